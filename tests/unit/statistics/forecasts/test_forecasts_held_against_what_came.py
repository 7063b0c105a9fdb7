"""The judge of forecasts: small sums by hand, and made-up teams whose truth is known."""

from fractions import Fraction

import numpy as np
import pytest

from tallystick.statistics.forecasts import Case, Kept, Target, TypedRate, YearOfTeam, back_test, calibration

POSTS, SHARE, TURNOVER = 20, 0.25, 0.15
TARGET = Target.level(Fraction(1, 4))


def case(chances, came, *, heads=1, team="A"):
    return Case(team=team, counts=tuple(chances), heads=heads, came=came)


# BY HAND


def test_brier_is_the_mean_squared_distance_of_the_chance_from_what_came():
    found = calibration([case([0.2, 0.8], 1), case([0.7, 0.3], 1), case([0.9, 0.1], 0)])
    assert found.brier == pytest.approx((0.2**2 + 0.7**2 + 0.1**2) / 3)
    assert found.brier_of_one_chance == pytest.approx(2 / 3 * 1 / 3)


def test_a_row_for_each_tenth_of_the_chance_says_how_often_it_was_met():
    found = calibration([case([0.75, 0.25], 1), case([0.71, 0.29], 0), case([0, 1], 1)])
    lower, upper = found.rows
    assert (lower.low, lower.high, lower.cases, lower.met) == (0.2, 0.3, 2, 0.5)
    assert lower.forecast == pytest.approx(0.27)
    assert (upper.high, upper.cases, upper.met) == (1.0, 1, 1.0)


def test_a_count_is_spread_over_the_part_of_the_histogram_that_was_given_to_it():
    assert calibration([case([0.5, 0.5], 0)]).histogram == pytest.approx([0.2] * 5 + [0] * 5)
    assert calibration([case([0.15, 0.15, 0.7], 1)]).histogram == pytest.approx([0, 1 / 3, 2 / 3, *[0] * 7])


def test_error_and_spread_are_those_of_the_counts():
    found = calibration([case([0.5, 0, 0.5], 2), case([0.25, 0.5, 0.25], 1)])
    assert found.error == pytest.approx(0.5)
    assert found.spread == pytest.approx((1 / 1 + 0) / 2)


def test_what_was_said_to_be_impossible_has_no_spread():
    found = calibration([case([1.0, 0.0], 1)] * 60)
    assert (found.spread, sum(found.histogram)) == (None, pytest.approx(1))


def test_five_points_of_one_team_tell_nothing():
    assert calibration([case([1.0, 0.0], 1)] * 5).kept is Kept.TOO_FEW
    assert calibration([case([1.0, 0.0], 1)] * 500).kept is Kept.TOO_FEW


def test_no_forecasts_and_counts_that_were_not_forecast_are_refused():
    with pytest.raises(ValueError, match="no forecasts"):
        calibration([])
    with pytest.raises(ValueError, match="not among"):
        case([0.5, 0.5], 2)


# MADE-UP TEAMS


def made_up_years(random, years):
    """One team, each post played month by month."""
    hazard = 1 - (1 - TURNOVER) ** (1 / 12)
    is_member = random.random(POSTS) < 0.15
    for _ in range(years):
        left = appointed_members = 0
        for _ in range(12):
            leaves = random.random(POSTS) < hazard
            follows = random.random(POSTS) < SHARE
            is_member = np.where(leaves, follows, is_member)
            left += int(leaves.sum())
            appointed_members += int((leaves & follows).sum())
        yield YearOfTeam(
            posts=POSTS,
            members=int(is_member.sum()),
            appointed=left,
            appointed_members=appointed_members,
            left=left,
        )


@pytest.fixture(scope="module")
def teams():
    random = np.random.default_rng(11)
    return {f"team {number}": list(made_up_years(random, 8)) for number in range(80)}


def judged(teams, share, turnover):
    return back_test(
        teams, TARGET, years_ahead=2, share=TypedRate(value=share), turnover=TypedRate(value=turnover)
    ).calibration


def test_forecasts_from_the_true_rates_are_calibrated(teams):
    found = judged(teams, SHARE, TURNOVER)
    assert (found.teams, found.cases, found.kept) == (80, 480, Kept.NO_SIGN)
    assert max(abs(part - 0.1) for part in found.histogram) < 0.03
    assert found.spread == pytest.approx(1, abs=0.15)
    assert found.brier < 0.8 * found.brier_of_one_chance
    assert all(row.met_low - 0.05 < row.forecast < row.met_high + 0.05 for row in found.rows)


def test_with_too_little_turnover_what_comes_heaps_at_the_ends(teams):
    found = judged(teams, SHARE, 0.02)
    assert found.kept in {Kept.TOO_LOW, Kept.TOO_SURE}
    assert found.spread > 3
    assert min(found.histogram[0], found.histogram[-1]) > 0.2


@pytest.mark.parametrize(("share", "kept"), [(0.5, Kept.TOO_HIGH), (0.05, Kept.TOO_LOW)])
def test_with_a_wrong_appointment_share_the_side_is_named(teams, share, kept):
    assert judged(teams, share, TURNOVER).kept is kept


def test_where_everybody_stays_in_truth_a_forecast_with_turnover_is_too_unsure():
    random = np.random.default_rng(5)
    still = {}
    for number in range(60):
        members = int(random.integers(3, 8))
        year = YearOfTeam(posts=POSTS, members=members, appointed=0, appointed_members=0, left=0)
        still[str(number)] = [year] * 4
    assert judged(still, SHARE, 0.3).kept is Kept.TOO_UNSURE


def test_a_forecast_knows_only_its_own_years_up_to_then(teams):
    name, years = next(iter(teams.items()))
    later = YearOfTeam(posts=POSTS, members=years[-1].members, appointed=20, appointed_members=20, left=20)
    one, other = (back_test({name: each}, TARGET, years_ahead=3).calibration for each in (years, [*years[:-1], later]))
    assert (one.brier, one.error) == (other.brier, other.error)


def test_teams_that_changed_their_posts_are_left_out_and_counted():
    small, large = (YearOfTeam(posts=p, members=1, appointed=1, appointed_members=0, left=1) for p in (5, 6))
    found = back_test({"A": [small, small, large, large]}, TARGET, years_ahead=1)
    assert (found.calibration.cases, found.left_out) == (2, 1)
    assert back_test({"A": [small, large]}, TARGET, years_ahead=1).calibration is None


def test_forecasts_made_only_once_three_years_are_known_are_fewer(teams):
    name, years = next(iter(teams.items()))
    found = [
        back_test({name: years}, TARGET, years_ahead=2, years_known=known).calibration.cases for known in (1, 3, 6)
    ]
    assert found == [6, 4, 1]
    assert back_test({name: years}, TARGET, years_ahead=2, years_known=7).calibration is None
