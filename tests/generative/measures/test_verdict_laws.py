"""What must hold of verdicts, for every two groups there are."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tallystick.release.verdict import Verdict
from tallystick.statistics.judgement import (
    Pair,
    Shares,
    clear_differences,
    clear_ratios,
    judge_differences,
    judge_odds_ratios,
    judge_ratios,
)
from tests.generative.examples import costlier, costly
from tests.generative.measures import reference

MARGIN = Fraction(3, 100)


@st.composite
def groups(draw, most=400):
    """Happened and people, with empty and full cells among them."""
    people = draw(st.one_of(st.integers(1, 12), st.integers(1, most)))
    return draw(st.one_of(st.sampled_from([0, people]), st.integers(0, people))), people


@st.composite
def tables(draw, most=400):
    """Two groups to whom it happened at least once together. Similar rates and exact edges are common."""
    x1, n1 = draw(groups(most))
    x2, n2 = draw(groups(most))
    if draw(st.booleans()):
        near = Fraction(x1, n1) * draw(st.sampled_from([Fraction(1), Fraction(4, 5), Fraction(5, 4), Fraction(9, 10)]))
        x2 = min(n2, round(near * n2))
    assume(x1 + x2)
    return x1, n1, x2, n2


@st.composite
def exact_edges(draw):
    """Two groups whose ratio is 0.80 or 1.25 exactly, or one event beside it."""
    unit, times = draw(st.integers(1, 150)), draw(st.integers(1, 6))
    x1, x2 = draw(st.sampled_from([(4 * unit, 5 * unit), (5 * unit, 4 * unit)]))
    people = 5 * unit * draw(st.integers(1, 4)) + draw(st.integers(0, 50))
    beside = draw(st.sampled_from([0, 0, 1, -1]))
    assume(0 <= x1 + beside <= people)
    return x1 + beside, people, times * x2, times * people


def swapped(table):
    return (*table[2:], *table[:2])


def pair(table):
    return Pair(happened_1=table[0], people_1=table[1], happened_2=table[2], people_2=table[3])


def of_ratio(table):
    return judge_ratios([pair(table)])[0]


def of_odds(table):
    return judge_odds_ratios([pair(table)])[0]


def shares_of(table):
    x1, n1, x2, n2 = table
    return Shares(happened_1=Fraction(x1), people_1=n1, happened_2=Fraction(x2), people_2=n2)


def of_points(table):
    return judge_differences([shares_of(table)], margin=MARGIN)[0]


def has_odds(table):
    """Whether an odds ratio can be told from another: both margins hold somebody."""
    x1, n1, x2, n2 = table
    return 0 < x1 + x2 < n1 + n2


def reciprocal(limit):
    return float("inf") if limit == 0 else 1 / limit


ratios = pytest.mark.parametrize("judge", [of_ratio, of_odds], ids=["ratio", "odds ratio"])
both = pytest.mark.parametrize(
    ("judge", "value"), [(of_ratio, reference.relative_likelihood), (of_odds, reference.odds_ratio)]
)
everything = pytest.mark.parametrize("judge", [of_ratio, of_odds, of_points], ids=["ratio", "odds ratio", "points"])


# THE REFERENCE


@costlier
@given(table=st.one_of(tables(most=400), exact_edges()))
@example(table=(3, 3, 0, 3))
@example(table=(0, 3, 3, 3))
@example(table=(1, 150, 2, 2850))
def test_the_verdict_on_a_ratio_is_that_of_the_plain_reference(table):
    assert of_ratio(table).verdict() is reference.verdict_of_ratio(table)


@costlier
@given(table=st.one_of(tables(most=400), exact_edges()))
@example(table=(3, 3, 0, 3))
def test_the_verdict_on_an_odds_ratio_is_that_of_the_plain_reference(table):
    assume(has_odds(table))
    assert of_odds(table).verdict() is reference.verdict_of_odds(table)


@costlier
@given(many=st.lists(tables(), max_size=8))
def test_clear_is_found_alike_with_and_without_the_range(many):
    pairs = [pair(table) for table in many]
    assert clear_ratios(pairs) == [one.verdict() is Verdict.CLEAR for one in judge_ratios(pairs)]


@costly
@given(many=st.lists(tables(), max_size=8), scale=st.sampled_from([Fraction(1), Fraction(3, 4), Fraction(1, 50)]))
def test_clear_points_are_found_alike_with_and_without_a_judgement(many, scale):
    shares = [replace(shares_of(table), scale=scale) for table in many]
    judged = [one.verdict() is Verdict.CLEAR for one in judge_differences(shares, margin=MARGIN)]
    assert clear_differences(shares, margin=MARGIN) == judged


@costly
@given(many=st.lists(st.tuples(groups(), groups()).map(lambda two: (*two[0], *two[1])), max_size=8))
def test_clear_may_also_be_asked_where_nothing_happened(many):
    assert clear_ratios([pair(table) for table in many]) == [reference.is_clear(table) for table in many]


# THE BAND


@both
@costly
@given(table=st.one_of(tables(), exact_edges()))
def test_the_band_in_whole_numbers_is_the_band_in_fractions(judge, value, table):
    assume(has_odds(table))
    judged, exact = judge(table), value(table)
    assert judged.value == exact
    assert judged.outside == reference.outside(exact)


# SWAPPING THE GROUPS


@everything
@costly
@given(table=st.one_of(tables(), exact_edges()))
def test_swapping_the_groups_leaves_the_verdict(judge, table):
    assume(judge is not of_odds or has_odds(table))
    there, back = judge(table), judge(swapped(table))
    assert there.verdict() is back.verdict()
    assert (there.beyond_chance, there.outside, there.inside) == (back.beyond_chance, back.outside, back.inside)
    assert there.p == pytest.approx(back.p, rel=1e-12, abs=1e-300)


@ratios
@costlier
@given(table=tables())
def test_swapping_the_groups_turns_the_ratio_and_its_range_upside_down(judge, table):
    assume(judge is not of_odds or has_odds(table))
    there, back = judge(table), judge(swapped(table))
    assert there.low == pytest.approx(reciprocal(back.high), rel=1e-12)
    assert there.high == pytest.approx(reciprocal(back.low), rel=1e-12)
    if there.value and back.value:
        assert there.value * back.value == 1
    else:
        assert {there.value, back.value} == {None, 0}


@given(table=tables())
def test_swapping_the_groups_negates_a_difference_and_its_range(table):
    there, back = of_points(table), of_points(swapped(table))
    assert there.value == -back.value
    assert (there.low, there.high) == (pytest.approx(-back.high, abs=1e-15), pytest.approx(-back.low, abs=1e-15))


# CHANCE


@both
@costly
@given(table=st.one_of(tables(), exact_edges()))
def test_a_finding_is_beyond_chance_by_both_tests(judge, value, table):
    assume(has_odds(table))
    finding = judge(table).verdict().is_finding
    assert finding == reference.beyond_chance(table)


@everything
@costly
@given(table=tables())
def test_what_is_close_or_open_is_never_beyond_chance_and_the_range_decides_between_them(judge, table):
    assume(judge is not of_odds or has_odds(table))
    judged = judge(table)
    bounds = (-0.03, 0.03) if judge is of_points else (0.8, 1.25)
    within = bounds[0] <= judged.low and judged.high <= bounds[1]
    assert judged.verdict().is_finding == judged.beyond_chance
    if not judged.beyond_chance:
        assert judged.verdict() is (Verdict.CLOSE if within else Verdict.CANNOT_TELL)


@everything
@costly
@given(table=tables(), q=st.one_of(st.just(0.05), st.floats(0, 1)))
def test_the_correction_for_many_rows_can_only_take_a_finding_away(judge, table, q):
    assume(judge is not of_odds or has_odds(table))
    judged = judge(table)
    alone, among_many = judged.verdict(), judged.verdict(q)
    if q <= 0.05 or not alone.is_finding:
        assert among_many is alone
    else:
        assert among_many is (Verdict.CLOSE if judged.inside else Verdict.CANNOT_TELL)


@given(table=tables(), scale=st.fractions(0, 1, max_denominator=1000))
def test_a_part_held_against_its_whole_has_a_smaller_difference_and_the_same_chance(table, scale):
    scaled = judge_differences([replace(shares_of(table), scale=scale)], margin=MARGIN)[0]
    plain = of_points(table)
    assert scaled.value == scale * plain.value
    assert (scaled.low, scaled.high) == (
        pytest.approx(float(scale) * plain.low, abs=1e-15),
        pytest.approx(float(scale) * plain.high, abs=1e-15),
    )
    assert scaled.p == plain.p
    assert scaled.outside == (abs(scaled.value) > MARGIN)


# MANY AT ONCE


@everything
@costlier
@given(many=st.lists(tables(), max_size=6))
def test_many_at_once_are_judged_as_each_alone(judge, many):
    many = [table for table in many if judge is not of_odds or has_odds(table)]
    together = {of_ratio: judge_ratios, of_odds: judge_odds_ratios}.get(judge)
    if together:
        judged = together([pair(table) for table in many])
    else:
        judged = judge_differences([shares_of(table) for table in many], margin=MARGIN)
    alone = [judge(table) for table in many]
    assert [one.verdict() for one in judged] == [one.verdict() for one in alone]
    assert [one.value for one in judged] == [one.value for one in alone]
    for one, other in zip(judged, alone, strict=True):
        assert (one.low, one.high, one.p) == (
            pytest.approx(other.low, rel=1e-12, abs=1e-15),
            pytest.approx(other.high, rel=1e-12, abs=1e-15),
            pytest.approx(other.p, rel=1e-12, abs=1e-300),
        )


# MORE EVENTS


def lean(judged, table):
    """The verdict with its side: clear and less at -2, clear and more at 2."""
    more = table[0] * table[3] - table[2] * table[1]
    side = (more > 0) - (more < 0)
    return side * (2 if judged.verdict() is Verdict.CLEAR else 1)


@everything
@costlier
@given(table=tables(), more=st.integers(1, 50))
def test_more_events_on_top_never_turn_a_clear_difference_round(judge, table, more):
    x1, n1, *bottom = table
    after = (min(n1, x1 + more), n1, *bottom)
    assume(judge is not of_odds or (has_odds(table) and has_odds(after)))
    assert lean(judge(after), after) >= 1 or lean(judge(table), table) < 2
    assert lean(judge(table), table) <= -1 or lean(judge(after), after) > -2


@costly
@given(table=tables())
def test_a_clear_difference_stays_clear_with_more_events_on_the_side_it_leans_to(table):
    x1, n1, *bottom = table
    assume(x1 < n1)
    if lean(of_ratio(table), table) == 2:
        after = (x1 + 1, n1, *bottom)
        assert lean(of_ratio(after), after) == 2
