"""The interval plot: one value with its range a row, the band shaded, both sides named."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import WITHHELD, draw, in_chart, number
from tallystick.publishing.charts.layout import columns, either_side
from tallystick.publishing.charts.scale import Scale, points_scale, ratio_scale
from tallystick.publishing.words import text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure, Hidden, Shown

_ROW, _FOOT = 30, 34
_LINE, _UNDER_HEAD = 18, 12
_GAP = 18


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One row: where its value and its range are drawn, and what is written beside them."""

    y: float
    label: str
    value: str
    range: str
    x: float | None
    low: float | None
    high: float | None
    arrow_low: bool
    arrow_high: bool
    filled: bool
    bold: bool


def interval_plot(
    rows: Sequence[tuple[str, Comparison[Figure]]],
    *,
    key: str,
    title: str,
    description: str,
    sides: tuple[str, str],
    margin: float | None = None,
    leading: int = 1,
    breaks: Container[int] = (),
) -> str:
    """Draw named comparisons as SVG, the ``leading`` ones standing out.

    ``sides`` are the words for the left and for the right. With ``margin`` the scale is points around 0 and the
    band is the margin; otherwise it is ratios around 1 and the band is 0.80 to 1.25. Before the rows whose places
    are in ``breaks`` a gap says that what follows cannot be compared.
    """
    room = columns(
        [label for label, _ in rows],
        [_value_text(row) for _, row in rows],
        [_range_text(row) for _, row in rows],
        bold=True,
    )
    scale = _scale([row for _, row in rows], margin, left=room.plot_left, right=room.plot_right)
    centre, band = (1.0, (0.8, 1.25)) if margin is None else (0.0, (-margin, margin))
    left, right, head = either_side(*sides, scale.x(centre), width=room.width, line=_LINE)
    top = head + _UNDER_HEAD
    gaps = [sum(place in breaks for place in range(n + 1)) for n in range(len(rows))]
    marks = [
        _mark(row, label, scale, y=top + _ROW * (n + 0.5) + _GAP * gaps[n], bold=n < leading)
        for n, (label, row) in enumerate(rows)
    ]
    bottom = top + _ROW * len(marks) + _GAP * gaps[-1]
    return draw(
        "interval_plot.svg.jinja",
        width=room.width,
        key=key,
        title=title,
        description=description,
        sides=(left, right),
        marks=marks,
        ticks=scale.ticks,
        centre=scale.x(centre),
        band=(scale.x(band[0]), scale.x(band[1])),
        top=top,
        bottom=bottom,
        height=bottom + _FOOT,
        breaks=[mark.y - _ROW / 2 - _GAP / 2 for n, mark in enumerate(marks) if n in breaks],
        room=room,
    )


def _scale(rows: Sequence[Comparison[Figure]], margin: float | None, *, left: float, right: float) -> Scale:
    values = [number(row.value) for row in rows]
    ends = [number(end) for row in rows for end in (row.low, row.high)]
    known = [value for value in values if value is not None]
    reached = [end for end in ends if end is not None]
    if margin is None:
        return ratio_scale(known, reached, left=left, right=right)
    return points_scale([margin, *known, *reached], left=left, right=right)


def _mark(row: Comparison[Figure], label: str, scale: Scale, *, y: float, bold: bool) -> Mark:
    value, low, high = number(row.value), number(row.low), number(row.high)
    # A hidden limit is not an open one: where either is withheld no range is drawn at all.
    has_range = low is not None and (high is not None or row.high is None)
    return Mark(
        y=y,
        label=label,
        value=_value_text(row),
        range=_range_text(row),
        x=None if value is None else scale.x(value),
        low=scale.x(low) if has_range and low is not None else None,
        high=scale.x(scale.high if high is None else high) if has_range else None,
        arrow_low=has_range and low is not None and not scale.holds(low),
        arrow_high=has_range and (high is None or not scale.holds(high)),
        filled=row.verdict is not None and row.verdict.is_finding,
        bold=bold,
    )


def _value_text(row: Comparison[Figure]) -> str:
    return "no ratio" if row.value is None else in_chart(row.value)


def _range_text(row: Comparison[Figure]) -> str:
    if row.low is None:
        return "no range" if isinstance(row.value, Shown) else ""
    if isinstance(row.low, Hidden) or isinstance(row.high, Hidden):
        return "" if isinstance(row.value, Hidden) else WITHHELD
    return f"{text_of(row.low)} upwards" if row.high is None else f"{text_of(row.low)} to {text_of(row.high)}"
