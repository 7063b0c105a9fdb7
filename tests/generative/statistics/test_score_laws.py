"""What must hold of ratios and odds ratios for every table there is."""

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tallystick.statistics import Z95
from tallystick.statistics.score import (
    odds_ratio_interval,
    odds_ratio_statistic,
    ratio_interval,
    ratio_statistic,
    two_sided_p,
)
from tests.generative.examples import costlier

# Searching a limit for a single table costs as much as for a hundred, so laws of intervals are the costlier ones.
PEOPLE = st.one_of(st.integers(1, 12), st.integers(1, 400), st.integers(1, 200_000))


@st.composite
def groups(draw):
    """Happened and people; empty, full and nearly so more often than chance would have it."""
    people = draw(PEOPLE)
    edges = st.sampled_from(sorted({0, 1, people - 1, people} & set(range(people + 1))))
    return draw(st.one_of(edges, st.integers(0, people))), people


tables = st.builds(lambda one, two: (*one, *two), groups(), groups())
either = pytest.mark.parametrize(
    ("interval", "statistic"),
    [
        (ratio_interval, lambda *table, at=1.0: ratio_statistic(*table, ratio=at)),
        (odds_ratio_interval, lambda *table, at=1.0: odds_ratio_statistic(*table, odds_ratio=at)),
    ],
    ids=["ratio", "odds ratio"],
)


def swapped(table):
    return (*table[2:], *table[:2])


def lows_and_highs(interval, *tables):
    limits = interval(*np.array(tables).T)
    return *limits.low.tolist(), *limits.high.tolist()


def reciprocal(limit):
    return np.inf if limit == 0 else 1 / limit


@either
@costlier
@given(table=tables)
def test_swapping_the_groups_gives_the_reciprocal_interval(interval, statistic, table):
    low, other_low, high, other_high = lows_and_highs(interval, table, swapped(table))
    assert low == pytest.approx(reciprocal(other_high), rel=1e-14, abs=0)
    assert high == pytest.approx(reciprocal(other_low), rel=1e-14, abs=0)


@either
@given(table=tables)
def test_swapping_the_groups_turns_the_statistic_round_exactly(interval, statistic, table):
    assert statistic(*table) == -statistic(*swapped(table))


@either
@costlier
@given(table=tables)
def test_interval_and_statistic_say_the_same_of_1(interval, statistic, table):
    limits, seen = interval(*table), statistic(*table)
    assert (limits.low > 1) == (seen > Z95)
    assert (limits.high < 1) == (seen < -Z95)
    assert (two_sided_p(seen) < 0.05) == (abs(seen) > Z95)


@either
@costlier
@given(table=tables)
def test_the_statistic_at_a_limit_is_the_limit_of_the_statistic(interval, statistic, table):
    limits = interval(*table)
    if limits.low > 0:
        assert statistic(*table, at=limits.low) == pytest.approx(Z95, rel=1e-9)
    if limits.high < np.inf:
        assert statistic(*table, at=limits.high) == pytest.approx(-Z95, rel=1e-9)


@either
@costlier
@given(table=tables)
def test_one_more_event_on_top_moves_both_limits_up(interval, statistic, table):
    happened_1, people_1, *bottom = table
    assume(happened_1 < people_1)
    one_more = happened_1 + 1, people_1, *bottom
    low, low_after, high, high_after = lows_and_highs(interval, table, one_more)
    assert low_after > low or low_after == low == 0
    assert high_after > high or high_after == high == np.inf


@either
@costlier
@given(table=tables)
def test_the_interval_is_in_order_and_holds_the_estimate(interval, statistic, table):
    happened_1, people_1, happened_2, people_2 = table
    limits = interval(*table)
    assert 0 <= limits.low < limits.high
    if 0 < happened_1 < people_1 and 0 < happened_2 < people_2:
        ratio = happened_1 * people_2 / (happened_2 * people_1)
        odds = happened_1 * (people_2 - happened_2) / (happened_2 * (people_1 - happened_1))
        assert limits.low < (ratio if interval is ratio_interval else odds) < limits.high


@either
@given(table=tables, at=st.floats(0.01, 100), higher=st.floats(1.001, 10))
def test_the_statistic_falls_as_the_ratio_under_trial_rises(interval, statistic, table, at, higher):
    # Bisection rests on this. A table without events stays at 0.
    assert statistic(*table, at=at * higher) <= statistic(*table, at=at) + 1e-12


@given(table=tables)
def test_at_1_both_statistics_are_the_same_test(table):
    assert ratio_statistic(*table) == pytest.approx(odds_ratio_statistic(*table), rel=1e-9, abs=1e-9)


@costlier
@given(table=tables)
@example(table=(5, 5, 3, 7))
def test_counting_those_spared_instead_gives_the_reciprocal_odds_ratio(table):
    happened_1, people_1, happened_2, people_2 = table
    spared = people_1 - happened_1, people_1, people_2 - happened_2, people_2
    low, low_of_spared, high, high_of_spared = lows_and_highs(odds_ratio_interval, table, spared)
    assert low == pytest.approx(reciprocal(high_of_spared), rel=1e-13, abs=0)
    assert high == pytest.approx(reciprocal(low_of_spared), rel=1e-13, abs=0)


@either
@costlier
@given(many=st.lists(tables, min_size=1, max_size=5))
def test_many_tables_at_once_are_each_table_alone(interval, statistic, many):
    together = interval(*np.array(many).T)
    alone = [interval(*table) for table in many]
    assert together.low == pytest.approx([float(limits.low) for limits in alone], rel=1e-14, abs=0)
    assert together.high == pytest.approx([float(limits.high) for limits in alone], rel=1e-14, abs=0)
