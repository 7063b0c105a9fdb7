"""Five years of mixes side by side, against somebody who knows who appeared, how often, and who was asked.

The attacker here is not the one that the mixes were made with: it asks a solver of whole numbers for the least and the
most of every count, and tries every table of small rows.
"""

import random
from collections import Counter
from itertools import product
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible
from tallystick_web.declarations.mix_rules import GivenRow, ShownMix, Side, Voice, shown_of, tells_too_much
from tests.generative.examples import tried

RULE = policies()["ten-five"].rule
HALF_YEARS = 10
A_FEW = tried(quick=1, long=20)


class Attacker:
    """Whole-number programs over people who are alike: how many of each kind are of each side."""

    def __init__(self, rows, asked):
        self.rows, self.tables = rows, []
        self.random = np.random.default_rng(7)
        people = sorted({one for row in rows for one in row.times} & set(asked))
        kinds = Counter(tuple(row.times.get(one, 0) for row in rows) for one in people)
        self.kinds, self.sizes = list(kinds), list(kinds.values())
        self.cells = 2 * len(self.kinds)
        self.facts = [*self._sizes(), *(fact for at in range(len(rows)) for fact in self._of_row(at))]

    def _sizes(self):
        for at, size in enumerate(self.sizes):
            both = np.zeros(self.cells)
            both[[2 * at, 2 * at + 1]] = 1
            yield both, 0, size

    def count(self, at, *sides):
        """The appearances in a row of these sides, as a sum of cells."""
        wanted = np.zeros(self.cells)
        for kind, side in product(range(len(self.kinds)), sides):
            wanted[2 * kind + side] = self.kinds[kind][at]
        return wanted

    def _of_row(self, at):
        row = self.rows[at]
        shown, of = row.shown, sum(row.times.values())
        for side, count in enumerate((shown.minority, shown.white)):
            values = possible(count, rule=RULE, zero_allowed=False)
            yield self.count(at, side), values[0], values[-1]
            yield (self.count(at, side) > 0).astype(float), 10, len(row.times)
        rest = possible(shown.unknown, rule=RULE, zero_allowed=False)
        yield self.count(at, 0, 1), of - rest[-1], of - rest[0]
        if shown.unknown is not None:
            yield (self.count(at, 0, 1) > 0).astype(float), 0, len(row.times) - 10

    def table(self, *asked):
        """A table of whole numbers that fits everything, and what is ``asked`` besides; None where there is none."""
        sums, low, high = (np.array(one) for one in zip(*self.facts, *asked, strict=True))
        found = milp(
            self.random.normal(size=self.cells),
            constraints=LinearConstraint(sums, low, high),
            bounds=Bounds(0, np.repeat(self.sizes, 2)),
            integrality=1,
            options={"mip_rel_gap": 0.5},  # any table will do
        )
        assert found.status in (0, 2), "the solver had no answer"
        if found.x is None:
            return None
        self.tables.append(np.rint(found.x))
        return self.tables[-1]

    def wins(self):
        """What it found: counts with fewer than three values, and kinds of people who cannot be of a side."""
        for _ in range(20):
            assert self.table() is not None, "what was given contradicts itself"
        sides = [(at, one) for at in range(len(self.rows)) for one in ((0,), (1,), (0, 1))]
        sums = {(self.rows[at].name, one): self.count(at, *one) for at, one in sides}
        sums |= {
            (self.rows[at].name, "rest", one): self.count(outer, *one) - self.count(at, *one)
            for at, one in sides
            for outer in self._whole_of(at)
        }
        pinned = [name for name, wanted in sums.items() if self._is_pinned(wanted)]
        return pinned + [cell for cell in range(self.cells) if not self._can_be(np.eye(self.cells)[cell])]

    def _can_be(self, cell):
        return any(cell @ one >= 1 for one in self.tables) or self.table((cell, 1, np.inf)) is not None

    def _is_pinned(self, wanted):
        """Whether fewer than three values are possible: it is asked for one more and one fewer than those seen."""
        while len(seen := {int(wanted @ one) for one in self.tables}) < 3:
            if (
                self.table((wanted, max(seen) + 1, np.inf)) is None
                and self.table((wanted, -np.inf, min(seen) - 1)) is None
            ):
                # What lies between those seen is all that is left.
                return not any(
                    self.table((wanted, one, one)) is not None
                    for one in range(min(seen) + 1, max(seen))
                    if one not in seen
                )
        return False

    def _whole_of(self, at):
        return [place for place, one in enumerate(self.rows) if one.name == self.rows[at].part_of]


class House:
    """People who say, once and for all, how they describe themselves, or do not."""

    def __init__(self, seed, regulars, passing):
        self.random = random.Random(seed)
        self.passing = passing
        self.side, self.may_have_said = {}, {}
        self.regulars = [self.new() for _ in range(regulars)]

    def new(self):
        one = UUID(int=self.random.getrandbits(128))
        self.side[one] = self.random.choices(list(Side), [35, 45, 20])[0]
        self.may_have_said[one] = self.side[one] is not Side.UNKNOWN or self.random.random() < 0.6
        return one

    @property
    def said(self):
        return {one: side for one, side in self.side.items() if self.may_have_said[one]}

    def half_year(self):
        """Who appears, and how often: in all, and in main slots."""
        there = [one for one in self.regulars if self.random.random() < 0.6] + [self.new() for _ in range(self.passing)]
        every = {one: self.random.choice([1, 1, 1, 2]) for one in there}
        return every, {one: 1 for one in every if self.random.random() < 0.55}

    def shown(self, times):
        return shown_of(
            [
                Voice(person=one, times=many, side=self.side[one], may_have_said=self.may_have_said[one])
                for one, many in times.items()
            ]
        )


