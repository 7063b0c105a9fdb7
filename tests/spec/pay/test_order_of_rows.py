"""The order of the rows in a pay file decides nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tallystick.definitions.pay import LeftOver
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import pay_quarters, quarter_sizes
from tallystick.tallies.paid import PayCounts

title = "However the rows of a file are mixed, every group has the same number in every quarter"

GROUPS = ("white", "asian", "black", "unknown")
# Few rates, so that most people share theirs, as on the NHS pay scales.
one_person = st.tuples(st.integers(1, 9), st.integers(0, len(GROUPS) - 1))
staff = st.lists(one_person, min_size=4, max_size=60)
rules = st.sampled_from(LeftOver)


def counted(people):
    rates, groups = zip(*people, strict=True)
    return PayCounts.of_people(rates, groups, GROUPS)


def said(people, rule):
    """All that is said of quarters and gaps, as plain lists."""
    made = counted(people)
    found = pay_quarters(made, left_over=rule)
    white, asian = made.of("white"), made.of("asian")
    ranges = [part.tolist() for part in (found.people, found.least, found.most)]
    return [*ranges, found.tied, mean_gap(white, asian), median_gap(white, asian)]


@given(staff, rules, st.randoms(use_true_random=False))
def test_mixed_rows_say_the_same(people, rule, random):
    mixed = list(people)
    random.shuffle(mixed)
    assert said(mixed, rule) == said(people, rule)


@given(staff, rules)
def test_quarters_have_the_sizes_of_the_rule_and_lose_nobody(people, rule):
    found = pay_quarters(counted(people), left_over=rule)
    assert tuple(found.people.sum(axis=1)) == quarter_sizes(len(people), left_over=rule)
    assert found.people.sum(axis=0).tolist() == [sum(group == one for _, one in people) for group in range(len(GROUPS))]


@given(staff, rules)
def test_the_range_holds_the_number_and_says_when_it_is_sure(people, rule):
    found = pay_quarters(counted(people), left_over=rule)
    assert (found.least <= found.people).all()
    assert (found.people <= found.most).all()
    if found.tied == (0, 0, 0):
        assert np.array_equal(found.least, found.most)


@given(st.lists(st.integers(0, 50), min_size=1), st.lists(st.integers(1, 50), min_size=1))
def test_no_gap_is_above_a_hundred(other, reference):
    """Nobody is paid less than nothing."""
    made = PayCounts.of_people([*reference, *other], [0] * len(reference) + [1] * len(other), ("white", "asian"))
    for gap in (mean_gap, median_gap):
        assert gap(made.of("white"), made.of("asian")) <= 100
