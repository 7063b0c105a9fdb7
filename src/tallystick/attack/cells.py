"""The cells that printed counts are sums of, and what two sums have in common."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeGuard

from tallystick.attack.knowledge import Fact, Sum
from tallystick.attack.printed import Printed

Atom = frozenset[StrEnum]
# organisation, standard, year, issue, quantity, by, part, atom
Cell = tuple[str, str, int, int, str, str, str, Atom]


def is_cell(key: object) -> TypeGuard[Cell]:
    """Whether people are counted under it, not how many were moved."""
    return isinstance(key, tuple) and len(key) == 8


def difference(whole: Sum, parts: Iterable[Sum]) -> Sum:
    both = dict(whole)
    for part in parts:
        for cell, times in part.items():
            both[cell] = both.get(cell, 0) - times
    return {cell: times for cell, times in both.items() if times}


def table_and_group(count: Printed) -> tuple[object, ...]:
    """What a count and its people have in common: they stand in the same table of the same release."""
    names = ("organisation", "standard", "year", "release", "by", "part", "since", "indicator", "row", "group")
    return tuple(getattr(count, name) for name in names)


def once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts about the same sum as one: what both say."""
    found: dict[tuple[tuple[int, int], ...], tuple[int | None, int | None]] = {}
    for fact in facts:
        key = tuple(sorted(fact.sum.items()))
        low, high = found.get(key, (None, None))
        low = fact.low if low is None else low if fact.low is None else max(low, fact.low)
        high = fact.high if high is None else high if fact.high is None else min(high, fact.high)
        found[key] = (low, high)
    for key, (low, high) in found.items():
        yield Fact(sum=dict(key), low=low, high=high)
