"""What recognition gives: tables whose columns are fields, and sentences about everything else."""

from dataclasses import dataclass, field

import polars as pl

from tallystick.records.frames import RecordKind


@dataclass(frozen=True)
class Table:
    """One sheet or file that was understood.

    ``cells`` has a String column for each field that was found, and ``line``, the line people see. ``used`` and
    ``ignored`` are headers; ``preamble`` is what stood above them. ``source`` says in words how it was understood.
    ``set_aside`` names lines that gave no row of their own, each with the reason.
    """

    kind: RecordKind
    file: str
    sheet: str
    header_line: int
    cells: pl.DataFrame = field(repr=False)
    used: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    preamble: tuple[str, ...] = field(default=(), repr=False)
    source: str = ""
    set_aside: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one grid gave."""

    tables: tuple[Table, ...] = ()
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recognised:
    """What a folder of files gave.

    ``unrecognised`` are sentences; ``return_files`` are the names of those files that hold a return, to be read
    through the counts door.
    """

    tables: tuple[Table, ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]
    unrecognised: tuple[str, ...]
    return_files: tuple[str, ...] = ()
