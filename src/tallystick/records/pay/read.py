"""All tables of pay to one frame: which day and whose people each row is about, and which rows are no record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.records.findings import FindingKind, Noted, ranked
from tallystick.records.frames import PAY
from tallystick.records.interpret.dates import DatesDiffer, read_dates
from tallystick.records.interpret.setting_aside import reasons, tidy
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.records.interpret.whole import Unplaced
from tallystick.records.pay.rows import PayTable
from tallystick.records.recognise.table import Table
from tallystick.tallies.findings import refusal
from tallystick.vocabulary.periods import Snapshot, day_label

SET_ASIDE = {
    "organisation": pl.String,
    "snapshot": pl.Date,
    "file": pl.String,
    "line": pl.Int64,
    "reason": pl.String,
}
_LATEST = 2099
_YEAR = re.compile(r"20[0-9]{2}")
_SNAPSHOT_LINE = re.compile(r"snapshot|as at|effective date|census date", re.IGNORECASE)
_DATE_IN_LINE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-/. ][A-Za-z0-9]{2,9}[-/. ](?:20)?[0-9]{2}(?![0-9])")


@dataclass(frozen=True, kw_only=True)
class PayRows:
    """What files of pay hold, row by row, with the columns of ``frames.PAY``.

    ``set_aside`` are rows that are no record (blank ones, totals, repeats), with what stands on them for an
    organisation, and the day they name. Every row is in one of the two. ``blocking`` are sentences about people who
    could not be placed in a group. ``said`` are the fields that some file has a column for, ``unplaced`` the texts that
    somebody could place. ``named`` are the organisations as the files write them.
    """

    frame: pl.DataFrame = field(repr=False)
    set_aside: pl.DataFrame = field(repr=False)
    notices: tuple[str, ...]
    blocking: tuple[str, ...]
    said: frozenset[str]
    unplaced: Unplaced = field(default=Unplaced(), repr=False)
    named: tuple[str, ...] = ()


def read_rows(tables: Sequence[Table], deposit: Deposit, *, organisation: str, snapshot: date | None) -> PayRows:
    """Read every cell of tables of pay.

    ``organisation`` and ``snapshot`` stand where the files say none. Raises InputRefused where the dates of a column
    stand in two orders.
    """
    noted = Noted()
    read = [_read(table, tables, deposit, organisation, snapshot, noted) for table in tables]
    if noted.problems:
        raise InputRefused(refusal("The records", dict.fromkeys(noted.problems)))
    found = ranked(noted.found)
    said = [f"{one.sentence} {one.suggestion}".rstrip() for one in found]
    return PayRows(
        frame=pl.concat([pl.DataFrame(schema=PAY), *(frame for frame, _ in read)]),
        set_aside=pl.concat([pl.DataFrame(schema=SET_ASIDE), *(gone for _, gone in read)]),
        notices=tuple(sentence for one, sentence in zip(found, said, strict=True) if not one.blocks_return),
        blocking=tuple(sentence for one, sentence in zip(found, said, strict=True) if one.blocks_return),
        said=frozenset(name for table in tables for name in table.cells.columns if name != "line"),
        unplaced=Unplaced(
            pay_scales=tuple(noted.unplaced.get(FindingKind.UNMAPPED_PAY_SCALE, ())),
            ethnicity=tuple(noted.unplaced.get(FindingKind.UNMAPPED_ETHNICITY, ())),
        ),
    )


def _read(
    table: Table, tables: Sequence[Table], deposit: Deposit, organisation: str, given: date | None, noted: Noted
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The typed rows of one table, and the rows that are no record."""
    several = sum(1 for other in tables if other.file == table.file) > 1
    where = f"{table.file}, sheet {table.sheet}" if several and table.sheet else table.file
    cells = tidy(table.cells)
    why = reasons(table.kind, cells)
    year = Snapshot(given.year if given else _LATEST)
    sheet = Sheet(table, cells.filter(why.is_null()), where, deposit, organisation, year, noted)
    days = _snapshots(sheet, _day(sheet, given))
    latest = days.max()
    if isinstance(latest, date) and 2000 <= latest.year <= _LATEST:
        sheet = replace(sheet, snapshot=Snapshot(latest.year))
    frame = PayTable(sheet).frame(days, _organisations(sheet))
    return frame, _set_aside(sheet, cells.with_columns(reason=why).filter(pl.col("reason").is_not_null()), days)


def _set_aside(sheet: Sheet, gone: pl.DataFrame, days: pl.Series) -> pl.DataFrame:
    """Rows that are no record, each with the day that records with the same snapshot have."""
    known = pl.DataFrame({"snapshot": sheet.text("snapshot"), "day": days}).unique("snapshot")
    named = gone.with_columns(
        pl.lit("").alias(name) for name in ("organisation", "snapshot") if name not in gone.columns
    ).join(known, on="snapshot", how="left", maintain_order="left")
    return named.select(
        organisation="organisation", snapshot="day", file=pl.lit(sheet.where), line="line", reason="reason"
    ).cast(pl.Schema(SET_ASIDE))


def _day(sheet: Sheet, given: date | None) -> date | None:
    """The day where no column says one: the one that is given, or else the one above the header."""
    above = _in_preamble(sheet.table.preamble)
    if given and above and given != above:
        sheet.tell(
            FindingKind.AFTER_SNAPSHOT,
            f"above the header stands {day_label(above)}, and {day_label(given)} was asked for and is used.",
            people=sheet.height,
            suggestion="See that it is the file of that day.",
        )
    return given or above


def _organisations(sheet: Sheet) -> pl.Series:
    """The organisation that each row names, or else the one that is given."""
    return sheet.text("organisation").replace("", sheet.organisation)


def _snapshots(sheet: Sheet, otherwise: date | None) -> pl.Series:
    """The snapshot date of each row: its own, or else the one that is given. A year is its 31 March."""
    if not sheet.has("snapshot"):
        return sheet.same(otherwise, pl.Date)
    texts = sheet.mapped("snapshot", lambda text: f"{text}-03-31" if _YEAR.fullmatch(text) else text)
    try:
        found = read_dates(texts.unique().to_list(), latest=_LATEST, months=True)
    except DatesDiffer:
        sheet.noted.problem(
            f"{sheet.where}: '{sheet.header('snapshot')}' has dates in two orders, day first and month first. "
            "Write them all as 2025-03-31."
        )
        return sheet.same(otherwise, pl.Date)
    days = mapped(texts, found.meaning.__getitem__, pl.Date)
    # A date that cannot be read is no reason to take the row for one of the day that was asked for.
    blank = texts == ""
    return pl.DataFrame({"day": days, "blank": blank}).select(
        pl.when("blank").then(pl.lit(otherwise, dtype=pl.Date)).otherwise("day").alias("day")
    )["day"]


def _in_preamble(lines: Iterable[str]) -> date | None:
    """The one date in lines above the header that speak of a snapshot."""
    texts = [text for line in lines if _SNAPSHOT_LINE.search(line) for text in _DATE_IN_LINE.findall(line)]
    try:
        found = read_dates([text.replace(" ", "-") for text in texts], latest=_LATEST)
    except DatesDiffer:
        return None
    days = {day for day in found.meaning.values() if day is not None}
    return days.pop() if len(days) == 1 else None
