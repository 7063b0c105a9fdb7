"""What the pages about people say: who holds which role, and what waits for a second person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.templating import day
from tallystick_web.organisations.holdings import Holding, RoleTime
from tallystick_web.organisations.rules import RoleId, can_be_second_person, roles


class Named(Protocol):
    """Somebody who has a name."""

    name: str


class Decided(Protocol):
    """What a second person said."""

    is_agreed: bool
    why: str
    by: Named
    at: datetime


class AskedRole(Protocol):
    """A request for a role, as it is stored."""

    pk: UUID
    person_id: UUID
    person: Named
    role: str
    since: date
    until: date | None
    asked_by: Named
    asked_at: datetime


class AskedReset(Protocol):
    """A request to take a second step away, as it is stored."""

    pk: UUID
    person_id: UUID
    person: Named
    why: str
    asked_by: Named
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class RoleLine:
    """A role of a person as a page shows it."""

    id: UUID
    person: UUID
    name: str
    role: str
    when: str
    by: str
    may_end: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits for a second person, or was decided by one."""

    id: UUID
    person: UUID
    name: str
    says: str
    asked: str
    decided: str
    address: str = ""
    joined: str = ""
    may: bool = True
    waits_for: str = ""

    def to_answer(self, deciders: Mapping[UUID, str], *, asked_by: object, viewer: UUID) -> "Waiting":
        """The same, with whether a viewer can answer, and who else can: never who asked, nor whom it is about."""
        able = {
            key: name
            for key, name in deciders.items()
            if can_be_second_person(asked_by=asked_by, agreeing=key, about=self.person)
        }
        others = listed([name for key, name in able.items() if key != viewer])
        waits = f"Waiting for {others}" if others else "Nobody else has joined who can answer"
        return replace(self, may=viewer in able, waits_for=waits)


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """Who holds which role today, who will, and who did."""

    lead: str
    current: tuple[RoleLine, ...]
    coming: tuple[RoleLine, ...]
    ended: tuple[RoleLine, ...]
    waiting: tuple[Waiting, ...]
    without_role: tuple[tuple[UUID, str], ...]


def people_page(
    holdings: Iterable[Holding],
    *,
    waiting: Iterable[Waiting],
    everybody: Mapping[UUID, str],
    on: date,
) -> PeoplePage:
    """The page for a day."""
    lines = {time: _in_order(one for one in holdings if one.time(on) is time) for time in RoleTime}
    drawn = {time: tuple(role_line(one, on=on) for one in held) for time, held in lines.items()}
    held_today = {one.person for one in drawn[RoleTime.CURRENT]}
    waiting = tuple(waiting)
    known = held_today | {one.person for one in (*drawn[RoleTime.COMING], *waiting)}
    return PeoplePage(
        lead=f"{len(held_today)} {'person holds' if len(held_today) == 1 else 'people hold'} a role today.",
        current=drawn[RoleTime.CURRENT],
        coming=drawn[RoleTime.COMING],
        ended=drawn[RoleTime.ENDED],
        waiting=waiting,
        without_role=tuple((person, name) for person, name in everybody.items() if person not in known),
    )


def role_line(holding: Holding, *, on: date) -> RoleLine:
    """One role in words."""
    return RoleLine(
        id=holding.id,
        person=holding.person,
        name=holding.name,
        role=roles()[holding.role].label,
        when=_when(holding),
        by=_by(holding),
        may_end=holding.time(on) is not RoleTime.ENDED,
    )


def _in_order(holdings: Iterable[Holding]) -> list[Holding]:
    order = list(roles())
    return sorted(holdings, key=lambda one: (order.index(one.role), one.name.casefold(), one.since))


def _when(holding: Holding) -> str:
    if holding.ended_at is not None:
        return f"From {day(holding.since)}, ended on {day(holding.ended_at)}"
    if holding.until is None:
        return f"From {day(holding.since)}"
    return f"From {day(holding.since)} to {day(holding.until)}"


def _by(holding: Holding) -> str:
    given = f"Given by {holding.given_by or 'the operator of the service'}"
    agreed = f", agreed by {holding.agreed_by}" if holding.agreed_by else ""
    ended = f". Ended by {holding.ended_by or 'the operator of the service'}" if holding.ended_at else ""
    why = f": {holding.why}" if holding.ended_at and holding.why else ""
    return f"{given}{agreed}{ended}{why}"


def waiting_role(request: AskedRole) -> Waiting:
    """A role that was asked for, in words."""
    until = f" to {day(request.until)}" if request.until else ""
    return Waiting(
        id=request.pk,
        person=request.person_id,
        name=request.person.name,
        says=f"{roles()[RoleId(request.role)].label}, from {day(request.since)}{until}",
        asked=f"Asked for by {request.asked_by.name} on {day(request.asked_at)}",
        decided=_decided(getattr(request, "decision", None)),
        address=request.person.email,
        joined="Has joined with this address" if request.person.account_id else "Not yet: the invitation goes there",
    )


def waiting_reset(reset: AskedReset) -> Waiting:
    """A second step that somebody asked to have taken away, in words."""
    return Waiting(
        id=reset.pk,
        person=reset.person_id,
        name=reset.person.name,
        says="Take away the second step of signing in",
        asked=f"Asked for by {reset.asked_by.name} on {day(reset.asked_at)}: {reset.why}",
        decided=_decided(getattr(reset, "decision", None)),
    )


def _decided(decision: Decided | None) -> str:
    if decision is None:
        return ""
    why = f": {decision.why}" if decision.why else ""
    return f"{'Agreed' if decision.is_agreed else 'Refused'} by {decision.by.name} on {day(decision.at)}{why}"
