"""What is read about reviews: which there are, how each step stands, and what was decided."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.cycle_rules import StepNow, before
from tallystick_web.reviews.models import Review, ReviewDecision, ReviewStep, StepDate, StepEvent
from tallystick_web.reviews.rules import Body, StepKind, StepState


def reviews_of(organisation: UUID) -> list[Review]:
    """Every review of an organisation, the newest first."""
    return list(Review.objects.of(organisation).select_related("plan").order_by("-begins_on", "-at"))


def review_called(organisation: UUID, review: UUID) -> Review | None:
    """One review of an organisation, with its plan."""
    return Review.objects.of(organisation).select_related("plan").filter(pk=review).first()


def step_called(organisation: UUID, step: UUID) -> ReviewStep | None:
    """One step of an organisation, with its review."""
    rows = ReviewStep.objects.of(organisation).select_related("review", "review__plan")
    return rows.filter(pk=step).first()


def steps_of(review: Review) -> tuple[StepNow, ...]:
    """The steps of a review as they stand, in their order."""
    return steps_of_all(review.organisation_id, [review])[review.pk]


def steps_of_all(organisation: UUID, reviews: Collection[Review]) -> Mapping[UUID, tuple[StepNow, ...]]:
    """The steps of several reviews as they stand, by the ids of the reviews: one question in all."""
    keys = [one.pk for one in reviews]
    of_review: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in _steps(organisation).filter(review__in=keys) if keys else ():
        of_review[row.review_id].append(row)
    return {key: _now(of_review[key]) for key in keys}


def decisions_of(review: Review) -> list[ReviewDecision]:
    """What was decided in a review, the oldest first."""
    rows = ReviewDecision.objects.of(review.organisation_id).filter(step__review=review)
    return list(rows.select_related("step", "frozen").order_by("at", "step__place"))


def events_of(review: Review) -> list[StepEvent]:
    """What became of the steps of a review, the oldest first."""
    rows = StepEvent.objects.of(review.organisation_id).filter(step__review=review)
    return list(rows.select_related("step").order_by("at", "step__place"))


def moves_of(review: Review) -> list[StepDate]:
    """The steps of a review that were moved to another day, the oldest first."""
    rows = StepDate.objects.of(review.organisation_id).filter(step__review=review)
    return list(rows.select_related("step").order_by("at", "step__place"))


def _steps(organisation: UUID) -> OwnedQuerySet:
    """Steps with the day to which each was moved last, and what was said of it last."""
    days = StepDate.objects.filter(step=OuterRef("pk")).order_by("-at")
    events = StepEvent.objects.filter(step=OuterRef("pk")).order_by("-at")
    rows: OwnedQuerySet = ReviewStep.objects.of(organisation).annotate(
        moved_to=Subquery(days.values("due_on")[:1]),
        state=Subquery(events.values("state")[:1]),
        held_on=Subquery(events.values("held_on")[:1]),
        said=Subquery(events.values("said")[:1]),
    )
    return rows.order_by("place")


def _now(rows: Sequence[Any]) -> tuple[StepNow, ...]:
    needs = {row.key: row.needs for row in rows}
    over = {row.key for row in rows if row.state and StepState(row.state).is_over}
    return tuple(_step(row, is_ready=before(row.key, needs) <= over) for row in rows)


def _step(row: Any, *, is_ready: bool) -> StepNow:
    return StepNow(
        id=row.pk,
        key=row.key,
        place=row.place,
        kind=StepKind(row.kind),
        body=Body(row.body) if row.body else None,
        text=row.text,
        roles=frozenset(RoleId(one) for one in row.roles),
        needs=frozenset(row.needs),
        due_on=row.moved_to or row.due_on,
        first_due_on=row.due_on,
        state=StepState(row.state) if row.state else StepState.WAITING,
        held_on=row.held_on,
        said=row.said or "",
        is_ready=is_ready,
    )
