"""What must hold of every result of every return."""

import math
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from tallystick.definitions import Kind, available
from tallystick.release.quantity import Quantity
from tallystick.release.verdict import NEITHER, Extra, Measure, NotCalculable, Verdict
from tests.generative.examples import costliest, tried
from tests.generative.measures.reference import verdict_of_odds, verdict_of_ratio, verdict_of_seats
from tests.generative.measures.returns import DEFINITIONS, STRATEGIES, WRES, full, returns
from tests.spec.statistics.drawn import number

# A return holds a dozen comparisons, so fewer of them are looked at.
fewer = settings(costliest, suppress_health_check=[HealthCheck.too_slow])


def everywhere(law):
    """A law for every standard: a full return of each is always tried, and then what is drawn."""
    tried = given(drawn=returns())(law)
    for definition in DEFINITIONS:
        tried = example(drawn=full(definition))(tried)
    return fewer(tried)


NOT_REACHED = {
    # Found by joining several years or ways of counting, or where counts are withheld: one return holds neither.
    Extra: {
        Extra.POOLED,
        Extra.STRATIFIED,
        Extra.WITHOUT_INTERNATIONAL_RECRUITS,
        Extra.DISTINCT_PEOPLE,
        Extra.ENVELOPE,
    },
    # What is answered in words has no results.
    Kind: {Kind.STATEMENT},
}


# What is drawn depends on the modules that are loaded, so that a few rare things are missed now and then. Each has a
# drawn case of its own under tests/spec/statistics.
MISSED_AT_MOST = 4


