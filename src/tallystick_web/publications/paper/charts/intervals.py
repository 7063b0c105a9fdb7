"""The interval plot: one value with its range a row, the band around equal shaded, the newest bold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.publishing.charts.layout import Columns, Words, centred, columns, either_side
from tallystick.publishing.charts.scale import Scale, Tick, ratio_scale
from tallystick_web.publications.paper.charts.marks import (
    NOT_A_FINDING,
    bottom_of,
    label_lines,
    number,
    range_text,
    round_steps,
    rows_of,
    tick_text,
    value_text,
)
from tallystick_web.publications.paper.document import Chart, Mark
from tallystick_web.publications.paper.templates import rendered

_ROW, _FOOT, _LINE, _UNDER_HEAD, _GAP = 30, 30, 18, 12, 22
_BAND = (0.8, 1.25)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A mark as it is drawn. ``x`` is None where nothing may be shown, ``low`` and ``high`` where there is no range."""

    y: float
    label: tuple[tuple[float, str], ...]
    value: str
    range: str
    x: float | None
    low: float | None
    high: float | None
    arrow_low: bool
    arrow_high: bool
    is_hollow: bool
    is_newest: bool


def intervals(chart: Chart, *, key: str) -> str:
    """The chart as SVG."""
    room = columns(
        [line for mark in chart.marks for line in label_lines(mark.label)],
        [value_text(mark) for mark in chart.marks],
        [range_text(mark) for mark in chart.marks],
        bold=True,
    )
    scale = scale_of(chart, left=room.plot_left, right=room.plot_right)
    sides, head = _sides(chart, scale, room)
    rows = rows_of(
        [mark.label for mark in chart.marks],
        top=head + _UNDER_HEAD,
        least=_ROW,
        gap_before=[mark.is_broken for mark in chart.marks],
        gap=_GAP,
    )
    bottom = bottom_of(rows)
    return rendered(
        "publications/paper/charts/intervals.svg.jinja",
        key=key,
        chart=chart,
        room=room,
        scale=scale,
        sides=sides,
        top=head + _UNDER_HEAD,
        bottom=bottom,
        height=bottom + _FOOT + (_LINE if chart.unit else 0),
        centre=scale.x(1.0) if chart.is_log else None,
        band=(scale.x(_BAND[0]), scale.x(_BAND[1])) if chart.is_log else None,
        target=_target(chart, scale),
        drawn=[_drawn(mark, scale, y=row.middle, label=row.label) for mark, row in zip(chart.marks, rows, strict=True)],
        breaks=[row.top - _GAP / 2 for mark, row in zip(chart.marks, rows, strict=True) if mark.is_broken],
    )


def scale_of(chart: Chart, *, left: float, right: float) -> Scale:
    """The scale that holds the values of a chart, its ranges as far as is sensible, and its target."""
    if not chart.is_log:
        return straight(known_in(chart), left=left, right=right)
    values = _numbers([chart.target, *(mark.value for mark in chart.marks)])
    ends = _numbers([text for mark in chart.marks for text in (mark.low, mark.high)])
    return ratio_scale(values, ends, left=left, right=right)


def known_in(chart: Chart) -> list[float]:
    """Every number of a chart."""
    texts = [text for mark in chart.marks for text in (mark.value, mark.low, mark.high)]
    return _numbers([chart.target, *texts])


def _numbers(texts: Sequence[str]) -> list[float]:
    return [value for text in texts if (value := number(text)) is not None]


def straight(values: Sequence[float], *, left: float, right: float) -> Scale:
    """A scale of plain numbers between two round ones."""
    steps = round_steps(values or [0.0, 1.0], most=4)
    scale = Scale(left=left, right=right, low=steps[0], high=steps[-1], logarithmic=False)
    return replace(scale, ticks=tuple(Tick(x=scale.x(step), label=tick_text(step)) for step in steps))


def _sides(chart: Chart, scale: Scale, room: Columns) -> tuple[list[Words], float]:
    """The words on both sides of equal, and the height that they and those of the target take."""
    words: list[Words] = []
    head = 0.0
    if chart.is_log and any(chart.sides):
        left, right, head = either_side(*chart.sides, scale.x(1.0), width=room.width, line=_LINE)
        words = [left, right]
    target = number(chart.target)
    if target is not None and chart.target_says and not (scale.logarithmic and target <= 0):
        head += _LINE
        words.append(centred(chart.target_says, scale.x(target), head, width=room.width))
    return words, head


def _target(chart: Chart, scale: Scale) -> float | None:
    target = number(chart.target)
    return None if target is None or (scale.logarithmic and target <= 0) else scale.x(target)


def _drawn(mark: Mark, scale: Scale, *, y: float, label: tuple[tuple[float, str], ...]) -> Drawn:
    value, low, high = number(mark.value), number(mark.low), number(mark.high)
    has_range = value is not None and low is not None
    reaches = scale.high if high is None else high
    return Drawn(
        y=y,
        label=label,
        value=value_text(mark),
        range=range_text(mark),
        x=None if value is None or (scale.logarithmic and value <= 0) else scale.x(value),
        low=_at(scale, low) if has_range and low is not None else None,
        high=_at(scale, reaches) if has_range else None,
        arrow_low=has_range and low is not None and not scale.holds(low),
        arrow_high=has_range and (high is None or not scale.holds(high)),
        is_hollow=mark.sign in NOT_A_FINDING,
        is_newest=mark.is_newest,
    )


def _at(scale: Scale, value: float) -> float:
    return scale.left if scale.logarithmic and value <= 0 else scale.x(value)
