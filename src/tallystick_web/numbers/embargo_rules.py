"""Holding figures back until an instant: which instants can be named, when it may begin and end, and what it holds."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tallystick_web.core.rules import Refused

LONGEST_WHY = 1000
LONGEST = timedelta(days=2 * 366)
_LONDON = ZoneInfo("Europe/London")


def instant_of(on: date, at: time) -> datetime:
    """The instant of a day and a time in London, in UTC. Raises Refused where there is none, or there are two."""
    first, second = (datetime.combine(on, at, tzinfo=_LONDON).replace(fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if _is_there(first):
        raise Refused(
            "This time comes twice on that night, because clocks go back. Enter a time before 1am, or at 2am or later"
        )
    raise Refused(
        "There is no such time on that night, because clocks go forward. Enter a time before 1am, or at 2am or later"
    )


def _is_there(moment: datetime) -> bool:
    """Whether clocks in London ever show this: what they leave out comes back from UTC as something else."""
    return moment.astimezone(UTC).astimezone(_LONDON).replace(tzinfo=None) == moment.replace(tzinfo=None)


def check_can_hold(*, until: datetime, at: datetime, is_held: bool) -> None:
    """Raise Refused where figures cannot be held back, or are already."""
    if is_held:
        raise Refused(
            "Figures of this standard and year are held back already. Nothing was changed. To name another time, end "
            "that first."
        )
    if until <= at:
        raise Refused("The time must be in the future. Enter a later date or time.")
    if until > at + LONGEST:
        raise Refused("The time must be within two years from now. Look whether the year is right.")


def check_can_lift(*, is_over: bool) -> None:
    """Raise Refused where figures are held back no longer."""
    if is_over:
        raise Refused("These figures are held back no longer. Nothing was changed.")


def check_is_time(*, until: datetime, at: datetime) -> None:
    """Raise Refused where the time that was named has not come: before that, a person must decide."""
    if at < until:
        raise Refused("The time that was named for these figures has not come.")


def is_held_by(*, which: tuple[str, int], since: int, signed: tuple[str, int], signed_as: int) -> bool:
    """Whether signed figures are held back: those of the standard and year, signed once it had begun.

    What was signed before may have been seen, and stays. ``since`` and ``signed_as`` are the numbers of both events in
    the log: clocks are set back, and two people act in one moment.
    """
    return which == signed and since < signed_as
