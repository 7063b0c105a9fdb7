"""Rows of tables as lines of a plan: where the headings are, what each cell is under, and what is no line at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick_web.plans.brought.holds import Holds, guessed, heading_of, how_many
from tallystick_web.plans.rules import Kind

_LOOKED_AT = 20
_SECTION = re.compile(r"^(commitment|objective|theme|priority|aim|goal|workstream|domain|outcome)s?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a file: what it is called, and its rows, each with the number that people see beside it."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something stands in a file."""

    table: str
    row: int

    def __str__(self) -> str:
        """As people look for it."""
        return f"{self.table}, row {self.row}" if self.table else f"Row {self.row}"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: what each cell says by what its column holds, and what the column is called.

    A row that is only a heading for those below has no ``cells``, and is a ``section``: a kind of item and its words.
    """

    place: Place
    cells: Mapping[Holds, str]
    heads: Mapping[Holds, str]
    section: tuple[Kind, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Headed:
    """A table with its headings: those that people see, by the one that answers are remembered by."""

    table: Table
    at: int
    headings: Sequence[str]
    shown: Mapping[str, str]


def headed(tables: Sequence[Table], said: Mapping[str, Holds]) -> list[Headed]:
    """The tables that have a row of headings: the one that is understood best of the first, or else the first."""
    found = (_headed(one, said) for one in tables)
    return [one for one in found if one is not None]


def _headed(table: Table, said: Mapping[str, Holds]) -> Headed | None:
    looked_at = [(at, [heading_of(cell) for cell in cells]) for at, (_, cells) in enumerate(table.rows[:_LOOKED_AT])]
    wide = [(at, one) for at, one in looked_at if sum(map(bool, one)) > 1]
    if not wide or len(table.rows) < 2:
        return None
    at, headings = max(wide, key=lambda one: (_likelihood(one[1], said), -one[0]))
    shown = {
        heading: " ".join(cell.split()) for heading, cell in zip(headings, table.rows[at][1], strict=True) if heading
    }
    return Headed(table=table, at=at, headings=headings, shown=shown)


def _likelihood(headings: Sequence[str], said: Mapping[str, Holds]) -> int:
    """How much a row looks like headings. One word that is known may stand in any row: it says nothing yet."""
    known = how_many(filter(None, headings), said)
    return known if known > 1 else 0


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


def headings_in(tables: Sequence[Headed]) -> dict[str, str]:
    """Every heading of the tables as people see it, by the one that answers are remembered by."""
    return {heading: shown for one in tables for heading, shown in one.shown.items()}


def understood(tables: Sequence[Headed], said: Mapping[str, Holds]) -> dict[str, Holds]:
    """What every column holds, as somebody said or as it is guessed, each table by itself."""
    found: dict[str, Holds] = {}
    for one in tables:
        for heading, holds in guessed([each for each in one.headings if each], said).items():
            found.setdefault(heading, holds)
    return found
