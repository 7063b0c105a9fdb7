"""One grid, read by its headers: the usual way, for every extract that is a plain table."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from tallystick.records.deposit import FILE_NAME, Deposit
from tallystick.records.deposit_answers import IGNORED
from tallystick.records.frames import RecordKind
from tallystick.records.reading.grids import Grid
from tallystick.records.recognise.columns import Columns, columns_of
from tallystick.records.recognise.headers import LOOKED_AT, find_headers, key_of, lines_of, listed
from tallystick.records.recognise.kinds import choose, strength
from tallystick.records.recognise.table import Outcome, Table
from tallystick.records.schemas import schema

_WEAK = 1.0  # fewer words of its own than this, and a sheet beside a good one is taken for a working sheet


@dataclass(frozen=True)
class Doubtful:
    """A grid that no kind explains: a problem, unless a better sheet of the same book makes it a working sheet."""

    sentence: str
    strength: float

    @property
    def weak(self) -> bool:
        """Whether next to nothing in it looks like a record."""
        return self.strength < _WEAK


def place(grid: Grid) -> str:
    """The name of a grid in a sentence."""
    return f"{grid.file}, sheet '{grid.sheet}'" if grid.sheet else grid.file


def said_to_be(grid: Grid, deposit: Deposit) -> str:
    """The kind that deposit.toml gives a sheet or its file; blank where it gives none."""
    return deposit.files.get(f"{grid.file}#{grid.sheet}", deposit.files.get(grid.file, ""))


def read_sheet(grid: Grid, deposit: Deposit) -> Outcome | Doubtful:
    """Find the header line, the kind and the columns of a grid."""
    lines = lines_of(grid.cells)
    said = said_to_be(grid, deposit)
    kinds = [RecordKind(said)] if said and said != IGNORED else list(RecordKind)
    headers = find_headers(lines, kinds, deposit)
    if not headers:
        return Doubtful(_no_header(grid), 0.0)
    choice = choose([columns_of(each, grid.cells) for each in headers], name=_hints(grid), deposit=deposit)
    if choice.columns is None:
        return Doubtful(_ambiguous(grid, choice.between), _WEAK)
    if choice.columns.missing:
        return Doubtful(_lacking(grid, choice.columns), strength(choice.columns))
    if choice.columns.doubts:
        return Outcome(problems=tuple(f"{place(grid)}: {doubt}." for doubt in choice.columns.doubts.values()))
    notices = tuple(f"{place(grid)}: {notice}." for notice in choice.columns.notices)
    return Outcome(tables=(table_of(grid, choice.columns, lines),), notices=notices)


def table_of(grid: Grid, columns: Columns, lines: Sequence[Sequence[str]]) -> Table:
    """The table that these columns of a grid make."""
    header, kind = columns.header, columns.header.kind
    below = grid.cells.slice(header.index + 1)
    chosen = [pl.col(f"c{column}").cast(pl.String).alias(name) for name, column in columns.at.items()]
    return Table(
        kind=kind,
        file=grid.file,
        sheet=grid.sheet,
        header_line=int(grid.cells.get_column("line")[header.index]),
        cells=below.select(pl.col("line").cast(pl.Int64), *chosen),
        used=tuple((header.headers[column], name) for name, column in columns.at.items()),
        ignored=tuple(h for column, h in enumerate(header.headers) if h and column not in columns.at.values()),
        preamble=tuple(text for line in lines[: header.index] if (text := " ".join(filter(None, line)))),
        source=_source(columns),
    )


def _hints(grid: Grid) -> str:
    return f"{grid.file} {grid.sheet}"


def _source(columns: Columns) -> str:
    present = {key_of(header) for header in columns.header.headers}
    if columns.header.mapped:
        return f"mapped by {FILE_NAME}"
    for source in schema(columns.header.kind).sources:
        if all(key_of(header) in present for header in source.headers):
            return source.name
    return "columns known by their headers"


# SENTENCES


def _no_header(grid: Grid) -> str:
    # The cells themselves may be people's: without a header nothing says that they are not.
    return (
        f"{place(grid)}: none of the first {LOOKED_AT} lines names columns that are known. If this is an extract, "
        f'write what its columns are in {FILE_NAME}; if it is not, write under [files]: {_key(grid)} = "{IGNORED}".'
    )


def _ambiguous(grid: Grid, between: Sequence[RecordKind]) -> str:
    kinds = " or ".join(schema(kind).title.lower() for kind in between)
    return (
        f"{place(grid)}: this could be {kinds}; write in {FILE_NAME}, under [files], which it is: "
        f'{_key(grid)} = "{between[0]}".'
    )


def _lacking(grid: Grid, columns: Columns) -> str:
    kind = columns.header.kind
    of = schema(kind)
    group = columns.missing[0]
    wanted = " or ".join(of.named(name).title for name in group)
    return (
        f"{place(grid)}: this looks like {of.title.lower()}, and no column is {wanted}; its columns are "
        f"{listed([header for header in columns.header.headers if header])}. If one of them is, write in {FILE_NAME}, "
        f'under [columns.{kind}]: "its header" = "{group[0]}".'
    )


def _key(grid: Grid) -> str:
    return f'"{grid.file}#{grid.sheet}"' if grid.sheet else f'"{grid.file}"'
