"""Indicator 2 among people shortlisted for the same vacancy."""

import pytest

from benchmarks.stratified import simulate
from tallystick.definitions import load
from tallystick.release.verdict import Extra, Verdict
from tallystick.statistics.measure import measure
from tallystick.statistics.variants import with_variants
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Detail, Variant, VariantKind
from tests.spec.statistics.drawn import number
from tests.unit.statistics.vacancies import sums_of

title = "Bulk campaigns cannot stand in for unequal chances"

DEFINITION = load("wres", 2025)
# Appointed of shortlisted, white and then BME. At both kinds everybody has the same chance.
ORDINARY, CAMPAIGN = (2, 8, 1, 4), (4, 5, 36, 45)


def tallies(**drawn):
    return tuple(
        Tally(indicator="2", row="", group=group, happened=happened, people=people)
        for group, (happened, people) in drawn.items()
    )


def made(*vacancies, variants=None):
    """A return whose counts are those of its vacancies."""
    a, w, c, b = (sum(column) for column in zip(*vacancies, strict=True))
    within = Variant(kind=VariantKind.STRATIFIED, indicator="2", row="", tallies=(), vacancies=sums_of(vacancies))
    return Return(
        organisation="Example Trust",
        standard="wres",
        year=2025,
        definition_id=DEFINITION.id,
        tallies=tallies(white=(a, w), bme=(c, b)),
        detail=Detail(variants=(within,) if variants is None else variants),
    )


def measured(made):
    (result,) = with_variants(measure(made, DEFINITION), made, DEFINITION)
    return result


def beside(result, kind):
    (found,) = [also for also in result.also if also.kind is kind]
    return found


def test_campaigns_turn_the_crude_ratio_over_and_not_the_one_within_vacancies():
    result = measured(made(*[ORDINARY] * 60, *[CAMPAIGN] * 6))
    assert number(result.value) == pytest.approx((144 / 510) / (276 / 510))
    assert result.verdict is Verdict.CLEAR
    within = beside(result, Extra.STRATIFIED)
    assert number(within.value) == 1
    assert within.verdict is Verdict.CLOSE


def test_it_stands_beside_the_headline_and_leaves_the_headline_as_it_was():
    with_it = made(*[ORDINARY] * 60)
    (crude,) = measure(with_it, DEFINITION)
    result = measured(with_it)
    assert result.also[:-1] == crude.also
    assert (result.value, result.low, result.high, result.verdict) == (
        crude.value,
        crude.low,
        crude.high,
        crude.verdict,
    )


def test_a_few_vacancies_give_the_ratio_alone():
    within = beside(measured(made(*[ORDINARY] * 3)), Extra.STRATIFIED)
    assert number(within.value) == 1
    assert (within.low, within.high, within.verdict) == (None, None, Verdict.NOT_CALCULABLE)


def test_vacancies_of_one_group_each_give_nothing():
    within = beside(measured(made(*[(2, 8, 0, 0)] * 20, *[(0, 0, 1, 8)] * 20)), Extra.STRATIFIED)
    assert (within.value, within.low, within.verdict) == (None, None, Verdict.NOT_CALCULABLE)


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        (VariantKind.WITHOUT_INTERNATIONAL_RECRUITS, Extra.WITHOUT_INTERNATIONAL_RECRUITS),
        (VariantKind.DISTINCT_PEOPLE, Extra.DISTINCT_PEOPLE),
    ],
)
def test_the_other_ways_of_counting_are_judged_as_the_crude_one_is(kind, extra):
    drawn = {"white": (300, 1200), "bme": (120, 760)}
    variant = Variant(kind=kind, indicator="2", row="", tallies=tallies(**drawn))
    found = beside(measured(made(ORDINARY, variants=(variant,))), extra)
    alone = Return(organisation="Example Trust", standard="wres", year=2025, definition_id="", tallies=tallies(**drawn))
    (crude,) = measure(alone, DEFINITION)
    assert (found.value, found.low, found.high, found.verdict) == (crude.value, crude.low, crude.high, crude.verdict)


@pytest.mark.parametrize(
    "drawn", [{"white": (3, 9)}, {"white": (3, 9), "bme": (0, 0)}, {"white": (0, 9), "bme": (0, 4)}]
)
def test_another_way_of_counting_that_leaves_nobody_cannot_be_calculated(drawn):
    variant = Variant(kind=VariantKind.DISTINCT_PEOPLE, indicator="2", row="", tallies=tallies(**drawn))
    found = beside(measured(made(ORDINARY, variants=(variant,))), Extra.DISTINCT_PEOPLE)
    assert (found.value, found.verdict) == (None, Verdict.NOT_CALCULABLE)


def test_a_variant_of_another_indicator_stands_elsewhere():
    other = Variant(kind=VariantKind.DISTINCT_PEOPLE, indicator="4", row="", tallies=())
    result = measured(made(ORDINARY, variants=(other,)))
    assert not any(also.kind is Extra.DISTINCT_PEOPLE for also in result.also)


def test_in_made_up_years_the_range_holds_the_truth_as_often_as_it_says():
    found = simulate(60, 2, years=300)
    assert found.crude_covers < 0.05
    assert found.stratified == pytest.approx(1, abs=0.03)
    assert 0.92 <= found.stratified_covers <= 0.98


@pytest.mark.long
def test_in_many_large_years_the_crude_range_never_holds_the_truth():
    found = simulate(400, 7, years=2000)
    assert found.crude == pytest.approx(0.61, abs=0.02)
    assert found.crude_covers == 0
    assert found.stratified == pytest.approx(1, abs=0.01)
    assert 0.935 <= found.stratified_covers <= 0.965
