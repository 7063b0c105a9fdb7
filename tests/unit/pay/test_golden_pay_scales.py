"""The pay scales of Agenda for Change: each hourly rate is the yearly one over the hours of a year."""

from fractions import Fraction

import pytest

from tallystick.release.rounding import half_up
from tests.unit.pay.published import published

ROWS = published("afc-pay-scales-england-2025-26.csv")
HOURS_OF_A_YEAR = Fraction("52.143") * Fraction("37.5")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["band"])
@pytest.mark.parametrize("point", ["entry", "top"])
def test_every_hourly_rate_is_the_yearly_one_over_the_hours(row, point):
    found = half_up(Fraction(row[f"{point}_gbp"]) / HOURS_OF_A_YEAR, 2)
    assert found == Fraction(row[f"hourly_{point}_gbp"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["band"])
def test_points_of_a_band_rise(row):
    points = [int(row[f"{point}_gbp"]) for point in ("entry", "intermediate", "top") if row[f"{point}_gbp"]]
    assert points == sorted(points)


def test_the_law_multiplies_by_days_and_comes_to_another_rate():
    """Band 5 entry: 15.88 as printed, 15.867 by a month of 30.44 days. The two are never held against each other."""
    [row] = [row for row in ROWS if row["band"] == "5"]
    by_law = Fraction(row["entry_gbp"]) / 12 * 7 / Fraction("30.44") / Fraction("37.5")
    assert half_up(by_law, 3) == Fraction("15.867")
    assert half_up(by_law, 2) != Fraction(row["hourly_entry_gbp"])
