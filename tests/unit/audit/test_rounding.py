"""Rounding to printed decimals, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import decimals_of, half_up, shown_beside, truncated
from tests.unit.release.tables import INTERNAL


@pytest.mark.parametrize(
    ("exact", "decimals", "rounded", "cut"),
    [
        ("6.3187", 2, "6.32", "6.31"),
        ("6.315", 2, "6.32", "6.31"),
        ("0.5", 0, "1", "0"),
        ("-0.5", 0, "-1", "0"),
        ("-6.3187", 2, "-6.32", "-6.31"),
        ("6.3149999999999999999999999999999999999999999999999999", 2, "6.31", "6.31"),
        ("12", 3, "12", "12"),
        ("0", 1, "0", "0"),
    ],
)
def test_halves_go_away_from_nought_and_cutting_goes_towards_it(exact, decimals, rounded, cut):
    assert half_up(Fraction(exact), decimals) == Fraction(rounded)
    assert truncated(Fraction(exact), decimals) == Fraction(cut)


@pytest.mark.parametrize(("text", "decimals"), [("12", 0), ("12.0", 1), ("12.40", 2), ("0.001", 3), ("1E+2", 0)])
def test_decimals_are_counted_as_printed(text, decimals):
    assert decimals_of(Decimal(text)) == decimals


def test_a_number_beside_a_figure_takes_the_decimals_asked_for():
    found = shown_beside(Quantity(Fraction(393 * 100, 2464), Unit.PERCENT), decimals=4, policy=INTERNAL)
    assert (found.text, found.value) == ("15.9497", Decimal("15.9496753247"))
