"""Plans of stories: an organisation with the people who keep, agree and carry out a plan, and items made by actions."""

from datetime import date
from decimal import Decimal

from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId, UnitKind, roles
from tallystick_web.plans import actions
from tallystick_web.plans.rules import Direction, Expected, Intervention, Kind, Voice, Wording
from tallystick_web.plans.ways import way_called
from tests.integration.web.clock import NOON

HELD = (RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.HR_DIRECTOR, RoleId.TEAM_LEAD, RoleId.ADMINISTRATOR, RoleId.STAFF)
EXPECTED = Expected(measure="wres/2", direction=Direction.TOWARDS_ONE, size=Decimal("0.3"), by=date(2027, 3, 31))


def opened(slug, name, *, held=HELD, called="{}"):
    """An organisation with a person in each of these roles; ``links`` are their invitations by role."""
    people = [
        FirstPerson(name=called.format(roles()[one].label), email=f"{one}@{slug}.example.org", role=one) for one in held
    ]
    made = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
    made.organisation.links = {one.role: made.links[one.email] for one in people}
    return made.organisation


def person(where, role):
    """Whoever holds a role."""
    return Person.objects.of(where).get(email=f"{role}@{where.slug}.example.org")


def plan(where, *, starts_on=date(2026, 4, 1), unit=None, title="Race equality plan"):
    """A plan of a year, kept by the equality, diversity and inclusion lead."""
    return actions.begin_plan(
        title=title,
        starts_on=starts_on,
        ends_on=starts_on.replace(year=starts_on.year + 1),
        unit=unit,
        by=person(where, RoleId.EDI_LEAD),
        at=NOON,
    )


def team(where, name):
    """A team of the organisation."""
    by = person(where, RoleId.EDI_LEAD)
    return add_unit(organisation=where, kind=UnitKind.TEAM, name=name, part_of=None, since=NOON.date(), by=by, at=NOON)


def item(of, kind, text, *under, measures=(), **said):
    """An item of a plan, as a draft."""
    return actions.add_item(
        plan=of,
        kind=kind,
        wording=Wording(text=text, **said),
        under=under,
        measures=measures,
        by=person(of.organisation, RoleId.EDI_LEAD),
        at=NOON,
    )


def outcome(of):
    """An outcome under an objective, for which a director answers."""
    objective = item(of, Kind.OBJECTIVE, "Be fair to everybody who applies")
    director = person(of.organisation, RoleId.HR_DIRECTOR).pk
    return item(
        of,
        Kind.OUTCOME,
        "People are appointed equally often",
        objective,
        accountable=director,
        accountable_title="Director of human resources",
        voice=Voice.STAFF_SURVEY,
        measures=("wres/2",),
    )


def action(of, *under, **said):
    """An action that somebody leads, with what it is expected to change."""
    known = {
        "lead": person(of.organisation, RoleId.TEAM_LEAD).pk,
        "lead_title": "Head of recruitment",
        "due_on": date(2027, 3, 31),
        "intervention": Intervention.PROCESS_CHANGE,
        "how": "Panels decide on what was written down before.",
        "expected": EXPECTED,
    }
    return item(of, Kind.ACTION, "Every panel scores in writing before it talks", *under, **known | said)


def go(of, way, *, by=RoleId.EXECUTIVE, reason="", into=None, may_agree=True, then=None):
    """Bring an item to another stage."""
    return actions.move_item(
        item=of,
        way=way_called(way),
        reason=reason,
        into=into,
        may_agree=may_agree,
        by=person(of.organisation, by),
        at=NOON,
        then=then,
    )
