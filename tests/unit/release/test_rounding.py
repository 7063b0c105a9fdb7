"""Figures are rounded once, from the exact number, halves away from zero."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from tallystick.release.quantity import Quantity, Unit, finite, people
from tallystick.release.rounding import shown
from tests.unit.release.tables import INTERNAL


def text(amount, unit=Unit.RATIO):
    return shown(Quantity(amount, unit), policy=INTERNAL).text


def value(amount, unit=Unit.RATIO):
    return shown(Quantity(amount, unit), policy=INTERNAL).value


@pytest.mark.parametrize(
    ("amount", "unit", "printed"),
    [
        (Fraction(1829, 1000), Unit.RATIO, "1.83"),
        (Fraction(5, 4), Unit.RATIO, "1.25"),
        (2, Unit.RATIO, "2.00"),
        (Fraction(9, 725), Unit.RATE, "1.2"),  # a rate is kept from 0 to 1 and read as a percentage
        (1, Unit.RATE, "100.0"),
        (Fraction(99000, 7422), Unit.PERCENT, "13.3"),  # 990 of 7,422
        (Fraction(-121, 10), Unit.POINTS, "\u221212.1"),
        (Fraction(9000, 725), Unit.PER_1000, "12.4"),
        (1780, Unit.PEOPLE, "1,780"),
        (1234567, Unit.PEOPLE, "1,234,567"),
        (999, Unit.PEOPLE, "999"),
        (-4, Unit.PEOPLE, "\u22124"),
        (2, Unit.YEARS, "2"),
        (0.0500, Unit.PROBABILITY, "0.050"),
    ],
)
def test_each_unit_keeps_the_decimals_people_expect(amount, unit, printed):
    assert text(amount, unit) == printed


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (Fraction(1005, 1000), "1.01"),
        (Fraction(1015, 1000), "1.02"),
        (Fraction(1025, 1000), "1.03"),  # half to even would say 1.02
        (Decimal("2.675"), "2.68"),
        (Fraction(-1025, 1000), "\u22121.03"),
        (Fraction(1004999999, 10**9), "1.00"),
        (2.675, "2.67"),  # the nearest binary number lies below the half, and it is the exact number here
    ],
)
def test_halves_go_away_from_zero(amount, printed):
    assert text(amount) == printed


def test_nothing_is_rounded_twice():
    # To 12 digits this is 1.24500000000; rounding that again would give 1.25.
    exact = Fraction(12449999999999999, 10**16)
    assert text(exact) == "1.24"
    assert value(exact) == Decimal("1.245")


@pytest.mark.parametrize("amount", [Fraction(-1, 1000), -0.0, -0.004])
def test_what_rounds_to_nought_has_no_minus_sign(amount):
    assert text(amount) == "0.00"


@pytest.mark.parametrize(
    ("p", "printed"),
    [
        (0, "less than 0.001"),
        (1e-20, "less than 0.001"),
        (0.000999, "less than 0.001"),
        (Fraction(1, 1000), "0.001"),
        (0.0014, "0.001"),
        (0.0496, "0.050"),
        (1, "1.000"),
    ],
)
def test_a_probability_below_a_thousandth_is_called_so_and_never_nought(p, printed):
    assert text(p, Unit.PROBABILITY) == printed


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(200, 3), "66.6666666667"),
        (Fraction(-200, 3), "-66.6666666667"),
        (Fraction(1, 3 * 10**6), "3.33333333333E-7"),
        (Fraction(1000000000005, 10**13), "0.100000000001"),
        (Fraction(1000000000015, 10**13), "0.100000000002"),
        (0.5, "0.5"),
        (1780, "1780"),
        (123456789012345, "123456789012345"),  # people are never rounded
    ],
)
def test_files_keep_twelve_significant_digits_and_whole_numbers_whole(amount, kept):
    assert value(amount) == Decimal(kept)


def test_the_settings_of_the_caller_make_no_difference():
    with localcontext(prec=3):
        assert text(1234567, Unit.PEOPLE) == "1,234,567"
        assert text(Fraction(1829208, 10**6)) == "1.83"
        assert value(Fraction(200, 3)) == Decimal("66.6666666667")


@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("Infinity")])
@pytest.mark.parametrize("unit", Unit)
def test_a_quantity_is_never_infinite_nor_no_number(amount, unit):
    with pytest.raises(ValueError, match="must be finite"):
        Quantity(amount, unit)


def test_an_open_limit_is_absent():
    assert finite(math.inf, Unit.RATIO) is None
    assert finite(1.5, Unit.RATIO) == Quantity(1.5, Unit.RATIO)


def test_a_count_that_was_not_given_is_absent_and_nought_is_not():
    assert people(None) is None
    assert people(0) == Quantity(0, Unit.PEOPLE)
