"""The people whose pay is counted: one place for each in every list. They are records, and never leave the job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from tallystick.tallies.paid import PayCounts, Whole

NO_RATE = -1
NOT_RECORDED = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Trait:
    """What one column says of everybody: its distinct values, and the place among them of each person's.

    Raises ValueError for a place that is no value's.
    """

    values: tuple[str, ...]
    of: Whole

    def __post_init__(self) -> None:
        if len(self.of) and not (self.of.min() >= 0 and self.of.max() < len(self.values)):
            raise ValueError("every person has one of the values")

    @classmethod
    def of_people(cls, said: Sequence[str]) -> "Trait":
        """The trait of people given one by one."""
        values, of = np.unique(np.asarray(said, dtype=str), return_inverse=True)
        return cls(values=tuple(str(value) for value in values), of=of.astype(np.int64))


@dataclass(frozen=True, kw_only=True, eq=False)
class PaidPeople:
    """The relevant employees of one organisation on one snapshot date, each once.

    ``traits`` are what people are compared by (``ethnicity``, ``sex``, ``disability``, as codes of the vocabulary) and
    where they work (``staff_type``, ``band``, ``cluster``, ``staff_group``, ``contract``, ``international_recruit``,
    ``age_band``, ``full_time``, ``service``, ``directorate``); a column that was not handed in is absent. ``rate`` is
    pay for an hour in hundred-millionths of a pound, and NO_RATE for somebody who is relevant but not on full pay.
    ``bonus`` holds the pence of twelve months by type; a type that is not said is blank. ``variants`` are other
    rates of the same people, such as with salary sacrifice added back. ``person`` tells who is who in two years.

    Raises ValueError where a list has another length.
    """

    organisation: str
    snapshot: date
    traits: Mapping[str, Trait]
    rate: Whole
    bonus: Mapping[str, Whole] = field(default_factory=lambda: MappingProxyType({}))
    variants: Mapping[str, Whole] = field(default_factory=lambda: MappingProxyType({}))
    person: npt.NDArray[np.str_] = field(default_factory=lambda: np.empty(0, dtype=np.str_), repr=False)

    def __post_init__(self) -> None:
        lists = [*(trait.of for trait in self.traits.values()), *self.bonus.values(), *self.variants.values()]
        if any(len(one) != len(self.rate) for one in lists) or len(self.person) not in (0, len(self.rate)):
            raise ValueError("every list has a place for every person")

    @property
    def number(self) -> int:
        """How many relevant employees there are."""
        return len(self.rate)

    @property
    def is_full_pay(self) -> npt.NDArray[np.bool_]:
        """Who is a full-pay relevant employee."""
        return np.asarray(self.rate != NO_RATE)

    @property
    def total_bonus(self) -> Whole:
        """The pence of bonus each person was paid in twelve months, of all types."""
        nothing = np.zeros(self.number, dtype=np.int64)
        return np.asarray(sum(self.bonus.values(), start=nothing), dtype=np.int64)

    def placed(self, trait: str, groups: Mapping[str, str], order: Sequence[str]) -> Whole:
        """For each person the place in ``order`` of the group that the value of a trait belongs to."""
        said = self.traits[trait]
        places = np.array([order.index(groups[value]) for value in said.values], dtype=np.int64)
        return np.asarray(places[said.of], dtype=np.int64)

    def counts(self, group: Whole, groups: Sequence[str], among: npt.NDArray[np.bool_] | None = None) -> PayCounts:
        """The full-pay people among some of them, counted by rate and group."""
        chosen = self.is_full_pay if among is None else self.is_full_pay & among
        return PayCounts.of_people(self.rate[chosen], group[chosen], groups)
