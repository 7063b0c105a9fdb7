"""Asking people, saying what one thinks, and telling them what was heard and done."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.heard_rules import (
    ConsultationNow,
    check_asks,
    check_may_comment,
    check_may_reply,
    check_step_fits,
)
from tallystick_web.reviews.models import Comment, Consultation, Reply, ReviewStep
from tallystick_web.reviews.queries.consulting import consultation_called
from tallystick_web.reviews.rules import Body, Event


@transaction.atomic
def begin_consultation(
    *,
    step: ReviewStep | None,
    body: Body,
    unit: Unit | None,
    title: str,
    asks: str,
    closes_on: date,
    reply_due_on: date,
    by: Person,
    at: datetime,
) -> Consultation:
    """Ask a body for its comments or advice, in a step of a review or by itself. ``unit`` is the network asked."""
    organisation = by.organisation_id
    audit.hold(organisation)
    check_asks(body=body, today=localdate(at), closes_on=closes_on, reply_due_on=reply_due_on)
    check_step_fits(body, step.body if step else "")
    row = Consultation.objects.create(
        organisation_id=organisation,
        step=step,
        body=body,
        unit=unit if body is Body.NETWORK else None,
        title=title.strip(),
        asks=asks.strip(),
        closes_on=closes_on,
        reply_due_on=reply_due_on,
        by=by,
        at=at,
    )
    audit.record(Event.CONSULTED, organisation=organisation, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def give_comment(
    *, consultation: Consultation, said: str, held: Collection[RoleId], by: Person, at: datetime
) -> Comment:
    """Say what one thinks where one is consulted, in a role one holds. A later comment adds to an earlier one."""
    organisation = consultation.organisation_id
    audit.hold(organisation)
    now = _now(consultation)
    role = check_may_comment(now, held, on=localdate(at))
    if not said.strip():
        raise Refused("Write what you think, or leave the page: nobody has to comment.")
    row = Comment.objects.create(
        organisation_id=organisation,
        consultation=consultation,
        said=said.strip(),
        role=role,
        by=by,
        at=at,
    )
    # Comments are read without names. A log that named who commented on which day would bring the names back.
    audit.record(Event.COMMENTED, organisation=organisation, by=None, at=at, about=row)
    return row


@transaction.atomic
def reply(*, consultation: Consultation, heard: str, did: str, by: Person, at: datetime) -> Reply:
    """Tell everybody who was asked what was heard and what was done. A later reply adds to an earlier."""
    organisation = consultation.organisation_id
    audit.hold(organisation)
    check_may_reply(_now(consultation), on=localdate(at))
    if not heard.strip() or not did.strip():
        raise Refused("Say both what was heard and what was done. Where nothing was done, say why.")
    row = Reply.objects.create(
        organisation_id=organisation, consultation=consultation, heard=heard.strip(), did=did.strip(), by=by, at=at
    )
    audit.record(Event.REPLIED, organisation=organisation, by=by.pk, at=at, about=row)
    return row


def _now(consultation: Consultation) -> ConsultationNow:
    """How a consultation stands, with what others added while somebody wrote."""
    now = consultation_called(consultation.organisation_id, consultation.pk)
    if now is None:
        raise Refused("This consultation is no longer there. Nothing was saved.")
    return now
