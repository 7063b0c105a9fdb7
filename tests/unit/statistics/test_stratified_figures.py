"""The ratio within vacancies, against statsmodels and against the formula written out vacancy by vacancy."""

import math

import numpy as np
import pytest
from scipy.stats import t as scipy_t
from statsmodels.stats.contingency_tables import StratifiedTable

from tallystick.statistics.stratified import judge_within, ratio_within
from tests.unit.statistics.vacancies import sums_of


def made_up(seed, vacancies=40):
    random = np.random.default_rng(seed)
    w, b = random.integers(1, 9, vacancies), random.integers(1, 9, vacancies)
    return [tuple(map(int, one)) for one in zip(random.binomial(w, 0.3), w, random.binomial(b, 0.2), b, strict=True)]


def by_the_formula(vacancies):
    """Point and limits as the decision on statistics has them, one vacancy after another."""
    above = [a * b / (w + b) for a, w, c, b in vacancies]
    below = [c * w / (w + b) for a, w, c, b in vacancies]
    ratio = sum(above) / sum(below)
    squares = sum((up - ratio * down) ** 2 for up, down in zip(above, below, strict=True))
    number = len(vacancies)
    error = math.sqrt(squares * number / (number - 1)) / sum(below)
    reach = scipy_t.ppf(0.975, number - 1) * error / ratio
    return (
        ratio,
        ratio * math.exp(-reach),
        ratio * math.exp(reach),
        2 * scipy_t.sf(abs(math.log(ratio)) * ratio / error, number - 1),
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_ratio_is_the_pooled_risk_ratio_of_statsmodels(seed):
    vacancies = made_up(seed)
    tables = [np.array([[a, w - a], [c, b - c]]) for a, w, c, b in vacancies]
    assert float(ratio_within(sums_of(vacancies))) == pytest.approx(StratifiedTable(tables).riskratio_pooled, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_range_is_that_of_the_formula(seed):
    vacancies = made_up(seed)
    judged = judge_within(sums_of(vacancies))
    found = float(judged.value), judged.low, judged.high, judged.p
    assert found == pytest.approx(by_the_formula(vacancies), rel=1e-9)


def test_a_ratio_small_enough_to_work_out_by_hand():
    # 1 of 2 against 1 of 4, twice: 2 * (1*4/6) over 2 * (1*2/6) is 2. Then 0 of 2 against 1 of 4: 0 and 2/6 more.
    vacancies = [(1, 2, 1, 4), (1, 2, 1, 4), (0, 2, 1, 4)]
    assert ratio_within(sums_of(vacancies)) == pytest.approx(8 / 6)
    assert judge_within(sums_of(vacancies)) is None  # three vacancies are too few for a range


@pytest.mark.parametrize(
    "vacancies",
    [
        [],
        [(0, 3, 0, 3)] * 20,  # nobody was appointed
        [(1, 3, 0, 0)] * 20,  # nobody of the other group was shortlisted
        [(1, 3, 0, 3)] * 20,  # nobody of the other group was appointed
    ],
)
def test_where_nobody_below_was_appointed_there_is_no_ratio_and_no_range(vacancies):
    assert ratio_within(sums_of(vacancies)) is None
    assert judge_within(sums_of(vacancies)) is None


def test_a_ratio_of_nought_has_no_range():
    vacancies = [(0, 3, 1, 3)] * 20
    assert ratio_within(sums_of(vacancies)) == 0
    assert judge_within(sums_of(vacancies)) is None


@pytest.mark.parametrize(("number", "has_range"), [(9, False), (10, True)])
def test_ten_vacancies_alike_get_a_range_and_nine_do_not(number, has_range):
    vacancies = [(1, 2, 1, 4)] * number
    assert ratio_within(sums_of(vacancies)) is not None
    assert (judge_within(sums_of(vacancies)) is not None) is has_range


ONE_GROUP_ALONE, NOBODY_APPOINTED = [(1, 3, 0, 0)] * 50, [(0, 2, 0, 2)] * 50


def test_vacancies_that_compare_nobody_do_not_make_up_for_those_that_do():
    few = [(1, 2, 1, 4)] * 9
    assert judge_within(sums_of([*few, *ONE_GROUP_ALONE, *NOBODY_APPOINTED])) is None


def test_one_vacancy_that_carries_nearly_all_leaves_no_range():
    assert judge_within(sums_of([*[(1, 2, 1, 4)] * 40, (90, 200, 110, 300)])) is None


def test_vacancies_that_are_all_alike_leave_no_room():
    judged = judge_within(sums_of([(1, 2, 1, 4)] * 12))
    assert (judged.value, judged.low, judged.high, judged.p) == pytest.approx((2, 2, 2, 0))
    assert judged.beyond_chance
    equal = judge_within(sums_of([(1, 2, 2, 4)] * 12))
    assert (equal.p, equal.beyond_chance) == (1, False)
