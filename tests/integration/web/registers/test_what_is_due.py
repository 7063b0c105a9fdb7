"""What registers ask of people, and who is never told what: names of people on a register stay in it."""

from datetime import date

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId, capabilities_of
from tallystick_web.registers import duties, subjects
from tallystick_web.registers.described import registers
from tests.integration.web.registers.house import TODAY, House, ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

ROLES = (RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.EVENTS_LEAD, RoleId.BOARD_MEMBER)
CONTACT = {
    "roles": ("speaker",),
    "consent_on": ago(1100),
}


@pytest.fixture
def north():
    return House()


def due(house, *roles):
    who = {house.person(role).pk: capabilities_of([role]) for role in roles or ROLES}
    with inside(house.organisation.pk):
        return list(duties._duties(house.organisation.pk, who, TODAY))


def people(house, *roles):
    return frozenset(house.person(role).pk for role in roles)


def test_whoever_answers_for_an_entry_is_asked_and_of_one_without_an_owner_its_keepers_are(north):
    north.keep(title="Owned", owner=north.person(RoleId.EXECUTIVE).pk, review_on=in_days(30))
    north.keep(title="Nobody’s", today=ago(1000))
    north.keep(title="Later", review_on=in_days(31))
    north.keep(title="Draft", state="draft", today=ago(1000))
    found = {one.text: one for one in due(north)}
    assert sorted(found) == ["Nobody’s", "Owned"]
    assert found["Owned"].people == people(north, RoleId.EXECUTIVE)
    assert found["Nobody’s"].people == people(north, RoleId.EDI_LEAD)
    assert found["Owned"].due_on == in_days(30)
    assert found["Nobody’s"].is_overdue(TODAY)
    assert found["Owned"].kind == "Policy to confirm"


def test_many_of_a_register_are_one_thing_to_do(north):
    for number in range(6):
        north.keep(title=f"Procedure {number}", today=ago(1000 + number))
    [one] = due(north)
    assert (one.text, one.route, dict(one.parts)) == ("6 policies are stale", "register", {"register": "policies"})
    assert one.due_on == min(date(2026, 3, 2), one.due_on)
    north.keep(title="Soon", review_on=in_days(3))
    assert [one.text for one in due(north)] == ["7 policies are to be confirmed, 6 of them stale"]


def test_nothing_is_asked_of_whoever_was_not_asked_about(north):
    north.keep(title="Owned", owner=north.person(RoleId.EXECUTIVE).pk, today=ago(1000))
    north.keep(title="Nobody’s", today=ago(1000))
    assert due(north, RoleId.BOARD_MEMBER) == []


def contact(house):
    """Somebody who agreed to speak, and whose entry nobody confirmed for long."""
    first = {name: str(next(iter(registers()["contacts"].column(name).choices))) for name in ("side", "consent_way")}
    return house.keep("contacts", today=ago(1000), title="Ada Example", **CONTACT, **first)


def test_people_on_a_register_are_due_without_their_names_and_are_nothing_to_attach_to(north):
    key = contact(north)
    [one] = due(north)
    assert "Ada" not in f"{one.kind} {one.text}"
    assert one.text == "1 person is stale"
    assert one.people == people(north, RoleId.EVENTS_LEAD)
    with inside(north.organisation.pk):
        assert subjects._names(north.organisation.pk, None) == {}
        assert subjects._names(north.organisation.pk, [key]) == {}


def test_whoever_may_not_read_people_meets_no_name_of_theirs(north):
    key = contact(north)
    assert "Ada Example" in north.page("register", RoleId.EVENTS_LEAD, register="contacts")
    assert "Ada Example" in north.page("entry", RoleId.EVENTS_LEAD, register="contacts", entry=key)
    for route, parts in (("register", {}), ("entry", {"entry": key})):
        answer = north.get(route, RoleId.BOARD_MEMBER, register="contacts", **parts)
        assert answer.status_code == 403
        assert "Ada" not in answer.content.decode()
    assert "Ada" not in north.page("registers", RoleId.BOARD_MEMBER)


def test_the_history_of_a_person_keeps_names_of_columns_and_no_values(north):
    key = contact(north)
    change = {"title": "Ada Lovelace Example", "version": "1", "change_why": "", "body": "Royal Example"}
    now = north.now(key, "contacts")
    answers = {"roles": list(now.values["roles"]), "side": now.values["side"], "consent_way": now.values["consent_way"]}
    day = {f"consent_on_{part}": str(getattr(now.values["consent_on"], part)) for part in ("day", "month", "year")}
    answer = north.send("entry-change", answers | day | change, RoleId.EVENTS_LEAD, register="contacts", entry=key)
    assert answer.status_code == 303, answer.content.decode()
    [changed] = [one for one in north.changes(key) if one.what == "entry-changed"]
    assert {"column": "title"} in changed.said
    assert "Ada" not in str(changed.said)
    assert "What it said is not kept here." in north.page("entry", RoleId.EVENTS_LEAD, register="contacts", entry=key)
