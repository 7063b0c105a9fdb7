"""Entries of registers as they are now, one or many, whatever the register."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models.functions import Length

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.columns import Register, State
from tallystick_web.registers.models import Entry, tables
from tallystick_web.registers.queries.stored import said_by
from tallystick_web.registers.rules import Freshness, freshness


@dataclass(frozen=True, kw_only=True)
class EntryNow:
    """An entry as it is now. ``values`` is what it says, by the names of its columns and of what every entry has.

    ``by`` and ``at`` say who added it and when. ``owner`` is the name of whoever answers for it.
    """

    id: UUID
    register: Register
    title: str
    state: State
    values: Mapping[str, Any]
    owner: str
    owner_id: UUID | None
    unit_id: UUID | None
    note: str
    confirmed_on: date
    review_on: date | None
    ended_on: date | None
    version: int
    by: str
    at: datetime

    def freshness(self, today: date) -> Freshness:
        """Whether it can be relied on today."""
        return freshness(is_live=self.state.is_live, review_on=self.review_on, today=today)


def entries_of(organisation: UUID, register: Register) -> OwnedQuerySet[Entry]:
    """The rows of a register, for other questions about them."""
    return tables()[register.id].objects.of(organisation)


def entry_row(organisation: UUID, register: Register, key: UUID) -> Entry:
    """The row of an entry, for what changes it. Raises its table's DoesNotExist where there is none."""
    return entries_of(organisation, register).get(pk=key)


def entry_called(organisation: UUID, register: Register, key: UUID) -> EntryNow | None:
    """One entry; None where the register has none with this id."""
    return entries_called(organisation, register, [key]).get(key)


def entries_called(organisation: UUID, register: Register, keys: Collection[UUID]) -> dict[UUID, EntryNow]:
    """Those of some entries that the register has, by their ids."""
    if not keys:
        return {}
    rows = entries_of(organisation, register).filter(pk__in=keys).select_related("owner", "by")
    return {row.pk: now(row, register) for row in rows}


def names_of(organisation: UUID, register: Register, keys: Collection[UUID] | None = None) -> dict[UUID, str]:
    """What entries are called, by their ids and in the order of their titles: of those asked for, or of all live."""
    rows = entries_of(organisation, register)
    chosen = rows.filter(state__in=register.live_states) if keys is None else rows.filter(pk__in=keys)
    return dict(chosen.order_by("title").values_list("pk", "title"))


def found_by_title(organisation: UUID, register: Register, text: str, *, most: int = 5) -> dict[UUID, str]:
    """Live entries with a text in their title, by their ids; the shortest titles, an exact one among them."""
    rows = entries_of(organisation, register).filter(state__in=register.live_states, title__icontains=text)
    return dict(rows.order_by(Length("title"), "title").values_list("pk", "title")[:most])


def is_taken(organisation: UUID, register: Register, key: str, *, but: UUID | None = None) -> bool:
    """Whether an entry that is not over is known by a key, beside one."""
    return entries_of(organisation, register).filter(key=key, ended_on=None).exclude(pk=but).exists()


def now(row: Entry, register: Register) -> EntryNow:
    """An entry from its row, with the people in it."""
    return EntryNow(
        id=row.pk,
        register=register,
        title=row.title,
        state=register.state(row.state),
        values=said_by(row, register),
        owner=row.owner.name if row.owner is not None else "",
        owner_id=row.owner_id,
        unit_id=row.unit_id,
        note=row.note,
        confirmed_on=row.confirmed_on,
        review_on=row.review_on,
        ended_on=row.ended_on,
        version=row.version,
        by=row.by.name,
        at=row.at,
    )
