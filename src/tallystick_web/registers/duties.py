"""What registers ask of people: to confirm what they answer for, or what nobody answers for in a register they keep."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.core.templating import number
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.across import DueEntry, DueGroup, due_entries, due_groups

_MOST_ALONE = 5
"""Of more entries than this in one register a person is told once; and of people always, whose names stay in it."""


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("registers", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    groups = [
        (one, people)
        for one in due_groups(organisation, registers().values(), who.keys(), on=on)
        if (people := _people(one.register, one.owner, who))
    ]
    few = [(one.register, one.owner) for one, _ in groups if not _is_told_once(one)]
    alone = due_entries(organisation, few, on=on)
    return [
        *(_one(entry, _people(entry.register, owner, who)) for owner, entry in alone),
        *_many(groups),
    ]


def _people(register: Register, owner: UUID | None, who: Mapping[UUID, Collection[str]]) -> frozenset[UUID]:
    """Whoever answers for an entry; of one that nobody answers for, everybody who keeps its register."""
    if owner is not None:
        return frozenset({owner} if register.reads & set(who.get(owner, ())) else ())
    return who_may(who, *register.keeps)


def _one(entry: DueEntry, people: frozenset[UUID]) -> Duty:
    return Duty(
        kind=f"{capitalised(entry.register.one)} to confirm",
        text=entry.title,
        route="entry-confirm",
        parts={"register": entry.register.id, "entry": entry.id},
        people=people,
        due_on=entry.review_on,
    )


def _many(groups: Collection[tuple[DueGroup, frozenset[UUID]]]) -> Iterator[Duty]:
    for one, people in groups:
        if _is_told_once(one):
            yield Duty(
                kind=f"Register to confirm: {one.register.title}",
                text=_count(one),
                route="register",
                parts={"register": one.register.id},
                people=people,
                due_on=one.first_on,
            )


def _is_told_once(group: DueGroup) -> bool:
    return group.count > _MOST_ALONE or group.register.of_people


def _count(group: DueGroup) -> str:
    is_one = group.count == 1
    what = f"{number(group.count)} {group.register.one if is_one else group.register.several}"
    if group.stale == group.count:
        return f"{what} {'is' if is_one else 'are'} stale"
    late = f", {number(group.stale)} of them stale" if group.stale else ""
    return f"{what} {'is' if is_one else 'are'} to be confirmed{late}"
