"""What is read of consultations: what was asked, what was said by which role, and what came of it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.heard_rules import CommentNow, ConsultationNow, DidNow
from tallystick_web.reviews.models import Comment, Consultation, Reply, ReviewStep
from tallystick_web.reviews.queries.reviews import reviews_of, steps_of_all
from tallystick_web.reviews.rules import Body, StepKind


def consultations_of(organisation: UUID, review: UUID | None = None) -> tuple[ConsultationNow, ...]:
    """The consultations of an organisation, or of one review, the newest first."""
    rows = _rows(organisation)
    return _now(organisation, rows.filter(step__review=review) if review else rows)


def consultations_in(step: ReviewStep) -> tuple[ConsultationNow, ...]:
    """The consultations that were begun in a step of a review, the newest first."""
    return _now(step.organisation_id, _rows(step.organisation_id).filter(step=step.pk))


def steps_to_consult(organisation: UUID) -> tuple[tuple[str, StepNow], ...]:
    """The steps in which people are consulted and that are not over, each with the title of its review."""
    reviews = reviews_of(organisation)
    steps = steps_of_all(organisation, reviews)
    every = ((one.title, step) for one in reviews for step in steps[one.pk])
    return tuple((title, step) for title, step in every if step.kind is StepKind.CONSULT and not step.state.is_over)


def pending_of(organisation: UUID, on: date) -> tuple[ConsultationNow, ...]:
    """The consultations that are open on a day or wait for their reply, without what was said. One query."""
    is_replied = Exists(Reply.objects.filter(consultation=OuterRef("pk")))
    rows = _rows(organisation).filter(Q(closes_on__gte=on) | ~is_replied)
    return tuple(_consultation(one) for one in rows)


def consultation_called(organisation: UUID, consultation: UUID) -> ConsultationNow | None:
    """One consultation as it stands."""
    return next(iter(_now(organisation, _rows(organisation).filter(pk=consultation))), None)


def row_called(organisation: UUID, consultation: UUID) -> Consultation | None:
    """The row of a consultation, to add to it."""
    return Consultation.objects.of(organisation).filter(pk=consultation).first()


def step_to_consult(organisation: UUID, step: UUID) -> ReviewStep | None:
    """A step of a review in which people are consulted."""
    return ReviewStep.objects.of(organisation).filter(pk=step, kind=StepKind.CONSULT).first()


def own_comments_of(organisation: UUID, consultation: UUID, person: UUID) -> tuple[CommentNow, ...]:
    """What one person said in a consultation, for that person alone; the oldest first."""
    rows = Comment.objects.of(organisation).filter(consultation=consultation, by=person)
    return tuple(_comment(one) for one in rows.order_by("at"))


def commented_by(organisation: UUID, person: UUID) -> set[UUID]:
    """The consultations in which one person commented, for that person alone."""
    return set(Comment.objects.of(organisation).filter(by=person).values_list("consultation", flat=True))


def commenters_of(organisation: UUID, consultations: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Who commented in which of these consultations: for what is due from a person, and for no page."""
    rows = Comment.objects.of(organisation).filter(consultation__in=consultations)
    return set(rows.values_list("consultation", "by"))


def _rows(organisation: UUID) -> OwnedQuerySet:
    return Consultation.objects.of(organisation).select_related("step").order_by("-at", "pk")


def _now(organisation: UUID, rows: OwnedQuerySet) -> tuple[ConsultationNow, ...]:
    found = list(rows)
    if not found:
        return ()
    keys = [one.pk for one in found]
    units = units_on(organisation, timezone.localdate()) if any(one.unit_id for one in found) else {}
    comments, replies = _comments(organisation, keys), _replies(organisation, keys)
    return tuple(
        _consultation(
            one,
            unit_name=units[one.unit_id].name if one.unit_id in units else "",
            comments=tuple(comments[one.pk]),
            replies=tuple(replies[one.pk]),
        )
        for one in found
    )


def _consultation(row: Consultation, **more: Any) -> ConsultationNow:
    return ConsultationNow(
        id=row.pk,
        body=Body(row.body),
        title=row.title,
        asks=row.asks,
        asked_on=timezone.localdate(row.at),
        closes_on=row.closes_on,
        reply_due_on=row.reply_due_on,
        step=row.step_id,
        review=row.step.review_id if row.step else None,
        **more,
    )


def _comments(organisation: UUID, consultations: Collection[UUID]) -> defaultdict[UUID, list[CommentNow]]:
    found: defaultdict[UUID, list[CommentNow]] = defaultdict(list)
    for one in Comment.objects.of(organisation).filter(consultation__in=consultations):
        found[one.consultation_id].append(_comment(one))
    for several in found.values():
        several.sort(key=lambda one: (one.on, one.role_label, one.said))
    return found


def _comment(row: Comment) -> CommentNow:
    return CommentNow(role_label=roles()[RoleId(row.role)].label, said=row.said, on=timezone.localdate(row.at))


def _replies(organisation: UUID, consultations: Collection[UUID]) -> defaultdict[UUID, list[DidNow]]:
    found: defaultdict[UUID, list[DidNow]] = defaultdict(list)
    for one in Reply.objects.of(organisation).filter(consultation__in=consultations).order_by("at"):
        found[one.consultation_id].append(DidNow(heard=one.heard, did=one.did, on=timezone.localdate(one.at)))
    return found
