"""Files of pay to the people who are paid: read, recognised, understood and counted. Needs the data libraries.

Imported only when pay is asked for, so that no other command waits for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from tallystick.account.pay_read import PayRead, joined
from tallystick.account.pay_whose import about_files, about_one, holders_of, named_rows
from tallystick.account.sorted_files import Sorted, sort_files
from tallystick.definitions.pay.options import PayOptions
from tallystick.engine.pay import CountedPay, Measures, count_pay
from tallystick.errors import InputRefused, NothingCalculable, TallystickError, WrongArguments
from tallystick.records.deposit import Deposit, load_deposit
from tallystick.records.findings import FindingKind, how_many
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.records.interpret import Interpreted, interpret
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.stopped import Stopped, nobody, rows_of, withdrawn
from tallystick.records.interpret.whole import Unplaced
from tallystick.records.pay import PayRows, of_pay, read_rows, with_staff_list
from tallystick.records.reading import FileRead, read_files
from tallystick.records.recognise import Recognised, recognise
from tallystick.records.recognise.table import Table
from tallystick.release.release import Source
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick.vocabulary.periods import Snapshot

__all__ = ["PayRead", "read_pay"]

Progress = Callable[[str], None]
_STANDARD = PayOptions()
_CHARACTERISTICS = ("ethnicity", "sex", "disability")
_NO_DAY = "Nothing says which snapshot date the pay is of. Say it, for example: --snapshot 2025-03-31."


class NoPay(InputRefused):
    """No file that was handed in is of pay."""


def read_pay(
    path: Path,
    *,
    characteristic: str = ETHNICITY,
    organisation: str = "",
    snapshot: date | None = None,
    options: PayOptions = _STANDARD,
    progress: Progress | None = None,
    said: Deposit | None = None,
    is_stopped: Stopped = nobody,
) -> PayRead:
    """Read the file of pay, or the folder that holds some, at ``path``.

    ``characteristic`` is what people will be compared by: an ethnicity that cannot be placed stops a report by
    ethnicity, and is not known in any other. ``organisation`` names whose pay it is where the files name nobody, and
    chooses one where they name several; ``snapshot`` does the same for the day. ``said`` stands for every deposit.toml.
    Of whoever ``is_stopped`` neither ethnicity nor disability is used. Raises WrongArguments where there is nothing to
    read or nobody says the day, InputRefused with every problem of every file, and NothingCalculable where nobody is
    left to count.
    """
    found = sort_files(path)
    asked = _Asked(characteristic, organisation, snapshot, options, progress, said, is_stopped)
    read = partial(_read, asked=asked)
    parts = {"": read(found)} if found.returns or found.extracts else {}
    without: dict[str, TallystickError] = {}
    for folder in found.years:
        try:
            parts[folder.name] = read(sort_files(folder), year=Snapshot(int(folder.name)).date)
        except (NothingCalculable, NoPay) as nobody:
            without[folder.name] = nobody
        except InputRefused as refused:
            raise InputRefused(f"In the folder {folder.name}:\n{refused}") from None
    if not parts:
        raise next(iter(without.values()))
    return joined(parts, tuple(f"{folder}: nobody is counted from this folder" for folder in without))


@dataclass(frozen=True)
class _Asked:
    """What is to be read from every folder."""

    characteristic: str
    organisation: str
    snapshot: date | None
    options: PayOptions
    progress: Progress | None
    said: Deposit | None
    is_stopped: Stopped


def _read(found: Sorted, *, asked: _Asked, year: date | None = None) -> PayRead:
    """The files of one folder. ``year`` is the day that a folder of one year says by its name."""
    deposit = asked.said or (load_deposit(found.deposit) if found.deposit else Deposit())
    read = read_files([*found.returns, *found.extracts], on_progress=asked.progress)
    recognised = of_pay(recognise(read, deposit), read)
    _refuse(recognised.problems)
    named = replace(deposit, organisation=asked.organisation or deposit.organisation)
    rows = _rows(recognised, found, named, year or asked.snapshot)
    _check_day(rows)
    rows, staff = _with_staff(rows, recognised, deposit, asked.is_stopped)
    _check_groups(rows, asked)
    counted = count_pay(
        rows.frame,
        asked.options,
        said=rows.said,
        characteristic=asked.characteristic,
        organisation=_chosen(rows.frame, asked.organisation),
        snapshot=asked.snapshot,
    )
    if not counted.people:
        raise NothingCalculable(_nobody(counted))
    return _whole(rows, counted, recognised, _sources(read, recognised), asked.options, staff)


def _rows(recognised: Recognised, found: Sorted, deposit: Deposit, snapshot: date | None) -> PayRows:
    tables = [table for table in recognised.tables if table.kind is RecordKind.PAY]
    if not tables:
        raise NoPay(
            "No file of pay was found. It has a column for pay for an hour, ordinary pay or basic pay, under a name "
            "such as hourly_pay, Hourly Rate or Ordinary Pay. To see all names: tallystick show records pay."
        )
    return named_rows(read_rows(tables, deposit, organisation=deposit.organisation, snapshot=snapshot), found, deposit)


def _chosen(frame: pl.DataFrame, asked: str) -> str:
    """The organisation that was asked for, as the files write it. Raises WrongArguments where they have no such."""
    names = sorted(frame["organisation"].unique().to_list())
    alike = [name for name in names if plain_key(name) == plain_key(asked)]
    if asked and not alike and frame.height:
        raise WrongArguments(f"The files have no pay of '{asked}'. They have pay of: {', '.join(names)}.")
    return alike[0] if alike else ""


def _check_day(rows: PayRows) -> None:
    if rows.frame.height and rows.frame["snapshot"].is_null().all():
        raise WrongArguments(_NO_DAY)


def _check_groups(rows: PayRows, asked: _Asked) -> None:
    if rows.blocking and asked.characteristic == ETHNICITY and not asked.options.analysis:
        said = "\n".join(f"  {sentence}" for sentence in rows.blocking)
        raise InputRefused(
            "A pay report cannot be made yet, because some people could not be placed. Nothing was written.\n"
            f"{said}\nTo go on without them, add --analysis: each is listed as left out."
        )


def _nobody(counted: CountedPay) -> str:
    reasons = counted.excluded.filter(pl.col("measures") == Measures.ALL)["reason"].value_counts(sort=True)
    said = [f"  {how_many(number, 'row')}: {reason}" for reason, number in reasons.iter_rows()]
    return "\n".join(["Nobody is left to count.", *said])


# THE STAFF LIST


@dataclass(frozen=True, kw_only=True)
class _Beside:
    """The staff list beside the pay: a sentence on how far it reached, and whose rows each of its files has."""

    sentences: tuple[str, ...] = ()
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _with_staff(
    rows: PayRows, recognised: Recognised, deposit: Deposit, is_stopped: Stopped
) -> tuple[PayRows, _Beside]:
    """The rows with what the staff list says where they say nothing, and of those who are stopped as withdrawn."""
    rows = replace(rows, frame=_withdrawn(rows.frame, is_stopped))
    staff = [table for table in recognised.tables if table.kind is RecordKind.STAFF]
    if not staff or rows.frame.is_empty():
        return rows, _Beside()
    listed = _staff(staff, rows, deposit, is_stopped)
    frame = listed.records.frames[RecordKind.STAFF]
    filled, matched = with_staff_list(rows.frame, frame)
    left = (filled["ethnicity"] == UNMAPPED).sum() > (rows.frame["ethnicity"] == UNMAPPED).sum()
    blocking = [one.sentence for one in listed.findings if one.kind is FindingKind.UNMAPPED_ETHNICITY and left]
    told = {name for name in _CHARACTERISTICS if any(name in table.cells.columns for table in staff)}
    sentence = (
        "What the file of pay does not say of somebody (ethnicity, disability, sex, band and where they work) was "
        f"taken from the staff list, by employee number: it has {matched:,} of {how_many(filled.height, 'row')}."
    )
    blocks = (*rows.blocking, *blocking)
    unplaced = _both(rows.unplaced, listed.unplaced, ethnicity=bool(blocking))
    names = frozenset(rows.frame["organisation"].unique().to_list())
    # Of one organisation the list is its own, whatever it is called there.
    holders = holders_of(frame, staff) if len(names) > 1 else {table.file: names for table in staff}
    beside = _Beside(sentences=(sentence,), holders=holders)
    return replace(rows, frame=filled, said=rows.said | told, blocking=blocks, unplaced=unplaced), beside


def _withdrawn(frame: pl.DataFrame, is_stopped: Stopped) -> pl.DataFrame:
    """Rows of pay without the ethnicity and disability of those who are stopped, whatever the staff list says."""
    frames = {RecordKind.PAY: frame}
    return withdrawn(frames, rows_of(frames, is_stopped))[RecordKind.PAY]


def _both(of_pay: Unplaced, of_staff: Unplaced, *, ethnicity: bool) -> Unplaced:
    """What could not be placed in either; of the staff list's ethnicities only where somebody who is paid has one."""
    return Unplaced(
        pay_scales=tuple(dict.fromkeys((*of_pay.pay_scales, *of_staff.pay_scales))),
        ethnicity=tuple(dict.fromkeys((*of_pay.ethnicity, *(of_staff.ethnicity if ethnicity else ())))),
    )


