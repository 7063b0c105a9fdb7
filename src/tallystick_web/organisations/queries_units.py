"""What is read about units: where each stood, and who belonged to them."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from tallystick_web.organisations.models import Membership, Person, Unit, UnitPlace
from tallystick_web.organisations.rules import UnitKind
from tallystick_web.organisations.unit_rules import Branch, Place, places_on, tree_of


def places_of(organisation: UUID) -> list[Place]:
    """Every place that a unit of an organisation ever had, the oldest first."""
    rows = UnitPlace.objects.of(organisation).select_related("unit").order_by("since", "at")
    return [
        Place(
            unit=row.unit_id,
            kind=UnitKind(row.unit.kind),
            name=row.name,
            part_of=row.part_of_id,
            since=row.since,
            is_closed=row.is_closed,
            at=row.at,
        )
        for row in rows
    ]


def units_on(organisation: UUID, on: date) -> dict[UUID, Place]:
    """The units of an organisation on a day, by their ids: what each is called, and what it is part of."""
    return places_on(places_of(organisation), on)


def tree_on(organisation: UUID, on: date) -> tuple[Branch, ...]:
    """The units of an organisation on a day, as a tree."""
    return tree_of(places_of(organisation), on)


def unit_called(organisation: UUID, unit: UUID) -> Unit | None:
    """One unit of an organisation."""
    return Unit.objects.of(organisation).filter(pk=unit).first()


def memberships_of(unit: Unit) -> list[Membership]:
    """Everybody who ever belonged to a unit, the newest first."""
    rows = Membership.objects.of(unit.organisation_id).filter(unit=unit)
    return list(rows.select_related("person", "end").order_by("-since", "person__name", "pk"))


def membership_called(organisation: UUID, membership: UUID) -> Membership | None:
    """One membership, with the person and the unit."""
    rows = Membership.objects.of(organisation).select_related("person", "unit", "end")
    return rows.filter(pk=membership).first()


def units_of(person: Person, *, on: date) -> set[UUID]:
    """The units that a person belongs to on a day."""
    rows = Membership.objects.of(person.organisation_id).filter(person=person, since__lte=on)
    return set(rows.filter(Q(end=None) | Q(end__until__gte=on)).values_list("unit", flat=True))


def belongs(unit: Unit, person: Person, *, on: date) -> bool:
    """Whether a person belongs to a unit on a day, or will after it."""
    rows = Membership.objects.of(unit.organisation_id).filter(unit=unit, person=person)
    return rows.filter(Q(end=None) | Q(end__until__gte=on)).exists()
