"""A thin face of HiGHS: linear programs that are solved again and again with other bounds and costs."""

from collections.abc import Iterable
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from tallystick.disclosure.suppression.tables import Floats, LinkedTables

Integers = npt.NDArray[np.int32]
INFINITY = highspy.kHighsInf


class NotSolved(RuntimeError):
    """The solver came to no answer for a program that has one."""


@dataclass(frozen=True)
class Solution:
    """Where the smallest cost is reached, that cost, and what one more of each column would cost (reduced costs)."""

    at: Floats
    cost: float
    reduced: Floats


class _Quiet(highspy.Highs):
    """HiGHS without the banner that it prints to standard output as soon as its callbacks are wired up."""

    def enableCallbacks(self) -> None:  # noqa: N802  # the name that HiGHS calls
        """Fall silent first."""
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # its own types leave this one out


class Program:
    """Minimise a cost over columns within bounds, subject to rows. Always the same answer to the same questions."""

    def __init__(self, columns: int, *, whole: bool = False) -> None:
        self._solver = _Quiet()  # type: ignore[no-untyped-call]  # its own types leave this one out
        # One thread and no presolve: answers do not depend on the machine, and each solution starts from the last.
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("random_seed", 0)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        if not whole:
            self._solver.setOptionValue("presolve", "off")
        self._places: Integers = np.arange(columns, dtype=np.int32)
        self._solver.addVars(columns, np.zeros(columns), np.zeros(columns))
        if whole:
            kinds = np.full(columns, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
            self._solver.changeColsIntegrality(columns, self._places, kinds)

    def bound(self, low: Floats, high: Floats) -> None:
        """Give every column its bounds."""
        self._solver.changeColsBounds(len(self._places), self._places, low, high)

    def bound_one(self, column: int, low: float, high: float) -> None:
        """Give one column its bounds."""
        self._solver.changeColBounds(column, low, high)

    def price(self, costs: Floats) -> None:
        """Give every column its cost."""
        self._solver.changeColsCost(len(self._places), self._places, costs)

    def add_row(self, low: float, high: float, columns: Iterable[int], factors: Iterable[float]) -> None:
        """Ask that a sum of columns, each times its factor, lies between ``low`` and ``high``."""
        places = np.fromiter(columns, dtype=np.int32)
        self._solver.addRow(low, high, len(places), places, np.fromiter(factors, dtype=np.float64))

    def solve(self) -> Solution | None:
        """Return the solution, or None if nothing meets rows and bounds. Raises NotSolved if the solver gives up."""
        status = self._run()
        if status == highspy.HighsModelStatus.kUnknown:
            # Now and then the last answer is a bad start for the next one.
            self._solver.clearSolver()
            status = self._run()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise NotSolved(f"the solver stopped: {self._solver.modelStatusToString(status)}")
        found = self._solver.getSolution()
        cost = self._solver.getInfo().objective_function_value
        return Solution(np.array(found.col_value), float(cost), np.array(found.col_dual))

    def _run(self) -> highspy.HighsModelStatus:
        self._solver.run()
        return self._solver.getModelStatus()

    def solve_surely(self) -> Solution:
        """Return the solution of a program that something meets for certain. Raises NotSolved if it is not found."""
        solution = self.solve()
        if solution is None:
            raise NotSolved("the solver overlooked what meets the rows and bounds")
        return solution


def add_equations(program: Program, tables: LinkedTables) -> None:
    """Ask that the columns, which are the cells, meet the equations of the tables."""
    for equation in tables.equations:
        places = (tables.place[name] for name, _ in equation.terms)
        program.add_row(0.0, 0.0, places, (float(sign) for _, sign in equation.terms))
