"""The filled workbook of the national collection, or a CSV of its sheet, to figures.

Its lines are known by their number together with their words. Its columns are known by what stands above them,
because nobody has seen every form: the year, the group, and whether the figure was pre-populated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tallystick.account.collection_lines import Asked, Figure, Place
from tallystick.definitions import Indicator, available, load
from tallystick.definitions.collection import Asked as AskedByForm
from tallystick.definitions.collection import CollectionForm, FormLine
from tallystick.tallies import cells

_GROUPS = {
    "white": re.compile(r"\bwhite\b"),
    "bme": re.compile(r"\bba?me\b"),
    "unknown": re.compile(r"\b(unknown|null|not known|not stated)\b"),
}
_YEAR = re.compile(r"20\d\d\s*/\s*(?P<end>\d\d)\b|\b(?P<year>20\d\d)\b")
_PREPARED = re.compile(r"pre.?populated|prepared")
# A heading with the year above one with the group above one that says whose the figure is, and a blank line or two.
_HEADING_ROWS = 6
_COMPARED = {
    AskedByForm.HEADS: Asked.HAPPENED,
    AskedByForm.HAPPENED: Asked.HAPPENED,
    AskedByForm.PEOPLE: Asked.PEOPLE,
    AskedByForm.PERCENT: Asked.PERCENT,
}


@dataclass(frozen=True)
class _Column:
    """A column of figures. ``year`` is None where nothing above it says one."""

    at: int
    year: int | None
    group: str
    is_prepared: bool


@dataclass(frozen=True)
class FilledForm:
    """One sheet, held against the form. ``rows`` are its cells with, last, the line they stand on."""

    form: CollectionForm
    rows: Sequence[tuple[str, ...]] = field(repr=False)

    @property
    def is_one(self) -> bool:
        """Whether more of its numbered lines are those of the form than are not, and it has a column of figures."""
        return len(self._lines) > len(self.strange) and bool(self._columns)

    @property
    def recognised(self) -> int:
        """How many lines are those of the form."""
        return len(self._lines)

    @cached_property
    def strange(self) -> tuple[int, ...]:
        """The numbers of lines whose words are not those of the form."""
        if not self._lines:
            return ()
        place = min(found.number_at for found in self._lines)
        known = {found.line.number for found in self._lines}
        given = [_number(row[place]) for row in self.rows if len(row) > place]
        numbers = {line.number for line in self.form.lines}
        return tuple(sorted({one for one in given if one in numbers and one not in known}))

    @cached_property
    def unread(self) -> tuple[int, ...]:
        """The numbers of lines that have something else in the place of a figure."""
        return tuple(sorted({line.number for line, _, figure in self._cells if isinstance(figure, str)}))

    def figures(self) -> dict[int | None, dict[Place, Figure]]:
        """The figures by year, each at its place in a return."""
        found: dict[int | None, dict[Place, Figure]] = {column.year: {} for column in self._columns}
        for line, column, figure in self._cells:
            place = self._place(line, column)
            if place is not None and not isinstance(figure, str):
                found[column.year].setdefault(place, figure)
        return found

    # LINES

    @cached_property
    def _lines(self) -> "tuple[_Found, ...]":
        words = {line.number: _plain(line.item) for line in self.form.lines}
        by_number = {line.number: line for line in self.form.lines}
        found = [_found(row, words) for row in self.rows]
        return tuple(
            _Found(by_number[at[0]], row=index, number_at=at[1], words_at=at[2])
            for index, at in enumerate(found)
            if at is not None
        )

    @cached_property
    def _cells(self) -> "tuple[tuple[FormLine, _Column, Figure | str], ...]":
        """What is in every cell that holds a figure, or "" where that cannot be read as one."""
        return tuple(
            (found.line, column, figure)
            for found in self._lines
            if found.line.figure in _COMPARED
            for column in self._columns
            if (figure := _figure(self.rows[found.row][column.at], found.line)) is not None
        )

    def _place(self, line: FormLine, column: _Column) -> Place | None:
        """Where the figure stands in a return of its year; None where that has no such row."""
        indicator = self._indicators(column.year).get(line.indicator)
        if indicator is None:
            return None
        row = line.row or (indicator.headline if indicator.rows else "")
        if row and row not in indicator.row_ids:
            return None
        return Place(indicator=indicator.id, row=row, asked=_COMPARED[line.figure], group=column.group)

    def _indicators(self, year: int | None) -> Mapping[str, Indicator]:
        years = [int(name.rpartition("/")[2]) for name in available() if name.startswith(f"{self.form.standard}/")]
        if year is not None and year not in years:
            return {}
        return {one.id: one for one in load(self.form.standard, year or max(years)).given}

    # COLUMNS

    @cached_property
    def _columns(self) -> tuple[_Column, ...]:
        """One column for each year and group: the pre-populated one where there are several."""
        chosen: dict[tuple[int | None, str], _Column] = {}
        for column in self._every_column():
            key = column.year, column.group
            if key not in chosen or (column.is_prepared and not chosen[key].is_prepared):
                chosen[key] = column
        return tuple(chosen.values())

    def _every_column(self) -> Iterator[_Column]:
        if not self._lines:
            return
        first = self._lines[0]
        left = first.words_at + 1
        above = [row[:-1] for row in self.rows[max(0, first.row - _HEADING_ROWS) : first.row]]
        title = " ".join(cell for row in above for cell in row[:left])
        headings = _spread(row[left:] for row in above)[::-1]
        for at in range(len(self.rows[first.row]) - 1 - left):
            captions = [row[at] for row in headings]
            group = next(filter(None, map(_group, captions)), "")
            if group:
                year = next(filter(None, map(_year, [*captions, title])), None)
                is_prepared = any(_PREPARED.search(caption) for caption in captions)
                yield _Column(at=left + at, year=year, group=group, is_prepared=is_prepared)


@dataclass(frozen=True)
class _Found:
    line: FormLine
    row: int
    number_at: int
    words_at: int


def _found(row: Sequence[str], words: Mapping[int, str]) -> tuple[int, int, int] | None:
    """The number of the form's line that a row is, and where the number and the words stand."""
    plain = [_plain(cell) for cell in row[:-1]]
    for at, cell in enumerate(row[:-1]):
        number = _number(cell)
        if number in words and words[number] in plain[at + 1 :]:
            return number, at, plain.index(words[number], at + 1)
    return None


