"""The process that opens files. It is asked once, tells what it reads, and may die at any time without harm.

It is started by read.py and is of no use by hand.
"""

import hashlib
import io
import json
import os
import sys
from pathlib import Path
from typing import IO

import polars as pl

from tallystick.errors import InputRefused
from tallystick.records.reading import limits
from tallystick.records.reading.contents import Content, content_of
from tallystick.records.reading.grids import GridKind
from tallystick.records.reading.refusals import could_not_be_read, unreadable
from tallystick.records.reading.separated import read_text
from tallystick.records.reading.wire import Said, say, say_json
from tallystick.records.reading.workbooks import read_workbook

_TOO_LARGE = f"it is larger than {limits.FILE_BYTES // limits.MEGABYTE} MB"
_TOO_MANY = f"it has more than {limits.CELLS // 1_000_000} million cells"
_SPLIT = "Hand in one year or one kind of record at a time."


class Answers:
    """What a reader tells of a file, on its way to the parent."""

    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self._name = name
        self._stream = stream
        self._cells = 0

    def grid(self, sheet: str, kind: GridKind) -> None:
        """A sheet begins."""
        say_json(self._stream, Said.GRID, {"sheet": sheet, "kind": kind})

    def part(self, rows: pl.DataFrame) -> None:
        """More rows of the sheet. Raises InputRefused where whoever asked would have too much to hold."""
        self._cells += rows.height * rows.width
        if self._cells > limits.CELLS:
            raise unreadable(self._name, _TOO_MANY, _SPLIT)
        body = io.BytesIO()
        rows.write_ipc_stream(body)
        say(self._stream, Said.PART, body.getvalue())


def main() -> None:
    """Read the files named on standard input; tell of them on standard output."""
    paths = [Path(each) for each in json.load(sys.stdin.buffer)]
    with _standard_output_alone() as stream:
        limits.confine()
        for path in paths:
            limits.allow_one_more_file()
            tell_of(path, stream)


def _standard_output_alone() -> IO[bytes]:
    """The pipe to the parent, out of reach of whatever a library may print."""
    stream = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return stream


def tell_of(path: Path, stream: IO[bytes]) -> None:
    """Read one file and say all there is to say about it."""
    say(stream, Said.STARTED)
    notices: tuple[str, ...] = ()
    problem = ""
    try:
        notices = _read(path, stream)
    except InputRefused as refused:
        problem = str(refused)
    except OSError:
        problem = could_not_be_read(path.name, "it could not be opened", "See that it exists and that you may read it.")
    except MemoryError:
        problem = could_not_be_read(path.name, "reading it takes too much memory", _SPLIT)
    except Exception:  # noqa: BLE001  # a library's own words may hold a cell, so nothing of them is passed on
        problem = could_not_be_read(path.name, "it is damaged, or not what it seems to be")
    say_json(stream, Said.DONE, {"notices": notices, "problem": problem})


def _read(path: Path, stream: IO[bytes]) -> tuple[str, ...]:
    if not path.is_file():
        raise OSError("not a file")
    if path.stat().st_size > limits.FILE_BYTES:
        raise unreadable(path.name, _TOO_LARGE, _SPLIT)
    content = path.read_bytes()
    say_json(stream, Said.HASHED, {"sha256": hashlib.sha256(content).hexdigest()})
    kind = content_of(content, path.name)
    answers = Answers(path.name, stream)
    if kind is Content.TEXT:
        return read_text(content, path.name, answers)
    return read_workbook(content, path.name, kind, answers)


if __name__ == "__main__":
    main()
