"""Ten waves over five years, against somebody who is given everything that is shown and nothing else.

The attacker shares no code with the rules: it reads figures as they are kept, and asks a solver of whole numbers for
the least and the most of every count that is not shown. It knows the rules (from how many people on a row is shown, how
counts are rounded), and how many people came and went between two waves.
"""

import random
from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from tallystick_web.questionnaires.set_rules import AnswerKind, AnswerSet, Option, Question, SetKind
from tallystick_web.questionnaires.shown_rules import figures_of
from tallystick_web.questionnaires.wave_rules import Answered
from tests.generative.examples import IS_LONG

LONG = [(1, 160, 16, 10), (2, 240, 30, 10), (3, 90, 12, 10)]  # five years of two waves each
QUICK = [(1, 160, 16, 4)]  # two years
LEAST = 10
ROLES = ("nurse", "clerk", "chair", "")
SIDES = ("white", "bme", "")
AGREE = ("strongly-agree", "agree", "neither", "disagree", "strongly-disagree")
OPTIONS = {
    "confident": tuple(map(str, range(11))),
    "safe": AGREE,
    "belong": AGREE,
    "known": ("yes", "no", "not-for-me"),
}
GOOD = {
    "confident": {"8", "9", "10"},
    "safe": {"agree", "strongly-agree"},
    "belong": {"agree", "strongly-agree"},
    "known": {"yes"},
}
ASIDE = {"not-for-me"}
KINDS = {
    "confident": AnswerKind.SCALE,
    "safe": AnswerKind.AGREE,
    "belong": AnswerKind.AGREE,
    "known": AnswerKind.CHOICE,
}


def asked():
    known = tuple(Option(id=one, text=one, is_good=one == "yes", is_aside=one in ASIDE) for one in OPTIONS["known"])
    return AnswerSet(
        id="made-up",
        version=1,
        kind=SetKind.SURVEY,
        title="Made up",
        one="survey",
        place="questionnaire/made-up",
        about="Nothing.",
        source="Nobody.",
        asks_group=True,
        role=tuple(Option(id=one, text=one) for one in ROLES if one),
        question=tuple(
            Question(id=name, kind=kind, text=name, option=known if kind is AnswerKind.CHOICE else ())
            for name, kind in KINDS.items()
        ),
    )


class Staff:
    """People who answer the same every time, and of whom some leave and others come between two waves."""

    def __init__(self, seed, many, turnover):
        self.random, self.turnover = random.Random(seed), turnover
        self.there = [self.new() for _ in range(many)]

    def new(self):
        answers = {name: self.random.choice(of) for name, of in OPTIONS.items() if self.random.random() < 0.95}
        group = self.random.choices(["white", "asian", "black", "prefer-not-to-say"], [50, 20, 20, 10])[0]
        role = self.random.choices(ROLES, [50, 30, 8, 12])[0]
        return Answered(version=1, answers=answers, group=group, role=role)

    def waves(self, number):
        for _ in range(number):
            yield list(self.there)
            self.random.shuffle(self.there)
            self.there = self.there[self.turnover :] + [self.new() for _ in range(self.turnover)]


def shown_in(wave):
    return {(one.question, one.row): dict(one.shown) for one in figures_of(wave, asked(), least=LEAST)}


