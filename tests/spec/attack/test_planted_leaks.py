"""Leaks that have happened to others, planted on purpose: the attacker must find each of them.

An attack that never succeeds proves nothing. Beside several leaks stands the same table as it should have been, which
the attacker must leave alone.
"""

import pytest

from tallystick.attack import Facts, Outcome, attack_releases
from tallystick.attack.facts import KnownCell, MadeOf, Umbrella
from tallystick.attack.knowledge import Fact, Knowledge, Target
from tallystick.attack.search import search
from tests.unit.attack.made import (
    broad,
    cases,
    comparison,
    directorates,
    exact,
    figure,
    hes,
    release,
    side,
    stars_up_to_four,
    ten_five,
)

ALL = ("white", "bme", "unknown")

# What the cells are of that an exception names.
CASES = {"standard": "wres", "year": 2025, "indicator": "3", "row": "one-year"}


def by_group(white, bme, unknown=0):
    return dict(zip(ALL, (white, bme, unknown), strict=True))


def attacked(*contents, facts=None):
    return attack_releases(contents, facts or Facts())


def recovered(report):
    return {(one.part or one.group, one.group) for one in report.attempts if one.outcome is Outcome.RECOVERED}


def certified(knowledge):
    return {found.target.name: found.outcome for part in knowledge.components() for found in search(part).found}


# SPARSE TABLES

PEOPLE = {
    part: by_group(*people) for part, people in {"A": (300, 90, 20), "B": (240, 60, 15), "C": (180, 120, 25)}.items()
}
SPARSE = {part: by_group(*counts) for part, counts in {"A": (2, 0, 0), "B": (0, 1, 0), "C": (0, 0, 0)}.items()}
TOTAL = by_group(2, 1, 0)
EVERYBODY = by_group(720, 270, 60)


def with_noughts_shown(count, *, beside=None):
    return 0 if count == 0 else hes(count)


def test_sparse_discipline_with_noughts_shown_below_the_organisation():
    parts = {part: (SPARSE[part], PEOPLE[part]) for part in SPARSE}
    report = attacked(release([cases(TOTAL, EVERYBODY, rule=exact)], directorates(parts, rule=with_noughts_shown)))
    assert report.won


def test_totals_all_withheld_but_one():
    """Two directorates are starred, and the one count of the whole organisation gives them away."""
    parts = {part: (by_group(3, 1, 0), PEOPLE[part]) for part in "AB"}
    whole = by_group(540, 150, 35)
    leak = release([cases(by_group(6, 2, 0), whole, rule=exact)], directorates(parts, rule=hes))
    assert {"A", "B"} <= {part for part, group in recovered(attacked(leak)) if group in ("bme", "unknown")}


def test_one_count_is_withheld_and_all_that_it_adds_up_with_are_exact():
    counts = {"asian": 12, "black": 3, "mixed": 11, "other": 9, "white": 40, "unknown": 2}
    people = {"asian": 120, "black": 90, "mixed": 80, "other": 60, "white": 900, "unknown": 40}
    whole = cases(by_group(40, 35, 2), by_group(900, 350, 40), rule=exact)
    parts = broad(counts, people, rule=stars_up_to_four, contract=("white", "unknown"))
    names = [
        {
            **CASES,
            "by": "broad-ethnic-group",
            "part": "",
            "group": g,
            "what": w,
        }
        for g in ("asian", "mixed", "other", "black")
        for w in ("happened", "people")
        if (g, w) != ("black", "happened")
    ]
    report = attacked(release([whole], parts, exceptions=names))
    assert ("black", "black") in recovered(report)


def test_the_same_five_groups_rounded_as_the_rule_has_them_are_left_alone():
    counts = {"asian": 12, "black": 3, "mixed": 5, "other": 2, "white": 40, "unknown": 2}
    people = {"asian": 131, "black": 92, "mixed": 83, "other": 64, "white": 900, "unknown": 40}
    whole = cases(by_group(40, 22, 2), by_group(900, 370, 40), rule=exact)
    report = attacked(release([whole], broad(counts, people, rule=hes)))
    assert report.attempts
    assert not report.won


# RULES THAT GIVE THEMSELVES AWAY


def test_a_count_that_no_exception_names_is_shown_exactly():
    parts = directorates({part: (by_group(20, 12, 10), PEOPLE[part]) for part in PEOPLE}, rule=hes)
    parts[0]["result"]["top"]["happened"] = figure(12)
    report = attacked(release([], parts))
    assert ("A", "bme") in recovered(report)


def test_the_same_count_under_an_exception_that_names_it_is_known_and_no_leak():
    parts = directorates({part: (by_group(20, 12, 10), PEOPLE[part]) for part in PEOPLE}, rule=hes)
    parts[0]["result"]["top"]["happened"] = figure(12)
    named = {
        **CASES,
        "by": "directorate",
        "part": "A",
        "group": "bme",
        "what": "happened",
    }
    assert not attacked(release([], parts, exceptions=[named])).won


