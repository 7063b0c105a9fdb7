"""A framework is scored with evidence, a second person agrees, and then it stays: a year of EDS, on its pages."""

import json
import re
from datetime import date, timedelta
from itertools import count

import pytest
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.evidence.actions import add_evidence
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tallystick_web.questionnaires.actions import frameworks as actions
from tallystick_web.questionnaires.framework_rules import Given
from tallystick_web.questionnaires.models import Assessment, AssessmentScore, AssessmentStep
from tallystick_web.questionnaires.offered.frameworks import ASSESSMENT, _duties
from tallystick_web.questionnaires.queries.frameworks import assessment_called, public_summaries
from tallystick_web.questionnaires.rules import AssessmentState
from tallystick_web.questionnaires.sets import set_called
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import AskingHouse, words
from tests.integration.web.questionnaires.sheets_house import add_sets
from tests.unit.web.questionnaires.frameworks_drawn import EXPLAINED

pytestmark = pytest.mark.usefixtures("fresh_database", "moving_clock")
LEAD, SECRETARY, DIRECTOR, MEMBER = RoleId.EDI_LEAD, RoleId.BOARD_SECRETARY, RoleId.HR_DIRECTOR, RoleId.BOARD_MEMBER
YEAR = date(2027, 3, 31)
EDS = "eds-2022"
# By hand: 2+1+3+0 = 6, 1+2+2+1 = 6, 3+2+2 = 7; nineteen of thirty-three.
SCORES = dict(zip(("1a", "1b", "1c", "1d", "2a", "2b", "2c", "2d", "3a", "3b", "3c"), "21301221322", strict=True))


@pytest.fixture
def moving_clock(monkeypatch):
    """It is noon, and each thing that is done comes a moment after the one before."""
    moments = count()
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(milliseconds=next(moments)))


def begun(house, of=None, year=YEAR):
    with inside(house.pk):
        of = of or set_called(EDS)
        return actions.begin_assessment(of=of, year_ended=year, by=house.person(LEAD), at=timezone.now()).pk


def score(house, key, part, answer, role=LEAD, seen=0, **said):
    with inside(house.pk):
        given = Given(answer=answer, **said)
        actions.score_part(
            assessment=key, question=part, given=given, seen=seen, by=house.person(role), at=timezone.now()
        )


def scored(house, year=YEAR, **changed):
    key = begun(house, year=year)
    for part, answer in (SCORES | {name.removeprefix("part_"): value for name, value in changed.items()}).items():
        score(house, key, part, answer)
    return key


def offered(house, key, role=LEAD, summary="We listened to 40 people."):
    with inside(house.pk):
        actions.offer_assessment(assessment=key, summary=summary, by=house.person(role), at=timezone.now())
    return key


def decided(house, key, role=DIRECTOR, *, agrees=True, why="", is_public=True):
    with inside(house.pk):
        seen = len(assessment_called(house.pk, key).steps)
        actions.decide_assessment(
            assessment=key,
            agrees=agrees,
            why=why,
            is_public=is_public,
            seen=seen,
            by=house.person(role),
            at=timezone.now(),
        )
    return key


def now(house, key):
    with inside(house.pk):
        return assessment_called(house.pk, key)


# A YEAR ON ITS PAGES


def test_a_year_is_begun_scored_offered_and_agreed_on_its_pages(house):
    sent = house.send("assessment-begin", {"year": "2027-03-31"}, role=LEAD, framework=EDS)
    assert sent.status_code == 303
    page = sent.headers["Location"]
    [row] = house.rows(Assessment)
    following = ""
    for part, answer in SCORES.items():
        sent = house.send(
            "assessment-score", {"answer": answer, "seen": "0"}, LEAD, assessment=row.pk, set_question=part
        )
        assert sent.status_code == 303, words(sent)
        if following:
            assert f"/parts/{part}/" in following
        following = sent.headers["Location"]
    assert following == page, "with every part scored it leads to the assessment"
    text = house.page("assessment", LEAD, assessment=row.pk)
    assert "The scores come to 19 of 33, which is called “Developing”." in text
    assert "6 of 12." in text
    assert "7 of 9." in text
    said = {"summary": "Interpreters are there at night now."}
    assert house.send("assessment-offer", said, role=LEAD, assessment=row.pk).status_code == 303
    said = {"decision": "agree", "seen": "1", "is_public": "on"}
    assert house.send("assessment-decide", said, role=DIRECTOR, assessment=row.pk).status_code == 303
    assert now(house, row.pk).state is AssessmentState.AGREED
    summary = house.page("assessment-summary", MEMBER, assessment=row.pk)
    assert "19 of 33" in summary
    assert "Interpreters are there at night now." in summary
    assert "The public may read it." in summary
    events = ("assessment-begun", "assessment-scored", "assessment-offered", "assessment-decided")
    assert [house.events(one) for one in events] == [1, 11, 1, 1]


