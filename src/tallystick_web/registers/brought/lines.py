"""The rows of a file as entries of a register: what each says, or why it is left out. No row is lost on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.tables import Headed, Place, Table, heading_of
from tallystick_web.registers.brought import holds as h
from tallystick_web.registers.brought.cells import (
    UUID_TEXT,
    Around,
    day_in,
    lines,
    one_line,
    owner_in,
    pointed,
    value_in,
)
from tallystick_web.registers.columns import Register
from tallystick_web.registers.rules import key_of


class Why(StrEnum):
    """Why a row is left out."""

    NO_HEADINGS = "no-headings"
    NO_TITLE = "no-title"
    HEADINGS = "headings"
    BLANK = "blank"
    NOT_UNDERSTOOD = "not-understood"
    TWICE = "twice"


@dataclass(frozen=True, kw_only=True)
class Out:
    """A row that is left out, and why. ``said`` says what is wrong with it, and never what stands in it."""

    place: Place
    why: Why
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a row says: ``values`` by the names of columns, of filled cells alone.

    ``entry`` is the entry that it says it is, ``key`` what it is known by otherwise.
    """

    place: Place
    values: Mapping[str, Any]
    key: str
    state: str = ""
    confirmed_on: date | None = None
    entry: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class _Reader:
    register: Register
    holds: Mapping[str, str]
    around: Around
    today: date
    known: dict[str, Place] = field(default_factory=dict)


def read(
    tables: Sequence[Table],
    found: Sequence[Headed],
    *,
    register: Register,
    holds: Mapping[str, str],
    around: Around,
    today: date,
) -> list[Row | Out]:
    """What every row of every table of a file says, in its order. ``found`` are those of the tables with headings."""
    by_table = {id(one.table): one for one in found}
    reader = _Reader(register=register, holds=holds, around=around, today=today)
    return [row for table in tables for row in _rows_of(table, by_table.get(id(table)), reader)]


def _rows_of(table: Table, headed: Headed | None, reader: _Reader) -> Iterator[Row | Out]:
    """The rows below the headings. The headings, and what stands above them, are no rows."""
    columns = [reader.holds.get(one, h.LEFT_OUT) if one else h.LEFT_OUT for one in headed.headings] if headed else []
    begins = headed.at + 1 if headed else 0
    for number, cells in table.rows[begins:]:
        place = Place(table=table.name, row=number)
        filled = [cell.strip() for cell in cells]
        if not any(filled):
            yield Out(place=place, why=Why.BLANK)
        elif headed is None:
            yield Out(place=place, why=Why.NO_HEADINGS)
        elif not {h.TITLE, h.REFERENCE} & set(columns):
            yield Out(place=place, why=Why.NO_TITLE)
        elif [heading_of(cell) for cell in filled] == list(headed.headings):
            yield Out(place=place, why=Why.HEADINGS)
        else:
            yield _row(place, dict(_by_column(columns, filled)), reader)


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What each column holds that is filled in a row. Of several that hold the same the first counts."""
    for column, cell in zip(reversed(columns), reversed(cells[: len(columns)]), strict=False):
        if column != h.LEFT_OUT and cell:
            yield column, cell


def _row(place: Place, cells: Mapping[str, str], reader: _Reader) -> Row | Out:
    try:
        row = _understood(place, cells, reader)
    except Refused as refused:
        return Out(place=place, why=Why.NOT_UNDERSTOOD, said=str(refused))
    is_known = row.entry is not None or any(name in row.values for name in reader.register.key)
    before = reader.known.setdefault(str(row.entry or row.key), place) if is_known else place
    if before is not place:
        return Out(place=place, why=Why.TWICE, said=f"The same as {str(before)[:1].lower()}{str(before)[1:]}.")
    return row


def _understood(place: Place, cells: Mapping[str, str], reader: _Reader) -> Row:
    register, around = reader.register, reader.around
    values: dict[str, Any] = {}
    if h.TITLE in cells:
        values["title"] = one_line(cells[h.TITLE])
    if h.NOTE in cells:
        values["note"] = lines(cells[h.NOTE])
    if h.OWNER in cells:
        values["owner"] = owner_in(h.OWNER_LABEL, cells[h.OWNER], around.people)
    if h.UNIT in cells:
        values["unit"] = pointed(h.UNIT_LABEL, cells[h.UNIT], around.units)
    for column in register.columns:
        if column.name in cells:
            values[column.name] = value_in(column, cells[column.name], around)
    entry = cells.get(h.REFERENCE, "")
    if entry and not UUID_TEXT.fullmatch(entry):
        raise Refused(f"“{h.REFERENCE_LABEL}” must be as it was when the file was taken from here, or blank.")
    return Row(
        place=place,
        values=values,
        key=key_of(register, values),
        state=_state(register, cells[h.STATE]) if h.STATE in cells else "",
        confirmed_on=_confirmed(cells[h.CONFIRMED], reader.today) if h.CONFIRMED in cells else None,
        entry=UUID(entry) if entry else None,
    )


def _state(register: Register, text: str) -> str:
    said = one_line(text).casefold()
    for state in register.states:
        if said in (state.id.casefold(), state.label.casefold()):
            return state.id
    either = "; ".join(dict.fromkeys(one.label for one in register.states))
    raise Refused(f"“{h.STATE_LABEL}” must be one of: {either}.")


def _confirmed(text: str, today: date) -> date:
    day = day_in(h.CONFIRMED_LABEL, text)
    if day > today:
        raise Refused(f"“{h.CONFIRMED_LABEL}” cannot be in the future.")
    return day
