"""A sample that two people mark: the second learns nothing of the first's marks, and both stay what they were."""

import json
import re

import pytest

from tallystick_web.core.duties import Duty
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions import rounds
from tallystick_web.questionnaires.models import Sheet, SheetMarks
from tallystick_web.questionnaires.offered.sheets import _duties
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import words
from tests.integration.web.questionnaires.sheets_house import (
    AUDITOR,
    CODING,
    MEMBER,
    SECRETARY,
    TEAMS,
    a_round,
    add_sets,
    mark,
    now,
    sheets_of,
)

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
CANARY = "zzcanary of the first"


@pytest.fixture(autouse=True)
def _sets(monkeypatch):
    add_sets(monkeypatch, CODING, TEAMS)


def begun(house, **said):
    days = {f"{name}_{part}": value for name, parts in DAYS.items() for part, value in parts.items()}
    return house.send("round-begin", {**FORM, **days, **said}, role=SECRETARY, question_set="made-up-coding")


FORM = {"title": "Papers of spring", "role": "board", "sampled": "Every third paper by date."}
DAYS = {
    "since": {"day": "1", "month": "4", "year": "2026"},
    "until": {"day": "30", "month": "6", "year": "2026"},
}


# BEGINNING, LISTING, CLOSING


def test_a_round_is_begun_and_its_work_listed(house):
    sent = begun(house)
    assert sent.status_code == 303
    listing = sent.headers["Location"]
    typed = {"form_key": "9d3ad6a0-6a41-4a8b-8ac3-6c3a9e6ba001", "items": "14/05/2026 Finance report\nEstates plan"}
    sent = house.browser(SECRETARY).post(listing, typed)
    assert sent.status_code == 303
    page = words(house.browser(SECRETARY).get(sent.headers["Location"]))
    assert "0 of 2 are marked by two people." in page
    assert "Every third paper by date." in page
    assert "14 May 2026" in page
    assert [house.events(one) for one in ("round-begun", "round-added")] == [1, 1]


@pytest.mark.parametrize("said", [{"sampled": " "}, {"role": ""}, {"title": ""}, {"until_year": "2025"}])
def test_a_round_that_lacks_something_is_not_begun(house, said):
    sent = begun(house, **said)
    assert (sent.status_code, "There is a problem" in words(sent)) == (200, True)
    assert house.events("round-begun") == 0


def test_a_list_with_a_wrong_line_adds_nothing_and_comes_back(house):
    made = a_round(house, "")
    sent = house.send("round-add", {"items": "Good\n31/02/2026 Bad"}, role=SECRETARY, round_of=made.pk)
    assert "Correct line 2" in words(sent)
    assert "31/02/2026 Bad" in words(sent)
    assert sheets_of(house, made) == ()


def test_a_round_that_is_closed_takes_nothing_any_more(house):
    made = a_round(house)
    sheet = sheets_of(house, made)[0]
    assert house.send("round-close", role=SECRETARY, round_of=made.pk).status_code == 303
    refused = house.send("sheet-mark", {"code": "none", "seen": "0"}, role=MEMBER, sheet=sheet.id)
    assert "The round is closed" in words(refused)
    assert "This round is closed" in words(house.send("round-add", {"items": "More"}, role=SECRETARY, round_of=made.pk))
    assert "This round is closed" in words(house.send("round-close", role=SECRETARY, round_of=made.pk))
    assert "2 of 2" not in house.page("round", SECRETARY, round_of=made.pk)


# APART FROM EACH OTHER


def first_marks(house):
    made = a_round(house)
    sheet = sheets_of(house, made)[0]
    mark(house, sheet.id, MEMBER, code="decided", words=CANARY)
    return made, sheet


ROUTES = ("sheet", "sheet-mark", "sheet-settle", "sheet-drop")


def test_nobody_but_the_first_meets_the_first_marks_on_any_page(house):
    made, sheet = first_marks(house)
    for role in (AUDITOR, SECRETARY, RoleId.EDI_LEAD, RoleId.EXECUTIVE):
        for route in ROUTES:
            page = house.get(route, role, sheet=sheet.id)
            assert CANARY not in page.content.decode(), (role, route)
            assert not re.search(r'value="decided" checked', page.content.decode()), (role, route)
        for route in ("round", "round-paper", "rounds", "questionnaires", "my-work"):
            parts = {"round_of": made.pk} if route in ("round", "round-paper") else {}
            assert CANARY not in house.get(route, role, **parts).content.decode(), (role, route)
    assert CANARY in house.page("sheet", MEMBER, sheet=sheet.id)


