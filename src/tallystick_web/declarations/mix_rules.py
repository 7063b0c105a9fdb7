"""Which shares of a mix leave, and how: counts of appearances that nobody can be told from.

A mix is of the appearances in one row of a population in a period that is over: how many are of people who said that
they are from an ethnic minority, how many of people who said that they are white, and how many of people who have not
said. Whoever reads the registers knows who appeared, how often, and who was asked. So a mix is given only where even
such a reader, with every mix given before, is left three values of each count and either group for each person.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import product
from math import exp
from uuid import UUID

from tallystick.disclosure.envelopes import ratio_envelope
from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, rounded, shown_count
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.ethnicity.groupings import roll_up
from tallystick_web.declarations.rules import Said, Unknown
from tallystick_web.numbers.measure_rules import Cadence

RULE = "ten-five"
ALL = "all"
"""The row of a population that holds every appearance."""
MAKE_MIXES = "declarations.jobs.make_mixes"
WITHHELD = "Withheld to protect people"
_RULE = policies()[RULE].rule
_ENOUGH = 3  # values that stay possible of each count
_SEED = 20261127
_STEPS, _ROUNDS = 20_000, 8  # of the walk: it ends after so many rounds in which nothing new was seen
_HEAT = 0.5  # how readily it goes through tables that do not fit
_YEARLY = frozenset({"trainers", "candidates"})


class Side(StrEnum):
    """How an appearance is counted. The five ways in which something stays unknown are one here."""

    MINORITY = "minority"
    WHITE = "white"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One person in a row: how often they appear, and what they said. ``may_have_said`` is known to others: whether
    they were asked, and are not forgotten."""

    person: UUID
    times: int
    side: Side
    may_have_said: bool = True


@dataclass(frozen=True, kw_only=True)
class ShownMix:
    """What is shown of a row, each count to the nearest five. ``unknown`` is None where it is under ten."""

    of: int
    minority: int
    white: int
    unknown: int | None


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """Shares in per cent, outwards to whole ones: of ethnic minority appearances, and of those nothing is known of."""

    low: int
    high: int
    unknown_low: int
    unknown_high: int


@dataclass(frozen=True, kw_only=True)
class GivenRow:
    """A row that is given, with all that a reader of the registers knows of it: who appears, and how often.

    ``part_of`` is the name of the row that holds this one and more.
    """

    name: str
    shown: ShownMix
    times: Mapping[UUID, int]
    part_of: str = ""


@dataclass(frozen=True, kw_only=True)
class RowMade:
    """What is kept of a row: what is shown, None where it is withheld, and how many of its people were asked."""

    population: str
    row: str
    shown: ShownMix | None
    invited: int | None


# WHAT IS COUNTED


def cadence_of(population: str) -> Cadence:
    """How often a population is counted. A year beside its halves could be taken apart, so each has one of them."""
    return Cadence.YEARLY if population in _YEARLY else Cadence.HALF_YEARLY


def side_of(said: Said | Unknown) -> Side:
    """How somebody's appearances are counted, from what they said for this purpose. Nothing is ever guessed."""
    if isinstance(said, Unknown):
        return Side.UNKNOWN
    group = roll_up(said.ethnicity, grouping("wres"))
    return {"bme": Side.MINORITY, "white": Side.WHITE}.get(str(group), Side.UNKNOWN)


def whole(times: Decimal) -> int:
    """Appearances as they are counted: days in whole ones, and any part of one day as one."""
    return max(1, int(times.quantize(Decimal(1), ROUND_HALF_UP)))


# WHAT LEAVES OF ONE ROW


def shown_of(voices: Sequence[Voice]) -> ShownMix | None:
    """What may be shown of a row taken by itself; None where it is withheld.

    Ten different people stand behind each count that is shown, and nobody in the row, on whichever side, can be more
    than half of one. That hangs on who appeared and on what is shown, so that it tells nothing beside them.
    """
    counts, people = Counter[Side](), Counter[Side]()
    for one in voices:
        counts[one.side] += one.times
        people[one.side] += 1
    minority, white, unknown = (shown_count(counts[side], rule=_RULE, zero_allowed=False) for side in Side)
    if minority is None or white is None:
        return None
    shown = ShownMix(of=rounded(counts.total(), _RULE), minority=minority, white=white, unknown=unknown)
    sides = [side for side in Side if side is not Side.UNKNOWN or unknown is not None]
    least = min(_possible(getattr(shown, side)).start for side in sides)
    is_wide = min(people[side] for side in sides) >= _RULE.hide_below and 2 * max(one.times for one in voices) <= least
    return shown if is_wide and leaves_three(shown, of=counts.total()) else None


