"""Rows of tables as lines of a plan: what each cell is under, and what is no line at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick_web.core.sheets.tables import Headed, Place, heading_of
from tallystick_web.plans.brought.holds import Holds, guessed
from tallystick_web.plans.rules import Kind

_SECTION = re.compile(r"^(commitment|objective|theme|priority|aim|goal|workstream|domain|outcome)s?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: what each cell says by what its column holds, and what the column is called.

    A row that is only a heading for those below has no ``cells``, and is a ``section``: a kind of item and its words.
    """

    place: Place
    cells: Mapping[Holds, str]
    heads: Mapping[Holds, str]
    section: tuple[Kind, str] | None = None


def lines_of(one: Headed, holds: Mapping[str, Holds]) -> Iterator[Line]:
    """The lines below the headings of a table. Blank rows, and headings that stand there again, are none."""
    columns = [holds.get(heading, Holds.IGNORED) if heading else Holds.IGNORED for heading in one.headings]
    heads = {column: one.shown.get(heading, "") for column, heading in zip(columns, one.headings, strict=True)}
    for number, row in one.table.rows[one.at + 1 :]:
        cells = [cell.strip() for cell in row]
        place = Place(table=one.table.name, row=number)
        if any(cells) and [heading_of(cell) for cell in cells] != list(one.headings):
            section = _section(cells, columns)
            yield Line(place=place, cells={} if section else _cells(cells, columns), heads=heads, section=section)


def _cells(cells: Sequence[str], columns: Sequence[Holds]) -> dict[Holds, str]:
    """What a row says, by what its columns hold. What stands in several columns is joined, a line each."""
    found: dict[Holds, str] = {}
    for cell, column in zip(cells, columns, strict=False):
        if cell and column is not Holds.IGNORED:
            found[column] = f"{found[column]}\n{cell}" if column in found else cell
    return found


def _section(cells: Sequence[str], columns: Sequence[Holds]) -> tuple[Kind, str] | None:
    """Whether a row is a heading for those below: a single cell over the whole width, that begins as such do."""
    filled = [place for place, cell in enumerate(cells) if cell]
    if len(filled) != 1 or len([one for one in columns if one is not Holds.IGNORED]) < 2:
        return None
    [place] = filled
    holds = columns[place] if place < len(columns) else Holds.IGNORED
    begins = _SECTION.match(cells[place])
    if holds.kind in (Kind.COMMITMENT, Kind.OBJECTIVE, Kind.OUTCOME) or begins is None:
        return None
    word = begins[1].casefold()
    return Kind(word) if word in ("commitment", "outcome") else Kind.OBJECTIVE, " ".join(cells[place].split())


def understood(tables: Sequence[Headed], said: Mapping[str, Holds]) -> dict[str, Holds]:
    """What every column holds, as somebody said or as it is guessed, each table by itself."""
    found: dict[str, Holds] = {}
    for one in tables:
        for heading, holds in guessed([each for each in one.headings if each], said).items():
            found.setdefault(heading, holds)
    return found
