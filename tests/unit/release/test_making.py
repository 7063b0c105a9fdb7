"""Making a release replaces every exact number, and only audiences with a privacy check get one."""

from dataclasses import fields, replace

import pytest

from tallystick.release.comparison import Comparison
from tallystick.release.make import make
from tallystick.release.policy import Audience, Policy
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.release import Release
from tallystick.release.shown import Hidden, Shown
from tallystick.release.verdict import Verdict
from tests.unit.release.tables import INTERNAL, everything_in, full_comparison, ratio, release, table


def quantities_in(value):
    return [each for each in everything_in(value) if isinstance(each, Quantity)]


def test_no_exact_number_is_left_anywhere():
    before = quantities_in(table())
    after = release()
    assert quantities_in(after) == []
    # Five of the comparison, four on each of three sides, five of parity and four beside it.
    assert len([each for each in everything_in(after) if isinstance(each, Shown)]) == len(before) == 26


def test_the_comparison_that_shows_it_has_something_in_every_field():
    comparison = full_comparison()
    assert [field.name for field in fields(Comparison) if not getattr(comparison, field.name)] == []


def test_what_is_no_number_passes_unchanged():
    [result] = release().tables[0].results
    given = full_comparison()
    for name in ("indicator", "measure", "row", "group", "open", "verdict", "favours", "not_calculable"):
        assert getattr(result, name) == getattr(given, name)
    assert [(also.kind, also.of, also.verdict) for also in result.also] == [
        (also.kind, also.of, also.verdict) for also in given.also
    ]


def test_what_is_absent_stays_absent():
    from_nothing = Comparison(indicator="3", measure=full_comparison().measure)
    assert release(from_nothing).tables[0].results == (from_nothing,)


def test_a_release_says_for_whom_it_is_under_what_and_from_what():
    made, given = release(), table()
    assert (made.audience, made.policy, made.watermark) == (Audience.INTERNAL, "internal", INTERNAL.watermark)
    [only] = made.tables
    for name in ("organisation", "standard", "year", "provenance", "notices"):
        assert getattr(only, name) == getattr(given, name)


def test_results_of_one_indicator_keep_their_order():
    results = [full_comparison(ratio(number)) for number in (3, 1, 2)]
    found = release(*results).tables[0].of_indicator("3")
    assert [int(result.value.value) for result in found] == [3, 1, 2]
    assert release().tables[0].of_indicator("4") == ()


# POLICIES


def test_the_internal_policy_says_how_many_decimals_each_unit_keeps():
    # Ratios two, percentages one, people none: as national figures are published.
    assert dict(INTERNAL.decimals) == {
        Unit.PEOPLE: 0,
        Unit.YEARS: 0,
        Unit.RATIO: 2,
        Unit.RATE: 1,
        Unit.PERCENT: 1,
        Unit.POINTS: 1,
        Unit.PER_1000: 1,
        Unit.POUNDS: 2,
        Unit.PROBABILITY: 3,
    }
    assert set(INTERNAL.decimals) == set(Unit)
    assert INTERNAL.significant_digits == 12


@pytest.mark.parametrize("left_out", Unit)
def test_a_policy_that_leaves_a_unit_out_cannot_be_made(left_out):
    decimals = {unit: 1 for unit in Unit if unit is not left_out}
    with pytest.raises(ValueError, match=f"gives no decimals for: {left_out}"):
        Policy(name="short", audience=Audience.PUBLIC, watermark="", significant_digits=3, decimals=decimals)


def test_a_policy_that_everybody_holds_cannot_be_changed():
    with pytest.raises(TypeError):
        INTERNAL.decimals[Unit.RATIO] = 9


@pytest.mark.parametrize("audience", [Audience.ORGANISATION, Audience.PUBLIC])
def test_a_table_that_has_not_been_through_the_gate_is_made_for_nobody_but_the_desk(audience):
    with pytest.raises(ValueError, match="through the gate"):
        make([table()], replace(INTERNAL, audience=audience))


def test_what_is_hidden_holds_no_number():
    assert [field.name for field in fields(Hidden)] == ["reason"]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words_and_only_two_are_findings(verdict):
    assert verdict.in_words
    assert verdict.is_finding is (verdict in (Verdict.CLEAR, Verdict.SMALL))


def test_a_release_of_two_organisations_cannot_be_made():
    [one] = release().tables
    other = replace(one, organisation="Another Trust")
    with pytest.raises(ValueError, match="one organisation"):
        Release(audience=Audience.INTERNAL, policy="internal", watermark="", tables=(one, other))
