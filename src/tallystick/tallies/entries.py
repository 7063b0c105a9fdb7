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
    before: Line | None = None
    label = ""
    for line in sheet.lines:
        above, before = before, line
        label = line.cells["indicator"] or label
        if _looks_like_a_total(line):
            findings.problem("this looks like a total; leave the line out", line.number)
            findings.dropped.add(cells.indicator(line.cells["indicator"]))
            continue
        numbers = _numbers(line, sheet.separator, findings)
        if line.cells["organisation"].casefold() in TOTAL_WORDS and not line.cells["group"]:
            totals.append(ColumnTotal(line=line.number, happened=numbers.happened, people=numbers.people))
            continue
        year = _read(cells.year, "year", line, findings)
        if _nothing_blank(line, above, findings) and year is not None:
            entries.append(_entry(line, year, numbers))
        else:
            findings.dropped.add(cells.indicator(label))
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


_NEEDED = ("organisation", "standard", "indicator", "group")


def _looks_like_a_total(line: Line) -> bool:
    """Whether a line is called a total somewhere, and lacks what says of what. One that says it is a check."""
    if line.cells["organisation"].casefold() in TOTAL_WORDS and not line.cells["group"]:
        return False
    is_called_so = any(line.cells[column].casefold() in TOTAL_WORDS for column in (*_NEEDED, "row"))
    return is_called_so and any(not line.cells[column] for column in _NEEDED)


def _nothing_blank(line: Line, above: Line | None, findings: Findings) -> bool:
    """Whether all is there that says what a line is of. Below a line that has it, merged cells are the usual cause."""
    blank = [column for column in _NEEDED if not line.cells[column]]
    has_numbers = line.cells["happened"] or line.cells["people"] or line.cells["percent"]
    for column in blank:
        is_merged = has_numbers and above is not None and (above.cells[column] or _has_more(above))
        why = "; this looks like merged cells: fill the label down" if is_merged else ""
        findings.problem(f"{column} is blank{why}", line.number)
    return not blank


def _has_more(line: Line) -> bool:
    """Whether a line counts something, and may stand in the middle of merged cells itself."""
    return bool(line.cells["group"] and line.cells["happened"])


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
