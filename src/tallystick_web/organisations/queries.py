"""What is read about organisations and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tallystick_web.core.fence import everywhere, inside
from tallystick_web.organisations.models import Account, Appointment, ChosenWords, Organisation, Person
from tallystick_web.organisations.rules import RoleId


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who an account is in one organisation today."""

    organisation: Organisation
    person: Person
    roles: frozenset[RoleId]


def organisation_called(slug: str) -> Organisation | None:
    """The organisation with this name in addresses."""
    return Organisation.objects.filter(slug=slug).first()


def standing_of(account: Account, organisation: Organisation, *, on: date) -> Standing | None:
    """Who an account is in an organisation on a day; None where it holds no role there. One query, at every request."""
    with inside(organisation.pk):
        held = list(_current(Appointment.objects.of(organisation), on).filter(person__account=account.pk))
    return _standing(organisation, held)


def standings_of(account: Account, *, on: date) -> list[Standing]:
    """Everything an account is, in the order of the organisations' names."""
    with everywhere("to offer an account its own organisations"):
        held = list(
            _current(Appointment.objects.all(), on)
            .filter(person__account=account.pk)
            .select_related("organisation")
            .order_by("organisation__name")
        )
        organisations = {one.organisation_id: one.organisation for one in held}
        found = (_standing(org, [one for one in held if one.organisation_id == key]) for key, org in organisations.items())
        return [one for one in found if one is not None]


def _current(appointments: "Appointment.objects.__class__", on: date) -> "Appointment.objects.__class__":  # type: ignore[name-defined]
    holds = Q(since__lte=on) & (Q(until=None) | Q(until__gte=on)) & Q(end=None)
    return appointments.filter(holds).select_related("person")


def _standing(organisation: Organisation, held: Iterable[Appointment]) -> Standing | None:
    held = list(held)
    if not held:
        return None
    return Standing(
        organisation=organisation, person=held[0].person, roles=frozenset(RoleId(one.role) for one in held)
    )


def chosen_words(organisation: UUID) -> ChosenWords | None:
    """The words an organisation chose last; None where it chose none."""
    return ChosenWords.objects.of(organisation).order_by("-at").first()
