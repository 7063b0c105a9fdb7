"""The search: for every count three complete tables in which it differs, or the proof that there are none.

A table is complete and in whole numbers, and agrees with every fact. Three tables with three values for a count leave
a reader three possibilities. Each of them must also be left to somebody who was counted and takes one person out of the
count that they know they are in; so the three are looked for again among the tables that hold such a person.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import numpy as np
import numpy.typing as npt

from tallystick.attack.knowledge import Fact, Knowledge, Sum, Target
from tallystick.attack.linear import Floats, Nearest, Program, Whole, sums_of

Truths = npt.NDArray[np.bool_]

WANTED = 3
_SEED = 20261126
_DRAWN = 48  # tables that are drawn before single counts are asked for
_HELD = 0.2  # how many of the sums that are not known exactly are held at one value in a draw
_FAR = 6  # how many people more or fewer a cell is drawn with
_MOST_QUESTIONS = 2_000


class Outcome(StrEnum):
    """What came of the search for one count."""

    SAFE = "safe"
    RECOVERED = "recovered"
    UNDECIDED = "undecided"


class Contradiction(ValueError):
    """No table agrees with all facts, so something was taken for a fact that is none."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A count with its outcome. ``witnesses`` are the numbers of three tables in which it differs."""

    target: Target
    outcome: Outcome
    witnesses: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What came of one component: its counts, and the tables that were found."""

    found: tuple[Found, ...]
    tables: Whole


def search(knowledge: Knowledge) -> Searched:
    """Look for every count of one component. Raises Contradiction where no table agrees with the facts."""
    hunt = _Hunt(knowledge)
    hunt.draw_with_everybody_there()
    hunt.draw(_DRAWN // 2)
    hunt.ask_for_each()
    return hunt.searched()


def interval(knowledge: Knowledge, target: Target) -> tuple[int, int | None]:
    """The smallest and the largest whole number that linear bounds leave a count; None where there is no largest."""
    program = Program(knowledge.cells, knowledge.facts)
    low, high = (_value(program, target.sum, most=most) for most in (False, True))
    return math.ceil(low - 1e-6), math.floor(high + 1e-6)


def _value(program: Program, wanted: Sum, *, most: bool) -> float:
    objective = _vector(wanted, program.cells)
    found = program.find(objective, most=most)
    if found is None:
        raise Contradiction
    return float(objective @ found)


def _vector(wanted: Sum, cells: int) -> Floats:
    vector = np.zeros(cells)
    for cell, times in wanted.items():
        vector[cell] = times
    return vector


class _Hunt:
    """The state of one search: the program with its questions as rows, and the tables found so far."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.targets, self.insiders = knowledge.targets, knowledge.insiders
        rows = [*knowledge.facts, *(Fact(sum=one, low=0, high=None) for one in knowledge.insiders)]
        self.first_insider, self.first_target = len(knowledge.facts), len(rows)
        rows += [Fact(sum=one.sum, low=0, high=None) for one in knowledge.targets]
        self.program = Program(knowledge.cells, rows)
        self.nearest = Nearest(self.program)
        self.random = np.random.default_rng(_SEED)
        self.tables: list[Whole] = []
        self.seen = Seen(targets=len(self.targets), insiders=len(self.insiders))
        self.questions = 0
        self.beaten: dict[int, Outcome] = {}
        first = self.program.find(np.zeros(knowledge.cells), most=True)
        if first is None:
            raise Contradiction
        self.around = np.maximum(np.rint(first), 0).astype(np.int64)
        self.least, self.most = _own_ends(knowledge)
        self.loose = {
            place: (fact.low, fact.high)
            for place, fact in enumerate(knowledge.facts)
            if len(fact.sum) > 1 and fact.low is not None and fact.high is not None and fact.low < fact.high
        }

    # DRAWING

    def draw_with_everybody_there(self) -> None:
        """Draw tables in which every insider that can be is there, so that three tables serve them all."""
        together = self._that_can_be_together()
        for place in together:
            self.program.bound(self.first_insider + place, 1, None)
        self.draw(_DRAWN)
        for place in together:
            self.program.reset(self.first_insider + place)

    def _that_can_be_together(self) -> list[int]:
        every = list(range(len(self.insiders)))
        if not every or self._can_be(every):
            return every
        able = [place for place in every if self._can_be([place])]
        self.seen.nobody_is(sorted(set(every) - set(able)))
        if self._can_be(able):
            return able
        return self._one_by_one(able)

    def _one_by_one(self, able: Sequence[int]) -> list[int]:
        together: list[int] = []
        for place in able:
            if self._can_be([*together, place]):
                together.append(place)
        return together

    def _can_be(self, places: Sequence[int]) -> bool:
        for place in places:
            self.program.bound(self.first_insider + place, 1, None)
        found = self.program.find(np.zeros(self.program.cells), most=True)
        for place in places:
            self.program.reset(self.first_insider + place)
        return found is not None

    def draw(self, times: int) -> None:
        """Draw points near a table that fits, and keep the table in whole numbers nearest to each."""
        for _ in range(times):
            if self.seen.is_enough():
                return
            table = self.nearest.find(self._point(), self._held())
            if table is not None:
                self._add(table)
                self.around = table

    def _point(self) -> Whole:
        """Any count that a cell may have by itself where that is said, else a few people more or fewer."""
        low = np.where(self.most >= 0, self.least, np.maximum(self.around - _FAR, 0))
        high = np.where(self.most >= 0, self.most, self.around + _FAR)
        return self.random.integers(low, high + 1)

    def _held(self) -> dict[int, int]:
        """Some of the sums that are not known exactly, at a value each may have: else they stay at their ends."""
        chosen = [fact for fact in self.loose if self.random.random() < _HELD]
        return {fact: int(self.random.integers(*self.loose[fact], endpoint=True)) for fact in chosen}

    def _keep(self, found: Floats) -> None:
        table = self.program.as_table(found)
        if table is not None:
            self._add(table)

    def _add(self, table: Whole) -> None:
        sums = np.rint(sums_of(self.program.matrix, table)).astype(np.int64)
        there = sums[self.first_insider : self.first_target] >= 1
        self.seen.add(sums[self.first_target :], there)
        self.tables.append(table)

    # ASKING

    def ask_for_each(self) -> None:
        """Ask for whatever is still missing, count by count."""
        for place in range(len(self.targets)):
            outcome = self._ask(place, self.seen.missing(place))
            if outcome is not None:
                self.beaten[place] = outcome

    def _ask(self, place: int, insiders: Sequence[int]) -> Outcome | None:
        """Find the values a target is short of, for these insiders together, then for halves of those still short.

        None where all were found. One table serves all who are there in it, and most who are asked for fit together.
        """
        short = [one for one in insiders if not self.seen.has_enough(place, one)]
        if not short:
            return None
        outcome = self._ask_together(place, short)
        if len(short) == 1:
            return outcome
        half = len(short) // 2
        return self._ask(place, short[:half]) or self._ask(place, short[half:])

    def _ask_together(self, place: int, insiders: Sequence[int]) -> Outcome | None:
        """Ask with all these insiders there. It counts for one who is asked for alone."""
        rows = [self.first_insider + one - 1 for one in insiders if one]
        for row in rows:
            self.program.bound(row, 1, None)
        try:
            return self._ask_within_bounds(place, insiders)
        except TimeoutError:
            return Outcome.UNDECIDED
        finally:
            for row in (*rows, self.first_target + place):
                self.program.reset(row)

    def _ask_within_bounds(self, place: int, insiders: Sequence[int]) -> Outcome | None:
        objective = _vector(self.targets[place].sum, self.program.cells)
        ends = []
        for most in (False, True):
            self.questions += 1
            found = self.program.find(objective, most=most)
            if found is None:
                if insiders == [0]:
                    raise Contradiction
                if len(insiders) == 1:
                    self.seen.nobody_is([insiders[0] - 1])
                return None
            self._keep(found)
            ends.append(float(objective @ found))
        low, high = math.ceil(ends[0] - 1e-6), math.floor(ends[1] + 1e-6)
        if high - low < WANTED - 1:
            return Outcome.RECOVERED
        return self._ask_for_values(place, insiders, _from_the_middle(low, high))

    def _ask_for_values(self, place: int, insiders: Sequence[int], values: Iterator[int]) -> Outcome | None:
        """Ask for a whole table with each value in turn, those in the middle first, until three are there."""
        for value in values if len(insiders) == 1 else islice(values, WANTED):
            if self._have_enough(place, insiders):
                return None
            if self.questions >= _MOST_QUESTIONS:
                return Outcome.UNDECIDED
            self.questions += 1
            self.program.bound(self.first_target + place, value, value)
            found = self.program.find(self.random.normal(size=self.program.cells), most=True, whole=True)
            if found is not None:
                self._keep(found)
        return None if self._have_enough(place, insiders) else Outcome.RECOVERED

    def _have_enough(self, place: int, insiders: Sequence[int]) -> bool:
        return all(self.seen.has_enough(place, one) for one in insiders)

    # TELLING

    def searched(self) -> Searched:
        """Every target with its outcome, and three tables that show it where it is safe."""
        tables = np.array(self.tables, dtype=np.int64).reshape(len(self.tables), self.program.cells)
        found = [
            Found(target=target, outcome=self.beaten.get(place, Outcome.SAFE), witnesses=self._three(target, tables))
            for place, target in enumerate(self.targets)
        ]
        return Searched(found=tuple(found), tables=tables)

    def _three(self, target: Target, tables: Whole) -> tuple[int, ...]:
        values = tables[:, list(target.sum)] @ np.array(list(target.sum.values()), dtype=np.int64)
        return tuple(int(one) for one in np.unique(values, return_index=True)[1][:WANTED])


