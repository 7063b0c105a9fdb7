"""Four quarters of a workforce that does not divide by four."""

import pytest

from tallystick.definitions.pay import LeftOver, profiles
from tallystick.statistics.pay.quarters import Quarter, quarter_sizes
from tests.spec.pay.drawn import quarters
from tests.spec.statistics.drawn import rows

title = "People left over go where the profile says: GOV.UK begins at the lower quarter, some employers at the upper"

SIZES = """
    people | rule  | lower | lower middle | upper middle | upper
    4      | govuk | 1     | 1            | 1            | 1
    5      | govuk | 2     | 1            | 1            | 1
    6      | govuk | 2     | 1            | 2            | 1
    7      | govuk | 2     | 2            | 2            | 1
    4445   | govuk | 1112  | 1111         | 1111         | 1111
    4      | upper | 1     | 1            | 1            | 1
    5      | upper | 1     | 1            | 1            | 2
    6      | upper | 1     | 2            | 1            | 2
    7      | upper | 1     | 2            | 2            | 2
    10097  | upper | 2524  | 2524         | 2524         | 2525
"""

# Five people on five rates. The one left over moves everybody at a boundary.
FIVE = """
    rate | white | bme
    10   |       | 1
    11   | 1     |
    12   |       | 1
    13   | 1     |
    14   | 1     |
"""


@pytest.mark.parametrize(("people", "rule", "lower", "lower_middle", "upper_middle", "upper"), rows(SIZES))
def test_quarters_have_the_sizes_of_the_rule(people, rule, lower, lower_middle, upper_middle, upper):
    found = quarter_sizes(int(people), left_over=LeftOver(rule))
    assert found == tuple(map(int, (lower, lower_middle, upper_middle, upper)))
    assert sum(found) == int(people)


@pytest.mark.parametrize("number", range(4, 12))
def test_the_upper_rule_is_that_of_govuk_from_the_top_down(number):
    assert quarter_sizes(number, left_over=LeftOver.UPPER) == quarter_sizes(number, left_over=LeftOver.GOVUK)[::-1]


def test_the_rule_of_govuk_is_taken_unless_a_profile_says_otherwise():
    assert quarters(FIVE) == quarters(FIVE, left_over=LeftOver.GOVUK)
    assert quarter_sizes(5) == quarter_sizes(5, left_over=LeftOver.GOVUK)
    assert {one.left_over for one in profiles().values()} == {LeftOver.GOVUK}


def test_people_are_in_the_quarters_that_the_rule_makes():
    lower, lower_middle, upper_middle, upper = map(str, Quarter)
    assert quarters(FIVE) == {lower: "1 1", lower_middle: "0 1", upper_middle: "1 0", upper: "1 0"}
    by_upper = quarters(FIVE, left_over=LeftOver.UPPER)
    assert by_upper == {lower: "0 1", lower_middle: "1 0", upper_middle: "0 1", upper: "2 0"}
