"""Tables as people draw them, to be interpreted: columns are fields, ``|`` stands between cells."""

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.interpret import interpret
from tallystick.records.recognise.table import Table
from tallystick.vocabulary.periods import Snapshot

NOBODY = Deposit()


def table(kind, drawn, *, file=""):
    """A table of this kind. The header stands on line 1, so the first row is line 2."""
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in drawn.strip("\n").splitlines()]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    cells = pl.DataFrame(columns, schema=dict.fromkeys(header, pl.String))
    lines = pl.Series("line", range(2, len(rows) + 2), dtype=pl.Int64)
    return Table(
        RecordKind(kind),
        file or f"{kind}.csv",
        "",
        1,
        cells.with_columns(lines),
        used=tuple((name.replace("_", " ").capitalize(), name) for name in header),
    )


def interpreted(*tables, deposit=NOBODY, organisation="Northmoor", year=2025, **more):
    return interpret(tables, deposit, organisation=organisation, snapshot=Snapshot(year), **more)


def read(kind, drawn, *columns, deposit=NOBODY):
    """The named columns of the typed frame: a list of values for one, of tuples for several."""
    frame = interpreted(table(kind, drawn), deposit=deposit).records.frames[RecordKind(kind)]
    if len(columns) == 1:
        return frame[columns[0]].to_list()
    return frame.select(columns).rows()


def findings(kind, drawn, *, of, deposit=NOBODY):
    """The findings of one kind."""
    return [found for found in interpreted(table(kind, drawn), deposit=deposit).findings if found.kind == of]