class Seen:
    """Which values of each target were seen, by the insiders that were there: the first is nobody, who always is."""

    def __init__(self, *, targets: int, insiders: int) -> None:
        self.by_value: list[dict[int, Truths]] = [{} for _ in range(targets)]
        self.counts = np.zeros((targets, insiders + 1), dtype=np.int64)

    def add(self, values: Whole, there: Truths) -> None:
        """Take one table into account."""
        present = np.concatenate([[True], there])
        for place in np.flatnonzero((self.counts < WANTED).any(axis=1)):
            before = self.by_value[place].get(int(values[place]))
            new = present if before is None else present & ~before
            self.by_value[place][int(values[place])] = present if before is None else present | before
            self.counts[place] += new

    def nobody_is(self, insiders: Sequence[int]) -> None:
        """These insiders cannot be, so nothing need be left to them."""
        self.counts[:, [insider + 1 for insider in insiders]] = WANTED

    def missing(self, place: int) -> list[int]:
        """The insiders for whom too few values of a target were seen; 0 is nobody."""
        return [int(one) for one in np.flatnonzero(self.counts[place] < WANTED)]

    def has_enough(self, place: int, insider: int) -> bool:
        """Whether enough values of a target were seen with this insider there."""
        return bool(self.counts[place, insider] >= WANTED)

    def is_enough(self) -> bool:
        """Whether enough of every target was seen for everybody."""
        return bool((self.counts >= WANTED).all())


def _own_ends(knowledge: Knowledge) -> tuple[Whole, Whole]:
    """The least and the most that facts about one cell alone leave it; the most is -1 where none is so."""
    least, most = np.zeros(knowledge.cells, dtype=np.int64), np.full(knowledge.cells, -1, dtype=np.int64)
    for fact in knowledge.facts:
        if len(fact.sum) == 1 and fact.high is not None and fact.low is not None:
            [cell] = fact.sum
            tighter = most[cell] < 0 or fact.high < most[cell]
            least[cell] = max(least[cell], fact.low)
            most[cell] = fact.high if tighter else most[cell]
    return np.minimum(least, np.where(most < 0, least, most)), most


def _from_the_middle(low: int, high: int) -> Iterator[int]:
    middle = (low + high) // 2
    yield middle
    for far in range(1, high - low + 1):
        if middle + far <= high:
            yield middle + far
        if middle - far >= low:
            yield middle - far
