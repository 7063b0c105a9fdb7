"""What every calculation refuses, and that it refuses without repeating a number."""

import math
import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest

from tallystick.statistics import exact, multiple, proportions, score

TWO_GROUPS = [
    score.ratio_statistic,
    score.ratio_interval,
    score.odds_ratio_statistic,
    score.odds_ratio_interval,
    exact.doubled_mid_p,
    proportions.newcombe,
]

IMPOSSIBLE = [
    ((-3, 47), "below zero"),
    ((48, 47), "more people than there are"),
    ((0, 0), "no people"),
    ((0, -47), "no people"),
    ((math.nan, 47), "missing"),
    ((3, math.inf), "infinite"),
    (("3", 47), "not a number"),
    ((None, 47), "not a number"),
    ((True, 47), "not a number"),
]


@pytest.mark.parametrize(("group", "reason"), IMPOSSIBLE, ids=str)
@pytest.mark.parametrize("calculation", TWO_GROUPS)
def test_an_impossible_group_on_either_side_is_refused(calculation, group, reason):
    for table in ((*group, 5, 50), (5, 50, *group)):
        with pytest.raises(ValueError, match=reason) as refusal:
            calculation(*table)
        assert not any(character.isdigit() for character in str(refusal.value))


@pytest.mark.parametrize(("group", "reason"), IMPOSSIBLE, ids=str)
def test_an_impossible_single_group_is_refused(group, reason):
    with pytest.raises(ValueError, match=reason):
        proportions.wilson(*group)


def test_one_impossible_table_among_many_stops_them_all():
    with pytest.raises(ValueError, match="more people"):
        score.ratio_interval([1, 2, 51], 50, 3, 50)


@pytest.mark.parametrize("calculation", TWO_GROUPS[:-1])
def test_only_surveys_may_bring_fractions_of_people(calculation):
    for table in ((2.5, 50, 5, 50), (2, 50, 5, 50.5)):
        with pytest.raises(ValueError, match="whole number"):
            calculation(*table)
    assert proportions.newcombe(2.5, 50.5, 5, 50).low.shape == ()


@pytest.mark.parametrize("count_and_seats", [(-1, 5), (6, 5), (0, 0), (0, -5)])
def test_a_count_that_does_not_fit_the_seats_is_refused(count_and_seats):
    with pytest.raises(ValueError, match="does not fit"):
        exact.binomial_tail(*count_and_seats, Fraction(1, 4))


@pytest.mark.parametrize("share", [Fraction(-1, 4), Fraction(5, 4)])
def test_a_share_beyond_the_whole_is_refused(share):
    with pytest.raises(ValueError, match="share"):
        exact.binomial_tail(1, 5, share)


@pytest.mark.parametrize("p", [[0.1, -0.1], [1.1], [math.nan]])
def test_a_chance_beyond_0_to_1_is_refused(p):
    with pytest.raises(ValueError, match="between 0 and 1"):
        multiple.benjamini_hochberg(p)


def test_a_family_of_tests_is_one_row():
    with pytest.raises(ValueError, match="one row"):
        multiple.benjamini_hochberg(np.ones((2, 2)))


def test_the_fast_modules_load_without_the_programs_that_judge_them():
    modules = "score, exact, proportions, multiple"
    script = f"from tallystick.statistics import {modules}; import sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "tallystick.statistics.score" in loaded
    assert not {"scipy", "statsmodels", "pandas", "tallystick.statistics.plain"} & set(loaded)
