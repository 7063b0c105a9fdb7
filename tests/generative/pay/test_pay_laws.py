"""Laws of pay: quarters hold everybody, parts come to the whole, a resample is what drawing people gives."""

import math
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tallystick.statistics.pay.bands import Stock, between_and_within
from tallystick.statistics.pay.quarters import pay_quarters, quarter_sizes
from tallystick.statistics.pay.uncertainty import median_draws, superiority
from tallystick.tallies.paid import PayCounts, Rates

GROUPS = ("white", "asian", "black", "unknown")
one_person = st.tuples(st.integers(0, 12), st.integers(0, len(GROUPS) - 1))
staff = st.lists(one_person, min_size=4, max_size=80)


def counted(people):
    return PayCounts.of_people([rate for rate, _ in people], [group for _, group in people], GROUPS)


def one_by_one(counts):
    """The rule as it is written, rate by rate and place by place: the slow twin."""
    sizes = quarter_sizes(counts.number)
    quarters, place, room = [[0] * len(GROUPS) for _ in sizes], 0, sizes[0]
    for row in counts.people.tolist():
        left = list(row)
        while sum(left):
            if room == 0:
                place, room = place + 1, sizes[place + 1]
            total = sum(left)
            take = min(room, total)
            taken = [take * one // total for one in left]
            order = sorted(range(len(left)), key=lambda group: (-(take * left[group] % total), group))
            for group in order[: take - sum(taken)]:
                taken[group] += 1
            quarters[place] = [a + b for a, b in zip(quarters[place], taken, strict=True)]
            left = [a - b for a, b in zip(left, taken, strict=True)]
            room -= take
    return quarters


@given(staff)
def test_quarters_by_blocks_and_one_by_one_agree(people):
    counts = counted(people)
    assert pay_quarters(counts).people.tolist() == one_by_one(counts)


@given(staff)
def test_quarters_have_their_sizes_and_lose_nobody(people):
    counts = counted(people)
    found = pay_quarters(counts)
    assert tuple(found.people.sum(axis=1)) == quarter_sizes(counts.number)
    assert found.people.sum(axis=0).tolist() == counts.people.sum(axis=0).tolist()
    assert (found.least <= found.people).all()
    assert (found.people <= found.most).all()


@given(staff, st.randoms(use_true_random=False))
def test_any_order_of_people_on_one_rate_stays_inside_the_range(people, random):
    found = pay_quarters(counted(people))
    standing = sorted(people, key=lambda person: (person[0], random.random()))
    start = 0
    for quarter, size in enumerate(quarter_sizes(len(people))):
        inside = [group for _, group in standing[start : start + size]]
        numbers = [inside.count(group) for group in range(len(GROUPS))]
        assert (found.least[quarter] <= numbers).all()
        assert (found.most[quarter] >= numbers).all()
        start += size


@given(staff, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(people, random):
    mixed = list(people)
    random.shuffle(mixed)
    assert pay_quarters(counted(mixed)).people.tolist() == pay_quarters(counted(people)).people.tolist()


paths = st.tuples(st.sampled_from("am"), st.sampled_from("123"))
stocks = st.dictionaries(paths, st.tuples(st.integers(1, 40), st.integers(0, 9_999)), min_size=1)


@given(stocks, stocks)
def test_parts_come_to_the_difference_exactly(first, second):
    reference, other = (
        {path: Stock(people=n, pay=Fraction(pay)) for path, (n, pay) in given.items()} for given in (first, second)
    )
    found = between_and_within(reference, other)
    means = [Fraction(sum(pay for _, pay in one.values()), sum(n for n, _ in one.values())) for one in (first, second)]
    assert found.difference == means[0] - means[1]
    back = between_and_within(other, reference)
    assert (back.within, back.no_overlap) == (-found.within, -found.no_overlap)
    assert back.between == tuple(-one for one in found.between)


pay = st.lists(st.integers(0, 9), min_size=1, max_size=40)


@given(pay, pay)
def test_the_chance_is_that_of_all_pairs(first, second):
    pairs = [(one > other) + (one == other) / 2 for one in first for other in second]
    found = superiority(*(_rates(one) for one in (first, second)))
    assert math.isclose(found.chance, sum(pairs) / len(pairs), abs_tol=1e-12)
    if found.low is not None:
        assert 0 <= found.low <= found.chance <= found.high <= 1


@given(pay, st.integers(0, 9))
def test_a_resample_has_the_median_that_drawing_people_gives(people, at):
    """Of an odd number: the middle is at most a rate when more than half of the draws are, which is a binomial."""
    people = people if len(people) % 2 else people[:-1] or [1]
    number, share = len(people), sum(one <= at for one in people) / len(people)
    exactly = math.fsum(
        math.comb(number, k) * share**k * (1 - share) ** (number - k) for k in range(number // 2 + 1, number + 1)
    )
    draws = 4_000
    found = (median_draws(_rates(people), np.random.default_rng(7), draws=draws) <= at).mean()
    assert abs(found - exactly) <= 5 * math.sqrt(exactly * (1 - exactly) / draws) + 1e-9


def _rates(people):
    distinct, number = np.unique(np.array(people, dtype=np.int64), return_counts=True)
    return Rates(rates=distinct, people=number.astype(np.int64))
