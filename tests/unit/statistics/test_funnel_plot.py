"""Many organisations beside each other, against other programs, figures computed elsewhere and simulation."""

import json
import math
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.meta_analysis import combine_effects

from tallystick.release.verdict import NotCalculable
from tallystick.statistics import Z95
from tallystick.statistics.funnel_plot import (
    FEWEST,
    Z998,
    Lies,
    Scale,
    Share,
    Standing,
    pulled_in,
    ratio_funnel,
    share_funnel,
    variance_between,
)
from tallystick.statistics.judgement import Pair

GOLDEN = Path(__file__).parents[2] / "golden" / "methods"
SHARES = json.loads((GOLDEN / "funnel.json").read_text(encoding="utf-8"))["prop"]


def pair(x1, n1, x2, n2):
    return Pair(happened_1=x1, people_1=n1, happened_2=x2, people_2=n2)


def shares():
    return [Share(happened=k, people=n) for k, n in zip(SHARES["k"], SHARES["N"], strict=True)]


def trusts(many, *, spread, seed, rates=(0.15, 0.22), sizes=(300, 4000)):
    """Organisations whose log ratios differ by ``spread`` beyond chance."""
    draw = np.random.default_rng(seed)
    found = []
    for _ in range(many):
        n1, n2 = (int(size) for size in draw.integers(*sizes, 2))
        own = rates[0] * math.exp(draw.normal(0, spread))
        found.append(pair(int(draw.binomial(n1, own)), n1, int(draw.binomial(n2, rates[1])), n2))
    return found


def lies_of(plot):
    return [standing.lies for standing in plot.standings if isinstance(standing, Standing)]


# AGAINST OTHERS


def test_centre_dispersion_and_added_variance_of_the_known_shares():
    plot = share_funnel(shares())
    assert plot.centre == pytest.approx(SHARES["p0"], abs=1e-11)
    assert plot.dispersion == pytest.approx(SHARES["winsor10"]["phi"], abs=5e-10)
    assert plot.between == pytest.approx(SHARES["winsor10"]["tau2"], abs=5e-11)


def test_the_variance_is_that_of_dersimonian_and_laird_where_nothing_is_pulled_in():
    errors = np.array([1 / (2 * math.sqrt(n)) for n in SHARES["N"]])
    where = np.array([math.asin(math.sqrt(k / n)) for k, n in zip(SHARES["k"], SHARES["N"], strict=True)])
    centre = np.average(where, weights=1 / errors**2)
    found = variance_between(float(np.mean(((where - centre) / errors) ** 2)), errors)
    assert found == pytest.approx(combine_effects(where, errors**2, method_re="chi2").tau2, rel=1e-12)
    assert found == pytest.approx(SHARES["DL_tau2_iv_centre"], abs=5e-12)


def test_the_centre_of_ratios_is_that_of_mantel_and_haenszel():
    pairs = trusts(40, spread=0.2, seed=1)
    tables = [
        np.array([[p.happened_1, p.people_1 - p.happened_1], [p.happened_2, p.people_2 - p.happened_2]]) for p in pairs
    ]
    assert ratio_funnel(pairs).centre == pytest.approx(StratifiedTable(tables).riskratio_pooled, rel=1e-12)


def test_limits_of_a_ratio_by_a_plain_calculation():
    plot = ratio_funnel(trusts(40, spread=0.2, seed=1))
    assert plot.between > 0
    for chance, z in ((0.95, Z95), (0.998, Z998)):
        reach = NormalDist().inv_cdf((1 + chance) / 2) * math.sqrt(0.3**2 + plot.between)
        limits = plot.limits(1 / 0.3, z=z)
        expected = [math.exp(math.log(plot.centre) + way * reach) for way in (-1, 1)]
        assert [float(limits.low), float(limits.high)] == pytest.approx(expected, rel=1e-12)


def test_a_standing_by_a_plain_calculation():
    plot = ratio_funnel([pair(9, 725, 17, 2505), *trusts(30, spread=0.3, seed=2)])
    first = plot.standings[0]
    error = math.sqrt(1 / 9 - 1 / 725 + 1 / 17 - 1 / 2505)
    assert first.value == pytest.approx(9 / 725 / (17 / 2505), rel=1e-12)
    assert first.precision == pytest.approx(1 / error, rel=1e-12)
    nearer = plot.between / (plot.between + error**2)
    away = math.log(first.value) - math.log(plot.centre)
    assert first.shrunken == pytest.approx(math.exp(math.log(plot.centre) + nearer * away), rel=1e-12)


# BY SIMULATION


@pytest.mark.parametrize(
    ("rates", "sizes"),
    [((0.15, 0.15), (300, 4000)), ((0.012, 0.007), (200, 6000)), ((0.93, 0.95), (300, 4000))],
    ids=["appointed", "disciplined", "trained"],
)
def test_where_chance_is_all_about_one_in_twenty_lies_outside_the_inner_limits_and_few_outside_the_outer(rates, sizes):
    found = [
        lies
        for seed in range(40)
        for lies in lies_of(ratio_funnel(trusts(212, spread=0, seed=seed, rates=rates, sizes=sizes)))
    ]
    assert 0.93 < found.count(Lies.WITHIN) / len(found) < 0.97
    outer = found.count(Lies.ABOVE_OUTER) + found.count(Lies.BELOW_OUTER)
    assert outer / len(found) < 0.005


