"""Pay as counts: how many people of each group are on each hourly rate.

All that is said of pay follows from these counts: means, medians, quarters, what chance does to them. On NHS pay scales
hundreds of people share a rate, so the counts are few, and whoever shares a rate shares it exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

# A rate is a whole number of these parts of a pound, so that ties are exact and sums are too.
PARTS_OF_A_POUND = 10**8
_LARGEST = int(np.iinfo(np.int64).max)


def _check_whole(*numbers: npt.NDArray[Any]) -> None:
    """A rate that was a float once may be no tie of one that was not: such numbers are never counted."""
    if not all(np.issubdtype(one.dtype, np.integer) for one in numbers):
        raise TypeError("rates and people are whole numbers")


@dataclass(frozen=True, kw_only=True, eq=False)
class Rates:
    """The rates of some people: the rates, each once and rising, and how many people are on each.

    ``rates`` are whole numbers of one unit: hundred-millionths of a pound for pay, pence for bonuses. Raises TypeError
    for any other numbers, and ValueError for rates that do not rise, are below nothing, or that nobody is on.
    """

    rates: Whole
    people: Whole

    def __post_init__(self) -> None:
        _check_whole(self.rates, self.people)
        if self.rates.shape != self.people.shape or self.rates.ndim != 1:
            raise ValueError("every rate has one number of people")
        if (np.diff(self.rates) <= 0).any() or (self.rates < 0).any():
            raise ValueError("rates rise, from nothing up")
        if (self.people <= 0).any():
            raise ValueError("somebody is on every rate")

    @cached_property
    def number(self) -> int:
        """How many people there are."""
        return int(self.people.sum())

    @cached_property
    def total(self) -> int:
        """The sum of all rates, in their unit."""
        if not self.number:
            return 0
        # The sum is exact in 64 bits wherever everybody on the highest rate would be.
        if int(self.rates[-1]) * self.number <= _LARGEST:
            return int(self.rates @ self.people)
        return sum(int(rate) * int(people) for rate, people in zip(self.rates, self.people, strict=True))

    @property
    def mean(self) -> Fraction:
        """The mean in the unit of the rates. Raises ZeroDivisionError for nobody."""
        return Fraction(self.total, self.number)

    @property
    def median(self) -> Fraction:
        """The middle rate; of an even number of people the mean of the two middle ones.

        Raises ValueError for nobody.
        """
        if not self.number:
            raise ValueError("nobody has no median")
        low, high = (self.at((self.number - 1) // 2), self.at(self.number // 2))
        return Fraction(low + high, 2)

    def at(self, rank: int) -> int:
        """The rate of the person at a rank, the lowest paid at 0."""
        return int(self.rates[np.searchsorted(np.cumsum(self.people), rank, side="right")])


@dataclass(frozen=True, kw_only=True, eq=False)
class PayCounts:
    """How many people of each group are on each rate.

    ``people`` has a row for each rate and a column for each group; ``groups`` are in the fixed order of their
    classification, which decides between equal remainders. Everybody is in one group: people of whom it is not known
    are a group of their own. Raises ValueError for numbers below nothing, rates that do not rise, or rates of nobody.
    """

    rates: Whole
    groups: tuple[str, ...]
    people: Whole

    def __post_init__(self) -> None:
        if self.people.shape != (len(self.rates), len(self.groups)):
            raise ValueError("there is a row for each rate and a column for each group")
        if (self.people < 0).any():
            raise ValueError("no group has fewer people than none")
        Rates(rates=self.rates, people=self.people.sum(axis=1))

    @classmethod
    def of_people(cls, rates: npt.ArrayLike, group: npt.ArrayLike, groups: Sequence[str]) -> "PayCounts":
        """Count people given one by one: the rate of each, and the place of his or her group in ``groups``."""
        rates = np.asarray(rates) if np.size(rates) else np.empty(0, dtype=np.int64)
        _check_whole(rates)
        distinct, place = np.unique(rates.astype(np.int64), return_inverse=True)
        cell = place * len(groups) + np.asarray(group, dtype=np.int64)
        people = np.bincount(cell, minlength=len(distinct) * len(groups)).reshape(len(distinct), len(groups))
        return cls(rates=distinct, groups=tuple(groups), people=people.astype(np.int64))

    @property
    def number(self) -> int:
        """How many people there are of all groups."""
        return int(self.people.sum())

    def of(self, *groups: str) -> Rates:
        """The rates of the people of some groups together."""
        people = self.people[:, [self.groups.index(group) for group in groups]].sum(axis=1)
        return Rates(rates=self.rates[people > 0], people=people[people > 0])
