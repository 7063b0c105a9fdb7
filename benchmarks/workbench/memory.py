"""How much memory one piece of work takes, in a process of its own.

The kernel keeps the high-water mark of a process in two places. The one that ``resource`` reads begins, in a child,
with its parent's; the one under /proc is the child's own.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_STATUS = Path("/proc/self/status")
_KILOBYTES_IN_MEGABYTE = 1024


def print_peak(work: Callable[[], object]) -> None:
    """Do the work and print how many megabytes it took at most above what the process held before."""
    before = _megabytes("VmRSS")
    work()
    print(_megabytes("VmHWM") - before)


def peak_of(script: str, *arguments: str) -> float | None:
    """What ``print_peak`` printed in a new process; None on a system that keeps no such mark."""
    if not _STATUS.exists():
        return None
    command = [sys.executable, script, *arguments]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def _megabytes(mark: str) -> float:
    (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith(f"{mark}:"))
    return int(line.split()[1]) / _KILOBYTES_IN_MEGABYTE
