"""Counts that are printed together, and the sums that every reader knows to hold between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A count of people. ``weight`` is what readers lose if it is withheld; ``published`` means it must be shown."""

    name: str
    value: int
    weight: float
    published: bool = False

    def __post_init__(self) -> None:
        if self.value < 0 or not 0 <= self.weight < float("inf"):
            raise ValueError("a cell has a count or a weight below zero, or a weight without end")


@dataclass(frozen=True, kw_only=True)
class Equation:
    """A sum of cells, each with the sign +1 or -1, that is zero."""

    terms: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        if len({name for name, _ in self.terms}) < len(self.terms):
            raise ValueError("an equation names a cell twice")
        if any(sign not in (1, -1) for _, sign in self.terms):
            raise ValueError("a sign is neither 1 nor -1")


def adds_up(parts: Iterable[str], *, to: str) -> Equation:
    """The equation that says that ``parts`` add up to the cell ``to``."""
    return Equation(terms=(*((part, 1) for part in parts), (to, -1)))


@dataclass(frozen=True, kw_only=True)
class LinkedTables:
    """All cells of one or more tables, and all sums between them. A cell of two tables stands here once.

    Raises ValueError if a name stands twice or is unknown, or if a sum does not hold.
    """

    cells: tuple[Cell, ...]
    equations: tuple[Equation, ...] = field(repr=False)

    def __post_init__(self) -> None:
        values = {cell.name: cell.value for cell in self.cells}
        if len(values) < len(self.cells):
            raise ValueError("two cells have the same name")
        for equation in self.equations:
            if any(name not in values for name, _ in equation.terms):
                raise ValueError("an equation names a cell that is not in the tables")
            if sum(sign * values[name] for name, sign in equation.terms):
                raise ValueError("an equation does not hold for the counts")

    @cached_property
    def place(self) -> Mapping[str, int]:
        """At which place of `cells` each name stands."""
        return {cell.name: place for place, cell in enumerate(self.cells)}

    @cached_property
    def values(self) -> Floats:
        """The counts, in the order of `cells`."""
        return np.array([cell.value for cell in self.cells], dtype=np.float64)

    @cached_property
    def weights(self) -> Floats:
        """The weights, in the order of `cells`."""
        return np.array([cell.weight for cell in self.cells], dtype=np.float64)


# TABLES WITH TOTALS ON EVERY SIDE


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a table: its lines, and which of them add up to which other, in one or more steps or ways."""

    lines: tuple[str, ...]
    totals: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        _ = self.within

    @cached_property
    def within(self) -> Mapping[str, frozenset[str]]:
        """Every line and total, with the lines it is made of."""
        made: dict[str, frozenset[str]] = {line: frozenset((line,)) for line in self.lines}
        for total, parts in self.totals.items():
            if total in made or any(part not in made for part in parts):
                raise ValueError("a total is named twice, or adds up what does not stand before it")
            made[total] = frozenset().union(*(made[part] for part in parts))
        return made


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table of two sides, with the count of every pair of lines. Totals are worked out."""

    rows: Side
    columns: Side
    counts: Mapping[tuple[str, str], int]

    def linked(self, *, published: Iterable[str] = (), weights: Mapping[str, float] | None = None) -> LinkedTables:
        """All its cells, named as by `cell_name`, with the totals; a cell weighs its count unless ``weights`` says."""
        must = frozenset(published)
        cells = []
        for row, column in product(self.rows.within, self.columns.within):
            name, value = cell_name(row, column), self._value(row, column)
            weight = value if weights is None else weights[name]
            cells.append(Cell(name=name, value=value, weight=weight, published=name in must))
        return LinkedTables(cells=tuple(cells), equations=tuple(self._equations()))

    def _value(self, row: str, column: str) -> int:
        pairs = product(self.rows.within[row], self.columns.within[column])
        return sum(self.counts[pair] for pair in pairs)

    def _equations(self) -> Iterable[Equation]:
        for total, parts in self.columns.totals.items():
            for row in self.rows.within:
                yield adds_up([cell_name(row, part) for part in parts], to=cell_name(row, total))
        for total, parts in self.rows.totals.items():
            for column in self.columns.within:
                yield adds_up([cell_name(part, column) for part in parts], to=cell_name(total, column))


def cell_name(row: str, column: str) -> str:
    """What the cell of a row and a column of a `Grid` is called."""
    return f"{row}, {column}"
