"""The waterfall: each part of a gap begins where the one before it ends, and the last bar is the gap itself."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from tallystick.publishing.charts.drawing import draw, in_chart, number
from tallystick.publishing.charts.layout import Columns, columns, either_side
from tallystick.publishing.charts.scale import Scale, Tick
from tallystick.publishing.sentences.common import MINUS
from tallystick.release.shown import Figure

_ROW, _BAR, _FOOT, _LINE, _UNDER_HEAD = 38, 20, 34, 18, 12
_POINT = 7
_Row = tuple[str, Figure | None]
# From where to where a bar reaches; None where nothing may be drawn.
_Span = tuple[float, float] | None
_STEPS, _MOST_TICKS = (1, 2, 5, 10, 20, 50), 6


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One part: where its bar begins and ends, the outline with a point on the side it pulls to, and its words.

    ``way`` is ``less``, ``more``, ``whole`` or blank; without an outline nothing is drawn.
    """

    y: float
    label: str
    value: str
    note: str
    outline: str
    way: str
    end: float | None


def waterfall(
    parts: Sequence[_Row],
    whole: _Row,
    *,
    key: str,
    title: str,
    description: str,
    sides: tuple[str, str],
) -> str:
    """Draw the parts of a gap, then the gap. ``sides`` are the words for minus and for plus.

    Where one part is not shown no part is drawn: the place of the next would give it away.
    """
    rows = [*parts, whole]
    room, spans, scale = _laid_out(rows)
    left, right, head = either_side(*sides, scale.x(0), width=room.width, line=_LINE)
    bars = _bars(rows, spans, scale, top=head + _UNDER_HEAD)
    return draw(
        "pay_waterfall.svg.jinja",
        key=key,
        title=title,
        description=description,
        sides=(left, right),
        width=room.width,
        room=room,
        bars=bars,
        steps=[(one.end, one.y, other.y) for one, other in pairwise(bars) if one.end is not None],
        ticks=scale.ticks,
        zero=scale.x(0),
        **_heights(head + _UNDER_HEAD, len(bars)),
    )


def _laid_out(rows: Sequence[_Row]) -> tuple[Columns, list[_Span], Scale]:
    """The columns that hold all words, from where to where each bar reaches, and a scale that has room for them."""
    *parts, whole = [number(figure) for _, figure in rows]
    notes = [_note(figure) for _, figure in rows]
    room = columns([label for label, _ in rows], [in_chart(figure) for _, figure in rows], notes, bold=True)
    spans = _spans(parts, whole)
    reached = [end for span in spans if span for end in span]
    return room, spans, _scale(reached, left=room.plot_left, right=room.plot_right)


def _heights(top: float, bars: int) -> dict[str, float]:
    """Where the bars begin and end, the rule above the last of them, and the foot of the drawing."""
    bottom = top + _ROW * bars
    return {"top": top, "bottom": bottom, "rule": bottom - _ROW, "height": bottom + _FOOT}


def _bars(rows: Sequence[_Row], spans: Sequence[_Span], scale: Scale, *, top: float) -> list[Bar]:
    """A bar for each row under one another, the last the whole gap."""
    bars = [
        _bar(label, figure, span, scale, top + _ROW * (place + 0.5))
        for place, ((label, figure), span) in enumerate(zip(rows, spans, strict=True))
    ]
    return [*bars[:-1], replace(bars[-1], way="whole")]


def _bar(label: str, figure: Figure | None, span: _Span, scale: Scale, y: float) -> Bar:
    """One part at its place; without a span its words alone."""
    note = _note(figure)
    ends = None if span is None else (scale.x(span[0]), scale.x(span[1]))
    return Bar(
        y=y,
        label=label,
        value=in_chart(figure),
        note=note,
        outline="" if ends is None else _outline(*ends, y),
        way=note.removeprefix("paid "),
        end=None if ends is None else ends[1],
    )


def _scale(reached: Sequence[float], *, left: float, right: float) -> Scale:
    """A scale from the first to the last round number that the bars reach, nothing always among them."""
    low, high = min([0.0, *reached]), max([0.0, *reached])
    step = next((one for one in _STEPS if (high - low) / one <= _MOST_TICKS), _STEPS[-1])
    ends = (step * math.floor(low / step), step * max(math.ceil(high / step), 1))
    bare = Scale(left=left, right=right, low=ends[0], high=ends[1], logarithmic=False)
    places = range(round(ends[0] / step), round(ends[1] / step) + 1)
    return replace(bare, ticks=tuple(Tick(x=bare.x(step * n), label=_label(step * n)) for n in places))


def _label(points: int) -> str:
    return f"{points:+}".replace("-", MINUS) if points else "0"


def _note(figure: Figure | None) -> str:
    at = number(figure)
    if at is None or not any(digit in in_chart(figure) for digit in "123456789"):
        return ""
    return "paid less" if at > 0 else "paid more"


def _spans(parts: Sequence[float | None], whole: float | None) -> list[_Span]:
    """From where to where each bar reaches; None where nothing may be drawn."""
    known = [part for part in parts if part is not None]
    ends = list(accumulate(known, initial=0.0))
    spans: list[_Span] = [None] * len(parts)
    if len(known) == len(parts):
        spans = list(pairwise(ends))
    return [*spans, None if whole is None else (0.0, whole)]


def _outline(start: float, end: float, y: float) -> str:
    """A bar that ends in a point towards the side it pulls to; a short one is all point."""
    half = _BAR / 2
    point = max(-_POINT, min(_POINT, end - start))
    neck = round(end - point, 1)
    return f"M{start} {y - half}H{neck}L{end} {y}L{neck} {y + half}H{start}z"
