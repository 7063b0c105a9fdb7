"""Laws of counts of days: no day of anything is counted twice, and nothing is left out without a longer one there."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.numbers.period_rules import Period
from tallystick_web.registers.measured.book import Kept
from tallystick_web.registers.measured.spans import spans_in

FIRST = date(2026, 4, 1)
PERIOD = Period(since=FIRST, until=FIRST + timedelta(days=20), label="three weeks")


def count_of(thing, begins, days):
    since = FIRST + timedelta(days=begins)
    return Kept(
        id=uuid4(),
        title="a count",
        state="counted",
        is_live=True,
        is_stale=False,
        added_on=FIRST,
        ended_on=None,
        values={"thing": thing, "since": since, "until": since + timedelta(days=days)},
    )


COUNTS = st.lists(st.builds(count_of, st.sampled_from("ab"), st.integers(-4, 22), st.integers(0, 9)), max_size=8)


def days_of(count):
    """Every day of a count, with what it is of."""
    return {(count["thing"], day) for day in range(count["since"].toordinal(), count["until"].toordinal() + 1)}


def lies_inside(count):
    return all(FIRST.toordinal() <= day <= FIRST.toordinal() + 20 for _, day in days_of(count))


def chosen_of(counts):
    return spans_in(counts, PERIOD, of=lambda count: count["thing"])


@given(COUNTS)
def test_no_day_of_anything_is_counted_twice(counts):
    chosen = chosen_of(counts)
    assert len(set().union(*map(days_of, chosen))) == sum(len(days_of(one)) for one in chosen)


@given(COUNTS)
def test_every_count_that_is_chosen_was_there_and_lies_in_the_period(counts):
    chosen = chosen_of(counts)
    assert {one.id for one in chosen} <= {one.id for one in counts if lies_inside(one)}


@given(COUNTS)
def test_what_is_left_out_shares_a_day_with_one_that_is_as_long(counts):
    chosen = chosen_of(counts)
    ids = {one.id for one in chosen}
    for left in (one for one in counts if lies_inside(one) and one.id not in ids):
        assert any(len(days_of(one)) >= len(days_of(left)) and days_of(one) & days_of(left) for one in chosen)


@given(COUNTS)
def test_counts_of_different_things_do_not_push_each_other_out(counts):
    apart = [one for thing in "ab" for one in chosen_of([count for count in counts if count["thing"] == thing])]
    assert {one.id for one in chosen_of(counts)} == {one.id for one in apart}
