"""The tree of units, and who belongs to them. A change holds from a day on, and what held before stays as it was."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import rules, unit_rules
from tallystick_web.organisations.models import Membership, MembershipEnd, Organisation, Person, Unit, UnitPlace
from tallystick_web.organisations.queries_units import belongs, places_of
from tallystick_web.organisations.rules import UnitKind
from tallystick_web.organisations.unit_rules import Place, places_on


@transaction.atomic
def add_unit(
    *,
    organisation: Organisation,
    kind: UnitKind,
    name: str,
    part_of: Unit | None,
    since: date,
    by: Person,
    at: datetime,
) -> Unit:
    """Add a unit to the tree, from a day on."""
    audit.hold(organisation.pk)
    above = part_of.pk if part_of else None
    there = places_on(places_of(organisation.pk), since)
    unit_rules.check_place(unit=None, part_of=above, there=there)
    unit_rules.check_name_is_free(name=name, unit=None, part_of=above, there=there)
    unit = Unit.objects.create(organisation=organisation, kind=kind, opened_at=at)
    _place(unit, name=name, part_of=above, since=since, by=by, at=at)
    audit.record("unit-added", organisation=organisation.pk, by=by.pk, at=at, about=unit, more={"kind": kind})
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, since: date, by: Person, at: datetime) -> Unit:
    """Call a unit otherwise from a day on."""
    last, there = _last(unit, since)
    unit_rules.check_name_is_free(name=name, unit=unit.pk, part_of=last.part_of, there=there)
    _place(unit, name=name, part_of=last.part_of, since=since, by=by, at=at)
    audit.record("unit-renamed", organisation=unit.organisation_id, by=by.pk, at=at, about=unit)
    return unit


@transaction.atomic
def move_unit(*, unit: Unit, part_of: Unit | None, since: date, by: Person, at: datetime) -> Unit:
    """Make a unit part of another one, or of none, from a day on."""
    last, there = _last(unit, since)
    above = part_of.pk if part_of else None
    unit_rules.check_place(unit=unit.pk, part_of=above, there=there)
    unit_rules.check_name_is_free(name=last.name, unit=unit.pk, part_of=above, there=there)
    _place(unit, name=last.name, part_of=above, since=since, by=by, at=at)
    audit.record("unit-moved", organisation=unit.organisation_id, by=by.pk, at=at, about=unit)
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, since: date, by: Person, at: datetime) -> Unit:
    """Close a unit from a day on. It stays in the tree of the days before."""
    last, there = _last(unit, since)
    unit_rules.check_can_close(unit=unit.pk, there=there)
    _place(unit, name=last.name, part_of=last.part_of, since=since, by=by, at=at, is_closed=True)
    audit.record("unit-closed", organisation=unit.organisation_id, by=by.pk, at=at, about=unit)
    return unit


@transaction.atomic
def add_member(*, unit: Unit, person: Person, is_officer: bool, since: date, by: Person, at: datetime) -> Membership:
    """Note that a person belongs to a unit from a day on. Of a staff network, only officers are listed."""
    audit.hold(unit.organisation_id)
    unit_rules.check_member(kind=UnitKind(unit.kind), is_officer=is_officer)
    unit_rules.check_not_member(belongs=belongs(unit, person, on=since))
    membership = Membership.objects.create(
        organisation_id=unit.organisation_id, unit=unit, person=person, is_officer=is_officer, since=since, by=by, at=at
    )
    audit.record(
        "member-added",
        organisation=unit.organisation_id,
        by=by.pk,
        at=at,
        about=membership,
        more={"unit": str(unit.pk), "person": str(person.pk)},
    )
    return membership


@transaction.atomic
def end_member(*, membership: Membership, until: date, by: Person, at: datetime) -> MembershipEnd:
    """Note the last day on which a person belonged to a unit."""
    audit.hold(membership.organisation_id)
    if MembershipEnd.objects.of(membership.organisation_id).filter(membership=membership).exists():
        raise Refused("This was ended in the meantime. Nothing was changed.")
    rules.check_dates(since=membership.since, until=until)
    end = MembershipEnd.objects.create(
        organisation_id=membership.organisation_id, membership=membership, until=until, by=by, at=at
    )
    audit.record("member-ended", organisation=membership.organisation_id, by=by.pk, at=at, about=membership)
    return end


def _last(unit: Unit, since: date) -> tuple[Place, dict[UUID, Place]]:
    """What holds of a unit last, and the tree on the day a change is to hold from."""
    audit.hold(unit.organisation_id)
    places = places_of(unit.organisation_id)
    last = max((one for one in places if one.unit == unit.pk), key=lambda one: (one.since, one.at))
    if last.is_closed:
        raise Refused("This unit is closed. Add a new one instead.")
    unit_rules.check_follows(since=since, last=last.since)
    return last, places_on(places, since)


def _place(
    unit: Unit, *, name: str, part_of: UUID | None, since: date, by: Person, at: datetime, is_closed: bool = False
) -> None:
    UnitPlace.objects.create(
        organisation_id=unit.organisation_id,
        unit=unit,
        name=name.strip(),
        part_of_id=part_of,
        since=since,
        is_closed=is_closed,
        by=by,
        at=at,
    )
