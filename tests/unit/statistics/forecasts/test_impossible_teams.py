"""What forecasts refuse, and that no refusal repeats a number that was given."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tallystick.statistics.forecasts import (
    Band,
    Flow,
    ObservedRate,
    PostsFrom,
    Target,
    Team,
    TypedRate,
    back_test,
    bottleneck,
    cost_of_delay,
    detectable_share,
    expected_members,
    forecast,
    ladder_forecast,
    levers,
    what_it_would_take,
)

RATE = TypedRate(value=0.5)
TEAM, FLOW, TARGET = Team(posts=7, members=1), Flow(share=RATE, turnover=RATE), Target.level(Fraction(1, 3))
BAND = Band(name="5", members=3, others=4, wastage=RATE, outside_share=RATE)

IMPOSSIBLE = {
    "rate above 1": (lambda: TypedRate(value=1.37), "not between 0 and 1"),
    "rate below 0": (lambda: TypedRate(value=-0.37), "not between 0 and 1"),
    "rate that is no number": (lambda: TypedRate(value=float("nan")), "not between 0 and 1"),
    "more than all": (lambda: ObservedRate(happened=37, out_of=3), "more often than it could"),
    "fewer than none": (lambda: ObservedRate(happened=-37, out_of=3), "more often than it could"),
    "endless years": (lambda: ObservedRate(happened=37, out_of=float("inf")), "more often than it could"),
    "no posts": (lambda: Team(posts=0, members=0), "1 to 300 posts"),
    "too many posts with empty ones": (
        lambda: forecast(Team(posts=137, members=3), replace(FLOW, months_to_fill=1.0), TARGET, months=3),
        "at most 80 posts",
    ),
    "too many posts of which some go": (
        lambda: what_it_would_take(
            Team(posts=137, members=3), replace(FLOW, posts=(PostsFrom(month=2, posts=5),)), TARGET, months=3
        ),
        "at most 80 posts",
    ),
    "too many posts": (lambda: Team(posts=370, members=0), "1 to 300 posts"),
    "more members than posts": (lambda: Team(posts=30, members=37), "more people in the team than posts"),
    "more people than posts": (lambda: Team(posts=30, members=20, others=37), "more people in the team than posts"),
    "members below nought": (lambda: Team(posts=30, members=-37), "below zero"),
    "others below nought": (lambda: Team(posts=30, members=3, others=-37), "below zero"),
    "an endless vacancy": (lambda: replace(FLOW, months_to_fill=370.0), "empty for 0 to"),
    "posts later on": (lambda: replace(FLOW, posts=(PostsFrom(month=1, posts=0),)), "1 to 300 posts"),
    "posts of the past": (lambda: replace(FLOW, posts=(PostsFrom(month=0, posts=37),)), "not in order"),
    "posts out of order": (
        lambda: replace(FLOW, posts=(PostsFrom(month=5, posts=37), PostsFrom(month=5, posts=8))),
        "not in order",
    ),
    "a decimal target": (
        lambda: Target.level(0.37),  # type: ignore[arg-type]  # as an untyped caller may
        "given as a fraction",
    ),
    "a target of nobody": (lambda: Target.level(Fraction(0)), "above 0 and at most 1"),
    "a target of more than all": (lambda: Target.moving(Fraction(1), Fraction(37, 36)), "above 0 and at most 1"),
    "parity with nobody": (lambda: Target.parity(0, 37), "parity needs members"),
    "parity with too many": (lambda: Target.parity(38, 37), "parity needs members"),
    "no months": (lambda: forecast(TEAM, FLOW, TARGET, months=0), "1 to 240 months"),
    "a lever over no months": (lambda: levers(TEAM, FLOW, TARGET, months=0), "1 to 240 months"),
    "too many months": (lambda: what_it_would_take(TEAM, FLOW, TARGET, months=370), "1 to 240 months"),
    "a certain chance": (lambda: what_it_would_take(TEAM, FLOW, TARGET, months=3, chances=[1.0]), "between 0 and 1"),
    "a plan after its date": (lambda: what_it_would_take(TEAM, FLOW, TARGET, months=3, begins=3), "before its date"),
    "no delay": (lambda: cost_of_delay(TEAM, FLOW, TARGET, months=9, planned_share=0.5, delay=0), "at least a month"),
    "too long a delay": (lambda: cost_of_delay(TEAM, FLOW, TARGET, months=9, planned_share=0.5), "before its date"),
    "no share": (lambda: cost_of_delay(TEAM, FLOW, TARGET, months=37, planned_share=1.37), "not between 0 and 1"),
    "a forecast from nothing": (lambda: back_test({}, TARGET, years_ahead=1, years_known=0), "year that is known"),
    "no bands": (lambda: expected_members([], quarters=1), "no bands"),
    "two bands of one name": (lambda: bottleneck([BAND, BAND], quarters=1), "one name"),
    "promotion into the lowest": (lambda: bottleneck([replace(BAND, from_below=0.37)], quarters=1), "below the lowest"),
    "no quarters": (lambda: expected_members([BAND], quarters=0), "1 to 80 quarters"),
    "no paths": (lambda: ladder_forecast([BAND], TARGET, quarters=1, seed=1, paths=0), "no paths"),
    "an empty band": (lambda: replace(BAND, members=0, others=0), "no posts"),
    "a band below nought": (lambda: replace(BAND, members=-37), "below zero"),
    "promotion by more than all": (lambda: replace(BAND, from_below=1.37), "not between 0 and 1"),
    "promotion of nobody": (lambda: replace(BAND, promotion_ratio=0.0), "above 0"),
    "a share of more than all": (lambda: detectable_share(38, 37, people_then=37), "more people than there are"),
    "a share of nobody later": (lambda: detectable_share(8, 37, people_then=0), "no people"),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_the_impossible_is_refused_without_repeating_it(what):
    make, reason = IMPOSSIBLE[what]
    with pytest.raises(ValueError, match=reason) as refusal:
        make()
    assert "37" not in str(refusal.value)
