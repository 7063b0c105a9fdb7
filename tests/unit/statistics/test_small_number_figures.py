"""Exact tests, proportions and many tests at once, against figures worked out elsewhere."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom, false_discovery_control, hypergeom
from statsmodels.stats.proportion import proportion_confint

from tallystick.statistics import Z95, plain
from tallystick.statistics.exact import binomial_tail, doubled_mid_p
from tallystick.statistics.multiple import benjamini_hochberg
from tallystick.statistics.proportions import newcombe, wilson
from tallystick.statistics.score import ratio_statistic

GOLDEN = Path(__file__).parents[2] / "golden" / "methods"
PUBLISHED = json.loads((GOLDEN / "relative-likelihood.json").read_text(encoding="utf-8"))


def mid_p_by_scipy(x1, n1, x2, n2):
    chance = hypergeom(n1 + n2, n1, x1 + x2)
    half = chance.pmf(x1) / 2
    return np.minimum(1, 2 * (np.minimum(chance.cdf(x1 - 1), chance.sf(x1)) + half))


def test_mid_p_of_a_table_small_enough_to_write_out():
    # Three of eight people: none, one, two or three of them in a group of four.
    # Chances 4, 24, 24 and 4 of 56. For none: twice half of 4/56.
    assert doubled_mid_p(0, 4, 3, 4) == pytest.approx(4 / 56, rel=1e-15)
    assert doubled_mid_p(1, 4, 2, 4) == pytest.approx(2 * (4 + 12) / 56, rel=1e-15)


def test_one_case_against_two_of_many_is_not_beyond_chance_by_mid_p():
    assert ratio_statistic(1, 150, 2, 2850) > Z95
    assert doubled_mid_p(1, 150, 2, 2850) > 0.05


def test_where_only_one_table_is_possible_the_chance_is_whole():
    assert doubled_mid_p([0, 20], 20, [0, 60], 60).tolist() == [1, 1]


def test_mid_p_agrees_with_scipy_on_a_trust_full_of_tables():
    random = np.random.default_rng(7)
    people_1, people_2 = random.integers(5, 600, 300), random.integers(1000, 9000, 300)
    table = random.binomial(people_1, 0.12), people_1, random.binomial(people_2, 0.1), people_2
    assert doubled_mid_p(*table) == pytest.approx(mid_p_by_scipy(*table), rel=1e-9)


def test_the_chance_of_a_table_beyond_all_belief_is_zero():
    assert doubled_mid_p(5000, 5000, 0, 5000) == 0
    assert doubled_mid_p(0, 5000, 5000, 5000) == 0
    assert doubled_mid_p(0, 5000, 2500, 5000) == 0


def test_mid_p_of_many_tables_is_that_of_each():
    tables = np.array([(0, 5, 3, 9), (400, 1000, 500, 1000), (5000, 5000, 0, 5000), (2, 3, 1, 1)])
    alone = [float(doubled_mid_p(*table)) for table in tables]
    assert doubled_mid_p(*tables.T).tolist() == alone
    assert doubled_mid_p([], 5, [], 9).shape == (0,)


@pytest.mark.parametrize(("count", "seats", "share"), [(0, 15, "1/4"), (1, 15, "1/4"), (9, 15, "1/4"), (4, 16, "1/4")])
def test_the_tail_of_a_board_agrees_with_scipy(count, seats, share):
    chance = binom(seats, float(Fraction(share)))
    expected = chance.cdf(count) if count <= seats * float(Fraction(share)) else chance.sf(count - 1)
    assert binomial_tail(count, seats, Fraction(share)) == pytest.approx(expected, rel=1e-12)


def test_an_empty_board_is_the_chance_that_no_seat_was_filled():
    assert binomial_tail(0, 3, Fraction(1, 2)) == 0.125
    assert binomial_tail(3, 3, Fraction(1, 2)) == 0.125
    assert binomial_tail(0, 3, Fraction(0)) == 1
    assert binomial_tail(3, 3, Fraction(1)) == 1


@pytest.mark.parametrize(
    "row", [row for row in PUBLISHED["difference"] if row["method"].startswith("Newcombe")], ids=str
)
def test_published_differences_are_found_to_their_last_digit(row):
    limits = newcombe(row["x1"], row["n1"], row["x2"], row["n2"])
    assert [round(float(limits.low), 4), round(float(limits.high), 4)] == row["ci"]


def test_a_published_difference_was_found():
    assert sum(row["method"].startswith("Newcombe") for row in PUBLISHED["difference"]) == 1


def test_wilson_agrees_with_statsmodels_also_for_survey_percentages():
    happened, people = np.array([1, 5, 28.7, 99]), np.array([29, 56, 100, 100.5])
    limits = wilson(happened, people)
    low, high = proportion_confint(happened, people, method="wilson")
    assert limits.low == pytest.approx(low, rel=1e-12)
    assert limits.high == pytest.approx(high, rel=1e-12)


def test_slivers_and_full_groups_keep_their_digits():
    """Where the usual formulas subtract nearly equal numbers."""
    limits = wilson(1e-4, 100)
    assert (limits.low, limits.high) == pytest.approx(plain.wilson(1e-4, 100), rel=1e-14, abs=0)
    for table in ((27417, 27417, 2, 2), (27416, 27417, 27417, 27417)):
        limits = newcombe(*table)
        assert (limits.low, limits.high) == pytest.approx(plain.newcombe(*table), rel=1e-14, abs=0)


def test_none_and_all_have_limits_of_exactly_0_and_1():
    people = np.arange(1, 2000) / 3
    assert (wilson(0, people).low == 0).all()
    assert (wilson(people, people).high == 1).all()
    assert newcombe(0, 7, 9, 9).low == -1
    assert newcombe(9, 9, 0, 7).high == 1


def test_false_discovery_agrees_with_scipy():
    p = np.random.default_rng(11).random(200) ** 3
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p), rel=1e-14)


def test_no_tests_have_no_q_values():
    assert benjamini_hochberg([]).shape == (0,)
    assert benjamini_hochberg([]).dtype == np.float64


def test_the_worked_example_of_four():
    assert benjamini_hochberg([0.04, 0.01, 0.03, 0.5]).tolist() == pytest.approx([0.16 / 3, 0.04, 0.16 / 3, 0.5])
