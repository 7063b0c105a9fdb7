"""Scales: ticks that people can read, and values that are where the scale says."""

import math
from itertools import pairwise

import pytest

from tallystick.publishing.charts.scale import percent_scale, points_scale, ratio_scale

ENDS = {"left": 100.0, "right": 470.0}
RATIOS = [[1.0], [0.5, 2.0], [1.83], [0.05], [7.84, 2.6, 3.02], [40.0], [90.0], [0.01, 30.0]]
POINTS = [[0.0], [3.0, -1.0], [12.8], [-46.7], [99.0], [5.0], [17.5]]
PERCENTAGES = [[0.0], [9.9], [27.4, 54.4], [100.0], [50.1]]


def scales():
    yield from ((ratio_scale(values, values, **ENDS), values) for values in RATIOS)
    yield from ((points_scale(values, **ENDS), values) for values in POINTS)
    yield from ((percent_scale(values, **ENDS), values) for values in PERCENTAGES)


@pytest.mark.parametrize(("scale", "values"), list(scales()))
def test_a_value_always_stands_inside_its_scale(scale, values):
    assert [value for value in values if not scale.holds(value)] == []
    assert all(scale.left <= scale.x(value) <= scale.right for value in values)


@pytest.mark.parametrize(("scale", "values"), list(scales()))
def test_ticks_are_few_in_order_and_within_the_ends(scale, values):
    places = [tick.x for tick in scale.ticks]
    assert 3 <= len(places) <= 9
    assert places == sorted(set(places))
    assert scale.left <= places[0] < places[-1] <= scale.right


@pytest.mark.parametrize(("scale", "values"), list(scales()))
def test_a_tick_stands_where_its_own_number_belongs(scale, values):
    for tick in scale.ticks:
        number = float(tick.label.rstrip("%").replace("−", "-"))
        assert tick.x == pytest.approx(scale.x(number), abs=0.2)


@pytest.mark.parametrize(("scale", "values"), list(scales()))
def test_the_least_and_the_most_of_a_scale_stand_at_its_ends(scale, values):
    assert (scale.x(scale.low), scale.x(scale.high)) == (scale.left, scale.right)


@pytest.mark.parametrize("values", RATIOS)
def test_ratios_are_ticked_by_doublings_around_one(values):
    labels = [float(tick.label) for tick in ratio_scale(values, values, **ENDS).ticks]
    assert 1 in labels
    assert [label for label in labels if not math.log2(label).is_integer()] == []


@pytest.mark.parametrize("values", POINTS)
def test_points_are_ticked_by_round_numbers_around_nothing(values):
    scale = points_scale(values, **ENDS)
    numbers = [float(tick.label.replace("−", "-")) for tick in scale.ticks]
    steps = {round(after - before, 6) for before, after in pairwise(numbers)}
    assert 0 in numbers
    assert numbers == [-number for number in reversed(numbers)]
    assert len(steps) == 1
    assert steps <= {1, 2, 5, 10, 20, 25, 50}


@pytest.mark.parametrize("values", PERCENTAGES)
def test_percentages_begin_at_nothing_and_never_pass_a_hundred(values):
    scale = percent_scale(values, **ENDS)
    assert scale.low == 0
    assert max(values) <= scale.high <= 100


def test_half_and_double_are_equally_far_from_one():
    scale = ratio_scale([1.0], [0.5, 2.0], **ENDS)
    assert scale.x(1) - scale.x(0.5) == pytest.approx(scale.x(2) - scale.x(1), abs=0.2)


def test_a_long_range_does_not_squeeze_the_value_it_belongs_to():
    scale = ratio_scale([1.4], [0.001, 900.0], **ENDS)
    assert not scale.holds(0.001)
    assert not scale.holds(900.0)
    assert scale.high <= 8


def test_the_band_of_equality_is_always_on_the_scale():
    for values in RATIOS:
        scale = ratio_scale(values, values, **ENDS)
        assert scale.holds(0.8)
        assert scale.holds(1.25)