def released(house, half_years):
    """What is given in these half years: as the job gives it, the whole first."""
    given_before = []
    for number in range(half_years):
        every, main = house.half_year()
        for name, part_of, times in ((f"{number}/all", "", every), (f"{number}/main", f"{number}/all", main)):
            shown = house.shown(times)
            row = shown and GivenRow(name=name, shown=shown, times=times, part_of=part_of)
            if row and not tells_too_much([*given_before, row], house.said):
                given_before.append(row)
    return given_before


@A_FEW
@given(seed=st.integers(0, 10**6))
def test_nothing_is_found_from_five_years_of_mixes_in_which_people_recur(seed):
    house = House(seed, regulars=8, passing=70)
    rows = released(house, HALF_YEARS)
    assert len(rows) > HALF_YEARS // 2, "an attacker who is given nothing finds nothing"
    assert Attacker(rows, house.said).wins() == []


def newcomer(side=Side.MINORITY):
    """The same people in two half years, and one more in the second: twelve become thirteen, shown as 10 and as 15."""
    people = [UUID(int=number) for number in range(61)]
    sides = dict(zip(people, [Side.MINORITY] * 12 + [Side.WHITE] * 30 + [Side.UNKNOWN] * 18 + [side], strict=True))
    first, second = dict.fromkeys(people[:60], 1), dict.fromkeys(people, 1)
    rows = [
        GivenRow(name="first", shown=ShownMix(of=60, minority=10, white=30, unknown=20), times=first),
        GivenRow(name="second", shown=ShownMix(of=60, minority=15, white=30, unknown=20), times=second),
    ]
    return rows, sides


def test_the_attacker_wins_where_one_person_came_between_two_mixes():
    rows, sides = newcomer()
    assert Attacker(rows[:1], sides).wins() == []
    found = Attacker(rows, sides).wins()
    assert ("first", (0,)) in found
    assert ("second", (0,)) in found


def test_such_a_second_mix_is_withheld():
    rows, sides = newcomer()
    assert not tells_too_much(rows[:1], sides)
    assert not tells_too_much(rows[1:], sides)
    assert tells_too_much(rows, sides)


def test_a_part_is_withheld_that_leaves_two_people_of_the_whole():
    people = [UUID(int=number) for number in range(60)]
    sides = dict(zip(people, [Side.MINORITY] * 20 + [Side.WHITE] * 25 + [Side.UNKNOWN] * 15, strict=True))
    shown = ShownMix(of=60, minority=20, white=25, unknown=15)
    whole = GivenRow(name="all", shown=shown, times=dict.fromkeys(people, 1))
    nearly = GivenRow(name="main", shown=shown, times=dict.fromkeys(people[:-1], 1), part_of="all")
    half = ShownMix(of=30, minority=10, white=15, unknown=None)
    safe = GivenRow(name="main", shown=half, times=dict.fromkeys(people[8:40], 1), part_of="all")
    assert tells_too_much([whole, nearly], sides)
    assert Attacker([whole, nearly], sides).wins() != []
    assert not tells_too_much([whole, safe], sides)
    assert Attacker([whole, safe], sides).wins() == []


@tried(quick=15, long=300)
@given(
    ones=st.tuples(st.integers(10, 16), st.integers(10, 18), st.integers(0, 14)),
    often=st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    times=st.integers(2, 6),
)
def test_with_every_table_tried_each_person_could_be_of_either_side(ones, often, times):
    """Some appear once and some often. Every way to spread both over the sides is tried, without a solver."""
    row = [(side, 1) for side, many in zip(Side, ones, strict=True) for _ in range(many)]
    row += [(side, times) for side, many in zip(Side, often, strict=True) for _ in range(many)]
    people = {UUID(int=number): one for number, one in enumerate(row)}
    shown = shown_of([Voice(person=one, times=many, side=side) for one, (side, many) in people.items()])
    every = {one: many for one, (_, many) in people.items()}
    said = {one: side for one, (side, _) in people.items()}
    if shown is None or tells_too_much([GivenRow(name="all", shown=shown, times=every)], said):
        return
    fitting = list(spreads(sum(ones), sum(often), times, shown))
    for counts in zip(*((table[0], table[1]) for table in fitting), strict=True):
        assert len(set(counts)) >= 3
    for kind in ([2, 3] if sum(ones) else []) + ([4, 5] if sum(often) else []):
        assert max(table[kind] for table in fitting) >= 1


def spreads(ones, often, times, shown):
    """Every table that is shown like this: both counts, then who appear once and who appear often on both sides."""
    minority, white, unknown = (
        possible(one, rule=RULE, zero_allowed=False) for one in (shown.minority, shown.white, shown.unknown)
    )
    least_unknown = 0 if shown.unknown is None else 10
    for a, b, c, d in product(range(ones + 1), range(ones + 1), range(often + 1), range(often + 1)):
        rest, rest_often = ones - a - b, often - c - d
        if min(rest, rest_often) < 0 or min(a + c, b + d) < 10 or rest + rest_often < least_unknown:
            continue
        counts = a + times * c, b + times * d
        if counts[0] in minority and counts[1] in white and rest + times * rest_often in unknown:
            yield *counts, a, b, c, d
