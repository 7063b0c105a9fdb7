"""The catalogue names what approved sets really hold, in plain words, and says which way is better."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.definitions import load
from tallystick.disclosure.policies import internal
from tallystick.publishing.report.lines import headline_of
from tallystick.tallies.return_file import read_return_file
from tallystick_web.numbers.gap_measures import measures_of_pay, places
from tallystick_web.numbers.measure_lists import grouped, matching
from tallystick_web.numbers.measure_rules import Better, MeasurePoint, MeasureUnit, has_ranges, is_worse
from tallystick_web.numbers.standard_measures import measures_of_standards
from tallystick_web.plans.template_rules import templates
from tests.unit.publishing.pay import pay_releases
from tests.unit.web.numbers.drawn_returns import everything_of

NEWEST = {"wres": 2027, "wdes": 2026, "sc-wres": 2025}


def held_by(standard):
    """The ids of every value in a set that was made of a return with everything in it."""
    definition = load(standard, NEWEST[standard])
    read = read_return_file(everything_of(definition), name="return.csv")
    [release] = releases_of(understood_counts([read]), internal())
    [table] = release.tables
    for indicator in definition.indicators:
        results = table.of_indicator(indicator.id)
        if headline_of(indicator, results) is not None:
            yield f"{standard}/{indicator.id}"
        yield from (f"{standard}/{indicator.id}:{one.row}:{one.measure}:{one.group}" for one in results)


@pytest.mark.parametrize("standard", NEWEST)
def test_every_measure_of_a_standard_is_in_a_set_that_has_everything(standard):
    offered = {one for one in measures_of_standards("") if one.startswith(f"{standard}/")}
    assert offered - set(held_by(standard)) == set()
    assert len(offered) >= 40


def test_every_computed_measure_of_the_starting_plans_is_in_the_catalogue():
    named = {one.computed for plan in templates().values() for one in plan.measures if one.computed}
    assert named - {*measures_of_standards(""), *measures_of_pay()} == set()
    assert len(named) >= 25


def test_starting_plans_say_the_unit_and_the_way_that_the_catalogue_says():
    known = {**measures_of_standards(""), **measures_of_pay()}
    for plan in templates().values():
        for one in plan.measures:
            if one.computed:
                offered = known[one.computed]
                assert (one.unit, one.better) == (offered.unit, offered.better), one.id


def test_every_measure_of_pay_is_in_a_set_that_has_everything():
    for release, characteristic in ((pay_releases.full(), "ethnicity"), (pay_releases.by_sex(), "sex")):
        [table] = release.tables
        for key, place in places().items():
            if place.characteristic == characteristic:
                assert sum(place.holds(one) for one in table.figures) == 1, key


# WORDS

INITIALS = re.compile(r"\b[A-Z]{2,}\b")


def test_no_measure_is_named_by_initials_that_are_not_written_out():
    for one in (*measures_of_standards("").values(), *measures_of_pay().values()):
        left = INITIALS.findall(f"{one.name} {one.what}".replace("Black and minority ethnic (BME)", ""))
        assert left == [], one.id


def test_groups_are_called_by_the_term_that_an_organisation_chose():
    chosen = measures_of_standards("global-majority")["wres/1:workforce:share:bme"]
    assert chosen.name.startswith("Whole workforce: share of global majority people")
    disabled = measures_of_standards("global-majority")["wdes/1:workforce:share:disabled"]
    assert disabled.name.startswith("Whole workforce: share of disabled people")


def test_two_measures_never_have_the_same_name():
    names = [one.name for one in (*measures_of_standards("").values(), *measures_of_pay().values())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("measure", "unit", "better"),
    [
        ("wres/2", MeasureUnit.RATIO, Better.NEAR_ONE),
        ("wres/3:two-year:relative_likelihood:", MeasureUnit.RATIO, Better.NEAR_ONE),
        ("wres/5", MeasureUnit.POINTS, Better.LOWER),
        ("wres/7", MeasureUnit.POINTS, Better.HIGHER),
        ("wdes/8::survey_percent:disabled", MeasureUnit.SHARE, Better.HIGHER),
        ("wres/1:non-clinical/8c:share:bme", MeasureUnit.SHARE, Better.HIGHER),
        ("wres/1:non-clinical/2:share:bme", MeasureUnit.SHARE, Better.NEITHER),
        ("wres/9:board/voting:point_difference:bme", MeasureUnit.POINTS, Better.HIGHER),
        ("wres/rdr:clinical/lower-upper:disparity_ratio:", MeasureUnit.RATIO, Better.NEAR_ONE),
    ],
)
def test_unit_and_direction_follow_from_what_is_counted(measure, unit, better):
    found = measures_of_standards("")[measure]
    assert (found.unit, found.better) == (unit, better)


def test_rows_of_pay_bands_stand_under_a_heading_of_their_own_at_the_end():
    groups = grouped(measures_of_standards("").values())
    assert [one.heading for one in groups][-3:] == [
        "Workforce Race Equality Standard: pay bands",
        "Social Care Workforce Race Equality Standard: pay bands",
        "Workforce Disability Equality Standard: pay bands",
    ]
    assert len({one.key for one in groups}) == len(groups)


def test_words_are_looked_for_in_any_order_and_case():
    found = matching(measures_of_standards("").values(), "shortlisting RACE appointment")
    assert [one.id for one in found] == ["wres/2", "sc-wres/2"]


def test_a_value_below_nought_is_said_with_a_minus():
    assert MeasureUnit.POINTS.say(Decimal("-2.50")) == "\N{MINUS SIGN}2.5 percentage points"


# WORSE

YEARS = (date(2024, 3, 31), date(2025, 3, 31))


def points(*values, broken=""):
    made = [
        MeasurePoint(as_of=day, label="", value=v, low=lo, high=hi)
        for day, (v, lo, hi) in zip(YEARS, values, strict=True)
    ]
    return [made[0], MeasurePoint(**vars(made[1]) | {"broken_by": broken})]


@pytest.mark.parametrize(
    ("better", "before", "after", "worse"),
    [
        # 20 and 23 with ranges of 2 either way: 3 apart, and chance alone moves them sqrt(8) = 2.83.
        (Better.LOWER, (20, 18, 22), (23, 21, 25), True),
        (Better.LOWER, (20, 18, 22), (22, 20, 24), False),
        (Better.HIGHER, (20, 18, 22), (17, 15, 19), True),
        (Better.HIGHER, (20, 18, 22), (23, 21, 25), False),
        (Better.NEITHER, (20, 18, 22), (60, 58, 62), False),
        # From 1 to 2 is as far as from 1 to a half; each range halves or doubles by a fifth.
        (Better.NEAR_ONE, (1, 0.9, 1.1), (2, 1.7, 2.4), True),
        (Better.NEAR_ONE, (1, 0.9, 1.1), (0.5, 0.42, 0.6), True),
        (Better.NEAR_ONE, (2, 1.7, 2.4), (0.5, 0.42, 0.6), False),
        (Better.NEAR_ONE, (1, 0.5, 2), (1.5, 0.7, 3), False),
    ],
)
def test_worse_is_what_both_ranges_together_do_not_leave_to_chance(better, before, after, worse):
    said = [tuple(Decimal(str(one)) for one in those) for those in (before, after)]
    assert is_worse(better, points(*said)) is worse


def test_nothing_is_worse_across_a_break_or_where_a_value_is_withheld():
    low, high = (Decimal(1), Decimal(1), Decimal(1)), (Decimal(9), Decimal(9), Decimal(9))
    assert is_worse(Better.LOWER, points(low, high))
    assert not is_worse(Better.LOWER, points(low, high, broken="another question"))
    assert not is_worse(Better.LOWER, points(low, (None, None, None)))


def test_a_point_with_one_end_has_no_range():
    assert not has_ranges(points((Decimal(1), Decimal(1), None), (Decimal(1), Decimal(1), Decimal(2))))
