"""Harms that happen to few."""

from fractions import Fraction

import pytest

from tests.spec.statistics.drawn import extras, likelihood, rows

title = "Rare harms are also told as so many in a thousand people"

RARE = """
    indicator | top    | bottom  | row      | per_1000_on_top | at_the_bottom
    3         | 9/725  | 17/2505 |          | 9000/725        | 17000/2505
    3         | 0/500  | 12/2500 |          | 0               | 24/5
    3         | 20/725 | 30/2505 | two-year | 20000/1450      | 30000/5010
"""


@pytest.mark.parametrize(("indicator", "top", "bottom", "row", "above", "below"), rows(RARE))
def test_both_groups_are_told_in_a_thousand_people_a_year(indicator, top, bottom, row, above, below):
    found = extras(likelihood(top, bottom, indicator=indicator, row=row), "per_1000")
    amounts = {group: also.value.amount for group, also in found.items()}
    assert amounts == {"bme": Fraction(above), "white": Fraction(below)}


@pytest.mark.parametrize(
    ("indicator", "top", "bottom"),
    [
        ("4", "9/725", "17/2505"),  # training is no harm
        ("2", "9/725", "17/2505"),
        ("3", "200/725", "300/2505"),  # nor is this rare
        ("3", "9/725", "700/2505"),  # nor this, in one of the groups
        ("3", "200/725", "17/2505"),
    ],
)
def test_benefits_and_common_harms_are_not(indicator, top, bottom):
    assert extras(likelihood(top, bottom, indicator=indicator), "per_1000") == {}
