"""Why two figures may differ: what fits a difference exactly, the best supported first. Nothing else is a reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property
from itertools import combinations

from tallystick.account.collection_lines import Asked, Figures, LeftOut, Pair, Place
from tallystick.definitions import Definition, Indicator
from tallystick.vocabulary.characteristics import grouping

NO_REASON = "no single reason explains it"
# More rows than these would fit by chance, so none of them is named.
_MOST_ROWS_NAMED = 2


class Weight(IntEnum):
    """How much speaks for a reason: the fewer, the more."""

    ADDS_UP = 0  # the rest of their own figures says it
    LEFT_OUT = 1  # it fits most of the lines where anybody was left out for it
    MOVED = 2
    LEFT_OUT_HERE = 3  # it fits here, and not in most other lines


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A reason that fits one difference. ``kind`` is the same wherever the same thing fits."""

    weight: Weight
    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What reasons are found from, beside the two sides themselves.

    ``left_out`` is empty where counts were handed in. The year before is empty where nobody gave it.
    """

    definition: Definition
    left_out: tuple[LeftOut, ...] = ()
    theirs_before: Figures = field(default_factory=dict)
    ours_before: Figures = field(default_factory=dict)


def reasons_for(pairs: Mapping[Place, Pair], evidence: Evidence) -> dict[Place, str]:
    """What is likely for every figure that differs, in words."""
    looking = _Looking(pairs, evidence)
    found = {place: list(looking.at(pair)) for place, pair in pairs.items() if pair.difference}
    fits = Counter(kind for reasons in found.values() for kind in {one.kind for one in reasons})
    return {place: _in_words(reasons, fits) or looking.two_together(pairs[place]) for place, reasons in found.items()}


def _in_words(reasons: Iterable[Likely], fits: Mapping[str, int]) -> str:
    """The reasons that most speaks for. A weaker one beside them would more often mislead than help."""
    found = sorted(reasons, key=lambda one: (one.weight, -fits[one.kind]))
    best = [one.words for one in found if one.weight == found[0].weight]
    return "; or ".join(dict.fromkeys(best))


class _Looking:
    """The reasons of one comparison while they are looked for."""

    def __init__(self, pairs: Mapping[Place, Pair], evidence: Evidence) -> None:
        self.pairs = pairs
        self.definition = evidence.definition
        self.evidence = evidence
        self.groups = grouping(evidence.definition.grouping)

    def at(self, pair: Pair) -> Iterator[Likely]:
        """Everything that fits one difference."""
        yield from self._parts_of_a_total(pair)
        yield from self._left_out(pair)
        if pair.place.asked is Asked.PERCENT:
            return
        yield from self._between_rows(pair)
        yield from self._between_groups(pair)
        yield from self._year_before(pair)

    # TOTALS

    def _parts_of_a_total(self, pair: Pair) -> Iterator[Likely]:
        for indicator, rows in self._parts(pair.place):
            places = [replace(pair.place, indicator=indicator, row=row, asked=Asked.HAPPENED) for row in rows]
            parts = [self.pairs[place] for place in places if place in self.pairs]
            together = sum(part.difference for part in parts)
            if len(parts) < len(rows):
                continue
            its_rows = "its rows" if indicator == pair.place.indicator else f"the rows of indicator {indicator}"
            if together == pair.difference:
                yield _adds_up(f"{its_rows} differ by as much")
            elif not any(part.difference for part in parts):
                yield _adds_up(f"only the total differs: {its_rows} agree")
            elif sum(part.theirs for part in parts) != pair.theirs:
                yield _adds_up("their rows do not add up to their total")

    def _parts(self, place: Place) -> Iterator[tuple[str, Sequence[str]]]:
        """The rows that a total is made of, with their indicator: more than one set where it adds up in two ways."""
        indicator = self.definition.indicator(place.indicator)
        row = indicator.row(place.row)
        if place.asked is Asked.HAPPENED and row.adds_up:
            yield from ((indicator.id, rows) for rows in row.adds_up)
        elif row.is_whole or (place.asked is Asked.PEOPLE and indicator.pool_row):
            yield from ((one.id, _sub_rows(one)) for one in self.definition.indicators if one.kind.adds_up)

    # LEFT OUT

    @cached_property
    def _left_out_at(self) -> dict[Place, list[LeftOut]]:
        found: dict[Place, list[LeftOut]] = {}
        for one in self.evidence.left_out:
            if one.place in self.pairs and one.number:
                found.setdefault(one.place, []).append(one)
        return found

    @cached_property
    def _credible(self) -> Mapping[str, bool]:
        """The reasons that fit a line, and whether each fits at least half of the lines where it could."""
        every = [one for places in self._left_out_at.values() for one in places]
        could = Counter(one.words for one in every)
        fits = Counter(one.words for one in every if -self.pairs[one.place].difference == one.number)
        return {words: 2 * number >= could[words] for words, number in fits.items()}

    def _left_out(self, pair: Pair) -> Iterator[Likely]:
        for one in self._left_out_at.get(pair.place, ()):
            if one.number == -pair.difference:
                weight = Weight.LEFT_OUT if self._credible[one.words] else Weight.LEFT_OUT_HERE
                yield Likely(weight=weight, kind=one.words, words=f"as many {one.words}")

    def two_together(self, pair: Pair) -> str:
        """Two reasons, each of which explains another line alone and which together explain this one."""
        known = [one for one in self._left_out_at.get(pair.place, ()) if one.words in self._credible]
        for one, other in combinations(known, 2):
            if one.reason != other.reason and one.number + other.number == -pair.difference:
                return f"together, as many {one.words}, and {other.words}"
        return NO_REASON

    # MOVES

    def _between_rows(self, pair: Pair) -> Iterator[Likely]:
        indicator = self.definition.indicator(pair.place.indicator)
        others = [
            row for row in _beside(indicator, pair.place.row) if self._is_opposite(pair, replace(pair.place, row=row))
        ]
        if not others:
            return
        named = " or ".join(f"'{indicator.row(row).label}'" for row in others)
        where = named if len(others) <= _MOST_ROWS_NAMED else f"any of {len(others)} other rows"
        yield _moved("rows", f"as many {_more(pair)} stand in {where}")

    def _between_groups(self, pair: Pair) -> Iterator[Likely]:
        row = [self.pairs.get(replace(pair.place, group=group.code)) for group in self.groups.groups]
        if sum(other.difference for other in row if other) != 0:
            return
        others = [one for one in self.groups.groups if self._is_opposite(pair, replace(pair.place, group=one.code))]
        recorded = f"{self.groups.characteristic} recorded differently"
        if others:
            yield _moved("groups", f"as many {_more(pair)} are {others[0].in_sentence} in this row: {recorded}")
        else:
            yield _moved("groups", f"the groups of this row together agree: {recorded}")

    def _is_opposite(self, pair: Pair, elsewhere: Place) -> bool:
        other = self.pairs.get(elsewhere)
        return other is not None and elsewhere != pair.place and other.difference == -pair.difference

    # THE YEAR BEFORE

    def _year_before(self, pair: Pair) -> Iterator[Likely]:
        places = [replace(pair.place, group=group.code) for group in self.groups.groups]
        row = [self.pairs[place] for place in places if place in self.pairs]
        theirs, ours = ({one.place: getattr(one, side) for one in row} for side in ("theirs", "ours"))
        if _is_row_of(ours, self.evidence.theirs_before):
            yield _moved("ours before", "ours is what they give for the year before: is the extract of this 31 March?")
        if _is_row_of(theirs, self.evidence.theirs_before) or _is_row_of(theirs, self.evidence.ours_before):
            yield _moved("theirs before", "theirs is the figure of the year before")


def _is_row_of(row: Figures, before: Figures) -> bool:
    """Whether a whole row, every group of it, is that of another year. A single figure could be so by chance."""
    return len(row) > 1 and any(row.values()) and all(before.get(place) == figure for place, figure in row.items())


def _sub_rows(indicator: Indicator) -> tuple[str, ...]:
    return tuple(row.id for row in indicator.sub_rows)


def _beside(indicator: Indicator, row: str) -> list[str]:
    """The rows between which somebody can be moved who stands in this one."""
    if indicator.kind.adds_up:
        sets: Iterable[tuple[str, ...]] = [_sub_rows(indicator)]
    else:
        sets = [rows for whole in indicator.rows for rows in whole.adds_up]
    return [other for rows in sets if row in rows for other in rows if other != row]


def _more(pair: Pair) -> str:
    return "more" if pair.difference < 0 else "fewer"


def _adds_up(words: str) -> Likely:
    return Likely(weight=Weight.ADDS_UP, kind=words, words=words)


def _moved(kind: str, words: str) -> Likely:
    return Likely(weight=Weight.MOVED, kind=kind, words=words)