def test_a_total_is_the_same_wherever_it_stands(house):
    key = decided(house, offered(house, scored(house)))
    pages = [house.page(route, LEAD, assessment=key) for route in ("assessment", "assessment-summary")]
    pages.append(house.page("assessments", LEAD))
    assert [set(re.findall(r"(\d+) of 33", one)) for one in pages] == [{"19"}] * 3


def test_a_summary_with_another_total_comes_back(house):
    key = scored(house)
    sent = house.send("assessment-offer", {"summary": "We scored 21 of 33."}, role=LEAD, assessment=key)
    assert "The scores come to 19, and your summary says 21." in words(sent)
    assert house.rows(AssessmentStep) == []


def test_while_parts_are_missing_there_is_no_band_and_no_offering(house):
    key = begun(house)
    score(house, key, "1a", "2")
    text = house.page("assessment", LEAD, assessment=key)
    assert "The scores come to 2. So far 1 of 11 parts are scored." in text
    assert "which is called" not in text
    assert "2 so far, of 1 of 4 parts scored" in text
    assert "10 parts are not scored yet" in house.page("assessment-offer", LEAD, assessment=key)
    sent = house.send("assessment-offer", {"summary": "Done."}, role=LEAD, assessment=key)
    assert "10 parts are not scored yet" in words(sent)


def test_a_part_keeps_evidence_with_whom_it_was_looked_at_and_who_scored_it(house):
    key = begun(house)
    said = {
        "answer": "2",
        "explanation": "Waits are as long for all groups.",
        "evidence": "Waiting list by group, May\nhttps://example.org/waits",
        "tested_with": "The patients’ panel",
        "seen": "0",
    }
    house.send("assessment-score", said, role=SECRETARY, assessment=key, set_question="1a")
    page = house.get("assessment", MEMBER, assessment=key)
    for one in ("Waits are as long for all groups.", "Waiting list by group, May", "The patients’ panel"):
        assert one in words(page)
    assert 'href="https://example.org/waits"' in page.content.decode()
    assert "Scored by Board secretary of Northmoor Hospitals on 26 November 2026" in words(page)
    assert "2 of 3." in words(page)
    assert page.content.decode().count('fill="#005eb8"') == 2


def test_a_link_that_nobody_else_can_open_is_refused_beside_its_field(house):
    key = begun(house)
    said = {"answer": "2", "evidence": "http://example.org/a", "seen": "0"}
    sent = house.send("assessment-score", said, role=LEAD, assessment=key, set_question="1a")
    assert "There is a problem" in words(sent)
    assert house.rows(AssessmentScore) == []


def test_what_is_not_met_asks_for_an_explanation(house, monkeypatch):
    add_sets(monkeypatch, EXPLAINED)
    key = begun(house, EXPLAINED)
    sent = house.send("assessment-score", {"answer": "not-met", "seen": "0"}, LEAD, assessment=key, set_question="a")
    assert "Explain why, since you chose “Not met”" in words(sent)
    said = {"answer": "not-met", "explanation": "From May on.", "seen": "0"}
    assert house.send("assessment-score", said, LEAD, assessment=key, set_question="a").status_code == 303
    text = house.page("assessment", LEAD, assessment=key)
    assert "0 of 4 parts are met, 1 not met and explained. So far 1 of 4 parts are scored." in text


def test_who_opened_an_older_page_overwrites_nothing(house):
    key = begun(house)
    score(house, key, "1a", "2")
    sent = house.send("assessment-score", {"answer": "3", "seen": "0"}, LEAD, assessment=key, set_question="1a")
    assert "Somebody scored this part after you opened the page" in words(sent)
    assert now(house, key).newest["1a"].given.answer == "2"


def test_a_score_that_was_changed_keeps_the_one_before(house):
    key = begun(house)
    score(house, key, "1a", "1")
    score(house, key, "1a", "3", seen=1)
    assert "1: Developing" in house.page("assessment-score", LEAD, assessment=key, set_question="1a")
    assert len(house.rows(AssessmentScore)) == 2


# THE SECOND PERSON


def test_nobody_agrees_to_what_they_offered_themselves(house):
    key = scored(house)
    said = {"summary": "We listened."}
    assert house.send("assessment-offer", said, role=DIRECTOR, assessment=key).status_code == 303
    assert "You asked for this yourself" in house.page("assessment-decide", DIRECTOR, assessment=key)
    sent = house.send("assessment-decide", {"decision": "agree", "seen": "1"}, role=DIRECTOR, assessment=key)
    assert "You asked for this yourself" in words(sent)
    assert now(house, key).state is AssessmentState.OFFERED


