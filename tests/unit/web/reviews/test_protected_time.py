"""Hours promised against hours used, and what nobody else may learn of them."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.reviews.presenters.time import OwnPage, person_lines
from tallystick_web.reviews.time_rules import (
    Balance,
    Entry,
    Promise,
    Quarter,
    balance_of,
    check_coordinator,
    check_end,
    check_note,
    check_promise,
    check_sees,
    overload_of,
    quarter_of,
    said_hours,
    said_of_everybody,
)

DAY = timedelta(days=1)
TODAY = date(2026, 11, 26)
AUTUMN = Quarter(first=date(2026, 10, 1))
ANN, BEN, CO = uuid4(), uuid4(), uuid4()


def promise(hours="10", starts_on=date(2026, 1, 1), until=date(2026, 12, 31)):
    return Promise(id=uuid4(), what_for="Mentor", hours=Decimal(hours), starts_on=starts_on, until=until)


def entry(on, hours="2", in_protected=True):
    return Entry(id=uuid4(), what_for="Panel", on=on, hours=Decimal(hours), in_protected=in_protected)


# QUARTERS AND PROMISES


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)))
def test_quarters_follow_each_other_without_a_gap(day):
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.first == quarter.last + DAY
    assert quarter.next.before == quarter
    assert 90 <= (quarter.last - quarter.first).days + 1 <= 92


def test_a_whole_quarter_promises_three_months():
    assert promise("7.5").hours_in(AUTUMN) == Fraction(45, 2)
    assert promise(until=date(2026, 9, 30)).hours_in(AUTUMN) == 0


def test_of_a_month_in_which_a_promise_begins_or_ends_its_days_count():
    """From 16 November: 15 of 30 days, and December whole. Until 31 October: one month."""
    assert promise(starts_on=date(2026, 11, 16)).hours_in(AUTUMN) == 15
    assert promise(until=date(2026, 10, 31)).hours_in(AUTUMN) == 10


@given(st.dates(date(2026, 1, 2), date(2026, 12, 30)))
def test_two_promises_one_after_the_other_are_worth_as_much_as_one(day):
    whole, parts = promise(), [promise(until=day - DAY), promise(starts_on=day)]
    quarter = Quarter(first=date(2026, 1, 1))
    for _ in range(4):
        assert sum(one.hours_in(quarter) for one in parts) == whole.hours_in(quarter)
        quarter = quarter.next


# BALANCES


def test_a_balance_keeps_own_time_apart_from_protected_time():
    entries = [
        entry(date(2026, 10, 5)),
        entry(date(2026, 10, 12), "3"),
        entry(date(2026, 12, 1), "27", in_protected=False),
        entry(date(2026, 9, 30), "50"),
    ]
    assert balance_of([promise()], entries, AUTUMN) == Balance(promised=30, used=5, outside=27, again=1)


def test_overload_is_told_as_advice():
    heavy = Balance(promised=Fraction(30), used=Fraction(5), outside=Fraction(27), again=2)
    assert overload_of(heavy) == (
        "2 hours more asked for than promised",
        "27 hours out of their own time",
        "asked again within seven days, twice",
    )
    assert overload_of(Balance(promised=Fraction(30), used=Fraction(30), outside=Fraction(0), again=0)) == ()


def test_asked_again_after_more_than_a_week_is_not_again():
    days = [date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 16)]
    assert balance_of([], [entry(on) for on in days], AUTUMN).again == 1


@pytest.mark.parametrize(
    ("hours", "said"),
    [("1", "1 hour"), ("7.5", "7.5 hours"), ("0", "0 hours"), ("0.05", "0.1 hours"), ("2.04", "2 hours")],
)
def test_hours_are_said_to_a_tenth(hours, said):
    assert said_hours(Decimal(hours)) == said


# WHAT OTHERS LEARN


def balances(count, promised=10, used=7):
    return [Balance(promised=Fraction(promised), used=Fraction(used), outside=Fraction(0), again=0)] * count


def test_others_learn_one_sentence_once_ten_people_are_promised_time():
    assert said_of_everybody(balances(9), AUTUMN) == ""
    assert said_of_everybody(balances(10), AUTUMN) == (
        "Of the protected time promised in October to December 2026, about 70% was used."
    )


def test_whoever_is_promised_nothing_does_not_make_up_the_ten():
    assert said_of_everybody([*balances(9), *balances(5, promised=0)], AUTUMN) == ""


def test_where_one_person_has_half_of_the_hours_others_learn_nothing():
    assert said_of_everybody([*balances(9), *balances(1, promised=90, used=1)], AUTUMN) == ""
    assert said_of_everybody([*balances(9, used=1), *balances(1, used=9)], AUTUMN) == ""
    assert said_of_everybody(balances(10, used=0), AUTUMN).endswith("about 0% was used.")


@given(st.lists(st.integers(0, 40), min_size=10, max_size=14))
def test_the_sentence_is_to_five_per_cent(used):
    said = said_of_everybody([balances(1, promised=40, used=one)[0] for one in used], AUTUMN)
    if said:
        share = int(said.partition("about ")[2].partition("%")[0])
        assert share % 5 == 0
        assert abs(share - 100 * sum(used) / (40 * len(used))) <= 2.5


# RULES


def test_time_is_seen_by_the_person_and_the_co_ordinator_alone():
    check_sees(whose=ANN, by=ANN, coordinator=None)
    check_sees(whose=ANN, by=CO, coordinator=CO)
    for coordinator in (CO, None):
        with pytest.raises(Refused, match="by nobody else"):
            check_sees(whose=ANN, by=BEN, coordinator=coordinator)


@pytest.mark.parametrize(
    ("check", "why"),
    [
        (lambda: check_coordinator(person=ANN, by=ANN), "somebody else"),
        (lambda: check_promise(starts_on=TODAY, ends_on=TODAY), "not after the first"),
        (lambda: check_promise(starts_on=TODAY, ends_on=TODAY + 367 * DAY), "a year at most"),
        (lambda: check_end(last_on=TODAY - DAY, today=TODAY, until=TODAY + DAY), "stays promised"),
        (lambda: check_end(last_on=TODAY + 2 * DAY, today=TODAY, until=TODAY + DAY), "ends before that day"),
        (lambda: check_note(on=TODAY + DAY, today=TODAY), "still to come"),
        (lambda: check_note(on=TODAY - 367 * DAY, today=TODAY), "more than a year ago"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(check, why):
    with pytest.raises(Refused, match=why):
        check()


def test_what_can_be_is_not_refused():
    check_coordinator(person=ANN, by=BEN)
    check_promise(starts_on=TODAY, ends_on=TODAY + 366 * DAY)
    check_end(last_on=TODAY, today=TODAY, until=TODAY)
    check_note(on=TODAY, today=TODAY)


# THE PAGE


def theirs(*, promises=(), entries=(), name="Ann"):
    return SimpleNamespace(person=ANN, name=name, promises=promises, entries=entries)


@pytest.mark.parametrize(
    ("promises", "entries", "said"),
    [
        ((), (), "You are promised no protected time, and noted no hours."),
        ((), (entry(TODAY),), "You are promised no time this quarter, and were asked for 2 hours."),
        ((promise(),), (), "You are promised 30 hours this quarter, and used none of them."),
        ((promise(),), (entry(TODAY),), "You are promised 30 hours this quarter, and used 2 hours."),
        (
            (promise(),),
            (entry(TODAY), entry(TODAY, "1", in_protected=False)),
            "You are promised 30 hours this quarter, and used 2 hours. 1 hour more came out of your own time.",
        ),
    ],
)
def test_the_first_sentence_says_what_was_promised_and_used(promises, entries, said):
    assert OwnPage(theirs=theirs(promises=promises, entries=entries), on=TODAY).says == said


def test_whoever_is_asked_too_much_reads_that_they_may_say_no():
    page = OwnPage(theirs=theirs(entries=(entry(TODAY), entry(TODAY - DAY))), on=TODAY)
    assert page.advice == (
        "This quarter you were asked for 4 hours more than was promised and you were asked again within seven days. "
        "You may say no."
    )
    assert OwnPage(theirs=theirs(promises=(promise(),), entries=(entry(TODAY),)), on=TODAY).advice == ""


def test_the_quarter_before_is_told_too():
    then = OwnPage(theirs=theirs(promises=(promise(),), entries=(entry(date(2026, 8, 3)),)), on=TODAY)
    assert then.before == "July to September 2026: promised 30 hours, used 2 hours."
    assert OwnPage(theirs=theirs(), on=TODAY).before == ""


def test_people_are_never_ranked():
    """They stand in the order in which they come, which is that of their names, whatever their hours."""
    everybody = [
        theirs(name="Ann", promises=(promise("1"),)),
        theirs(name="Ben", promises=(promise("9"),), entries=(entry(TODAY, "20"),)),
        theirs(name="Cal", promises=(promise("5"),)),
        theirs(name="Dee"),
    ]
    lines = person_lines(everybody, TODAY)
    assert [one.name for one in lines] == ["Ann", "Ben", "Cal"]
    assert [one.promised for one in lines] == ["3 hours", "27 hours", "15 hours"]
