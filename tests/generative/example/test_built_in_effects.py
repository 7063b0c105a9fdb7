"""What was built into a made-up trust is found again: unequal chances of cases, of training and of appointment.

The years of one trust are put together, because a single year is too short to be sure of anything. That extracts are
counted as the truth says is the matter of tests/integration/test_extracts_give_the_truth.py.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tallystick.account.understand import understand
from tallystick.example.kinds import OrganisationKind, effects
from tallystick.example.make import example_files
from tallystick.example.truth import truth_of
from tallystick.example.world import make_world
from tallystick.statistics.stratified import judge_within
from tallystick.tallies.detail import VacancySums, VariantKind
from tests.integration.commands import figures
from tests.integration.made_up import write

BUILT_IN = {
    "more cases of BME staff": effects().disciplinary,
    "more training of white staff": effects().development,
    "more appointments of white applicants": effects().appointment,
}
SEEDS = 40
FOUND_AT_LEAST = 35  # an interval that holds the truth 95 times in 100 does worse in one set of 40 of seventy


@dataclass(frozen=True)
class Interval:
    low: float
    high: float

    def __contains__(self, value):
        return self.low <= value <= self.high


def trust(*, seed, staff=5_000, years=5):
    return make_world(OrganisationKind.TRUST, staff=staff, years=years, seed=seed)


def intervals_of(world):
    """How large each built-in effect can be, by five years of the trust."""
    cases, training = figures_of_all_years(world)
    within = judge_within(list(sums_of(vacancy for year in reported(world) for vacancy in year.vacancies)))
    found = (cases, training, Interval(within.low, within.high))
    return dict(zip(BUILT_IN, found, strict=True))


def reported(world):
    return world.years[1:]


# CASES AND TRAINING


def figures_of_all_years(world):
    """The intervals that the command gives for indicators 3 and 4 when the counts of all years are one return."""
    lines = ["organisation,standard,year,indicator,row,group,happened,people,percent"]
    for (indicator, row, group), (happened, people) in counts_of_all_years(world).items():
        lines.append(f"Made-up,wres,2025,{indicator},{row},{group},{happened},{people},")
    with TemporaryDirectory() as folder:
        write({"return.csv": "\n".join(lines) + "\n"}, folder)
        results = figures(Path(folder) / "return.csv")["results"]
    by_indicator = {each["indicator"]: Interval(each["low"], each["high"]) for each in results}
    return by_indicator["3"], by_indicator["4"]


def counts_of_all_years(world):
    counts = {}
    for year in reported(world):
        for tally in truth_of(world, year.snapshot.year).tallies:
            if tally.indicator == "4" or (tally.indicator, tally.row) == ("3", "one-year"):
                place = (tally.indicator, tally.row, tally.group)
                happened, people = counts.get(place, (0, 0))
                counts[place] = (happened + tally.happened, people + tally.people)
    return counts


# APPOINTMENT WITHIN VACANCIES


def sums_of(vacancies):
    """The sums over vacancies at which as many white and BME people were shortlisted, straight from the people."""
    tables = Counter()
    for vacancy in vacancies:
        white, bme = (at(vacancy, group) for group in ("is_white", "is_bme"))
        (white_appointed, white_there), (bme_appointed, bme_there) = white, bme
        tables[white_appointed, white_there, bme_appointed, bme_there] += 1
    sizes = {}
    for (a, w, c, b), times in tables.items():
        if w and b:
            ab, cw = a * b, c * w
            parts = (1, ab, cw, ab * ab, ab * cw, cw * cw)
            before = sizes.get(w + b, (0,) * len(parts))
            sizes[w + b] = tuple(old + times * part for old, part in zip(before, parts, strict=True))
    for size, (number, ab, cw, abab, abcw, cwcw) in sorted(sizes.items()):
        yield VacancySums(size=size, vacancies=number, ab=ab, cw=cw, abab=abab, abcw=abcw, cwcw=cwcw)


def at(vacancy, group):
    """How many of a group were appointed, of how many who were shortlisted."""
    there = [each for each in vacancy.applications if each.shortlisted and is_of(each.person, group)]
    return sum(each.appointed for each in there), len(there)


def is_of(person, group):
    if group == "is_white":
        return person.is_white
    return not person.is_white and not person.is_unknown


def test_the_sums_over_vacancies_are_those_that_the_extracts_give(tmp_path):
    world = trust(seed=4, staff=200, years=1)
    [made] = [made for made in understand(write(example_files(world), tmp_path)).returns if made.standard == "wres"]
    [variant] = [each for each in made.detail.variants if each.kind is VariantKind.STRATIFIED]
    assert sorted(variant.vacancies, key=lambda sums: sums.size) == list(sums_of(world.years[-1].vacancies))


# FOUND AGAIN


@pytest.fixture(scope="module")
def of_one_trust():
    return intervals_of(trust(seed=4))


@pytest.mark.parametrize("name", BUILT_IN)
def test_five_years_of_one_trust_hold_a_built_in_effect(of_one_trust, name):
    assert BUILT_IN[name] in of_one_trust[name]


@pytest.mark.parametrize("name", BUILT_IN)
def test_five_years_of_one_trust_do_not_hold_equal_chances_nor_twice_the_effect(of_one_trust, name):
    """So that the intervals are known not to be so wide that they hold anything."""
    assert 1.0 not in of_one_trust[name]
    assert 2 * BUILT_IN[name] not in of_one_trust[name]


@pytest.mark.long
def test_the_built_in_effects_are_found_in_nine_trusts_of_ten():
    found = Counter()
    for seed in range(1, SEEDS + 1):
        intervals = intervals_of(trust(seed=seed))
        found.update(name for name, effect in BUILT_IN.items() if effect in intervals[name])
    assert {name: times for name, times in found.items() if times < FOUND_AT_LEAST} == {}
    assert set(found) == set(BUILT_IN)