def test_nobody_agrees_to_a_score_of_their_own_and_they_can_send_it_back(house):
    key = scored(house)
    score(house, key, "2b", "3", DIRECTOR, seen=1)
    offered(house, key)
    [duty] = waits_for(house, DIRECTOR, MEMBER)
    assert duty.people == {house.person(MEMBER).pk}
    [duty] = waits_for(house, DIRECTOR)
    assert duty.people == {house.person(DIRECTOR).pk}, "it can still be sent back"
    assert "You scored a part of this yourself" in house.page("assessment-decide", DIRECTOR, assessment=key)
    assert "You scored a part" not in house.page("assessment-decide", MEMBER, assessment=key)
    sent = house.send("assessment-decide", {"decision": "agree", "seen": "1"}, role=DIRECTOR, assessment=key)
    assert "There is a problem You scored a part of this yourself" in words(sent)
    assert now(house, key).state is AssessmentState.OFFERED
    decided(house, key, agrees=False, why="Somebody else should score 2B.")
    score(house, key, "2b", "3", seen=2)
    offered(house, key)
    assert now(house, decided(house, key)).state is AssessmentState.AGREED


def test_nothing_changes_while_it_waits_and_after_it_is_agreed(house):
    key = offered(house, scored(house))
    sent = house.send("assessment-score", {"answer": "3", "seen": "1"}, LEAD, assessment=key, set_question="1a")
    assert "waits for a second person" in words(sent)
    decided(house, key)
    sent = house.send("assessment-score", {"answer": "3", "seen": "1"}, LEAD, assessment=key, set_question="1a")
    assert "agreed and stays as it is" in words(sent)
    with inside(house.pk), pytest.raises(Refused, match="agreed and stays"):
        actions.offer_assessment(assessment=key, summary="Again.", by=house.person(LEAD), at=timezone.now())
    assert len(house.rows(AssessmentScore)) == 11


def test_what_is_sent_back_says_why_and_keeps_its_words(house):
    key = offered(house, scored(house))
    sent = house.send("assessment-decide", {"decision": "send-back", "seen": "1"}, role=DIRECTOR, assessment=key)
    assert "Say why you refuse" in words(sent)
    decided(house, key, agrees=False, why="Nothing shows 2B.")
    text = house.page("assessment", LEAD, assessment=key)
    assert f"Sent back by {house.person(DIRECTOR).name} on 26 November 2026: Nothing shows 2B." in text
    score(house, key, "2b", "1", seen=1)
    assert "We listened to 40 people." in house.get("assessment-offer", LEAD, assessment=key).content.decode()
    assert now(house, key).newest["2b"].given.answer == "1"


def waits_for(house, *held):
    with inside(house.pk):
        return _duties(
            house.pk, {house.person(one).pk: frozenset(roles()[one].capabilities) for one in held}, NOON.date()
        )


def test_it_waits_for_others_than_whoever_offered_it_and_comes_back_to_them(house, django_assert_max_num_queries):
    key = offered(house, scored(house), SECRETARY)
    people = {house.person(one).pk: frozenset(roles()[one].capabilities) for one in (LEAD, DIRECTOR, MEMBER, SECRETARY)}
    names = {house.person(one).pk: one for one in (LEAD, DIRECTOR, MEMBER, SECRETARY)}
    with inside(house.pk), django_assert_max_num_queries(2):
        [duty] = _duties(house.pk, people, NOON.date())
    assert ({names[one] for one in duty.people}, duty.route) == ({DIRECTOR, MEMBER}, "assessment-decide")
    decided(house, key, agrees=False, why="Nothing shows 2B.")
    with inside(house.pk):
        [duty] = _duties(house.pk, people, NOON.date())
    assert ({names[one] for one in duty.people}, duty.route) == ({SECRETARY}, "assessment")
    decided(house, offered(house, key))
    with inside(house.pk):
        assert _duties(house.pk, people, NOON.date()) == []


# YEARS


def test_a_year_is_begun_once_and_only_this_one_or_the_last(house):
    begun(house)
    for year in ("2027-03-31", "2028-03-31", "2025-03-31"):
        assert house.send("assessment-begin", {"year": year}, role=LEAD, framework=EDS).status_code == 200, year
    with inside(house.pk), pytest.raises(Refused, match="begun already"):
        actions.begin_assessment(of=set_called(EDS), year_ended=YEAR, by=house.person(LEAD), at=timezone.now())
    assert house.send("assessment-begin", {"year": "2026-03-31"}, role=LEAD, framework=EDS).status_code == 303
    assert "were begun already" in house.page("assessment-begin", LEAD, framework=EDS)


