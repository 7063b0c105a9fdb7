"""Gaps printed beside the rates they were made of: what the rates give to two decimals, and how near that is."""

from fractions import Fraction

import pytest

from tallystick.release.rounding import half_up
from tests.unit.pay.published import FROM_PENCE, GAPS, published, rates

ROWS = published("rates-to-gap-checks.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['org']} {row['cmp_group']}")
def test_rates_in_pence_give_the_gap_that_was_worked_out(row):
    found = GAPS[row["statistic"]](*(rates({row[side]: 1}) for side in ("ref_value_gbp", "cmp_value_gbp")))
    assert half_up(found, 2) == Fraction(row["recomputed_from_rounded_rates_pct"])
    assert abs(found - Fraction(row["published_gap_pct"])) <= Fraction(str(FROM_PENCE))
