"""Pay points across the boundary of a quarter: hundreds of people who are paid the same."""

from tallystick.statistics.pay.quarters import pay_quarters
from tests.spec.pay.drawn import counts, quarters

title = "People on one rate are shared in proportion, and the report says what another order could have made"

# Twelve people, three to a quarter. Six are on £12 and lie across the first boundary and the second.
TWELVE = """
    rate | white | bme | unknown
    11   | 1     | 1   |
    12   | 3     | 2   | 1
    13   | 1     |     |
    14   | 2     | 1   |
"""

# One place of the lower quarter for two groups with one person each: the first of the classification has it.
EVEN = """
    rate | white | bme
    10   | 1     | 1
    11   | 1     | 1
"""
EVEN_OTHER_ORDER = """
    rate | bme | white
    10   | 1   | 1
    11   | 1   | 1
"""


def test_each_group_has_the_same_proportion_on_both_sides_as_near_as_people_allow():
    assert quarters(TWELVE) == {
        "lower": "2 1 0",  # one of the six beside the two on £11: white 3 of 6 is the largest remainder
        "lower middle": "1 1 1",  # three of the five left: 1.2, 1.2 and 0.6, so one each
        "upper middle": "2 1 0",  # the last two, and the one on £13
        "upper": "2 1 0",
    }


def test_nobody_is_lost_and_those_of_unknown_group_are_ranked_with_all():
    found = pay_quarters(counts(TWELVE))
    assert found.people.sum(axis=0).tolist() == [7, 4, 1]
    assert found.people.sum(axis=1).tolist() == [3, 3, 3, 3]


def test_the_range_says_what_another_order_of_people_on_the_rate_could_make():
    found = pay_quarters(counts(TWELVE))
    assert found.tied == (6, 6, 0)
    lower, lower_middle, upper_middle, upper = zip(found.least.tolist(), found.most.tolist(), strict=True)
    assert lower == ([1, 1, 0], [2, 2, 1])  # one place for anybody on £12
    assert lower_middle == ([0, 0, 0], [3, 2, 1])  # three places: all white, or no white person
    assert upper_middle == ([1, 0, 0], [3, 2, 1])  # two places beside the one on £13
    assert upper == ([2, 1, 0], [2, 1, 0])  # nobody on £14 can be elsewhere


def test_between_equal_remainders_the_order_of_the_classification_decides():
    assert quarters(EVEN)["lower"] == "1 0"
    assert quarters(EVEN_OTHER_ORDER)["lower"] == "1 0"  # now the first column is the other group
