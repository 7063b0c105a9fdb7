"""What must hold of every team's forecast, whatever its numbers."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.statistics.forecasts import (
    Flow,
    ObservedRate,
    PostsFrom,
    Target,
    Team,
    TypedRate,
    forecast,
    open_posts,
    steady,
    what_it_would_take,
)
from tallystick.statistics.forecasts.by_post import chance_at_date, expected_appointments
from tallystick.statistics.forecasts.stretches import Course, stretches_of
from tallystick.statistics.forecasts.worlds import worlds_of
from tests.generative.examples import costlier, costly

SHARES = st.integers(0, 20).map(lambda part: part / 20)
TURNOVERS = st.integers(0, 18).map(lambda part: part / 20)
MONTHS = st.integers(1, 40)


@st.composite
def teams(draw, most=14):
    """A team with every post filled."""
    posts = draw(st.integers(1, most))
    return Team(posts=posts, members=draw(st.integers(0, posts)))


@st.composite
def targets(draw):
    """A target that may move."""
    start, end = (Fraction(draw(st.integers(1, 12)), 12) for _ in range(2))
    return Target.moving(start, end)


@st.composite
def flows(draw, *, alike=False, waits=False, grows=False):
    """Typed rates; ``alike`` members and others leave at one rate."""
    posts = draw(st.lists(st.integers(1, 15), max_size=2)) if grows else []
    months = sorted(draw(st.lists(st.integers(1, 40), min_size=len(posts), max_size=len(posts), unique=True)))
    return Flow(
        share=TypedRate(value=draw(SHARES)),
        turnover=TypedRate(value=draw(TURNOVERS)),
        turnover_of_members=None if alike else TypedRate(value=draw(TURNOVERS)),
        months_to_fill=draw(st.sampled_from([0.5, 2.0, 9.0])) if waits else 0.0,
        posts=tuple(PostsFrom(month=month, posts=many) for month, many in zip(months, posts, strict=True)),
    )


def with_share(flow, share):
    return replace(flow, share=TypedRate(value=share))


@given(team=teams(), flow=flows(alike=True), target=targets(), months=MONTHS)
def test_the_expected_count_follows_the_closed_form(team, flow, target, months):
    found = forecast(team, flow, target, months=months)
    settled = team.posts * flow.share.value
    stays = (1 - flow.turnover.value) ** (months / 12)
    assert found.expected == pytest.approx(settled + (team.members - settled) * stays, abs=1e-9)


@given(team=teams(), flow=flows(), target=targets(), months=MONTHS, more=SHARES)
def test_a_higher_appointment_share_never_lowers_the_chance(team, flow, target, months, more):
    assume(more > flow.share.value)
    lower, higher = (forecast(team, each, target, months=months) for each in (flow, with_share(flow, more)))
    assert higher.at_date >= lower.at_date - 1e-12
    assert higher.ever >= lower.ever - 1e-12


@given(team=teams(), flow=flows(), target=targets(), months=MONTHS)
def test_no_plan_does_better_than_every_appointment(team, flow, target, months):
    bound = what_it_would_take(team, flow, target, months=months, chances=[0.5]).bound
    assert bound >= forecast(team, flow, target, months=months).at_date - 1e-12
    assert bound == pytest.approx(forecast(team, with_share(flow, 1.0), target, months=months).at_date, abs=1e-9)


@costly
@given(team=teams(), flow=flows(waits=True, grows=True), target=targets(), months=MONTHS)
def test_chances_add_up_and_what_has_been_is_never_undone(team, flow, target, months):
    found = forecast(team, flow, target, months=months)
    assert sum(found.counts) == pytest.approx(1, abs=1e-9)
    assert found.at_date <= found.ever + 1e-12
    assert max(month.chance for month in found.months) <= found.ever + 1e-12
    assert sum(found.counts[: found.low]) < 0.1
    assert sum(found.counts[: found.low + 1]) >= 0.1 - 1e-9
    assert sum(found.counts[found.high + 1 :]) <= 0.1 + 1e-9


@given(team=teams(), flow=flows(), months=MONTHS, heads=st.integers(1, 14))
def test_counting_the_others_instead_turns_everything_round(team, flow, months, heads):
    assume(heads <= team.posts)
    mirrored = Flow(
        share=TypedRate(value=1 - flow.share.value),
        turnover=flow.turnover_of_members,
        turnover_of_members=flow.turnover,
    )
    others = Team(posts=team.posts, members=team.rest)
    here = forecast(team, flow, Target.level(Fraction(heads, team.posts)), months=months)
    there = forecast(others, mirrored, Target.level(Fraction(heads, team.posts)), months=months)
    assert here.counts == pytest.approx(there.counts[::-1], abs=1e-12)


# ONE ANSWER BY SEVERAL WAYS


def walked(engine, team, flow, target, months):
    stretches = stretches_of(team, flow, [(months, worlds_of(team, flow))])
    ends = list(engine.walk(team, stretches, Course(target=target, months=months)))
    return ends[-1], float(sum(end.appointed for end in ends)[0]), float(sum(end.appointed_members for end in ends)[0])


@costly
@given(team=teams(), flow=flows(), target=targets(), months=MONTHS, new=st.integers(0, 3), at=st.integers(1, 40))
def test_the_quick_walk_is_the_one_that_can_do_everything(team, flow, target, months, new, at):
    flow = replace(flow, posts=(PostsFrom(month=at, posts=team.posts + new),))
    quick, slow = (walked(engine, team, flow, target, months) for engine in (steady, open_posts))
    assert quick[0].met == pytest.approx(slow[0].met, abs=1e-11)
    assert quick[0].ever == pytest.approx(slow[0].ever, abs=1e-11)
    assert quick[1:] == pytest.approx(slow[1:], abs=1e-9)


@costly
@given(team=teams(), flow=flows(waits=True, grows=True), target=targets(), months=MONTHS)
def test_posts_by_themselves_come_to_the_same_as_the_walk(team, flow, target, months):
    stretches = stretches_of(team, flow, [(months, worlds_of(team, flow))])
    course = Course(target=target, months=months)
    end, appointed, members = walked(open_posts, team, flow, target, months)
    assert chance_at_date(team, stretches, course) == pytest.approx(end.met, abs=1e-9)
    everybody, of_members = expected_appointments(team, stretches, course)
    assert (everybody[0], of_members[0]) == pytest.approx((appointed, members), abs=1e-9)


# HISTORY


@given(team=teams(), target=targets(), months=MONTHS, share=SHARES, turnover=TURNOVERS)
def test_an_endless_history_is_as_good_as_a_typed_rate(team, target, months, share, turnover):
    long = 10_000_000
    seen = Flow(
        share=ObservedRate(happened=round(share * long), out_of=long),
        turnover=ObservedRate(happened=round(turnover * long), out_of=long),
    )
    known = Flow(share=TypedRate(value=share), turnover=TypedRate(value=turnover))
    one, other = (forecast(team, flow, target, months=months) for flow in (seen, known))
    assert one.at_date == pytest.approx(other.at_date, abs=1e-3)


@costlier
@given(
    team=teams(),
    target=targets(),
    months=MONTHS,
    appointed=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    left=st.tuples(st.integers(0, 30), st.integers(0, 200)),
)
def test_the_chance_from_history_lies_within_what_its_worlds_allow(team, target, months, appointed, left):
    flow = Flow(
        share=ObservedRate(happened=appointed[0], out_of=sum(appointed)),
        turnover=ObservedRate(happened=left[0], out_of=sum(left)),
    )
    found = forecast(team, flow, target, months=months)
    assert 0 <= found.at_date_low <= found.at_date_high <= 1
    assert sum(found.counts) == pytest.approx(1, abs=1e-9)
    assert found.at_date == pytest.approx(float(np.sum(found.counts[found.heads :])), abs=1e-9)
