"""What is asked of many registers at once, in one question however many they are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, Min, Q, Value

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.columns import Column, ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import Entry
from tallystick_web.registers.queries.entries import entries_of
from tallystick_web.registers.queries.lists import Tally, counted
from tallystick_web.registers.queries.stored import field_of
from tallystick_web.registers.rules import SOON_DAYS


@dataclass(frozen=True, kw_only=True)
class DueEntry:
    """An entry that must be confirmed by a day that is near or over."""

    register: Register
    id: UUID
    title: str
    review_on: date


@dataclass(frozen=True, kw_only=True)
class DueGroup:
    """How many entries of a register one person answers for, or nobody, that must be confirmed soon or were not."""

    register: Register
    owner: UUID | None
    count: int
    stale: int
    first_on: date


@dataclass(frozen=True, kw_only=True)
class Pointing:
    """Entries of another register that point at one: some of them by name, and how many there are."""

    register: Register
    column: Column
    names: Mapping[UUID, str]
    count: int


def tallies_of(organisation: UUID, asked: Collection[Register], *, today: date) -> dict[str, Tally]:
    """How much of each register counts today, by its id."""
    rows = [_marked(organisation, one).values("register_id").annotate(**counted(one, today)) for one in asked]
    found = {one.pop("register_id"): Tally(**one) for one in _all(rows)}
    return {one.id: found.get(one.id, Tally()) for one in asked}


def due_groups(
    organisation: UUID, asked: Collection[Register], owners: Collection[UUID], *, on: date
) -> list[DueGroup]:
    """What must be confirmed, of what these people answer for and of what nobody does."""
    rows = [
        _due(organisation, one, owners, on)
        .values("register_id", "owner_id")
        .annotate(count=Count("pk"), stale=Count("pk", filter=Q(review_on__lt=on)), first_on=Min("review_on"))
        for one in asked
        if one.months
    ]
    return [
        DueGroup(register=registers()[one.pop("register_id")], owner=one.pop("owner_id"), **one) for one in _all(rows)
    ]


def due_entries(
    organisation: UUID, groups: Iterable[tuple[Register, UUID | None]], *, on: date
) -> list[tuple[UUID | None, DueEntry]]:
    """What must be confirmed of some registers, each with whoever answers for it; the first due first."""
    rows = [
        _due(organisation, register, [owner] if owner else [], on)
        .filter(owner=owner)
        .values("register_id", "owner_id", "pk", "title", "review_on")
        for register, owner in groups
    ]
    found = sorted(_all(rows), key=lambda one: (one["review_on"], one["title"]))
    return [
        (
            one["owner_id"],
            DueEntry(
                register=registers()[one["register_id"]], id=one["pk"], title=one["title"], review_on=one["review_on"]
            ),
        )
        for one in found
    ]


def where_is(organisation: UUID, key: UUID) -> Register | None:
    """The register that has an entry with an id."""
    rows = [_marked(organisation, one).filter(pk=key).values("register_id") for one in registers().values()]
    return next((registers()[one["register_id"]] for one in _all(rows)), None)


def titles_of(
    organisation: UUID, asked: Collection[Register], keys: Collection[UUID] | None, *, most: int
) -> dict[UUID, str]:
    """What entries are called, by their ids: of those asked for, or of the newest that are not over."""
    rows = [_marked(organisation, one).values("pk", "title", "at") for one in asked]
    chosen = [one.filter(ended_on=None) if keys is None else one.filter(pk__in=keys) for one in rows]
    newest = sorted(_all(chosen, most=None if keys is not None else most), key=lambda one: str(one["title"]))
    return {one["pk"]: one["title"] for one in newest}


def pointing_at(
    organisation: UUID, register: Register, key: UUID, *, among: Collection[Register], most: int = 20
) -> list[Pointing]:
    """What points at an entry from those registers."""
    found = []
    for one in among:
        for column in one.columns:
            if column.kind is ColumnKind.ENTRY and column.of == register.id:
                rows = entries_of(organisation, one).filter(**{field_of(one, column.name): key})
                names = dict(rows.order_by("-at").values_list("pk", "title")[: most + 1])
                count = rows.count() if len(names) > most else len(names)
                if names:
                    named = dict(list(names.items())[:most])
                    found.append(Pointing(register=one, column=column, names=named, count=count))
    return found


def _marked(organisation: UUID, register: Register) -> OwnedQuerySet[Entry]:
    """The rows of a register, each with the register's id."""
    mark = Value(register.id, output_field=CharField())
    return entries_of(organisation, register).order_by().annotate(register_id=mark)


def _due(organisation: UUID, register: Register, owners: Collection[UUID], on: date) -> OwnedQuerySet[Entry]:
    soon = on + timedelta(days=SOON_DAYS)
    rows = _marked(organisation, register).filter(state__in=register.live_states, review_on__lte=soon)
    return rows.filter(Q(owner=None) | Q(owner__in=owners))


def _all(rows: Collection[Any], *, most: int | None = None) -> list[dict[str, Any]]:
    """The answers to several questions of one shape, asked as one; the newest ``most`` of them."""
    if not rows:
        return []
    first, *others = rows
    asked = first.union(*others, all=True) if others else first
    return list(asked.order_by(F("at").desc())[:most] if most is not None else asked)
