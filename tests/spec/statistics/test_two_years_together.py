"""The two-year row of indicator 3."""

from fractions import Fraction

import pytest

from tallystick.statistics import plain
from tests.spec.statistics.drawn import likelihood, number, of, the

title = "Events of two years are divided by people times years, and the people shown are those of the snapshot"

DRAWN = """
    indicator | row      | group | happened | people
    3         | two-year | bme   | 20       | 725
    3         | two-year | white | 30       | 2505
    3         |          | bme   | 9        | 725
    3         |          | white | 17       | 2505
"""


def test_a_blank_row_means_one_year_and_comes_first():
    results = of(DRAWN)
    assert [result.row for result in results] == ["", "two-year"]
    assert of(DRAWN.replace("|          |", "| one-year |")) == results


def test_the_rate_is_for_one_person_and_one_year():
    top = the(of(DRAWN), row="two-year").top
    assert (number(top.happened), number(top.people), number(top.years)) == (20, 725, 2)
    assert top.rate.amount == Fraction(20, 1450)


def test_the_range_comes_from_people_times_years():
    found = the(of(DRAWN), row="two-year")
    table = (20, 1450, 30, 5010)
    low, high = plain.ratio_interval(table)
    assert (number(found.low), number(found.high)) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))
    assert number(found.p) == pytest.approx(plain.two_sided_p(plain.ratio_statistic(table)))
    assert found.value.amount == Fraction(20, 1450) / Fraction(30, 5010)


def test_two_years_can_tell_what_one_year_cannot():
    results = of(DRAWN)
    assert the(results, row="").verdict == "cannot-tell"
    assert the(results, row="two-year").verdict == "clear"


def test_equal_rates_are_told_for_the_people_of_the_snapshot():
    # 30 of 5,010 are 8.68 of 1,450, which is 11.32 less than 20.
    found = the(of(DRAWN), row="two-year").parity
    assert (number(found.change), number(found.expected), number(found.people)) == (-11, 9, 725)
    assert found.gives.amount == Fraction(9, 1450) / Fraction(30, 5010)


def test_in_two_years_more_may_happen_than_there_are_people():
    found = likelihood("30/20", "80/60", row="two-year")
    assert number(found.top.rate) == 0.75
    assert number(found.value) == pytest.approx(0.75 / (80 / 120))


def test_the_one_year_row_is_not_touched_by_the_two_year_row():
    assert the(of(DRAWN), row="") == likelihood("9/725", "17/2505")
