"""Roles and what each may do, kinds of organisation and of unit, and what a role needs before it is given."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused

INVITATION_DAYS = timedelta(days=7)


class OrganisationKind(StrEnum):
    """What an organisation is. Its obligations hang on it."""

    TRUST = "trust"
    AMBULANCE_TRUST = "ambulance-trust"
    MEMBERSHIP_BODY = "membership-body"
    UMBRELLA = "umbrella"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            OrganisationKind.TRUST: "NHS trust",
            OrganisationKind.AMBULANCE_TRUST: "ambulance trust",
            OrganisationKind.MEMBERSHIP_BODY: "membership body",
            OrganisationKind.UMBRELLA: "umbrella body",
        }[self]

    @property
    def hosts_members(self) -> bool:
        """Whether other organisations can be its members and share figures with it."""
        return self in (OrganisationKind.MEMBERSHIP_BODY, OrganisationKind.UMBRELLA)


class UnitKind(StrEnum):
    """What a unit is."""

    DIRECTORATE = "directorate"
    TEAM = "team"
    BOARD = "board"
    COMMITTEE = "committee"
    SENIOR_TEAM = "senior-team"
    LINE_MANAGERS = "line-managers"
    NETWORK = "network"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            UnitKind.DIRECTORATE: "directorate",
            UnitKind.TEAM: "team",
            UnitKind.BOARD: "board",
            UnitKind.COMMITTEE: "committee",
            UnitKind.SENIOR_TEAM: "senior management team",
            UnitKind.LINE_MANAGERS: "line managers",
            UnitKind.NETWORK: "staff network",
        }[self]

    @property
    def lists_officers_only(self) -> bool:
        """Whether members are never listed: belonging to a network can tell a person's ethnicity."""
        return self is UnitKind.NETWORK


class Capability(StrEnum):
    """Something a role may do. The sentences stand in data/roles.toml."""

    READ_NUMBERS = "read-numbers"
    READ_DESK = "read-desk"
    READ_MEMBERS = "read-members"
    HAND_IN_FIGURES = "hand-in-figures"
    SIGN_FIGURES = "sign-figures"
    DECIDE_PROTECTION = "decide-protection"
    SHARE_FIGURES = "share-figures"
    KEEP_SOURCES = "keep-sources"
    READ_PEOPLE = "read-people"
    MANAGE_PEOPLE = "manage-people"
    AGREE_PEOPLE = "agree-people"
    READ_SETTINGS = "read-settings"
    MANAGE_UNITS = "manage-units"
    CHOOSE_WORDS = "choose-words"
    READ_LOG = "read-log"

    @property
    def label(self) -> str:
        """The capability as people read it."""
        return str(_document()["capabilities"][self])


class RoleId(StrEnum):
    """The roles there are. What each may do stands in data/roles.toml."""

    ADMINISTRATOR = "administrator"
    INFORMATION_GOVERNANCE = "information-governance"
    EDI_LEAD = "edi-lead"
    ANALYST = "analyst"
    HR_DIRECTOR = "hr-director"
    EXECUTIVE = "executive"
    BOARD_SECRETARY = "board-secretary"
    BOARD_MEMBER = "board-member"
    NETWORK_CHAIR = "network-chair"
    TEAM_LEAD = "team-lead"
    COMMUNICATIONS_LEAD = "communications-lead"
    EVENTS_LEAD = "events-lead"
    PROCUREMENT_LEAD = "procurement-lead"
    MEMBERSHIP_ANALYST = "membership-analyst"
    AUDITOR = "auditor"
    ADVISER = "adviser"
    GOVERNOR = "governor"
    GUARDIAN = "guardian"
    STAFF = "staff"


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role: its name, the audience whose figures it reads (None for none), and what it may do."""

    id: RoleId
    label: str
    audience: Audience | None
    capabilities: frozenset[Capability]

    @property
    def reads_figures(self) -> bool:
        """Whether it sees more than everybody may: then two people give it, and it signs in with a second step."""
        return self.audience in (Audience.INTERNAL, Audience.ORGANISATION)

    @property
    def needs_two_people(self) -> bool:
        """Whether one person alone cannot give it: it reads figures, or decides who reads them."""
        return self.reads_figures or Capability.MANAGE_PEOPLE in self.capabilities


@cache
def roles() -> dict[RoleId, Role]:
    """Every role by its id, in the order of the table."""
    table = _document()["roles"]
    return {
        RoleId(key): Role(
            id=RoleId(key),
            label=row["label"],
            audience=Audience(row["audience"]) if row["audience"] else None,
            capabilities=frozenset(Capability(one) for one in row["capabilities"]),
        )
        for key, row in table.items()
    }


def capabilities_of(held: Iterable[RoleId]) -> frozenset[Capability]:
    """Everything that people who hold these roles may do."""
    return frozenset(one for role in held for one in roles()[role].capabilities)


def audiences_of(held: Iterable[RoleId]) -> frozenset[Audience]:
    """The audiences whose figures people who hold these roles read. Whoever reads one reads what is less."""
    own = {roles()[role].audience for role in held}
    if Audience.INTERNAL in own:
        own |= {Audience.ORGANISATION}
    if Audience.ORGANISATION in own:
        own |= {Audience.PUBLIC}
    return frozenset(one for one in own if one is not None)


def check_second_person(*, asked_by: object, agreeing: object) -> None:
    """Raise Refused where the person who agrees is the one who asked."""
    if asked_by == agreeing:
        raise Refused(
            "You asked for this role yourself. Another person must agree to it, because it reads people's figures or "
            "decides who does."
        )


def check_dates(*, since: date, until: date | None) -> None:
    """Raise Refused where something ends before it begins."""
    if until is not None and until < since:
        raise Refused("The last day is before the first day. Give a last day that is the same or later.")


def is_current(*, since: date, until: date | None, on: date) -> bool:
    """Whether something that holds from ``since`` to ``until``, both included, holds on a day."""
    return since <= on and (until is None or on <= until)


@cache
def _document() -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads((files("tallystick_web.organisations") / "data" / "roles.toml").read_text("utf-8"))
