"""A register leaves as a file and comes back as what it was; whose files are whose; and what stops half way."""

import io
from decimal import Decimal

import pytest
from django.db import connection, transaction
from openpyxl import load_workbook

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers import jobs as register_jobs
from tallystick_web.registers.actions import bringing
from tallystick_web.registers.models import Contact, EntryChange, Policy, RegisterFile
from tests.integration.web.registers.house import House, ago
from tests.integration.web.registers.sent import (
    HEADS,
    ROWS,
    a_csv,
    bring,
    came_to,
    columns_in,
    file_of,
    policies,
    send,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return House()


# GOING OUT


def test_a_register_leaves_and_comes_in_as_what_it_was(north):
    north.keep(title="=1+1", topic="conduct", note="'=quoted\nand a second line")
    north.keep(title="-Minus, with a comma", topic="recruitment", adopted_on=ago(9), link="https://example.org/a")
    old = north.keep(title="Old policy", topic="other", state="in-force")
    answer = north.send("entry-move", {"why": "Over."}, register="policies", entry=old, state="withdrawn")
    assert answer.status_code == 303
    about = {"no-headings": 3}  # the sheet of a workbook that says what it is
    for form, more in (("csv", {}), ("xlsx", about)):
        file = north.get("register-file", register="policies", form=form)
        assert file["Content-Disposition"] == f'attachment; filename="northmoor-policies-2026-11-26.{form}"'
        assert bring(north, file.content, f"policies.{form}", take="theirs") == {"same": 3} | more, form


def test_a_workbook_holds_days_as_days_and_no_formula(north):
    north.keep(title='=HYPERLINK("https://example.org")', topic="conduct", adopted_on=ago(9))
    file = north.get("register-file", register="policies", form="xlsx")
    page = load_workbook(io.BytesIO(file.content))["Register"]
    cells = {cell.value: cell for cell in page[2]}
    assert cells['=HYPERLINK("https://example.org")'].data_type == "s"
    assert [cell.number_format for cell in page[2] if cell.is_date] == ["d mmmm yyyy"] * 3
    text = north.get("register-file", register="policies", form="csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in text


PERSON = {
    "title": "Ann Ono",
    "roles": ("speaker",),
    "side": "outside",
    "address": "ann@example.org",
    "fee": Decimal("120.00"),
    "consent_on": ago(3),
    "consent_way": "email",
}


def test_a_list_of_people_is_asked_for_and_kept_in_the_log(north):
    north.keep("contacts", **PERSON)
    page = north.page("register-file", RoleId.EVENTS_LEAD, register="contacts", form="csv")
    assert "Ann Ono" not in page
    assert north.events("register-file-read") == 0
    file = north.send("register-file", {}, RoleId.EVENTS_LEAD, register="contacts", form="csv")
    assert b"Ann Ono" in file.content
    event = AuditEvent.objects.get(chain=north.organisation.pk, kind="register-file-read")
    assert event.more == {"register": "contacts", "entries": 1}
    assert north.get("register-file", RoleId.PROCUREMENT_LEAD, register="contacts", form="csv").status_code == 403


def test_the_history_of_people_keeps_no_value_of_them(north):
    north.keep("contacts", **PERSON)
    file = north.send("register-file", {}, RoleId.EVENTS_LEAD, register="contacts", form="csv")
    content = file.content.replace(b"ann@example.org", b"zzcanary@example.org")
    came = bring(north, content, "people.csv", "contacts", RoleId.EVENTS_LEAD, take="theirs")
    assert came == {"changed": 1}
    with inside(north.organisation.pk):
        assert Contact.objects.of(north.organisation).get().address == "zzcanary@example.org"
        said = str(list(EntryChange.objects.of(north.organisation).values_list("said", flat=True)))
    assert "'address'" in said
    assert "zzcanary" not in said


# WHOSE AND WHO


def test_whoever_does_not_keep_a_register_brings_nothing_into_it(north):
    assert send(north, a_csv(HEADS, *ROWS), role=RoleId.BOARD_MEMBER).status_code in (403, 413)
    assert send(north, a_csv(HEADS, *ROWS), role=RoleId.EVENTS_LEAD).status_code == 403
    assert waiting(north) == 0


def test_a_file_of_another_register_or_organisation_is_not_there(north):
    key = file_of(send(north, a_csv(HEADS, *ROWS)))
    assert north.get("register-brought", register="pledges", register_file=key).status_code == 404
    south = House("southmoor", "Southmoor Hospitals")
    assert south.get("register-brought", register="policies", register_file=key).status_code == 404


def test_a_reference_of_another_organisation_names_nothing(north):
    south = House("southmoor", "Southmoor Hospitals")
    theirs = south.keep(title="Their policy")
    content = a_csv(("Name", "Topic", "Reference in Tallystick"), ("Ours", "conduct", str(theirs)))
    assert bring(north, content) == {"not-understood": 1}
    assert policies(south)[0][0] == "Their policy"


# THE WORKER BREAKS OFF


class Broken(Exception):
    """The worker dies here."""


def test_wherever_the_worker_breaks_off_the_end_is_the_same(north, monkeypatch):
    monkeypatch.setattr(bringing, "AT_ONCE", 3)
    rows = [(f"Policy {number:02}", "conduct", "", "") for number in range(10)]
    north.keep(title="Policy 04", topic="other")
    key = file_of(send(north, a_csv(HEADS, *rows)))
    page = north.page("register-brought", register="policies", register_file=key)
    answers = columns_in(page) | {"step": "make", "take": "theirs"}
    north.send("register-brought", answers, register="policies", register_file=key)
    asked = {"organisation": str(north.organisation.pk), "register_file": key}
    ends = []
    for place in range(1, 500):
        before = transaction.savepoint()
        is_whole = broken_off(place, **asked)
        register_jobs.bring_in(**asked)
        ends.append((came_to(north, key), policies(north), north.events("entries-brought-in"), changes(north)))
        transaction.savepoint_rollback(before)
        if is_whole:
            break
    assert len(ends) > 30
    assert [one for one in ends if one != ends[-1]] == []
    said, found, events, history = ends[-1]
    assert said == {"new": 9, "changed": 1}
    assert [one[0] for one in found] == [one[0] for one in rows]
    assert (events, history) == (1, 11)


def broken_off(place, **asked):
    """Have the worker die at its so-manyeth statement. Whether it came to its end before."""
    left = [place]

    def step(execute, *arguments):
        left[0] -= 1
        if not left[0]:
            raise Broken
        return execute(*arguments)

    try:
        with connection.execute_wrapper(step):
            register_jobs.bring_in(**asked)
    except Broken:
        return False
    return True


def changes(house):
    with inside(house.organisation.pk):
        return EntryChange.objects.of(house.organisation).count()


def test_what_is_brought_in_already_is_not_begun_again(north):
    bring(north, a_csv(HEADS, *ROWS))
    with inside(north.organisation.pk):
        key = RegisterFile.objects.of(north.organisation).get().pk
    register_jobs.bring_in(str(north.organisation.pk), str(key))
    assert north.events("entries-brought-in") == 1


@pytest.mark.long
def test_twenty_thousand_rows_come_in_once_however_often_they_are_brought(north):
    rows = [(f"Policy {number:05}", "conduct", "In force", "2026-05-01") for number in range(20_000)]
    content = a_csv(HEADS, *rows)
    assert bring(north, content) == {"new": 20_000}
    assert bring(north, content, take="theirs") == {"same": 20_000}
    with inside(north.organisation.pk):
        assert Policy.objects.of(north.organisation).count() == 20_000
        assert EntryChange.objects.of(north.organisation).count() == 20_000


# ALIKE


def test_entries_that_look_alike_are_shown_two_and_two(north):
    north.keep(title="Policy on talent")
    north.keep(title="Talent, on: policy")
    north.keep(title="Another policy")
    page = north.page("register-alike", register="policies")
    assert "One pair looks alike" in page
    assert "the same words in their titles" in page
    assert "Another policy" not in page


def test_people_who_look_alike_can_be_made_one(north):
    first = north.keep("contacts", **PERSON)
    second = north.keep("contacts", **PERSON | {"title": "Ono, Ann", "address": "ANN@example.org"})
    page = north.page("register-alike", RoleId.EVENTS_LEAD, register="contacts")
    assert "the same e-mail address" in page
    merges = [north.address("contact-merge", contact=one, other=two) for one, two in ((first, second), (second, first))]
    assert [one in page for one in merges].count(True) == 1, "both were added at one moment: either may come first"


def test_the_register_leads_to_its_files(north):
    page = north.page("register", register="policies")
    for route in ("register-bring-in", "register-alike"):
        assert north.address(route, register="policies") in page
    assert north.address("register-file", register="policies", form="csv") in page
    assert north.address("register-bring-in", register="policies") not in north.page(
        "register", RoleId.BOARD_MEMBER, register="policies"
    )