def quantities(value):
    """Every quantity inside a result, however deep."""
    if isinstance(value, Quantity):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quantities(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from quantities(getattr(value, field.name))


def compares(result):
    """Whether a result compares two things, so that it has a verdict."""
    return result.measure not in (Measure.SHARE, Measure.SURVEY_PERCENT)


def pair_of(result):
    """Both sides as four numbers, people times years."""
    return tuple(
        int(number)
        for side in (result.top, result.bottom)
        for number in (side.happened.amount, side.people.amount * side.years.amount)
    )


def rate_of(side):
    return Fraction(side.rate.amount)


@everywhere
def test_no_result_holds_anything_but_finite_numbers(drawn):
    for result in drawn.results:
        for quantity in quantities(result):
            assert math.isfinite(quantity.amount)
            assert type(quantity.amount) in (int, float, Fraction)


@everywhere
def test_every_comparison_has_a_verdict_and_a_side_and_nothing_else_has(drawn):
    for result in drawn.results:
        assert (result.verdict is not None) == compares(result)
        groups = (drawn.definition.about, drawn.definition.beside)
        assert (result.favours in (*groups, NEITHER)) == compares(result)
        if compares(result):
            assert (result.verdict is Verdict.NOT_CALCULABLE) == (result.not_calculable is not None)
        else:
            assert (result.value is None) == (result.not_calculable is not None)


@everywhere
def test_ranges_are_in_order_hold_the_value_and_are_open_only_above(drawn):
    for result in drawn.results:
        low, value, high = (number(quantity) for quantity in (result.low, result.value, result.high))
        if low is None:
            assert (high, result.open) == (None, "")
            continue
        assert (result.open == "high") == (high is None) == (value is None)
        if high is not None:
            slack = 1e-9 * (1 + abs(value))
            assert low <= value + slack
            assert value <= high + slack


@everywhere
def test_chances_are_chances_and_q_is_never_below_p(drawn):
    for result in drawn.results:
        p, q = number(result.p), number(result.q)
        assert p is None or 0 <= p <= 1
        assert q is None or p <= q <= 1


@everywhere
def test_what_cannot_be_calculated_has_no_range_no_chance_and_no_equal_rates(drawn):
    for result in drawn.results:
        if result.not_calculable is not None:
            assert (result.low, result.high, result.p, result.q, result.parity) == (None,) * 5


@everywhere
def test_the_shares_of_a_counted_row_sum_to_a_hundred(drawn):
    shares = Counter()
    for result in drawn.results:
        if result.measure is Measure.SHARE and result.value is not None and result.top.happened is not None:
            shares[result.indicator, result.row] += Fraction(result.value.amount)
    assert set(shares.values()) <= {100}


@everywhere
def test_relative_likelihoods_have_the_verdict_of_the_reference(drawn):
    for result in drawn.results:
        if result.measure is Measure.RELATIVE_LIKELIHOOD and result.not_calculable is None:
            assert result.verdict is verdict_of_ratio(pair_of(result))


@everywhere
def test_disparity_ratios_have_the_verdict_of_the_reference_unless_q_forbids_it(drawn):
    for result in drawn.results:
        if result.measure is Measure.DISPARITY_RATIO and result.not_calculable is None:
            expected = verdict_of_odds(pair_of(result))
            if expected.is_finding and number(result.q) > 0.05:
                inside = result.high is not None and number(result.low) >= 0.8 and number(result.high) <= 1.25
                expected = Verdict.CLOSE if inside else Verdict.CANNOT_TELL
            assert result.verdict is expected


@everywhere
def test_points_have_the_verdict_that_their_range_and_q_allow(drawn):
    for result in drawn.results:
        if result.measure is not Measure.POINT_DIFFERENCE or result.low is None:
            continue
        low, value, high = (quantity.amount for quantity in (result.low, result.value, result.high))
        beyond = (low > 0 or high < 0) and (result.q is None or result.q.amount <= 0.05)
        if beyond:
            assert result.verdict is (Verdict.CLEAR if abs(value) > 3 else Verdict.SMALL)
        elif min(abs(low + 3), abs(high - 3)) > 1e-9:
            inside = low >= -3 and high <= 3
            assert result.verdict is (Verdict.CLOSE if inside else Verdict.CANNOT_TELL)


@everywhere
def test_boards_have_the_verdict_of_the_reference(drawn):
    for result in drawn.results:
        board = drawn.definition.indicator(result.indicator).kind is Kind.BOARD
        if board and result.not_calculable is None:
            taken, seats, unknown = (
                int(quantity.amount) for quantity in (result.top.happened, result.top.people, result.unknown.happened)
            )
            assert result.verdict is verdict_of_seats(taken, seats, rate_of(result.bottom), unknown)


@everywhere
def test_the_side_it_leans_to_follows_from_the_rates_and_the_direction(drawn):
    about, beside = drawn.definition.about, drawn.definition.beside
    other = {about: beside, beside: about}
    for result in drawn.results:
        sides = (result.top, result.bottom)
        if not compares(result) or any(side is None or side.rate is None for side in sides):
            continue
        indicator = drawn.definition.indicator(result.indicator)
        more = rate_of(result.top) - rate_of(result.bottom)
        happens_more_to = result.top.group if more > 0 else other[result.top.group]
        harm = indicator.valence == "harm"
        favoured = other[happens_more_to] if harm else happens_more_to
        assert result.favours == (favoured if more else NEITHER)


@everywhere
def test_results_stand_in_the_order_of_the_definition_and_once_each(drawn):
    results = drawn.results
    order = [indicator.id for indicator in drawn.definition.indicators]
    found = [order.index(result.indicator) for result in results]
    assert found == sorted(found)
    keys = [(result.indicator, result.row, result.measure, result.group) for result in results]
    assert len(keys) == len(set(keys))


@everywhere
def test_the_order_of_the_lines_does_not_matter(drawn):
    assert replace(drawn, lines=drawn.lines[::-1]).results == drawn.results


def change_brings_nearer(result, indicator):
    """Whether the group's rate lies nearer to what equal rates would be, or stays where it is."""
    parity = result.parity
    change = Fraction(parity.change.amount)
    (x1, n1, x2, n2), about_on_top = pair_of(result), result.top.group == parity.group
    shared = indicator.equal_rates in ("posts-fixed", "tiers-fixed")
    own, other = (change, -change if shared else 0) if about_on_top else (-change if shared else 0, change)
    before = abs(Fraction(x1, n1) - Fraction(x2, n2))
    after = abs(Fraction(x1 + own) / n1 - Fraction(x2 + other) / n2)
    return after < before if change else after == before


@everywhere
def test_the_change_of_equal_rates_brings_the_two_rates_nearer_to_one_another(drawn):
    # The rates, not the ratio: from 2 where 1.4 were due to 1, a ratio at the bottom moves from 0.7 to 1.4.
    for result in drawn.results:
        if result.parity is not None and result.measure is not Measure.POINT_DIFFERENCE:
            assert change_brings_nearer(result, drawn.definition.indicator(result.indicator))


@everywhere
def test_the_change_of_equal_rates_brings_a_row_or_a_board_nearer_to_the_workforce(drawn):
    for result in drawn.results:
        if result.parity is not None and result.measure is Measure.POINT_DIFFERENCE:
            before, after = (abs(Fraction(one.amount)) for one in (result.value, result.parity.gives))
            assert after < before if result.parity.change.amount else after == before


@everywhere
def test_the_change_of_equal_rates_is_to_a_count_that_could_be_and_is_at_most_half_a_person_off(drawn):
    for result in drawn.results:
        parity = result.parity
        if parity is None:
            continue
        expected, top = parity.expected.amount, result.top if result.top.group == parity.group else result.bottom
        assert expected == parity.actual.amount + parity.change.amount
        assert 0 <= expected <= parity.people.amount * top.years.amount


@everywhere
def test_a_detectable_count_stands_only_beside_what_cannot_be_told(drawn):
    for result in drawn.results:
        kinds = {also.kind for also in result.also}
        if Extra.DETECTABLE in kinds and result.measure is not Measure.POINT_DIFFERENCE:
            assert result.verdict is Verdict.CANNOT_TELL


# WHAT THE LAWS ARE TRIED ON


def kinds_in(drawn):
    """The kinds of indicator that a return has results of."""
    return {drawn.definition.indicator(result.indicator).kind for result in drawn.results}


def test_every_kind_that_a_return_holds_has_a_strategy():
    assert set(STRATEGIES) == {indicator.kind for definition in DEFINITIONS for indicator in definition.given}
    # Worked out from other indicators, or answered in words.
    assert set(Kind) - set(STRATEGIES) == {Kind.DISPARITY, Kind.STATEMENT}


def test_every_shipped_standard_is_drawn_from():
    assert [definition.standard for definition in DEFINITIONS] == sorted({name.split("/")[0] for name in available()})


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.id)
def test_every_law_is_tried_on_every_kind_of_every_standard(definition):
    # The full return is an example of every law, so nothing here depends on what is drawn.
    assert kinds_in(full(definition)) == {indicator.kind for indicator in definition.indicators} - {Kind.STATEMENT}


