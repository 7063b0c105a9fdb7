"""Dates as extracts write them. The order of day and month is decided for a column, from all its values."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from tallystick.records.findings import FindingKind, agreeing, how_many, lines_in_words
from tallystick.records.interpret.sheet import Sheet, is_in, mapped

_TIME = r"(?:[Tt ,]+[0-9]{1,2}:[0-9]{2}.*)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_RUN_TOGETHER = re.compile(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})(?:[0-9]{{4}}|[0-9]{{6}})?{_TIME}")
_NAMED = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[-/ .]*([a-z]{{3,9}})[-/ .,]*([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/ ]?([0-9]{2}|[a-z]{3,9})")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})[-/ ]?([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Day nought of spreadsheets. Their leap day of 1900, which never was, lies before any date that matters here.
_SERIAL_START = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7_000, 73_050
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# The staff record writes "no end" as the last day of the year 4712.
_NO_END_YEAR = 4712
_NO_DATE = frozenset(("", "-", "n/a", "na", "null", "none", "nil", "not applicable", "present", "ongoing", "current"))


class Order(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DatesDiffer(Exception):
    """Some dates of a column can only be day first, and some only month first. Holds a text of each."""

    def __init__(self, day_first: frozenset[str], month_first: frozenset[str]) -> None:
        super().__init__("a column mixes two orders of day and month")
        self.day_first = day_first
        self.month_first = month_first


@dataclass(frozen=True)
class Dates:
    """What the texts of one column mean. ``unread`` are those that are no date of the calendar."""

    meaning: dict[str, date | None]
    unread: frozenset[str]
    order: Order


def read_dates(texts: Iterable[str], *, latest: int, months: bool = False) -> Dates:
    """Read the distinct texts of one column. A year of two figures is the last such year not after ``latest``.

    With ``months``, a month stands for its last day: "2025-MAR", "202503".

    Raises:
        DatesDiffer: no one order of day and month fits the column.
    """
    distinct = frozenset(texts)
    order = _order_of(distinct)
    meaning: dict[str, date | None] = {}
    unread = set()
    for text in distinct:
        try:
            meaning[text] = _read(text.strip().casefold(), order, latest, months=months)
        except ValueError:
            meaning[text] = None
            unread.add(text)
    return Dates(meaning, frozenset(unread), order)


def column(sheet: Sheet, name: str, *, latest: int | None = None) -> pl.Series:
    """A field of a table as dates. What could not be read is null, and said; mixed orders are a problem."""
    texts = sheet.text(name)
    try:
        # Ends of contracts lie ahead, so a year of two figures may be well after the year that is counted.
        dates = read_dates(texts.unique().to_list(), latest=latest or sheet.snapshot.year + 30)
    except DatesDiffer as differ:
        sheet.noted.problem(_mixed(sheet, name, differ))
        return sheet.same(None, pl.Date)
    _tell(sheet, name, dates)
    return mapped(texts, dates.meaning.__getitem__, pl.Date)


def _order_of(texts: frozenset[str]) -> Order:
    numbers = {text: (int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.fullmatch(text.strip()))}
    day_first = frozenset(text for text, (first, second) in numbers.items() if first > 12 >= second)
    month_first = frozenset(text for text, (first, second) in numbers.items() if second > 12 >= first)
    if day_first and month_first:
        raise DatesDiffer(day_first, month_first)
    return Order.MONTH_FIRST if month_first else Order.DAY_FIRST


def _read(text: str, order: Order, latest: int, *, months: bool) -> date | None:
    if text in _NO_DATE:
        return None
    if months and (day := _month_end(text, latest)):
        return _in_range(day)
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(text):
            return _in_range(make(found, order, latest))
    raise ValueError("no form of date")


def _year_first(found: re.Match[str], _order: Order, _latest: int) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _named(found: re.Match[str], _order: Order, latest: int) -> date:
    return date(_year(found[3], latest), _MONTHS.index(found[2][:3]) + 1, int(found[1]))


def _numbers(found: re.Match[str], order: Order, latest: int) -> date:
    first, second = int(found[1]), int(found[2])
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    return date(_year(found[3], latest), month, day)


def _serial(found: re.Match[str], _order: Order, _latest: int) -> date:
    days = int(found[1])
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        raise ValueError("no day of a spreadsheet")
    return _SERIAL_START + timedelta(days=days)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Order, int], date]], ...] = (
    (_YEAR_FIRST, _year_first),
    (_NUMBERS, _numbers),
    (_NAMED, _named),
    (_RUN_TOGETHER, _year_first),
    (_SERIAL, _serial),
)


def _month_end(text: str, latest: int) -> date | None:
    if found := _YEAR_MONTH.fullmatch(text):
        year, month = int(found[1]), found[2]
    elif found := _MONTH_YEAR.fullmatch(text):
        year, month = _year(found[2], latest), found[1]
    else:
        return None
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def _year(text: str, latest: int) -> int:
    if len(text) == 4:
        return int(text)
    year = latest // 100 * 100 + int(text)
    return year if year <= latest else year - 100


def _in_range(day: date) -> date | None:
    if day.year == _NO_END_YEAR:
        return None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("a year that no record is of")
    return day


def _mixed(sheet: Sheet, name: str, differ: DatesDiffer) -> str:
    texts = sheet.text(name)
    day = lines_in_words(sheet.lines(is_in(texts, differ.day_first))[:1])
    month = lines_in_words(sheet.lines(is_in(texts, differ.month_first))[:1])
    return (
        f"{sheet.where}: the dates of '{sheet.header(name)}' are in two orders: {day} can only be day first and "
        f"{month} can only be month first. Write all of them one way, best as 2025-03-31."
    )


def _tell(sheet: Sheet, name: str, dates: Dates) -> None:
    texts = sheet.text(name)
    if dates.unread:
        rows = is_in(texts, dates.unread)
        number = int(rows.sum())
        it, left = agreeing(number, "it", "them"), agreeing(number, "is left", "are left")
        sheet.tell(
            FindingKind.UNREAD_DATE,
            f"{how_many(number, 'date')} of '{sheet.header(name)}' could not be read, or no calendar has {it}, and "
            f"{left} empty ({lines_in_words(sheet.lines(rows))}).",
            people=number,
            suggestion=f"Correct {it} in the file.",
        )
    if dates.order is Order.MONTH_FIRST:
        rows = texts != ""
        sheet.tell(
            FindingKind.MONTH_FIRST,
            f"The dates of '{sheet.header(name)}' are read as month, day, year: some can be nothing else.",
            people=int(rows.sum()),
            suggestion="Look at a few of them.",
        )
