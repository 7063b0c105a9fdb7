"""Reflections: written and written again, shared with one person, erased at once, and said to be done.

The audit keeps that it happened and on which day, and neither whose it was nor which row: no list of events may tell
who wrote something for themselves.
"""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.sealing import seal
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import reflection_rules
from tallystick_web.questionnaires.models import Reflection, ReflectionDone
from tallystick_web.questionnaires.queries.reflections import is_done, who_reflects
from tallystick_web.questionnaires.reflection_rules import Answers
from tallystick_web.questionnaires.rules import Event
from tallystick_web.questionnaires.set_rules import AnswerSet


@transaction.atomic
def keep_reflection(*, of: AnswerSet, year_ended: date, answers: Answers, by: Person, at: datetime) -> Reflection:
    """Keep what somebody wrote for themselves, sealed, in place of what they wrote before.

    Whoever they shared the earlier words with does not read these: sharing is chosen anew.
    """
    audit.hold(by.organisation_id)
    reflection_rules.check_year(year_ended, on=localdate(at))
    reflection_rules.check_written(of, answers)
    row, _ = Reflection.objects.of(by.organisation_id).update_or_create(
        organisation_id=by.organisation_id,
        set_id=of.id,
        year_ended=year_ended,
        person=by,
        defaults={
            "version": of.version,
            "sealed": seal(json.dumps(dict(answers))),
            "shared_with": None,
            "kept_on": localdate(at),
        },
    )
    audit.record(Event.REFLECTION_KEPT, organisation=by.organisation_id, by=None, at=audit.that_day(at))
    return row


@transaction.atomic
def share_reflection(
    *, of: AnswerSet, year_ended: date, reader: UUID | None, by: Person, at: datetime
) -> Reflection | None:
    """Let one person read what somebody wrote, or take that back (None). Raises Refused where nothing is written."""
    audit.hold(by.organisation_id)
    row = _own(of, year_ended, by)
    reflection_rules.check_there(is_there=row is not None)
    who = [key for key, _ in who_reflects(by.organisation_id, localdate(at))]
    reflection_rules.check_reader(reader, writer=by.pk, who=who)
    Reflection.objects.of(by.organisation_id).filter(pk__in=[row.pk] if row else []).update(shared_with=reader)
    audit.record(Event.REFLECTION_SHARED, organisation=by.organisation_id, by=None, at=audit.that_day(at))
    return row


@transaction.atomic
def erase_reflection(*, of: AnswerSet, year_ended: date, by: Person, at: datetime) -> int:
    """Erase what somebody wrote, at once and for good. That they said they have reflected stays. Returns 1."""
    audit.hold(by.organisation_id)
    row = _own(of, year_ended, by)
    reflection_rules.check_there(is_there=row is not None)
    many = Reflection.objects.of(by.organisation_id).filter(pk__in=[row.pk] if row else []).delete()[0]
    audit.record(Event.REFLECTION_ERASED, organisation=by.organisation_id, by=None, at=audit.that_day(at))
    return many


@transaction.atomic
def say_done(*, of: AnswerSet, year_ended: date, by: Person, at: datetime) -> ReflectionDone:
    """Note that somebody says they have reflected on a year, here or elsewhere. It is not taken back."""
    audit.hold(by.organisation_id)
    reflection_rules.check_year(year_ended, on=localdate(at))
    reflection_rules.check_not_done(is_done=is_done(by, of, year_ended))
    row = ReflectionDone.objects.create(
        organisation_id=by.organisation_id, set_id=of.id, year_ended=year_ended, by=by, at=at
    )
    audit.record(Event.REFLECTION_DONE, organisation=by.organisation_id, by=None, at=audit.that_day(at))
    return row


@transaction.atomic
def erase_old_reflections(*, organisation: UUID, at: datetime) -> int:
    """Erase what was written of years that ended two years ago. Returns how many."""
    last = reflection_rules.last_to_erase(localdate(at))
    many = Reflection.objects.of(organisation).filter(year_ended__lte=last).delete()[0]
    if many:
        audit.record(Event.REFLECTION_ERASED, organisation=organisation, by=None, at=at, more={"erased": many})
    return many


def _own(of: AnswerSet, year_ended: date, by: Person) -> Reflection | None:
    rows = Reflection.objects.of(by.organisation_id).filter(person=by)
    return rows.filter(set_id=of.id, year_ended=year_ended).first()
