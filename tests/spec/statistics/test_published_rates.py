"""Rates without counts."""

from fractions import Fraction

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tests.spec.statistics.drawn import likelihood, number, rows

title = "A ratio of published rates stands as a value; without counts it has no range and no verdict"

PUBLISHED = """
    indicator | top   | bottom | value  | favours
    3         | 1.2%  | 0.7%   | 12/7   | white
    3         | 0.7%  | 1.2%   | 7/12   | bme
    2         | 25.0% | 12.5%  | 2      | white
    4         | 60%   | 60%    | 1      | neither
    3         | 1.2%  | 7/1000 | 12/7   | white
    3         | 9/725 | 1%     | 36/29  | white
    3         | 0%    | 1%     | 0      | bme
    3         | 1%    | 0%     |        | white
    3         | 0%    | 0%     |        | neither
"""


@pytest.mark.parametrize(("indicator", "top", "bottom", "value", "favours"), rows(PUBLISHED))
def test_the_value_stands_and_leans_and_the_verdict_does_not(indicator, top, bottom, value, favours):
    found = likelihood(top, bottom, indicator=indicator)
    assert (found.value and found.value.amount) == (Fraction(value) if value else None)
    assert found.favours == favours
    assert found.verdict is Verdict.NOT_CALCULABLE
    assert found.not_calculable is NotCalculable.NO_COUNTS
    assert (found.low, found.high, found.p, found.parity, found.also) == (None, None, None, None, ())


def test_a_side_of_which_only_a_rate_was_published_shows_no_counts():
    found = likelihood("1.2%", "7/1000")
    assert (found.top.happened, found.top.people) == (None, None)
    assert number(found.top.rate) == 0.012
    assert (number(found.bottom.happened), number(found.bottom.people)) == (7, 1000)