def _staff(tables: Sequence[Table], rows: PayRows, deposit: Deposit, is_stopped: Stopped) -> Interpreted:
    latest = rows.frame["snapshot"].max()
    if not isinstance(latest, date):
        raise WrongArguments(_NO_DAY)
    [organisation, *_] = rows.frame["organisation"].to_list()
    day = Snapshot(latest.year)
    return interpret(tables, deposit, organisation=organisation, snapshot=day, is_stopped=is_stopped)


# THE WHOLE


def _whole(
    rows: PayRows,
    counted: CountedPay,
    recognised: Recognised,
    sources: tuple[Source, ...],
    options: PayOptions,
    staff: _Beside,
) -> PayRead:
    gone = rows.set_aside.with_columns(measures=pl.lit(Measures.ALL.value))
    every = (*recognised.notices, *rows.notices, *rows.blocking, *staff.sentences, *counted.notices)
    notices = tuple(dict.fromkeys(said.rstrip(".") for said in every))
    holders = {**holders_of(rows.frame, recognised.tables), **staff.holders}
    return PayRead(
        people=counted.people,
        excluded=pl.concat([gone, counted.excluded]).sort("file", "line", "measures"),
        flagged=counted.flagged,
        reconciliation=_with_set_aside(counted.reconciliation, rows.set_aside),
        notices=notices,
        choices=tuple(_choices(rows, options)),
        sources=sources,
        holders=holders,
        about={**about_files(notices, holders), **about_one(counted)},
        tables=recognised.tables,
        unplaced=rows.unplaced,
        blocking=rows.blocking,
        named=rows.named,
    )


