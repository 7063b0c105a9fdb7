"""What holds of every funnel plot, whatever was counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.statistics import Z95
from tallystick.statistics.funnel_plot import Z998, Lies, Share, Standing, ratio_funnel, share_funnel
from tallystick.statistics.judgement import Pair
from tests.generative.examples import costlier


def counts(most=3000):
    return st.integers(1, most).flatmap(lambda people: st.tuples(st.integers(0, people), st.just(people)))


@st.composite
def pairs(draw):
    (x1, n1), (x2, n2) = draw(counts()), draw(counts())
    return Pair(happened_1=x1, people_1=n1, happened_2=x2, people_2=n2)


@st.composite
def shares(draw):
    happened, people = draw(counts())
    return Share(happened=happened, people=people)


some_pairs = st.lists(pairs(), min_size=10, max_size=25).filter(
    lambda some: any(p.happened_1 + p.happened_2 for p in some)
)
plots = st.one_of(
    st.lists(pairs(), min_size=12, max_size=25).map(ratio_funnel),
    st.lists(shares(), min_size=10, max_size=25).map(share_funnel),
)
precisions = st.floats(0.05, 500)


@costlier
@given(some_pairs, st.randoms(use_true_random=False))
def test_the_order_of_organisations_does_not_matter(given_pairs, shuffler):
    order = list(range(len(given_pairs)))
    shuffler.shuffle(order)
    plain, mixed = ratio_funnel(given_pairs), ratio_funnel([given_pairs[n] for n in order])
    assert mixed.centre == pytest.approx(plain.centre, rel=1e-9)
    # A difference of large sums that nearly cancel keeps fewer digits, depending on their order.
    assert mixed.between == pytest.approx(plain.between, rel=1e-6, abs=1e-9)
    for n, one in zip(order, mixed.standings, strict=True):
        other = plain.standings[n]
        assert type(one) is type(other)
        assert not isinstance(one, Standing) or one.value == other.value


@costlier
@given(plots, precisions)
def test_limits_hold_the_centre_and_the_outer_ones_hold_the_inner(plot, precision):
    if plot.why_no_limits:
        return
    inner, outer = plot.limits(precision, z=Z95), plot.limits(precision, z=Z998)
    assert outer.low <= inner.low <= plot.centre * (1 + 1e-9)
    assert plot.centre * (1 - 1e-9) <= inner.high <= outer.high


@costlier
@given(plots)
def test_limits_never_widen_as_more_people_are_counted(plot):
    if plot.why_no_limits:
        return
    limits = plot.limits(np.geomspace(0.05, 500, 60), z=Z998)
    assert (np.diff(limits.low) >= -1e-12 * limits.low[1:]).all()
    assert (np.diff(limits.high) <= 1e-12 * limits.high[1:]).all()


@costlier
@given(plots)
def test_dispersion_is_never_below_one_and_nothing_is_taken_from_chance(plot):
    assert plot.dispersion >= 1
    assert plot.between >= 0


@costlier
@given(st.integers(1, 400), st.integers(401, 900), st.integers(1, 400), st.integers(401, 900), st.integers(10, 20))
def test_doubling_all_counts_narrows_limits_that_chance_alone_gives(x1, n1, x2, n2, many):
    once, twice = (
        ratio_funnel([Pair(happened_1=k * x1, people_1=k * n1, happened_2=k * x2, people_2=k * n2)] * many)
        for k in (1, 2)
    )
    assert once.between == twice.between == 0
    assert twice.centre == pytest.approx(once.centre, rel=1e-12)
    first, second = (plot.limits(plot.standings[0].precision, z=Z95) for plot in (once, twice))
    assert first.low < second.low < second.high < first.high


@costlier
@given(st.lists(shares(), min_size=10, max_size=25))
def test_doubling_the_counts_of_equally_large_organisations_never_widens_limits(given_shares):
    alike = [Share(happened=one.happened / one.people * 1000, people=1000) for one in given_shares]
    double = [Share(happened=2 * one.happened, people=2000) for one in alike]
    once, twice = share_funnel(alike), share_funnel(double)
    first, second = (plot.limits(plot.standings[0].precision, z=Z998) for plot in (once, twice))
    assert second.high - second.low <= first.high - first.low + 1e-9


@costlier
@given(some_pairs)
def test_an_organisation_lies_where_the_limits_at_its_precision_put_it(given_pairs):
    plot = ratio_funnel(given_pairs)
    for one in plot.standings:
        if not isinstance(one, Standing) or one.lies is None:
            continue
        inner, outer = plot.limits(one.precision, z=Z95), plot.limits(one.precision, z=Z998)
        ends = [float(end) for end in (outer.low, inner.low, inner.high, outer.high)]
        if any(one.value == pytest.approx(end, rel=1e-9) for end in ends):
            continue
        places = [Lies.BELOW_OUTER, Lies.BELOW_INNER, Lies.WITHIN, Lies.ABOVE_INNER, Lies.ABOVE_OUTER]
        assert one.lies is places[sum(one.value > end for end in ends)]


@costlier
@given(plots)
def test_the_likeliest_value_lies_between_the_value_and_the_centre(plot):
    for one in plot.standings:
        if isinstance(one, Standing) and one.shrunken is not None:
            low, high = sorted((one.value, plot.centre))
            assert low * (1 - 1e-9) - 1e-12 <= one.shrunken <= high * (1 + 1e-9) + 1e-12


@costlier
@given(some_pairs)
def test_turning_the_groups_round_turns_the_plot_round(given_pairs):
    turned = ratio_funnel(
        [
            Pair(happened_1=p.happened_2, people_1=p.people_2, happened_2=p.happened_1, people_2=p.people_1)
            for p in given_pairs
        ]
    )
    plain = ratio_funnel(given_pairs)
    assert turned.centre == pytest.approx(1 / plain.centre, rel=1e-9)
    assert turned.between == pytest.approx(plain.between, rel=1e-6, abs=1e-9)
