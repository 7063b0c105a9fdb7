"""What a file is after it was read: grids of text, each row with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

LINE = "line"


class GridKind(StrEnum):
    """How the rows of a grid are made."""

    TABLE = "table"  # one heading for all rows, somewhere near the top
    RECORDS = "records"  # tilde-delimited: each line begins with its own record type, and says how long it is


@dataclass(frozen=True, eq=False)
class Grid:
    """One sheet of a workbook, or the whole of a text file.

    ``cells`` has columns c0, c1, ... of text and, last, ``line``: the number a spreadsheet program shows beside the
    row, or the physical line of a text file on which the row starts (a line break in quotation marks counts). No
    row is left out, blank ones neither, and no row gives way to a heading. Columns that are blank to the right of
    everything are left out, and so are blank columns left of everything in a workbook. A cell of a table is never null
    (what is blank is ""); in records a null says that the line had ended before that cell.
    """

    file: str
    sheet: str  # "" for a text file
    kind: GridKind
    cells: pl.DataFrame = field(repr=False)


@dataclass(frozen=True, eq=False)
class FileRead:
    """A file that was read, or the sentence that says why it was not."""

    file: str
    sha256: str  # of the bytes; "" where the file could not be opened or is too large
    grids: tuple[Grid, ...] = ()
    notices: tuple[str, ...] = ()
    problem: str = ""  # then there are no grids
