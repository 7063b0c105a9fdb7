"""The funnel plot: a mark for each organisation, the limits closing in as more people are counted, nobody named.

Where each mark and each limit stands is decided by whoever asks for the picture; here it is only drawn. A name is
written where a point brings one, and nowhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import draw
from tallystick.publishing.charts.layout import WIDTH, text_width, widest
from tallystick.publishing.charts.upright import Upright, upright_percentages, upright_ratios

_MARGIN, _TOP, _TALL, _LINE = 8, 32, 340, 20
_INSET, _SAMPLE, _SPACE = 12, 28, 18
_OWN, _OTHER = 7.0, 4.5
_BEYOND = 1.5
_OWN_UNNAMED = "this organisation"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One organisation: how precisely it is known, its ratio or percentage, and its name where that may be told."""

    precision: float
    value: float
    label: str = ""
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class LimitsAt:
    """The lower and the upper limits at one precision, as ratios or as percentages."""

    precision: float
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class FunnelView:
    """All that the picture shows. Ratios stand on the logarithm, percentages as they are.

    ``sides`` are the words for lower and for higher values, ``ends`` those for few people on the left and many on the
    right. ``ticks`` are places along the foot with their words. ``limits`` are in order of precision, and empty where
    there are none.
    """

    points: tuple[Point, ...]
    centre: float
    limits: tuple[LimitsAt, ...]
    ratios: bool
    sides: tuple[str, str]
    ends: tuple[str, str]
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One drawn organisation."""

    x: float
    y: float
    r: float


@dataclass(frozen=True, kw_only=True)
class Written:
    """Words and where their left end stands."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class KeyEntry:
    """One entry of the key under the picture: which sample, and what it means."""

    kind: str
    text: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """The room for the marks, and the way from a precision and a value to a place in it."""

    left: float
    right: float
    bottom: float
    least: float
    most: float
    upright: Upright

    def x(self, precision: float) -> float:
        along = (precision - self.least) / (self.most - self.least)
        return round(self.left + _INSET + along * (self.right - self.left - 2 * _INSET), 1)

    def mark(self, point: Point) -> Mark:
        r = _OWN if point.own else _OTHER
        return Mark(x=self.x(point.precision), y=self.upright.y(point.value), r=r)


def funnel_plot(view: FunnelView, *, key: str, title: str, description: str) -> str:
    """Draw organisations as SVG, those that are one's own filled, bold and on top. Needs one point at the least."""
    plot = _plot_of(view)
    others = [plot.mark(point) for point in view.points if not point.own]
    own = [plot.mark(point) for point in view.points if point.own]
    foot = plot.bottom + _LINE * (2 if view.ticks else 1)
    ends, foot = _ends(view.ends, plot, foot + _LINE)
    entries, foot = _entries(view, foot + _LINE + 6)
    return draw(
        "funnel_plot.svg.jinja",
        width=WIDTH,
        height=foot + 14,
        key=key,
        title=title,
        description=description,
        plot=plot,
        top=_TOP,
        tall=_TALL,
        sides=_sides(view.sides, plot),
        ticks=_ticks(view.ticks, plot),
        centre=plot.upright.y(view.centre),
        equal=plot.upright.y(1.0) if view.ratios else None,
        outer=_curves(plot, [(at.precision, *at.outer) for at in view.limits]),
        inner=_curves(plot, [(at.precision, *at.inner) for at in view.limits]),
        others=others,
        own=own,
        labels=list(_labels(view.points, plot)),
        ends=ends,
        entries=entries,
    )


def _plot_of(view: FunnelView) -> _Plot:
    precisions = [*(point.precision for point in view.points), *(at.precision for at in view.limits)]
    least, most = min(precisions), max(precisions)
    if least == most:
        least, most = least / 2, most * 1.5
    bottom = float(_TOP + _TALL)
    scale = upright_ratios if view.ratios else upright_percentages
    upright = scale(_held(view), bottom=bottom, top=_TOP)
    left = round(_MARGIN + widest(words for _, words in upright.ticks) + _MARGIN, 1)
    return _Plot(left=left, right=WIDTH - _MARGIN, bottom=bottom, least=least, most=most, upright=upright)


def _held(view: FunnelView) -> list[float]:
    """The values that the scale must hold: all points, the narrowest limits, and the wide ones as far as is sensible.

    Where limits flare beyond half as much again they are cut, so that the points keep the room.
    """
    values = [
        view.centre,
        *(point.value for point in view.points),
        *(end for at in view.limits[-1:] for end in at.outer),
    ]
    low, high = min(values), max(values)
    if view.ratios:
        least, most = low / _BEYOND, high * _BEYOND
    else:
        least, most = low - (high - low) / 2, high + (high - low) / 2
    return [*values, *(min(max(end, least), most) for at in view.limits for end in at.outer)]


