"""The ESR outbound interface: records of several types in one file, joined here into one staff list."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.reading.grids import Grid, GridKind
from tallystick.records.recognise.adapters.esr_organisations import with_organisations
from tallystick.records.recognise.table import Outcome, Table
from tallystick.vocabulary.periods import Snapshot

NAME = "ESR outbound interface"
_PERSON, _ASSIGNMENT, _POSITION, _ORGANISATION = "PR", "AS", "PO", "OR"
_ID = {_PERSON: "PersonId", _ASSIGNMENT: "AssignmentId", _POSITION: "PositionId", _ORGANISATION: "OrganisationId"}
_DAY = r"^(\d{4})(\d{2})(\d{2})( .*)?$"
_DAYS = ("date_of_birth", "start", "end")
_APPLICANTS = ("a", "applicant")  # people who applied and do not work here are in the interface too
_DELETED = "a later record deletes this assignment"
_REPLACED = "another version of this assignment was used, or none held on the day"
_NOT_STAFF = "this is the record of an applicant"
_PERSON_DELETED = "a later record deletes this person"
_FROM = "{file}: read as records of the ESR outbound interface, one row for each assignment, joined to its person."


def fits(grid: Grid) -> bool:
    """Whether a grid holds records rather than a table."""
    return grid.kind is GridKind.RECORDS


def read(grid: Grid, deposit: Deposit) -> Outcome:
    """One row for each assignment, in the version that held on the snapshot day (the last, where no year is known)."""
    day = Snapshot(deposit.year).date.strftime("%Y%m%d") if deposit.year else None
    cells = _padded(grid.cells)
    records = {code: _records(cells, code) for code in _layout()["columns"]}
    missing = [code + "A" for code in (_PERSON, _ASSIGNMENT) if records[code].is_empty()]
    if missing:
        return Outcome(problems=(_incomplete(grid, missing),))
    current = {code: _current(records[code], _ID[code], day) for code in records}
    current[_ASSIGNMENT] = current[_ASSIGNMENT].filter("in_effect")
    persons, assignments = records[_PERSON], current[_ASSIGNMENT].filter(~_is_applicant())
    deleted = persons.filter("deleted").select("PersonId").unique()
    gone = deleted.join(current[_PERSON].select("PersonId"), on="PersonId", how="anti")
    staff = assignments.join(gone, on="PersonId", how="anti")
    joined = _joined(staff, current)
    table = _table(grid, with_organisations(joined, current[_ORGANISATION], deposit), records, gone)
    return Outcome(tables=(table,), notices=_notices(grid, staff, current))


def _records(cells: pl.DataFrame, code: str) -> pl.DataFrame:
    """The records of one type with their columns named; ``deleted`` where a later record deletes one."""
    named = [_text(f"c{number}").alias(name) for number, name in enumerate(_layout()["columns"][code])]
    added = cells.filter(pl.col("c0") == f"{code}A").select("line", *named)
    removed = cells.filter(pl.col("c0") == f"{code}D")
    # A deletion holds the ids alone: of an assignment, that of the person first.
    last = "c2" if code == _ASSIGNMENT else "c1"
    ids = removed.select(pl.coalesce(_text(last), _text("c1")).alias(_ID[code]), removed_at="line")
    latest = ids.group_by(_ID[code]).agg(pl.col("removed_at").max())
    return (
        added.join(latest, on=_ID[code], how="left")
        .with_columns(deleted=(pl.col("removed_at") > pl.col("line")).fill_null(value=False))
        .drop("removed_at")
    )


def _padded(cells: pl.DataFrame) -> pl.DataFrame:
    """The records with every column that the widest type has, and the type in capitals."""
    widest = max(map(len, _layout()["columns"].values()))
    absent = [name for name in (f"c{number}" for number in range(widest)) if name not in cells.columns]
    return cells.with_columns(
        pl.col("c0").fill_null("").str.strip_chars().str.to_uppercase(),
        *(pl.lit(None, dtype=pl.String).alias(name) for name in absent),
    )


def _current(records: pl.DataFrame, key: str, day: str | None) -> pl.DataFrame:
    """One version of each: that in effect on the day, or else the one that begins last."""
    start, end = pl.col("EffectiveStartDate").fill_null(""), pl.col("EffectiveEndDate").fill_null("99991231")
    in_effect = (start <= day) & (end >= day) if day else pl.lit(value=True)
    # Of a person or a post the last version still says who or what it is; a job that did not hold is not one.
    return (
        records.filter(~pl.col("deleted"))
        .with_columns(in_effect=in_effect)
        .sort("in_effect", "EffectiveStartDate", "line", descending=True, nulls_last=True)
        .unique(subset=key, keep="first", maintain_order=True)
        .sort("line")
    )


def _joined(staff: pl.DataFrame, current: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Each assignment with its person and position; a column is named after its record: ``PR.EthnicOrigin``."""
    parts = pl.col("JobName").str.splitn("|", 2)
    assignments = staff.with_columns(StaffGroup=parts.struct.field("field_0"), JobRole=parts.struct.field("field_1"))
    joined = _prefixed(assignments, _ASSIGNMENT)
    for code, key in ((_PERSON, "PersonId"), (_POSITION, "PositionId")):
        other = _prefixed(current[code], code)
        joined = joined.join(
            other, left_on=f"{_ASSIGNMENT}.{key}", right_on=f"{code}.{key}", how="left", maintain_order="left"
        )
    return joined


