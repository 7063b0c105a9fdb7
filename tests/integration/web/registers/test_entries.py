"""What is done to an entry: each step is kept with what it said before, refused where it cannot be, and told once."""

from datetime import date
from uuid import uuid4

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions import entries as actions
from tallystick_web.registers.rules import Freshness
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import POLICIES, TODAY, House, ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return House()


def do(house, action, entry, **more):
    with inside(house.organisation.pk):
        return action(
            register=POLICIES, entry=entry, by=house.person(), at=NOON, today=more.pop("today", TODAY), **more
        )


def test_a_new_entry_must_be_confirmed_when_the_register_says_so_and_is_told_of_once(north):
    entry = north.keep(impact_on=date(2026, 3, 1), outcome="changed")
    now = north.now(entry)
    assert now.values["topic"] == "talent"
    assert (now.confirmed_on, now.review_on) == (TODAY, date(2028, 11, 26))  # policies: 24 months
    assert now.freshness(TODAY) is Freshness.CURRENT
    assert now.freshness(date(2028, 11, 27)) is Freshness.STALE
    assert [one.what for one in north.changes(entry)] == ["entry-added"]
    assert north.events("entry-added") == 1


def test_a_sooner_day_to_confirm_is_taken_and_a_later_one_is_not(north):
    soon, late = north.keep(review_on=date(2027, 1, 1)), north.keep(title="Another", review_on=date(2040, 1, 1))
    assert north.now(soon).review_on == date(2027, 1, 1)
    assert north.now(late).review_on == date(2028, 11, 26)


def test_changing_an_entry_keeps_what_it_said_before_and_does_not_confirm_it(north):
    entry = north.keep(today=ago(400))
    before = north.now(entry)
    do(north, actions.change_entry, entry, values={"topic": "conduct", "note": "Split in May."}, seen=1, why="Split")
    after = north.now(entry)
    assert (after.confirmed_on, after.review_on) == (before.confirmed_on, before.review_on)
    assert (after.values["topic"], after.title) == ("conduct", before.title)
    changed = next(one for one in north.changes(entry) if one.what == "entry-changed")
    assert changed.why == "Split"
    assert {(one["column"], one["before"], one["after"]) for one in changed.said} == {
        ("topic", "talent", "conduct"),
        ("note", "", "Split in May."),
    }


def test_whoever_opened_an_older_version_changes_nothing(north):
    entry = north.keep()
    do(north, actions.change_entry, entry, values={"note": "First."}, seen=1)
    with pytest.raises(Refused, match="Somebody else changed this entry"):
        do(north, actions.change_entry, entry, values={"note": "Second."}, seen=1)
    assert north.now(entry).note == "First."
    assert north.events("entry-changed") == 1


def test_an_entry_that_is_there_already_is_not_added_however_it_is_typed(north):
    north.keep()
    with pytest.raises(Refused, match="already a policy like this"):
        north.keep(title="  talent and  PROMOTION policy ")
    assert north.events("entry-added") == 1


def test_an_entry_that_is_over_makes_room_and_cannot_come_back_over_the_new_one(north):
    first = north.keep()
    do(north, actions.move_entry, first, to="withdrawn", why="Replaced.")
    assert north.now(first).ended_on == TODAY
    second = north.keep()
    with pytest.raises(Refused, match="already a policy like this"):
        do(north, actions.move_entry, first, to="in-force", why="")
    do(north, actions.move_entry, second, to="withdrawn", why="A mistake.")
    do(north, actions.move_entry, first, to="in-force", why="")
    assert north.now(first).ended_on is None


def test_what_becomes_live_is_confirmed_by_that_and_a_draft_never_ended(north):
    entry = north.keep(state="draft", today=ago(1000))
    assert north.now(entry).freshness(TODAY) is Freshness.OVER
    assert north.now(entry).ended_on is None
    do(north, actions.move_entry, entry, to="in-force", why="")
    assert north.now(entry).confirmed_on == TODAY
    assert north.now(entry).freshness(TODAY) is Freshness.CURRENT


def test_confirming_begins_the_time_anew_and_is_refused_for_what_is_over(north):
    entry = north.keep(today=ago(1000))
    assert north.now(entry).freshness(TODAY) is Freshness.STALE
    do(north, actions.confirm_entry, entry)
    assert north.now(entry).review_on == date(2028, 11, 26)
    do(north, actions.confirm_entry, entry, sooner=in_days(10))
    assert north.now(entry).review_on == in_days(10)
    do(north, actions.move_entry, entry, to="withdrawn", why="Old.")
    with pytest.raises(Refused, match="no longer live"):
        do(north, actions.confirm_entry, entry)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"title": " "}, "Enter: name of the policy"),
        ({"topic": ""}, "What is it about"),
        ({"topic": "weather"}, "not in its list"),
        ({"link": "javascript:alert(1)"}, "must begin with https"),
        ({"impact_on": date(2030, 1, 1), "outcome": "changed"}, "cannot be in the future"),
        ({"impact_on": date(2026, 1, 1)}, "what came of looking"),
        ({"note": "x" * 4001}, "4000 characters or fewer"),
        ({"owner": uuid4()}, "not in your organisation"),
        ({"unit": uuid4()}, "no part of your organisation"),
        ({"review_on": ago(1)}, "must be in the future"),
        ({"state": "withdrawn"}, "cannot begin there"),
    ],
)
def test_what_an_entry_cannot_say_is_refused_and_leaves_nothing_behind(north, values, says):
    with pytest.raises(Refused, match=says):
        north.keep(**values)
    assert north.events("entry-added") == 0


def test_somebody_of_another_organisation_cannot_answer_for_an_entry(north):
    south = House("south", "South Hospitals")
    with pytest.raises(Refused, match="not in your organisation"):
        north.keep(owner=south.person(RoleId.EDI_LEAD).pk)


def test_a_step_that_does_not_exist_or_lacks_its_reason_is_refused(north):
    entry = north.keep()
    with pytest.raises(Refused, match="no such step"):
        do(north, actions.move_entry, entry, to="framed", why="")
    with pytest.raises(Refused, match="Say why"):
        do(north, actions.move_entry, entry, to="withdrawn", why=" ")
    with pytest.raises(Refused, match="in the meantime"):
        do(north, actions.move_entry, entry, to="in-force", why="")
    assert north.now(entry).version == 1


def test_saying_what_it_says_already_changes_nothing(north):
    entry = north.keep()
    with pytest.raises(Refused, match="says already"):
        do(north, actions.change_entry, entry, values={"title": " Talent and promotion policy "}, seen=1)
    assert north.now(entry).version == 1