def test_pages_for_others_are_the_same_whatever_the_first_marked(house):
    """To the letter: two pieces with the same name, of which the first marked one so and the other otherwise."""
    seen = []
    for code in ("decided", "none"):
        made = a_round(house, "04/05/2026 Finance report")
        [sheet] = sheets_of(house, made)
        mark(house, sheet.id, MEMBER, code=code)
        shown = [house.get(route, AUDITOR, sheet=sheet.id).content.decode() for route in ROUTES]
        shown += [house.get("round", AUDITOR, round_of=made.pk).content.decode()]
        ids = rf"{sheet.id}|{made.pk}|nonce=\"[^\"]*\"|(csrfmiddlewaretoken|form_key)\" value=\"[^\"]*\""
        seen.append([re.sub(ids, "", one) for one in shown])
    assert seen[0] == seen[1]


def test_the_log_holds_nothing_of_marks(house):
    _, sheet = first_marks(house)
    mark(house, sheet.id, AUDITOR, code="none", words="zzcanary of the second")
    kept = json.dumps([one.more for one in AuditEvent.objects.filter(chain=house.pk)])
    assert "zzcanary" not in kept
    assert "decided" not in kept


def test_the_second_marks_apart_and_then_both_are_read_side_by_side(house):
    made, sheet = first_marks(house)
    form = house.page("sheet-mark", AUDITOR, sheet=sheet.id)
    assert "You see their marks when you have given yours" in form
    sent = house.send("sheet-mark", {"code": "none", "seen": "1"}, role=AUDITOR, sheet=sheet.id)
    assert sent.status_code == 303
    page = house.page("sheet", AUDITOR, sheet=sheet.id)
    assert CANARY in page
    assert "It changed the decision" in page
    assert "Not at all" in page
    assert now(house, sheet.id).done_on is None, "they differ, and have not settled"
    said = house.page("round", SECRETARY, round_of=made.pk)
    assert "1 of 2 is marked by two people. They gave the same marks on 0 of 1." in said


def test_neither_changes_marks_once_both_gave_theirs(house):
    _, sheet = first_marks(house)
    mark(house, sheet.id, AUDITOR, code="none")
    for role in (MEMBER, AUDITOR, SECRETARY):
        sent = house.send("sheet-mark", {"code": "none", "seen": "2"}, role=role, sheet=sheet.id)
        assert "Two people have marked this" in words(sent), role
    assert house.rows(SheetMarks)[0].answers["code"] == "decided"
    assert len(house.rows(SheetMarks)) == 2


def test_the_first_can_change_their_marks_before_the_second_marks(house):
    _, sheet = first_marks(house)
    form = house.get("sheet-mark", MEMBER, sheet=sheet.id).content.decode()
    assert re.search(r'value="decided" checked', form)
    assert CANARY in form
    sent = house.send("sheet-mark", {"code": "mentioned", "seen": "1"}, role=MEMBER, sheet=sheet.id)
    assert sent.status_code == 303
    assert now(house, sheet.id).first.answers["code"] == "mentioned"
    assert now(house, sheet.id).second is None


def test_two_people_who_opened_a_blank_sheet_at_once_are_the_first_and_the_second(house):
    sheet = sheets_of(house, a_round(house))[0]
    for role, code in ((MEMBER, "none"), (AUDITOR, "decided")):
        sent = house.send("sheet-mark", {"code": code, "seen": "0"}, role=role, sheet=sheet.id)
        assert sent.status_code == 303, role
    kept = now(house, sheet.id)
    assert (kept.first.answers["code"], kept.second.answers["code"]) == ("none", "decided")


# SETTLING


def test_they_settle_with_a_reason_and_both_marks_stay(house):
    made, sheet = first_marks(house)
    mark(house, sheet.id, AUDITOR, code="none")
    assert "Board member" in house.page("sheet-settle", AUDITOR, sheet=sheet.id)
    sent = house.send("sheet-settle", {"code": "mentioned", "reason": ""}, role=AUDITOR, sheet=sheet.id)
    assert "There is a problem" in words(sent)
    answers = {"code": "mentioned", "reason": "It is said once, and nothing follows."}
    assert house.send("sheet-settle", answers, role=AUDITOR, sheet=sheet.id).status_code == 303
    kept = now(house, sheet.id)
    assert (kept.final["code"], kept.both[0]["code"], kept.both[1]["code"]) == ("mentioned", "decided", "none")
    assert kept.done_on == NOON.date()
    page = house.page("sheet", SECRETARY, sheet=sheet.id)
    assert "It is said once, and nothing follows." in page
    said = house.page("round", SECRETARY, round_of=made.pk)
    assert "They gave the same marks on 0 of 1." in said, "agreement is of first marks"
    assert re.search(r"It was mentioned 1\b", said)


def test_somebody_else_cannot_settle_for_them(house):
    _, sheet = first_marks(house)
    mark(house, sheet.id, AUDITOR, code="none")
    sent = house.send("sheet-settle", {"code": "none", "reason": "Because."}, role=SECRETARY, sheet=sheet.id)
    assert "One of them notes" in words(sent)
    assert now(house, sheet.id).settled is None


def test_marks_that_are_alike_are_finished_at_once(house):
    sheet = sheets_of(house, a_round(house))[0]
    mark(house, sheet.id, MEMBER, code="none")
    mark(house, sheet.id, AUDITOR, code="none")
    assert now(house, sheet.id).done_on == NOON.date()


