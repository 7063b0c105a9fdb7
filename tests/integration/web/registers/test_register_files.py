"""A register comes in as a file: looked at before, brought in once, never with ethnicity in it."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from openpyxl import Workbook as OpenedBook

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.due import erase_files
from tallystick_web.registers.models import EntryChange, RegisterFile
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import House
from tests.integration.web.registers.sent import (
    HEADS,
    POLICY_COUNTS,
    ROWS,
    a_csv,
    a_workbook,
    bring,
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


# COMING IN


def test_a_file_is_looked_at_before_anything_comes_in(north):
    key = file_of(send(north, a_csv(HEADS, *ROWS)))
    page = north.page("register-brought", register="policies", register_file=key)
    assert "2 new policies would be added, of 5 rows." in page
    assert "must be one of: raising concerns;" in page
    assert "The same as row 2." in page
    assert policies(north) == []


def test_a_file_is_brought_in_once_with_a_history_and_one_event(north):
    assert bring(north, a_csv(HEADS, *ROWS)) == POLICY_COUNTS
    assert policies(north) == [
        ("Conduct policy", "conduct", "draft", None, 1),
        ("Recruitment policy", "recruitment", "in-force", timezone.datetime(2026, 5, 1).date(), 1),
    ]
    event = AuditEvent.objects.get(chain=north.organisation.pk, kind="entries-brought-in")
    assert event.more == POLICY_COUNTS
    with inside(north.organisation.pk):
        changes = EntryChange.objects.of(north.organisation)
        assert list(changes.values_list("what", "why")) == [("entry-added", "Brought in from a file.")] * 2
        assert not RegisterFile.objects.of(north.organisation).exclude(sealed="").exists()


def test_the_same_file_again_finds_everything_there(north):
    bring(north, a_csv(HEADS, *ROWS))
    again = bring(north, a_csv(HEADS, *ROWS))
    assert again == {"same": 2, "not-understood": 1, "blank": 1, "twice": 1}
    assert len(policies(north)) == 2


def test_what_differs_counts_as_the_person_says(north):
    north.keep(title="Tea policy", topic="conduct", state="in-force")
    changed = a_csv(("Name", "Topic", "Adopted"), ("Tea policy", "talent, development and performance", "2026-05-01"))
    page = north.page("register-brought", register="policies", register_file=file_of(send(north, changed)))
    assert "The register says" in page
    assert "conduct and discipline" in page
    assert bring(north, changed, take="ours") == {"kept": 1}
    assert policies(north)[0][1:4:2] == ("conduct", None)
    assert bring(north, changed, take="theirs") == {"changed": 1}
    assert policies(north)[0][1] == "talent"
    assert policies(north)[0][4] == 2
    with inside(north.organisation.pk):
        [said] = EntryChange.objects.of(north.organisation).filter(what="entry-changed").values_list("said", flat=True)
    assert {"column": "topic", "before": "conduct", "after": "talent"} in said
    assert bring(north, changed, take="theirs") == {"same": 1}


def test_an_answer_about_a_column_is_remembered(north):
    rows = a_csv(("Name", "Topic", "Oddity"), ("A policy", "conduct", "2026-05-01"))
    key = file_of(send(north, rows))
    chosen = columns_in(north.page("register-brought", register="policies", register_file=key))
    assert chosen["column-2"] == ""
    bring(north, rows, **{"column-2": "adopted_on"})
    assert str(policies(north)[0][3]) == "2026-05-01"
    key = file_of(send(north, rows))
    page = north.page("register-brought", register="policies", register_file=key)
    assert columns_in(page)["column-2"] == "adopted_on"


def test_a_file_that_is_not_wanted_is_erased(north):
    key = file_of(send(north, a_csv(HEADS, *ROWS)))
    assert waiting(north) == 1
    answer = north.send("register-brought", {"step": "give-up"}, register="policies", register_file=key)
    assert answer.status_code == 303
    assert waiting(north) == 0
    assert north.get("register-brought", register="policies", register_file=key).status_code == 404
    assert policies(north) == []


def test_a_file_is_kept_sealed_and_for_seven_days_at_the_most(north):
    send(north, a_csv(HEADS, ("Zzcanary policy", "conduct", "", "")))
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM registers_registerfile")
        assert "Zzcanary" not in str(cursor.fetchall())
    assert erase_files(NOON + timedelta(days=6)) == 0
    assert erase_files(NOON + timedelta(days=7, seconds=1)) == 1


def test_what_was_sealed_by_another_secret_is_chosen_again(north, settings):
    key = file_of(send(north, a_csv(HEADS, *ROWS)))
    with inside(north.organisation.pk):
        RegisterFile.objects.of(north.organisation).update(sealed="another")
    answer = north.get("register-brought", register="policies", register_file=key)
    assert (answer.status_code, answer.url) == (303, north.address("register-bring-in", register="policies"))


def test_cells_that_would_be_calculated_are_words(north):
    content = a_workbook([HEADS, ("=1+1", "conduct", "", ""), ("@SUM(A1)", "conduct", "", "")])
    bring(north, content, "policies.xlsx")
    assert [one[0] for one in policies(north)] == ["0", "@SUM(A1)"], "of a formula its stored result, never its text"


def test_what_is_no_table_or_too_much_is_refused(north, monkeypatch):
    said = send(north, a_csv(("A single column",), ("A policy",))).content.decode()
    assert "No table with headings was found" in said
    wide = a_csv([f"Column {number}" for number in range(61)], ["x"] * 61)
    assert "more than 25,000 rows or 60 columns" in send(north, wide).content.decode()
    assert "Choose a workbook" in send(north, b"x", "policies.pdf").content.decode()
    assert waiting(north) == 0


def test_a_small_workbook_that_would_unpack_to_the_end_of_the_sheet_is_refused_in_words(north):
    book, out = OpenedBook(), io.BytesIO()
    book.active["A1"] = book.active["XFD1048576"] = "x"
    book.save(out)
    said = send(north, out.getvalue(), "policies.xlsx")
    assert said.status_code == 200
    assert "could not be read" in said.content.decode()
    assert waiting(north) == 0


def test_merged_cells_blank_rows_and_a_title_above_lose_no_row(north):
    book, out = OpenedBook(), io.BytesIO()
    page = book.active
    for row in (("Our policies", "", ""), HEADS[:3], ("First policy", "conduct", ""), ("", "", ""), ("Last", "", "")):
        page.append(row)
    page.merge_cells("A1:C1")
    page.merge_cells("B3:B5")
    book.save(out)
    assert bring(north, out.getvalue(), "policies.xlsx") == {"new": 1, "blank": 1, "not-understood": 1}


# ETHNICITY


def speakers(*heads):
    return a_workbook([("Name", "Email", *heads), ("Ann Ono", "ann@example.org", *("Zzcanary" for _ in heads))])


@pytest.mark.parametrize("heading", ["Ethnicity", "Is BAME", "Guessed ethnic origin"])
def test_a_list_of_speakers_with_ethnicity_is_refused_with_a_way_to_ask_them(north, heading):
    said = send(north, speakers("Town", heading), "s.xlsx", "contacts", RoleId.EVENTS_LEAD).content.decode()
    assert "This file was not kept, and nothing of it was brought in" in said
    assert "column D of the table" in said
    assert north.address("declarations-ask") in said
    assert "Zzcanary" not in said
    assert waiting(north) == 0
    assert north.events("register-file-kept") == 0


def test_whoever_cannot_ask_is_told_who_can(north):
    north.browser(RoleId.EVENTS_LEAD)
    content = a_csv(("Name of the supplier", "Ethnicity of the owner"), ("Acme", "White British"))
    said = send(north, content, register="suppliers", role=RoleId.PROCUREMENT_LEAD).content.decode()
    assert "This file was not kept" in said
    assert north.address("declarations-ask") not in said
    assert "In your organisation the events lead can send people a link" in said
