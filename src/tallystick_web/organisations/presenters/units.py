"""What the pages about units say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from tallystick_web.core.templating import day
from tallystick_web.organisations.rules import UnitKind
from tallystick_web.organisations.unit_rules import Branch, Place


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit in the tree, and how deep it stands."""

    id: UUID
    name: str
    kind: str
    parts: tuple["UnitLine", ...]


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """Somebody who belongs, or belonged, to a unit."""

    id: UUID
    person: UUID
    name: str
    says: str
    is_over: bool


class Member(Protocol):
    """A membership as it is stored."""

    pk: UUID
    person_id: UUID
    person: "Called"
    is_officer: bool
    since: date


class Called(Protocol):
    """Somebody who has a name."""

    name: str


def tree_lines(branches: Iterable[Branch]) -> tuple[UnitLine, ...]:
    """The tree as it is printed."""
    return tuple(
        UnitLine(id=one.unit, name=one.name, kind=one.kind.label, parts=tree_lines(one.parts)) for one in branches
    )


def history(places: Iterable[Place], names: dict[UUID, str]) -> tuple[str, ...]:
    """What a unit was called and was part of, the newest first, each in a sentence."""
    return tuple(_said(one, names) for one in sorted(places, key=lambda one: (one.since, one.at), reverse=True))


def member_line(membership: Member, until: date | None, on: date) -> MemberLine:
    """One membership in words."""
    as_what = "officer" if membership.is_officer else "member"
    to = f" to {day(until)}" if until else ""
    return MemberLine(
        id=membership.pk,
        person=membership.person_id,
        name=membership.person.name,
        says=f"{as_what}, from {day(membership.since)}{to}",
        is_over=until is not None and until < on,
    )


def members_lead(kind: UnitKind) -> str:
    """What the list of people of a unit is."""
    if kind.lists_officers_only:
        return "Only the officers of a staff network are listed, never its members."
    return "Who belongs to it, and since when."


def _said(place: Place, names: dict[UUID, str]) -> str:
    if place.is_closed:
        return f"Closed from {day(place.since)}."
    above = f", part of {names[place.part_of]}" if place.part_of in names else ""
    return f"{place.name}{above}, from {day(place.since)}."
