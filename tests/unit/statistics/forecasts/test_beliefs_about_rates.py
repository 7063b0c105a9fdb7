"""What is believed of a rate, against the beta distribution of scipy."""

import numpy as np
import pytest
from scipy.stats import beta

from tallystick.statistics.forecasts import ObservedRate, TypedRate
from tallystick.statistics.forecasts.rates import beta_points, monthly, quarterly

SHAPES = [(0.5, 0.5), (4.5, 11.5), (9.5, 66.5), (0.5, 40.5), (3.5, 0.5), (1.0, 1.0), (400.5, 1200.5)]


@pytest.mark.parametrize(("a", "b"), SHAPES)
def test_moments_are_those_of_the_beta_distribution(a, b):
    found = beta_points(a, b, 10)
    for power in (0, 1, 2, 5, 19):
        moment = np.prod([(a + step) / (a + b + step) for step in range(power)])
        assert found.weights @ found.values**power == pytest.approx(moment, rel=1e-10)


@pytest.mark.parametrize(("a", "b"), SHAPES)
@pytest.mark.parametrize("points", [1, 2, 3, 6])
def test_few_points_still_have_the_right_mean(a, b, points):
    found = beta_points(a, b, points)
    assert found.weights @ found.values == pytest.approx(a / (a + b), rel=1e-12)


def test_a_smooth_function_is_averaged_as_scipy_does():
    found = beta_points(4.5, 11.5, 10)
    assert found.weights @ np.exp(-3 * found.values) == pytest.approx(
        beta.expect(lambda x: np.exp(-3 * x), args=(4.5, 11.5)), rel=1e-9
    )


def test_four_of_fifteen_are_believed_to_be_a_little_nearer_to_a_half():
    assert ObservedRate(happened=4, out_of=15).value == pytest.approx(4.5 / 16)
    assert TypedRate(value=4 / 15).value == 4 / 15


def test_a_rate_with_nothing_to_see_has_no_history():
    assert not ObservedRate(happened=0, out_of=0).from_history
    assert ObservedRate(happened=0, out_of=3).from_history
    assert not TypedRate(value=0.3).from_history


def test_a_year_of_months_or_of_quarters_adds_up_to_annual_turnover():
    assert 1 - (1 - float(monthly(np.array(0.12)))) ** 12 == pytest.approx(0.12)
    assert 1 - (1 - float(quarterly(np.array(0.12)))) ** 4 == pytest.approx(0.12)
    assert float(monthly(np.array(1.0))) == 1


def test_drawn_rates_are_those_of_the_beta_distribution():
    drawn = ObservedRate(happened=4, out_of=15).drawn(20_000, np.random.default_rng(1))
    assert np.quantile(drawn, [0.1, 0.5, 0.9]) == pytest.approx(beta.ppf([0.1, 0.5, 0.9], 4.5, 11.5), abs=0.01)
