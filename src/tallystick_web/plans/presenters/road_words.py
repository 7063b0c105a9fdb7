"""Chances, shares and months as people read them on the pages about what a target would take."""

from datetime import date
from decimal import Decimal

from tallystick_web.plans.road_rules import MONTHS_OF_A_YEAR


def in_a_hundred(chance: float) -> str:
    """A chance as people read it: ``about 5 in 100``. What is not certain is never said to be."""
    if chance < 0.005:
        return "less than 1 in 100"
    return "more than 99 in 100" if chance >= 0.995 else f"about {_rounded(chance)} in 100"


def number_in_a_hundred(chance: float) -> str:
    """The same as an end of a range: ``less than 1``."""
    if chance < 0.005:
        return "less than 1"
    return "more than 99" if chance >= 0.995 else str(_rounded(chance))


def month_called(today: date, months: int) -> str:
    """The month that is so many from now: ``February 2027``."""
    years, month = divmod(today.month - 1 + months, MONTHS_OF_A_YEAR)
    return f"{date(today.year + years, month + 1, 1):%B %Y}"


def percent(share: Decimal) -> str:
    """``28%`` or ``28.1%``."""
    return f"{plain_number(share)}%"


def plain_number(share: Decimal) -> str:
    """A number without noughts at its end: ``28`` or ``2.5``."""
    return f"{share.normalize():f}"


def _rounded(chance: float) -> int:
    return int(chance * 100 + 0.5)