def test_the_spread_between_organisations_is_found_again_and_few_then_stand_out():
    plots = [ratio_funnel(trusts(212, spread=0.3, seed=seed, sizes=(2000, 9000))) for seed in range(10)]
    spread = math.sqrt(np.mean([plot.between for plot in plots]))
    assert 0.21 < spread < 0.3, "the tenths that are pulled in make it somewhat smaller"
    inside = [lies is not Lies.ABOVE_OUTER and lies is not Lies.BELOW_OUTER for plot in plots for lies in lies_of(plot)]
    assert np.mean(inside) > 0.97


def test_two_that_are_quite_different_do_not_widen_the_limits_until_they_fit():
    usual = trusts(60, spread=0, seed=4)
    plot = ratio_funnel([pair(900, 2000, 100, 2000), *usual, pair(30, 2000, 600, 2000)])
    assert (plot.standings[0].lies, plot.standings[-1].lies) == (Lies.ABOVE_OUTER, Lies.BELOW_OUTER)


# EDGES


def test_half_a_case_is_added_where_it_happened_to_nobody_or_to_everybody_and_nowhere_else():
    plot = ratio_funnel([pair(0, 100, 5, 900), pair(4, 100, 0, 900), pair(50, 50, 880, 900), pair(4, 100, 9, 900)])
    assert [one.adjusted for one in plot.standings] == [True, True, True, False]
    assert plot.standings[0].value == pytest.approx(float(Fraction(1, 202) / Fraction(11, 1802)), rel=1e-12)
    assert all(math.isfinite(one.precision) and one.precision > 0 for one in plot.standings)


def test_whoever_cannot_be_compared_keeps_the_place_with_the_reason():
    plot = ratio_funnel([pair(3, 90, 4, 80), pair(0, 100, 0, 900), pair(0, 0, 3, 80), pair(5, 90, 4, 80)])
    assert plot.standings[1:3] == (NotCalculable.NO_EVENTS, NotCalculable.NO_PEOPLE)
    assert [isinstance(one, Standing) for one in plot.standings] == [True, False, False, True]
    assert share_funnel([Share(happened=0, people=0)]).standings == (NotCalculable.NO_PEOPLE,)


def test_the_order_given_is_the_order_kept():
    pairs = trusts(30, spread=0.4, seed=5)
    values = [one.value for one in ratio_funnel(pairs).standings]
    assert values == pytest.approx([p.happened_1 * p.people_2 / (p.happened_2 * p.people_1) for p in pairs], rel=1e-12)
    assert values != sorted(values)


def test_with_fewer_than_ten_there_are_no_limits_and_it_is_said_why():
    few, enough = (ratio_funnel(trusts(many, spread=0.2, seed=6)) for many in (FEWEST - 1, FEWEST))
    assert few.why_no_limits == "limits need the counts of at least 10 organisations, and there are 9"
    assert {(one.lies, one.shrunken) for one in few.standings} == {(None, None)}
    assert few.centre is not None
    with pytest.raises(ValueError, match="there are 9"):
        few.limits(1.0, z=Z95)
    assert enough.why_no_limits == ""
    assert None not in lies_of(enough)


def test_of_nobody_there_is_no_centre():
    assert ratio_funnel([]).centre is None
    assert share_funnel([]).standings == ()


def test_there_is_a_centre_where_it_happened_to_nobody_in_one_of_the_groups_anywhere():
    plot = ratio_funnel([pair(3, 100, 0, 400)] * 12)
    assert math.isfinite(plot.centre)
    assert lies_of(plot) == [Lies.WITHIN] * 12


def test_limits_of_a_share_stop_at_nothing_and_at_everybody():
    plot = share_funnel([Share(happened=1, people=40)] * 12)
    limits = plot.limits([1.0, 2.0, 4.0, 8.0, 16.0], z=Z998)
    assert list(limits.low[:4]) == [0, 0, 0, 0]
    assert limits.high[0] == 1
    assert all(np.diff(limits.high) <= 0), "limits of fewer people may not come together again"


def test_the_tenths_at_either_end_are_pulled_in_to_where_they_begin():
    assert list(pulled_in(np.arange(11.0))) == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="more people than there are"):
        ratio_funnel([pair(5, 3, 1, 9)])
    with pytest.raises(ValueError, match="below zero"):
        share_funnel([Share(happened=-1, people=3)])


def test_scales_turn_back_to_what_they_came_from():
    assert float(Scale.LOG.back(math.log(1.83))) == pytest.approx(1.83)
    assert float(Scale.ARCSINE.back(math.asin(math.sqrt(0.2)))) == pytest.approx(0.2)
    assert [float(one) for one in Scale.ARCSINE.back([-0.4, 2.0])] == [0, 1]