def test_a_year_is_set_beside_the_agreed_year_before(house):
    decided(house, offered(house, scored(house, date(2026, 3, 31), part_1d="2")))  # 21
    key = scored(house, part_1a="3")  # 20: 1a is one higher, 1d two lower
    text = house.page("assessment", LEAD, assessment=key)
    assert "one part is higher, one part is lower and nine parts are the same. The total then was 21." in text
    assert text.count("Higher than a year before") == 1
    assert text.count("Lower than a year before") == 1


def test_what_nobody_agreed_to_is_no_year_before(house):
    offered(house, scored(house, date(2026, 3, 31)))
    assert "a year before" not in house.page("assessment", LEAD, assessment=scored(house))


# WHO READS WHAT


def test_who_may_read_score_and_decide(house):
    key = offered(house, scored(house))
    parts = {
        "assessments": {},
        "assessment": {"assessment": key},
        "assessment-begin": {"framework": EDS},
        "assessment-score": {"assessment": key, "set_question": "1a"},
        "assessment-offer": {"assessment": key},
        "assessment-decide": {"assessment": key},
    }
    may = {"assessments": Capability.READ_PLAN, "assessment": Capability.READ_PLAN}
    may |= {"assessment-decide": Capability.DECIDE_REVIEWS}
    for role in (RoleId.STAFF, RoleId.AUDITOR, MEMBER, LEAD, DIRECTOR, RoleId.TEAM_LEAD):
        for route, ids in parts.items():
            opens = may.get(route, Capability.SCORE_FRAMEWORKS) in roles()[role].capabilities
            assert house.get(route, role, **ids).status_code == (200 if opens else 403), (role, route)


def test_a_summary_is_there_once_it_is_agreed(house):
    key = offered(house, scored(house))
    page = house.page("assessment-summary", LEAD, assessment=key)
    assert "There is no summary until a second person has agreed." in page
    assert [one for one in ("of 33", "Developing", "We listened to 40 people.") if one in page] == []
    decided(house, key, is_public=False)
    page = house.page("assessment-summary", LEAD, assessment=key)
    assert "It is for readers inside the organisation." in page
    names = [house.person(one).name for one in (LEAD, DIRECTOR)]
    page = house.page("assessment-summary", MEMBER, assessment=key)
    assert [one for one in names if one in page] == []


def test_only_what_is_agreed_and_let_out_is_offered_to_the_public(house):
    inside_only = decided(house, offered(house, scored(house, date(2026, 3, 31))), is_public=False)
    key = offered(house, scored(house))
    with inside(house.pk):
        assert public_summaries(house.pk, by=timezone.now()) == ()
    decided(house, key)
    with inside(house.pk):
        assert [one.id for one in public_summaries(house.pk, by=timezone.now())] == [key]
        assert public_summaries(house.pk, by=NOON) == (), "it was agreed later"
    assert inside_only != key


def test_parts_and_assessments_that_are_not_there_are_not_found(house):
    key = begun(house)
    other = AskingHouse("otherbeck", "Otherbeck Hospitals")
    assert house.get("assessment-score", LEAD, assessment=key, set_question="9z").status_code == 404
    assert house.get("assessment-begin", LEAD, framework="pulse").status_code == 404
    assert other.get("assessment", LEAD, assessment=key).status_code == 404


def test_the_log_holds_no_score_and_no_words(house):
    key = begun(house)
    score(house, key, "1a", "2", explanation="zzcanary why", evidence="zzcanary what", tested_with="zzcanary whom")
    kept = json.dumps([one.more for one in AuditEvent.objects.filter(chain=house.pk)])
    assert "zzcanary" not in kept
    assert '"2"' not in kept


# EVIDENCE OF THE EVIDENCE PAGES


def test_evidence_is_attached_to_an_assessment(house):
    key = begun(house)
    said = Said(
        title="Minutes of the panel",
        kind=Kind.NOTE,
        shows=Shows.EFFECT,
        dated=NOON.date(),
        grade=Grade.SOME,
        visibility=Visibility.ORGANISATION,
        text="What they said.",
        link="",
    )
    assert "Add evidence" in house.page("assessment", LEAD, assessment=key)
    with inside(house.pk):
        add_evidence(said=said, file=None, on=(ASSESSMENT, key), by=house.person(LEAD), at=timezone.now())
    assert "Minutes of the panel" in house.page("assessment", LEAD, assessment=key)


def test_a_page_of_eleven_parts_is_drawn_with_few_questions(house, django_assert_max_num_queries):
    decided(house, offered(house, scored(house, date(2026, 3, 31))))
    key = scored(house)
    house.browser(LEAD)
    with django_assert_max_num_queries(20):
        house.page("assessment", LEAD, assessment=key)
