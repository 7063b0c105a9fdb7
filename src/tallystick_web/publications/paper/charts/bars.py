"""Bars: one value a row, from nothing to the right."""

from dataclasses import dataclass

from tallystick.publishing.charts.layout import centred, columns
from tallystick_web.publications.paper.charts.intervals import straight
from tallystick_web.publications.paper.charts.marks import (
    NOT_A_FINDING,
    bottom_of,
    label_lines,
    number,
    range_text,
    rows_of,
    value_text,
)
from tallystick_web.publications.paper.document import Chart
from tallystick_web.publications.paper.templates import rendered

_ROW, _TOP, _LINE, _FOOT, _GAP = 32, 12, 18, 30, 22


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A row as it is drawn. ``left`` and ``wide`` are None where nothing may be shown."""

    y: float
    label: tuple[tuple[float, str], ...]
    left: float | None
    wide: float | None
    value: str
    range: str
    is_newest: bool
    is_hollow: bool


def bars(chart: Chart, *, key: str) -> str:
    """The chart as SVG."""
    room = columns(
        [line for mark in chart.marks for line in label_lines(mark.label)],
        [value_text(mark) for mark in chart.marks],
        [range_text(mark) for mark in chart.marks],
        bold=True,
    )
    target = number(chart.target)
    known = [value for mark in chart.marks if (value := number(mark.value)) is not None]
    known += [0.0] if target is None else [0.0, target]
    scale = straight(known, left=room.plot_left, right=room.plot_right)
    top = _TOP + (_LINE if target is not None and chart.target_says else 0)
    labels = [mark.label for mark in chart.marks]
    rows = rows_of(labels, top=top, least=_ROW, gap_before=[mark.is_broken for mark in chart.marks], gap=_GAP)
    drawn = []
    for mark, row in zip(chart.marks, rows, strict=True):
        value = number(mark.value)
        ends = None if value is None else sorted((scale.x(0.0), scale.x(value)))
        drawn.append(
            Bar(
                y=row.middle,
                label=row.label,
                left=None if ends is None else ends[0],
                wide=None if ends is None else round(max(ends[1] - ends[0], 1.0), 1),
                value=value_text(mark),
                range=range_text(mark),
                is_newest=mark.is_newest,
                is_hollow=mark.sign in NOT_A_FINDING,
            )
        )
    at = None if target is None else scale.x(target)
    return rendered(
        "publications/paper/charts/bars.svg.jinja",
        key=key,
        chart=chart,
        room=room,
        scale=scale,
        top=top,
        bottom=bottom_of(rows),
        height=bottom_of(rows) + _FOOT + (_LINE if chart.unit else 0),
        nothing=scale.x(0.0),
        target=at,
        target_words=centred(chart.target_says, at, _TOP + 4, width=room.width) if at and chart.target_says else None,
        drawn=drawn,
    )