def test_what_is_dropped_says_why_and_counts_no_more(house):
    made, sheet = first_marks(house)
    sent = house.send("sheet-drop", {"why": "It was listed twice."}, role=SECRETARY, sheet=sheet.id)
    assert sent.status_code == 303
    assert "It was listed twice." in house.page("sheet", MEMBER, sheet=sheet.id)
    assert "0 of 1 are marked by two people." in house.page("round", SECRETARY, round_of=made.pk)
    assert CANARY not in house.page("sheet", SECRETARY, sheet=sheet.id)


# NUMBERS OF TEAMS


def test_numbers_are_summed_and_a_part_is_not_more_than_its_whole(house):
    made = a_round(house, "Pharmacy\nWards", of=TEAMS, role="")
    first, second = sheets_of(house, made)
    assert house.send("sheet-mark", {"held": "3", "offered": "4"}, role=MEMBER, sheet=first.id).status_code == 303
    assert house.send("sheet-mark", {"held": "-1"}, role=MEMBER, sheet=second.id).status_code == 200
    assert house.send("sheet-mark", {"held": "2", "offered": "6"}, role=MEMBER, sheet=second.id).status_code == 303
    page = house.page("round", SECRETARY, round_of=made.pk)
    assert "2 of 2 are answered." in page
    assert re.search(r"Conversations held .{0,40}In all 5\b", page)


# WHO MAY, AND WHAT WAITS


def test_who_may_begin_mark_and_read(house):
    made, sheet = first_marks(house)
    codes = {
        (role, route): house.get(route, role, **parts).status_code
        for role in (RoleId.STAFF, MEMBER, SECRETARY)
        for route, parts in (
            ("round", {"round_of": made.pk}),
            ("round-add", {"round_of": made.pk}),
            ("sheet-mark", {"sheet": sheet.id}),
        )
    }
    assert codes == {
        (RoleId.STAFF, "round"): 403,
        (RoleId.STAFF, "round-add"): 403,
        (RoleId.STAFF, "sheet-mark"): 403,
        (MEMBER, "round"): 200,
        (MEMBER, "round-add"): 403,
        (MEMBER, "sheet-mark"): 200,
        (SECRETARY, "round"): 200,
        (SECRETARY, "round-add"): 200,
        (SECRETARY, "sheet-mark"): 200,
    }


def due(house, *held):
    people = {house.person(role).pk: ("fill-sheets",) for role in held}
    with inside(house.pk):
        found = _duties(house.pk, people, NOON.date())
    names = {key: role for role in held for key in [house.person(role).pk]}
    return {(one.kind, names[person]) for one in found for person in one.people}


def test_a_second_person_is_told_once_for_a_round_and_the_first_is_not(house, django_assert_max_num_queries):
    made, _ = first_marks(house)
    mark(house, sheets_of(house, made)[1].id, MEMBER, code="none")
    assert due(house, MEMBER, AUDITOR) == {("Work to mark as the second person", AUDITOR)}
    people = {house.person(AUDITOR).pk: ("fill-sheets",)}
    with inside(house.pk), django_assert_max_num_queries(1):
        assert [type(one) for one in _duties(house.pk, people, NOON.date())] == [Duty]


def test_those_who_differ_are_told_to_settle_and_nobody_when_it_is_done_or_closed(house):
    made, sheet = first_marks(house)
    mark(house, sheet.id, AUDITOR, code="none")
    settle = "Marks to settle with another person"
    assert due(house, MEMBER, AUDITOR, SECRETARY) == {(settle, MEMBER), (settle, AUDITOR)}
    with inside(house.pk):
        rounds.close_round(round_of=made.pk, by=house.person(SECRETARY), at=NOON)
    assert due(house, MEMBER, AUDITOR, SECRETARY) == set()


def test_a_blank_sheet_to_print_has_a_box_for_every_answer(house):
    made = a_round(house)
    page = house.page("round-paper", MEMBER, round_of=made.pk)
    assert page.count("☐") == len(CODING.question[0].options)
    assert "Board paper" in page


@pytest.mark.parametrize("page", ["round-paper", "round"])
def test_what_each_answer_means_is_a_line_each(house, page):
    drawn = house.get(page, MEMBER, round_of=a_round(house).pk).content.decode()
    for line in CODING.question[0].rubric.splitlines():
        assert f"<li>{line}</li>" in drawn


def test_a_round_of_fifty_is_drawn_with_few_questions(house, django_assert_max_num_queries):
    made = a_round(house, "\n".join(f"Paper {number}" for number in range(50)))
    for sheet in sheets_of(house, made)[:20]:
        mark(house, sheet.id, MEMBER, code="none")
    house.browser(SECRETARY)
    with django_assert_max_num_queries(17):
        house.page("round", SECRETARY, round_of=made.pk)
    assert len(house.rows(Sheet)) == 50
