"""How long a trust's folder of extracts takes to become its reports, from a cold start.

`python benchmarks/extracts_folder.py` prints; it never judges by its exit code. The folder is that of a made-up trust
with 5,000 staff: a staff list, applications, cases, learning, the board and the survey, as they would come. Each run
is a new process, from its start to its end: it reads, understands and counts all files under every standard and
writes report, workbook, return and release of each. No other program does this job. Beside it stands what has to
happen in any case: the interpreter, the imports, and the files opened by pandas.
"""

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from workbench.processes import cold, run
from workbench.timing import print_times, print_verdict, say_how_busy

STAFF, YEARS, YEAR, SEED = 5000, 2, 2025, 1
BAR, TURNS = 5.0, 5
OURS = "tallystick wres, a folder to its reports"
IMPORTS = "import tallystick.account.deposit, tallystick.account.wres, tallystick.account.output"
OPEN_ALL = """
import pandas, pathlib, sys
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if file.suffix == ".xlsx":
        pandas.read_excel(file, sheet_name=None, header=None, dtype=str, engine="calamine")
    elif file.suffix == ".csv":
        pandas.read_csv(file, header=None, dtype=str, encoding="latin-1", names=range(60), index_col=False)
"""


def make_up_trust(folder: Path) -> Path:
    """The folder of the year's extracts."""
    command = ["example", str(folder), "--staff", str(STAFF), "--years", str(YEARS), "--last", str(YEAR)]
    run("-m", "tallystick", *command, "--seed", str(SEED), "--quiet")
    return folder / str(YEAR)


def commands(extracts: Path, out: Path, turn: int) -> dict[str, Sequence[str]]:
    """What is run in turns."""
    wres = ("-m", "tallystick", "wres", str(extracts), "--year", str(YEAR), "--out", str(out / str(turn)), "--quiet")
    check = ("-m", "tallystick", "check", str(extracts), "--year", str(YEAR))
    return {
        OURS: wres,
        "tallystick check, the same folder": check,
        "the imports of both": ("-c", IMPORTS),
        "pandas, the files opened and no more": ("-c", OPEN_ALL, str(extracts)),
        "a bare interpreter": ("-c", "pass"),
    }


def main() -> None:
    say_how_busy()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        extracts = make_up_trust(folder / "trust")
        sizes = {file.name: file.stat().st_size // 1024 for file in sorted(extracts.iterdir())}
        print("A folder of " + ", ".join(f"{name} ({size} kB)" for name, size in sizes.items()))
        clock, processor = cold(partial(commands, extracts, folder / "out"), turns=TURNS, compiled=folder / "compiled")
    print("Cold processes in turns, by the clock")
    print_times(clock)
    print_verdict(OURS, min(clock[OURS]), BAR)
    print("The same, seconds of the processor (other work on the machine counts less here)")
    print_times(processor)


if __name__ == "__main__":
    main()