def _table(grid: Grid, joined: pl.DataFrame, records: Mapping[str, pl.DataFrame], gone: pl.DataFrame) -> Table:
    fields: Mapping[str, list[str]] = _layout()["fields"]
    chosen = [_day(name, pl.coalesce(columns)).alias(name) for name, columns in fields.items()]
    cells = joined.select(pl.col(f"{_ASSIGNMENT}.line").alias("line"), *chosen, "organisation", "directorate")
    return Table(
        kind=RecordKind.STAFF,
        file=grid.file,
        sheet=grid.sheet,
        header_line=0,
        cells=cells,
        used=tuple((columns[0].partition(".")[2], name) for name, columns in fields.items()),
        source=NAME,
        set_aside=_set_aside(records[_ASSIGNMENT], cells, gone),
    )


def _set_aside(assignments: pl.DataFrame, used: pl.DataFrame, gone: pl.DataFrame) -> tuple[tuple[int, str], ...]:
    """Every assignment record that gave no row, with the reason."""
    left = assignments.join(used.select("line"), on="line", how="anti", maintain_order="left")
    reason = (
        pl.when("deleted")
        .then(pl.lit(_DELETED))
        .when(pl.col("PersonId").is_in(gone.get_column("PersonId").to_list()))
        .then(pl.lit(_PERSON_DELETED))
        .when(_is_applicant())
        .then(pl.lit(_NOT_STAFF))
        .otherwise(pl.lit(_REPLACED))
    )
    return tuple(left.select("line", reason).iter_rows())


def _notices(grid: Grid, staff: pl.DataFrame, current: Mapping[str, pl.DataFrame]) -> tuple[str, ...]:
    said = [_FROM.format(file=grid.file)]
    if not staff.join(current[_PERSON], on="PersonId", how="anti").is_empty():
        said.append(f"{grid.file}: some assignments have no record of their person here, so their ethnicity is blank.")
    return tuple(said)


def _incomplete(grid: Grid, missing: list[str]) -> str:
    return (
        f"{grid.file}: this looks like the ESR outbound interface, and has no {' and no '.join(missing)} records; "
        "hand in a full extract, with persons and assignments in one file."
    )


def _is_applicant() -> pl.Expr:
    return pl.col("AssignmentType").fill_null("").str.to_lowercase().is_in(_APPLICANTS)


def _text(column: str) -> pl.Expr:
    text = pl.col(column).str.strip_chars()
    return pl.when(text != "").then(text)


def _day(field: str, value: pl.Expr) -> pl.Expr:
    return value.str.replace(_DAY, "$1-$2-$3") if field in _DAYS else value


def _prefixed(records: pl.DataFrame, code: str) -> pl.DataFrame:
    return records.rename({name: f"{code}.{name}" for name in records.columns})


@cache
def _layout() -> Mapping[str, Any]:
    return tomllib.loads((files("tallystick.records") / "data" / "esr-outbound.toml").read_text("utf-8"))
