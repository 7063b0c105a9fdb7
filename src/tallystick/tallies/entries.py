"""Lines to entries: each cell understood by itself, before any line is held against another."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TypeVar

from tallystick.tallies import cells
from tallystick.tallies.findings import Findings
from tallystick.tallies.sheet import Line, Sheet

T = TypeVar("T")

# Spreadsheets end with totals. They are understood as a check on the lines above, and never counted.
TOTAL_WORDS = frozenset({"total", "totals", "grand total", "all", "all staff", "sum"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a return file, its cells understood and nothing yet looked up.

    ``sound`` is false where a number could not be read: the line keeps its place, so that it is not also
    called missing, and takes no part in sums.
    """

    line: int
    organisation: str
    standard: str
    year: int
    indicator: str
    row: str
    group: str
    happened: int | None
    people: int | None
    percent: Decimal | None
    sound: bool

    @property
    def is_total(self) -> bool:
        """Whether the line sums up other lines rather than count a group of its own."""
        return self.group.casefold() in TOTAL_WORDS

    @property
    def table(self) -> tuple[str, str, int]:
        """The return the entry belongs to."""
        return (self.organisation, self.standard, self.year)


@dataclass(frozen=True, kw_only=True)
class ColumnTotal:
    """A last line that sums the columns of the whole file."""

    line: int
    happened: int | None
    people: int | None


def entries_of(sheet: Sheet, findings: Findings) -> tuple[list[Entry], list[ColumnTotal]]:
    """Return what the lines say. A cell that cannot be understood is a problem."""
    entries: list[Entry] = []
    totals: list[ColumnTotal] = []
    for line in sheet.lines:
        numbers = _numbers(line, sheet.separator, findings)
        if line.cells["organisation"].casefold() in TOTAL_WORDS and not line.cells["group"]:
            totals.append(ColumnTotal(line=line.number, happened=numbers.happened, people=numbers.people))
            continue
        year = _read(cells.year, "year", line, findings)
        if _nothing_blank(line, findings) and year is not None:
            entries.append(_entry(line, year, numbers))
        else:
            findings.dropped.add(cells.indicator(line.cells["indicator"]))
    return entries, totals


@dataclass(frozen=True, kw_only=True)
class _Numbers:
    happened: int | None
    people: int | None
    percent: Decimal | None
    sound: bool


def _numbers(line: Line, separator: str, findings: Findings) -> _Numbers:
    happened, people = (
        _read(partial(cells.count, column=column, separator=separator), column, line, findings)
        for column in ("happened", "people")
    )
    percent = _read(partial(cells.percent, separator=separator), "percent", line, findings)
    read = {"happened": happened, "people": people, "percent": percent}
    unread = [column for column, value in read.items() if value is None and line.cells[column]]
    return _Numbers(happened=happened, people=people, percent=percent, sound=not unread)


def _read(parse: Callable[[str], T], column: str, line: Line, findings: Findings) -> T | None:
    try:
        return parse(line.cells[column])
    except cells.CellRefused as refused:
        findings.problem(str(refused), line.number)
        return None


def _nothing_blank(line: Line, findings: Findings) -> bool:
    blank = [c for c in ("organisation", "standard", "indicator", "group") if not line.cells[c]]
    for column in blank:
        findings.problem(f"{column} is blank", line.number)
    return not blank


def _entry(line: Line, year: int, numbers: _Numbers) -> Entry:
    return Entry(
        line=line.number,
        organisation=line.cells["organisation"],
        standard=line.cells["standard"].casefold(),
        year=year,
        indicator=cells.indicator(line.cells["indicator"]),
        row=line.cells["row"].casefold().replace(" ", "-"),
        group=line.cells["group"],
        happened=numbers.happened,
        people=numbers.people,
        percent=numbers.percent,
        sound=numbers.sound,
    )