COUNTED = [(d, i) for d in DEFINITIONS for i in d.indicators if i.kind is not Kind.STATEMENT]


@pytest.mark.parametrize(("definition", "indicator"), COUNTED, ids=lambda one: one.id)
def test_whatever_is_drawn_of_an_indicator_gives_results_of_it(definition, indicator):
    # Every draw must, so that one is as good as many: nothing waits for a lucky one.
    @settings(tried(quick=3, long=10), phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(drawn=returns((definition,), holding=indicator.id))
    def reached(drawn):
        assert drawn.definition is definition
        assert indicator.id in {result.indicator for result in drawn.results}

    reached()


@settings(tried(quick=250, long=1_000), suppress_health_check=[HealthCheck.too_slow])
@given(drawn=returns((WRES,)))
def collect(drawn):
    for result in drawn.results:
        indicator = drawn.definition.indicator(result.indicator)
        SEEN.add(indicator.kind)
        SEEN.add((indicator.kind, result.verdict))
        SEEN.update((result.verdict, result.not_calculable, result.measure, result.open or None))
        SEEN.update(also.kind for also in result.also)
        SEEN.update((indicator.kind, also.verdict) for also in result.also)


SEEN: set[object] = set()


def test_the_generated_returns_reach_everything_there_is():
    SEEN.clear()
    collect()
    for closed_list in (Kind, Verdict, Measure, Extra):
        assert set(closed_list) - SEEN == NOT_REACHED.get(closed_list, set())
    assert len(set(NotCalculable) - SEEN) <= MISSED_AT_MOST
    assert "high" in SEEN
    # Seats are whole, so a board's difference is never called small.
    never = {(Kind.BOARD, Verdict.SMALL), *((Kind.STATEMENT, verdict) for verdict in Verdict)}
    missed = {(kind, verdict) for kind in Kind for verdict in Verdict} - SEEN
    assert never <= missed
    assert len(missed - never) <= MISSED_AT_MOST
