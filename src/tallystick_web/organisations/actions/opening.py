"""Opening an organisation, with the two people it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions.keys import invite
from tallystick_web.organisations.models import Appointment, Organisation, Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId


@dataclass(frozen=True, kw_only=True)
class FirstPerson:
    """Somebody an organisation begins with."""

    name: str
    email: str
    role: RoleId


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A new organisation, and the links by which its first people join, by their addresses."""

    organisation: Organisation
    links: dict[str, str]


@transaction.atomic
def open_organisation(
    *,
    slug: str,
    name: str,
    kind: OrganisationKind,
    code: str,
    people: Sequence[FirstPerson],
    at: datetime,
    is_made_up: bool = False,
) -> Opened:
    """Open an organisation. The operator names its first people; from then on two of its own give roles."""
    if Organisation.objects.filter(slug=slug).exists() or Organisation.objects.filter(name=name).exists():
        raise Refused(f"There is an organisation called {name}, or with the address {slug}, already.")
    if len({one.email.casefold() for one in people}) < 2:
        raise Refused("An organisation begins with two people who have different e-mail addresses.")
    organisation = Organisation.objects.create(
        slug=slug, name=name, kind=kind, code=code, is_made_up=is_made_up, opened_at=at
    )
    with inside(organisation.pk):
        links = {one.email: _begin(organisation, one, at) for one in people}
        audit.record("organisation-opened", organisation=organisation.pk, by=None, at=at, about=organisation)
    return Opened(organisation=organisation, links=links)


def _begin(organisation: Organisation, first: FirstPerson, at: datetime) -> str:
    person = Person.objects.create(
        organisation=organisation, name=first.name, email=first.email.casefold(), added_at=at
    )
    Appointment.objects.create(organisation=organisation, person=person, role=first.role, since=localdate(at), at=at)
    return invite(person, at=at)
