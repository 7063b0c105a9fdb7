"""All tables of a folder to typed frames: what each row means, which rows are no record, and what was found."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from tallystick.definitions.choices import Choices, choices_with
from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.records.findings import Finding, FindingKind, Noted, how_many, ranked
from tallystick.records.frames import RecordKind, Records
from tallystick.records.interpret import (
    board,
    cases,
    contradictions,
    in_year,
    learning,
    movements,
    same_people,
    snapshots,
    stopped,
    survey,
)
from tallystick.records.interpret.applications import Applications
from tallystick.records.interpret.setting_aside import NotARecord, reasons, tidy
from tallystick.records.interpret.sheet import Sheet, person_numbers
from tallystick.records.interpret.silences import silent_kinds
from tallystick.records.interpret.staff import Staff
from tallystick.records.interpret.summary import KindSummary, summarise
from tallystick.records.recognise.table import Table
from tallystick.tallies.findings import refusal
from tallystick.vocabulary.periods import Snapshot

EXCLUDED = {"file": pl.String, "line": pl.Int64, "kind": pl.String, "reason": pl.String}


@dataclass(frozen=True)
class Unplaced:
    """Texts that deposit.toml could place and does not yet, most frequent first.

    A text is here only where many rows have it, or where it is plainly a pay scale, a band or a code: what stands on
    few rows can point at one person, and where columns have slipped it may be a name.
    """

    pay_scales: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    ethnicity: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interpreted:
    """What a folder holds. Every row of every table is in a frame or in ``excluded``, with a reason."""

    records: Records
    findings: tuple[Finding, ...]
    excluded: pl.DataFrame = field(repr=False)
    summary: tuple[KindSummary, ...]
    unplaced: Unplaced = field(default=Unplaced(), repr=False)


@dataclass(frozen=True)
class _Read:
    """One table, read. ``counts`` are the rows of people who are counted as staff."""

    table: Table
    frame: pl.DataFrame = field(repr=False)
    counts: pl.Series = field(repr=False)
    excluded: pl.DataFrame = field(repr=False)
    national: pl.DataFrame = field(repr=False)


def interpret(
    tables: Sequence[Table],
    deposit: Deposit,
    *,
    organisation: str,
    snapshot: Snapshot,
    is_stopped: stopped.Stopped = stopped.nobody,
) -> Interpreted:
    """Read every cell of every table. Of whom ``is_stopped`` names, nothing is said but that they are staff.

    Raises:
        InputRefused: a table cannot be used at all, with every such problem in one message: dates in two orders,
            a staff list of another year.
    """
    noted, choices = Noted(), choices_with(deposit.choices)
    read = [
        _read(_sheet(table, _label(table, tables), deposit, organisation, snapshot, noted), choices) for table in tables
    ]
    if noted.problems:
        raise InputRefused(refusal("The records", dict.fromkeys(noted.problems)))
    frames = _frames(read, noted, is_stopped)
    in_year.tell(frames, snapshot, noted)
    excluded = pl.concat([pl.DataFrame(schema=EXCLUDED), *(each.excluded for each in read)])
    silent = silent_kinds(tables, noted)
    found = ranked(noted.found)
    return Interpreted(Records(frames, silent), found, excluded, _summary(read, frames), _unplaced(noted))


def _unplaced(noted: Noted) -> Unplaced:
    kinds = {
        "pay_scales": FindingKind.UNMAPPED_PAY_SCALE,
        "courses": FindingKind.UNMAPPED_COURSE,
        "ethnicity": FindingKind.UNMAPPED_ETHNICITY,
        "settings": FindingKind.UNMAPPED_SETTING,
    }
    return Unplaced(**{name: tuple(noted.unplaced.get(kind, ())) for name, kind in kinds.items()})


def _sheet(table: Table, where: str, deposit: Deposit, organisation: str, snapshot: Snapshot, noted: Noted) -> Sheet:
    return Sheet(table, tidy(table.cells), where, deposit, organisation, snapshot, noted)


def _label(table: Table, tables: Sequence[Table]) -> str:
    """The file's name, with the sheet where several sheets of it were read."""
    several = sum(1 for other in tables if other.file == table.file) > 1
    return f"{table.file}, sheet {table.sheet}" if several and table.sheet else table.file


