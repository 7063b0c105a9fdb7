"""Cold processes: each new, from its start to its end, with modules compiled once as they are on anybody's machine."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Commands = Callable[[int], Mapping[str, Sequence[str]]]


def run(*arguments: str, compiled: Path | None = None) -> None:
    """One process of this Python. Raises CalledProcessError when it fails.

    Some machines forbid Python to keep what it compiled, and would compile every module in every run. ``compiled``
    is where it may.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if compiled:
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)


def cold(commands: Commands, *, turns: int, compiled: Path) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """By the clock and by the processor, the seconds of each command, in turns.

    A first turn compiles and fills the disk's cache, and is thrown away. ``commands`` is told which turn it is.
    """
    clock: dict[str, list[float]] = {}
    processor: dict[str, list[float]] = {}
    for turn in range(turns + 1):
        for name, command in commands(turn).items():
            before, start = _processor(), time.perf_counter()
            run(*command, compiled=compiled)
            if turn:
                clock.setdefault(name, []).append(time.perf_counter() - start)
                processor.setdefault(name, []).append(_processor() - before)
    return clock, processor


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