def leaves_three(shown: ShownMix, *, of: int) -> bool:
    """Whether somebody who knows how many appearances there were is left three values of each count."""
    tables = tables_of(shown, range(of, of + 1))
    return all(len(set(values)) >= _ENOUGH for values in zip(*tables, strict=True)) and bool(tables)


def tables_of(shown: ShownMix, of: range) -> list[tuple[int, int, int]]:
    """Every three counts (minority, white, unknown) that are shown like this, where there are so many in all."""
    unknown = _possible(shown.unknown)
    return [
        (minority, white, rest)
        for minority in _possible(shown.minority)
        for white in _possible(shown.white)
        for rest in unknown
        if minority + white + rest in of
    ]


def bounds_of(shown: ShownMix) -> Bounds:
    """The lowest and the highest share, over all tables that are shown alike: so they tell nothing more than it."""
    tables = tables_of(shown, _possible(shown.of))
    return Bounds(
        low=min(100 * one // sum(table) for table in tables for one in table[:1]),
        high=max(-(-100 * (one + rest) // (one + white + rest)) for one, white, rest in tables),
        unknown_low=min(100 * table[2] // sum(table) for table in tables),
        unknown_high=max(-(-100 * table[2] // sum(table)) for table in tables),
    )


def shown_people(people: int) -> int | None:
    """How many people are shown, such as those who were asked; None where they are too few."""
    return shown_count(people, rule=_RULE, zero_allowed=False)


def ratio_of(invited: ShownMix, came: ShownMix) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest ratio of how often invited white people came to how often ethnic minority people did.

    Over all tables that are shown like these, outwards to a tenth; None where no number fits, or none is highest.
    """
    ranges = (_possible(one) for one in (came.white, invited.white, came.minority, invited.minority))
    found = ratio_envelope(*ranges)
    if found is None or found.value_low is None or found.value_high is None:
        return None
    low, high = 10 * found.value_low, 10 * found.value_high
    return Decimal(low.numerator // low.denominator) / 10, Decimal(-(-high.numerator // high.denominator)) / 10


def _possible(shown: int | None) -> range:
    return possible(shown, rule=_RULE, zero_allowed=False)


# WHAT A READER COULD WORK OUT OF ALL ROWS TOGETHER


def tells_too_much(rows: Sequence[GivenRow], said: Mapping[UUID, Side]) -> bool:
    """Whether rows, taken together by somebody who knows who appeared in each, leave fewer than three values of a count
    or of what is left when a row is taken from the whole, or show on which side somebody is, or is not.

    Somebody who was counted and knows their own side is such a reader as well. ``said`` are the sides of those who may
    have said something; the others are known to be unknown. Rows are safe where complete tables that fit all of them
    show it; where such tables are not found, they are taken to tell too much.
    """
    walk, open_before, rounds_without = _Walk(rows, said), -1, 0
    while rounds_without < _ROUNDS:
        walk.goes_on()
        if walk.still_open == 0:
            return False
        rounds_without = 0 if walk.still_open != open_before else rounds_without + 1
        open_before = walk.still_open
    return True


class _Walk:
    """A walk through tables: who may be on which side. It begins at the true one, and remembers those that fit.

    People who appear equally often in every row are alike to a reader: whoever of them is on a side, each may be. So
    what is remembered of a table is, for each target, its value and which kinds of people it has on which side.
    """

    def __init__(self, rows: Sequence[GivenRow], said: Mapping[UUID, Side]) -> None:
        self.rows = rows
        people = sorted({one for row in rows for one in row.times} & said.keys(), key=str)
        self.times = [[(at, row.times[one]) for at, row in enumerate(rows) if one in row.times] for one in people]
        kinds = {kind: place for place, kind in enumerate(dict.fromkeys(map(tuple, self.times)))}
        self.kind = [kinds[tuple(one)] for one in self.times]
        self.sides = [_NUMBER[said[one]] for one in people]
        self.limits = [_limits(row) for row in rows]
        self.now = [_begin(row, said) for row in rows]
        self.there = Counter(zip(self.kind, self.sides, strict=True))
        self.inner = [(at, outer) for at, row in enumerate(rows) for outer in self._whole_of(row)]
        self.seen: dict[tuple[int, int, int], dict[int, int]] = {}
        self.random = random.Random(_SEED)  # noqa: S311  # not for secrets: the same walk each time
        self.cells = 2 * len(kinds)
        self.off = sum(self._off(at) for at in range(len(rows)))
        if not self.off:
            self._note()

    def _whole_of(self, row: GivenRow) -> list[int]:
        return [at for at, one in enumerate(self.rows) if one.name == row.part_of]

    def goes_on(self) -> None:
        """Walk for a round."""
        for _ in range(_STEPS if self.sides else 0):
            self._step()

    def _step(self) -> None:
        """Put somebody on another side. A step away from the tables that fit is taken the less the further it goes."""
        person = self.random.randrange(len(self.sides))
        old = self.sides[person]
        new = (old + 1 + self.random.randrange(2)) % 3
        before = sum(self._off(at) for at, _ in self.times[person])
        self._move(person, old, new)
        further = sum(self._off(at) for at, _ in self.times[person]) - before
        if further > 0 and self.random.random() >= exp(-further / _HEAT):
            self._move(person, new, old)
            return
        self.there[self.kind[person], old] -= 1
        self.there[self.kind[person], new] += 1
        self.sides[person] = new
        self.off += further
        if not self.off:
            self._note()

    def _move(self, person: int, old: int, new: int) -> None:
        for at, times in self.times[person]:
            counts = self.now[at]
            counts[old] -= times
            counts[new] += times
            counts[3 + old] -= 1
            counts[3 + new] += 1

    def _off(self, at: int) -> int:
        """How far a row is from what was shown of it."""
        return sum(
            low - one if one < low else one - high if one > high else 0
            for one, (low, high) in zip(self.now[at], self.limits[at], strict=True)
        )

    def _note(self) -> None:
        """Remember a table that fits every row."""
        cells = sum(
            1 << 2 * kind + side for (kind, side), many in self.there.items() if many and side != _NUMBER[Side.UNKNOWN]
        )
        for at, side in product(range(len(self.rows)), range(3)):
            self._remember((at, at, side), self.now[at][side], cells)
        for at, outer in self.inner:
            for side in range(3):
                self._remember((at, outer, side), self.now[outer][side] - self.now[at][side], cells)

    def _remember(self, target: tuple[int, int, int], value: int, cells: int) -> None:
        values = self.seen.setdefault(target, {})
        values[value] = values.get(value, 0) | cells

    @property
    def still_open(self) -> int:
        """How often a target was not seen with three values and people of some kind on some side; 1 where none was."""
        return sum(self.cells - _in_three(values.values()) for values in self.seen.values()) if self.seen else 1


def _in_three(seen: Iterable[int]) -> int:
    """How many cells have people in three of the tables seen, or more."""
    once = twice = thrice = 0
    for cells in seen:
        once, twice, thrice = once | cells, twice | once & cells, thrice | twice & cells
    return thrice.bit_count()


_NUMBER = {side: place for place, side in enumerate(Side)}


def _limits(row: GivenRow) -> list[tuple[int, int]]:
    """What a row says: between which ends each count is, and how many people are behind it at the least."""
    counts = [_possible(one) for one in (row.shown.minority, row.shown.white, row.shown.unknown)]
    least = [_RULE.hide_below, _RULE.hide_below, 0 if row.shown.unknown is None else _RULE.hide_below]
    return [*((one.start, one.stop - 1) for one in counts), *((one, len(row.times)) for one in least)]


def _begin(row: GivenRow, said: Mapping[UUID, Side]) -> list[int]:
    """The true counts of a row, and of the people behind them."""
    counts = [0] * 6
    for one, times in row.times.items():
        side = _NUMBER[said.get(one, Side.UNKNOWN)]
        counts[side] += times
        counts[3 + side] += 1
    return counts
