"""Scoring the organisation by a framework: begun for a year, scored part by part, offered, and agreed or sent back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import framework_rules, total_rules
from tallystick_web.questionnaires.framework_rules import AssessmentNow, Given
from tallystick_web.questionnaires.models import Assessment, AssessmentScore, AssessmentStep
from tallystick_web.questionnaires.queries.frameworks import assessment_called, years_begun
from tallystick_web.questionnaires.rules import LONGEST_TITLE, AssessmentState, Event, year_in_words
from tallystick_web.questionnaires.set_rules import AnswerSet


@transaction.atomic
def begin_assessment(*, of: AnswerSet, year_ended: date, by: Person, at: datetime) -> Assessment:
    """Begin the assessment of a year by a framework, in the version that is newest now."""
    audit.hold(by.organisation_id)
    framework_rules.check_year(year_ended, on=localdate(at))
    if year_ended in years_begun(by.organisation_id, of):
        raise Refused("An assessment of this year was begun already. Open it to go on with it.")
    row = Assessment.objects.create(
        organisation_id=by.organisation_id,
        set_id=of.id,
        version=of.version,
        title=f"{of.title}, {year_in_words(year_ended)}"[:LONGEST_TITLE],
        year_ended=year_ended,
        begun_by=by,
        begun_at=at,
    )
    audit.record(Event.ASSESSMENT_BEGUN, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def score_part(*, assessment: UUID, question: str, given: Given, seen: int, by: Person, at: datetime) -> Assessment:
    """Score a part of an assessment. ``seen`` is how often it was scored when somebody opened its page."""
    audit.hold(by.organisation_id)
    row, now = _there(assessment, by)
    framework_rules.check_score(now, question, given, seen=seen)
    AssessmentScore.objects.create(
        organisation_id=by.organisation_id,
        assessment=row,
        question=question,
        answer=given.answer,
        explanation=given.explanation.strip(),
        evidence=given.evidence.strip(),
        tested_with=given.tested_with.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.ASSESSMENT_SCORED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def offer_assessment(*, assessment: UUID, summary: str, by: Person, at: datetime) -> Assessment:
    """Offer an assessment in which everything is scored to a second person, with what is said of it in words."""
    audit.hold(by.organisation_id)
    row, now = _there(assessment, by)
    total_rules.check_can_offer(now)
    total_rules.check_summary(now, summary)
    _step(row, AssessmentState.OFFERED, by, at, summary=summary.strip())
    audit.record(Event.ASSESSMENT_OFFERED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def decide_assessment(
    *, assessment: UUID, agrees: bool, why: str, is_public: bool, seen: int, by: Person, at: datetime
) -> Assessment:
    """Agree to an assessment, as another person than whoever offered it, or send it back with a reason.

    What is agreed stays as it is. ``is_public`` lets the public read it, where somebody agrees.
    """
    audit.hold(by.organisation_id)
    row, now = _there(assessment, by)
    framework_rules.check_decision(now, by.pk, agrees=agrees, why=why, seen=seen)
    summary = now.step.summary if now.step and agrees else ""
    state = AssessmentState.AGREED if agrees else AssessmentState.OPEN
    _step(row, state, by, at, summary=summary, is_public=agrees and is_public, why=why.strip())
    audit.record(Event.ASSESSMENT_DECIDED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


def _there(assessment: UUID, by: Person) -> tuple[Assessment, AssessmentNow]:
    now = assessment_called(by.organisation_id, assessment)
    if now is None:
        raise Refused("This is not there any more.")
    return Assessment.objects.of(by.organisation_id).get(pk=assessment), now


def _step(
    row: Assessment,
    state: AssessmentState,
    by: Person,
    at: datetime,
    *,
    summary: str,
    is_public: bool = False,
    why: str = "",
) -> None:
    AssessmentStep.objects.create(
        organisation_id=row.organisation_id,
        assessment=row,
        state=state,
        summary=summary,
        is_public=is_public,
        why=why,
        by=by,
        at=at,
    )