def test_two_roundings_of_one_count_meet():
    """8 is withheld by the one rule and rounded to 10 by the other: so it is 8 or 9."""
    parts = {part: (by_group(30, 8, 12), PEOPLE[part]) for part in PEOPLE}
    one, other = (
        release([], directorates(parts, rule=rule), finer=name) for rule, name in ((hes, "hes"), (ten_five, "ten-five"))
    )
    assert not attacked(one).won
    assert ("A", "bme") in recovered(attacked(one, other))


def test_reasons_told_apart():
    """A count that is withheld only to protect another is known to be over the smallest shown."""
    named = Knowledge(
        cells=2,
        facts=(
            Fact(sum={0: 1}, low=1, high=7),  # "small"
            Fact(sum={1: 1}, low=8, high=None),  # "withheld to protect another"
            Fact(sum={0: 1, 1: 1}, low=10, high=10),
        ),
        targets=(Target(name="small", sum={0: 1}),),
    )
    alike = Knowledge(
        cells=2,
        facts=(
            Fact(sum={0: 1}, low=0, high=None),
            Fact(sum={1: 1}, low=0, high=None),
            Fact(sum={0: 1, 1: 1}, low=10, high=10),
        ),
        targets=(Target(name="small", sum={0: 1}),),
    )
    assert certified(named) == {"small": Outcome.RECOVERED}
    assert certified(alike) == {"small": Outcome.SAFE}


# FIGURES TOO FINE


def test_a_percentage_too_fine():
    """3.26 % of 92 people can only be 3 of them."""
    counts = {"asian": 12, "black": 3, "mixed": 5, "other": 2, "white": 40, "unknown": 2}
    people = {"asian": 131, "black": 92, "mixed": 83, "other": 64, "white": 900, "unknown": 40}
    parts = broad(counts, people, rule=hes)
    black = parts[1]["result"]["top"]
    black["rate"] = figure("3.26")
    assert ("black", "black") in recovered(attacked(release([], parts)))


def test_a_relative_likelihood_with_two_decimals_beside_a_withheld_count():
    """0.73 times as often as 40 of 900, among some 92 people, can only be 3 of them."""
    counts = {"asian": 12, "black": 3, "mixed": 5, "other": 2, "white": 40, "unknown": 2}
    people = {"asian": 131, "black": 92, "mixed": 83, "other": 64, "white": 900, "unknown": 40}
    parts = broad(counts, people, rule=hes)
    assert not attacked(release([], parts)).won
    parts[1]["result"]["value"] = figure("0.73")
    assert ("black", "black") in recovered(attacked(release([], parts)))


def test_without_recruits_from_abroad_beside_counts_so_small_that_it_tells():
    whole = comparison("2", top=side("white", 4, 9), bottom=side("bme", 1, 3))
    whole["also"] = [{"kind": "without_international_recruits", "value": figure("1.78"), "low": None, "high": None}]
    assert attacked(release([whole])).won


def test_a_chance_printed_beside_withheld_counts():
    parts = directorates({part: (by_group(20, 12, 10), PEOPLE[part]) for part in PEOPLE}, rule=hes)
    parts[0]["result"]["p"] = figure("0.013")
    assert attacked(release([], parts)).won


# RELEASES BESIDE ONE ANOTHER


def test_a_correction_of_one_person():
    """One case more in the whole, and one group that crosses from withheld to shown: it was 7 and is 8."""
    people = {"asian": 131, "black": 92, "mixed": 83, "other": 64, "white": 900, "unknown": 40}
    before = {"asian": 12, "black": 7, "mixed": 5, "other": 2, "white": 40, "unknown": 2}
    after = {**before, "black": 8}

    def issue(counts):
        bme = sum(counts[group] for group in ("asian", "black", "mixed", "other"))
        whole = cases(by_group(40, bme, 2), by_group(900, 370, 40), rule=exact)
        return release([whole], broad(counts, people, rule=hes))

    assert not attacked(issue(before)).won
    assert not attacked(issue(after)).won
    assert ("black", "black") in recovered(attacked(issue(before), issue(after)))


def test_a_quarter_beside_a_year():
    """Three quarters and the year they are part of, each by the rule: the fourth is left."""
    shown = {"q1": (0, 7), "q2": (0, 7), "q3": (0, 7), "q4": (0, 7), "year": (28, 32)}
    quarters = Knowledge(
        cells=4,
        facts=(
            *(Fact(sum={place: 1}, low=low, high=high) for place, (low, high) in enumerate(list(shown.values())[:4])),
            Fact(sum=dict.fromkeys(range(4), 1), low=28, high=32),
        ),
        targets=tuple(Target(name=f"q{place + 1}", sum={place: 1}) for place in range(4)),
    )
    assert set(certified(quarters).values()) == {Outcome.RECOVERED}


def test_years_pooled_over_blocks_that_overlap():
    """2022 to 2024 and 2023 to 2025, exactly: they differ by 2025 less 2022, and 2022 stood in its own release."""
    years = Knowledge(
        cells=4,
        facts=(
            Fact(sum={0: 1}, low=0, high=7),
            Fact(sum={3: 1}, low=0, high=7),
            Fact(sum={0: 1, 1: 1, 2: 1}, low=21, high=21),
            Fact(sum={1: 1, 2: 1, 3: 1}, low=27, high=27),
        ),
        targets=(Target(name=2022, sum={0: 1}), Target(name=2025, sum={3: 1})),
    )
    assert certified(years) == {2022: Outcome.RECOVERED, 2025: Outcome.RECOVERED}


