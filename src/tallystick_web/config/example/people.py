"""The people of a made-up organisation: two who open it, others who are asked for and agreed to, as anywhere else."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from tallystick_web.config.example.plans import Plan
from tallystick_web.core.fence import inside
from tallystick_web.organisations.actions.invitations import join_with_password, send_invitation_again
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.actions.people import decide_role, invite_person
from tallystick_web.organisations.models import Organisation, Person
from tallystick_web.organisations.queries_people import invitation_with, person_with_address, requests_of
from tallystick_web.organisations.rules import RoleId, roles


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """How one made-up person signs in."""

    role: str
    email: str
    password: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A made-up organisation with its people."""

    organisation: Organisation
    people: dict[RoleId, Person]
    sign_ins: tuple[SignIn, ...]


def open_with_people(plan: Plan, name: str, at: datetime) -> Filled:
    """Open an organisation and give every role of its plan to somebody."""
    first, others = plan.names[:2], plan.names[2:]
    opened = open_organisation(
        slug=plan.slug,
        name=name,
        kind=plan.kind,
        code="",
        people=[FirstPerson(name=who, email=_address(role, plan), role=role) for role, who in first],
        at=at,
        is_made_up=True,
    )
    organisation = opened.organisation
    with inside(organisation.pk):
        passwords = {role: _join_by(opened.links[_address(role, plan)], at) for role, _ in first}
        asking, agreeing = (_person(organisation, role, plan) for role, _ in first)
        for role, who in others:
            passwords[role] = _invite(organisation, plan, role, who, asking=asking, agreeing=agreeing, at=at)
        people = {role: _person(organisation, role, plan) for role, _ in plan.names}
    said = tuple(
        SignIn(role=roles()[role].label, email=_address(role, plan), password=word) for role, word in passwords.items()
    )
    return Filled(organisation=organisation, people=people, sign_ins=said)


def _invite(
    organisation: Organisation, plan: Plan, role: RoleId, who: str, *, asking: Person, agreeing: Person, at: datetime
) -> str:
    person = invite_person(
        organisation=organisation,
        name=who,
        email=_address(role, plan),
        role=role,
        unit=None,
        since=localdate(at),
        until=None,
        by=asking,
        at=at,
    )
    for request in requests_of(organisation.pk, person.pk):
        decide_role(request=request, is_agreed=True, why="", by=agreeing, at=at)
    return _join_by(send_invitation_again(person=person, by=asking, at=at), at)


def _join_by(link: str, at: datetime) -> str:
    """Take up an invitation by its link, with a new password."""
    invitation = invitation_with(hash_of_key(link.rstrip("/").rpartition("/")[2]))
    if invitation is None:
        raise LookupError("an invitation that was just made is not there")
    password = secrets.token_urlsafe(9)
    join_with_password(invitation=invitation, password=password, at=at)
    return password


def _person(organisation: Organisation, role: RoleId, plan: Plan) -> Person:
    person = person_with_address(organisation.pk, _address(role, plan))
    if person is None:
        raise LookupError(f"nobody holds the role {role}")
    return person


def _address(role: RoleId, plan: Plan) -> str:
    return f"{role}@{plan.slug}.example"
