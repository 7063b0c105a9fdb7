"""What a measure of registers is given to count: entries as they stand, parts taken, and the period that is over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.part_rules import PartTaken


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An entry of a register on the last day of a period.

    ``is_live`` says that its state counts, ``is_stale`` that it was not confirmed in time. ``added_on`` is the day it
    came into the register. What its columns say is read as ``entry["topic"]``: None or blank where nothing was said.
    """

    id: UUID
    title: str
    state: str
    is_live: bool
    is_stale: bool
    added_on: date
    ended_on: date | None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Whether it is one of what the register counts: live and confirmed."""
        return self.is_live and not self.is_stale

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything that measures of registers count: the entries of each register by its id, and the parts taken."""

    entries: Mapping[str, Sequence[Kept]]
    parts: Sequence[PartTaken] = ()

    def of(self, register: str) -> Sequence[Kept]:
        """The entries of a register, whatever their state."""
        return self.entries.get(register, ())

    def live(self, register: str) -> list[Kept]:
        """The entries of a register whose state counts, stale ones among them."""
        return [one for one in self.of(register) if one.is_live]


Count = Callable[[Book, Period], Typed | None]
"""Counts one measure for a period. None where there is nothing to count yet, such as no policies at all."""


@dataclass(frozen=True, kw_only=True)
class RegisterMeasure:
    """A measure that registers offer. Its id in the catalogue is ``registers/`` and ``id``.

    ``reads`` are the registers whose entries it needs; ``reads_parts`` is set where it needs the parts taken.
    ``counts_people`` is set where a small number could tell something of a person: it then leaves as typed counts do.
    """

    id: str
    name: str
    what: str
    unit: MeasureUnit
    better: Better
    cadence: Cadence
    reads: tuple[str, ...]
    count: Count
    counts_people: bool = False
    reads_parts: bool = False


def share(happened: int, of: int) -> Typed | None:
    """So many of so many; None where there are none at all."""
    return Typed(happened=happened, people=of) if of else None
