"""What stands beside a ratio of rates of half and more."""

from fractions import Fraction

import pytest

from tallystick.statistics import plain
from tests.generative.measures.reference import verdict_of_ratio
from tests.spec.statistics.drawn import extras, likelihood, number, rows

title = "Where it happened to half of the bottom group or more, those it did not happen to are told as well"

SHOWN = """
    indicator | top      | bottom   | shown
    4         | 950/1000 | 800/1000 | yes
    4         | 700/1000 | 500/1000 | yes
    4         | 700/1000 | 499/1000 | no
    4         | 300/1000 | 500/1000 | yes
    4         | 500/1000 | 300/1000 | no
    2         | 950/1000 | 800/1000 | yes
    3         | 950/1000 | 800/1000 | yes
    3         | 9/725    | 17/2505  | no
"""


@pytest.mark.parametrize(("indicator", "top", "bottom", "shown"), rows(SHOWN))
def test_it_is_told_from_a_half_at_the_bottom(indicator, top, bottom, shown):
    found = likelihood(top, bottom, indicator=indicator)
    for kind in ("complement_ratio", "point_difference"):
        assert bool(extras(found, kind)) == (shown == "yes")


def test_missed_training_four_times_as_often():
    found = likelihood("950/1000", "800/1000", indicator="4")
    ((whose, missed),) = extras(found, "complement_ratio").items()
    assert (whose, missed.value.amount) == ("bme", 4)
    low, high = plain.ratio_interval((200, 1000, 50, 1000))
    assert number(missed.low) == pytest.approx(low, rel=1e-9)
    assert number(missed.high) == pytest.approx(high, rel=1e-9)
    # 1.19 times as often is inside the band; missed 4 times as often is outside.
    assert (found.verdict, missed.verdict) == ("small", "clear")


@pytest.mark.parametrize(
    ("top", "bottom", "missed"),
    [
        ("950/1000", "800/1000", (200, 1000, 50, 1000)),
        ("700/1000", "900/1000", (100, 1000, 300, 1000)),
        ("18/20", "50/60", (10, 60, 2, 20)),
        ("1000/1000", "950/1000", (50, 1000, 0, 1000)),
        ("950/1000", "1000/1000", (0, 1000, 50, 1000)),
    ],
)
def test_the_ratio_of_the_complements_is_judged_by_the_same_rules(top, bottom, missed):
    found = extras(likelihood(top, bottom, indicator="4"), "complement_ratio")["bme"]
    x1, n1, x2, n2 = missed
    assert (found.value and found.value.amount) == (Fraction(x1, n1) / Fraction(x2, n2) if x2 else None)
    assert (found.high is None) == (x2 == 0)
    assert found.verdict is verdict_of_ratio(missed)


def test_both_ratios_point_the_same_way():
    for top, bottom in (("950/1000", "800/1000"), ("700/1000", "900/1000")):
        found = likelihood(top, bottom, indicator="4")
        missed = extras(found, "complement_ratio")["bme"]
        assert (number(found.value) > 1) == (number(missed.value) > 1)


def test_the_difference_in_points_is_top_minus_bottom_with_newcombes_range():
    ((whose, points),) = extras(likelihood("950/1000", "800/1000", indicator="4"), "point_difference").items()
    low, high = plain.newcombe(950, 1000, 800, 1000)
    assert (whose, number(points.value)) == ("white", 15)
    assert number(points.low) == pytest.approx(100 * low)
    assert number(points.high) == pytest.approx(100 * high)
    assert points.verdict == "clear"


def test_where_it_happened_to_everybody_nobody_missed_it():
    found = likelihood("20/20", "60/60", indicator="4")
    assert extras(found, "complement_ratio") == {}
    assert number(extras(found, "point_difference")["white"].value) == 0


@pytest.mark.parametrize(
    ("top", "bottom", "verdict"),
    [
        ("6300/10000", "6000/10000", "small"),
        ("6301/10000", "6000/10000", "clear"),
        ("6050/10000", "6000/10000", "close"),
        ("7/10", "6/10", "cannot-tell"),
    ],
)
def test_the_points_have_a_band_of_three(top, bottom, verdict):
    assert extras(likelihood(top, bottom, indicator="4"), "point_difference")["white"].verdict == verdict
