"""Numbers that were rounded when they were printed, and what the rounding leaves open.

Everything is a Fraction, so a figure on the edge of rounding falls on the side it was published on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tallystick.release.rounding import decimals_of


@dataclass(frozen=True)
class Interval:
    """A number as printed, and the lowest and highest it may have been before it was rounded."""

    value: Fraction
    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded away."""
        return self.low == self.high

    def meets(self, other: "Interval") -> bool:
        """Whether more than an end point is in both."""
        return self.low < other.high and other.low < self.high


Combine = Callable[[Interval, Interval], Interval | None]


def exact(value: Fraction | int) -> Interval:
    """A number that was not rounded, such as a count of people."""
    return Interval(Fraction(value), Fraction(value), Fraction(value))


def printed(value: Decimal, *, decimals: int | None = None) -> Interval:
    """A number of which the last printed decimal was rounded: up to half a step to either side."""
    places = decimals_of(value) if decimals is None else decimals
    half = Fraction(1, 2 * 10**places)
    return Interval(Fraction(value), Fraction(value) - half, Fraction(value) + half)


def printed_rate(value: Decimal) -> Interval:
    """As ``printed``, for what cannot be below nought."""
    found = printed(value)
    return Interval(found.value, max(found.low, Fraction(0)), found.high)


def quotient(top: Interval, bottom: Interval) -> Interval | None:
    """Top over bottom; None where the bottom is nought, or may have been."""
    if bottom.low <= 0 or top.low < 0:
        return None
    return Interval(top.value / bottom.value, top.low / bottom.high, top.high / bottom.low)


def difference(top: Interval, bottom: Interval) -> Interval:
    """Top less bottom."""
    return Interval(top.value - bottom.value, top.low - bottom.high, top.high - bottom.low)


def relative_gap(top: Interval, bottom: Interval) -> Interval | None:
    """How far bottom lies below top, in percent of top: the sign of the gender pay gap."""
    kept = quotient(bottom, top)
    return None if kept is None else _mapped(kept, lambda part: 100 * (1 - part))


def growth(before: Interval, after: Interval) -> Interval | None:
    """The change from before to after, in percent of before."""
    grown = quotient(after, before)
    return None if grown is None else _mapped(grown, lambda part: 100 * (part - 1))


def negative(of: Interval) -> Interval:
    """The same with the other sign."""
    return _mapped(of, lambda part: -part)


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """Part in percent of whole."""
    found = quotient(part, whole)
    return None if found is None else _mapped(found, lambda rate: 100 * rate)


def _mapped(of: Interval, change: Callable[[Fraction], Fraction]) -> Interval:
    ends = sorted((change(of.low), change(of.high)))
    return Interval(change(of.value), ends[0], ends[1])
