"""Every table over a closed list covers the list."""

import math
from fractions import Fraction

import pytest

from tallystick.definitions import Definition, EqualRates, Indicator, Kind, Status, Valence, available, load
from tallystick.release.quantity import Quantity, Unit, finite, people
from tallystick.release.verdict import Extra, Measure, NotCalculable, Verdict
from tallystick.statistics.measure import METHODS

ALL = [load(name.split("/")[0], int(name.split("/")[1])) for name in available()]
DEFINITIONS = [definition for definition in ALL if definition.standard == "wres"]
INDICATORS = [(one, indicator) for one in ALL for indicator in one.indicators]
WRES_INDICATORS = [(one, indicator) for one in DEFINITIONS for indicator in one.indicators]
every_definition = pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.id)
every_indicator = pytest.mark.parametrize(
    ("definition", "indicator"), INDICATORS, ids=[f"{one.id}, {indicator.id}" for one, indicator in INDICATORS]
)


def test_every_kind_of_indicator_has_its_own_method():
    assert set(METHODS) == set(Kind)
    assert len(set(METHODS.values())) == len(Kind)


def test_nobody_can_add_a_method_while_the_program_runs():
    with pytest.raises(TypeError):
        METHODS[Kind.SURVEY] = METHODS[Kind.BOARD]


@pytest.mark.parametrize("list_of_words", [Verdict, Status])
def test_every_member_can_be_read_and_no_two_read_alike(list_of_words):
    words = [member.in_words for member in list_of_words]
    assert all(words)
    assert len(set(words)) == len(list_of_words)


def test_the_verdicts_have_the_words_of_the_screen():
    words = {verdict.value: verdict.in_words for verdict in Verdict}
    assert words == {
        "clear": "a clear difference",
        "small": "a real but small difference",
        "close": "close to equal",
        "cannot-tell": "too few people to be sure",
        "not-calculable": "cannot be calculated",
    }


def test_only_clear_and_small_name_a_side_as_a_finding():
    assert {verdict for verdict in Verdict if verdict.is_finding} == {Verdict.CLEAR, Verdict.SMALL}


def test_every_reason_ends_a_sentence():
    for reason in NotCalculable:
        assert reason == reason.strip()
        assert reason[0].islower()
        assert not reason.endswith(".")


def test_measures_and_extras_have_the_names_of_the_result_format():
    assert set(Measure) == {
        "share",
        "relative_likelihood",
        "point_difference",
        "disparity_ratio",
        "survey_percent",
    }
    assert set(Extra) == {
        "complement_ratio",
        "point_difference",
        "per_1000",
        "one_seat",
        "detectable",
        "pooled",
        "stratified",
        "without_international_recruits",
        "distinct_people",
        "envelope",
    }


@every_definition
def test_every_definition_asks_the_nine_indicators_and_the_disparity_ratio(definition: Definition):
    assert [indicator.id for indicator in definition.indicators] == [*"123456789", "rdr"]


@every_indicator
def test_every_indicator_says_what_equal_rates_hold_fixed_as_its_kind_allows(
    definition: Definition, indicator: Indicator
):
    allowed = {
        Kind.REPRESENTATION: {EqualRates.SHARE_OF_WHOLE},
        Kind.LIKELIHOOD: {EqualRates.TOTALS_FREE, EqualRates.POSTS_FIXED},
        Kind.SURVEY: {EqualRates.NOT_ASKED},
        Kind.BOARD: {EqualRates.SHARE_OF_WHOLE},
        Kind.DISPARITY: {EqualRates.TIERS_FIXED},
        Kind.STATEMENT: {EqualRates.NOT_ASKED},
    }
    assert set(allowed) == set(Kind)
    assert set().union(*allowed.values()) == set(EqualRates)
    assert indicator.equal_rates in allowed[indicator.kind]


@pytest.mark.parametrize(("definition", "indicator"), WRES_INDICATORS)
def test_the_directions_are_those_of_the_standard(definition: Definition, indicator: Indicator):
    directions = {
        "1": ("bme", "bme", Valence.PLACE),
        "2": ("white", "bme", Valence.BENEFIT),
        "3": ("bme", "white", Valence.HARM),
        "4": ("white", "bme", Valence.BENEFIT),
        "5": ("bme", "white", Valence.HARM),
        "6": ("bme", "white", Valence.HARM),
        "7": ("bme", "white", Valence.BENEFIT),
        "8": ("bme", "white", Valence.HARM),
        "9": ("bme", "bme", Valence.PLACE),
        "rdr": ("white", "bme", Valence.BENEFIT),
    }
    assert (indicator.top, indicator.bottom, indicator.valence) == directions[indicator.id]


@every_indicator
def test_the_margin_of_differences_is_three_points(definition: Definition, indicator: Indicator):
    assert indicator.margin_points == 3


# QUANTITIES


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf])
def test_no_quantity_is_without_a_number(amount, unit):
    with pytest.raises(ValueError, match="finite"):
        Quantity(amount, unit)


def test_an_open_limit_is_absent():
    assert finite(math.inf, Unit.RATIO) is None
    assert finite(0.0, Unit.RATIO) == Quantity(0.0, Unit.RATIO)


def test_a_count_that_was_not_given_is_absent_and_zero_is_a_count():
    assert people(None) is None
    assert people(0) == Quantity(0, Unit.PEOPLE)


def test_a_quantity_keeps_a_fraction_exactly():
    assert Quantity(Fraction(1, 3), Unit.RATE).amount == Fraction(1, 3)
