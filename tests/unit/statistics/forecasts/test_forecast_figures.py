"""Forecasts against the worked team of twenty, and against teams played through person by person."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import beta, binom

from tallystick.statistics.forecasts import (
    Flow,
    ObservedRate,
    PostsFrom,
    Target,
    Team,
    TypedRate,
    cost_of_delay,
    forecast,
    what_it_would_take,
)
from tests.unit.statistics.forecasts.played import near, play

GOLDEN = json.loads(
    (Path(__file__).parents[3] / "golden" / "methods" / "forecast.json").read_text(encoding="utf-8"),
)
GIVEN = GOLDEN["inputs"]
TEAM = Team(posts=GIVEN["n"], members=GIVEN["start"])
TARGET = Target.level(Fraction(28, 100))
MONTHS = 12 * GIVEN["years"]


def typed(share, turnover=0.12, **more):
    return Flow(share=TypedRate(value=share), turnover=TypedRate(value=turnover), **more)


# THE WORKED TEAM


@pytest.mark.parametrize("row", GOLDEN["rows"], ids=lambda row: f"share {row['q']}")
def test_chance_and_expected_count_are_those_of_the_worked_team(row):
    found = forecast(TEAM, typed(row["q"]), TARGET, months=MONTHS)
    assert (round(found.at_date, 4), round(found.expected, 4)) == (row["P"], row["mean"])
    assert found.heads == GIVEN["need"]


def test_expected_appointments_are_those_of_the_worked_team():
    found = forecast(TEAM, typed(0.5), TARGET, months=MONTHS)
    assert round(found.appointments, 4) == GIVEN["expected_appointments"]
    assert found.appointments_of_members == pytest.approx(GIVEN["expected_appointments"] / 2, abs=1e-4)


def test_shares_needed_are_those_of_the_worked_team_and_nine_in_ten_is_out_of_reach():
    found = what_it_would_take(TEAM, typed(0.28), TARGET, months=MONTHS)
    half, four_in_five, nine_in_ten = found.needed
    assert round(half.share, 4) == GOLDEN["q_for_P50"]
    assert round(four_in_five.share, 4) == GOLDEN["q_for_P80"]
    assert (nine_in_ten.share, round(found.bound, 4)) == (None, 0.8732)


def test_a_target_that_moves_with_the_workforce_cuts_the_chance_to_a_quarter():
    moving = Target.moving(Fraction(28, 100), Fraction(33, 100))
    assert round(forecast(TEAM, typed(0.28), moving, months=MONTHS).at_date, 3) == 0.012


def test_drawn_runs_agree_with_the_worked_team():
    said = GOLDEN["monte_carlo_check"]
    found = forecast(TEAM, typed(said["q"]), TARGET, months=MONTHS).at_date
    assert abs(found - said["P"]) < 3 * said["se"]


HISTORY = Flow(share=ObservedRate(happened=4, out_of=15), turnover=ObservedRate(happened=9, out_of=75))


def test_history_gives_twice_the_chance_that_bare_rates_give():
    said = GOLDEN["parameter_uncertainty"]
    bare = forecast(TEAM, typed(4 / 15, 9 / 75), TARGET, months=MONTHS)
    found = forecast(TEAM, HISTORY, TARGET, months=MONTHS)
    assert round(bare.at_date, 4) == said["P_plugin"]
    # The figure was drawn, and is good to some two thousandths.
    assert found.at_date == pytest.approx(said["P_integrated"], abs=0.004)
    assert [found.low, found.high] == said["interval80"]
    assert (bare.typed_rates, found.typed_rates) == (2, 0)


def test_the_average_over_history_is_that_of_a_fine_grid_of_scipy():
    middles = (np.arange(120) + 0.5) / 120
    shares, turnovers = np.meshgrid(beta.ppf(middles, 4.5, 11.5), beta.ppf(middles, 9.5, 66.5))
    stayed = (1 - turnovers) ** 3
    # Two who were there, and eighteen others: a post is a member's later if it was and nobody left, or one followed.
    was, became = stayed + (1 - stayed) * shares, (1 - stayed) * shares
    met = sum(binom.pmf(k, 2, was) * binom.sf(5 - k, 18, became) for k in range(3))
    found = forecast(TEAM, HISTORY, TARGET, months=MONTHS)
    assert found.at_date == pytest.approx(met.mean(), abs=2e-4)
    assert found.at_date_low == pytest.approx(np.quantile(met, 0.1), abs=0.01)
    assert found.at_date_high == pytest.approx(np.quantile(met, 0.9), abs=0.01)


# TEAMS PLAYED THROUGH PERSON BY PERSON

RUNS = 20_000
PLAYED = {
    "filled at once": (Team(posts=20, members=2), typed(0.5)),
    "members leave twice as often": (
        Team(posts=12, members=4),
        typed(0.4, 0.1, turnover_of_members=TypedRate(value=0.2)),
    ),
    "posts stand empty for four months": (Team(posts=15, members=3), typed(0.5, 0.3, months_to_fill=4)),
    "posts are empty at the start": (Team(posts=10, members=1, others=5), typed(0.45, 0.2, months_to_fill=2)),
    "the team grows": (Team(posts=8, members=1), typed(0.4, posts=(PostsFrom(month=7, posts=12),))),
    "the team shrinks": (Team(posts=12, members=2), typed(0.4, 0.3, posts=(PostsFrom(month=3, posts=7),))),
    "it grows, shrinks and waits": (
        Team(posts=9, members=2, others=6),
        typed(
            0.35,
            0.25,
            turnover_of_members=TypedRate(value=0.4),
            months_to_fill=1.5,
            posts=(PostsFrom(month=4, posts=13), PostsFrom(month=13, posts=8)),
        ),
    ),
}


def posts_by_month(team, flow, months):
    changes = {later.month: later.posts for later in flow.posts}
    posts, now = [], team.posts
    for month in range(1, months + 1):
        now = changes.get(month, now)
        posts.append(now)
    return posts


@pytest.mark.parametrize("case", PLAYED)
def test_forecast_is_that_of_people_played_one_by_one(case):
    team, flow = PLAYED[case]
    months, target = 18, Target.level(Fraction(1, 3))
    found = forecast(team, flow, target, months=months)
    seen = play(
        members=team.members,
        others=team.rest,
        posts=posts_by_month(team, flow, months),
        share=flow.share.value,
        turnover=flow.turnover.value,
        members_turnover=flow.turnover_of_members.value if flow.turnover_of_members else None,
        filled=1 / (1 + flow.months_to_fill),
        months=months,
        runs=RUNS,
        seed=9,
    )
    met = (3 * seen.members >= seen.people) & (seen.people > 0)
    assert near(found.at_date, met[-1].mean(), RUNS)
    assert near(found.ever, met.any(axis=0).mean(), RUNS)
    assert found.expected == pytest.approx(seen.members[-1].mean(), abs=0.05)
    assert found.appointments == pytest.approx(seen.appointed, abs=0.1)
    assert found.appointments_of_members == pytest.approx(seen.appointed_members, abs=0.06)
    assert found.leavers_of_members == pytest.approx(seen.left_members, abs=0.06)


@pytest.mark.parametrize("case", PLAYED)
def test_what_it_would_take_is_what_a_forecast_of_that_share_gives(case):
    team, flow = PLAYED[case]
    target = Target.level(Fraction(1, 3))
    asked = what_it_would_take(team, flow, target, months=18).bound / 2
    (needed,) = what_it_would_take(team, flow, target, months=18, chances=[asked]).needed
    changed = Flow(
        share=TypedRate(value=needed.share),
        turnover=flow.turnover,
        turnover_of_members=flow.turnover_of_members,
        months_to_fill=flow.months_to_fill,
        posts=flow.posts,
    )
    found = forecast(team, changed, target, months=18)
    assert found.at_date == pytest.approx(asked, abs=1e-4)
    assert found.appointments == pytest.approx(needed.appointments, rel=1e-6)
    assert found.appointments_of_members == pytest.approx(needed.of_members, rel=1e-6)


def test_a_plan_begun_a_year_later_is_that_of_two_years_from_where_the_team_will_be():
    found = cost_of_delay(TEAM, typed(0.1), TARGET, months=MONTHS, planned_share=0.7)
    # A year at one share and two at another, by hand: each post on its own.
    stays = 0.88
    was, became = stays + (1 - stays) * 0.1, (1 - stays) * 0.1
    was, became = (chance * stays**2 + (1 - stays**2) * 0.7 for chance in (was, became))
    later = sum(binom.pmf(k, 2, was) * binom.sf(5 - k, 18, became) for k in range(3))
    assert found.chance_later == pytest.approx(later, abs=1e-9)
    assert found.chance_now > 1.4 * found.chance_later
    assert found.later.needed[0].share > found.now.needed[0].share + 0.1
