"""Tallies and judgements one by one."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.definitions import Kind, load
from tallystick.release.verdict import Verdict
from tallystick.statistics.heads import Heads, heads_of
from tallystick.statistics.judgement import Judgement, judge_differences, judge_odds_ratios, judge_ratios
from tallystick.statistics.measure import METHODS, measure
from tallystick.tallies import Return, Tally

DEFINITION = load("wres", 2025)


def tally(group="bme", **numbers):
    return Tally(indicator="3", row="", group=group, **numbers)


def judgement(**said):
    usual = {"value": Fraction(1), "low": 0.5, "high": 2.0, "p": 0.5}
    return Judgement(**{**usual, "beyond_chance": False, "outside": False, "inside": False, **said})


@pytest.mark.parametrize(
    ("beyond_chance", "outside", "inside", "q", "verdict"),
    [
        (True, True, False, None, Verdict.CLEAR),
        (True, False, False, None, Verdict.SMALL),
        (True, False, True, None, Verdict.SMALL),
        (False, False, True, None, Verdict.CLOSE),
        (False, False, False, None, Verdict.CANNOT_TELL),
        (False, True, False, None, Verdict.CANNOT_TELL),
        (True, True, False, 0.05, Verdict.CLEAR),
        (True, False, False, 0.05, Verdict.SMALL),
        (True, True, False, 0.0501, Verdict.CANNOT_TELL),
        (True, False, True, 0.0501, Verdict.CLOSE),
        (False, False, True, 0.001, Verdict.CLOSE),
    ],
)
def test_the_verdict_table(beyond_chance, outside, inside, q, verdict):
    judged = judgement(beyond_chance=beyond_chance, outside=outside, inside=inside)
    assert judged.verdict(q) is verdict


def test_no_pairs_give_no_judgements():
    assert judge_ratios([]) == judge_odds_ratios([]) == []
    assert judge_differences([], margin=Fraction(3, 100)) == []


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        ({}, "a count or a percentage"),
        ({"people": 10}, "a count or a percentage"),
        ({"happened": -1}, "cannot be negative"),
        ({"happened": 0, "people": -1}, "cannot be negative"),
        ({"happened": 11, "people": 10}, "more events than people"),
        ({"happened": 21, "people": 10, "years": 2}, "more events than people"),
    ],
)
def test_an_impossible_tally_cannot_be_made(numbers, reason):
    with pytest.raises(ValueError, match=reason) as refused:
        tally(**numbers)
    assert not any(character.isdigit() for character in str(refused.value))


@pytest.mark.parametrize(
    ("numbers", "rate"),
    [
        ({"happened": 9, "people": 725}, Fraction(9, 725)),
        ({"happened": 20, "people": 10, "years": 2}, Fraction(1)),
        ({"percent": Decimal("1.2")}, Fraction(12, 1000)),
        ({"percent": Decimal("1.2"), "people": 40}, Fraction(12, 1000)),
        ({"happened": 9, "people": 725, "percent": Decimal("1.2")}, Fraction(9, 725)),
        ({"happened": 0, "people": 0}, None),
        ({"happened": 9}, None),
    ],
)
def test_a_rate_is_of_people_and_years_or_the_one_that_was_published(numbers, rate):
    assert tally(**numbers).rate == rate


def test_heads_are_counted_with_unknown_ethnicity_among_them():
    heads = Heads(counts={"white": 85, "bme": 13, "unknown": 2})
    assert (heads.total, heads.share("bme"), heads.share("mixed")) == (100, Fraction(13, 100), 0)


def test_an_empty_row_has_no_share():
    assert Heads(counts={"white": 0, "bme": 0}).share("bme") is None


def test_a_row_that_is_not_there_has_no_heads():
    assert heads_of({}, "bme") is None


def test_an_empty_return_has_no_results():
    made = Return(organisation="Example Trust", standard="wres", year=2025, definition_id="wres/2025.1", tallies=())
    assert measure(made, DEFINITION) == ()


@pytest.mark.parametrize("kind", Kind)
def test_no_method_makes_results_of_what_is_not_there(kind):
    made = Return(organisation="Example Trust", standard="wres", year=2025, definition_id="wres/2025.1", tallies=())
    indicators = [indicator for indicator in DEFINITION.indicators if indicator.kind is kind]
    assert indicators or kind is Kind.STATEMENT  # the race standard asks nothing in words alone
    assert [METHODS[kind](indicator, made, DEFINITION) for indicator in indicators] == [[]] * len(indicators)
