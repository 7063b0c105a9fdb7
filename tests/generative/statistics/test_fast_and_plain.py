"""Two ways to the same answer: each fast calculation against its plain twin."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, hypergeom

from tallystick.statistics import exact, multiple, plain, proportions, score
from tests.generative.examples import costlier


@st.composite
def groups(draw, most=3000):
    """Happened and people, with empty and full cells among them."""
    people = draw(st.one_of(st.integers(1, 12), st.integers(1, most)))
    return draw(st.one_of(st.sampled_from([0, people]), st.integers(0, people))), people


@st.composite
def shares(draw):
    """As groups, but with the fractions that survey percentages bring."""
    people = draw(st.floats(0.5, 5000))
    return people * draw(st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))), people


def pairs(group):
    return st.builds(lambda one, two: (*one, *two), group, group)


def assert_same(limits, expected, *, rel=0.0, absolute=0.0):
    assert float(limits.low) == pytest.approx(expected[0], rel=rel, abs=absolute)
    assert float(limits.high) == pytest.approx(expected[1], rel=rel, abs=absolute)


@costlier
@given(table=pairs(groups()))
def test_ratio_limits_to_thirteen_digits(table):
    assert_same(score.ratio_interval(*table), plain.ratio_interval(table), rel=1e-13)


@costlier
@given(table=pairs(groups()))
def test_odds_ratio_limits_to_thirteen_digits(table):
    assert_same(score.odds_ratio_interval(*table), plain.odds_ratio_interval(table), rel=1e-13)


@given(table=pairs(groups()), ratio=st.floats(0.01, 100))
def test_the_statistics(table, ratio):
    seen = float(score.ratio_statistic(*table, ratio=ratio))
    assert seen == pytest.approx(plain.ratio_statistic(table, ratio=ratio), rel=1e-10, abs=1e-11)
    seen = float(score.odds_ratio_statistic(*table, odds_ratio=ratio))
    assert seen == pytest.approx(plain.odds_ratio_statistic(table, odds_ratio=ratio), rel=1e-10, abs=1e-11)


@given(statistic=st.floats(-50, 50))
def test_two_sided_p(statistic):
    # The plain normal curve keeps sixteen decimals, not sixteen digits.
    assert float(score.two_sided_p(statistic)) == pytest.approx(plain.two_sided_p(statistic), abs=1e-15)


@given(table=pairs(groups(most=150)))
def test_mid_p_to_thirteen_digits(table):
    assert float(exact.doubled_mid_p(*table)) == pytest.approx(plain.doubled_mid_p(table), rel=1e-13, abs=0)


@given(table=pairs(groups(most=5000)))
def test_mid_p_against_scipy(table):
    happened_1, people_1, happened_2, people_2 = table
    chance = hypergeom(people_1 + people_2, people_1, happened_1 + happened_2)
    tail = min(chance.cdf(happened_1 - 1), chance.sf(happened_1)) + chance.pmf(happened_1) / 2
    # scipy goes by logarithms of factorials, which lose digits as the counts grow.
    assert float(exact.doubled_mid_p(*table)) == pytest.approx(min(1, 2 * tail), rel=1e-6, abs=1e-290)


@given(table=pairs(groups(most=5000)))
def test_mid_p_does_not_mind_which_group_or_which_outcome_comes_first(table):
    happened_1, people_1, happened_2, people_2 = table
    p = exact.doubled_mid_p(*table)
    spared = exact.doubled_mid_p(people_1 - happened_1, people_1, people_2 - happened_2, people_2)
    assert 0 <= p <= 1
    assert p == exact.doubled_mid_p(happened_2, people_2, happened_1, people_1)
    assert p == pytest.approx(spared, rel=1e-12, abs=0)


@given(seats=st.integers(1, 30), data=st.data())
def test_binomial_tails_exactly(seats, data):
    count = data.draw(st.integers(0, seats))
    share = data.draw(st.fractions(0, 1, max_denominator=5000))
    assert exact.binomial_tail(count, seats, share) == plain.binomial_tail(count, seats, share)


@given(seats=st.integers(1, 30), data=st.data())
def test_both_tails_of_a_board_cover_everything(seats, data):
    count = data.draw(st.integers(0, seats - 1))
    share = Fraction(2 * count + 1, 2 * seats)
    # The share lies between the two counts, so one tail is below it and the other above.
    tails = exact.binomial_tail(count, seats, share) + exact.binomial_tail(count + 1, seats, share)
    assert tails == pytest.approx(1, rel=1e-15)


@given(group=shares())
def test_wilson_limits(group):
    assert_same(proportions.wilson(*group), plain.wilson(*group), rel=1e-13, absolute=1e-30)


@given(group=shares())
def test_wilson_limits_stay_within_0_and_1_and_hold_the_share(group):
    happened, people = group
    limits = proportions.wilson(*group)
    assert 0 <= limits.low <= happened / people <= limits.high <= 1


@given(table=pairs(shares()))
def test_newcombe_limits(table):
    # The difference itself may be next to nothing, so digits are counted after the point.
    assert_same(proportions.newcombe(*table), plain.newcombe(*table), absolute=4e-15)


@given(table=pairs(shares()))
def test_swapping_the_groups_turns_the_difference_round_exactly(table):
    one, other = proportions.newcombe(*table), proportions.newcombe(*table[2:], *table[:2])
    assert one.low == -other.high
    assert one.high == -other.low
    assert -1 <= one.low <= one.high <= 1


families = st.lists(st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.01, 0.05, 1.0])), max_size=30)


@given(p=families)
def test_q_values(p):
    q = multiple.benjamini_hochberg(p)
    assert q.tolist() == pytest.approx(plain.benjamini_hochberg(p), rel=1e-14, abs=1e-300)
    assert q.tolist() == pytest.approx(false_discovery_control(p).tolist() if p else [], rel=1e-14, abs=1e-300)


@given(p=families)
def test_q_values_keep_the_order_of_p_and_are_never_below_it(p):
    q = multiple.benjamini_hochberg(p)
    assert (np.diff(q[np.argsort(p)]) >= 0).all()
    assert (q >= p).all()
    assert (q <= 1).all()


@given(p=families, seed=st.randoms(use_true_random=False))
def test_q_values_do_not_mind_the_order_of_the_tests(p, seed):
    order = list(range(len(p)))
    seed.shuffle(order)
    shuffled = multiple.benjamini_hochberg([p[i] for i in order])
    assert shuffled.tolist() == [multiple.benjamini_hochberg(p).tolist()[i] for i in order]


def test_the_plain_twin_knows_the_published_figures():
    low, high = plain.ratio_interval((24, 73, 53, 65))
    assert (round(low, 3), round(high, 3)) == (0.28, 0.56)
    assert plain.ratio_interval((6, 500, 0, 2500))[1] == math.inf
