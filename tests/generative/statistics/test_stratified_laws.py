"""Laws of the ratio within vacancies."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.statistics.stratified import judge_within, ratio_within
from tests.generative.examples import tried
from tests.unit.statistics.vacancies import sums_of


@st.composite
def a_vacancy(draw):
    w, b = draw(st.integers(1, 30)), draw(st.integers(1, 30))
    return draw(st.integers(0, w)), w, draw(st.integers(0, b)), b


vacancies = st.lists(a_vacancy(), min_size=25, max_size=40)
# Dozens of vacancies are drawn for each, and the whole range is sought.
fewer = tried(quick=40, long=10_000)


@given(a_vacancy())
def test_one_vacancy_is_the_crude_ratio(vacancy):
    a, w, c, b = vacancy
    crude = Fraction(a, w) / Fraction(c, b) if c else None
    assert ratio_within(sums_of([vacancy])) == crude


@fewer
@given(vacancies)
def test_swapping_the_groups_turns_the_ratio_and_its_range_over(drawn):
    judged = judge_within(sums_of(drawn))
    assume(judged is not None)
    other = judge_within(sums_of([(c, b, a, w) for a, w, c, b in drawn]))
    assert other.value == 1 / judged.value
    assert (other.low, other.high) == pytest.approx((1 / judged.high, 1 / judged.low), rel=1e-9)
    assert (other.verdict(), other.p) == (judged.verdict(), pytest.approx(judged.p, rel=1e-6, abs=1e-12))


@fewer
@given(vacancies, st.randoms(use_true_random=False))
def test_the_order_of_vacancies_does_not_matter(drawn, random):
    shuffled = list(drawn)
    random.shuffle(shuffled)
    assert judge_within(sums_of(shuffled)) == judge_within(sums_of(drawn))


@fewer
@given(vacancies)
def test_the_ratio_lies_in_its_range_and_everything_is_finite(drawn):
    judged = judge_within(sums_of(drawn))
    assume(judged is not None)
    assert judged.low <= judged.value * (1 + 1e-12)
    assert judged.value <= judged.high * (1 + 1e-12)
    assert all(math.isfinite(number) for number in (judged.low, judged.high, judged.p))


@fewer
@given(vacancies)
def test_beyond_chance_is_the_range_leaving_out_equality(drawn):
    judged = judge_within(sums_of(drawn))
    assume(judged is not None)
    assume(min(abs(judged.low - 1), abs(judged.high - 1)) > 1e-9)
    assert judged.beyond_chance is (judged.low > 1 or judged.high < 1)
