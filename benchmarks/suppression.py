"""How long a pattern of withheld cells takes, and how much more it withholds than the cheapest there is.

`python benchmarks/suppression.py` prints; it never judges by its exit code. The counts are made up, from fixed seeds:
17 ethnic codes in five groups, White, BME and not stated, and a total, crossed with pay bands in three clusters and a
total. All margins are exact and the grand total must be published. Cells of 1 to 4 people are withheld; every other
cell weighs the square root of its count, and at least 1. `python benchmarks/suppression.py 20` draws 20 of each size.
"""

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import numpy as np

from tallystick.disclosure.suppression.certificate import certify
from tallystick.disclosure.suppression.optimum import optimum
from tallystick.disclosure.suppression.problem import Pattern, Problem, small_cells
from tallystick.disclosure.suppression.suppress import suppress
from tallystick.disclosure.suppression.tables import Grid, Side, cell_name

DRAWN, SEED, UP_TO = 5, 20250331, 4
SIZES = ((3000, 6), (3000, 9), (6000, 12))  # staff and pay bands
BAR_SECONDS, BAR_SHARE = 6.0, 0.05  # for the first of the sizes, of 240 cells
GROUPS = {
    "White": ("A", "B", "C"),
    "Mixed": ("D", "E", "F", "G"),
    "Asian": ("H", "J", "K", "L"),
    "Black": ("M", "N", "P"),
    "Other": ("R", "S"),
}
CODES = (*(code for codes in GROUPS.values() for code in codes), "Z")
# Of 1,000 staff, in the order of the codes.
SHARES = (680, 14, 40, 6, 6, 5, 7, 60, 16, 8, 24, 8, 45, 5, 7, 14, 25)


@dataclass(frozen=True)
class Found:
    """What came of one made-up table, with seconds."""

    problem: Problem
    pattern: Pattern
    seconds: float
    best: Pattern
    seconds_of_best: float

    @property
    def over(self) -> float:
        """By which share the pattern costs more than the cheapest."""
        return self.pattern.added_value / self.best.added_value - 1


def made_up(staff: int, bands: int, seed: int) -> Problem:
    """A trust of so many staff, most of them in the lower middle of the pay bands."""
    random = np.random.default_rng(seed)
    names = tuple(f"band {number}" for number in range(1, bands + 1))
    pay = np.exp(-0.5 * ((np.arange(bands) - 0.35 * bands) / (0.25 * bands)) ** 2)
    chances = np.outer(SHARES, pay).ravel()
    people = random.multinomial(staff, chances / chances.sum()).reshape(len(CODES), bands)
    counts = {(code, name): int(people[i, j]) for i, code in enumerate(CODES) for j, name in enumerate(names)}
    of_people = {**GROUPS, "BME": ("Mixed", "Asian", "Black", "Other"), "all": ("White", "BME", "Z")}
    third = bands // 3
    clusters = {f"cluster {1 + at // third}": names[at : at + third] for at in range(0, bands, third)}
    of_bands = {**clusters, "all": tuple(clusters)}
    grid = Grid(rows=Side(lines=CODES, totals=of_people), columns=Side(lines=names, totals=of_bands), counts=counts)
    weights = {cell.name: math.sqrt(max(1, cell.value)) for cell in grid.linked().cells}
    tables = grid.linked(published=[cell_name("all", "all")], weights=weights)
    return Problem(tables=tables, primary=small_cells(tables, up_to=UP_TO))


def timed(way: Callable[[Problem], Pattern], problem: Problem) -> tuple[Pattern, float]:
    start = time.perf_counter()
    pattern = way(problem)
    return pattern, time.perf_counter() - start


def given_away(problem: Problem) -> int:
    """How many primary cells could be worked out if they alone were withheld."""
    return sum(len(tables) == 1 for tables in certify(problem, problem.primary).values())


def report(found: Found) -> None:
    problem, pattern = found.problem, found.pattern
    print(
        f"  {len(problem.tables.cells)} cells, {len(problem.tables.equations)} equations, {len(problem.primary)} "
        f"primary ({given_away(problem)} given away without company): {len(pattern.secondary)} secondary weigh "
        f"{pattern.added_value:.2f} in {found.seconds:.2f} s; bound {pattern.lower_bound:.2f}, optimum "
        f"{found.best.added_value:.2f} in {found.seconds_of_best:.2f} s; {found.over:.1%} over"
    )


def verdict(founds: list[Found]) -> str:
    slowest, furthest = max(one.seconds for one in founds), max(one.over for one in founds)
    met = slowest <= BAR_SECONDS and furthest <= BAR_SHARE
    return (
        f"bar of {BAR_SECONDS:.0f} s and {BAR_SHARE:.0%} over the optimum: {'met' if met else 'NOT MET'} (at most "
        f"{slowest:.2f} s, {slowest / BAR_SECONDS:.2f} of the bar, and {furthest:.1%} over)"
    )


def main() -> None:
    drawn = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWN
    for staff, bands in SIZES:
        print(f"{drawn} made-up trusts of {staff} staff in {bands} bands")
        founds = []
        for number in range(drawn):
            problem = made_up(staff, bands, SEED + number)
            founds.append(Found(problem, *timed(suppress, problem), *timed(optimum, problem)))
            report(founds[-1])
        print(f"  median {median(one.seconds for one in founds):.2f} s, {median(one.over for one in founds):.1%} over")
        if (staff, bands) == SIZES[0]:
            print(f"  {verdict(founds)}")


if __name__ == "__main__":
    main()
