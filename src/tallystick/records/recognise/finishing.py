"""What is still to be said of a table once its columns are known, because its source says it otherwise."""

import calendar
import re
from dataclasses import replace

import polars as pl

from tallystick.records.frames import RecordKind
from tallystick.records.recognise.headers import key_of
from tallystick.records.recognise.table import Table

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)\W*(\d\d?|[A-Za-z]{3})[A-Za-z]*|([A-Za-z]{3})[A-Za-z]*\W*((?:19|20)?\d\d)")
_MONTH_HEADER = key_of("Tm Year Month")
_WAYS = {"left": ("leav", "terminat", "left"), "joined": ("start", "join", "hire")}


def finish(table: Table) -> Table:
    """The table with what its source leaves out of its cells."""
    return _with_way(_with_last_days(table))


def _with_last_days(table: Table) -> Table:
    """The data warehouse names a snapshot by its month: 2025-MAR."""
    if key_of(_header(table, "snapshot")) != _MONTH_HEADER:
        return table
    months = table.cells.get_column("snapshot").unique().to_list()
    days = {month: _last_day(month) for month in months if month is not None}
    cells = table.cells.with_columns(pl.col("snapshot").replace_strict(days, default=None, return_dtype=pl.String))
    return replace(table, cells=cells)


def _last_day(month: str) -> str:
    """The last day of a month as a date; what is not a month stays as it is."""
    found = _YEAR_MONTH.fullmatch(month.strip())
    if found is None:
        return month
    year, name = (found[1], found[2]) if found[1] else (found[4], found[3])
    number = int(name) if name.isdigit() else _MONTHS.get(name.casefold(), 0)
    if not 1 <= number <= 12:
        return month
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return f"{full:04}-{number:02}-{calendar.monthrange(full, number)[1]:02}"


def _with_way(table: Table) -> Table:
    """A list of leavers alone has no column that says that they left."""
    if table.kind is not RecordKind.MOVEMENTS or "movement" in table.cells.columns:
        return table
    for text in (_header(table, "happened_on"), f"{table.file} {table.sheet}"):
        ways = [way for way, words in _WAYS.items() if any(word in text.casefold() for word in words)]
        if len(ways) == 1:
            return replace(table, cells=table.cells.with_columns(movement=pl.lit(ways[0])))
    return table


def _header(table: Table, field: str) -> str:
    return next((header for header, name in table.used if name == field), "")
