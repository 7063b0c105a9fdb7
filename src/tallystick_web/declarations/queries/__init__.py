"""What is read of declarations."""

from tallystick_web.declarations.queries.batches import answered_count, asked_count, waiting_changes
from tallystick_web.declarations.queries.choices import choice_now

__all__ = ["answered_count", "asked_count", "choice_now", "waiting_changes"]