def test_units_that_overlap():
    """A division that is made of two directorates, beside both of them: 14 of two withheld counts are 7 and 7."""
    small = {part: (by_group(30, 7, 10), PEOPLE[part]) for part in "AB"}
    division = {"Surgery": (by_group(60, 14, 20), by_group(540, 150, 35))}
    parts = directorates(small, rule=hes)
    leak = release([], [*parts, *directorates(division, rule=exact, by="division")], exceptions=_named(division))
    made = MadeOf(
        organisation="Made-up Vale", by="division", part="Surgery", smaller_by="directorate", smaller_parts=("A", "B")
    )
    assert not attacked(release([], parts)).won
    assert {("A", "bme"), ("B", "bme")} <= recovered(attacked(leak, facts=Facts(made_of=(made,))))


def _named(parts):
    cells = [(part, group, what) for part in parts for group in ALL for what in ("happened", "people")]
    return [
        {
            **CASES,
            "by": "division",
            "part": part,
            "group": group,
            "what": what,
        }
        for part, group, what in cells
    ]


def test_a_merged_organisation_less_its_members():
    """The umbrella and all its members but one publish exactly: the one that protects itself is what is left."""
    counts = {"North": by_group(20, 12, 3), "South": by_group(14, 9, 2), "East": by_group(5, 3, 1)}
    people = {"North": by_group(2000, 800, 90), "South": by_group(1500, 500, 70), "East": by_group(700, 240, 30)}
    whole = [{group: sum(each[group] for each in both.values()) for group in ALL} for both in (counts, people)]
    known = [
        release([cases(*whole, rule=exact)], organisation="Umbrella"),
        *(release([cases(counts[one], people[one], rule=exact)], organisation=one) for one in ("North", "South")),
    ]
    east = release([cases(counts["East"], people["East"], rule=hes)], contract="hes", organisation="East")
    together = Facts(umbrella=(Umbrella(organisation="Umbrella", members=("North", "South", "East")),))
    assert not attacked(*known, east).won
    assert ("bme", "bme") in recovered(attacked(*known, east, facts=together))


def test_a_fact_from_elsewhere_that_completes_a_sum():
    counts = {"asian": 6, "black": 3, "mixed": 5, "other": 7, "white": 40, "unknown": 2}
    people = {"asian": 131, "black": 92, "mixed": 83, "other": 64, "white": 900, "unknown": 40}
    whole = cases(by_group(40, 21, 2), by_group(900, 370, 40), rule=exact)
    leak = release([whole], broad(counts, people, rule=hes))
    assert not attacked(leak).won
    known = tuple(
        KnownCell(
            says="A newspaper counted them",
            source="made up",
            organisation="Made-up Vale",
            standard="wres",
            year=2025,
            indicator="3",
            group=group,
            what="happened",
            count=counts[group],
        )
        for group in ("asian", "black", "mixed")
    )
    assert ("other", "other") in recovered(attacked(leak, facts=Facts(known=known)))


# THE INSIDER, AND WHOLE GROUPS


def test_one_of_two_people_subtracts_himself():
    """Two cases in two groups of which either may have any: three possibilities, but not for one of the two."""
    two = Knowledge(
        cells=2,
        facts=(Fact(sum={0: 1, 1: 1}, low=2, high=2),),
        targets=(Target(name="first", sum={0: 1}),),
    )
    assert certified(two) == {"first": Outcome.SAFE}
    insider = Knowledge(cells=2, facts=two.facts, targets=two.targets, insiders=({0: 1}, {1: 1}))
    assert certified(insider) == {"first": Outcome.RECOVERED}


def test_a_group_that_must_all_have_been_affected():
    """As many people as happened: shown counts that leave nobody to whom it did not happen."""
    everyone = Knowledge(
        cells=2,
        facts=(
            Fact(sum={0: 1}, low=8, high=12),  # it happened to
            Fact(sum={1: 1}, low=8, high=12),  # people
            Fact(sum={1: 1, 0: -1}, low=0, high=0),
        ),
        targets=(Target(name="not affected", sum={1: 1, 0: -1}),),
    )
    assert certified(everyone) == {"not affected": Outcome.RECOVERED}


@pytest.mark.parametrize("rule", [hes, ten_five])
def test_directorates_protected_by_the_rule_are_left_alone(rule):
    counts = {"A": by_group(30, 3, 0), "B": by_group(24, 11, 1), "C": by_group(18, 12, 2), "D": by_group(41, 5, 0)}
    people = {**PEOPLE, "D": by_group(403, 77, 31)}
    parts = {part: (counts[part], people[part]) for part in counts}
    finer = "hes" if rule is hes else "ten-five"
    report = attacked(release([], directorates(parts, rule=rule), finer=finer))
    assert len(report.attempts) > 20
    assert not report.won
