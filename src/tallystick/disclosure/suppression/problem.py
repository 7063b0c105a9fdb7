"""What must be withheld in tables, and how many values it must still be able to have."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tallystick.disclosure.suppression.tables import Floats, LinkedTables

Flags = npt.NDArray[np.bool_]

# Three possible values: the smallest and the largest are two apart.
WIDTH = 2


class CannotProtect(ValueError):
    """Some cell can be worked out even if everything is withheld that may be."""


@dataclass(frozen=True)
class Demand:
    """A cell, by its place, that must stay unknown to somebody who knows the withheld cells ``known`` exactly."""

    cell: int
    known: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Tables, and the ``primary`` cells of them that nobody may work out.

    Each must keep ``width`` + 1 possible whole values. ``insiders`` are people who are alone in the cells named, and
    know it: the other primary cells must keep as many values when those are known too. With ``occupied`` they must
    keep as many for whoever takes it that nobody-there is no possible value of a withheld cell with people in it: that
    covers everybody who stands in one of the cells himself. Raises ValueError if a cell is not in the tables or must
    be published, or if no width is asked.
    """

    tables: LinkedTables
    primary: frozenset[str]
    width: int = WIDTH
    insiders: frozenset[frozenset[str]] = frozenset()
    occupied: bool = False

    def __post_init__(self) -> None:
        if self.width < 1:
            raise ValueError("a withheld cell needs at least two possible values")
        if not self.primary.union(*self.insiders) <= self.tables.place.keys():
            raise ValueError("a cell to protect is not in the tables")
        if any(cell.published and cell.name in self.primary for cell in self.tables.cells):
            raise ValueError("a cell must be both withheld and published")

    @cached_property
    def hidden(self) -> Flags:
        """For each cell whether it must be withheld."""
        return np.array([cell.name in self.primary for cell in self.tables.cells], dtype=np.bool_)

    @cached_property
    def free(self) -> Flags:
        """For each cell whether it may be withheld or shown."""
        return np.array([not cell.published for cell in self.tables.cells], dtype=np.bool_) & ~self.hidden

    @cached_property
    def least(self) -> Floats:
        """For each cell the smallest count that it may be thought to have while it is withheld."""
        return np.minimum(self.tables.values, 1.0 if self.occupied else 0.0)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Who must not be able to work out what."""
        return tuple(self._demands())

    def _demands(self) -> Iterator[Demand]:
        place = self.tables.place
        known = sorted(tuple(sorted(place[name] for name in insider)) for insider in self.insiders)
        cells = np.flatnonzero(self.hidden).tolist()
        # Readers first: what is not hidden from them need not be tried against insiders.
        yield from (Demand(cell, ()) for cell in cells)
        yield from (Demand(cell, those) for cell in cells for those in known if cell not in those)


def small_cells(tables: LinkedTables, *, up_to: int) -> frozenset[str]:
    """The cells with at least one and at most ``up_to`` people that need not be published: the primary cells."""
    return frozenset(cell.name for cell in tables.cells if 1 <= cell.value <= up_to and not cell.published)


def single_people(tables: LinkedTables, primary: frozenset[str]) -> frozenset[frozenset[str]]:
    """The insiders of the singleton rule: for every person alone in a ``primary`` cell all cells he is alone in.

    A total of one and the part of it that is one are the same person.
    """
    alone = {cell.name: frozenset((cell.name,)) for cell in tables.cells if cell.value == 1}
    values = {cell.name: cell.value for cell in tables.cells}
    for equation in tables.equations:
        there = [(name, sign) for name, sign in equation.terms if values[name]]
        if len(there) == 2 and all(name in alone for name, _ in there):
            same = frozenset().union(*(alone[name] for name, _ in there))
            alone.update(dict.fromkeys(same, same))
    return frozenset(same for same in alone.values() if same & primary)


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """The cells that are withheld, primary and secondary, in the order of the tables.

    ``added_value`` is the weight of the secondary cells together; no pattern that protects as much adds less than
    ``lower_bound``.
    """

    suppressed: tuple[str, ...]
    secondary: tuple[str, ...]
    added_value: float
    lower_bound: float


def pattern_of(problem: Problem, withheld: Flags, *, lower_bound: float) -> Pattern:
    """The pattern that withholds the flagged cells."""
    names = [cell.name for cell in problem.tables.cells]
    secondary = withheld & ~problem.hidden
    added = float(problem.tables.weights[secondary].sum())
    return Pattern(
        suppressed=tuple(names[place] for place in np.flatnonzero(withheld)),
        secondary=tuple(names[place] for place in np.flatnonzero(secondary)),
        added_value=added,
        lower_bound=min(lower_bound, added),
    )
