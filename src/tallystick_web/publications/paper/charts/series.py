"""The series: values with their ranges from left to right, the target as a line, gaps where it breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tallystick.publishing.charts.layout import WIDTH, Words, centred, text_width
from tallystick.publishing.charts.upright import Upright, upright_ratios
from tallystick_web.publications.paper.charts.intervals import known_in
from tallystick_web.publications.paper.charts.marks import (
    NOT_A_FINDING,
    number,
    round_steps,
    tick_text,
    value_text,
)
from tallystick_web.publications.paper.document import Chart, Mark
from tallystick_web.publications.paper.templates import rendered

_TOP, _BOTTOM, _FOOT, _LEFT, _RIGHT = 44, 236, 30, 72, 28
_ABOVE, _APART, _LINE = 14, 10, 18
_BAND = (0.8, 1.25)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A point as it is drawn. ``y`` is None where nothing may be shown, ``low``, ``high`` where there is no range."""

    x: float
    y: float | None
    low: float | None
    high: float | None
    is_newest: bool
    is_hollow: bool
    is_broken: bool


def series(chart: Chart, *, key: str) -> str:
    """The chart as SVG. Where no value may be shown, it is its frame with the word for that."""
    scale = _scale(chart)
    drawn = [_drawn(mark, scale, x) for mark, x in zip(chart.marks, _places(len(chart.marks)), strict=True)]
    target = number(chart.target)
    return rendered(
        "publications/paper/charts/series.svg.jinja",
        key=key,
        chart=chart,
        width=WIDTH,
        height=_BOTTOM + _FOOT,
        left=_LEFT - _APART,
        right=WIDTH - _RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
        scale=scale,
        drawn=drawn,
        joined=[(one, other) for one, other in pairwise(drawn) if _is_joined(one, other)],
        breaks=[round((drawn[n - 1].x + one.x) / 2, 1) for n, one in enumerate(drawn) if n and one.is_broken],
        band=(scale.y(_BAND[1]), scale.y(_BAND[0])) if chart.is_log else None,
        middle=scale.y(1.0) if chart.is_log else None,
        target=None if target is None or (chart.is_log and target <= 0) else scale.y(target),
        labels=_with_room([mark.label for mark in chart.marks], [(one.x, _BOTTOM + 20) for one in drawn]),
        values=_with_room([value_text(mark) for mark in chart.marks], [_above(one) for one in drawn]),
    )


def _scale(chart: Chart) -> Upright:
    known = known_in(chart)
    if chart.is_log:
        above_nothing = [value for value in known if value > 0]
        return upright_ratios([*above_nothing, *_BAND], bottom=_BOTTOM, top=_TOP)
    steps = round_steps(known or [0.0, 1.0])
    scale = Upright(bottom=_BOTTOM, top=_TOP, low=steps[0], high=steps[-1], logarithmic=False)
    return replace(scale, ticks=tuple((scale.y(step), tick_text(step)) for step in steps))


def _places(how_many: int) -> list[float]:
    left, right = _LEFT + 2 * _ABOVE, WIDTH - _RIGHT - 2 * _ABOVE
    if how_many == 1:
        return [round((left + right) / 2, 1)]
    return [round(left + (right - left) * n / (how_many - 1), 1) for n in range(how_many)]


def _drawn(mark: Mark, scale: Upright, x: float) -> Drawn:
    value, low, high = (_height(scale, text) for text in (mark.value, mark.low, mark.high))
    has_range = value is not None and low is not None and high is not None
    return Drawn(
        x=x,
        y=value,
        low=low if has_range else None,
        high=high if has_range else None,
        is_newest=mark.is_newest,
        is_hollow=mark.sign in NOT_A_FINDING,
        is_broken=mark.is_broken,
    )


def _height(scale: Upright, text: str) -> float | None:
    value = number(text)
    if value is None:
        return None
    return scale.bottom if scale.logarithmic and value <= 0 else scale.y(value)


def _is_joined(one: Drawn, other: Drawn) -> bool:
    return one.y is not None and other.y is not None and not other.is_broken


def _above(one: Drawn) -> tuple[float, float]:
    tops = [at for at in (one.high, one.y) if at is not None]
    return one.x, round(min(tops) - _ABOVE if tops else _BOTTOM - _ABOVE, 1)


def _with_room(texts: Sequence[str], places: Sequence[tuple[float, float]]) -> list[Words]:
    """The texts that have room beside each other, the newest first of all."""
    kept: list[Words] = []
    free = float(WIDTH)
    for text, (x, y) in reversed(list(zip(texts, places, strict=True))):
        words = centred(text, x, y, width=WIDTH)
        if words.x + text_width(text) + _APART <= free:
            kept.append(words)
            free = words.x
    return kept
