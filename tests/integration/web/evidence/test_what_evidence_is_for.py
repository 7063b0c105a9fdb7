"""Evidence is attached to things of the organisation, and one piece is held for many frameworks."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.evidence import actions
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.evidence.keeping import NOTE, Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return Place("northmoor", "Northmoor Hospitals")


@pytest.fixture
def south():
    return Place("abbeydale", "Abbeydale Hospitals")


def events(kind):
    return AuditEvent.objects.filter(kind=kind).count()


def hold(place, evidence, framework, clauses, seen="", **how):
    return place.send("map-evidence", {"clauses": clauses, "seen": seen}, evidence=evidence, framework=framework, **how)


def attach(place, evidence, subject, kind="data-source", **how):
    return place.send("attach-evidence", {"subject": f"{kind}/{subject}"}, evidence=evidence, **how)


# ON SOMETHING


def test_evidence_added_on_a_thing_is_shown_on_its_page_the_two_kinds_apart(north):
    source = north.source()
    about = {"subject_kind": "data-source", "subject": source}
    for shows, title in (("activity", "Asked again"), ("effect", "More is known")):
        assert north.send("add-evidence-about", NOTE | {"shows": shows, "title": title}, **about).status_code == 303
    for page in (north.page("evidence-about", **about), north.page("source", source=source)):
        assert "1 piece of evidence of what was done, and 1 piece of evidence of what changed." in page
        assert page.index("What was done") < page.index("Asked again") < page.index("What changed")
        assert page.index("What changed") < page.index("More is known")
    assert events("evidence-added") == 2
    assert events("evidence-attached") == 0


def test_a_thing_without_evidence_says_so_for_both_kinds(north):
    page = north.page("source", source=north.source())
    assert "No evidence of what was done, and no evidence of what changed." in page
    assert "Add evidence" in page


def test_a_piece_is_attached_once_and_no_longer_with_a_reason(north):
    source, evidence = north.source(), north.add()
    assert attach(north, evidence, source).status_code == 303
    assert "attached to that already" in attach(north, evidence, source).content.decode()
    page = north.page("evidence-piece", evidence=evidence)
    assert "Staff record" in page
    attachment = page.partition("/evidence/attached/")[2].partition("/")[0]
    assert north.send("detach-evidence", {"why": "It is about another one."}, evidence_on=attachment).status_code == 303
    assert "Nothing that you can see." in north.page("evidence-piece", evidence=evidence)
    again = north.send("detach-evidence", {"why": "Again."}, evidence_on=attachment)
    assert again.status_code == 404
    assert (events("evidence-attached"), events("evidence-detached")) == (1, 1)
    assert attach(north, evidence, source).status_code == 303


def test_evidence_that_was_withdrawn_is_shown_on_nothing(north):
    source, evidence = north.source(), north.add()
    attach(north, evidence, source)
    hold(north, evidence, "wres", ["1"])
    north.send("withdraw-evidence", {"why": "Wrong."}, evidence=evidence)
    assert NOTE["title"] not in north.page("source", source=source)
    assert NOTE["title"] not in north.page("coverage", framework="wres")


def test_a_thing_of_another_organisation_is_not_there(north, south):
    north.source()
    theirs, evidence = south.source(), north.add()
    for route in ("evidence-about", "add-evidence-about"):
        address = north.address(route, subject_kind="data-source", subject=theirs)
        assert north.lead.get(address).status_code == 404
        assert north.lead.post(address, NOTE | {"form_key": str(uuid4())}).status_code in (404, 405)
    answer = attach(north, evidence, theirs)
    assert answer.status_code == 200
    assert "This is not there to attach evidence to. Choose something from the list" in answer.content.decode()
    assert events("evidence-attached") == 0


def test_no_action_attaches_to_a_thing_of_another_organisation_whoever_calls_it(north, south):
    theirs, evidence = south.source(), north.add()
    how = {"by": north.person(RoleId.EDI_LEAD), "at": NOON}
    with inside(north.organisation.pk), pytest.raises(Refused, match="no longer there"):
        actions.attach_evidence(evidence=evidence, on=("data-source", theirs), **how)
    with inside(north.organisation.pk), pytest.raises(Refused, match="no longer there"):
        actions.attach_evidence(evidence=evidence, on=("nothing", theirs), **how)
    assert events("evidence-attached") == 0


def test_of_things_that_a_person_may_not_see_nothing_is_told(north, monkeypatch):
    source, evidence = north.source("A sealed record"), north.add()
    attach(north, evidence, source)
    sealed = replace(registry.subjects()["data-source"], reads=frozenset({"see-what-is-sealed"}))
    monkeypatch.setitem(registry._subjects, "data-source", sealed)
    assert "A sealed record" not in north.page("evidence-piece", evidence=evidence)
    about = north.address("evidence-about", subject_kind="data-source", subject=source)
    assert north.lead.get(about).status_code == 404


@pytest.mark.parametrize("kind", ["person", "nothing"])
def test_nothing_is_attached_to_what_nobody_offers(kind, north):
    address = north.address("evidence-about", subject_kind=kind, subject=uuid4())
    assert north.lead.get(address).status_code == 404


def test_whoever_does_not_keep_a_thing_attaches_nothing_to_it(north):
    source, evidence = north.source(), north.add()
    executive = RoleId.EXECUTIVE
    about = {"subject_kind": "data-source", "subject": source}
    sent = north.send("add-evidence-about", NOTE, executive, **about)
    assert sent.url == north.address("evidence-about", **about)
    assert "Your role does not attach evidence to a data source." in north.page("evidence-about", executive, **about)
    assert [one.id for one in north.every_piece()] == [evidence]
    assert "There is nothing yet that you can attach evidence to." in north.page(
        "attach-evidence", executive, evidence=evidence
    )
    page = north.page("source", executive, source=source)
    assert "See the evidence" in page
    assert "Add evidence" not in page


def test_whoever_reads_no_evidence_finds_none_on_pages_of_things(north):
    page = north.page("source", RoleId.GOVERNOR, source=north.source())
    assert "Workforce team" in page
    assert "What was done" not in page
    assert "See the evidence" not in page


# FRAMEWORKS


def test_one_piece_is_held_for_many_frameworks_and_stands_on_the_page_of_each(north):
    evidence = north.add()
    assert hold(north, evidence, "wres", ["2", "7"]).status_code == 303
    assert hold(north, evidence, "edi-plan", ["2a"]).status_code == 303
    for framework, times in (("wres", 2), ("edi-plan", 1), ("eds-2022", 0)):
        assert north.page("coverage", framework=framework).count(NOTE["title"]) == times
    page = north.page("evidence-piece", evidence=evidence)
    assert "2: Who is appointed, of those who were shortlisted." in page
    assert "2a: How likely people of each group are to be appointed" in page
    assert events("evidence-mapped") == 2


def test_a_tick_that_is_taken_away_ends_and_the_others_stay(north):
    evidence = north.add()
    hold(north, evidence, "wres", ["2", "7"])
    assert hold(north, evidence, "wres", ["7", "8"], seen="2 7").status_code == 303
    page = north.page("evidence-piece", evidence=evidence)
    assert [f"{one}: " in page for one in "278"] == [False, True, True]
    assert "No evidence is held yet on 1, 2, 3, 4, 5, 6 and 9." in north.page("coverage", framework="wres")


def test_of_two_who_tick_at_once_the_second_is_told(north):
    evidence = north.add()
    hold(north, evidence, "wres", ["2"])
    late = hold(north, evidence, "wres", ["7"], seen="", role=RoleId.EXECUTIVE)
    assert "Somebody else changed what this evidence is held for" in late.content.decode()
    assert "No evidence is held yet on 1, 3, 4, 5, 6, 7, 8 and 9." in north.page("coverage", framework="wres")


def test_a_clause_that_a_framework_does_not_have_is_refused(north):
    evidence = north.add()
    assert hold(north, evidence, "wres", ["99"]).status_code == 200
    assert events("evidence-mapped") == 0


def test_a_framework_without_evidence_says_so_in_full(north):
    page = north.page("coverage", framework="race-code")
    assert "No evidence is held for it yet." in page
    assert page.count("No evidence is held.") == 4
    assert "They were not held against the original" in page
    assert 'href="https://theracecode.org/"' in page
    assert north.lead.get(north.address("coverage", framework="nothing")).status_code == 404


def test_a_coverage_page_shows_only_what_its_reader_may_see(north):
    hold(north, north.add(visibility="team", title="A draft"), "wres", ["2"])
    assert "A draft" in north.page("coverage", framework="wres")
    reader = north.page("coverage", RoleId.BOARD_MEMBER, framework="wres")
    assert "A draft" not in reader
    assert "No evidence is held for it yet." in reader
    assert "No evidence is held yet on 1, 3" in north.page("frameworks")
    assert "No evidence is held yet on 1, 3" not in north.page("frameworks", RoleId.BOARD_MEMBER)


def test_the_list_is_filtered_by_framework_and_by_what_it_is_attached_to(north):
    source, held, other = north.source(), north.add(title="Held one"), north.add(title="Other one")
    hold(north, held, "wres", ["2"])
    attach(north, other, source)
    by_framework = north.lead.get(north.address("evidence"), {"framework": "wres"}).content.decode()
    by_thing = north.lead.get(north.address("evidence"), {"attached_to": "data-source"}).content.decode()
    assert ("Held one" in by_framework, "Other one" in by_framework) == (True, False)
    assert ("Held one" in by_thing, "Other one" in by_thing) == (False, True)


def test_a_coverage_page_holds_nothing_of_another_organisation(north, south):
    hold(south, south.add(title="Theirs", visibility="may-be-published"), "wres", ["2"])
    assert "Theirs" not in north.page("coverage", framework="wres")
    assert "Theirs" in south.page("coverage", framework="wres")


def test_a_coverage_page_takes_few_questions_however_much_is_held(north, django_assert_max_num_queries):
    for number in range(12):
        hold(north, north.add(title=f"Piece {number}"), "edi-plan", ["1a", "2a", "6c"])
    with django_assert_max_num_queries(15):
        page = north.page("coverage", framework="edi-plan")
    assert page.count(">Piece ") == 36


def test_the_address_of_what_evidence_is_about_is_its_own_page(north):
    source, evidence = north.source(), north.add()
    attach(north, evidence, source)
    own = reverse("source", kwargs={"organisation": "northmoor", "source": source})
    assert f'<a href="{own}">Staff record</a>' in north.page("evidence-piece", evidence=evidence)
