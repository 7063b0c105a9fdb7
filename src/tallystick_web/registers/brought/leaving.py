"""A register as rows of a file, which comes in again as what it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tallystick_web.core.letters import legible
from tallystick_web.core.sheets.text import Value
from tallystick_web.core.sheets.workbook import NARROW, SHORT, WIDE, Head
from tallystick_web.registers.brought import holds as h
from tallystick_web.registers.brought.cells import Around, cell_of
from tallystick_web.registers.columns import ColumnKind, Register

_WIDE = frozenset({ColumnKind.WORDS, ColumnKind.LINK})
_SHORT = frozenset({ColumnKind.WHOLE, ColumnKind.NUMBER, ColumnKind.MONEY, ColumnKind.YES})


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """An entry that leaves in a file: what it says, by the names of its columns and the common ones."""

    id: UUID
    values: Mapping[str, Any]
    state: str
    confirmed_on: date
    review_on: date | None


def heads_of(register: Register) -> tuple[Head, ...]:
    """What stands over the columns of a register's file: headings by which it is understood when it comes in."""
    own = (Head(text=one.label, width=_width(one.kind)) for one in register.columns)
    after = (h.STATE_LABEL, h.OWNER_LABEL, h.UNIT_LABEL, h.NOTE_LABEL, h.CONFIRMED_LABEL, h.REVIEW_LABEL)
    reference = Head(text=h.REFERENCE_LABEL, width=SHORT)
    return (Head(text=register.title_label, width=WIDE), *own, *(Head(text=one) for one in after), reference)


def rows_of(register: Register, entries: Sequence[Leaving], around: Around) -> Iterator[list[Value]]:
    """A row for each entry."""
    for one in entries:
        said = one.values
        own = [cell_of(column, said[column.name], around) for column in register.columns]
        row: list[Value] = [
            said["title"],
            *own,
            register.state(one.state).label,
            around.people.name(said["owner"]) if said["owner"] else "",
            around.units.name(said["unit"]) if said["unit"] else "",
            said["note"],
            one.confirmed_on,
            one.review_on or "",
            str(one.id),
        ]
        yield [legible(cell) if isinstance(cell, str) else cell for cell in row]


def _width(kind: ColumnKind) -> int:
    return WIDE if kind in _WIDE else SHORT if kind in _SHORT else NARROW
