"""Pages of scored frameworks: every assessment, beginning one, scoring its parts, a second person, and the summary."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.rules import why_not
from tallystick_web.evidence.attached import box_for
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions import frameworks as actions
from tallystick_web.questionnaires.forms.frameworks import BeginForm, DecideForm, OfferForm, ScoreForm
from tallystick_web.questionnaires.framework_rules import AssessmentNow, check_can_agree, check_can_decide, check_open
from tallystick_web.questionnaires.offered.frameworks import ASSESSMENT
from tallystick_web.questionnaires.presenters.frameworks import (
    AssessmentPage,
    SummaryPage,
    assessments_page,
    earlier_of,
)
from tallystick_web.questionnaires.queries.frameworks import (
    agreed_before,
    assessment_called,
    assessments_of,
    years_begun,
)
from tallystick_web.questionnaires.rules import years_on_offer
from tallystick_web.questionnaires.set_rules import SetKind
from tallystick_web.questionnaires.sets import set_of
from tallystick_web.questionnaires.total_rules import check_can_offer


@require_safe
@needs(Capability.READ_PLAN)
def assessments(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every framework with its assessments, and a link to begin another year."""
    page = assessments_page(assessments_of(viewer.organisation.pk), timezone.localdate())
    may_begin = viewer.may(Capability.SCORE_FRAMEWORKS)
    return render(request, "questionnaires/assessments.jinja", {"page": page, "may_begin": may_begin})


@needs(Capability.SCORE_FRAMEWORKS)
def assessment_begin(request: HttpRequest, viewer: Viewer, framework: str) -> HttpResponse:
    """Begin the assessment of a year."""
    of = or_404(set_of(SetKind.FRAMEWORK, framework))
    begun = years_begun(viewer.organisation.pk, of)
    years = [one for one in years_on_offer(timezone.localdate()) if one not in begun]
    form = BeginForm(request.POST or None, years=years)

    def do(entered: Mapping[str, Any]) -> str:
        year_ended = form.year_ended(entered)
        made = actions.begin_assessment(of=of, year_ended=year_ended, by=viewer.person, at=timezone.now())
        return to(viewer, "assessment", assessment=made.pk)

    done = "The assessment is begun."
    said = {"of": of, "years": years}
    return ask(request, viewer, form, page="questionnaires/assessment_begin.jinja", do=do, done=done, said=said)


@require_safe
@needs(Capability.READ_PLAN)
def assessment(request: HttpRequest, viewer: Viewer, assessment: UUID) -> HttpResponse:
    """An assessment: what it comes to, each part with its evidence, and who answers for it."""
    now = _assessment(viewer, assessment)
    page = AssessmentPage(
        now=now,
        before=agreed_before(now, viewer.organisation.pk),
        reader=viewer.person.pk,
        scores=viewer.may(Capability.SCORE_FRAMEWORKS),
        decides=viewer.may(Capability.DECIDE_REVIEWS),
    )
    said = {"page": page, "box": box_for(viewer, ASSESSMENT, now.id)}
    return render(request, "questionnaires/assessment.jinja", said)


@needs(Capability.SCORE_FRAMEWORKS)
def assessment_score(request: HttpRequest, viewer: Viewer, assessment: UUID, set_question: str) -> HttpResponse:
    """Score a part. It leads on to the next part that nobody has scored."""
    now = _assessment(viewer, assessment)
    question = or_404(now.of.questions.get(set_question))
    newest = now.newest.get(set_question)
    times = len(now.history(set_question))
    given = newest.given if newest else None
    form = ScoreForm(request.POST or None, question=question, given=given, times=times)

    def do(entered: Mapping[str, Any]) -> str:
        actions.score_part(
            assessment=now.id,
            question=question.id,
            given=form.given(entered),
            seen=entered["seen"],
            by=viewer.person,
            at=timezone.now(),
        )
        following = now.missing_after(question.id)
        if following is None:
            return to(viewer, "assessment", assessment=now.id)
        return to(viewer, "assessment-score", assessment=now.id, set_question=following.id)

    refused = why_not(check_open)(now)
    said = {"now": now, "question": question, "earlier": earlier_of(now, question), "refused": refused}
    done = "The part was scored."
    return ask(request, viewer, form, page="questionnaires/assessment_score.jinja", do=do, done=done, said=said)


@needs(Capability.SCORE_FRAMEWORKS)
def assessment_offer(request: HttpRequest, viewer: Viewer, assessment: UUID) -> HttpResponse:
    """Offer an assessment to a second person, with what is said of it in words."""
    now = _assessment(viewer, assessment)
    form = OfferForm(request.POST or None, initial={"summary": now.offered_summary})

    def do(entered: Mapping[str, Any]) -> str:
        actions.offer_assessment(assessment=now.id, summary=entered["summary"], by=viewer.person, at=timezone.now())
        return to(viewer, "assessment", assessment=now.id)

    said = {"page": _page(viewer, now), "refused": why_not(check_can_offer)(now)}
    done = "The assessment is offered. It waits for a second person."
    return ask(request, viewer, form, page="questionnaires/assessment_offer.jinja", do=do, done=done, said=said)


@needs(Capability.DECIDE_REVIEWS)
def assessment_decide(request: HttpRequest, viewer: Viewer, assessment: UUID) -> HttpResponse:
    """Agree to an assessment as the second person, or send it back."""
    now = _assessment(viewer, assessment)
    form = DecideForm(request.POST or None, initial={"seen": len(now.steps)})

    def do(entered: Mapping[str, Any]) -> str:
        actions.decide_assessment(
            assessment=now.id,
            agrees=form.agrees(entered),
            why=entered["why"],
            is_public=entered["is_public"],
            seen=entered["seen"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "assessment", assessment=now.id)

    me = viewer.person.pk
    said = {
        "page": _page(viewer, now),
        "refused": why_not(check_can_decide)(now, me),
        "not_agreeing": why_not(check_can_agree)(now, me),
    }
    done = "Your decision was saved."
    return ask(request, viewer, form, page="questionnaires/assessment_decide.jinja", do=do, done=done, said=said)


@require_safe
@needs(Capability.READ_PLAN)
def assessment_summary(request: HttpRequest, viewer: Viewer, assessment: UUID) -> HttpResponse:
    """What is published of an assessment, to print: nothing until a second person agreed to it."""
    now = _assessment(viewer, assessment)
    page = SummaryPage(now=now, before=agreed_before(now, viewer.organisation.pk))
    return render(request, "questionnaires/assessment_summary.jinja", {"page": page})


# STEPS


def _assessment(viewer: Viewer, assessment: UUID) -> AssessmentNow:
    return or_404(assessment_called(viewer.organisation.pk, assessment))


def _page(viewer: Viewer, now: AssessmentNow) -> AssessmentPage:
    return AssessmentPage(now=now, before=agreed_before(now, viewer.organisation.pk), reader=viewer.person.pk)