def _read(sheet: Sheet, choices: Choices) -> _Read:
    why = reasons(sheet.table.kind, sheet.cells)
    if sheet.table.kind is RecordKind.STAFF:
        days = snapshots.other_days(replace(sheet, cells=sheet.cells))
        why = pl.DataFrame({"why": why, "day": days}).select(why=pl.coalesce("why", "day"))["why"]
    _tell_set_aside(sheet, why)
    kept = replace(sheet, cells=sheet.cells.filter(why.is_null()))
    if sheet.table.kind is RecordKind.STAFF:
        frame, counts = _staff(kept, choices)
    else:
        frame, counts = _FRAME_OF[sheet.table.kind](kept), pl.Series(dtype=pl.Boolean)
    return _Read(sheet.table, frame, counts, _excluded(sheet, why), _national(kept, frame))


def _staff(sheet: Sheet, choices: Choices) -> tuple[pl.DataFrame, pl.Series]:
    found = Staff(sheet, choices)
    snapshots.check_starts(sheet, found.start, found.end)
    return found.frame(), found.counts


_FRAME_OF: Mapping[RecordKind, Callable[[Sheet], pl.DataFrame]] = {
    RecordKind.APPLICATIONS: lambda sheet: Applications(sheet).frame(),
    RecordKind.CASES: cases.frame,
    RecordKind.LEARNING: learning.frame,
    RecordKind.BOARD: board.frame,
    RecordKind.MOVEMENTS: movements.frame,
    RecordKind.SURVEY: survey.frame,
}


# ROWS THAT ARE NO RECORD


def _excluded(sheet: Sheet, why: pl.Series) -> pl.DataFrame:
    gone = sheet.cells.select("line", reason=why).filter(pl.col("reason").is_not_null())
    earlier = pl.DataFrame(list(sheet.table.set_aside), schema={"line": pl.Int64, "reason": pl.String}, orient="row")
    named = pl.concat([gone.select("line", "reason"), earlier]).with_columns(
        file=pl.lit(sheet.where), kind=pl.lit(sheet.table.kind.value)
    )
    return named.select(list(EXCLUDED))


def _tell_set_aside(sheet: Sheet, why: pl.Series) -> None:
    counts = Counter(reason for reason in why.to_list() if reason)
    # Blank rows are of no interest to anybody.
    counts.pop(NotARecord.BLANK, None)
    for reason, number in counts.items():
        sheet.tell(
            FindingKind.SET_ASIDE,
            f"{how_many(number, 'row')} {'is' if number == 1 else 'are'} set aside: {reason}.",
            people=number,
        )


# ONE FRAME FOR EACH KIND


def _national(sheet: Sheet, frame: pl.DataFrame) -> pl.DataFrame:
    if not sheet.has("nhs_identifier") or sheet.table.kind is not RecordKind.STAFF:
        return pl.DataFrame(schema=same_people.PAIRS)
    return frame.select("organisation", "person").with_columns(national=person_numbers(sheet.text("nhs_identifier")))


def _frames(read: Sequence[_Read], noted: Noted, is_stopped: stopped.Stopped) -> dict[RecordKind, pl.DataFrame]:
    by_kind = {kind: [each.frame for each in read if each.table.kind is kind] for kind in RecordKind}
    frames = {kind: pl.concat(found) for kind, found in by_kind.items() if found}
    theirs = stopped.rows_of(frames, is_stopped)
    return stopped.withdrawn(_settled(frames, read, noted), theirs)


def _settled(
    frames: dict[RecordKind, pl.DataFrame], read: Sequence[_Read], noted: Noted
) -> dict[RecordKind, pl.DataFrame]:
    if RecordKind.STAFF not in frames:
        return frames
    known = same_people.under_one_number(frames, pl.concat([each.national for each in read]))
    counts = pl.concat([each.counts for each in read])
    return known | {RecordKind.STAFF: contradictions.settled(known[RecordKind.STAFF], counts, noted)}


def _summary(read: Sequence[_Read], frames: Mapping[RecordKind, pl.DataFrame]) -> tuple[KindSummary, ...]:
    return tuple(
        summarise(
            kind,
            [each.table for each in read if each.table.kind is kind],
            frame,
            sum(each.excluded.height for each in read if each.table.kind is kind),
        )
        for kind, frame in frames.items()
    )
