"""Entries of registers as measures are given them: as they stand, seen from the last day of a period."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.book import Book, Kept
from tallystick_web.registers.models import tables
from tallystick_web.registers.queries.parts import parts_taken
from tallystick_web.registers.queries.stored import field_of, said_in
from tallystick_web.registers.rules import Freshness, freshness

_COMMON = ("id", "title", "state", "review_on", "ended_on", "at", "owner_id", "unit_id")


def book_of(organisation: UUID, needed: Collection[str], *, on: date, with_parts: bool = False) -> Book:
    """The entries of some registers that were there on a day. One question for each register, and one for the parts."""
    parts = parts_taken(organisation) if with_parts else ()
    return Book(entries={one: kept_of(organisation, registers()[one], on=on) for one in needed}, parts=parts)


def kept_of(organisation: UUID, register: Register, *, on: date) -> Sequence[Kept]:
    """The entries of one register that were there on a day. What is dated says itself when it was."""
    rows = tables()[register.id].objects.of(organisation)
    rows = rows.filter(at__date__lte=on) if register.months else rows
    return [
        _kept(row, register, on)
        for row in rows.values(*_COMMON, *(field_of(register, one.name) for one in register.columns))
    ]


def _kept(row: Mapping[str, Any], register: Register, on: date) -> Kept:
    ended = row["ended_on"]
    is_live = row["state"] in register.live_states or (ended is not None and ended > on)
    said = said_in(row, register.columns, register)
    return Kept(
        id=row["id"],
        title=row["title"],
        state=row["state"],
        is_live=is_live,
        is_stale=freshness(is_live=is_live, review_on=row["review_on"], today=on) is Freshness.STALE,
        added_on=row["at"].date(),
        ended_on=ended,
        values={**said, "owner": row["owner_id"], "unit": row["unit_id"]},
    )
