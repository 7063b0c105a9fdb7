"""Prompts and checklists stand on the page of the work, are answered there, and are counted when a period is over."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tallystick_web.core import jobs
from tallystick_web.core.asked_about import kinds_of_work, questions_about
from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.models import SetReading, Sheet, SheetMarks
from tallystick_web.questionnaires.offered.sheets import _duties
from tallystick_web.questionnaires.queries.sheet_book import sheet_book
from tallystick_web.questionnaires.rules import COUNT_SETS
from tallystick_web.questionnaires.set_rules import SetKind
from tallystick_web.questionnaires.sets import sets, sets_of
from tallystick_web.registers.actions.entries import move_entry
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import tables
from tallystick_web.registers.offered_work import DONE_ON, kind_of
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import words
from tests.integration.web.questionnaires.sheets_house import (
    AUDITOR,
    CHECKLIST,
    LEAD,
    MEMBER,
    SOURCES,
    TODAY,
    add_sets,
    entry,
    mark,
    output,
)
from tests.integration.web.rows import row_of

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
PROMPTS = "Prompts when an output is planned"
GIVEN = {"relevance": "central", "voices": "Ward staff at night. Bank staff are missing."}


def page_of(house, made, role=LEAD, register="outputs"):
    return house.page("entry", role, register=register, entry=made.pk)


def parts(made, of="output-prompts", register="outputs"):
    return {"question_set": of, "piece_kind_app": "register", "piece_kind": register, "piece": made.pk}


def answered(house, made, role=LEAD, of="output-prompts", register="outputs", **given):
    return house.send("sheet-about", given or GIVEN, role=role, **parts(made, of, register))


def only(house, model=Sheet):
    [row] = house.rows(model)
    return row


# WHERE THE WORK IS


def test_an_output_that_was_just_added_says_what_waits_to_be_answered(house):
    answers = {"title": "A report on pay", "kind": "report", "state": "in-preparation", "owner": ""}
    sent = house.send("entry-add", answers, role=LEAD, register="outputs")
    page = words(house.browser(LEAD).get(sent.headers["Location"]))
    assert "Questions about this output" in page
    assert f"{PROMPTS} Waiting for answers" in page


def test_questions_are_answered_from_the_page_of_the_work_and_then_stand_there(house):
    made = output(house)
    form = house.page("sheet-about", LEAD, **parts(made))
    assert "Does race matter to this topic?" in form
    assert house.rows(Sheet) == [], "looking stores nothing"
    sent = answered(house, made)
    assert sent.status_code == 303
    assert "Ward staff at night." in words(house.browser(LEAD).get(sent.headers["Location"]))
    assert "Answered by Communications lead of Northmoor Hospitals on 26 November 2026" in page_of(house, made)
    assert only(house).done_on == TODAY
    assert [house.events(one) for one in ("sheet-begun", "sheet-marked")] == [1, 0]


def row(house, register):
    """An entry of any register, in its first state."""
    made = row_of(tables()[register], house.organisation)
    type(made)._base_manager.filter(pk=made.pk).update(state=registers()[register].states[0].id)
    return made


def test_work_that_nothing_is_asked_about_says_nothing_of_questions(house):
    page = page_of(house, row(house, "priorities"), RoleId.EDI_LEAD, register="priorities")
    assert "Questions about this" not in page


@pytest.mark.parametrize("register", sorted(DONE_ON))
def test_prompts_stand_on_the_page_of_every_kind_of_work_that_is_asked_about(house, register):
    page = page_of(house, row(house, register), RoleId.EDI_LEAD, register)
    for of in sets_of(SetKind.SHEET):
        assert (f"{of.title} Waiting for answers" in page) is (kind_of(register) in of.things), of.id


def test_whoever_reads_and_does_not_answer_is_led_to_the_questions_and_never_to_a_refusal(house):
    made = output(house)
    assert lead_of(house, made, "fill-sheets") == house.address("sheet-about", **parts(made))
    assert lead_of(house, made, "read-surveys") == house.address("answer-set", question_set="output-prompts")
    answered(house, made)
    answers = house.address("sheet", sheet=only(house).pk)
    assert {lead_of(house, made, one) for one in ("fill-sheets", "read-surveys")} == {answers}
    assert lead_of(house, made, "read-registers") == house.address("answer-set", question_set="output-prompts")
    assert house.get("sheet-about", RoleId.STAFF, **parts(made)).status_code == 403
    assert house.get("sheet", RoleId.STAFF, sheet=only(house).pk).status_code == 403


def lead_of(house, made, may):
    """Where the line of the prompts leads somebody who may do one thing."""
    with inside(house.pk):
        lines = questions_about(house.pk, house.organisation.slug, "register/outputs", made.pk, {may})
    return next(one.href for one in lines if one.title == PROMPTS)


@pytest.mark.parametrize(
    "given",
    [
        {"relevance": "central"},
        {"relevance": "not", "voices": "None."},
        {"relevance": "perhaps", "voices": "None."},
        {"relevance": "central", "voices": "x", "evidence:links": "javascript:alert(1)"},
    ],
)
def test_what_lacks_something_is_not_kept_and_comes_back(house, given):
    sent = answered(house, output(house), **given)
    assert (sent.status_code, "There is a problem" in words(sent)) == (200, True)
    assert house.rows(Sheet) == []


def test_a_choice_that_must_be_explained_is_kept_with_its_words_and_evidence_with_its_addresses(house):
    made = output(house)
    given = {
        "relevance": "not",
        "relevance:why": "It is about car parks.",
        "voices": "None.",
        "evidence": "Staff survey",
        "evidence:links": "https://example.org/a\nhttps://example.org/b",
    }
    assert answered(house, made, **given).status_code == 303
    kept = only(house, SheetMarks).answers
    assert kept["relevance:why"] == "It is about car parks."
    assert kept["evidence:links"] == ["https://example.org/a", "https://example.org/b"]
    form = house.get("sheet-mark", LEAD, sheet=only(house).pk).content.decode()
    assert "https://example.org/a\nhttps://example.org/b" in form
    assert "It is about car parks." in form


def test_an_address_alone_is_evidence_where_evidence_is_needed(house, monkeypatch):
    add_sets(monkeypatch, SOURCES)
    made = entry(house, "events", RoleId.EVENTS_LEAD, title="A talk", kind="conference", on=TODAY)
    sent = answered(
        house,
        made,
        RoleId.EVENTS_LEAD,
        of="made-up-sources",
        register="events",
        **{"source:links": "https://a.example"},
    )
    assert sent.status_code == 303
    assert (
        answered(
            house,
            entry(house, "events", RoleId.EVENTS_LEAD, title="Other", kind="conference", on=TODAY),
            RoleId.EVENTS_LEAD,
            of="made-up-sources",
            register="events",
            source=" ",
        ).status_code
        == 200
    )


# TWICE, AND AT ONCE


def test_the_same_form_sent_twice_is_one_sheet(house):
    made, key = output(house), uuid4()
    first, again = (house.send("sheet-about", GIVEN, role=LEAD, key=key, **parts(made)) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert len(house.rows(SheetMarks)) == 1


def test_of_two_who_answer_at_once_the_later_is_told_and_loses_nothing_unseen(house):
    made = output(house)
    answered(house, made)
    late = answered(house, made, AUDITOR, relevance="part", voices="Other words")
    assert "Nothing of yours was saved" in words(late)
    assert "Other words" in words(late), "what was typed comes back"
    sheet = only(house).pk
    stale = house.send("sheet-mark", {**GIVEN, "seen": "0"}, role=AUDITOR, sheet=sheet)
    assert "Nothing of yours was saved" in words(stale)
    assert house.send("sheet-mark", {**GIVEN, "seen": "1"}, role=AUDITOR, sheet=sheet).status_code == 303
    assert only(house).done_on == TODAY


def test_a_sheet_that_is_there_is_opened_instead_of_a_blank_one(house):
    made = output(house)
    answered(house, made)
    led = house.get("sheet-about", LEAD, **parts(made))
    assert (led.status_code, str(only(house).pk) in led.headers["Location"]) == (302, True)


def test_what_was_dropped_can_be_begun_anew(house):
    made = output(house)
    answered(house, made)
    house.send("sheet-drop", {"why": "Answered for another output."}, role=LEAD, sheet=only(house).pk)
    assert "Waiting for answers" in page_of(house, made)
    assert answered(house, made).status_code == 303
    assert len(house.rows(Sheet)) == 2


# WHAT IS NOT THERE


@pytest.mark.parametrize(
    "wrong",
    [
        {"piece": uuid4()},
        {"piece_kind": "policies"},
        {"piece_kind_app": "plan"},
        {"question_set": "pulse"},
        {"question_set": "no-such-set"},
    ],
)
def test_nothing_is_asked_about_what_is_not_there_or_not_asked_about(house, wrong):
    made = output(house)
    for method in ("get", "post"):
        asked = getattr(house.browser(LEAD), method)(house.address("sheet-about", **parts(made) | wrong))
        assert asked.status_code == 404, method


def test_a_checklist_of_two_people_about_an_output_is_finished_when_both_have_marked(house, monkeypatch):
    add_sets(monkeypatch, CHECKLIST)
    made = output(house)
    assert answered(house, made, LEAD, of="made-up-checklist", check="yes").status_code == 303
    assert "Waiting for a second person" in page_of(house, made)
    sheet = only(house).pk
    assert "Nothing" not in house.page("sheet-mark", MEMBER, sheet=sheet)
    assert "A report on pay Made-up checklist: waiting for a second person" in house.page("rounds", MEMBER)
    assert house.send("sheet-mark", {"check": "yes", "seen": "1"}, role=MEMBER, sheet=sheet).status_code == 303
    assert "waiting for a second person" not in house.page("rounds", MEMBER)
    assert "Marked by both, alike" in page_of(house, made)
    assert only(house).done_on == TODAY


def test_two_people_who_marked_an_output_differently_are_told_to_settle_and_nobody_else_is(house, monkeypatch):
    add_sets(monkeypatch, CHECKLIST)
    made = output(house)
    answered(house, made, LEAD, of="made-up-checklist", check="yes")
    assert due(house, LEAD, MEMBER) == set(), "what waits for a second person is no duty of everybody"
    mark(house, only(house).pk, MEMBER, check="no")
    assert due(house, LEAD, MEMBER, AUDITOR) == {("A report on pay", LEAD), ("A report on pay", MEMBER)}


def due(house, *roles):
    people = {house.person(role).pk: role for role in roles}
    with inside(house.pk):
        found = _duties(house.pk, dict.fromkeys(people, ("fill-sheets",)), TODAY)
    return {(one.text, people[person]) for one in found for person in one.people}


# WORK AS REGISTERS OFFER IT


def test_every_kind_of_work_that_sets_ask_about_is_offered_and_its_pieces_are_found(house):
    assert {one for of in sets_of(SetKind.SHEET) for one in of.things} <= kinds_of_work().keys()
    with inside(house.pk):
        for name in DONE_ON:
            kind = kinds_of_work()[kind_of(name)]
            assert dict(kind.find(house.pk, None)) == {}, name
            assert house.organisation.slug in kind.href(house.organisation.slug, uuid4())


def piece(house, made, register="outputs"):
    with inside(house.pk):
        return kinds_of_work()[kind_of(register)].find(house.pk, [made.pk])[made.pk]


def moved(house, made, to, register="outputs", role=LEAD):
    with inside(house.pk):
        move_entry(
            register=registers()[register], entry=made.pk, to=to, why="So.", by=house.person(role), at=NOON, today=TODAY
        )


def test_an_output_is_done_on_the_day_it_went_out_and_not_while_it_is_prepared(house):
    made = output(house, published_on=date(2026, 5, 4))
    assert piece(house, made).done_on is None
    moved(house, made, "in-use")
    assert piece(house, made).done_on == date(2026, 5, 4)
    moved(house, made, "withdrawn")
    assert (piece(house, made).done_on, piece(house, made).is_over) == (date(2026, 5, 4), False), "it did go out"


def test_an_output_that_never_went_out_is_given_up(house):
    made = output(house)
    moved(house, made, "withdrawn")
    assert piece(house, made).is_over


def test_an_event_that_was_cancelled_is_given_up(house):
    said = {"title": "A talk", "kind": "conference", "on": date(2026, 5, 4)}
    made = entry(house, "events", RoleId.EVENTS_LEAD, **said)
    assert (piece(house, made, "events").done_on, piece(house, made, "events").is_over) == (date(2026, 5, 4), False)
    moved(house, made, "cancelled", "events", RoleId.EVENTS_LEAD)
    assert piece(house, made, "events").is_over


# COUNTED


def test_what_was_answered_in_time_is_counted_once_when_the_quarter_is_over(house):
    """Of three outputs of July to September one was answered by its day, as it will be on 26 November."""
    in_time, late, never = (output(house, title=one) for one in ("In time", "Late", "Never"))
    for made in (in_time, late):
        answered(house, made)
    with inside(house.pk):
        Sheet.objects.of(house.pk).filter(piece=in_time.pk).update(done_on=date(2026, 8, 1))
    for made in (in_time, late, never):
        type(made)._base_manager.filter(pk=made.pk).update(published_on=date(2026, 8, 1), state="in-use")
    for _ in range(2):
        jobs.now(COUNT_SETS, organisation=house.pk, at=NOON.isoformat())
    [found] = house.rows(SetReading)
    assert (found.measure, found.until, found.says) == ("prompts-before-publication", date(2026, 9, 30), "1 of 3")
    assert found.value == Decimal("33.3")


def test_a_book_leaves_out_what_was_dropped_and_given_up(house):
    made = output(house)
    answered(house, made)
    house.send("sheet-drop", {"why": "Twice."}, role=LEAD, sheet=only(house).pk)
    moved(house, made, "withdrawn")
    with inside(house.pk):
        found = sheet_book(house.pk, sets()["output-prompts"])
    assert (found.sheets, dict(found.done)) == ((), {})


def test_the_page_of_a_piece_of_work_asks_two_questions_more(house, django_assert_max_num_queries):
    made = output(house)
    answered(house, made)
    with inside(house.pk), django_assert_max_num_queries(2):
        lines = questions_about(house.pk, "northmoor", "register/outputs", made.pk, {"fill-sheets"})
    assert [line.is_answered for line in lines if line.title == PROMPTS] == [True]
    assert lines[-1].title == PROMPTS, "those that wait stand first"
