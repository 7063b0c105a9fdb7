"""Reads files in a child process: what kills the child is a finding about one file, not the end of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO

from tallystick.records.reading import limits
from tallystick.records.reading.gathering import Gathering
from tallystick.records.reading.grids import FileRead
from tallystick.records.reading.watch import Watch
from tallystick.records.reading.wire import Said, listen

_CHILD = ("-P", "-s", "-m", "tallystick.records.reading.child")
_NEVER_STARTED = "the part of the program that opens files did not start"
_DIED = "it takes too much memory or is damaged; a filled cell far below or beside the table can be the cause"
_OVERRAN = f"reading it took longer than {limits.SECONDS // 60} minutes"


def read_files(paths: Sequence[Path], *, on_progress: Callable[[str], None] | None = None) -> tuple[FileRead, ...]:
    """Read each file, in order. A file that cannot be read is in the answer too, with a problem.

    All files share one child process. Where it dies, the file it was on becomes a problem and a new child reads the
    rest. Rows come back through a pipe; nothing of them touches a disk.
    """
    read: list[FileRead] = []
    while len(read) < len(paths):
        read += _read_by_one_child(paths[len(read) :], on_progress or _keep_quiet)
    return tuple(read)


def _keep_quiet(_: str) -> None:
    pass


def _read_by_one_child(paths: Sequence[Path], on_progress: Callable[[str], None]) -> list[FileRead]:
    """What one child could do: all files, or those up to and with the one it died of."""
    read: list[FileRead] = []
    file = Gathering(paths[0].name)
    why = _NEVER_STARTED
    with _child_asked_for(paths) as child, Watch(child, seconds=limits.SECONDS) as watch:
        for what, body in listen(_pipe(child.stdout)):
            if what is Said.STARTED:
                watch.restart()
                file, why = Gathering(paths[len(read)].name), _DIED
                on_progress(f"Reading {file.name}")
            elif what is Said.DONE:
                read.append(file.finished(body))
            else:
                file.take(what, body)
    if len(read) < len(paths):
        read.append(file.broken_off(_OVERRAN if watch.overran else why))
    return read


@contextmanager
def _child_asked_for(paths: Sequence[Path]) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(  # noqa: S603  # this Python, and a module of our own
        [sys.executable, *_CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a library that gives up may quote the cell it gave up at
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        with suppress(BrokenPipeError), _pipe(child.stdin) as question:
            question.write(json.dumps([str(path.absolute()) for path in paths]).encode("utf-8"))
        import_module("polars")  # takes a while, and so does what the child is doing now
        yield child
    finally:
        child.kill()
        _pipe(child.stdout).close()
        child.wait()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the child was started without its pipes")
    return stream


def _environment() -> dict[str, str]:
    """Nothing of ours but where packages are; Windows cannot start a process without its own folder."""
    found = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    # More threads would each take address space, of which the child has little.
    return found | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "POLARS_MAX_THREADS": "2"}
