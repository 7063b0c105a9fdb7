"""Back-solving: which whole numbers can stand behind a percentage when one of its two counts was printed."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from tallystick.release.audited import PublishedFigure, Sought, WholeNumbers
from tallystick.release.rounding import half_up
from tallystick.statistics.readings.one_side import heads

# Published hospital statistics hide counts from 1 to 7 (the rule of Hospital Episode Statistics in England).
SMALLEST_SAFE = 8
_LARGEST_TRIED = 1000


class _Percent(NamedTuple):
    """All percentages that are printed alike: from ``low``, and under ``high``."""

    low: Fraction
    high: Fraction


def back_solved(figure: PublishedFigure) -> WholeNumbers | None:
    """The whole numbers that would complete the share; None unless exactly one of its counts was printed.

    A count of nought with a share of nought says nothing about the total, and gives None too.
    """
    found = heads(figure)
    if figure.published is None or found.other is not None:
        return None
    alike = _rounded_to(figure.published, figure.decimals)
    if found.own is None and found.total:
        return _counts(found.total, alike)
    if found.own is not None and found.total is None:
        return _totals(found.own, alike)
    return None


def totals_of(count: int, published: Decimal, decimals: int) -> WholeNumbers | None:
    """The totals of which ``count`` people make a percentage that rounds to ``published``."""
    return _totals(count, _rounded_to(published, decimals))


def totals_cut_off(count: int, published: Decimal, decimals: int) -> WholeNumbers | None:
    """The totals of which ``count`` people make a percentage that is ``published`` when it is cut off."""
    return _totals(count, _Percent(Fraction(published), Fraction(published) + _step(decimals)))


def smallest_fraction(published: Decimal, decimals: int) -> tuple[int, int] | None:
    """The count and total, both as small as can be, of a percentage between 0 and 100; None where over 1,000."""
    if not 0 < published < 100:
        return None
    for total in range(2, _LARGEST_TRIED + 1):
        count = round(Fraction(published) * total / 100)
        if half_up(Fraction(100 * count, total), decimals) == Fraction(published):
            return count, total
    return None


def _rounded_to(published: Decimal, decimals: int) -> _Percent:
    half = _step(decimals) / 2
    return _Percent(Fraction(published) - half, Fraction(published) + half)


def _step(decimals: int) -> Fraction:
    return Fraction(1, 10**decimals)


def _counts(total: int, alike: _Percent) -> WholeNumbers:
    first, last = ceil(alike.low * total / 100), ceil(alike.high * total / 100) - 1
    return WholeNumbers(sought=Sought.COUNT, low=max(first, 0), high=min(last, total))


def _totals(count: int, alike: _Percent) -> WholeNumbers | None:
    if count == 0 and alike.low <= 0 < alike.high:
        return None
    if count == 0 or alike.high <= 0:
        return WholeNumbers(sought=Sought.TOTAL, low=1, high=0)
    first = max(count, floor(100 * count / alike.high) + 1)
    last = floor(100 * count / alike.low) if alike.low > 0 else None
    return WholeNumbers(sought=Sought.TOTAL, low=first, high=last)
