"""What a reader knows, as whole numbers: cells that hold people, facts about sums of them, and counts to be found."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

# How often each cell is in a sum, by the cell's number.
Sum = Mapping[int, int]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """The sum lies from ``low`` to ``high``; None is open."""

    sum: Sum
    low: int | None
    high: int | None


@dataclass(frozen=True, kw_only=True)
class Target:
    """A count that readers are not to find."""

    name: Hashable
    sum: Sum


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """``cells`` numbered cells, none of them below nothing, with all that is known of them.

    ``insiders`` are the sums that somebody who was counted knows to be at least one, each by itself.
    """

    cells: int
    facts: tuple[Fact, ...]
    targets: tuple[Target, ...]
    insiders: tuple[Sum, ...] = ()

    def key(self) -> tuple[object, ...]:
        """What tells this knowledge from any other, whatever its targets are called."""
        facts = frozenset((tuple(sorted(fact.sum.items())), fact.low, fact.high) for fact in self.facts)
        targets = tuple(tuple(sorted(target.sum.items())) for target in self.targets)
        insiders = tuple(tuple(sorted(each.items())) for each in self.insiders)
        return self.cells, facts, targets, insiders

    def components(self) -> list["Knowledge"]:
        """The parts that share no cell, directly or through facts. Those without a target are left out."""
        root = list(range(self.cells))
        for fact in self.facts:
            first, *others = fact.sum
            for other in others:
                _join(root, first, other)
        for each in (*(target.sum for target in self.targets), *self.insiders):
            first, *others = each
            for other in others:
                _join(root, first, other)
        wanted = dict.fromkeys(_root(root, next(iter(target.sum))) for target in self.targets)
        return [self._part(root, one) for one in wanted]

    def _part(self, root: list[int], wanted: int) -> "Knowledge":
        there = [cell for cell in range(self.cells) if _root(root, cell) == wanted]
        number = {cell: place for place, cell in enumerate(there)}

        def renamed(each: Sum) -> Sum:
            return {number[cell]: times for cell, times in each.items()}

        def inside(each: Sum) -> bool:
            return next(iter(each)) in number

        return Knowledge(
            cells=len(there),
            facts=tuple(
                Fact(sum=renamed(one.sum), low=one.low, high=one.high) for one in self.facts if inside(one.sum)
            ),
            targets=tuple(Target(name=one.name, sum=renamed(one.sum)) for one in self.targets if inside(one.sum)),
            insiders=tuple(renamed(one) for one in self.insiders if inside(one)),
        )


def _root(root: list[int], cell: int) -> int:
    while root[cell] != cell:
        root[cell] = root[root[cell]]
        cell = root[cell]
    return cell


def _join(root: list[int], one: int, other: int) -> None:
    first, second = _root(root, one), _root(root, other)
    root[max(first, second)] = min(first, second)