class Attacker:
    """Whole-number programs: for each wave and question, how many people of each kind and group gave each answer."""

    def __init__(self, waves, turnover=None):
        self.waves, self.facts = waves, []
        self.cells = {}
        for at in range(len(waves)):
            for name, of in OPTIONS.items():
                for key in product((*of, None), ROLES, SIDES):
                    self.cells[at, name, *key] = len(self.cells)
        for at, wave in enumerate(waves):
            for name in OPTIONS:
                self.read(at, name, wave)
            self.same_people(at)
        if turnover is not None:
            self.same_staff(turnover)
        self.tables, self.matrix = [], None
        self.random = np.random.default_rng(7)

    def sum(self, at, name, options=None, roles=ROLES, sides=SIDES):
        return [self.cells[at, name, *key] for key in product(options or OPTIONS[name], roles, sides)]

    def split(self, name):
        judged = [one for one in OPTIONS[name] if one not in ASIDE]
        return [one for one in judged if one in GOOD[name]], judged

    def fact(self, cells, low, high, weights=None):
        self.facts.append((cells, weights or [1] * len(cells), low, high))

    def read(self, at, name, wave):
        """What the figures of a question say of the cells."""
        good, judged = self.split(name)
        whole = wave.get((name, "all"))
        for option, count in whole["counts"].items() if whole else ():
            self.fact(self.sum(at, name, [option]), count, count)
        total = wave["", "all"]["answers"]
        self.fact(self.sum(at, name, (*OPTIONS[name], None)), total, total)
        for role in ROLES[:-1]:
            size, row = wave.get(("", f"role:{role}")), wave.get((name, f"role:{role}"))
            if size:
                self.fact(self.sum(at, name, (*OPTIONS[name], None), [role]), size["answers"], size["answers"])
            if row:
                self.fact(self.sum(at, name, None, [role]), row["of"], row["of"])
                self.of_row(at, name, row, roles=[role])
        for side in SIDES[:-1]:
            if who := wave.get(("", side)):
                cells, reach = self.sum(at, name, (*OPTIONS[name], None), sides=[side]), 0 if who.get("exact") else 2
                self.fact(cells, max(LEAST, who["answers"] - reach), who["answers"] + reach)
            if row := wave.get((name, side)):
                for options, shown, floor in ((good, row["good"], 0), (judged, row["judged"], LEAST)):
                    if row.get("exact"):
                        self.fact(self.sum(at, name, options, sides=[side]), shown, shown)
                    else:
                        self.fact(self.sum(at, name, options, sides=[side]), max(floor, shown - 2), shown + 2)

    def of_row(self, at, name, row, **where):
        good, judged = self.split(name)
        if "good" in row:
            self.fact(self.sum(at, name, good, **where), row["good"], row["good"])
            self.fact(self.sum(at, name, judged, **where), row["judged"], row["judged"])
        if "mean" in row:
            cells = [one for option in OPTIONS[name] for one in self.sum(at, name, [option], **where)]
            weights = [int(option) for option in OPTIONS[name] for _ in self.sum(at, name, [option], **where)]
            middle, half = float(row["mean"]) * row["of"], 0.0501 * row["of"]
            self.fact(cells, middle - half, middle + half, weights)

    def same_people(self, at):
        """Every question of a wave was put to the same people."""
        first, *others = OPTIONS
        for other, role, side in product(others, ROLES, SIDES):
            one = self.sum(at, first, (*OPTIONS[first], None), [role], [side])
            two = self.sum(at, other, (*OPTIONS[other], None), [role], [side])
            self.fact(one + two, 0, 0, [1] * len(one) + [-1] * len(two))

    def same_staff(self, turnover):
        """Between two waves a count of people who answer alike changes by those who came and went, and no more."""
        for at, name, side in product(range(len(self.waves) - 1), OPTIONS, SIDES[:-1]):
            for options in (*self.split(name), (*OPTIONS[name], None)):
                one, two = (self.sum(when, name, options, sides=[side]) for when in (at, at + 1))
                self.fact(one + two, -turnover, turnover, [1] * len(one) + [-1] * len(two))

    def base(self):
        """The facts as a matrix, which stays as it is."""
        if self.matrix is None:
            rows = [number for number, (cells, *_) in enumerate(self.facts) for _ in cells]
            columns = [one for cells, *_ in self.facts for one in cells]
            weights = [one for _, weight, *_ in self.facts for one in weight]
            self.matrix = csr_matrix((weights, (rows, columns)), shape=(len(self.facts), len(self.cells)))
            self.low, self.high = ([one[place] for one in self.facts] for place in (2, 3))
        return LinearConstraint(self.matrix, self.low, self.high)

    def table(self, cells=(), low=0, high=0):
        """Whole numbers that fit everything shown, and a sum that is asked besides; None where there are none."""
        asked = np.zeros((1, len(self.cells)))
        asked[0, list(cells)] = 1
        found = milp(
            self.random.normal(size=len(self.cells)),
            constraints=[self.base(), LinearConstraint(csr_matrix(asked), low, high)],
            bounds=Bounds(0, 10_000),
            integrality=1,
            options={"mip_rel_gap": 0.9},
        )
        assert found.status in (0, 2), found.message
        if found.x is None:
            return None
        self.tables.append(np.rint(found.x).astype(int))
        return self.tables[-1]

    def values(self, cells, wanted=3):
        """Values that a sum can take, as many as are wanted: those seen, one more, one fewer, and those between."""
        while len(seen := {int(one[cells].sum()) for one in self.tables}) < wanted:
            more = self.table(cells, max(seen) + 1, 10_000) is not None
            if not more and self.table(cells, 0, min(seen) - 1) is None:
                between = [one for one in range(min(seen), max(seen)) if one not in seen]
                return seen | {one for one in between if self.table(cells, one, one) is not None}
        return seen

    def wins(self, *, by_kind=True):
        """What can be told: counts of a group with fewer than three values, and what few people answered."""
        for _ in range(4):
            assert self.table() is not None, "what was shown contradicts itself"
        won = [
            (at, side)
            for at, side in product(range(len(self.waves)), SIDES[:-1])
            if len(self.values(self.sum(at, "safe", (*OPTIONS["safe"], None), sides=[side]))) < 3
        ]
        for at, name in product(range(len(self.waves)), OPTIONS):
            good, judged = self.split(name)
            for side in SIDES[:-1]:
                for what, options in (("good", good), ("judged", judged)):
                    if len(self.values(self.sum(at, name, options, sides=[side]))) < 3:
                        won.append((at, name, side, what))
            if by_kind:  # nothing joins these over time, so that each wave tells as much as all of them
                won += [(at, name, roles) for roles in self.kinds(at) if self.tells_of(at, name, roles)]
        return won

    def kinds(self, at):
        """Each kind of people, and whoever is in no row that is shown."""
        shown = [one for one in ROLES[:-1] if self.waves[at].get(("", f"role:{one}"))]
        yield from ((one,) for one in ROLES)
        yield tuple(one for one in ROLES if one not in shown)

    def tells_of(self, at, name, roles):
        """Whether all of a kind, or all but one of them, answered one way; or what fewer than ten did is known."""
        if not roles:
            return False
        good, judged = self.split(name)
        bad = [one for one in judged if one not in GOOD[name]]
        in_favour, against = (self.values(self.sum(at, name, one, roles), 2) for one in (good, bad))
        sizes = self.values(self.sum(at, name, judged, roles), 2)
        one_way = len(in_favour) == 1 and len(against) == 1 and min(*in_favour, *against) <= 1
        few = len(sizes) == 1 and len(in_favour) == 1 and 0 < max(sizes) < LEAST
        return few or (one_way and max(sizes) > 0)


