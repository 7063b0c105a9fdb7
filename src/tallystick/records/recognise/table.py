"""A table whose kind and columns are known; its cells are text still."""

from dataclasses import dataclass, field

import polars as pl

from tallystick.records.frames import RecordKind


@dataclass(frozen=True)
class Table:
    """One table of one kind. ``cells`` has text columns named by fields, and ``line`` (the line in the file)."""

    kind: RecordKind
    file: str
    sheet: str
    header_line: int
    cells: pl.DataFrame = field(repr=False)
    used: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    source: str = ""
    set_aside: tuple[tuple[int, str], ...] = ()
