"""The smallest change that could be told from chance, against enumeration and against made-up years."""

from functools import cache

import numpy as np
import pytest
from scipy.stats import binom

from tallystick.statistics import plain
from tallystick.statistics.forecasts import detectable_ratio, detectable_share
from tallystick.statistics.judgement import Pair

CASES = [(2, 20, 20), (5, 20, 30), (30, 100, 100), (40.5, 150, 120), (0, 12, 12), (12, 12, 12), (90, 100, 60)]


@cache
def ranges(happened, people, people_then):
    """The range of the difference for every count that may be seen then, by the plain twin."""
    return [plain.newcombe(count, people_then, happened, people) for count in range(people_then + 1)]


def power(share, happened, people, people_then, *, up):
    """The chance that the later count lies clearly above, or below, the one of now."""
    clear = [low > 0 if up else high < 0 for low, high in ranges(happened, people, people_then)]
    return binom.pmf(np.flatnonzero(clear), people_then, share).sum()


@pytest.mark.parametrize(("happened", "people", "people_then"), CASES)
def test_a_share_so_far_away_is_found_out_in_four_of_five_and_a_nearer_one_is_not(happened, people, people_then):
    found = detectable_share(happened, people, people_then=people_then)
    for share, nearer, up in ((found.higher, -1e-3, True), (found.lower, 1e-3, False)):
        if share is not None:
            assert power(share, happened, people, people_then, up=up) >= 0.8 - 1e-9
            assert power(share + nearer, happened, people, people_then, up=up) < 0.8


@pytest.mark.parametrize(("happened", "people", "people_then"), CASES)
def test_where_no_share_is_named_none_would_do(happened, people, people_then):
    found = detectable_share(happened, people, people_then=people_then)
    if found.higher is None:
        assert power(1.0, happened, people, people_then, up=True) < 0.8
    if found.lower is None:
        assert power(0.0, happened, people, people_then, up=False) < 0.8


def test_two_of_twenty_must_become_ten_before_it_could_be_told():
    found = detectable_share(2, 20, people_then=20)
    assert (found.higher_heads, found.lower, found.lower_heads) == (10, None, None)


def test_in_a_thousand_people_some_five_points_can_be_told():
    found = detectable_share(280, 1000, people_then=1000)
    # The textbook's sum for two shares of 1,000, one of them settled: 1.96 of both errors and 0.84 of one.
    error = np.sqrt(0.28 * 0.72 / 1000)
    assert found.higher - 0.28 == pytest.approx((1.96 * np.sqrt(2) + 0.84) * error, rel=0.06)


def test_more_people_can_tell_a_smaller_change():
    changes = [detectable_share(0.3 * people, people, people_then=people).higher for people in (20, 60, 200, 1000)]
    assert changes == sorted(changes, reverse=True)


NOW = Pair(happened_1=60, people_1=800, happened_2=120, people_2=3000)


def test_a_ratio_so_far_away_is_found_out_in_some_four_of_five_made_up_years():
    found = detectable_ratio(NOW, people_1_then=800, people_2_then=3000)
    random, runs = np.random.default_rng(2), 20_000
    for ratio, sign in ((found.higher, 1), (found.lower, -1)):
        x1, x2 = random.binomial(800, ratio * 0.04, runs), random.binomial(3000, 0.04, runs)
        change = np.log(x1 / 800) - np.log(x2 / 3000) - np.log(60 / 800) + np.log(120 / 3000)
        variance = 1 / x1 - 1 / 800 + 1 / x2 - 1 / 3000 + 1 / 60 - 1 / 800 + 1 / 120 - 1 / 3000
        assert (sign * change > 1.96 * np.sqrt(variance)).mean() == pytest.approx(0.8, abs=0.05)


def test_cases_beside_a_ratio_are_whole_people_of_group_1():
    found = detectable_ratio(NOW, people_1_then=800, people_2_then=3000)
    assert found.now == pytest.approx(0.075 / 0.04)
    assert found.higher_heads - 1 < found.higher * 0.04 * 800 <= found.higher_heads
    assert found.lower_heads <= found.lower * 0.04 * 800 < found.lower_heads + 1


def test_no_higher_ratio_is_named_where_all_would_have_to_be_reached():
    found = detectable_ratio(
        Pair(happened_1=9, people_1=10, happened_2=80, people_2=100), people_1_then=10, people_2_then=100
    )
    assert found.higher is None
    assert found.higher_heads is None


def test_a_group_without_cases_still_has_a_higher_ratio_that_could_be_told():
    found = detectable_ratio(
        Pair(happened_1=0, people_1=200, happened_2=60, people_2=2000), people_1_then=200, people_2_then=2000
    )
    assert found.now == 0
    assert found.higher > 1


def test_there_is_no_ratio_to_nobody():
    with pytest.raises(ValueError, match="nobody in group 2"):
        detectable_ratio(Pair(happened_1=1, people_1=20, happened_2=0, people_2=30), people_1_then=20, people_2_then=30)
