"""What holds figures back and what ends that: each is one verb, one transaction, and one event in the audit."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.numbers import embargo_rules, queries
from tallystick_web.numbers.embargoed import held_from_others, is_held_now
from tallystick_web.numbers.models import Embargo, EmbargoLift, EmbargoReader
from tallystick_web.numbers.rules import Event
from tallystick_web.numbers.webhooks import tell_later
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import names_of

_TOLD = (Audience.ORGANISATION, Audience.PUBLIC)


@transaction.atomic
def hold_back(
    *, standard: str, year: int, until: datetime, why: str, readers: Collection[UUID], by: Person, at: datetime
) -> Embargo:
    """Hold figures of a standard and year that are signed from now on back, from all but these people and the desk."""
    organisation = by.organisation_id
    audit.hold(organisation)
    embargo_rules.check_can_hold(until=until, at=at, is_held=is_held_now(organisation, standard, year))
    made = Embargo.objects.create(
        organisation_id=organisation, standard=standard, year=year, until=until, why=why, by=by, at=at
    )
    for person in names_of(organisation, readers):
        EmbargoReader.objects.create(organisation_id=organisation, embargo=made, person_id=person)
    audit.record(Event.HELD_BACK, organisation=organisation, by=by.pk, at=at, about=made)
    return made


@transaction.atomic
def lift(*, embargo: Embargo, by: Person, at: datetime) -> EmbargoLift:
    """End before its time that figures are held back."""
    return _lift(embargo, by, at)


@transaction.atomic
def lift_at_its_time(*, embargo: Embargo, at: datetime) -> EmbargoLift:
    """End it because the time has come that was named."""
    embargo_rules.check_is_time(until=embargo.until, at=at)
    return _lift(embargo, None, at)


def _lift(embargo: Embargo, by: Person | None, at: datetime) -> EmbargoLift:
    organisation = embargo.organisation_id
    audit.hold(organisation)
    embargo_rules.check_can_lift(is_over=EmbargoLift.objects.of(organisation).filter(embargo=embargo).exists())
    held = held_from_others(organisation)
    end = EmbargoLift.objects.create(organisation_id=organisation, embargo=embargo, by=by, at=at)
    _tell_of_what_was_held(organisation, held)
    audit.record(Event.HELD_NO_LONGER, organisation=organisation, by=by.pk if by else None, at=at, about=end)
    return end


def _tell_of_what_was_held(organisation: UUID, held: Collection[str]) -> None:
    """Have programs told of every release that was held back, the oldest first: of those that still are, none is."""
    for release in reversed(queries.releases_for(organisation, _TOLD)):
        if any(deposit in held for deposit in release.deposits):
            tell_later(release)
