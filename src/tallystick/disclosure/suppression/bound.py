"""What any pattern costs at least: withholding in parts, with the attacker's prices as cuts.

The master program withholds a part of each cell, from 0 to 1. Wherever the attacker still works something out, his
prices say which cells together must be withheld more; that sentence, a cut, holds for every pattern that protects.
"""

from collections.abc import Mapping

import numpy as np

from tallystick.disclosure.suppression.attacker import EPSILON, Attacker, Reach
from tallystick.disclosure.suppression.problem import CannotProtect, Demand, Flags, Problem
from tallystick.disclosure.suppression.solver import INFINITY, Program
from tallystick.disclosure.suppression.tables import Floats

Reaches = Mapping[Demand, Reach]

ROUNDS = 60
# A little freedom for shown cells makes the attacker choose, among equal prices, those that ask the most of patterns.
LEEWAY = 1e-3


class Master:
    """The program of the patterns, with all cuts found so far."""

    def __init__(self, problem: Problem, *, whole: bool = False) -> None:
        self._problem = problem
        self._program = Program(len(problem.hidden), whole=whole)
        self._program.bound(problem.hidden.astype(float), (problem.hidden | problem.free).astype(float))
        self._program.price(np.where(problem.free, problem.tables.weights, 0.0))
        self.cuts: list[tuple[Floats, float]] = []

    def cheapest(self, *, without: int | None = None) -> tuple[Floats, float]:
        """Return how far each cell is withheld where that costs least, and the cost; ``without`` is a cell to show."""
        if without is not None:
            self._program.bound_one(without, 0.0, 0.0)
        solution = self._program.solve()
        if without is not None:
            self._program.bound_one(without, 0.0, 1.0)
        if solution is None:
            raise CannotProtect("a cell can be worked out even if all others are withheld")
        return np.clip(solution.at, 0.0, 1.0), solution.cost

    def add(self, factors: Floats, least: float) -> None:
        """Ask that the free cells, each times its factor, come to ``least``."""
        places = np.flatnonzero(factors)
        if not len(places):
            raise CannotProtect("a cell can be worked out even if all others are withheld")
        self.cuts.append((factors, least))
        self._program.add_row(least, INFINITY, places.tolist(), factors[places].tolist())

    def cut(self, worth: Floats, at: Floats) -> bool:
        """Add the cut of an attacker's ``worth``, if ``at`` breaks it; say whether it did.

        No cell counts for more than what is missing once the primary cells are withheld: withheld is withheld.
        """
        worth = np.where(worth > EPSILON, worth, 0.0)
        missing = self._problem.width - float(worth[self._problem.hidden].sum())
        factors = np.where(self._problem.free, np.minimum(worth / missing, 1.0), 0.0) if missing > EPSILON else worth
        if missing <= EPSILON or float(factors @ at) >= 1.0 - 10 * EPSILON:
            return False
        self.add(factors, 1.0)
        return True


def first_cuts(problem: Problem, master: Master) -> None:
    """Add what is plain: an only primary cell of a sum wants company in it."""
    for equation in problem.tables.equations:
        places = [problem.tables.place[name] for name, _ in equation.terms]
        if problem.hidden[places].sum() == 1:
            factors = np.zeros(len(problem.hidden))
            factors[places] = problem.free[places]
            master.add(factors, 1.0)


def relax(problem: Problem, attacker: Attacker, master: Master) -> tuple[Floats, float]:
    """Add cuts until none is broken; return how far each cell is then withheld, and the bound on the cost."""
    first_cuts(problem, master)
    at, bound = master.cheapest()
    for _ in range(ROUNDS):
        if not break_cuts(problem, attacker, master, at):
            break
        at, bound = master.cheapest()
    return at, bound


def break_cuts(problem: Problem, attacker: Attacker, master: Master, at: Floats) -> bool:
    """Add the cuts that the partial pattern ``at`` breaks; say whether there were any."""
    # Whoever is not primary is let move by no more than the width: that asks more of a part of a cell.
    most = np.where(problem.hidden, np.inf, float(problem.width))
    attacker.free(np.where(problem.free, np.minimum(at + LEEWAY, 1.0), at), most=most)
    found = [master.cut(attacker.worth(attacker.reach(demand), demand), at) for demand in problem.demands]
    return any(found)


def forbid(problem: Problem, attacker: Attacker, master: Master, withheld: Flags, found: Reaches) -> None:
    """Add cuts that a pattern breaks which does not protect; ``found`` says how far its attacker gets."""
    at = withheld.astype(np.float64)
    broken = [master.cut(attacker.worth(reach, demand), at) for demand, reach in found.items()]
    if not any(broken):
        # Fewer withheld cells never protect better, so every pattern that does withholds one more than these.
        master.add((problem.free & ~withheld).astype(np.float64), 1.0)
