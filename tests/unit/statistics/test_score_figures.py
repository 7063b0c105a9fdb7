"""Ratios and odds ratios against published figures, known hard tables and other programs."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom, norm
from statsmodels.stats.proportion import confint_proportions_2indep

from tallystick.statistics import Z95
from tallystick.statistics.score import (
    odds_ratio_interval,
    odds_ratio_statistic,
    ratio_interval,
    ratio_statistic,
    two_sided_p,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "methods"
PUBLISHED = json.loads((GOLDEN / "relative-likelihood.json").read_text(encoding="utf-8"))
COVERAGE = json.loads((GOLDEN / "relative-likelihood-coverage.json").read_text(encoding="utf-8"))

ORDINARY = [(24, 73, 53, 65), (7, 18, 1, 18), (9, 725, 17, 2505), (150, 400, 198, 900), (3, 9, 2, 8)]


def table_of(row):
    return row["x1"], row["n1"], row["x2"], row["n2"]


def ends(limits):
    return float(limits.low), float(limits.high)


@pytest.mark.parametrize("row", [row for row in PUBLISHED["ratio"] if row["method"] == "Miettinen-Nurminen"], ids=str)
def test_published_ratio_limits_are_found_to_their_last_digit(row):
    low, high = ends(ratio_interval(*table_of(row)))
    assert [round(low, 3), round(high, 3)] == row["ci"]


@pytest.mark.parametrize("row", PUBLISHED["zero_cell_required_behaviour"], ids=str)
def test_empty_and_full_cells_have_the_required_limits(row):
    low, high = ends(ratio_interval(*table_of(row)))
    assert [round(low, 4), round(high, 4)] == [float(limit) for limit in row["MN"]]


def test_every_published_row_of_a_shipped_method_was_found():
    assert sum(row["method"] == "Miettinen-Nurminen" for row in PUBLISHED["ratio"]) == 2
    assert len(PUBLISHED["zero_cell_required_behaviour"]) == 3


def test_the_trust_with_nine_cases_against_seventeen():
    low, high = ends(ratio_interval(9, 725, 17, 2505))
    assert round(9 / 725 / (17 / 2505), 3) == 1.829
    assert (round(low, 3), round(high, 3)) == (0.835, 3.999)


def test_where_nothing_happened_at_all_every_ratio_is_possible():
    assert ends(ratio_interval(0, 20, 0, 60)) == (0.0, math.inf)
    assert ratio_statistic(0, 20, 0, 60) == 0
    assert odds_ratio_statistic(0, 20, 0, 60) == 0


def test_where_it_happened_to_all_no_odds_ratio_can_be_told_from_another():
    assert ends(odds_ratio_interval(20, 20, 60, 60)) == (0.0, math.inf)
    assert odds_ratio_statistic(20, 20, 60, 60, odds_ratio=3.0) == 0
    assert ratio_statistic(20, 20, 60, 60) == 0


@pytest.mark.parametrize(
    ("table", "low_is_open", "high_is_open"),
    [
        ((0, 9, 3, 8), True, False),
        ((3, 9, 0, 8), False, True),
        ((9, 9, 3, 8), False, True),
        ((3, 9, 8, 8), True, False),
        ((3, 9, 4, 8), False, False),
    ],
)
def test_odds_ratios_are_open_where_a_cell_is_empty_or_full(table, low_is_open, high_is_open):
    low, high = ends(odds_ratio_interval(*table))
    assert (low == 0, high == math.inf) == (low_is_open, high_is_open)


def test_the_smallest_table_of_all():
    low, high = ends(ratio_interval(1, 1, 1, 1))
    assert 0 < low < 1 < high
    assert low * high == pytest.approx(1, rel=1e-14)


def test_counts_broadcast_and_answers_are_float_arrays():
    limits = ratio_interval([[1], [2]], 50, [3, 4, 5], 100)
    assert limits.low.shape == limits.high.shape == (2, 3)
    assert limits.low.dtype == np.float64
    assert ratio_statistic(1, 50, 3, 100, ratio=[0.5, 1.0]).shape == (2,)
    assert two_sided_p([[0.0], [1.0]]).shape == (2, 1)
    assert ratio_interval([], 50, [], 100).low.shape == (0,)


@pytest.mark.parametrize("ratio", [0, -1, math.nan, math.inf])
@pytest.mark.parametrize(
    "statistic",
    [
        lambda r: ratio_statistic(1, 9, 2, 9, ratio=r),
        lambda r: odds_ratio_statistic(1, 9, 2, 9, odds_ratio=r),
    ],
)
def test_a_ratio_under_trial_must_be_a_finite_number_above_0(statistic, ratio):
    with pytest.raises(ValueError, match="finite number above 0"):
        statistic(ratio)


def test_the_chance_of_a_statistic_is_right_far_into_the_tails():
    statistics = np.array([0, 0.5, -1, Z95, -5, 10, 37])
    assert two_sided_p(statistics) == pytest.approx(2 * norm.sf(abs(statistics)), rel=1e-12)
    assert two_sided_p(0.0) == 1
    assert two_sided_p(Z95) == pytest.approx(0.05, rel=1e-13)


def by_statsmodels(table, compare):
    # It divides by zero on the way to limits that are right, and gives complex numbers for wrong ones.
    with np.errstate(all="ignore"):
        low, high = confint_proportions_2indep(*table, compare=compare, method="score")
    return float(np.real(low)), float(np.real(high))


@pytest.mark.parametrize("table", ORDINARY, ids=str)
@pytest.mark.parametrize(("compare", "interval"), [("ratio", ratio_interval), ("odds-ratio", odds_ratio_interval)])
def test_statsmodels_gives_the_same_limits_where_no_cell_is_empty_or_full(table, compare, interval):
    assert ends(interval(*table)) == pytest.approx(by_statsmodels(table, compare), rel=1e-10)


def test_statsmodels_is_wrong_where_a_cell_is_full():
    """Why no other program computes our intervals. Should this fail, statsmodels has been mended."""
    theirs = by_statsmodels((29, 55, 11, 11), "ratio")
    assert [round(limit, 3) for limit in theirs] == [0.606, 0.742]
    assert [round(limit, 3) for limit in ends(ratio_interval(29, 55, 11, 11))] == [0.397, 0.742]

    theirs = by_statsmodels((20, 20, 60, 60), "ratio")
    assert [round(limit, 3) for limit in theirs] == [1.000, 1.065]
    assert [round(limit, 3) for limit in ends(ratio_interval(20, 20, 60, 60))] == [0.837, 1.065]


# People and true rates of the enumerated cases, in the order of the file.
ENUMERATED = [
    (400, 0.15, 900, 0.22),
    (60, 0.10, 300, 0.20),
    (500, 0.010, 2500, 0.006),
    (150, 0.010, 1800, 0.006),
    (300, 0.005, 3000, 0.005),
    (15, 0.2, 40, 0.2),
    (800, 0.95, 3000, 0.95),
]
# What is rarer than this cannot move a coverage by 0.002, however many such counts are left out.
NEGLIGIBLE = 1e-9


def likely(people, rate):
    """The counts worth looking at, and the chance of each."""
    counts = np.arange(people + 1)
    chance = binom.pmf(counts, people, rate)
    return counts[chance > NEGLIGIBLE], chance[chance > NEGLIGIBLE]


@pytest.mark.parametrize(
    ("row", "case"), list(zip(COVERAGE, ENUMERATED, strict=True)), ids=[row["case"] for row in COVERAGE]
)
def test_the_interval_holds_the_truth_as_often_as_was_enumerated(row, case):
    people_1, rate_1, people_2, rate_2 = case
    (counts_1, chance_1), (counts_2, chance_2) = likely(people_1, rate_1), likely(people_2, rate_2)
    chance = np.outer(chance_1, chance_2)
    limits = ratio_interval(counts_1[:, None], people_1, counts_2, people_2)
    truth, expected = rate_1 / rate_2, row["MN"]
    wholly_above, wholly_below = chance[limits.low > truth].sum(), chance[limits.high < truth].sum()
    assert 1 - wholly_above - wholly_below == pytest.approx(expected["cov"], abs=0.002)
    assert wholly_above == pytest.approx(expected["left"], abs=0.002)
    assert wholly_below == pytest.approx(expected["right"], abs=0.002)
