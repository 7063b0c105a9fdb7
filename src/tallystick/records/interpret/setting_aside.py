"""Rows that are no record: blank ones, totals and remarks at the foot, and repeats of a row above."""

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

from tallystick.records.frames import RecordKind

_TOTAL = r"^((grand|sub|overall)[ -]?)?totals?\b.{0,40}:?$"
_REMARK = (
    r"^(end of (report|file|extract|data)|report (run|produced|generated|created)|page \d|source:|note:|notes:"
    r"|data as at|printed|confidential|official|run (by|date|on)|rows?:|records?:|number of|\d+ (rows|records))"
)


class NotARecord(StrEnum):
    """Why a row never became a record. The value is the sentence of the exclusions file."""

    BLANK = "the row is blank"
    TOTAL = "it is a total at the foot of the table"
    REMARK = "it is a remark at the foot of the table"
    REPEATED = "the same row stands earlier"
    OTHER_YEAR = "the row is of another 31 March"


# A row can only repeat another where one of these says who or what it is about. Two applications with nothing but
# the same ethnicity are two applications.
_IDENTIFIED_BY: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.STAFF: ("person",),
    RecordKind.APPLICATIONS: ("person",),
    RecordKind.CASES: ("case", "person"),
    RecordKind.LEARNING: ("person",),
    RecordKind.BOARD: ("person",),
    RecordKind.MOVEMENTS: ("person",),
    RecordKind.SURVEY: ("question",),
    RecordKind.PAY: ("person",),
}


def tidy(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells without blanks around them; an empty cell is ""."""
    return cells.with_columns(pl.col(pl.String).fill_null("").str.strip_chars())


def reasons(kind: RecordKind, cells: pl.DataFrame) -> pl.Series:
    """Why each row is no record, null for the rows that are. ``cells`` are tidy."""
    fields = [name for name in cells.columns if name != "line"]
    if not fields or not cells.height:
        return pl.Series("reason", [None] * cells.height, dtype=pl.String)
    marked = cells.select(
        blank=pl.all_horizontal(pl.col(fields) == ""),
        total=_first_filled(fields).str.contains(_TOTAL),
        remark=_first_filled(fields).str.contains(_REMARK) & (_filled(fields) <= 2),
        repeated=_repeats(kind, cells.select(fields)),
    ).with_columns(foot=_foot(pl.col("blank") | pl.col("total") | pl.col("remark")))
    return marked.select(
        reason=pl.when("blank")
        .then(pl.lit(NotARecord.BLANK.value))
        .when(pl.col("foot") & pl.col("total"))
        .then(pl.lit(NotARecord.TOTAL.value))
        .when(pl.col("foot") & pl.col("remark"))
        .then(pl.lit(NotARecord.REMARK.value))
        .when("repeated")
        .then(pl.lit(NotARecord.REPEATED.value))
    )["reason"]


def _first_filled(fields: list[str]) -> pl.Expr:
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in fields]
    return pl.coalesce(filled).fill_null("").str.to_lowercase()


def _filled(fields: list[str]) -> pl.Expr:
    return pl.sum_horizontal((pl.col(name) != "").cast(pl.Int32) for name in fields)


def _foot(no_record: pl.Expr) -> pl.Expr:
    """Whether this row and every row below it could be no record."""
    return no_record.cast(pl.Int8).cum_min(reverse=True) == 1


def _repeats(kind: RecordKind, cells: pl.DataFrame) -> pl.Series:
    """Whether a row with somebody's number on it says in every column what an earlier row says."""
    identifying = [pl.col(name) != "" for name in _IDENTIFIED_BY[kind] if name in cells.columns]
    if not identifying:
        return pl.repeat(False, cells.height, dtype=pl.Boolean, eager=True)
    # Few rows share a hash, and only those are compared cell by cell.
    alike = cells.hash_rows().is_duplicated()
    at = alike.arg_true()
    found = cells.filter(alike).select(
        repeat=pl.any_horizontal(identifying) & ~pl.struct(pl.all()).is_first_distinct()
    )["repeat"]
    none = pl.repeat(False, cells.height, dtype=pl.Boolean, eager=True)
    return none.scatter(at.filter(found), True)
