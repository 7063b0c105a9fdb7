"""Headcounts of rows and of the whole workforce, by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tallystick.definitions import Definition, Indicator
from tallystick.release.comparison import Side
from tallystick.release.quantity import Quantity
from tallystick.statistics.sides import heads_side, published_side
from tallystick.tallies import Return, Tally


@dataclass(frozen=True, kw_only=True)
class Heads:
    """A row's headcount by group, or the share that was published of it. Every group has a number.

    ``made_of_rows`` marks a whole that was summed up from its rows rather than given.
    """

    counts: Mapping[str, int]
    published: Fraction | None = None
    made_of_rows: bool = False

    @property
    def total(self) -> int:
        """Everybody in the row, people of unknown ethnicity included."""
        return sum(self.counts.values())

    def share(self, group: str) -> Fraction | None:
        """The group's share of everybody, from 0 to 1; None for an empty row."""
        return Fraction(self.counts.get(group, 0), self.total) if self.total else self.published

    def side(self, group: str) -> Side[Quantity]:
        """The group as one side of a comparison."""
        if self.published is not None:
            return published_side(group, self.published)
        return heads_side(group, self.counts.get(group, 0), self.total)


def heads_of(tallies: Mapping[str, Tally], about: str) -> Heads | None:
    """The headcount of a row; None where the return does not hold the row."""
    if not tallies:
        return None
    counts = {group: tally.happened for group, tally in tallies.items() if tally.happened is not None}
    published = tallies[about].rate if about in tallies and not counts else None
    return Heads(counts=counts, published=published)


def whole_heads(made: Return, definition: Definition, *, whole: str) -> Heads | None:
    """The row called ``whole``: as given with the first indicator that has it, else as the sum of its rows."""
    for indicator in definition.given:
        if whole not in indicator.row_ids:
            continue
        given = heads_of(made.find(indicator.id, whole), indicator.top)
        if given is not None:
            return given
        if indicator.kind.adds_up and (rows := _sub_rows(indicator, made)):
            return rows
    return None


def _sub_rows(indicator: Indicator, made: Return) -> Heads | None:
    counts: dict[str, int] = {}
    for row in indicator.sub_rows:
        for group, tally in made.find(indicator.id, row.id).items():
            if tally.happened is None:
                return None  # a row without counts leaves the sum unknown
            counts[group] = counts.get(group, 0) + tally.happened
    return Heads(counts=counts, made_of_rows=True) if counts else None
