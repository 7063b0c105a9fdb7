"""Grids as reading gives them, from drawn tables and lists of lines."""

import hashlib

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.reading.grids import FileRead, Grid, GridKind
from tallystick.records.recognise import recognise


def grid_of(lines, *, file="extract.csv", sheet="", kind="table"):
    """A grid of these lines, blank where a line is shorter: "" in a table, null in records."""
    width = max((len(line) for line in lines), default=0)
    short = [[*line, *[None if kind == "records" else ""] * (width - len(line))] for line in lines]
    columns = {f"c{n}": pl.Series([line[n] for line in short], dtype=pl.String) for n in range(width)}
    cells = pl.DataFrame({**columns, "line": pl.Series(range(1, len(lines) + 1), dtype=pl.Int64)})
    return Grid(file=file, sheet=sheet, kind=GridKind(kind), cells=cells)


def drawn(text):
    """Lines and cells of a drawing: ``a | b`` a line."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").rstrip().splitlines()]


def file_of(*grids, problem="", notices=()):
    name = grids[0].file if grids else "extract.csv"
    content = repr([(grid.sheet, grid.cells.rows()) for grid in grids])
    return FileRead(name, hashlib.sha256(content.encode()).hexdigest(), tuple(grids), tuple(notices), problem)


def recognised(*grids, deposit=None):
    """All grids as one file each, recognised together."""
    return recognise([file_of(grid) for grid in grids], deposit or Deposit())


def book(**sheets):
    """One workbook: its sheets by name."""
    return file_of(*(grid_of(lines, file="book.xlsx", sheet=name) for name, lines in sheets.items()))


def only_table(*grids, deposit=None):
    found = recognised(*grids, deposit=deposit)
    assert found.problems == ()
    [table] = found.tables
    return table


def used(table):
    return {field: header for header, field in table.used}


def rows_of(table, *fields):
    return table.cells.select(*fields).rows()
