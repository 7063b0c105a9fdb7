"""What changes declarations: one verb, one transaction, one event in the audit."""

from tallystick_web.declarations.actions.asking import ask_people
from tallystick_web.declarations.actions.batches import close_batch
from tallystick_web.declarations.actions.choosing import choose
from tallystick_web.declarations.actions.links import ask_for_link, open_own_link, send_fresh_link, use_link_to_see
from tallystick_web.declarations.actions.reading import read_for_invitation
from tallystick_web.declarations.actions.saying import erase_expired, forget_subject, say, stop, withdraw

__all__ = [
    "ask_for_link",
    "ask_people",
    "choose",
    "close_batch",
    "erase_expired",
    "forget_subject",
    "open_own_link",
    "read_for_invitation",
    "say",
    "send_fresh_link",
    "stop",
    "use_link_to_see",
    "withdraw",
]
