"""Roles and what each may do, kinds of organisation and of unit, and what a role needs before it is given."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused, answers

INVITATION_DAYS = timedelta(days=7)
LONGEST_NAME = 120


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
    HAND_IN_FILES = "hand-in-files"
    DECIDE_VAULT = "decide-vault"
    KEEP_STOP_LIST = "keep-stop-list"
    SIGN_FIGURES = "sign-figures"
    DECIDE_PROTECTION = "decide-protection"
    SHARE_FIGURES = "share-figures"
    HOLD_FIGURES = "hold-figures"
    KEEP_SOURCES = "keep-sources"
    RECORD_MEASURES = "record-measures"
    CHECK_MEASURES = "check-measures"
    READ_PEOPLE = "read-people"
    MANAGE_PEOPLE = "manage-people"
    AGREE_PEOPLE = "agree-people"
    READ_SETTINGS = "read-settings"
    MANAGE_UNITS = "manage-units"
    CHOOSE_WORDS = "choose-words"
    READ_LOG = "read-log"
    ISSUE_TOKENS = "issue-tokens"
    READ_PLAN = "read-plan"
    KEEP_PLAN = "keep-plan"
    KEEP_TEAM_PLAN = "keep-team-plan"
    AGREE_PLAN = "agree-plan"
    READ_EVIDENCE = "read-evidence"
    ADD_EVIDENCE = "add-evidence"
    READ_REVIEWS = "read-reviews"
    KEEP_REVIEWS = "keep-reviews"
    DECIDE_REVIEWS = "decide-reviews"
    ASK_QUESTIONS = "ask-questions"
    GIVE_VIEW = "give-view"
    GIVE_COMMENT = "give-comment"
    NAME_COORDINATOR = "name-coordinator"
    WRITE_PAPERS = "write-papers"
    PUBLISH = "publish"
    READ_REGISTERS = "read-registers"
    READ_CONTACTS = "read-contacts"
    READ_CONCERNS = "read-concerns"
    KEEP_REGISTERS = "keep-registers"
    KEEP_SUPPLIERS = "keep-suppliers"
    KEEP_OUTPUTS = "keep-outputs"
    KEEP_EVENTS = "keep-events"
    KEEP_INFLUENCE = "keep-influence"
    KEEP_CONCERNS = "keep-concerns"
    TEST_AUDITS = "test-audits"
    CHOOSE_DECLARATIONS = "choose-declarations"
    ASK_DECLARATIONS = "ask-declarations"
    INVITE_BY_DECLARATION = "invite-by-declaration"
    KEEP_QUESTIONNAIRES = "keep-questionnaires"
    READ_SURVEYS = "read-surveys"
    READ_COMMENTS = "read-comments"
    FILL_SHEETS = "fill-sheets"
    SCORE_FRAMEWORKS = "score-frameworks"
    REFLECT = "reflect"

    @property
    def label(self) -> str:
        """The capability as people read it."""
        return str(_document()["capabilities"][self])


_OF_TWO_PEOPLE = frozenset({Capability.MANAGE_PEOPLE, Capability.INVITE_BY_DECLARATION})


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
    INVITATIONS_COORDINATOR = "invitations-coordinator"


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
        """Whether one person alone cannot give it: it reads figures or declarations, or decides who reads them."""
        return self.reads_figures or bool(_OF_TWO_PEOPLE & self.capabilities)


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


def offered_roles(kind: OrganisationKind) -> tuple[Role, ...]:
    """The roles that an organisation of a kind can give, in the order of the table."""
    return tuple(
        one for one in roles().values() if Capability.READ_MEMBERS not in one.capabilities or kind.hosts_members
    )


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


def check_second_person(*, asked_by: object, agreeing: object, about: object = None) -> None:
    """Raise Refused where the person who agrees is the one who asked, or the one it is about."""
    if agreeing == asked_by:
        raise Refused(
            "You asked for this yourself. Another person must agree to it, so that no one person can do it alone."
        )
    if agreeing == about:
        raise Refused("This is about you. Another person must agree to it, so that no one person can do it alone.")


def check_said_why(*, is_agreed: bool, why: str) -> None:
    """Raise Refused where somebody refuses and does not say why."""
    if not is_agreed and not why.strip():
        raise Refused("Say why you refuse. Whoever asked reads it.")


def check_undecided(*, is_decided: bool) -> None:
    """Raise Refused where somebody else has decided already."""
    if is_decided:
        raise Refused("This was decided in the meantime. Open the page again to see by whom.")


def check_not_held(*, label: str, is_held: bool) -> None:
    """Raise Refused where a person holds the very role already, or it was asked for."""
    if is_held:
        raise Refused(
            f"They hold the role “{label}” already, or it is waiting for a second person. Nothing was changed."
        )


def check_whole(*, unit: object) -> None:
    """Raise Refused where a role would be of one unit: figures are not read unit by unit, so it would show them all."""
    if unit is not None:
        raise Refused(
            "A role holds for the whole organisation: nothing keeps it to one unit. Give the role without a unit."
        )


def check_somebody_is_left(*, others_who_manage: int, manages: bool) -> None:
    """Raise Refused where nobody would be left who can invite people and give roles."""
    if manages and not others_who_manage:
        raise Refused(
            "This is the only person who can invite people and give roles. Give that role to somebody else first: "
            "otherwise nobody could."
        )


def check_two_can_decide(*, before: int, left: int) -> None:
    """Raise Refused where fewer than two people would be left who ask for a role and agree to it.

    A role that reads figures takes two of them. One that ends and leaves their number as it was is nothing to refuse.
    """
    if left < before and left < 2:
        raise Refused(
            "Without this role fewer than two people could ask for and agree to a role that reads figures, so that "
            "nobody could be given one any more. Give somebody else a role that agrees first, such as “Information "
            "governance lead”, and wait until they have joined."
        )


def opens_for(enough: Iterable[Capability], held: Iterable[RoleId]) -> tuple[Role, ...]:
    """Of the roles that somebody holds, those that let a person do one of these things, in the order of the table."""
    wanted, there = frozenset(enough), frozenset(held)
    return tuple(one for one in roles().values() if one.id in there and wanted & one.capabilities)


def check_invitation(*, is_used: bool, is_latest: bool, ends_at: datetime, at: datetime) -> None:
    """Raise Refused where a link opens nothing: it was used, a newer one was sent, or its week is over."""
    if is_used or not is_latest or at > ends_at:
        raise Refused(
            "This link no longer works. It was used already, a newer one was sent, or it is older than seven days. "
            "Ask whoever invited you to send it again."
        )


def check_address(*, invited: str, given: str) -> None:
    """Raise Refused where an invitation is taken up by another address than the invited one."""
    if invited.casefold() != given.casefold():
        raise Refused(
            "This invitation is for another e-mail address than the one you sign in with. Sign out and open the link "
            "again, or ask to be invited at this address."
        )


can_be_second_person = answers(check_second_person)


def check_dates(*, since: date, until: date | None) -> None:
    """Raise Refused where something ends before it begins."""
    if until is not None and until < since:
        raise Refused("The last day is before the first day. Give a last day that is the same or later.")


def check_not_past(*, since: date, today: date) -> None:
    """Raise Refused where a role would begin before today: who could see what, and when, is not rewritten."""
    if since < today:
        raise Refused(
            "The first day is over. Give today or a later day: who could see figures, and when, must stay true."
        )


def is_current(*, since: date, until: date | None, on: date) -> bool:
    """Whether something that holds from ``since`` to ``until``, both included, holds on a day."""
    return since <= on and (until is None or on <= until)


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads((files("tallystick_web.organisations") / "data" / "roles.toml").read_text("utf-8"))
