"""Whether a team will meet its target: at the date, ever before it, and how far its count may go."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.stretches import Course, MonthEnd, stretches_of
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import Flow, Team, check_months
from tallystick.statistics.forecasts.walk import walk
from tallystick.statistics.forecasts.worlds import Worlds, worlds_of

# A range of 80 % leaves a tenth out at either end.
TENTH, NINE_TENTHS = 0.1, 0.9
# Sums of chances end a hair short of what they add up to.
_HAIR = 1e-12


@dataclass(frozen=True, kw_only=True)
class Month:
    """The end of one month: the expected count of members, its central 80 % range, and what the target asks.

    ``heads`` is the fewest members that meet the target with every post filled; ``chance`` that it is met then.
    """

    month: int
    expected: float
    low: int
    high: int
    heads: int
    chance: float


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What is to be expected of a team if it goes on as the flow says.

    ``at_date`` is the chance that the target is met at the date, ``ever`` that it is at the end of this or any earlier
    month: a team may reach it and lose it again. Both are averaged over what the rates may truly be; were the rates
    known, the chance at the date would in four cases of five lie from ``at_date_low`` to ``at_date_high``. ``counts``
    is the chance of 0, 1, 2 ... members at the date, and ``low`` to ``high`` its central 80 % range. ``heads_now`` is
    the fewest members that would meet the target today. ``appointments``, those of members, and ``leavers_of_members``
    are what is to be expected by the date: a forecast, never a number to appoint. ``typed_rates`` is how many rates
    have no history.
    """

    at_date: float
    at_date_low: float
    at_date_high: float
    ever: float
    expected: float
    low: int
    high: int
    heads: int
    heads_now: int
    counts: tuple[float, ...]
    appointments: float
    appointments_of_members: float
    leavers_of_members: float
    months: tuple[Month, ...]
    typed_rates: int


def forecast(team: Team, flow: Flow, target: Target, *, months: int) -> Forecast:
    """The forecast of a team for the end of so many months. Raises ValueError for an impossible horizon."""
    check_months(months)
    return forecast_of(team, flow, target, [(months, worlds_of(team, flow))])


def forecast_of(team: Team, flow: Flow, target: Target, phases: list[tuple[int, Worlds]]) -> Forecast:
    """The forecast through phases whose worlds may differ, as long as they stand in the same order in each."""
    course = Course(target=target, months=sum(months for months, _ in phases))
    weights = phases[0][1].weights
    stretches = stretches_of(team, flow, phases)
    posts = [stretch.posts for stretch in stretches for _ in range(stretch.months)]
    ends = list(walk(team, stretches, course))
    kept = [_month(end, weights, course, month, posts[month - 1]) for month, end in enumerate(ends, start=1)]
    last, counts = ends[-1], weights @ ends[-1].counts
    at_date_low, at_date_high = _range_of_chance(last.met, weights)
    appointed_members = float(weights @ _total(end.appointed_members for end in ends))
    return Forecast(
        at_date=_chance(weights @ last.met),
        at_date_low=at_date_low,
        at_date_high=at_date_high,
        ever=_chance(weights @ last.ever),
        expected=kept[-1].expected,
        low=kept[-1].low,
        high=kept[-1].high,
        heads=kept[-1].heads,
        heads_now=course.heads(0, team.people),
        counts=tuple(counts.tolist()),
        appointments=float(weights @ _total(end.appointed for end in ends)),
        appointments_of_members=appointed_members,
        # Who was there or came, and is not there at the date, has left.
        leavers_of_members=team.members + appointed_members - kept[-1].expected,
        months=tuple(kept),
        typed_rates=sum(not rate.from_history for rate in flow.rates),
    )


def central_range(counts: Floats) -> tuple[int, int]:
    """The counts between which four fifths of the chance lie, at most a tenth being left out at either end."""
    below = np.cumsum(counts)
    low, high = (int(np.argmax(below >= part - _HAIR)) for part in (TENTH, NINE_TENTHS))
    return low, high


def _month(end: MonthEnd, weights: Floats, course: Course, month: int, posts: int) -> Month:
    counts = weights @ end.counts
    low, high = central_range(counts)
    return Month(
        month=month,
        expected=float(counts @ np.arange(len(counts))),
        low=low,
        high=high,
        heads=course.heads(month, posts),
        chance=_chance(weights @ end.met),
    )


def _total(amounts: Iterator[Floats]) -> Floats:
    return np.asarray(np.sum(list(amounts), axis=0))


def _chance(sum_of_chances: npt.ArrayLike) -> float:
    """A chance, from 0 to 1, once the hair that a sum of chances may lie outside has been taken off."""
    return float(np.clip(sum_of_chances, 0, 1))


def _range_of_chance(chances: Floats, weights: Floats) -> tuple[float, float]:
    """The tenth and the ninetieth hundredth of the chance over the worlds."""
    order = np.argsort(chances, kind="stable")
    upto = np.cumsum(weights[order]) - weights[order] / 2
    low, high = np.interp([TENTH, NINE_TENTHS], upto, chances[order])
    return _chance(low), _chance(high)
