"""Tables of a file that somebody brings in, and where their headings are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick_web.core.rules import Refused

_LOOKED_AT = 20


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
class Headed:
    """A table with its headings: those that people see, by the one that answers are remembered by."""

    table: Table
    at: int
    headings: Sequence[str]
    shown: dict[str, str]


def heading_of(text: str) -> str:
    """A heading without case, spaces and punctuation: by it an answer is remembered."""
    return " ".join(re.findall(r"\w+", text.casefold()))[:200]


def headed(tables: Sequence[Table], how_many: Callable[[Sequence[str]], int]) -> list[Headed]:
    """The tables that have a row of headings: the one that is understood best of the first, or else the first.

    ``how_many`` tells how many different things some headings are understood to hold.
    """
    found = (_headed(one, how_many) for one in tables)
    return [one for one in found if one is not None]


def _headed(table: Table, how_many: Callable[[Sequence[str]], int]) -> Headed | None:
    looked_at = [(at, [heading_of(cell) for cell in cells]) for at, (_, cells) in enumerate(table.rows[:_LOOKED_AT])]
    wide = [(at, one) for at, one in looked_at if sum(map(bool, one)) > 1]
    if not wide or len(table.rows) < 2:
        return None

    def likelihood(headings: Sequence[str]) -> int:
        """How much a row looks like headings. One word that is known may stand in any row: it says nothing yet."""
        known = how_many([one for one in headings if one])
        return known if known > 1 else 0

    at, _ = max(wide, key=lambda one: (likelihood(one[1]), -one[0]))
    return headed_at(table, at)


def headed_at(table: Table, at: int) -> Headed:
    """A table whose headings are a row of it, counted from nought."""
    cells = table.rows[at][1]
    headings = [heading_of(cell) for cell in cells]
    shown = {heading: " ".join(cell.split()) for heading, cell in zip(headings, cells, strict=True) if heading}
    return Headed(table=table, at=at, headings=headings, shown=shown)


def headings_in(tables: Sequence[Headed]) -> dict[str, str]:
    """Every heading of the tables as people see it, by the one that answers are remembered by."""
    return {heading: shown for one in tables for heading, shown in one.shown.items()}


def samples(found: Sequence[Headed], heading: str) -> str:
    """What stands in a column, for somebody to recognise it by."""
    cells = (
        " ".join(row[place].split())
        for one in found
        for place, known in enumerate(one.headings)
        if known == heading
        for _, row in one.table.rows[one.at + 1 :]
        if place < len(row) and row[place].strip()
    )
    shown = [cell if len(cell) <= 60 else f"{cell[:59]}…" for cell, _ in zip(cells, range(2), strict=False)]
    return f"For example: {'; '.join(shown)}" if shown else "Nothing stands in it."


def check_size(tables: Sequence[Table], *, rows: int, columns: int, characters: int, too_much: str) -> None:
    """Raise Refused, with the sentence ``too_much``, for tables that hold more than is read."""
    every: list[Any] = [row for one in tables for _, row in one.rows]
    if (
        len(every) > rows
        or any(len(row) > columns for row in every)
        or sum(len(cell) for row in every for cell in row) > characters
    ):
        raise Refused(too_much)