def _curves(plot: _Plot, limits: Sequence[tuple[float, float, float]]) -> tuple[str, str, str] | None:
    """The lower line, the upper line and the outline of what lies between, as paths; None where there are none."""
    if not limits:
        return None
    low = [f"{plot.x(at)} {_within(plot, below)}" for at, below, _ in limits]
    high = [f"{plot.x(at)} {_within(plot, above)}" for at, _, above in limits]
    return f"M{'L'.join(low)}", f"M{'L'.join(high)}", f"M{'L'.join([*low, *reversed(high)])}Z"


def _within(plot: _Plot, value: float) -> float:
    """The height of a limit. A ratio near 0 has none to speak of, and what is far outside is cut off in any case."""
    upright = plot.upright
    if upright.logarithmic:
        value = min(max(value, upright.low / 4), upright.high * 4)
    return upright.y(value)


def _sides(sides: tuple[str, str], plot: _Plot) -> list[Written]:
    """The words for higher values above the plot, those for lower ones below it."""
    lower, higher = sides
    return [
        Written(text=higher, x=plot.left, y=_TOP - 12),
        Written(text=lower, x=plot.left, y=plot.bottom + _LINE),
    ]


def _ticks(ticks: Sequence[tuple[float, str]], plot: _Plot) -> list[tuple[float, str]]:
    """The ticks along the foot that have room for their words beside those before them."""
    kept: list[tuple[float, str]] = []
    free = 0.0
    for at, words in ticks:
        x, half = plot.x(at), text_width(words) / 2
        if x - half >= free and x + half <= WIDTH:
            kept.append((x, words))
            free = x + half + _MARGIN
    return kept


def _ends(ends: tuple[str, str], plot: _Plot, y: float) -> tuple[list[Written], float]:
    """The words for few on the left and for many on the right, on two lines where one has no room for both."""
    few, many = ends
    right = plot.right - text_width(many)
    meet = plot.left + text_width(few) + _SPACE > right
    second = Written(text=many, x=plot.left, y=y + _LINE) if meet else Written(text=many, x=round(right, 1), y=y)
    return [Written(text=few, x=plot.left, y=y), second], second.y


def _entries(view: FunnelView, y: float) -> tuple[list[KeyEntry], float]:
    """The key, in as many lines as it needs, and the height of the last."""
    meant = [("outer", "99.8% limits"), ("inner", "95% limits")] if view.limits else []
    meant.append(("centre", "all together"))
    owned = [point.label for point in view.points if point.own]
    room = WIDTH - 2 * _MARGIN - _SAMPLE - 6
    meant += [("own", label if label and text_width(label, bold=True) < room else _OWN_UNNAMED) for label in owned[:1]]
    meant += [("other", "others" if owned else "one organisation")] if len(view.points) > len(owned) else []
    entries, x = [], float(_MARGIN)
    for kind, text in meant:
        wide = _SAMPLE + 6 + text_width(text, bold=kind == "own")
        if x > _MARGIN and x + wide > WIDTH - _MARGIN:
            x, y = float(_MARGIN), y + 22
        entries.append(KeyEntry(kind=kind, text=text, x=round(x, 1), y=y))
        x += wide + _SPACE
    return entries, y


def _labels(points: Sequence[Point], plot: _Plot) -> Iterator[Written]:
    """The names that were given, each beside its mark; one that would lie on another is left to the table."""
    taken: list[tuple[float, float, float]] = []
    for point in sorted(points, key=lambda one: not one.own):
        if not point.label:
            continue
        mark, wide = plot.mark(point), text_width(point.label, bold=True)
        places = [(mark.x + mark.r + 6, mark.y + 5), (mark.x - mark.r - 6 - wide, mark.y + 5)]
        places += [(mark.x - wide / 2, mark.y - mark.r - 6), (mark.x - wide / 2, mark.y + mark.r + 16)]
        for x, y in places:
            inside = plot.left < x and x + wide < plot.right and _TOP + 12 < y < plot.bottom - 4
            if inside and not any(abs(y - other) < 17 and x < end and x + wide > start for start, end, other in taken):
                taken.append((x, x + wide, y))
                yield Written(text=point.label, x=round(x, 1), y=round(y, 1))
                break
