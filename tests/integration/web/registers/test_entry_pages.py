"""Pages of registers: adding, reading, changing, confirming and moving an entry, and who may."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.registers.house import POLICY, House, ago, in_days, of_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return House()


def test_a_policy_is_added_read_changed_confirmed_and_withdrawn_by_its_pages(north):
    entry = north.add(**of_day("adopted_on", ago(30)))
    said = north.page("entry", register="policies", entry=entry)
    assert "In force. It was last confirmed on 26 November 2026, and is to be confirmed again by" in said
    assert "Talent, development and performance" in said
    assert "Not filled in: “Effect on ethnic minority staff looked at on”" in said

    change = POLICY | {"topic": "conduct", "version": "1", "change_why": "It was split."}
    answer = north.send("entry-change", change, register="policies", entry=entry)
    assert answer.status_code == 303, answer.content.decode()
    said = north.page("entry", register="policies", entry=entry)
    assert "What is it about: was Talent, development and performance, became Conduct and discipline" in said
    assert "Adopted on: was 27 October 2026, became nothing" in said
    assert "Why: It was split." in said

    soon = of_day("review_on", in_days(10))
    assert north.send("entry-confirm", soon, register="policies", entry=entry).status_code == 303
    assert "6 December 2026: in 10 days." in north.page("entry", register="policies", entry=entry)

    move = {"register": "policies", "entry": entry, "state": "withdrawn"}
    assert "Choose" not in north.page("entry-move", **move)
    assert north.send("entry-move", {"why": ""}, **move).status_code == 200
    assert north.send("entry-move", {"why": "Replaced."}, **move).status_code == 303
    said = north.page("entry", register="policies", entry=entry)
    assert "It does not count among policies in force. It ended on 26 November 2026." in said
    assert north.events("entry-moved") == 1


def test_a_form_that_is_sent_twice_adds_one_entry(north):
    key = "7f3c0b0e-3f0d-4b7e-9c55-2f6a5d0e8f11"
    first, second = (north.send("entry-add", POLICY, key=key, register="policies") for _ in range(2))
    assert (first.status_code, second.status_code, first.url) == (303, 303, second.url)
    assert north.events("entry-added") == 1


def test_what_is_missing_is_said_at_its_question(north):
    said = north.send("entry-add", {"title": "", "topic": "", "state": "in-force"}, register="policies")
    assert said.status_code == 200
    assert "Enter name of the policy" in said.content.decode()


def test_a_change_can_say_that_all_of_it_was_looked_at(north):
    entry = north.keep(today=ago(1000))
    assert "Stale" in north.page("entry", register="policies", entry=entry)
    looked = POLICY | {"version": "1", "change_why": "", "is_confirmed": "on"}
    late = of_day("review_on", north.now(entry).review_on)
    assert north.send("entry-change", looked | late, register="policies", entry=entry).status_code == 303
    now = north.now(entry)
    assert now.confirmed_on == ago(0)
    assert now.review_on.year == 2028
    assert (north.events("entry-changed"), north.events("entry-confirmed")) == (0, 1)


def test_whoever_answers_for_an_entry_says_that_it_holds_and_others_do_not(north):
    entry = north.keep(owner=north.person(RoleId.EXECUTIVE).pk)
    parts = {"register": "policies", "entry": entry}
    assert "Change what it says" in north.page("entry", RoleId.EXECUTIVE, **parts)
    assert "Withdraw it" not in north.page("entry", RoleId.EXECUTIVE, **parts)
    assert north.send("entry-confirm", {}, RoleId.EXECUTIVE, **parts).status_code == 303
    assert north.get("entry-move", RoleId.EXECUTIVE, state="withdrawn", **parts).status_code == 403
    assert north.get("entry-confirm", RoleId.BOARD_MEMBER, **parts).status_code == 403
    assert "Change what it says" not in north.page("entry", RoleId.BOARD_MEMBER, **parts)


def test_a_register_is_kept_by_its_own_people_and_read_by_those_who_read_registers(north):
    assert north.get("entry-add", RoleId.EVENTS_LEAD, register="policies").status_code == 403
    assert north.get("register", RoleId.BOARD_MEMBER, register="policies").status_code == 200
    assert north.get("register", RoleId.STAFF, register="policies").status_code == 403
    for_all = north.page("registers", RoleId.STAFF)
    assert "Resources" in for_all
    assert "Policies" not in for_all.partition("<main")[2].partition("</main")[0]
    assert north.get("register", register="nothing").status_code == 404


def test_an_entry_of_another_organisation_or_register_is_not_there(north):
    south = House("south", "South Hospitals")
    entry = south.keep()
    assert north.get("entry", register="policies", entry=entry).status_code == 404
    assert north.get("entry-anywhere", register_entry=entry).status_code == 404
    assert south.get("entry", register="suppliers", entry=entry).status_code == 404
    assert south.get("entry-anywhere", register_entry=entry).url == south.address(
        "entry", register="policies", entry=entry
    )


def test_evidence_is_attached_to_an_entry_from_its_page(north):
    entry = north.keep()
    about = north.address("add-evidence-about", subject_kind="register-entry", subject=entry)
    assert about in north.page("entry", register="policies", entry=entry)
    assert "Talent and promotion policy" in north.browser().get(about).content.decode()
