"""Proof that withheld cells stay unknown: complete tables of whole numbers that agree with everything shown.

Ranges of a linear program are wider than those of whole numbers, so they prove nothing. Here each primary cell is
given one table for each of the values it must still be able to have.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.disclosure.suppression.attacker import EPSILON
from tallystick.disclosure.suppression.problem import Demand, Flags, Problem
from tallystick.disclosure.suppression.solver import Program, add_equations
from tallystick.disclosure.suppression.tables import LinkedTables

Counts = npt.NDArray[np.int64]


class Witnesses:
    """Finds complete tables, and remembers them: the table that serves one cell often serves another."""

    def __init__(self, problem: Problem, withheld: Flags) -> None:
        self._problem = problem
        self._true = problem.tables.values
        most = float(self._true.max(initial=0.0)) + problem.width
        self._low = np.where(withheld, problem.least, self._true)
        self._high = np.where(withheld, self._true + most, self._true)
        self._programs = [Program(len(withheld)), Program(len(withheld), whole=True)]
        for program in self._programs:
            add_equations(program, problem.tables)
            program.bound(self._low, self._high)
        self._pool: list[Counts] = [self._true.astype(np.int64)]

    def of(self, demand: Demand) -> tuple[Counts, ...]:
        """Return tables in which the cell has at least ``width`` + 1 different values, or all that could be found."""
        found: dict[int, Counts] = {}
        for table in self._pool:
            if all(table[place] == self._true[place] for place in demand.known):
                found.setdefault(int(table[demand.cell]), table)
        for value in self._near(int(self._true[demand.cell])):
            if len(found) > self._problem.width:
                break
            table_of = None if value in found else self._table(demand, value)
            if table_of is not None:
                self._pool.append(table_of)
                found[value] = table_of
        return tuple(found[value] for value in sorted(found))

    def _near(self, true: int) -> Iterator[int]:
        """The values that may do, the nearest to the true one first. Beyond twice the width no search pays."""
        for step in range(1, 2 * self._problem.width + 1):
            yield true + step
            if true >= step:
                yield true - step

    def _table(self, demand: Demand, value: int) -> Counts | None:
        """A complete table in which the cell has ``value``: by the quick program, else by that of whole numbers."""
        for program in self._programs:
            for place in demand.known:
                program.bound_one(place, self._true[place], self._true[place])
            program.bound_one(demand.cell, value, value)
            solution = program.solve()
            for place in (demand.cell, *demand.known):
                program.bound_one(place, self._low[place], self._high[place])
            if solution is None:
                return None
            table = np.rint(solution.at).astype(np.int64)
            if np.abs(table - solution.at).max() < EPSILON and agrees(self._problem.tables, table):
                return table
        return None


def agrees(tables: LinkedTables, counts: Counts) -> bool:
    """Whether whole numbers meet every equation of the tables, in exact arithmetic."""
    place = tables.place
    return all(
        sum(sign * int(counts[place[name]]) for name, sign in equation.terms) == 0 for equation in tables.equations
    )


def uncertified(problem: Problem, withheld: Flags, demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """The demands for which there are too few tables."""
    witnesses = Witnesses(problem, withheld)
    return tuple(demand for demand in demands if len(witnesses.of(demand)) <= problem.width)


def certify(problem: Problem, suppressed: Iterable[str]) -> dict[str, tuple[dict[str, int], ...]]:
    """Return for each primary cell complete tables, by names, that differ in it and agree with all that is shown.

    There are at least ``width`` + 1 of them wherever the cell is protected against readers, else all that were found.
    """
    withheld = flags_of(problem, suppressed)
    witnesses = Witnesses(problem, withheld)
    names = [cell.name for cell in problem.tables.cells]
    return {
        names[demand.cell]: tuple(dict(zip(names, table.tolist(), strict=True)) for table in witnesses.of(demand))
        for demand in problem.demands
        if not demand.known
    }


# THE WHOLE RANGE OF A CELL


@dataclass(frozen=True, kw_only=True)
class Interval:
    """The smallest and the largest whole count that agree with everything shown; no largest if there is no end."""

    low: int
    high: int | None


def intervals(problem: Problem, suppressed: Iterable[str], *, known: Iterable[str] = ()) -> dict[str, Interval]:
    """The range of every primary cell under a pattern, to somebody who knows the cells ``known`` besides."""
    withheld = flags_of(problem, suppressed) & ~flags_of(problem, known)
    true = problem.tables.values
    program = Program(len(true), whole=True)
    add_equations(program, problem.tables)
    far = 2.0 * float(true.sum()) + 1.0
    program.bound(np.where(withheld, problem.least, true), np.where(withheld, far, true))
    names = [problem.tables.cells[place].name for place in np.flatnonzero(problem.hidden)]
    return {name: _interval(program, problem.tables.place[name], len(true), far) for name in names}


def _interval(program: Program, cell: int, cells: int, far: float) -> Interval:
    """The range of one cell. Counts beyond ``far`` are told from none only by there being no end to them."""
    ends = []
    for sign in (1.0, -1.0):
        costs = np.zeros(cells)
        costs[cell] = sign
        program.price(costs)
        ends.append(sign * program.solve_surely().cost)  # the true counts always meet everything
    low, high = ends
    return Interval(low=round(low), high=None if high > far / 2 else round(high))


def flags_of(problem: Problem, names: Iterable[str]) -> Flags:
    """For each cell whether it is named."""
    chosen = frozenset(names)
    return np.array([cell.name in chosen for cell in problem.tables.cells], dtype=np.bool_)
