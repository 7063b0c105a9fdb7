"""How large a file may be, and how much of the machine reading it may take."""

import sys
import time

MEGABYTE = 1024 * 1024
FILE_BYTES = 200 * MEGABYTE
UNPACKED_BYTES = 500 * MEGABYTE
ROWS = 2_000_000
COLUMNS = 500
CELLS = 40_000_000  # of all sheets of a file: whoever asked for it holds them all, about 20 bytes for each
SHEETS = 300

# Of the child process. A staff list of 20,000 rows takes about a second and 0.6 GB.
MEMORY_BYTES = 2048 * MEGABYTE
CPU_SECONDS = 120  # for each file
SECONDS = 180  # for each file, by the clock of the parent


def confine() -> None:
    """Take memory, files and crash dumps from this process, for good.

    Windows has no such limits, and macOS does not keep the first: there the clock of the parent is what remains.
    """
    if sys.platform != "win32":
        import resource

        # Of what is used: of address space Polars and Rust put aside three times what they ever touch.
        _lower(resource.RLIMIT_DATA, MEMORY_BYTES)
        _lower(resource.RLIMIT_FSIZE, 0)  # nothing read may reach a disk
        _lower(resource.RLIMIT_CORE, 0)  # nor in the picture of a process that died


def allow_one_more_file() -> None:
    """Let this process use as many seconds again as one file is worth."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(time.process_time()) + 1 + CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (_least(wanted, most), most))


def _lower(limit: int, wanted: int) -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(limit)
        resource.setrlimit(limit, (_least(wanted, most), _least(wanted, most)))


def _least(wanted: int, most: int) -> int:
    """A limit already set by the operator stays; -1 is what an unlimited one is called."""
    return wanted if most < 0 else min(wanted, most)
