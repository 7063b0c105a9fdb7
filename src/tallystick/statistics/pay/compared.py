"""Who stands in which group of a comparator, and how small groups are counted together with others of the same kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tallystick.definitions.pay import PayComparator
from tallystick.definitions.pay.comparators import TOGETHER, UNKNOWN
from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, people
from tallystick.tallies.paid import PayCounts, Rates, Whole
from tallystick.tallies.paid_people import PaidPeople
from tallystick.vocabulary.characteristics import grouping, roll_up
from tallystick.vocabulary.ethnicity import Unmatched
from tallystick.vocabulary.groups import Grouping

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Compared:
    """Some people under one comparator: the codes of its groups, and the place of each person's among them."""

    people: PaidPeople
    comparator: PayComparator
    groups: tuple[str, ...]
    group: Whole

    @property
    def reference(self) -> str:
        """The group that gaps are a percentage of."""
        return self.comparator.reference

    @property
    def others(self) -> tuple[str, ...]:
        """The groups that are held against it."""
        return tuple(group for group in self.groups if group not in (self.reference, UNKNOWN))

    @cached_property
    def counts(self) -> PayCounts:
        """The full-pay people by rate and group."""
        return self.people.counts(self.group, self.groups)

    def among(self, chosen: Mask) -> PayCounts:
        """The full-pay people among those chosen, by rate and group."""
        return self.people.counts(self.group, self.groups, chosen)

    def are(self, group: str) -> Mask:
        """Who is in a group."""
        return np.asarray(self.group == self.groups.index(group))

    def relevant(self, group: str) -> int:
        """How many relevant employees are in a group."""
        return int(self.are(group).sum())

    def between(self, group: str, measure: PayMeasure) -> PayFigure[Quantity]:
        """A figure of a group beside the reference group, with how many full-pay people each has, and no value yet."""
        return PayFigure(
            measure=measure,
            comparator=self.comparator.id,
            group=group,
            reference=self.reference,
            n=people(self.counts.of(group).number),
            n_reference=people(self.counts.of(self.reference).number),
        )

    def pairs(self, counts: PayCounts) -> Iterator[tuple[str, Rates, Rates]]:
        """Each group with the rates of the reference group and its own."""
        reference = counts.of(self.reference)
        for group in self.others:
            yield group, reference, counts.of(group)


def compared(who: PaidPeople, comparator: PayComparator, *, minimum: int) -> Compared | NotPayable:
    """Place everybody in a group of ``comparator``, or say why that cannot be done.

    Where the comparator lets small groups be counted together, those of fewer than ``minimum`` full-pay people are, and
    those of nobody with them: the name of what is counted together does not tell who is there.
    """
    if comparator.characteristic not in who.traits:
        return NotPayable.NOT_RECORDED
    said = who.traits[comparator.characteristic]
    there = set(np.unique(said.of))
    rolled = {
        value: roll_up(value, comparator.sets) if place in there else UNKNOWN for place, value in enumerate(said.values)
    }
    placed = {value: group for value, group in rolled.items() if not isinstance(group, Unmatched)}
    if len(placed) != len(rolled):
        return NotPayable.GROUPS_NOT_GIVEN
    group = who.placed(comparator.characteristic, placed, comparator.order)
    whole = Compared(people=who, comparator=comparator, groups=comparator.order, group=group)
    return _together(whole, minimum) if comparator.parents else whole


def _together(whole: Compared, minimum: int) -> Compared:
    there, full = (
        np.bincount(whole.group[chosen], minlength=len(whole.groups))
        for chosen in (np.ones(whole.people.number, dtype=bool), whole.people.is_full_pay)
    )
    sizes = {
        code: int(full[place])
        for place, code in enumerate(whole.groups)
        if code != UNKNOWN and (minimum or there[place] or code == whole.reference)
    }
    kept = (*finest_that_pass(sizes, whole.comparator, minimum=minimum), (UNKNOWN,))
    codes = tuple(TOGETHER.join(parts) for parts in kept)
    place = {code: number for number, parts in enumerate(kept) for code in parts}
    moved = np.array([place.get(code, place[UNKNOWN]) for code in whole.groups], dtype=np.int64)
    return Compared(people=whole.people, comparator=whole.comparator, groups=codes, group=moved[whole.group])


def finest_that_pass(
    sizes: Mapping[str, int], comparator: PayComparator, *, minimum: int
) -> tuple[tuple[str, ...], ...]:
    """The codes of groups, those that are counted together side by side, so that each has ``minimum`` people or none.

    A small group goes together with the next smallest of the same parent, never with one of another. The parent's
    people stay together where all of them are too few. The reference group stands by itself.
    """
    parents = grouping(comparator.parents)
    by_parent: dict[str, list[str]] = {}
    for code in sizes:
        by_parent.setdefault(_parent(code, parents, comparator), []).append(code)
    found = [group for codes in by_parent.values() for group in _merged(codes, sizes, minimum)]
    order = {code: place for place, code in enumerate(comparator.order)}
    return tuple(sorted(found, key=lambda group: order[group[0]]))


def _parent(code: str, parents: Grouping, comparator: PayComparator) -> str:
    if code == comparator.reference:
        return code
    members = comparator.sets.group(code).members
    return parents.group_of(next(iter(members))).code


def _merged(codes: Sequence[str], sizes: Mapping[str, int], minimum: int) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = [(code,) for code in codes]

    def size(group: tuple[str, ...]) -> int:
        return sum(sizes[code] for code in group)

    while len(groups) > 1 and any(size(group) < minimum for group in groups):
        first, second = sorted(groups, key=size)[:2]
        together = tuple(code for code in codes if code in first + second)
        groups = [group for group in groups if group not in (first, second)] + [together]
    return groups
