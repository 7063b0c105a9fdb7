"""What a file holds before anybody has understood it: grids of text, line by line."""

from dataclasses import dataclass, field
from typing import Literal

import polars as pl


@dataclass(frozen=True)
class Grid:
    """One sheet, or one text file: String columns c0, c1, ... and "line", the line people see."""

    file: str
    sheet: str
    cells: pl.DataFrame = field(repr=False)
    kind: Literal["table", "records"] = "table"


@dataclass(frozen=True)
class FileRead:
    """One file: its grids, or the one sentence that says why there are none."""

    file: str
    sha256: str
    grids: tuple[Grid, ...]
    notices: tuple[str, ...]
    problem: str = ""
