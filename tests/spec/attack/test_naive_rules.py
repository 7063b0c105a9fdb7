"""The usual habits against the attacker: the shares that were found elsewhere, found again on tables of our own.

tests/golden/methods/disclosure-attacks.json says of tables like these how many withheld counts were recovered exactly.
Those tables are not published, so ours are drawn from a fixed seed in the same shape: 17 ethnic codes in five groups,
white and BME and not stated, times pay bands in three clusters; and the golden range is what ours must fall into.
"""

import json
from fractions import Fraction

import numpy as np
import pytest

from tallystick.attack.derived import possible_counts
from tallystick.attack.knowledge import Fact, Knowledge, Target
from tallystick.attack.search import interval
from tests.repository.tracked import ROOT

GOLDEN = json.loads((ROOT / "tests" / "golden" / "methods" / "disclosure-attacks.json").read_text())
# The codes of each of six groups: white, mixed, Asian, black, other, not stated.
GROUPS = (range(3), range(3, 7), range(7, 11), range(11, 14), range(14, 16), range(16, 17))
CODES = 17


def table(staff, bands, seed):
    rng = np.random.default_rng(seed)
    codes = np.array([66, 1.5, 4, *[0.7] * 4, 6, 3, 1, 2, 4, 1, 0.7, 1, 1.5, 3])
    shares = np.outer(codes / codes.sum(), rng.dirichlet(np.full(bands, 3.0)))
    return rng.multinomial(staff, shares.ravel() / shares.sum()).reshape(CODES, bands)


def sums_of(bands):
    """Every cell that such a table prints: codes, groups, white and BME and all, by bands, clusters and all."""
    rows = [range(code, code + 1) for code in range(CODES)] + [*GROUPS, range(3, 16), range(CODES)]
    third = bands // 3
    columns = [range(band, band + 1) for band in range(bands)]
    columns += [range(third * place, third * (place + 1)) for place in range(3)] + [range(bands)]
    every = {frozenset((row, column) for row in across for column in down) for across in rows for down in columns}
    return sorted(every, key=lambda cells: (len(cells), sorted(cells)))


def nearest(count):
    return (2 * count + 5) // 10 * 5


def four_starred(count, *, is_margin):
    return (1, 4) if 0 < count < 5 else (count, count)


def seven_starred_and_margins_exact(count, *, is_margin):
    if 0 < count < 8:
        return (1, 7)
    return (count, count) if is_margin or count == 0 else (max(8, nearest(count) - 2), nearest(count) + 2)


def seven_starred_and_all_rounded(count, *, is_margin):
    return seven_starred_and_margins_exact(count, is_margin=False)


def under_ten_starred(count, *, is_margin):
    return (0, 9) if count < 10 else (max(10, nearest(count) - 2), nearest(count) + 2)


def recovered(rule, smallest_shown, *, staff, bands):
    """How many of the withheld counts have one value only, of how many."""
    counts = table(staff, bands, seed=7)
    facts, targets = [], []
    for cells in sums_of(bands):
        count = int(sum(counts[cell] for cell in cells))
        numbers = {row * bands + column: 1 for row, column in sorted(cells)}
        low, high = rule(count, is_margin=len(cells) > 1)
        facts.append(Fact(sum=numbers, low=low, high=high))
        if 0 < count < smallest_shown:
            targets.append(Target(name=len(targets), sum=numbers))
    known = Knowledge(cells=CODES * bands, facts=tuple(facts), targets=tuple(targets))
    ends = [interval(known, target) for target in targets]
    return sum(low == high for low, high in ends), len(targets)


def golden_shares(rule):
    rows = [row for row in GOLDEN["rows"] if row[2] == rule]
    return [row[4] / row[3] for row in rows]


@pytest.mark.parametrize(
    ("rule", "smallest_shown", "golden"),
    [
        (four_starred, 5, "1-4 *, rest exact"),
        (seven_starred_and_margins_exact, 8, "1-7 *, inner to 5, margins exact"),
        (seven_starred_and_all_rounded, 8, "1-7 *, everything else incl. totals to 5"),
        (under_ten_starred, 10, "<10 suppressed, rest to 5"),
    ],
)
def test_each_habit_gives_away_what_it_was_found_to_give_away(rule, smallest_shown, golden):
    found, of = recovered(rule, smallest_shown, staff=3000, bands=6)
    shares = golden_shares(golden)
    assert of > 30
    # Tables of our own: as far from the golden range as those are from one another.
    reach = max(shares) - min(shares)
    assert min(shares) - reach <= found / of <= max(shares) + reach


@pytest.mark.parametrize("decimals", [2, 1, 0])
def test_a_ratio_gives_its_small_count_away_as_often_as_was_found(decimals):
    rng = np.random.default_rng(11)
    unique = tried = 0
    for _ in range(250):
        people_1, people_2 = int(rng.integers(150, 900)), int(rng.integers(800, 4000))
        happened_1, happened_2 = int(rng.binomial(people_1, 0.01)), int(rng.binomial(people_2, 0.006))
        if not (0 < happened_1 < 8 and happened_2):
            continue
        ratio = (happened_1 * people_2) / (people_1 * happened_2)
        printed = (2 * ratio * 10**decimals + 1) // 2
        ends = ((2 * printed - 1) / (2 * 10**decimals), (2 * printed + 1) / (2 * 10**decimals))
        known = [(1, 7), (people_1, people_1), of_the_other(happened_2), (people_2, people_2)]
        left = possible_counts((Fraction(ends[0]), Fraction(ends[1])), known)[0]
        unique, tried = unique + (left == 1), tried + 1
    [golden] = [row[3] for row in GOLDEN["ratio_leak"]["rows"] if row[:3] == ["1-7", "exact", decimals]]
    assert abs(100 * unique / tried - golden) < 10, (unique, tried, golden)


def of_the_other(count):
    """The white count, by the same rule: 1 to 7 withheld, else to the nearest 5."""
    return (1, 7) if count < 8 else (max(8, nearest(count) - 2), nearest(count) + 2)
