"""The pages of a step of a review: how it stands, and what can be said of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.templating import moment
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability, RoleId
from tallystick_web.plans.queries import actions_told_of, teams_beside
from tallystick_web.reviews.actions import reviews as actions
from tallystick_web.reviews.allowed import MayReview, may_review
from tallystick_web.reviews.cycle_rules import StepNow, can_be_redone, check_may_do
from tallystick_web.reviews.forms import DecideForm, DoneForm, MoveForm, ReasonForm
from tallystick_web.reviews.heard_rules import ConsultationNow, all_replied
from tallystick_web.reviews.presenters.consulting import line_of
from tallystick_web.reviews.presenters.steps import OwnersPage, owners_page, step_page
from tallystick_web.reviews.queries.consulting import consultations_in
from tallystick_web.reviews.queries.frozen import frozen_sets_of
from tallystick_web.reviews.queries.reviews import ReviewStep, decisions_of, step_called, steps_of
from tallystick_web.reviews.rules import StepKind, Verdict


@dataclass(frozen=True, kw_only=True)
class OpenStep:
    """A step that somebody opened: its row, how it and all others of its review stand, and what they may do."""

    row: ReviewStep
    now: StepNow
    steps: tuple[StepNow, ...]
    may: MayReview


def open_step(viewer: Viewer, step: UUID) -> OpenStep:
    """A step of the viewer's organisation. Raises Http404 where there is none."""
    row = or_404(step_called(viewer.organisation.pk, step))
    steps = steps_of(row.review)
    now = next(one for one in steps if one.id == row.pk)
    return OpenStep(row=row, now=now, steps=steps, may=may_review(viewer))


@require_safe
@needs(Capability.READ_REVIEWS)
def review_step(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """One step: who is waited for, by when, where it is done, and what was said of it."""
    opened = open_step(viewer, review_step)
    now, is_over = opened.now, opened.now.state.is_over
    can_go = now.is_ready and not is_over
    consults = now.kind is StepKind.CONSULT
    consulted = consultations_in(opened.row) if consults else ()
    said = {
        "review": opened.row.review,
        "step": opened.row,
        "page": step_page(
            now,
            opened.steps,
            decisions=decisions_of(opened.row.review) if now.kind.decides else (),
            may=viewer.capabilities,
            on=timezone.localdate(),
        ),
        "owners": _owners(opened) if now.kind is StepKind.ASK_OWNERS else None,
        "consulted": [line_of(one, timezone.localdate()) for one in consulted],
        "is_over": is_over,
        "may_finish": can_go and opened.may.finish(now) and _was_done_for(now, consulted),
        "may_consult": consults and can_go and opened.may.keep,
        "may_decide": can_go and opened.may.decide(now),
        "may_keep": opened.may.keep,
    }
    return render(request, "reviews/step.jinja", said)


def _was_done_for(step: StepNow, consulted: Sequence[ConsultationNow]) -> bool:
    """Whether a step is one that somebody says is done, and what it is for has been done."""
    if step.kind is StepKind.CONSULT:
        return bool(consulted) and all_replied(consulted)
    return step.kind is not StepKind.FREEZE


def _owners(opened: OpenStep) -> OwnersPage | None:
    """Who has said how their actions go, until the figures were frozen for the first time."""
    review = opened.row.review
    if review.plan is None:
        return None
    frozen = frozen_sets_of(review)
    until: datetime | None = frozen[0].cut_off if frozen else None
    plans = [review.plan_id, *(one.pk for one in teams_beside(review.plan))]
    actions_there = actions_told_of(review.organisation_id, plans, until=until)
    return owners_page(actions_there, begins_on=review.begins_on, until=until)


@needs(Capability.READ_REVIEWS)
def review_step_done(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """Say that a step was done."""
    opened = open_step(viewer, review_step)
    form = DoneForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> None:
        opened.may.check_finish(opened.now)
        actions.finish_step(
            step=opened.row,
            held_on=entered["held_on"],
            said=_with_share(opened, entered["said"]),
            by=viewer.person,
            at=timezone.now(),
        )

    return _ask(request, viewer, form, opened, do, heading="Say that this was done", button="Save")


def _with_share(opened: OpenStep, said: str) -> str:
    """What was said of a step, after how many actions were updated, where it was to ask for that."""
    owners = _owners(opened) if opened.now.kind is StepKind.ASK_OWNERS else None
    return f"{owners.says} {said}".strip() if owners else said


@needs(Capability.KEEP_REVIEWS)
def review_step_leave_out(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """Leave a step out of a review, and say why."""
    opened = open_step(viewer, review_step)
    form = ReasonForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> None:
        actions.leave_out_step(step=opened.row, reason=entered["reason"], by=viewer.person, at=timezone.now())

    return _ask(request, viewer, form, opened, do, heading="Leave this step out", button="Leave it out")


@needs(Capability.KEEP_REVIEWS)
def review_step_open(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """Open a step again that was over, and say why."""
    opened = open_step(viewer, review_step)
    form = ReasonForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> None:
        actions.open_step_again(step=opened.row, reason=entered["reason"], by=viewer.person, at=timezone.now())

    return _ask(request, viewer, form, opened, do, heading="Open this step again", button="Open it again")


@needs(Capability.KEEP_REVIEWS)
def review_step_move(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """Move a step to another day, and say why."""
    opened = open_step(viewer, review_step)
    form = MoveForm(request.POST or None, initial={"to": opened.now.due_on})

    def do(entered: Mapping[str, Any]) -> None:
        actions.move_step(
            step=opened.row, to=entered["to"], reason=entered["reason"], by=viewer.person, at=timezone.now()
        )

    return _ask(request, viewer, form, opened, do, heading="Move this step to another day", button="Move it")


@needs(Capability.DECIDE_REVIEWS)
def review_step_decide(request: HttpRequest, viewer: Viewer, review_step: UUID) -> HttpResponse:
    """Record what a body decided, in one of the roles of the step."""
    opened = open_step(viewer, review_step)
    again = [(one.key, one.text) for one in can_be_redone(opened.now, opened.steps)]
    sets = frozen_sets_of(opened.row.review)
    frozen = [(one.number, f"Number {one.number}, frozen on {moment(one.cut_off)}") for one in sets]
    form = DecideForm(request.POST or None, again=again, frozen=frozen, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> None:
        actions.decide(
            step=opened.row,
            verdict=Verdict(entered["verdict"]),
            said=entered["said"],
            minute=entered["minute"],
            decided_on=entered["decided_on"],
            role=_role(viewer, opened),
            again=entered["again"],
            number=entered.get("number"),
            by=viewer.person,
            at=timezone.now(),
        )

    return _ask(request, viewer, form, opened, do, heading="Record what was decided", button="Save this decision")


def _role(viewer: Viewer, opened: OpenStep) -> RoleId:
    """The role in which the viewer records a decision. Raises Refused where they hold none of the step's."""
    check_may_do(opened.now, viewer.roles)
    return opened.may.role_in(opened.now) or min(opened.now.roles & viewer.roles)


def _ask(
    request: HttpRequest,
    viewer: Viewer,
    form: OnceForm,
    opened: OpenStep,
    do: Callable[[Mapping[str, Any]], None],
    *,
    heading: str,
    button: str,
) -> HttpResponse:
    def then(entered: Mapping[str, Any]) -> str:
        do(entered)
        return to(viewer, "review-step", review_step=opened.row.pk)

    said = {"step": opened.row, "review": opened.row.review, "heading": heading, "button": button}
    return ask(request, viewer, form, page="reviews/about_step.jinja", do=then, done="Saved.", said=said)
