"""Everything in a folder, file by file and sheet by sheet, with a sentence about whatever gave no table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.deposit_answers import IGNORED
from tallystick.records.reading.grids import FileRead, Grid
from tallystick.records.recognise.adapters import ADAPTERS
from tallystick.records.recognise.finishing import finish
from tallystick.records.recognise.headers import key_of, lines_of
from tallystick.records.recognise.sheets import Doubtful, place, read_sheet, said_to_be
from tallystick.records.recognise.table import Outcome, Recognised, Table
from tallystick.tallies.sheet import RETURN

_NOTES = re.compile(
    r"(notes?|cover|contents?|read ?me|guidance|guide|instructions?|definitions?|parameters?|prompts?|look ?ups?|"
    r"key|about|index|front|version( control| history)?|change ?log)( (page|sheet|\d+))?",
    re.IGNORECASE,
)
_FIRST_LINES = 1000
_NOBODY = Deposit()


@dataclass(frozen=True)
class _FileOutcome:
    tables: tuple[Table, ...] = ()
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    return_file: bool = False


def recognise(files: Sequence[FileRead], deposit: Deposit = _NOBODY) -> Recognised:
    """Say what each file holds. A file handed in twice is read once."""
    outcomes = [(file, _outcome(file, deposit, files[:number])) for number, file in enumerate(files)]
    returns = tuple(file.file for file, outcome in outcomes if outcome.return_file)
    unused = tuple(
        f"deposit.toml, files: there is no '{name}' in what was handed in."
        for name in deposit.files
        if not any(name == grid.file or name == f"{grid.file}#{grid.sheet}" for each in files for grid in each.grids)
    )
    return Recognised(
        tables=tuple(table for _, outcome in outcomes for table in outcome.tables),
        problems=tuple(problem for _, outcome in outcomes for problem in outcome.problems),
        notices=(*(notice for _, outcome in outcomes for notice in outcome.notices), *unused),
        unrecognised=tuple(f"{name}: return file" for name in returns),
        return_files=returns,
    )


def _outcome(file: FileRead, deposit: Deposit, before: Sequence[FileRead]) -> _FileOutcome:
    if file.problem:
        return _FileOutcome(problems=(_named(file.file, file.problem),), notices=file.notices)
    twins = [each.file for each in before if each.sha256 == file.sha256]
    if twins:
        return _FileOutcome(notices=(f"{file.file}: this is the same file as {twins[0]}, and was read once.",))
    notices = tuple(_named(file.file, notice) for notice in file.notices)
    if any(_is_return(grid) for grid in file.grids):
        return _FileOutcome(notices=notices, return_file=True)
    read = [(grid, _read(grid, deposit)) for grid in file.grids]
    outcome = _settled(read)
    if not file.grids:
        notices = (*notices, f"{file.file}: the file is empty.")
    return replace(outcome, notices=(*notices, *outcome.notices))


def _settled(read: Sequence[tuple[Grid, Outcome | Doubtful]]) -> _FileOutcome:
    """All sheets of a file together: beside a sheet that was understood, one that looks like nothing is no problem."""
    outcomes = [each for _, each in read if isinstance(each, Outcome)]
    tables = tuple(finish(table) for outcome in outcomes for table in outcome.tables)
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    notices = [notice for outcome in outcomes for notice in outcome.notices]
    for grid, each in read:
        if isinstance(each, Doubtful):
            if each.weak and (tables or _is_notes(grid)):
                notices.append(f"{place(grid)}: nothing in this sheet looks like a record, and it was left out.")
            else:
                problems.append(each.sentence)
    return _FileOutcome(tables, tuple(problems), tuple(notices))


def _read(grid: Grid, deposit: Deposit) -> Outcome | Doubtful:
    if said_to_be(grid, deposit) == IGNORED:
        return Outcome(notices=(f"{place(grid)}: left out, as deposit.toml says.",))
    if _is_empty(grid.cells):
        return Outcome(notices=(f"{place(grid)}: there is nothing in it.",))
    for adapter in ADAPTERS:
        if adapter.fits(grid):
            return adapter.read(grid, deposit)
    outcome = read_sheet(grid, deposit)
    if isinstance(outcome, Doubtful):
        return outcome
    notices = (*outcome.notices, *_without_rows(outcome))
    return replace(outcome, tables=tuple(_with_rows(outcome)), notices=notices)


def _with_rows(outcome: Outcome) -> Iterator[Table]:
    # A text file with headers alone was made on purpose: it says that there were none. A sheet of a workbook with
    # headers alone is most often a sheet that nobody filled in, which says nothing.
    yield from (table for table in outcome.tables if not table.sheet or _has_rows(table))


def _without_rows(outcome: Outcome) -> Iterator[str]:
    for table in outcome.tables:
        if not _has_rows(table):
            name = f"{table.file}, sheet '{table.sheet}'" if table.sheet else table.file
            took = "it was left out" if table.sheet else "it was taken to say that there were none"
            yield f"{name}: there are headers and no rows; {took}."


def _has_rows(table: Table) -> bool:
    return not _is_empty(table.cells)


def _is_empty(cells: pl.DataFrame) -> bool:
    # A full table says so in its first lines: only one that is blank there is looked through to its end.
    return _is_blank(cells.head(_FIRST_LINES)) and _is_blank(cells)


def _is_blank(cells: pl.DataFrame) -> bool:
    named = [pl.col(name).fill_null("").str.strip_chars() != "" for name in cells.columns if name != "line"]
    return cells.is_empty() or not named or not cells.select(pl.any_horizontal(named).any()).item()


def _is_return(grid: Grid) -> bool:
    """Whether the first line that holds anything is the header of a return file."""
    required = {key_of(column) for column in RETURN.required}
    for line in lines_of(grid.cells):
        if any(line):
            return required <= {key_of(cell) for cell in line}
    return False


def _is_notes(grid: Grid) -> bool:
    return _NOTES.fullmatch(grid.sheet.strip()) is not None


def _named(file: str, sentence: str) -> str:
    return sentence if file in sentence else f"{file}: {sentence}"
