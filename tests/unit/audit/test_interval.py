"""What the rounding of printed numbers leaves open."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.statistics.readings import interval
from tallystick.statistics.readings.interval import Interval, exact, printed, printed_rate


def ends(found):
    return (float(found.low), float(found.value), float(found.high))


def test_a_printed_number_may_have_been_half_a_step_away():
    assert ends(printed(Decimal("1.2"))) == (1.15, 1.2, 1.25)
    assert ends(printed(Decimal(12))) == (11.5, 12, 12.5)
    assert ends(printed(Decimal("1.5"), decimals=0)) == (1, 1.5, 2)


def test_a_rate_is_never_below_nought():
    assert ends(printed_rate(Decimal("0.0"))) == (0, 0, 0.05)


def test_a_count_is_exact():
    assert exact(9).is_exact
    assert not printed(Decimal(9)).is_exact


def test_a_ratio_is_least_when_the_top_is_least_and_the_bottom_most():
    found = interval.quotient(printed_rate(Decimal("1.2")), printed_rate(Decimal("0.7")))
    assert ends(found) == pytest.approx((1.15 / 0.75, 1.2 / 0.7, 1.25 / 0.65))


@pytest.mark.parametrize("bottom", ["0", "0.0"])
def test_there_is_no_ratio_to_nought(bottom):
    assert interval.quotient(exact(1), printed_rate(Decimal(bottom))) is None
    assert interval.percentage(exact(1), exact(0)) is None


def test_a_gap_is_in_percent_of_the_top_and_positive_when_the_bottom_is_lower():
    assert ends(interval.relative_gap(exact(20), exact(15))) == (25, 25, 25)
    found = interval.relative_gap(printed(Decimal("10.00")), printed(Decimal("9.74")))
    assert ends(found) == pytest.approx((100 * (1 - 9.745 / 9.995), 2.6, 100 * (1 - 9.735 / 10.005)))


def test_growth_is_in_percent_of_the_earlier_level():
    assert ends(interval.growth(exact(200), exact(150))) == (-25, -25, -25)
    assert interval.growth(exact(0), exact(5)) is None
    assert interval.growth(exact(5), exact(Fraction(-1))) is None


def test_a_difference_has_both_roundings_in_it():
    assert ends(interval.difference(printed(Decimal(76)), printed(Decimal(89)))) == (-14, -13, -12)
    assert ends(interval.negative(printed(Decimal("1.2")))) == (-1.25, -1.2, -1.15)


def test_an_end_point_alone_is_not_a_meeting():
    one, two, three = (Interval(Fraction(low), Fraction(low), Fraction(low + 1)) for low in (1, 2, 3))
    assert not one.meets(two)
    assert not one.meets(three)
    assert Interval(Fraction(1), Fraction(1), Fraction(5, 2)).meets(two)
