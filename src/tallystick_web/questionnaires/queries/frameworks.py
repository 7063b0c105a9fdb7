"""Assessments by scored frameworks as they stand, what waits for a second person, and what the public may read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from tallystick_web.questionnaires import sets
from tallystick_web.questionnaires.framework_rules import AssessmentNow, Given, Score, Step
from tallystick_web.questionnaires.models import Assessment, AssessmentScore, AssessmentStep
from tallystick_web.questionnaires.rules import AssessmentState, year_ending
from tallystick_web.questionnaires.set_rules import AnswerSet

R = TypeVar("R", AssessmentScore, AssessmentStep)


def assessment_called(organisation: UUID, assessment: UUID) -> AssessmentNow | None:
    """An assessment of an organisation; None where there is no such one. Three questions of the database."""
    rows = Assessment.objects.of(organisation).filter(pk=assessment)
    return next(iter(_as_they_stand(organisation, rows)), None)


def assessments_of(organisation: UUID) -> Sequence[AssessmentNow]:
    """Every assessment, the newest year first. Three questions of the database."""
    return _as_they_stand(organisation, Assessment.objects.of(organisation))


def assessments_by(organisation: UUID, of: AnswerSet) -> Sequence[AssessmentNow]:
    """Every assessment by a framework, in whichever version, the newest year first."""
    return _as_they_stand(organisation, Assessment.objects.of(organisation).filter(set_id=of.id))


def agreed_before(now: AssessmentNow, organisation: UUID) -> AssessmentNow | None:
    """The agreed assessment of the year before by the same framework; None where there is none."""
    year = year_ending(now.year_ended.year - 1)
    rows = Assessment.objects.of(organisation).filter(set_id=now.of.id, year_ended=year)
    found = _as_they_stand(organisation, rows)
    return found[0] if found and found[0].state is AssessmentState.AGREED else None


def years_begun(organisation: UUID, of: AnswerSet) -> frozenset[date]:
    """The years for which an assessment by a framework was begun."""
    return frozenset(Assessment.objects.of(organisation).filter(set_id=of.id).values_list("year_ended", flat=True))


def public_summaries(organisation: UUID, *, by: datetime) -> Sequence[AssessmentNow]:
    """The assessments that were agreed by a time for the public to read, the newest year first.

    Of these whoever scored and decided is never printed, and names are taken out of what was written as in all that is
    published. ``presenters.frameworks.SummaryPage`` makes them into sentences.
    """
    public = (one for one in assessments_of(organisation) if one.is_public)
    return tuple(one for one in public if one.step is not None and one.step.at <= by)


def titles_of(organisation: UUID, assessments: Collection[UUID] | None) -> Mapping[UUID, str]:
    """What assessments are called: those that are asked for, or all."""
    rows = Assessment.objects.of(organisation)
    if assessments is not None:
        rows = rows.filter(pk__in=assessments)
    return dict(rows.order_by("-year_ended", "title", "pk").values_list("pk", "title"))


@dataclass(frozen=True, kw_only=True)
class AssessmentWaits:
    """An assessment that waits for somebody since a day: for a second person, or, sent back, for whoever offered it.

    ``scored_by`` is whoever gave a part what counts of it now.
    """

    id: UUID
    title: str
    state: AssessmentState
    offered_by: UUID
    scored_by: frozenset[UUID]
    since: date


def waiting(organisation: UUID) -> Sequence[AssessmentWaits]:
    """Every assessment that was offered and is not agreed. Two questions of the database, one where there is none."""
    last: dict[UUID, AssessmentStep] = {}
    offered_by: dict[UUID, UUID] = {}
    for one in AssessmentStep.objects.of(organisation).select_related("assessment").order_by("at", "pk"):
        last[one.assessment_id] = one
        if one.state == AssessmentState.OFFERED:
            offered_by[one.assessment_id] = one.by_id
    left = {key: one for key, one in last.items() if one.state != AssessmentState.AGREED and key in offered_by}
    scored_by = _scored_by(organisation, left.keys()) if left else {}
    return [
        AssessmentWaits(
            id=key,
            title=one.assessment.title,
            state=AssessmentState(one.state),
            offered_by=offered_by[key],
            scored_by=scored_by[key],
            since=localdate(one.at),
        )
        for key, one in left.items()
    ]


def _scored_by(organisation: UUID, assessments: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    newest: dict[UUID, dict[str, UUID]] = {one: {} for one in assessments}
    rows = AssessmentScore.objects.of(organisation).filter(assessment__in=assessments).order_by("at", "pk")
    for assessment, question, by in rows.values_list("assessment_id", "question", "by_id"):
        newest[assessment][question] = by
    return {one: frozenset(parts.values()) for one, parts in newest.items()}


# STEPS


def _as_they_stand(organisation: UUID, rows: QuerySet[Assessment]) -> list[AssessmentNow]:
    found = list(rows.select_related("begun_by").order_by("-year_ended", "title", "pk"))
    keys = [one.pk for one in found]
    scores: dict[UUID, list[Score]] = defaultdict(list)
    steps: dict[UUID, list[Step]] = defaultdict(list)
    if keys:
        for score in _in_order(AssessmentScore.objects.of(organisation).filter(assessment__in=keys)):
            scores[score.assessment_id].append(_score(score))
        for step in _in_order(AssessmentStep.objects.of(organisation).filter(assessment__in=keys)):
            steps[step.assessment_id].append(_step(step))
    return [_now(one, scores[one.pk], steps[one.pk]) for one in found]


def _in_order(rows: QuerySet[R]) -> QuerySet[R]:
    return rows.select_related("by").order_by("at", "pk")


def _now(row: Assessment, scores: Iterable[Score], steps: Iterable[Step]) -> AssessmentNow:
    return AssessmentNow(
        id=row.pk,
        of=sets.every_version()[row.set_id, row.version],
        title=row.title,
        year_ended=row.year_ended,
        begun_by=row.begun_by.name,
        begun_at=row.begun_at,
        scores=tuple(scores),
        steps=tuple(steps),
    )


def _score(row: AssessmentScore) -> Score:
    given = Given(answer=row.answer, explanation=row.explanation, evidence=row.evidence, tested_with=row.tested_with)
    return Score(question=row.question, given=given, by=row.by_id, name=row.by.name, at=row.at)


def _step(row: AssessmentStep) -> Step:
    return Step(
        state=AssessmentState(row.state),
        summary=row.summary,
        is_public=row.is_public,
        why=row.why,
        by=row.by_id,
        name=row.by.name,
        at=row.at,
    )
