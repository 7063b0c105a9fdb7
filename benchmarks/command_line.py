"""How long the command line takes from a cold start, beside a process that only loads ready-made functions.

`python benchmarks/command_line.py` prints; it never judges by its exit code. Every figure is of a new
process, started and awaited. Processes take turns, so what else the machine does falls on all of them alike;
the peer is timed in the same run. The start of the interpreter is in every figure. Bars and ratios are held
to the best time: the others measure what else the machine did.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RETURN = Path(__file__).parents[1] / "example" / "returns" / "northmoor-2025.csv"
REPEATS = 7
REPORT_BAR, IMPORT_BAR = 2.5, 0.4

# What `tallystick wres` needs beyond the command line itself: a return to figures, and figures to files.
EVERYTHING_WRES_NEEDS = "import tallystick.account.wres, tallystick.account.output"
PEER = "import statsmodels.stats.proportion"


def seconds_of(command: list[str]) -> float:
    """One cold process, from its start to its end. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def running(code: str) -> Callable[[Path], list[str]]:
    return lambda _folder: [sys.executable, "-c", code]


def making_a_report(folder: Path) -> list[str]:
    return [sys.executable, "-m", "tallystick", "wres", str(RETURN), "--out", str(folder), "--quiet"]


COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "a bare interpreter": running("pass"),
    "tallystick wres, a return to a report": making_a_report,
    "import tallystick": running("import tallystick"),
    "import of everything wres needs": running(EVERYTHING_WRES_NEEDS),
    "import statsmodels.stats.proportion": running(PEER),
}


def measured() -> dict[str, list[float]]:
    """The times of every command, taken in turns. A first turn fills the disk's cache and is thrown away."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(REPEATS + 1):
            for place, (name, command) in enumerate(COMMANDS.items()):
                taken = seconds_of(command(Path(folder) / f"{place}-{turn}"))
                times[name] += [taken] if turn else []
    return times


def report(name: str, times: list[float], peer: list[float]) -> None:
    ratio = min(times) / min(peer)
    print(f"  {name:<40} best {min(times):6.3f} s  median {median(times):6.3f} s  {ratio:5.2f} of the peer's")


def verdict(what: str, seconds: float, bar: float) -> str:
    return f"  {what}: bar of {bar} s: {'met' if seconds <= bar else 'NOT MET'} ({seconds:.3f} s)"


def main() -> None:
    print(f"Cold processes, {REPEATS} of each in turns; the peer is a process that does: {PEER}")
    times = measured()
    _bare, wres, library, everything, peer = times.values()
    for name, taken in times.items():
        report(name, taken, peer)
    print(verdict("A cold process from a return to its report", min(wres), REPORT_BAR))
    print(verdict("Import of the library", min(library), IMPORT_BAR))
    print(verdict("Import of everything wres needs", min(everything), IMPORT_BAR))


if __name__ == "__main__":
    main()
