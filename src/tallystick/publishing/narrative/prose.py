"""A text with the figures it is held against, and which of them a number in it may be."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache

from tallystick.publishing.narrative.figures import StoredFigure
from tallystick.publishing.narrative.naming import EVERYONE_ELSE, called, called_part, names_a_part
from tallystick.publishing.narrative.reading import UNITS_OF, Kind, Number, Passage, Remark, passages_of, to_decimals
from tallystick.publishing.narrative.topics import GAPS, in_points
from tallystick.release.pay import PayMeasure
from tallystick.release.rounding import decimals_of


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text as the rules read it, with the figures it is held against."""

    text: str
    passages: tuple[Passage, ...]
    figures: tuple[StoredFigure, ...]
    # Stored figures by what they round to, made for each number of decimals when it is first asked for.
    _rounded: dict[tuple[Kind, int], dict[Decimal, list[StoredFigure]]] = field(default_factory=dict, repr=False)
    _named: dict[tuple[str, frozenset[str]], Sequence[StoredFigure]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, text: str, figures: Iterable[StoredFigure]) -> "Prose":
        """Read a text."""
        return cls(text=text, passages=passages_of(text), figures=tuple(figures))

    def of_unit(self, number: Number) -> list[StoredFigure]:
        """The stored figures that a number of its kind may be, among those of what it is said to be."""
        pool = self._meant(number) if number.topic.measures else self.figures
        return [
            one
            for one in pool
            if one.unit in UNITS_OF.get(number.kind, ()) and (number.topic.is_range or not one.is_end)
        ]

    def matching(self, number: Number) -> Sequence[StoredFigure]:
        """The stored figures of the right unit that give a number, rounded to the decimals it is written with.

        Where the words around it name a measure, only figures of that measure; the end of a range only where a range
        is told. A sign is left aside: it is often said in words.
        """
        if number.topic.measures:
            return [one for one in self.of_unit(number) if number.size in _sizes_of(one, number.decimals)]
        found = self._shelf(number).get(number.size, ())
        return found if number.topic.is_range else [one for one in found if not one.is_end]

    def about(self, measures: frozenset[str], passage: Passage) -> Sequence[StoredFigure]:
        """The figures of some measures that a sentence is about.

        They are of the groups that it names, else of the comparator that leads; and of the part of the workforce that
        it names, else of the whole.
        """
        key = (passage.text, measures)
        if key not in self._named:
            pool = [one for one in self.figures if one.measure in measures]
            self._named[key] = _of_part(_of_groups(pool, passage.text), passage.text)
        return self._named[key]

    def _meant(self, number: Number) -> Sequence[StoredFigure]:
        measures = number.topic.measures
        wanted = in_points(number.topic) if number.kind is Kind.POINTS else measures
        found = self.about(frozenset(map(str, wanted)), self._passage_of[number.start])
        quarter = number.topic.quarter
        others = self._by_hand if measures & GAPS else self._not_of_pay
        return [*(one for one in found if not quarter or one.quarter in ("", quarter)), *others]

    @cached_property
    def _passage_of(self) -> dict[int, Passage]:
        return {number.start: passage for passage in self.passages for number in passage.numbers}

    @cached_property
    def _by_hand(self) -> list[StoredFigure]:
        """Figures that somebody made without saying what they are: they may be anything."""
        return [one for one in self.figures if not one.measure]

    @cached_property
    def _not_of_pay(self) -> list[StoredFigure]:
        """Those with the figures of race equality indicators, which may be anything but a gap in pay."""
        return [one for one in self.figures if one.measure not in set(PayMeasure)]

    def _shelf(self, number: Number) -> dict[Decimal, list[StoredFigure]]:
        shelf = self._rounded.get((number.kind, number.decimals))
        if shelf is None:
            shelf = self._rounded[number.kind, number.decimals] = {}
            for one in self.figures:
                if one.unit in UNITS_OF.get(number.kind, ()):
                    for size in _sizes_of(one, number.decimals):
                        shelf.setdefault(size, []).append(one)
        return shelf


# Told of everyone else beside White British people, and of no other group that is called so.
_MINORITIES = "White minorities"
Rule = Callable[[Prose], Iterator[Remark]]


def _of_groups(pool: Sequence[StoredFigure], text: str) -> Sequence[StoredFigure]:
    """Those of the groups that a text names; where it names none that can be told apart, those that lead."""
    rest = re.sub(EVERYONE_ELSE, " ", text, flags=re.IGNORECASE)
    named = {name for name in {one.people for one in pool} if _is_named(name, text, rest)}
    return [one for one in pool if one.people in named] or [one for one in pool if one.is_leading]


def _is_named(name: str, text: str, rest: str) -> bool:
    """Whether a text names people; "all other ethnic groups" names everyone else, and none of the single groups."""
    if not name:
        return False
    if name.lower() in text.lower():
        return True
    if _MINORITIES in name:
        return _MINORITIES.lower() in text.lower()
    return called(name).search(text if "all other ethnic groups" in name else rest) is not None


def _of_part(pool: Sequence[StoredFigure], text: str) -> Sequence[StoredFigure]:
    """Those of the part of the workforce that a text names; of every part, where it names one in other words."""
    parts = {one.among for one in pool if one.among}
    named = {part for part in parts if all(called_part(word).search(text) for word in part)}
    if named:
        return [one for one in pool if one.among in named]
    return pool if names_a_part(text) else [one for one in pool if not one.among]


def _sizes_of(one: StoredFigure, decimals: int) -> frozenset[Decimal]:
    return _sizes(one.value, str(one.printed), decimals)


@lru_cache(maxsize=1 << 16)
def _sizes(value: Decimal, text: str, decimals: int) -> frozenset[Decimal]:
    """What a figure is to so many decimals: its value rounded, and as printed, which was rounded from the exact one."""
    printed = Decimal(text)
    own = {abs(printed)} if decimals_of(printed) == decimals else set()
    return frozenset(own | {to_decimals(value, decimals, ROUND_HALF_UP)})
