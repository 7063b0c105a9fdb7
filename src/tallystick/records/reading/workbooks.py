"""Workbooks to parts of grids: every sheet, every cell as text, on the line where people see it."""

from typing import Protocol

import fastexcel
import polars as pl

from tallystick.records.reading import limits
from tallystick.records.reading.archive import look_into
from tallystick.records.reading.contents import Content
from tallystick.records.reading.grids import LINE, GridKind
from tallystick.records.reading.refusals import unreadable

_PART = 100_000  # rows
_MIDNIGHT = " 00:00:00"
_NO_DAY = ("1899-12-31 ", "1904-01-01 ")  # what a time of day without a day is given
_HIDDEN = "the sheet '{title}' is hidden in the spreadsheet program; it was read like the others"
_NOTHING = "it holds no filled cell"
_TOO_WIDE = f"a sheet has more than {limits.COLUMNS} columns"
_TOO_MANY_SHEETS = f"it has more than {limits.SHEETS} sheets"
_FEWER_SHEETS = "Keep the sheets that are needed and save it again."
_LONGEST_TITLE = 100
_FEWER_COLUMNS = "Keep the columns that are needed and save it again."


class Taker(Protocol):
    """Whoever is told of grids: first that one begins, then its rows."""

    def grid(self, sheet: str, kind: GridKind) -> None: ...
    def part(self, rows: pl.DataFrame) -> None: ...


def read_workbook(content: bytes, name: str, kind: Content, taker: Taker) -> tuple[str, ...]:
    """Tell the taker of each sheet that holds something. Returns notices.

    Only stored values are read: of a formula its last result, never its text. A date is yyyy-mm-dd, a date with a
    time yyyy-mm-dd hh:mm:ss, a time hh:mm:ss; yes and no are true and false; a percentage is a share of one, with
    nine decimals at most; a whole number has no decimals; a merged cell stands in its top left corner alone; an
    error is blank.
    """
    notices = [] if kind is Content.XLS else list(look_into(content, name))
    book = fastexcel.read_excel(content)
    if len(book.sheet_names) > limits.SHEETS:
        raise unreadable(name, _TOO_MANY_SHEETS, _FEWER_SHEETS)
    filled = 0
    for index, title in enumerate(book.sheet_names):
        # skip_rows=0 is not the same as none: without it the blank rows at the top go, and every line is wrong.
        sheet = book.load_sheet(index, header_row=None, skip_rows=0, dtypes="string")
        cells = _without_blank_columns(_tidied(sheet.to_polars()))
        if not cells.width:
            continue
        if cells.width > limits.COLUMNS:
            raise unreadable(name, _TOO_WIDE, _FEWER_COLUMNS)
        filled += 1
        if sheet.visible != "visible":
            notices.append(f"{name}: {_HIDDEN.format(title=_shown(title))}")
        taker.grid(_shown(title), GridKind.TABLE)
        for part in cells.with_row_index(LINE, offset=1).iter_slices(_PART):
            taker.part(part.select(*cells.columns, pl.col(LINE).cast(pl.Int64)))
    if not filled:
        raise unreadable(name, _NOTHING)
    return tuple(notices)


def _shown(title: str) -> str:
    """The name of a sheet without what nobody sees, and not longer than anybody reads."""
    return "".join(one for one in title if one.isprintable())[:_LONGEST_TITLE]


def _tidied(cells: pl.DataFrame) -> pl.DataFrame:
    named = cells.rename({old: f"c{number}" for number, old in enumerate(cells.columns)}).fill_null("")
    moments = [column.name for column in named if column.str.contains(_MIDNIGHT, literal=True).any()]
    hours = [column.name for column in named if column.str.contains("^(?:1899-12-31|1904-01-01) ").any()]
    return named.with_columns(_day_alone(pl.col(moments)) if moments else []).with_columns(
        _time_alone(pl.col(hours)) if hours else []
    )


def _day_alone(cell: pl.Expr) -> pl.Expr:
    is_moment = cell.str.contains(r"^\d{4}-\d\d-\d\d 00:00:00$")
    return pl.when(is_moment).then(cell.str.head(10)).otherwise(cell)


def _time_alone(cell: pl.Expr) -> pl.Expr:
    is_time = pl.any_horizontal(cell.str.starts_with(day) for day in _NO_DAY)
    return pl.when(is_time).then(cell.str.slice(11)).otherwise(cell)


def _without_blank_columns(cells: pl.DataFrame) -> pl.DataFrame:
    """Without the blank columns to the right of everything."""
    columns = cells.columns
    while columns and (cells[columns[-1]].str.strip_chars() == "").all():
        columns.pop()
    return cells.select(columns)
