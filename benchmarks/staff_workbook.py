"""How long a large staff list takes to be read and understood, beside programs that read its cells and no more.

`python benchmarks/staff_workbook.py` prints; it never judges by its exit code. The workbook is the staff list of a
made-up organisation, its columns filled up to 40 with ones nobody asks for, and its rows to 20,000. Ours opens it in
a process that is kept apart, finds the table and its columns, and makes typed rows of it with what is wrong with
them. The peers give cells: they find no header, judge no value, and would die with a hostile file.
"""

import io
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import openpyxl
import xlsxwriter
from workbench.processes import cold
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy, seconds_of

from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import make_world
from tallystick.records.deposit import Deposit
from tallystick.records.interpret import Interpreted, interpret
from tallystick.records.reading import read_files
from tallystick.records.recognise import recognise
from tallystick.vocabulary.periods import Snapshot

ROWS, COLUMNS, YEAR, SEED = 20_000, 40, 2025, 1
BAR, TURNS, COLD_TURNS = 3.0, 5, 3
OURS = "tallystick, read and understood"
PEERS = {
    "pandas with calamine, cells": "import pandas, sys; pandas.read_excel(sys.argv[1], header=None, dtype=str, "
    'engine="calamine")',
    "fastexcel, cells": "import fastexcel, sys; fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, "
    'dtypes="string").to_polars()',
}


def write_workbook(file: Path) -> None:
    """A staff list of ROWS lines and COLUMNS columns, as one is made by tallystick.example."""
    world = make_world(OrganisationKind.TRUST, staff=ROWS, years=2, seed=SEED, last=YEAR)
    made = next(content for name, content in folder_of(world, YEAR).items() if name.startswith("Staff List"))
    lines = list(openpyxl.load_workbook(io.BytesIO(made), read_only=True).active.iter_rows(values_only=True))
    header = next(number for number, line in enumerate(lines) if line[0] == "Employee Number")
    wide = lines[header]
    further = [f"Local field {number}" for number in range(COLUMNS - len(wide))]
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("NHS Staff List")
        for number, line in enumerate(lines[: header + 1 + ROWS]):
            filled = further if number == header else [f"{name} of {number % 97}" for name in further]
            cells = ["" if cell is None else cell for cell in line]
            sheet.write_row(number, 0, [*cells, *filled] if number >= header else cells)


def understood(file: Path) -> Interpreted:
    """The typed rows of a workbook, and its findings."""
    recognised = recognise(read_files([file]), Deposit(year=YEAR))
    return interpret(recognised.tables, Deposit(), organisation="Made-up Trust", snapshot=Snapshot(YEAR))


def with_openpyxl(file: Path) -> int:
    """The cells in openpyxl's way of reading alone."""
    return sum(1 for _ in openpyxl.load_workbook(file, read_only=True).active.iter_rows(values_only=True))


def commands(file: Path, _turn: int) -> Mapping[str, Sequence[str]]:
    """What is run in cold processes."""
    return {OURS: (__file__, str(file)), **{name: ("-c", code, str(file)) for name, code in PEERS.items()}}


def print_cold(file: Path, compiled: Path) -> None:
    """Cold processes, by the clock and by the processor."""
    clock, processor = cold(partial(commands, file), turns=COLD_TURNS, compiled=compiled)
    print("Cold processes in turns, by the clock")
    print_times(clock)
    print_verdict(OURS, min(clock[OURS]), BAR)
    print("The same, seconds of the processor (other work on the machine counts less here)")
    print_times(processor)


def print_warm(file: Path) -> None:
    """In one process, everything imported; openpyxl is slow and runs once."""
    import fastexcel
    import pandas as pd

    works = {
        OURS: partial(understood, file),
        "tallystick, read": partial(read_files, [file]),
        "pandas with calamine, cells": partial(pd.read_excel, file, header=None, dtype=str, engine="calamine"),
        "fastexcel, cells": lambda: (
            fastexcel.read_excel(file).load_sheet(0, header_row=None, dtypes="string").to_polars()
        ),
    }
    print("In one process, in turns")
    times = in_turns(works, turns=TURNS)
    times |= {"openpyxl, reading alone": [seconds_of(partial(with_openpyxl, file))]}
    print_times(times)
    print_verdict(OURS, min(times[OURS]), BAR)


def main(arguments: list[str]) -> None:
    if arguments:
        understood(Path(arguments[0]))
        return
    say_how_busy()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "Staff List.xlsx"
        write_workbook(file)
        found = understood(file)
        rows = sum(frame.height for frame in found.records.frames.values())
        size = file.stat().st_size / 1e6
        print(f"{ROWS:,} lines of {COLUMNS} columns ({size:.1f} MB): {rows:,} rows, {len(found.findings)} findings")
        print_cold(file, Path(name) / "compiled")
        print_warm(file)


if __name__ == "__main__":
    main(sys.argv[1:])
