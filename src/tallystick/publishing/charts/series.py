"""The series: a value with its range for each day, from left to right, with gaps where it breaks or is withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.charts.drawing import WITHHELD, draw
from tallystick.publishing.charts.layout import WIDTH, centred, text_width
from tallystick.publishing.charts.upright import upright_percentages, upright_ratios

_TOP, _BOTTOM, _FOOT = 28, 220, 30
_LEFT, _RIGHT = 76, 40
_ABOVE, _APART = 12, 8


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """What is known of a day: its name, its value with its range, and that it cannot be held against those before."""

    on: date
    label: str
    value: float | None
    low: float | None
    high: float | None
    says: str
    is_broken: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One day as it is drawn. ``y`` is None where nothing may be shown."""

    x: float
    y: float | None
    low: float | None
    high: float | None
    says: str
    is_last: bool


def series_plot(points: Sequence[SeriesPoint], *, key: str, title: str, description: str, is_ratio: bool) -> str:
    """Draw values over time as SVG: on the logarithm with the band from 0.80 to 1.25 for ratios, else per cent.

    Raises ValueError where no point has a value: there is nothing to draw.
    """
    ends = [end for one in points for end in (one.value, one.low, one.high) if end is not None]
    if not any(one.value is not None for one in points):
        raise ValueError("a series without any value has no picture")
    scale = (upright_ratios if is_ratio else upright_percentages)(
        [*ends, *((0.8, 1.25) if is_ratio else ())], bottom=_BOTTOM, top=_TOP
    )
    places = _places([one.on for one in points])
    drawn = [
        Drawn(
            x=x,
            y=None if one.value is None else scale.y(one.value),
            low=None if one.value is None or one.low is None or one.high is None else scale.y(one.low),
            high=None if one.value is None or one.low is None or one.high is None else scale.y(one.high),
            says=WITHHELD if one.value is None else one.says,
            is_last=one is points[-1],
        )
        for one, x in zip(points, places, strict=True)
    ]
    return draw(
        "series.svg.jinja",
        width=WIDTH,
        key=key,
        title=title,
        description=description,
        drawn=drawn,
        lines=_lines(points, drawn),
        breaks=[round((drawn[n - 1].x + drawn[n].x) / 2, 1) for n, one in enumerate(points) if n and one.is_broken],
        labels=_labels(points, places),
        values=[centred(one.says, one.x, (one.high or one.y or _BOTTOM) - _ABOVE, width=WIDTH) for one in drawn],
        ticks=scale.ticks,
        band=(scale.y(1.25), scale.y(0.8)) if is_ratio else None,
        middle=scale.y(1) if is_ratio else None,
        left=_LEFT - _ABOVE,
        right=WIDTH - _RIGHT + _ABOVE,
        bottom=_BOTTOM,
        height=_BOTTOM + _FOOT,
    )


def _places(days: Sequence[date]) -> list[float]:
    """Where days stand: as far apart as they are in time."""
    first, whole = days[0], (days[-1] - days[0]).days
    left, right = _LEFT + 2 * _ABOVE, WIDTH - _RIGHT - _ABOVE
    if not whole:
        return [round((left + right) / 2, 1)] * len(days)
    return [round(left + (right - left) * (one - first).days / whole, 1) for one in days]


def _lines(points: Sequence[SeriesPoint], drawn: Sequence[Drawn]) -> list[tuple[Drawn, Drawn]]:
    """Pairs of neighbours that a line joins: both shown, and no break between them."""
    pairs = zip(drawn, drawn[1:], points[1:], strict=False)
    return [(one, other) for one, other, of in pairs if one.y is not None and other.y is not None and not of.is_broken]


def _labels(points: Sequence[SeriesPoint], places: Sequence[float]) -> list[object]:
    """The names of days that have room, the newest first of all."""
    kept: list[object] = []
    free = float(WIDTH)
    for one, x in reversed(list(zip(points, places, strict=True))):
        words = centred(one.label, x, _BOTTOM + 20, width=WIDTH)
        if words.x + text_width(one.label) + _APART <= free:
            kept.append(words)
            free = words.x
    return kept
