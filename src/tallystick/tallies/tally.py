"""The tally: how many of some people something happened to. All that follows is a function of tallies."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Tally:
    """``happened`` of ``people`` in one group, for one row of an indicator over ``years`` years.

    ``people`` is None where the indicator counts heads only, and both are None where a publication gave a
    percentage and no counts. A tally that holds nothing at all cannot be made.
    """

    indicator: str
    row: str
    group: str
    happened: int | None = None
    people: int | None = None
    percent: Decimal | None = None
    years: int = 1

    def __post_init__(self) -> None:
        if self.happened is None and self.percent is None:
            raise ValueError("a tally holds a count or a percentage")
        if self.happened is not None and self.happened < 0:
            raise ValueError("a count cannot be negative")
        if self.people is not None and self.people < 0:
            raise ValueError("a number of people cannot be negative")
        if None not in (self.happened, self.people) and self.happened > self.exposure:  # type: ignore[operator]  # the line itself makes sure that neither is None
            raise ValueError("more events than people")

    @property
    def exposure(self) -> int:
        """People times years: what the events are divided by. Zero where no people were given."""
        return (self.people or 0) * self.years

    @property
    def counted(self) -> bool:
        """Whether both counts were given."""
        return self.happened is not None and self.people is not None

    @property
    def rate(self) -> Fraction | None:
        """Events for each person and year, from 0 to 1; None where it cannot be had."""
        if self.counted and self.exposure:
            return Fraction(self.happened or 0, self.exposure)
        return None if self.percent is None else Fraction(self.percent) / 100


@dataclass(frozen=True, kw_only=True)
class Return:
    """All the tallies of one organisation, standard and year, under the definition they were read by."""

    organisation: str
    standard: str
    year: int
    definition_id: str
    tallies: tuple[Tally, ...]

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
