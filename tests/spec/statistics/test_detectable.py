"""The smallest difference that the numbers could have shown."""

import pytest

from tallystick.statistics.beside import nearest_clear as search
from tests.generative.measures.reference import is_clear, nearest_clear, odds_ratio, verdict_of_ratio
from tests.spec.statistics.drawn import extras, four, heads, likelihood, measured, number, rows, the

title = "Where it cannot be told, the nearest count at which it would have been clear is named"

# BME staff stand on top in indicator 3 and at the bottom in 2 and 4; their count is the one that moves.
OPEN = """
    indicator | top     | bottom
    3         | 9/725   | 17/2505
    3         | 0/500   | 12/2500
    3         | 1/150   | 2/2850
    3         | 5/10    | 5/10
    3         | 1/20    | 0/30
    3         | 3/9     | 2/8
    3         | 40/400  | 40/400
    2         | 30/120  | 12/76
    2         | 5/60    | 0/20
    2         | 100/300 | 30/100
    4         | 10/20   | 12/30
    4         | 60/150  | 22/40
    4         | 57/60   | 18/20
    4         | 0/15    | 3/40
"""


@pytest.mark.parametrize(("indicator", "top", "bottom"), rows(OPEN))
def test_the_count_is_the_nearest_clear_one_of_all(indicator, top, bottom):
    table = four(top, bottom)
    assert str(verdict_of_ratio(table)) == "cannot-tell"
    (named,) = extras(likelihood(top, bottom, indicator=indicator), "detectable").items()
    nearest = nearest_clear(table, 0 if indicator == "3" else 2)
    assert (named[0], number(named[1].value) in nearest) == ("bme", True)


def test_over_two_years_the_count_is_one_of_people_times_years():
    found = likelihood("3/10", "8/60", row="two-year")
    nearest = nearest_clear((3, 20, 8, 120), 0)
    assert number(extras(found, "detectable")["bme"].value) in nearest


def test_over_two_years_the_count_may_be_above_the_number_of_people():
    found = likelihood("8/10", "60/100", row="two-year")
    nearest = nearest_clear((8, 20, 60, 200), 0)
    assert number(extras(found, "detectable")["bme"].value) in nearest


@pytest.mark.parametrize(("top", "bottom"), [("1/1", "1/1"), ("1/2", "1/2"), ("0/1", "2/3")])
def test_no_count_is_named_where_none_would_be_clear(top, bottom):
    _, n1, x2, n2 = four(top, bottom)
    assert not any(is_clear((count, n1, x2, n2)) for count in range(n1 + 1))
    assert extras(likelihood(top, bottom), "detectable") == {}


@pytest.mark.parametrize(
    ("top", "bottom"), [("60/1000", "30/1000"), ("400/1000", "500/1000"), ("500/1000", "500/1000"), ("0/20", "0/60")]
)
def test_no_count_is_named_for_any_other_verdict(top, bottom):
    assert extras(likelihood(top, bottom), "detectable") == {}


def test_a_disparity_ratio_that_cannot_be_told_names_one_as_well():
    drawn = """
        row        | white | bme
        clinical/5 | 100   | 40
        clinical/6 | 60    | 15
    """
    found = the(measured(heads(drawn)), indicator="rdr")
    assert found.verdict == "cannot-tell"
    nearest = nearest_clear((60, 160, 15, 55), 2, value=odds_ratio)
    assert number(extras(found, "detectable")["bme"].value) in nearest


@pytest.mark.parametrize("only", range(301))
def test_the_search_passes_over_no_count(only):
    found = search(150, 300, lambda counts: [count == only for count in counts], of="bme")
    assert [number(also.value) for also in found] == ([] if only == 150 else [only])