def _figure(text: str, line: FormLine) -> Figure | str | None:
    """The figure in a cell, None where there is none, and "" where there is something else."""
    if not any(character.isdigit() for character in text):
        return None
    try:
        if line.figure is AskedByForm.PERCENT:
            return cells.percent(text.strip(), separator=",")
        return cells.count(text.strip(), column="figure", separator=",")
    except cells.CellRefused:
        return ""


def _spread(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Headings in small letters, each over the blank cells to its right as well: a merged cell stands in the first.

    A heading ends where one above it begins.
    """
    spread: list[list[str]] = []
    begins: set[int] = set()
    for row in rows:
        texts = [cell.strip().casefold() for cell in row]
        whole: list[str] = []
        for at, text in enumerate(texts):
            whole.append(text or (whole[-1] if whole and at not in begins else ""))
        spread.append(whole)
        begins.update(at for at, text in enumerate(texts) if text)
    return spread


def _group(caption: str) -> str:
    named = [group for group, words in _GROUPS.items() if words.search(caption)]
    return named[0] if len(named) == 1 else ""


def _year(caption: str) -> int | None:
    found = _YEAR.search(caption)
    if found is None:
        return None
    return 2000 + int(found["end"]) if found["end"] else int(found["year"])


def _number(cell: str) -> int:
    text = cell.strip().removesuffix(".0").rstrip(".")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.casefold()).strip()
