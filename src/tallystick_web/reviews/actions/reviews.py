"""Beginning a review, and what becomes of its steps: done, left out, opened again, moved, decided."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.models import Plan
from tallystick_web.reviews import cycle_rules
from tallystick_web.reviews.cycle_rules import Cycle, StepNow
from tallystick_web.reviews.heard_rules import check_all_replied, check_none_is_owed_a_reply
from tallystick_web.reviews.models import Review, ReviewDecision, ReviewStep, StepDate, StepEvent
from tallystick_web.reviews.network_rules import check_says_why_unheard
from tallystick_web.reviews.queries.consulting import consultations_in
from tallystick_web.reviews.queries.frozen import frozen_sets_of, newest_frozen
from tallystick_web.reviews.queries.network import unheard_of, views_of
from tallystick_web.reviews.queries.reviews import steps_of
from tallystick_web.reviews.rules import Event, StepKind, StepState, Verdict


@transaction.atomic
def begin_review(
    *, cycle: Cycle, title: str, plan: Plan | None, year: int | None, begins_on: date, by: Person, at: datetime
) -> Review:
    """Begin a review: the steps of its cycle are copied with their days, so that they stay when the cycle changes."""
    organisation = by.organisation_id
    audit.hold(organisation)
    of_year = year if cycle.watches.is_of_a_year else None
    same = Review.objects.of(organisation).filter(cycle=cycle.id, plan=plan, year=of_year, begins_on=begins_on)
    cycle_rules.check_can_begin(cycle, has_plan=plan is not None, year=year, is_there=same.exists())
    review = Review.objects.create(
        organisation_id=organisation,
        cycle=cycle.id,
        title=title.strip(),
        plan=plan,
        standard=cycle.standard,
        year=of_year,
        begins_on=begins_on,
        by=by,
        at=at,
    )
    _put_steps(review, cycle, by=by, at=at)
    audit.record(Event.BEGUN, organisation=organisation, by=by.pk, at=at, about=review, more={"cycle": cycle.id})
    return review


def _put_steps(review: Review, cycle: Cycle, *, by: Person, at: datetime) -> None:
    days = cycle.dates(review.begins_on)
    ReviewStep.objects.bulk_create(
        ReviewStep(
            organisation_id=review.organisation_id,
            review=review,
            key=one.key,
            place=place,
            kind=one.kind,
            body=one.body or "",
            text=one.text,
            roles=sorted(one.roles),
            needs=sorted(one.needs),
            due_on=days[one.key],
            by=by,
            at=at,
        )
        for place, one in enumerate(cycle.steps, start=1)
    )


@transaction.atomic
def finish_step(*, step: ReviewStep, held_on: date, said: str, by: Person, at: datetime) -> StepEvent:
    """Say that a step was done on a day. Raises Refused where something before it is not over."""
    audit.hold(step.organisation_id)
    now, steps = _stands(step)
    cycle_rules.check_can_finish(
        now, steps, held_on=held_on, today=localdate(at), has_frozen=newest_frozen(step.review) is not None
    )
    _check_was_heard(step, now.kind, said)
    event = put_event(step.organisation_id, step.pk, StepState.DONE, held_on=held_on, said=said, by=by, at=at)
    audit.record(Event.STEP_DONE, organisation=step.organisation_id, by=by.pk, at=at, about=step)
    return event


def _check_was_heard(step: ReviewStep, kind: StepKind, said: str) -> None:
    """Raise Refused where people were to be heard in a step and were not. That they did not reply holds nothing up."""
    if kind is StepKind.CONSULT:
        ours = consultations_in(step)
        cycle_rules.check_was_asked(bool(ours), kind)
        check_all_replied(ours)
    elif kind is StepKind.NETWORK_VIEW:
        cycle_rules.check_was_asked(bool(views_of(step.review)), kind)
    elif kind is StepKind.TRIANGULATE:
        check_says_why_unheard(unheard=len(unheard_of(step.review)), said=said)


@transaction.atomic
def leave_out_step(*, step: ReviewStep, reason: str, by: Person, at: datetime) -> StepEvent:
    """Say that a step is not done in this review, and why. What comes after it can then go on."""
    audit.hold(step.organisation_id)
    now, _ = _stands(step)
    cycle_rules.check_can_leave_out(now, reason=reason, has_frozen=newest_frozen(step.review) is not None)
    check_none_is_owed_a_reply(consultations_in(step) if now.kind is StepKind.CONSULT else ())
    event = put_event(step.organisation_id, step.pk, StepState.LEFT_OUT, said=reason, by=by, at=at)
    audit.record(Event.STEP_LEFT_OUT, organisation=step.organisation_id, by=by.pk, at=at, about=step)
    return event


@transaction.atomic
def open_step_again(*, step: ReviewStep, reason: str, by: Person, at: datetime) -> StepEvent:
    """Open a step again that was over, and say why. What comes after it waits for it again."""
    audit.hold(step.organisation_id)
    now, _ = _stands(step)
    cycle_rules.check_can_open_again(now, reason=reason)
    event = put_event(step.organisation_id, step.pk, StepState.OPENED_AGAIN, said=reason, by=by, at=at)
    audit.record(Event.STEP_OPENED, organisation=step.organisation_id, by=by.pk, at=at, about=step)
    return event


@transaction.atomic
def move_step(*, step: ReviewStep, to: date, reason: str, by: Person, at: datetime) -> StepDate:
    """Move a step to another day, and say why. Whether it was on time is told from its first day all the same."""
    audit.hold(step.organisation_id)
    now, _ = _stands(step)
    cycle_rules.check_can_move(now, to=to, reason=reason)
    moved = StepDate.objects.create(
        organisation_id=step.organisation_id, step=step, due_on=to, reason=reason.strip(), by=by, at=at
    )
    audit.record(Event.STEP_MOVED, organisation=step.organisation_id, by=by.pk, at=at, about=step)
    return moved


@transaction.atomic
def decide(
    *,
    step: ReviewStep,
    verdict: Verdict,
    said: str,
    minute: str,
    decided_on: date,
    role: RoleId,
    again: Collection[str],
    by: Person,
    at: datetime,
    number: int | None = None,
) -> ReviewDecision:
    """Record what a body decided, on the frozen set of a number: the last one before it met where none is named.

    What is referred back opens again the steps it names.
    ``role`` is the role in which it is recorded, and ``again`` are the keys of the steps that are to be done again.
    """
    organisation = step.organisation_id
    audit.hold(organisation)
    now, steps = _stands(step)
    frozen = frozen_sets_of(step.review)
    had = [one for one in frozen if localdate(one.cut_off) <= decided_on and number in (None, one.number)]
    cycle_rules.check_can_decide(
        now,
        steps,
        verdict=verdict,
        said=said,
        again=again,
        decided_on=decided_on,
        today=localdate(at),
        role=role,
        frozen_on=localdate(frozen[0].cut_off) if frozen else None,
    )
    cycle_rules.check_had_figures(has_any=bool(had))
    decision = ReviewDecision.objects.create(
        organisation_id=organisation,
        step=step,
        frozen=had[-1],
        verdict=verdict,
        said=said.strip(),
        minute=minute.strip(),
        decided_on=decided_on,
        role=role,
        by=by,
        at=at,
    )
    if verdict.lets_go_on:
        put_event(organisation, step.pk, StepState.DONE, held_on=decided_on, by=by, at=at)
    else:
        for one in steps:
            if one.key in again:
                put_event(organisation, one.id, StepState.OPENED_AGAIN, said=said, by=by, at=at)
    audit.record(Event.DECIDED, organisation=organisation, by=by.pk, at=at, about=decision, more={"verdict": verdict})
    return decision


def end_publishing(*, review: Review, by: Person | None, at: datetime) -> None:
    """Say that the step to publish was done, where it could be: something of the review was. Part of a larger verb."""
    organisation, on = review.organisation_id, localdate(at)
    for one in cycle_rules.ready(steps_of(review)):
        if one.kind is StepKind.PUBLISH:
            put_event(organisation, one.id, StepState.DONE, held_on=on, said="Published here.", by=by, at=at)


def put_event(
    organisation: UUID,
    step: UUID,
    state: StepState,
    *,
    held_on: date | None = None,
    said: str = "",
    by: Person | None,
    at: datetime,
) -> StepEvent:
    """Add what became of a step. Part of a larger verb, which checks that it can be."""
    return StepEvent.objects.create(
        organisation_id=organisation, step_id=step, state=state, held_on=held_on, said=said.strip(), by=by, at=at
    )


def _stands(step: ReviewStep) -> tuple[StepNow, tuple[StepNow, ...]]:
    """A step as it stands, and all steps of its review."""
    steps = steps_of(step.review)
    return next(one for one in steps if one.id == step.pk), steps
