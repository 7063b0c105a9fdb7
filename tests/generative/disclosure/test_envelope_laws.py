"""Envelopes beside plain judging of every table, one by one."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tallystick.disclosure.envelopes import difference_envelope, odds_envelope, ratio_envelope, share_envelope
from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, shown_count
from tallystick.release.verdict import Verdict
from tallystick.statistics.judgement import Pair, Shares, judge_differences, judge_odds_ratios, judge_ratios
from tests.generative.examples import costliest

MARGIN = Fraction(3, 100)


@st.composite
def ranges(draw):
    """Four ranges of up to five counts, happened and people of two groups."""
    found = []
    for _ in range(2):
        people = draw(st.integers(1, 600))
        happened = draw(st.integers(0, people))
        for start in (happened, people):
            low = max(0, start - draw(st.integers(0, 2)))
            found.append(range(low, start + 1 + draw(st.integers(0, 2))))
    return found


def tables(given_ranges):
    for x1, n1, x2, n2 in product(*given_ranges):
        if n1 and n2 and x1 <= n1 and x2 <= n2:
            yield x1, n1, x2, n2


def pairs(found):
    return [Pair(happened_1=x1, people_1=n1, happened_2=x2, people_2=n2) for x1, n1, x2, n2 in found]


def the_one_of(judged, *, all_can_be):
    verdicts = {
        (one.verdict(), (one.value is None or one.value > 1) if one.verdict().is_finding else None) for one in judged
    }
    return verdicts.pop()[0] if len(verdicts) == 1 and all_can_be else Verdict.CANNOT_TELL


def close(one, other):
    return one == other or (one is None and other == float("inf")) or abs(one - other) < 1e-9 * max(1, abs(other))


@costliest
@given(ranges())
def test_a_ratio_says_what_every_table_says(given_ranges):
    every = list(tables(given_ranges))
    able = [one for one in every if one[0] or one[2]]
    ours = ratio_envelope(*given_ranges)
    if not able:
        assert ours is None
        return
    judged = judge_ratios(pairs(able))
    assert ours.verdict is the_one_of(judged, all_can_be=len(able) == len(every))
    assert close(ours.low, min(one.low for one in judged))
    assert close(ours.high, max(one.high for one in judged))
    values = [one.value for one in judged]
    assert ours.value_high == (None if None in values else max(values))
    assert close(ours.p_high, max(one.p for one in judged))


@costliest
@given(ranges())
def test_a_ratio_of_odds_says_what_every_table_says(given_ranges):
    every = list(tables(given_ranges))
    able = [one for one in every if 0 < one[0] + one[2] < one[1] + one[3]]
    ours = odds_envelope(*given_ranges)
    if not able:
        assert ours is None
        return
    judged = judge_odds_ratios(pairs(able))
    assert ours.verdict is the_one_of(judged, all_can_be=len(able) == len(every))
    assert close(ours.low, min(one.low for one in judged))


@costliest
@given(ranges())
def test_a_difference_says_what_every_table_says(given_ranges):
    every = list(tables(given_ranges))
    ours = difference_envelope(*given_ranges, margin=MARGIN, part_of_whole=False)
    shares = [Shares(happened_1=Fraction(a), people_1=b, happened_2=Fraction(c), people_2=d) for a, b, c, d in every]
    judged = judge_differences(shares, margin=MARGIN)
    sides = {(one.verdict(), one.value > 0 if one.verdict().is_finding else None) for one in judged}
    assert ours.verdict is (sides.pop()[0] if len(sides) == 1 else Verdict.CANNOT_TELL)
    assert ours.value_low == 100 * min(one.value for one in judged)
    assert close(ours.high, 100 * max(one.high for one in judged))


@costliest
@given(ranges())
def test_a_share_lies_between_the_smallest_and_the_largest_there_may_be(given_ranges):
    happened, people = given_ranges[:2]
    shares = [Fraction(100 * x, n) for x, n in product(happened, people) if n and x <= n]
    ours = share_envelope(happened, people)
    assert (ours.value_low, ours.value_high) == (min(shares), max(shares))


@given(st.integers(0, 100_000), st.booleans(), st.sampled_from(["hes", "ten-five"]))
def test_a_count_is_among_those_it_may_be_and_they_are_all_shown_alike(count, zero_allowed, name):
    rule = policies()[name].rule
    shown = shown_count(count, rule=rule, zero_allowed=zero_allowed)
    left = possible(shown, rule=rule, zero_allowed=zero_allowed)
    assert count in left
    assert {shown_count(one, rule=rule, zero_allowed=zero_allowed) for one in left} == {shown}
    for beyond in (left.start - 1, left.stop):
        assert beyond < 0 or shown_count(beyond, rule=rule, zero_allowed=zero_allowed) != shown
