"""The government's worked example: which test holds each of its rows, and the rows that no other test holds."""

from fractions import Fraction

import numpy as np
import pytest

from tallystick.release.rounding import half_up
from tallystick.statistics.pay.quarters import pay_quarters, quarter_sizes
from tallystick.tallies.paid import PayCounts
from tests.unit.pay.published import published, share

ROWS = {(row["case"], row["measure"]): row for row in published("govuk-gpg-worked-example.csv")}
QUARTERS = ("lower", "lower_middle", "upper_middle", "upper")

IN_TEST_GOLDEN_PAY = {
    *(("acme", measure) for measure in ("mean_hourly_gap", "median_hourly_gap", "mean_bonus_gap", "median_bonus_gap")),
    *(
        ("acme", f"quarter_{kind}_{quarter}{men}")
        for quarter in QUARTERS
        for kind, men in (("size", ""), ("share", "_men"))
    ),
    ("acme-tie", "tie_lower"),
}
HERE = {("acme", "bonus_share_ref"), ("acme", "bonus_share_cmp"), ("acme-tie", "tie_lower_middle")}


def test_every_row_is_held_by_a_test():
    assert set(ROWS) == IN_TEST_GOLDEN_PAY | HERE
    assert not IN_TEST_GOLDEN_PAY & HERE


@pytest.mark.parametrize("measure", ["bonus_share_ref", "bonus_share_cmp"])
def test_the_share_paid_a_bonus_is_of_all_relevant_employees(measure):
    row = ROWS["acme", measure]
    assert half_up(share(*row["input_value"].split(";")), 1) == Fraction(row["expected_value"])


@pytest.mark.parametrize("measure", ["tie_lower", "tie_lower_middle"])
def test_people_on_one_rate_are_split_as_the_example_splits_them(measure):
    """40 on one rate; of the lower quarter 10 places are left for them, and 30 of the next."""
    tied, women, men, places = (int(one) for one in ROWS["acme-tie", measure]["input_value"].split(";"))
    below = {"tie_lower": 40 - places, "tie_lower_middle": places}[measure]
    people = np.array([[0, below], [men, women], [0, 120 - below]])
    counts = PayCounts(rates=np.arange(1, 4), groups=("men", "women"), people=people)
    assert (quarter_sizes(counts.number), men + women) == ((40, 40, 40, 40), tied)
    found = pay_quarters(counts).people
    lower = found[0] - [0, below]
    split = {"tie_lower": lower, "tie_lower_middle": np.array([men, women]) - lower}[measure]
    assert split[::-1].tolist() == [int(one) for one in ROWS["acme-tie", measure]["expected_value"].split(";")]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_womens_share_in_the_note_is_what_the_men_leave(quarter):
    row = ROWS["acme", f"quarter_share_{quarter}_men"]
    men, size = (int(one) for one in row["input_value"].split(";"))
    number, said = row["note"].removeprefix("women ").split(" = ")
    assert (int(number), half_up(share(number, size), 1)) == (size - men, Fraction(said))
