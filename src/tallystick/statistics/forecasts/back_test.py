"""Forecasts made of past years from what was known then, to be held against what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.statistics.forecasts.by_post import counts_at_date
from tallystick.statistics.forecasts.calibration import Calibration, Case, calibration
from tallystick.statistics.forecasts.rates import MONTHS, ObservedRate, Rate
from tallystick.statistics.forecasts.stretches import stretches_of
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import Flow, Team, check_months
from tallystick.statistics.forecasts.worlds import worlds_of


@dataclass(frozen=True, kw_only=True)
class YearOfTeam:
    """A team in one past year: its posts and members at the end, and who was appointed and left during it."""

    posts: int
    members: int
    appointed: int
    appointed_members: int
    left: int


@dataclass(frozen=True, kw_only=True)
class BackTest:
    """Past forecasts judged. ``left_out`` counts those of teams that had another number of posts when the date came.

    ``calibration`` is None where no forecast was left to judge.
    """

    calibration: Calibration | None
    left_out: int


def back_test(
    teams: Mapping[str, Sequence[YearOfTeam]],
    target: Target,
    *,
    years_ahead: int,
    years_known: int = 1,
    share: Rate | None = None,
    turnover: Rate | None = None,
) -> BackTest:
    """Every forecast that could have been made, for ``years_ahead`` years, of teams whose years follow each other.

    Each is made from the team's own years up to then, ``years_known`` at least, and from nothing later. A rate that is
    given is used instead of history. The target starts anew with each forecast. Raises ValueError for impossible years.
    """
    check_months(MONTHS * years_ahead)
    if years_known < 1:
        raise ValueError("a forecast needs a year that is known")
    cases, left_out = [], 0
    for name, years in teams.items():
        for now in range(years_known - 1, len(years) - years_ahead):
            then = now + years_ahead
            if years[then].posts == years[now].posts:
                flow = _known_then(years[: now + 1], share, turnover)
                cases.append(_case(name, years[now], years[then], flow, target, years_ahead))
            else:
                left_out += 1
    return BackTest(calibration=calibration(cases) if cases else None, left_out=left_out)


def _known_then(years: Sequence[YearOfTeam], share: Rate | None, turnover: Rate | None) -> Flow:
    return Flow(
        share=share
        or ObservedRate(
            happened=sum(year.appointed_members for year in years), out_of=sum(year.appointed for year in years)
        ),
        turnover=turnover
        or ObservedRate(happened=sum(year.left for year in years), out_of=sum(year.posts for year in years)),
    )


def _case(name: str, now: YearOfTeam, then: YearOfTeam, flow: Flow, target: Target, years_ahead: int) -> Case:
    team, months = Team(posts=now.posts, members=now.members), MONTHS * years_ahead
    worlds = worlds_of(team, flow)
    counts = worlds.weights @ counts_at_date(team, stretches_of(team, flow, [(months, worlds)]))[:, :, 0]
    return Case(
        team=name,
        counts=tuple(counts.tolist()),
        heads=target.heads(months, months, then.posts),
        came=then.members,
    )