@pytest.mark.parametrize(("seed", "many", "turnover", "several"), LONG if IS_LONG else QUICK)
def test_nothing_is_found_from_years_of_waves(seed, many, turnover, several):
    waves = [shown_in(one) for one in Staff(seed, many, turnover).waves(several)]
    by_group = [row for wave in waves for (_, row), shown in wave.items() if row in ("white", "bme") and shown]
    by_role = [row for wave in waves for (_, row), shown in wave.items() if row.startswith("role:") and shown]
    assert by_role
    assert len(by_group) > several or many < 100, "an attacker who is given nothing finds nothing"
    for wave in waves if IS_LONG else waves[:1]:
        assert Attacker([wave]).wins() == []
    assert Attacker(waves, turnover=2 * turnover).wins(by_kind=False) == []


def one_wave():
    (answered,) = Staff(1, 160, 0).waves(1)
    return answered, shown_in(answered)


def test_the_attacker_wins_where_counts_of_a_group_are_exact():
    answered, wave = one_wave()
    for side, of in (("white", {"white"}), ("bme", {"asian", "black"})):
        said = [one.answers["safe"] for one in answered if one.group in of and "safe" in one.answers]
        exact = {"good": sum(one in GOOD["safe"] for one in said), "judged": len(said), "exact": True}
        wave["safe", side] = exact
    assert (0, "safe", "white", "good") in Attacker([wave]).wins()


def test_the_attacker_wins_where_who_answered_is_exact():
    answered, wave = one_wave()
    wave["", "white"] = {"answers": sum(one.group == "white" for one in answered), "exact": True}
    assert (0, "white") in Attacker([wave]).wins(by_kind=False)


def row_of(answered, name, role):
    said = [one.answers[name] for one in answered if one.role == role and name in one.answers]
    judged = [one for one in said if one not in ASIDE]
    return {"of": len(said), "judged": len(judged), "good": sum(one in GOOD[name] for one in judged)}


def planted(chairs, others):
    """A wave in which every row of a kind is shown, whatever its size."""
    answered, _ = one_wave()
    said = [one for one in answered if len(one.answers) == len(OPTIONS)][: 60 + chairs + others]
    roles = ["nurse"] * 30 + ["clerk"] * 30 + ["chair"] * chairs + [""] * others
    answered = [Answered(version=1, answers=a.answers, group=a.group, role=r) for a, r in zip(said, roles, strict=True)]
    wave = shown_in(answered)
    for role in ROLES[:-1]:
        wave["", f"role:{role}"] = {"answers": sum(one.role == role for one in answered)}
        wave["safe", f"role:{role}"] = row_of(answered, "safe", role)
    return answered, wave


def test_the_attacker_wins_where_nine_people_have_a_row():
    _, wave = planted(chairs=9, others=12)
    assert (0, "safe", ("chair",)) in Attacker([wave]).wins()


def test_the_attacker_wins_where_three_people_are_left_over():
    _, wave = planted(chairs=12, others=3)
    assert (0, "safe", ("",)) in Attacker([wave]).wins()


@pytest.mark.parametrize(("chairs", "others"), [(9, 12), (12, 3)])
def test_such_rows_are_withheld(chairs, others):
    answered, _ = planted(chairs, others)
    assert Attacker([shown_in(answered)]).wins() == []
