"""A measure got better, or worse, or neither: never both, and neither where chance is enough."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.numbers.measure_rules import Better, MeasurePoint, RangeIs, is_better, is_worse


def point(value, half=None, *, broken=""):
    number = None if value is None else Decimal(str(value))
    ends = (None, None) if half is None else (number - Decimal(str(half)), number + Decimal(str(half)))
    low, high = ends
    return MeasurePoint(as_of=date(2025, 3, 31), label="2025", value=number, low=low, high=high, broken_by=broken)


def between(low, high):
    """Not known but for the least and the most that it can be, of which the least is given."""
    ends = Decimal(str(low)), Decimal(str(high))
    day = date(2025, 3, 31)
    return MeasurePoint(as_of=day, label="", value=ends[0], low=ends[0], high=ends[1], range_is=RangeIs.BOUNDS)


@pytest.mark.parametrize(
    ("better", "before", "after", "expected"),
    [
        # The change must be more than the root of the sum of the squares of both halves: 3 and 4 make 5.
        (Better.HIGHER, point(10, 3), point(15.1, 4), "better"),
        (Better.HIGHER, point(10, 3), point(14.9, 4), "neither"),
        (Better.HIGHER, point(15.1, 3), point(10, 4), "worse"),
        (Better.LOWER, point(15.1, 3), point(10, 4), "better"),
        (Better.LOWER, point(10, 3), point(15.1, 4), "worse"),
        (Better.NEITHER, point(10), point(90), "neither"),
        (Better.HIGHER, point(10), point(11), "better"),  # counts of things have no range
        (Better.HIGHER, point(10), point(10), "neither"),
        (Better.NEAR_ONE, point(2, 0.1), point(1.1, 0.1), "better"),
        (Better.NEAR_ONE, point(0.5, 0.01), point(1.5, 0.01), "better"),  # log 2 from 1, then log 1.5
        (Better.NEAR_ONE, point(1.1, 0.1), point(2, 0.1), "worse"),
        (Better.HIGHER, point(None), point(11), "neither"),
        (Better.HIGHER, point(10), point(90, broken="It was counted otherwise."), "neither"),
        # What is not known may all lie one way: whatever the second is, it must be more than the first can be.
        (Better.HIGHER, between(10, 20), between(21, 31), "better"),
        (Better.HIGHER, between(10, 20), between(19, 29), "neither"),  # chance would call 9 more than 7.1
        (Better.HIGHER, between(21, 31), between(10, 20), "worse"),
        (Better.HIGHER, between(20, 22), between(21, 60), "neither"),  # they overlap, however far the most is
    ],
)
def test_a_step_is_told_beyond_chance_alone(better, before, after, expected):
    told = {"better": is_better(better, [before, after]), "worse": is_worse(better, [before, after])}
    assert [way for way, is_so in told.items() if is_so] == ([] if expected == "neither" else [expected])
