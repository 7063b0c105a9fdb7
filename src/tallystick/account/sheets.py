"""Words in the columns of a file, such as a plan's: every table of a workbook, a Word document or a text file.

Files are opened in a child process that may die without harm, as all files are.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from tallystick.records.reading import read_files
from tallystick.records.reading.refusals import could_not_be_read
from tallystick.records.reading.word import is_word, read_word

_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_PARTS = 3_000
_ONE_PART = b"PK\x01\x02"  # stands before every entry in the list of what a zip file holds
_TOO_LARGE = "unpacked it is larger than any plan"
_LESS = "Take out pictures and old sheets, and save it again."


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: what it is called, and its rows, each with the line that people see beside it."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class TablesRead:
    """The tables of a file, what is to be known about the reading, and where there are none, why."""

    tables: tuple[Table, ...] = ()
    notices: tuple[str, ...] = ()
    problem: str = ""


def read_tables(path: Path) -> TablesRead:
    """Read a file whose size was checked. What cannot be read is in the answer as a sentence.

    Somebody waits for it: what would take long to unpack is not unpacked at all.
    """
    if _unpacked(path) > _MOST_UNPACKED:
        return TablesRead(problem=could_not_be_read(path.name, _TOO_LARGE, _LESS))
    content = path.read_bytes()
    if content.count(_ONE_PART) > _MOST_PARTS:
        return TablesRead(problem=could_not_be_read(path.name, _TOO_LARGE, _LESS))
    if is_word(content):
        found, problem = read_word(path)
        tables = (
            Table(name=f"Table {number}", rows=tuple(enumerate(map(tuple, rows), start=1)))
            for number, rows in enumerate(found, start=1)
        )
        return TablesRead(tables=tuple(tables), problem=problem)
    [read] = read_files([path])
    grids = (
        Table(
            name=grid.sheet, rows=tuple((line, tuple(one or "" for one in cells)) for *cells, line in grid.cells.rows())
        )
        for grid in read.grids
    )
    return TablesRead(tables=tuple(grids), notices=read.notices, problem=read.problem)


def _unpacked(path: Path) -> int:
    """How large a file says it is when it is unpacked. One that says less than it is, is refused where it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):  # the second of a packing that zipfile cannot undo
        return 0
