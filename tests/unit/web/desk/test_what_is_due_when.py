"""What is due stands in one place: overdue, waiting, this week, without an update, or later."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tallystick_web.core.duties import Duty
from tallystick_web.desk.presenters.work import fresh, lead
from tallystick_web.desk.rules import Freshness, freshness_of, sorted_out, stale_by_person, week_of_letter

TODAY = date(2026, 11, 26)
ANN, BEN = UUID(int=1), UUID(int=2)
LONDON = ZoneInfo("Europe/London")


def duty(text="Score in writing", *, people=(ANN,), **said):
    return Duty(kind="Action you lead", text=text, route="plan-item", people=frozenset(people), **said)


def place(one):
    work = sorted_out([one], TODAY)
    [name] = [name for name in ("overdue", "waiting", "this_week", "stale", "later") if getattr(work, name)]
    return name


def after(days):
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"due_on": after(-1)}, "overdue"),
        ({"due_on": after(0)}, "this_week"),
        ({"due_on": after(6)}, "this_week"),
        ({"due_on": after(7)}, "later"),
        ({}, "later"),
        ({"waits_since": after(-2)}, "waiting"),
        ({"wants_updates": True}, "stale"),
        ({"wants_updates": True, "updated_on": after(-30)}, "later"),
        ({"wants_updates": True, "updated_on": after(-31)}, "stale"),
        ({"wants_updates": True, "due_on": after(-1)}, "overdue"),
        ({"wants_updates": True, "due_on": after(3)}, "this_week"),
    ],
)
def test_a_thing_stands_where_it_is_most_urgent(said, expected):
    assert place(duty(**said)) == expected


def test_the_longest_overdue_comes_first():
    work = sorted_out([duty("b", due_on=after(-2)), duty("a", due_on=after(-9))], TODAY)
    assert [one.text for one in work.overdue] == ["a", "b"]


def test_freshness_counts_what_wants_updates_and_nothing_else():
    duties = [
        duty(wants_updates=True, updated_on=after(-3)),
        duty(wants_updates=True, updated_on=after(-40)),
        duty(wants_updates=True, due_on=after(-9), updated_on=after(-1)),
        duty(due_on=after(-1)),
    ]
    assert freshness_of(duties, TODAY) == Freshness(fresh=2, of=3)


def test_only_those_with_something_stale_are_listed():
    duties = [duty(people=[ANN], wants_updates=True), duty(people=[BEN], wants_updates=True, updated_on=TODAY)]
    assert stale_by_person(duties, {ANN, BEN}, TODAY) == {ANN: Freshness(fresh=0, of=1)}


@pytest.mark.parametrize(
    ("freshness", "expected"),
    [
        (Freshness(fresh=0, of=0), ""),
        (Freshness(fresh=1, of=1), "Your one action was updated in the last 30 days."),
        (Freshness(fresh=0, of=1), "Your one action was not updated in the last 30 days."),
        (Freshness(fresh=0, of=3), "None of your three actions was updated in the last 30 days."),
        (Freshness(fresh=1, of=8), "One of your eight actions was updated in the last 30 days."),
        (Freshness(fresh=6, of=8), "Six of your eight actions were updated in the last 30 days."),
    ],
)
def test_freshness_is_said_in_words(freshness, expected):
    assert fresh(freshness) == expected


def test_the_first_sentence_says_what_is_due_now_and_nothing_of_later():
    work = sorted_out([duty(due_on=after(-1)), duty(due_on=after(2)), duty(due_on=after(2)), duty()], TODAY)
    assert lead(work) == "One thing is overdue and two things are due in the next seven days."
    assert lead(sorted_out([duty()], TODAY)) == "Nothing is due from you this week."


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 11, 30, 6, 59, tzinfo=UTC), None),
        (datetime(2026, 11, 30, 7, 0, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 1, 9, 0, tzinfo=UTC), None),
        # In summer seven in London is six in universal time: the Mondays after both changes of the clock.
        (datetime(2026, 3, 30, 6, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 26, 6, 0, tzinfo=UTC), None),
    ],
    ids=str,
)
def test_letters_are_written_on_monday_from_seven_in_london(at, expected):
    assert week_of_letter(at.astimezone(LONDON)) == expected
