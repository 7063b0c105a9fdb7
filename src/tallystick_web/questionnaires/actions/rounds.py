"""Rounds of work that is looked at together: begun with how it was sampled, listed, and closed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import round_rules, rules
from tallystick_web.questionnaires.models import Round, Sheet
from tallystick_web.questionnaires.queries.sheets import round_called
from tallystick_web.questionnaires.round_rules import Listed, RoundBegun, RoundNow
from tallystick_web.questionnaires.rules import Event
from tallystick_web.questionnaires.set_rules import AnswerSet


@transaction.atomic
def begin_round(*, of: AnswerSet, begun: RoundBegun, by: Person, at: datetime) -> Round:
    """Begin a round of a set in the version that is newest now: all of its work is held against the same questions."""
    rules.check_title(begun.title)
    round_rules.check_round(of, begun)
    row = Round.objects.create(
        organisation_id=by.organisation_id,
        set_id=of.id,
        version=of.version,
        title=begun.title.strip(),
        role=begun.role,
        since=begun.since,
        until=begun.until,
        sampled=begun.sampled.strip(),
        begun_by=by,
        begun_at=at,
    )
    audit.record(Event.ROUND_BEGUN, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def add_items(*, round_of: UUID, listed: Listed, by: Person, at: datetime) -> Round:
    """List work in a round. All of it, or none where something cannot be read or is there already."""
    audit.hold(by.organisation_id)
    row, now = _found(round_of, by)
    round_rules.check_items(now, listed)
    Sheet.objects.of(by.organisation_id).bulk_create(
        [
            Sheet(
                organisation_id=by.organisation_id,
                set_id=row.set_id,
                version=row.version,
                round=row,
                title=one.title,
                on=one.on,
                begun_by=by,
                begun_at=at,
            )
            for one in listed.items
        ]
    )
    more = {"added": len(listed.items)}
    audit.record(Event.ROUND_ADDED, organisation=by.organisation_id, by=by.pk, at=at, about=row, more=more)
    return row


@transaction.atomic
def close_round(*, round_of: UUID, by: Person, at: datetime) -> Round:
    """Take no more marks in a round. What was not marked stays so, and counts as not marked."""
    audit.hold(by.organisation_id)
    row, now = _found(round_of, by)
    round_rules.check_round_open(now)
    row.closed_on = localdate(at)
    row.save(update_fields=["closed_on"])
    audit.record(Event.ROUND_CLOSED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


def _found(round_of: UUID, by: Person) -> tuple[Round, RoundNow]:
    now = round_called(by.organisation_id, round_of)
    if now is None:
        raise Refused("This round is not there any more.")
    return Round.objects.of(by.organisation_id).get(pk=round_of), now
