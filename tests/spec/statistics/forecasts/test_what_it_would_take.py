"""Will the senior team match the staff, and what would it take?"""

from fractions import Fraction

import pytest

from tallystick.statistics.forecasts import (
    Flow,
    Lever,
    PostsFrom,
    Target,
    Team,
    TypedRate,
    cost_of_delay,
    forecast,
    levers,
    what_it_would_take,
)
from tests.spec.statistics.drawn import rows

title = "A target is a chance, and the chance says what it would take"

# A target is rounded up to whole people: short of it by a part of a person is short of it.
HEADS = """
    share | people | heads
    28%   | 20     | 6
    55%   | 20     | 11
    35%   | 20     | 7
    19%   | 4      | 1
    50%   | 3      | 2
    100%  | 7      | 7
    1%    | 0      | 1
"""


@pytest.mark.parametrize(("share", "people", "heads"), rows(HEADS))
def test_a_target_is_rounded_up_to_whole_people(share, people, heads):
    asked = Target.level(Fraction(int(share.removesuffix("%")), 100))
    assert asked.heads(0, 36, int(people)) == int(heads)


def test_parity_asks_for_the_share_of_those_to_be_matched():
    # 700 of 2,500 staff are 28 %, so of 20 senior posts 6.
    assert Target.parity(700, 2500).heads(36, 36, 20) == 6


def test_a_moving_target_asks_for_more_on_the_way():
    target = Target.moving(Fraction(28, 100), Fraction(33, 100))
    assert [target.heads(month, 36, 20) for month in (0, 17, 18, 36)] == [6, 7, 7, 7]
    assert [target.heads(month, 36, 100) for month in (0, 18, 36)] == [28, 31, 33]


def typed(share, turnover, **more):
    return Flow(share=TypedRate(value=share), turnover=TypedRate(value=turnover), **more)


# Two months, so that each number can be worked out on paper. One post, and 3 in 4 stay a month.
TURNOVER = 1 - 0.75**12
ONE = Team(posts=1, members=0)
ALL = Target.level(Fraction(1))


def test_at_the_date_and_ever_before_it_are_told_apart():
    found = forecast(ONE, typed(0.5, TURNOVER), ALL, months=2)
    # A quarter leaves each month, and half of those who follow are members.
    first = 1 / 8
    assert found.months[0].chance == pytest.approx(first)
    assert found.at_date == pytest.approx(first * 7 / 8 + (1 - first) * first)
    assert found.ever == pytest.approx(1 - (7 / 8) ** 2)


def test_a_post_that_stands_empty_is_nobodys():
    found = forecast(ONE, typed(1.0, TURNOVER, months_to_fill=1), ALL, months=1)
    # A quarter leaves, and half of such posts are filled within the month.
    assert found.at_date == pytest.approx(1 / 8)
    assert found.appointments == pytest.approx(1 / 8)


def test_posts_that_go_are_empty_ones_and_nobody_is_dismissed():
    shrinking = typed(0.0, 0.0, posts=(PostsFrom(month=1, posts=2),))
    found = forecast(Team(posts=5, members=3), shrinking, Target.level(Fraction(1, 2)), months=6)
    assert (found.counts[3], found.at_date) == (1, 1)


def test_a_target_that_no_share_reaches_is_said_to_be_out_of_reach():
    found = what_it_would_take(ONE, typed(0.5, TURNOVER), ALL, months=2, chances=[0.3, 0.5])
    reached, out_of_reach = found.needed
    # If every one who leaves is followed by a member: one less what stays both months.
    assert found.bound == pytest.approx(1 - 0.75**2)
    assert reached.share is not None
    assert out_of_reach.share is None
    # Half a person leaves in two months, and is replaced.
    assert out_of_reach.of_members == pytest.approx(out_of_reach.appointments) == pytest.approx(0.5)


def test_a_target_that_is_met_whatever_happens_takes_nothing():
    found = what_it_would_take(Team(posts=4, members=4), typed(0.5, 0.0), ALL, months=12)
    assert [each.share for each in found.needed] == [0, 0, 0]


def test_waiting_a_month_of_two_leaves_one():
    found = cost_of_delay(ONE, typed(0.0, TURNOVER), ALL, months=2, planned_share=1.0, delay=1)
    assert found.chance_now == pytest.approx(1 - 0.75**2)
    assert found.chance_later == pytest.approx(1 / 4)
    assert found.later.bound == pytest.approx(1 / 4)


TEAM = Team(posts=10, members=3)


def test_each_lever_is_a_team_in_which_that_alone_is_different():
    flow, target = typed(0.3, 0.2, months_to_fill=2), Target.level(Fraction(2, 5))
    as_it_is, pulled = levers(TEAM, flow, target, months=24)
    by_hand = {
        Lever.MEMBERS_STAY: typed(0.3, 0.2, months_to_fill=2, turnover_of_members=TypedRate(value=0.1)),
        Lever.MORE_APPOINTED: typed(0.4, 0.2, months_to_fill=2),
        Lever.ONE_MORE_POST: typed(0.3, 0.2, months_to_fill=2, posts=(PostsFrom(month=1, posts=11),)),
        Lever.FILLED_AT_ONCE: typed(0.3, 0.2),
    }
    assert [each.lever for each in pulled] == list(by_hand)
    for each in pulled:
        changed = forecast(TEAM, by_hand[each.lever], target, months=24)
        assert each.forecast.at_date == pytest.approx(changed.at_date, abs=1e-12)
        assert each.change == pytest.approx(changed.at_date - as_it_is.at_date, abs=1e-12)


def test_posts_that_are_filled_at_once_cannot_be_filled_sooner():
    _, pulled = levers(TEAM, typed(0.3, 0.2), ALL, months=12)
    assert Lever.FILLED_AT_ONCE not in [each.lever for each in pulled]


def test_one_more_post_is_one_more_in_every_later_number_of_posts():
    grows = typed(0.3, 0.2, posts=(PostsFrom(month=1, posts=12), PostsFrom(month=5, posts=8)))
    _, pulled = levers(TEAM, grows, Target.level(Fraction(1, 2)), months=12)
    (one_more,) = [each.forecast for each in pulled if each.lever is Lever.ONE_MORE_POST]
    larger = typed(0.3, 0.2, posts=(PostsFrom(month=1, posts=13), PostsFrom(month=5, posts=9)))
    assert one_more == forecast(TEAM, larger, Target.level(Fraction(1, 2)), months=12)


def test_the_largest_team_cannot_have_one_more_post():
    _, pulled = levers(Team(posts=300, members=3), typed(0.3, 0.2), ALL, months=1)
    assert Lever.ONE_MORE_POST not in [each.lever for each in pulled]


def test_today_the_target_is_of_people_in_post_and_at_the_date_of_all_posts():
    # Half of 8 people is 4; of 12 posts, once they are filled, it is 6.
    found = forecast(Team(posts=12, members=3, others=5), typed(0.3, 0.2), Target.level(Fraction(1, 2)), months=12)
    assert (found.heads_now, found.heads) == (4, 6)
