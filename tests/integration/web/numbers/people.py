"""Organisations of stories about figures, and the people in them, who join when a story needs them."""

from tallystick_web.core.fence import inside
from tallystick_web.organisations.actions.hosting import join_host
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.world import joined, person_of, signed_in

NAMES = {
    RoleId.EDI_LEAD: "Nia Lead",
    RoleId.INFORMATION_GOVERNANCE: "Ines Governance",
    RoleId.ANALYST: "Ann Analyst",
}

HELD = (
    *NAMES,
    *(RoleId.ADMINISTRATOR, RoleId.BOARD_MEMBER, RoleId.BOARD_SECRETARY, RoleId.EXECUTIVE, RoleId.GOVERNOR),
    *(RoleId.HR_DIRECTOR, RoleId.MEMBERSHIP_ANALYST),
)


def organisation(slug, name, kind=OrganisationKind.TRUST):
    """An organisation with a person in each role of stories, who was invited and has not joined yet."""
    people = [
        FirstPerson(name=NAMES.get(role, roles()[role].label), email=f"{role}@{slug}.example.org", role=role)
        for role in HELD
    ]
    opened = open_organisation(slug=slug, name=name, kind=kind, code="", people=people, at=NOON)
    made = opened.organisation
    made.links = {person.role: opened.links[person.email] for person in people}
    return made


def account_of(where, role):
    """The account of whoever holds a role, made when it is asked for first."""
    link = where.links[role]
    if isinstance(link, str):
        where.links[role] = link = joined(link)
    return link


def holder(where, role):
    """Whoever holds a role, as the organisation knows them."""
    return person_of(account_of(where, role), where)


def browser_of(where, role):
    """A browser in which whoever holds a role is signed in."""
    return signed_in(account_of(where, role))


def joins(member, host, *, at=NOON):
    """Make an organisation a member of a host."""
    with inside(member.pk):
        return join_host(member=member, host=host, by=None, at=at)