def _choices(rows: PayRows, options: PayOptions) -> Iterator[str]:
    yield from options.sentences(rows.said)
    if "birth_year" in rows.said and "date_of_birth" not in rows.said:
        yield "Age bands are by the age that people reached by the end of the year before."


def _with_set_aside(reconciliation: pl.DataFrame, set_aside: pl.DataFrame) -> pl.DataFrame:
    """What became of the rows of each file, those that are no record among the rows left out."""
    gone = set_aside.group_by("file", maintain_order=True).agg(gone=pl.len().cast(pl.Int64))
    both = reconciliation.join(gone, on="file", how="full", coalesce=True, maintain_order="left_right")
    full = both.with_columns(pl.exclude("file").fill_null(0))
    return full.with_columns(rows=pl.col("rows") + pl.col("gone"), left_out=pl.col("left_out") + pl.col("gone")).drop(
        "gone"
    )


def _sources(read: Sequence[FileRead], recognised: Recognised) -> tuple[Source, ...]:
    """The files that were used."""
    rows: dict[str, int] = {}
    for table in recognised.tables:
        rows[table.file] = rows.get(table.file, 0) + table.cells.height
    return tuple(Source(file=one.file, sha256=one.sha256, rows=rows[one.file]) for one in read if one.file in rows)


def _refuse(problems: Sequence[str]) -> None:
    if problems:
        raise InputRefused("\n".join(dict.fromkeys(problems)))
