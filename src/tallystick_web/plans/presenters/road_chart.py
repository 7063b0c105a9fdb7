"""The picture of what is to be expected of a team: a line, its range, and the people that the target asks for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick_web.core.templating import day
from tallystick_web.plans.road_rules import Road

WIDTH, HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 470, 48, 300
_LABELS_APART = 40
_MOST_TICKS = 6


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words beside the end of a line: a bold one and a quiet one below it."""

    y: float
    text: str
    more: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Places in the picture, and its words. ``band`` is the outline of the range, ``asked`` the steps of the target."""

    description: str
    band: str
    low: str
    high: str
    expected: str
    asked: str
    dots: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, str], ...]
    ends: tuple[str, str]
    labels: tuple[Label, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    bottom: int = _BOTTOM


@dataclass(frozen=True)
class _Plot:
    """Where months and heads stand."""

    months: int
    most: int

    def x(self, month: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * month / self.months, 1)

    def y(self, heads: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * heads / self.most, 1)

    def path(self, points: Sequence[tuple[int, float]]) -> str:
        return "M" + "L".join(f"{self.x(month)} {self.y(heads)}" for month, heads in points)


def chart_of(road: Road, shown: Sequence[int], today: date) -> Chart:
    """The picture of a forecast, with a dot at each month that the table beside it shows."""
    found, now = road.forecast, road.typed.members
    months = {0: (now, now, now, found.heads_now)} | {
        one.month: (one.expected, one.low, one.high, one.heads) for one in found.months
    }
    at = [0, *shown]
    plot = _Plot(months=at[-1], most=_round_up(max(max(high, heads, now) for _, _, high, heads in months.values()) + 1))
    expected, low, high = ([(month, months[month][n]) for month in at] for n in range(3))
    return Chart(
        description=_description(road),
        band=plot.path([*high, *reversed(low)]) + "Z",
        low=plot.path(low),
        high=plot.path(high),
        expected=plot.path(expected),
        asked=_steps(plot, [months[month][3] for month in range(at[-1] + 1)]),
        dots=tuple((plot.x(month), plot.y(heads)) for month, heads in expected),
        ticks=tuple((plot.y(heads), str(heads)) for heads in range(0, plot.most + 1, _step(plot.most))),
        ends=(day(today), "the day of the target"),
        labels=_labels(plot, road),
    )


def _description(road: Road) -> str:
    found = road.forecast
    return (
        f"Today {road.typed.members} people of the group are in the team. On the day of the target "
        f"{found.expected:.1f} are to be expected, in four cases of five {found.low} to {found.high}, and the target "
        f"asks for {found.heads}."
    )


def _steps(plot: _Plot, heads: Sequence[int]) -> str:
    """Heads are whole, so a target that moves goes up in steps."""
    points = [(0, heads[0])]
    for month, asked in enumerate(heads[1:], start=1):
        if asked != points[-1][1]:
            points += [(month, points[-1][1]), (month, asked)]
    return plot.path([*points, (len(heads) - 1, heads[-1])])


def _labels(plot: _Plot, road: Road) -> tuple[Label, ...]:
    """The two labels at the right, moved apart where they would touch."""
    found = road.forecast
    places = {"expected": plot.y(found.expected), "asked": plot.y(found.heads)}
    upper, lower = sorted(places, key=lambda one: places[one])
    short = _LABELS_APART - (places[lower] - places[upper])
    if short > 0:
        places[upper] -= short / 2
        places[lower] += short / 2
    return (
        Label(y=round(places["asked"], 1), text=f"Target asks for {found.heads}", more="dashed line"),
        Label(
            y=round(places["expected"], 1),
            text=f"{found.expected:.1f} expected",
            more=f"4 cases of 5: {found.low} to {found.high}",
        ),
    )


def _step(most: int) -> int:
    return next(one for one in (1, 2, 5, 10, 20, 50) if most / one <= _MOST_TICKS)


def _round_up(most: int) -> int:
    """The next number that a tick stands at."""
    step = _step(most)
    return math.ceil(most / step) * step
