"""Organisations and people for tests, reached through the actions that a person would use."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.organisations import actions
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.actions.opening import FirstPerson
from tallystick_web.organisations.models import Appointment, Organisation, Person, RoleRequest
from tallystick_web.organisations.queries_people import invitation_with
from tallystick_web.organisations.rules import OrganisationKind, RoleId

PASSWORD = "three unlikely words"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_numbers = count(1)


@dataclass
class Opened:
    """An organisation with its first two people, who have joined."""

    organisation: Organisation
    administrator: Person
    governance: Person

    @property
    def slug(self):
        return self.organisation.slug

    def inside(self):
        return inside(self.organisation.pk)


def organisation(slug="northmoor", *, kind=OrganisationKind.TRUST, at=None):
    """An organisation whose administrator and information governance lead have joined."""
    at = at or timezone.now()
    people = [
        FirstPerson(name="Ada Marsh", email=f"ada@{slug}.example", role=RoleId.ADMINISTRATOR),
        FirstPerson(name="Ian Holt", email=f"ian@{slug}.example", role=RoleId.INFORMATION_GOVERNANCE),
    ]
    opened = actions.open_organisation(
        slug=slug, name=f"{slug.capitalize()} NHS Trust", kind=kind, code="", people=people, at=at
    )
    first, second = (join(link, at=at) for link in opened.links.values())
    return Opened(opened.organisation, first, second)


def invited(opened, role, *, name="", email="", since=None, until=None, unit=None, at=None):
    """A person who was invited with a role, by the administrator; a role that needs two people still waits."""
    at, number = at or timezone.now(), next(_numbers)
    with opened.inside():
        return actions.invite_person(
            organisation=opened.organisation,
            name=name or f"Person {number}",
            email=email or f"person{number}@{opened.slug}.example",
            role=role,
            unit=unit,
            since=since or timezone.localdate(at),
            until=until,
            by=opened.administrator,
            at=at,
        )


def agreed(opened, person, *, at=None):
    """Everything that waits for a person, agreed by the information governance lead."""
    with opened.inside():
        for request in RoleRequest.objects.of(opened.organisation).filter(person=person, decision=None):
            actions.decide_role(request=request, is_agreed=True, why="", by=opened.governance, at=at or timezone.now())


def person(opened, role, *, at=None, **given):
    """A person who holds a role and has joined."""
    made = invited(opened, role, at=at, **given)
    agreed(opened, made, at=at)
    with opened.inside():
        link = actions.send_invitation_again(person=made, by=opened.administrator, at=_after(at))
    return join(link, at=_after(at))


def join(link, *, at=None):
    """Take up the invitation behind a link with a password. Returns the person."""
    found = invitation_with(hash_of_key(key_in(link)))
    with inside(found.organisation_id):
        actions.join_with_password(invitation=found, password=PASSWORD, at=at or timezone.now())
        return (
            Person.objects.of(found.organisation_id).select_related("account", "organisation").get(pk=found.person_id)
        )


def key_in(link):
    """The key in the link of an invitation."""
    return urlsplit(link).path.strip("/").rpartition("/")[2]


def appointment(opened, person):
    """The newest role of a person."""
    with opened.inside():
        rows = Appointment.objects.of(opened.organisation).select_related("person", "person__organisation")
        return rows.filter(person=person).order_by("-at").first()


def signed_in(person, *, second_step=True):
    """A browser in which a person has signed in with their password, and by default with a second step as well."""
    client = Client()
    answer = client.post("/account/sign-in/", {"login": person.account.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    if second_step:
        session = client.session
        session[PROVIDER_DID_SECOND_STEP] = True
        session.save()
    return client


def form_key(client, path):
    """The one-use key of the form on a page."""
    page = client.get(path).content.decode()
    return page.partition('name="form_key" value="')[2].partition('"')[0]


def _after(at):
    return (at or timezone.now()) + timedelta(seconds=1)
