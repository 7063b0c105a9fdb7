"""Puts together again what the child sent in parts."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from tallystick.records.reading.grids import LINE, FileRead, Grid, GridKind
from tallystick.records.reading.refusals import could_not_be_read
from tallystick.records.reading.wire import Said

if TYPE_CHECKING:
    import polars as pl


class Gathering:
    """One file, as far as the child has told of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._sha256 = ""
        self._grids: list[tuple[dict[str, Any], list[pl.DataFrame]]] = []

    def take(self, what: Said, body: bytes) -> None:
        """Keep what was said about the file."""
        if what is Said.HASHED:
            self._sha256 = json.loads(body)["sha256"]
        elif what is Said.GRID:
            self._grids.append((json.loads(body), []))
        elif what is Said.PART:
            self._grids[-1][1].append(_rows(body))

    def finished(self, body: bytes) -> FileRead:
        """The file, after the child said that it is done with it."""
        said = json.loads(body)
        if said["problem"]:
            return FileRead(file=self.name, sha256=self._sha256, problem=said["problem"])
        grids = tuple(self._grid(about, parts) for about, parts in self._grids)
        return FileRead(file=self.name, sha256=self._sha256, grids=grids, notices=tuple(said["notices"]))

    def broken_off(self, why: str) -> FileRead:
        """The file, where the child said no more."""
        return FileRead(file=self.name, sha256=self._sha256, problem=could_not_be_read(self.name, why))

    def _grid(self, about: dict[str, Any], parts: list[pl.DataFrame]) -> Grid:
        kind = GridKind(about["kind"])
        return Grid(file=self.name, sheet=about["sheet"], kind=kind, cells=joined(parts, kind))


# Polars is imported here and not above, so that a program can load it while its child does the same.


def _rows(body: bytes) -> pl.DataFrame:
    import polars as pl

    return pl.read_ipc_stream(io.BytesIO(body))


def joined(parts: list[pl.DataFrame], kind: GridKind) -> pl.DataFrame:
    """The rows of a grid in one frame, blank where a part was narrower than another."""
    import polars as pl

    # A part is as wide as its own widest row.
    cells = pl.concat(parts, how="diagonal")
    blank = pl.lit(None if kind is GridKind.RECORDS else "", dtype=pl.String)
    columns = [pl.col(name).fill_null(blank) for name in cells.columns if name != LINE]
    return cells.select(*columns, LINE)
