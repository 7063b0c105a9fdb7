"""How far somebody who knows the sums and all shown cells can move a withheld one: the small side of each problem.

Moves are measured from the true counts. A shown cell cannot move, a withheld one not below its least count.
"""

from dataclasses import dataclass

import numpy as np

from tallystick.disclosure.suppression.problem import Demand, Problem
from tallystick.disclosure.suppression.solver import Program, Solution, add_equations
from tallystick.disclosure.suppression.tables import Floats

# The solver keeps its rows and bounds to a ten-millionth; moves are read more coarsely than that.
EPSILON = 1e-6


@dataclass(frozen=True)
class Reach:
    """How wide the range of one cell is, up to the width asked, with the moves that show it.

    ``prices`` holds, for the move down and the move up, what each cell's freedom is worth to the attacker.
    """

    width: float
    moves: tuple[Floats, ...]
    prices: tuple[Floats, ...]

    def leans_on(self, place: int) -> bool:
        """Whether the cell at ``place`` moves in any of the moves."""
        return any(abs(move[place]) > EPSILON for move in self.moves)


class Attacker:
    """The linear program of the attacker, solved from its last answer each time."""

    def __init__(self, problem: Problem) -> None:
        self._width = float(problem.width)
        self._down = problem.tables.values - problem.least
        # Nobody needs to move a cell by more than this; a bound keeps the attacker's prices finite.
        self._up = np.full_like(self._down, problem.tables.values.max(initial=0.0) + self._width)
        self._program = Program(len(self._down))
        add_equations(self._program, problem.tables)
        self._low = np.zeros_like(self._down)
        self._high = np.zeros_like(self._down)

    def free(self, share: Floats, *, most: Floats | None = None) -> None:
        """Let each cell move by ``share`` (0 shown, 1 withheld) of its freedom, or of ``most`` where that is less."""
        down, up = self._down, self._up
        if most is not None:
            down, up = np.minimum(down, most), np.minimum(up, most)
        self._low, self._high = -share * down, share * up
        self._program.bound(self._low, self._high)

    def is_wide(self, reach: Reach) -> bool:
        """Whether a range is as wide as asked."""
        return reach.width > self._width - 10 * EPSILON

    def reach(self, demand: Demand) -> Reach:
        """Return how far the cell of ``demand`` can move down and up together, looking no further than the width."""
        asked = self._width
        for known in demand.known:
            self._program.bound_one(known, 0.0, 0.0)
        cell, solutions, reached = demand.cell, [], 0.0
        for sign in (-1.0, 1.0):
            left = asked - reached
            self._program.bound_one(cell, max(self._low[cell], -left), min(self._high[cell], left))
            solution = self._furthest(cell, sign)
            solutions.append(solution)
            reached -= solution.cost
            if reached > asked - EPSILON:
                break
        for place in (cell, *demand.known):
            self._program.bound_one(place, self._low[place], self._high[place])
        return Reach(reached, tuple(one.at for one in solutions), tuple(one.reduced for one in solutions))

    def _furthest(self, cell: int, sign: float) -> Solution:
        costs = np.zeros_like(self._down)
        costs[cell] = -sign
        self._program.price(costs)
        return self._program.solve_surely()  # staying where they are is always open to all cells

    def worth(self, reach: Reach, demand: Demand) -> Floats:
        """What withholding each cell adds to the range at most, by the prices of ``reach`` (the dual solution)."""
        worth = np.zeros_like(self._down)
        for prices in reach.prices:
            worth += np.where(prices > 0, prices * self._down, -prices * self._up)
        worth[list(demand.known)] = 0.0
        return worth
