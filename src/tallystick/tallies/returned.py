"""A return: everything one organisation counted for one standard and year."""

from dataclasses import dataclass, field
from functools import cached_property

from tallystick.tallies.detail import Detail
from tallystick.tallies.tally import Tally


@dataclass(frozen=True, kw_only=True)
class Return:
    """All the tallies of one organisation, standard and year, under the definition they were read by.

    ``detail`` is what records say beyond them.
    """

    organisation: str
    standard: str
    year: int
    definition_id: str
    tallies: tuple[Tally, ...]
    detail: Detail = field(default_factory=Detail)

    @property
    def table(self) -> tuple[str, str, int]:
        """What tells one return from another: whose it is, of which standard, and for which year."""
        return (self.organisation, self.standard, self.year)

    def find(self, indicator: str, row: str = "") -> dict[str, Tally]:
        """The tallies of one row of an indicator, by group. Empty where the return does not hold the row."""
        return dict(self._by_row.get((indicator, row), {}))

    @cached_property
    def _by_row(self) -> dict[tuple[str, str], dict[str, Tally]]:
        found: dict[tuple[str, str], dict[str, Tally]] = {}
        for tally in self.tallies:
            found.setdefault((tally.indicator, tally.row), {})[tally.group] = tally
        return found

    def rows_of(self, indicator: str) -> tuple[str, ...]:
        """The rows given for an indicator, in the order they stand."""
        return tuple(dict.fromkeys(t.row for t in self.tallies if t.indicator == indicator))
