"""Units as a dated tree: where each stands on a day, and what may be moved or belong where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import UnitKind

DEEPEST = 8


@dataclass(frozen=True, kw_only=True)
class Place:
    """From a day on: what a unit is called, what it is part of, whether it is closed. ``at``: when that was written."""

    unit: UUID
    kind: UnitKind
    name: str
    part_of: UUID | None
    since: date
    is_closed: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A unit on a day, and what is part of it."""

    unit: UUID
    kind: UnitKind
    name: str
    parts: tuple["Branch", ...]


def places_on(places: Iterable[Place], on: date) -> dict[UUID, Place]:
    """What holds of each unit on a day. Of two places from the same day, the one written last holds."""
    found: dict[UUID, Place] = {}
    for place in sorted(places, key=lambda one: (one.since, one.at)):
        if place.since <= on:
            found[place.unit] = place
    return {unit: place for unit, place in found.items() if not place.is_closed}


def tree_of(places: Iterable[Place], on: date) -> tuple[Branch, ...]:
    """The tree on a day, by name. What was part of a unit that is closed by then stands at the top."""
    there = places_on(places, on)
    below: dict[UUID | None, list[Place]] = {}
    for place in sorted(there.values(), key=lambda one: one.name.casefold()):
        below.setdefault(place.part_of if place.part_of in there else None, []).append(place)
    return _branches(None, below)


def _branches(of: UUID | None, below: Mapping[UUID | None, list[Place]]) -> tuple[Branch, ...]:
    return tuple(
        Branch(unit=one.unit, kind=one.kind, name=one.name, parts=_branches(one.unit, below))
        for one in below.get(of, ())
    )


def check_name_is_free(*, name: str, unit: UUID | None, part_of: UUID | None, there: Mapping[UUID, Place]) -> None:
    """Raise Refused where another unit in the same place has the name."""
    taken = any(
        one.name.casefold() == name.casefold() and one.part_of == part_of and one.unit != unit for one in there.values()
    )
    if taken:
        raise Refused(f"There is a unit called {name} in the same place already. Give this one another name.")


def check_place(*, unit: UUID | None, part_of: UUID | None, there: Mapping[UUID, Place]) -> None:
    """Raise Refused where a unit would be part of itself, of a staff network, of one not there, or too deep."""
    above, depth = part_of, 1
    if part_of is not None and part_of not in there:
        raise Refused("The unit it should be part of is not there on that day. Choose another unit, or a later day.")
    if part_of is not None and there[part_of].kind.lists_officers_only:
        raise Refused("Nothing can be part of a staff network. Choose another unit.")
    while above is not None and above in there:
        if above == unit:
            raise Refused("A unit cannot be part of itself, or of something that is part of it. Choose another unit.")
        above, depth = there[above].part_of, depth + 1
    if depth > DEEPEST:
        raise Refused(f"Units can be {DEEPEST} levels deep at most. Choose a unit that is higher up.")


def check_can_close(*, unit: UUID, there: Mapping[UUID, Place]) -> None:
    """Raise Refused where other units are still part of the one to be closed."""
    parts = sorted(one.name for one in there.values() if one.part_of == unit)
    if parts:
        raise Refused(f"{', '.join(parts)} would have no place. Move or close what is part of this unit first.")


def check_follows(*, since: date, last: date) -> None:
    """Raise Refused where a change would hold from before the last one: the past of a tree is not rewritten."""
    if since < last:
        raise Refused(
            f"This unit was last changed from {last.day} {last:%B %Y} on. Give that day or a later one: what held "
            "before stays as it was, because figures refer to it."
        )


def check_member(*, kind: UnitKind, is_officer: bool) -> None:
    """Raise Refused where somebody would be listed as a member of a staff network."""
    if kind.lists_officers_only and not is_officer:
        raise Refused(
            "Only the officers of a staff network are listed here, never its members: belonging to one can tell what "
            "somebody's ethnicity is. Tick the box if this person is an officer."
        )


def check_not_member(*, belongs: bool) -> None:
    """Raise Refused where somebody belongs to the unit already."""
    if belongs:
        raise Refused("This person belongs to the unit already. End that first, to give other dates.")
