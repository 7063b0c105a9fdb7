"""What is said of work in the background."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick_web.core.registry import job_called
from tallystick_web.core.waiting import Piece, Stage

_STANDS = {
    Stage.WAITING: "Waits for its turn",
    Stage.RUNNING: "Being done now",
    Stage.DONE: "Done",
    Stage.BROKEN: "Broke",
}


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    """One piece of work in words. ``again`` is its id where it can be begun again, else None."""

    what: str
    asked_at: datetime
    stands: str
    to_do: str
    again: UUID | None


def line_of(piece: Piece) -> WorkLine:
    """A piece of work in words."""
    job, is_broken = job_called(piece.job), piece.stage is Stage.BROKEN
    tried = f", tried {piece.attempt} times" if piece.attempt > 1 else ""
    return WorkLine(
        what=job.text,
        asked_at=piece.asked_at,
        stands=f"{_STANDS[piece.stage]}{tried}.",
        to_do=job.when_broken if is_broken else "",
        again=piece.id if is_broken and job.can_begin_again else None,
    )
