"""Works that take turns, and what is printed of their times.

Works take turns, so what else the machine does falls on all of them alike. Bars and ratios are held to the best
time: the others measure what else the machine did.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

BUSY = 1.0

Times = Mapping[str, Sequence[float]]


def say_how_busy() -> None:
    """Print the load of the machine, so that whoever reads the figures knows what they are worth."""
    load = os.getloadavg()[0]
    print(f"Load average of the last minute: {load:.2f} on {os.cpu_count()} cores")
    if load > BUSY:
        print("  WARNING: the machine is busy. These figures are too high; ratios are worth more than seconds.")


def seconds_of(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(works: Mapping[str, Callable[[], object]], *, turns: int) -> dict[str, list[float]]:
    """The times of every work. A first turn warms everything up and is thrown away."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(turns + 1):
        for name, work in works.items():
            taken = seconds_of(work)
            times[name] += [taken] if turn else []
    return times


def print_times(times: Times) -> None:
    """A line for each, with how many times as long as the first it took."""
    ours = min(next(iter(times.values())))
    for name, taken in times.items():
        runs = f"{len(taken)} run{'s' if len(taken) > 1 else ''}"
        print(
            f"  {name:<46} best {min(taken):8.3f} s  median {median(taken):8.3f} s  {min(taken) / ours:7.1f} times"
            f"  ({runs})"
        )


def print_verdict(what: str, amount: float, bar: float, unit: str = "s") -> None:
    """Whether a bar is met. Nothing fails: a benchmark prints."""
    print(f"  {what}: bar of {bar:g} {unit}: {'met' if amount <= bar else 'NOT MET'} ({amount:.3f} {unit})")
