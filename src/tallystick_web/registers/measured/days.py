"""Days as measures of registers hold them against a period."""

from datetime import date

from tallystick_web.core.days import months_after


def lately(day: date | None, *, months: int, on: date) -> bool:
    """Whether a day lies no more than some months before another one, which is included."""
    return day is not None and day <= on <= months_after(day, months)
