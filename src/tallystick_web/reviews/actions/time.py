"""Promising time, noting what was used of it, and taking either back.

The log keeps no hours and no roles, and of hours that were used not by whom: who notes them is who has such time.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.reviews.models import TimeCoordinator, TimePromise, TimePromiseEnd, TimeUsed, TimeUsedEnd
from tallystick_web.reviews.queries.time import coordinator_of
from tallystick_web.reviews.rules import Event
from tallystick_web.reviews.time_rules import check_coordinator, check_end, check_note, check_promise, check_sees


@transaction.atomic
def name_coordinator(*, person: Person, by: Person, at: datetime) -> TimeCoordinator:
    """Name who besides each person themselves sees protected time. Whoever was named before sees it no longer."""
    organisation = by.organisation_id
    audit.hold(organisation)
    check_coordinator(person=person.pk, by=by.pk)
    row = TimeCoordinator.objects.create(organisation_id=organisation, person=person, by=by, at=at)
    named = {"person": str(person.pk)}
    audit.record(Event.COORDINATOR_NAMED, organisation=organisation, by=by.pk, at=at, about=row, more=named)
    return row


@transaction.atomic
def promise_time(
    *, person: Person, what_for: str, hours: Decimal, starts_on: date, ends_on: date, by: Person, at: datetime
) -> TimePromise:
    """Promise somebody hours a month for a role that they accepted."""
    organisation = by.organisation_id
    audit.hold(organisation)
    check_promise(starts_on=starts_on, ends_on=ends_on)
    row = TimePromise.objects.create(
        organisation_id=organisation,
        person=person,
        what_for=what_for.strip(),
        hours=hours,
        starts_on=starts_on,
        ends_on=ends_on,
        by=by,
        at=at,
    )
    audit.record(Event.TIME_PROMISED, organisation=organisation, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def end_promise(*, promise: TimePromise, last_on: date, by: Person, at: datetime) -> TimePromiseEnd:
    """Say that hours are promised no longer after a day. What was promised until then stays."""
    organisation = promise.organisation_id
    audit.hold(organisation)
    if TimePromiseEnd.objects.of(organisation).filter(promise=promise).exists():
        raise Refused("This promise was ended in the meantime. Nothing was changed.")
    check_end(last_on=last_on, today=localdate(at), until=promise.ends_on)
    row = TimePromiseEnd.objects.create(organisation_id=organisation, promise=promise, last_on=last_on, by=by, at=at)
    audit.record(Event.TIME_ENDED, organisation=organisation, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def note_time(
    *, person: Person, on: date, hours: Decimal, what_for: str, in_protected: bool, by: Person, at: datetime
) -> TimeUsed:
    """Note hours that somebody was asked for on a day: they themselves, or the co-ordinator for them."""
    organisation = by.organisation_id
    audit.hold(organisation)
    check_sees(whose=person.pk, by=by.pk, coordinator=_coordinator(organisation))
    check_note(on=on, today=localdate(at))
    row = TimeUsed.objects.create(
        organisation_id=organisation,
        person=person,
        on=on,
        hours=hours,
        what_for=what_for.strip(),
        in_protected=in_protected,
        by=by,
        at=at,
    )
    audit.record(Event.TIME_USED, organisation=organisation, by=None, at=at, about=row)
    return row


@transaction.atomic
def take_back(*, used: TimeUsed, by: Person, at: datetime) -> TimeUsedEnd:
    """Have an entry count no longer, because it was wrong."""
    organisation = used.organisation_id
    audit.hold(organisation)
    check_sees(whose=used.person_id, by=by.pk, coordinator=_coordinator(organisation))
    if TimeUsedEnd.objects.of(organisation).filter(used=used).exists():
        raise Refused("This entry was taken back in the meantime. Nothing was changed.")
    row = TimeUsedEnd.objects.create(organisation_id=organisation, used=used, by=by, at=at)
    audit.record(Event.TIME_TAKEN_BACK, organisation=organisation, by=None, at=at, about=row)
    return row


def _coordinator(organisation: UUID) -> UUID | None:
    found = coordinator_of(organisation)
    return found.pk if found else None
