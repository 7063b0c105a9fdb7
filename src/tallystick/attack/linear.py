"""A linear or whole-number program over cells, solved by HiGHS and changed in place between questions."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tallystick.attack.knowledge import Fact, Sum

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Whole32 = npt.NDArray[np.int32]

_ROUNDING = 1e-6
# A question that takes longer has no answer here, and no answer is not a proof of safety.
_SECONDS = 10.0
# More people than any cell of any organisation holds: a program needs an end to look for the most.
_MOST = 10_000_000.0


class Program:
    """All facts as rows, and every cell from nought up. ``find`` looks for a table that fits them."""

    def __init__(self, cells: int, facts: Sequence[Fact]) -> None:
        import highspy  # takes a third of a second, and is needed only where something is withheld

        self._highs = highspy
        self.cells = cells
        self.matrix = _rows(cells, [fact.sum for fact in facts])
        self._own_low = np.array([-np.inf if fact.low is None else fact.low for fact in facts], dtype=np.float64)
        self._own_high = np.array([np.inf if fact.high is None else fact.high for fact in facts], dtype=np.float64)
        self.ends = (self._own_low.copy(), self._own_high.copy())
        self._solver = self.new_solver()
        self._solver.passModel(self.model(*self.matrix, cells=cells))
        self._is_whole = False

    def new_solver(self) -> Any:
        """A solver that says nothing and gives the same answer each time."""
        solver = _quiet(self._highs)
        for name, value in (("threads", 1), ("time_limit", _SECONDS), ("random_seed", 1)):
            solver.setOptionValue(name, value)
        return solver

    def model(self, starts: Whole32, places: Whole32, times: Floats, *, cells: int) -> Any:
        """The facts as rows over ``cells`` columns."""
        model = self._highs.HighsLp()
        model.num_col_, model.num_row_ = cells, len(self._own_low)
        model.col_cost_ = np.zeros(cells)
        model.col_lower_, model.col_upper_ = np.zeros(cells), np.full(cells, _MOST)
        model.row_lower_, model.row_upper_ = self._own_low, self._own_high
        model.a_matrix_.format_ = self._highs.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = starts, places, times
        return model

    def bound(self, fact: int, low: float, high: float | None) -> None:
        """Give a fact other ends; ``reset`` gives it back its own."""
        self.ends[0][fact], self.ends[1][fact] = low, np.inf if high is None else high
        self._solver.changeRowBounds(fact, float(self.ends[0][fact]), float(self.ends[1][fact]))

    def reset(self, fact: int) -> None:
        """Give a fact back its own ends."""
        self.ends[0][fact], self.ends[1][fact] = self._own_low[fact], self._own_high[fact]
        self._solver.changeRowBounds(fact, float(self._own_low[fact]), float(self._own_high[fact]))

    def find(self, objective: Floats, *, most: bool, whole: bool = False) -> Floats | None:
        """The table, in fractions of people or in ``whole`` ones, with the least or ``most`` of the objective.

        None where there is none. Raises TimeoutError where no answer was found in time.
        """
        self._in_whole_numbers(whole)
        self._solver.changeColsCost(self.cells, np.arange(self.cells, dtype=np.int32), objective)
        sense = self._highs.ObjSense.kMaximize if most else self._highs.ObjSense.kMinimize
        self._solver.changeObjectiveSense(sense)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == self._highs.HighsModelStatus.kOptimal:
            return np.asarray(self._solver.getSolution().col_value, dtype=np.float64)
        if status in (self._highs.HighsModelStatus.kInfeasible, self._highs.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        raise TimeoutError

    def is_solved(self, solver: Any) -> bool:
        """Whether a solver has found the best there is."""
        return bool(solver.getModelStatus() == self._highs.HighsModelStatus.kOptimal)

    def as_table(self, found: Floats) -> Whole | None:
        """``found`` in whole numbers, if it is a table of them that fits every fact; None where it is not."""
        table: Whole = np.rint(found).astype(np.int64)
        if np.abs(found - table).max(initial=0.0) > _ROUNDING or table.min(initial=0) < 0:
            return None
        sums = sums_of(self.matrix, table)
        return table if bool(((sums >= self._own_low) & (sums <= self._own_high)).all()) else None

    def _in_whole_numbers(self, whole: bool) -> None:
        if whole == self._is_whole:
            return
        kind = self._highs.HighsVarType.kInteger if whole else self._highs.HighsVarType.kContinuous
        for cell in range(self.cells):
            self._solver.changeColIntegrality(cell, kind)
        self._is_whole = whole


def _quiet(highs: Any) -> Any:
    """A solver without the banner that it would print to standard output, among the figures, when it is made."""

    class Quiet(highs.Highs):  # type: ignore[misc]  # HiGHS is loaded late, so its class has no type here
        def enableCallbacks(self) -> None:  # noqa: N802  # the name that HiGHS calls
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    return Quiet()


class Nearest:
    """Looks for the table that fits all facts and is nearest to a point, in people moved."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._cells = program.cells
        self._solver = program.new_solver()
        starts, places, times = program.matrix
        self._solver.passModel(
            program.model(
                (2 * starts).astype(np.int32),
                # Each cell is its point, plus those who come, minus those who go.
                np.column_stack([places, places + self._cells]).ravel().astype(np.int32),
                np.column_stack([times, -times]).ravel(),
                cells=2 * self._cells,
            )
        )
        self._solver.changeColsCost(
            2 * self._cells, np.arange(2 * self._cells, dtype=np.int32), np.ones(2 * self._cells)
        )

    def find(self, point: Whole, held: Mapping[int, int]) -> Whole | None:
        """The table nearest to ``point`` in which the facts ``held`` have just these values.

        None where there is none, or the nearest is not in whole numbers.
        """
        places = np.arange(2 * self._cells, dtype=np.int32)
        most_who_go = np.concatenate([np.full(self._cells, _MOST), point.astype(np.float64)])
        self._solver.changeColsBounds(2 * self._cells, places, np.zeros(2 * self._cells), most_who_go)
        low, high = (each.copy() for each in self._program.ends)
        for fact, value in held.items():
            low[fact] = high[fact] = value
        there = sums_of(self._program.matrix, point)
        self._solver.changeRowsBounds(len(low), np.arange(len(low), dtype=np.int32), low - there, high - there)
        self._solver.run()
        if not self._program.is_solved(self._solver):
            return None
        found = np.asarray(self._solver.getSolution().col_value, dtype=np.float64)
        return self._program.as_table(point + found[: self._cells] - found[self._cells :])


Matrix = tuple[Whole32, Whole32, Floats]


def _rows(cells: int, sums: Sequence[Sum]) -> Matrix:
    starts = np.concatenate([[0], np.cumsum([len(each) for each in sums])]).astype(np.int32)
    places = np.array([cell for each in sums for cell in each], dtype=np.int32)
    times = np.array([time for each in sums for time in each.values()], dtype=np.float64)
    if places.size and (places.min() < 0 or places.max() >= cells):
        raise ValueError("a sum holds a cell that there is not")
    return starts, places, times


def sums_of(matrix: Matrix, table: Whole) -> Floats:
    """The value of every row for one table."""
    starts, places, times = matrix
    parts = np.concatenate([[0.0], np.cumsum(times * table[places])])
    sums: Floats = parts[starts[1:]] - parts[starts[:-1]]
    return sums
