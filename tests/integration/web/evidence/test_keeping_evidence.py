"""Evidence is added, corrected and withdrawn by adding; who sees it is said by whoever adds it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.evidence.models import Evidence, EvidenceVersion
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.evidence.keeping import HELD, NOTE, Place, a_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return Place("northmoor", "Northmoor Hospitals")


@pytest.fixture
def south():
    return Place("abbeydale", "Abbeydale Hospitals")


def kinds_of_events():
    return list(
        AuditEvent.objects.filter(kind__startswith="evidence").order_by("number").values_list("kind", flat=True)
    )


def correction(seen=1, **changed):
    return NOTE | {"version": str(seen), "why": "The month was wrong."} | changed


# ADDING


def test_an_organisation_without_evidence_sees_what_to_keep_and_who_can(north):
    assert "Add evidence" in north.page("evidence")
    said = north.page("evidence", RoleId.BOARD_MEMBER)
    assert "No evidence yet" in said
    assert "Leads and directors can add evidence." in said
    assert "Add evidence" not in said


def test_what_was_entered_is_on_its_page_with_what_the_grade_means(north):
    evidence = north.add(link="https://example.org/paper")
    said = north.page("evidence-piece", evidence=evidence)
    for words in (
        "What the network said of the panels",
        "It shows that something was done, and is some evidence.",
        "Panels are mixed since May.",
        "3 November 2026",
        "It was written down at the time",
        'href="https://example.org/paper" rel="noopener noreferrer"',
        "No framework yet.",
    ):
        assert words in said, words
    assert kinds_of_events() == ["evidence-added"]


def test_a_form_that_comes_twice_adds_once_and_with_another_file_is_told(north):
    key = uuid4()
    document = NOTE | {"kind": "document"}
    first = north.send("add-evidence", document | {"file": a_file()}, key=key)
    again = north.send("add-evidence", document | {"file": a_file()}, key=key)
    other = north.send("add-evidence", document | {"file": a_file(content=b"%PDF-1.7 another")}, key=key)
    assert (first.status_code, again.url) == (303, first.url)
    assert other.status_code == 409
    assert len(north.every_piece()) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "Enter a title"),
        ({"shows": ""}, "Answer the question: What does it show?"),
        ({"visibility": ""}, "Answer the question: Who may see it?"),
        ({"dated_day": "27"}, "Date of the evidence must be today or in the past"),
        ({"kind": "document"}, "A document needs its file"),
        ({"kind": "link"}, "A web page needs its address"),
        ({"kind": "quote", "text": ""}, "A quote needs its words"),
        ({"link": "http://example.org"}, "The address must begin with https://"),
        ({"link": "javascript:alert(1)"}, "The address must begin with https://"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(changed, says, north):
    answer = north.send("add-evidence", NOTE | changed)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert north.every_piece() == []


def test_who_sees_it_is_chosen_and_nothing_is_chosen_beforehand(north):
    assert "checked" not in north.page("add-evidence")


# FILES


@pytest.mark.parametrize(
    "file",
    [a_file("page.html", b"<script>alert(1)</script>"), a_file("paper.pdf", b"<svg onload=alert(1)>")],
    ids=["by its name", "by what it holds"],
)
def test_a_file_that_a_browser_could_run_is_refused(file, north):
    answer = north.send("add-evidence", NOTE | {"file": file})
    assert "error-message" in answer.content.decode()
    assert north.every_piece() == []


def test_a_list_of_people_is_refused_and_led_to_where_it_belongs(north):
    file = a_file("staff.csv", b"Employee number,Ethnic origin\n1,A\n")
    said = north.send("add-evidence", NOTE | {"file": file}).content.decode()
    assert "looks like a list of people" in said
    assert "handed in as staff files" in said


def test_a_file_is_handed_out_to_be_saved_and_never_to_be_shown(north):
    evidence = north.add(kind="document", file=a_file("a “paper”.pdf"))
    version = north.versions(evidence)[0].id
    answer = north.browser(RoleId.BOARD_MEMBER).get(north.address("evidence-file", evidence_version=version))
    assert answer.content == b"%PDF-1.7 a board paper"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_whoever_must_choose_a_file_again_is_told(north):
    said = north.send("add-evidence", NOTE | {"title": "", "file": a_file()}).content.decode()
    assert "Choose the file again" in said


def test_a_body_of_more_than_a_megabyte_is_taken_of_whom_the_page_opens_for(north):
    big = a_file("note.txt", b"word " * 300_000)
    assert north.send("add-evidence", NOTE | {"file": big}).status_code == 303


# CORRECTING


def test_a_correction_holds_and_what_was_said_before_stays_with_the_reason(north):
    evidence = north.add()
    answer = north.send("correct-evidence", correction(title="What the network said in May"), evidence=evidence)
    assert answer.status_code == 303
    now, before = north.versions(evidence)
    assert (now.said.title, before.said.title) == ("What the network said in May", NOTE["title"])
    said = north.page("evidence-piece", evidence=evidence)
    assert "corrected it on 26 November 2026, midday: The month was wrong." in said
    assert f"It said: {NOTE['title']}." in said
    assert [one.now.said.title for one in north.every_piece()] == ["What the network said in May"]
    assert kinds_of_events() == ["evidence-added", "evidence-corrected"]


def test_a_correction_begins_with_what_it_says_now(north):
    evidence = north.add(shows="effect", grade="opinion")
    said = north.page("correct-evidence", evidence=evidence)
    assert f'value="{NOTE["title"]}"' in said
    assert said.count("checked") == 4


def test_a_correction_without_a_file_keeps_the_present_one(north):
    evidence = north.add(kind="document", file=a_file())
    assert north.send("correct-evidence", correction(kind="document"), evidence=evidence).status_code == 303
    now, before = north.versions(evidence)
    assert now.file == before.file
    assert now.file is not None


def test_of_two_who_correct_at_once_the_second_is_told_and_nothing_is_lost(north):
    evidence = north.add()
    first = north.send("correct-evidence", correction(title="First"), RoleId.EXECUTIVE, evidence=evidence)
    second = north.send("correct-evidence", correction(title="Second"), evidence=evidence)
    assert first.status_code == 303
    assert "Somebody else corrected this evidence" in second.content.decode()
    assert [one.said.title for one in north.versions(evidence)] == ["First", NOTE["title"]]


def test_a_correction_needs_a_reason(north):
    evidence = north.add()
    answer = north.send("correct-evidence", correction(why="  "), evidence=evidence)
    assert "Answer the question: Why is it corrected?" in answer.content.decode()
    assert len(north.versions(evidence)) == 1


# WITHDRAWING


def test_what_was_withdrawn_stays_to_be_read_with_the_reason_and_its_file_does_not(north):
    evidence = north.add(kind="document", file=a_file())
    version = north.versions(evidence)[0].id
    assert north.send("withdraw-evidence", {"why": "It was of another year."}, evidence=evidence).status_code == 303
    said = north.page("evidence-piece", evidence=evidence)
    assert "withdrew it on 26 November 2026: It was of another year." in said
    assert "Correct it" not in said
    assert "Save the" not in said
    assert north.lead.get(north.address("evidence-file", evidence_version=version)).status_code == 404
    assert NOTE["title"] not in north.page("evidence")
    listed = north.lead.get(north.address("evidence"), {"state": "withdrawn"}).content.decode()
    assert NOTE["title"] in listed
    with inside(north.organisation.pk):
        assert Evidence.objects.of(north.organisation).count() == EvidenceVersion.objects.of(north.organisation).count()
    assert kinds_of_events() == ["evidence-added", "evidence-withdrawn"]


@pytest.mark.parametrize(
    ("route", "answers"),
    [
        ("correct-evidence", correction()),
        ("withdraw-evidence", {"why": "Again."}),
        ("map-evidence", {"clauses": ["1"], "seen": ""}),
    ],
)
def test_what_was_withdrawn_is_not_changed_any_more(route, answers, north):
    evidence = north.add()
    north.send("withdraw-evidence", {"why": "Wrong."}, evidence=evidence)
    parts = {"framework": "wres"} if route == "map-evidence" else {}
    said = north.send(route, answers, evidence=evidence, **parts).content.decode()
    assert "This evidence was withdrawn. Nothing was changed." in said
    assert kinds_of_events() == ["evidence-added", "evidence-withdrawn"]


# WHO SEES WHAT

SEEN_BY = {
    "team": {RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.AUDITOR},
    "organisation": {RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.AUDITOR, RoleId.NETWORK_CHAIR, RoleId.BOARD_MEMBER},
}
SEEN_BY["may-be-published"] = SEEN_BY["organisation"] | {RoleId.COMMUNICATIONS_LEAD}


@pytest.mark.parametrize("visibility", SEEN_BY)
def test_evidence_is_seen_by_those_it_was_left_open_to(visibility, north):
    evidence = north.add(visibility=visibility, kind="document", file=a_file())
    version = north.versions(evidence)[0].id
    for role in HELD:
        browser = north.browser(role)
        sees = role in SEEN_BY[visibility]
        status = {True: 200, False: 403 if role is RoleId.GOVERNOR else 404}[sees]
        assert browser.get(north.address("evidence-piece", evidence=evidence)).status_code == status, role
        assert browser.get(north.address("evidence-file", evidence_version=version)).status_code == status, role
        assert (NOTE["title"] in browser.get(north.address("evidence")).content.decode()) is sees, role


def test_whoever_added_evidence_sees_it_whatever_was_chosen(north):
    evidence = north.add(RoleId.COMMUNICATIONS_LEAD, visibility="team")
    assert NOTE["title"] in north.page("evidence", RoleId.COMMUNICATIONS_LEAD)
    mine = north.browser(RoleId.COMMUNICATIONS_LEAD)
    assert mine.get(north.address("evidence-piece", evidence=evidence)).status_code == 200


def test_what_was_narrowed_is_not_left_open_in_its_earlier_version(north):
    evidence = north.add(kind="document", file=a_file())
    version = north.versions(evidence)[0].id
    north.send("correct-evidence", correction(kind="document", visibility="team"), evidence=evidence)
    reader = north.browser(RoleId.BOARD_MEMBER)
    assert reader.get(north.address("evidence-file", evidence_version=version)).status_code == 404
    assert reader.get(north.address("evidence-piece", evidence=evidence)).status_code == 404


@pytest.mark.parametrize("route", ["correct-evidence", "withdraw-evidence", "attach-evidence", "map-evidence"])
def test_whoever_does_not_see_evidence_cannot_change_it(route, north):
    evidence = north.add(visibility="team")
    parts = {"framework": "wres"} if route == "map-evidence" else {}
    answers = correction() | {"clauses": ["1"], "subject": f"data-source/{uuid4()}"}
    asked = north.send(route, answers, RoleId.NETWORK_CHAIR, evidence=evidence, **parts)
    assert asked.status_code == 404
    assert kinds_of_events() == ["evidence-added"]


@pytest.mark.parametrize(
    "route", ["evidence-piece", "correct-evidence", "withdraw-evidence", "attach-evidence", "map-evidence"]
)
def test_evidence_of_another_organisation_is_not_there(route, north, south):
    theirs = south.add(visibility="may-be-published")
    parts = {"framework": "wres"} if route == "map-evidence" else {}
    assert north.lead.get(north.address(route, evidence=theirs, **parts)).status_code == 404
    assert len(south.versions(theirs)) == 1


def test_a_file_of_another_organisation_is_not_there(north, south):
    theirs = south.add(kind="document", visibility="may-be-published", file=a_file())
    version = south.versions(theirs)[0].id
    assert north.lead.get(north.address("evidence-file", evidence_version=version)).status_code == 404


# THE LIST


def test_the_list_is_filtered_and_the_newest_comes_first(north):
    north.add(title="Older note", dated_day="1")
    north.add(title="Newer finding", kind="finding", shows="effect", dated_day="2")
    said = north.page("evidence")
    assert said.index("Newer finding") < said.index("Older note")
    assert "2 pieces of evidence, the newest first." in said
    only = north.lead.get(north.address("evidence"), {"shows": "effect"}).content.decode()
    assert "Newer finding" in only
    assert "Older note" not in only
    none = north.lead.get(north.address("evidence"), {"kind": "quote"}).content.decode()
    assert "Nothing matches what you asked for." in none


@pytest.mark.parametrize(
    "asked", [{"kind": "x"}, {"page": "0"}, {"page": "\u0663"}, {"page": "99999999"}, {"page": "9"}]
)
def test_what_nobody_can_ask_for_breaks_nothing(asked, north):
    north.add()
    assert north.lead.get(north.address("evidence"), asked).status_code == 200


def test_a_long_list_has_pages_and_takes_few_questions(north, django_assert_max_num_queries):
    for number in range(41):
        north.add(title=f"Piece {number:02}")
    with django_assert_max_num_queries(15):
        first = north.page("evidence")
    assert "and more on the next page" in first
    assert "?page=2" in first
    second = north.lead.get(north.address("evidence"), {"page": "2"}).content.decode()
    assert second.count("app-lines__link") == 1


def test_the_newest_version_stays_the_newest_when_the_clock_was_wrong(north, monkeypatch):
    """The number decides, not the time."""
    evidence = north.add()
    monkeypatch.setattr(timezone, "now", lambda: NOON - timedelta(hours=1))
    north.send("correct-evidence", correction(title="Corrected"), evidence=evidence)
    assert north.versions(evidence)[0].said.title == "Corrected"
