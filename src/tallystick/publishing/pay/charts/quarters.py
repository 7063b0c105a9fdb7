"""Pay quarters: for each group its share of each quarter as a bar, against its share of everybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import draw, in_chart, number
from tallystick.publishing.charts.layout import Columns, columns
from tallystick.publishing.charts.scale import Scale, percent_scale
from tallystick.release.pay import PayFigure
from tallystick.release.shown import Figure

_ROW, _BAR, _HEAD, _GAP, _TOP, _FOOT = 26, 14, 30, 10, 10, 30
_Share = tuple[str, PayFigure[Figure]]
_Group = tuple[str, Figure | None, Sequence[_Share]]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One group: its name with its share of everybody, the line of that share, and its bars."""

    name: str
    is_unknown: bool
    baseline: float
    top: float
    bottom: float
    whole: float | None
    bars: tuple["Bar", ...]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One quarter: its bar, the whisker of what it could be under another order of ties, and its words."""

    y: float
    label: str
    width: float | None
    least: float | None
    most: float | None
    share: str
    counts: str


def quarters_chart(
    groups: Sequence[_Group],
    *,
    key: str,
    title: str,
    description: str,
    unknown: str = "",
) -> str:
    """Draw groups, each with its name, its share of everybody and its named quarters, the lowest first.

    The group called ``unknown`` is hatched. A quarter that is not shown keeps its row.
    """
    room, scale = _laid_out(groups)
    panels = _panels(groups, scale.x, unknown)
    bottom = panels[-1].bottom + _GAP
    return draw(
        "pay_quarters.svg.jinja",
        width=room.width,
        key=key,
        title=title,
        description=description,
        panels=panels,
        ticks=scale.ticks,
        left=room.plot_left,
        right=room.plot_right,
        bar=_BAR,
        bottom=bottom,
        height=bottom + _FOOT,
        room=room,
    )


def _laid_out(groups: Sequence[_Group]) -> tuple[Columns, Scale]:
    """The columns that hold all words, and a scale that reaches the largest share."""
    every = [share for _, _, shares in groups for share in shares]
    room = columns(
        [label for label, _ in every], [in_chart(one.value) for _, one in every], [_counts(one) for _, one in every]
    )
    ends = [end for _, one in every for end in (one.value, one.most)] + [whole for _, whole, _ in groups]
    reached = [end for end in map(number, ends) if end is not None]
    return room, percent_scale(reached, left=room.plot_left, right=room.plot_right)


def _panels(groups: Sequence[_Group], x: Callable[[float], float], unknown: str) -> list[Panel]:
    """The groups under one another."""
    panels: list[Panel] = []
    top = float(_TOP)
    for name, whole, shares in groups:
        panels.append(_panel(name, whole, shares, top, x, is_unknown=name == unknown))
        top = panels[-1].bottom + _GAP
    return panels


def _panel(
    name: str,
    whole: Figure | None,
    shares: Sequence[_Share],
    top: float,
    x: Callable[[float], float],
    *,
    is_unknown: bool,
) -> Panel:
    """One group from its top down: its name, then a row for each quarter."""
    at, start = number(whole), top + _HEAD
    return Panel(
        name=f"{name}: {in_chart(whole)} of everybody",
        is_unknown=is_unknown,
        baseline=top + 18,
        top=start - 4,
        bottom=start + _ROW * len(shares),
        whole=None if at is None else x(at),
        bars=tuple(_bar(one, label, start + _ROW * (n + 0.5), x) for n, (label, one) in enumerate(shares)),
    )


def _counts(figure: PayFigure[Figure]) -> str:
    if number(figure.n) is None or number(figure.n_reference) is None:
        return ""
    return f"{in_chart(figure.n)} of {in_chart(figure.n_reference)}"


def _bar(figure: PayFigure[Figure], label: str, y: float, x: Callable[[float], float]) -> Bar:
    share, least, most = (number(one) for one in (figure.value, figure.least, figure.most))
    ends = None if share is None or least is None or most is None or least == most else (x(least), x(most))
    return Bar(
        y=y,
        label=label,
        width=None if share is None else x(share),
        least=ends[0] if ends else None,
        most=ends[1] if ends else None,
        share=in_chart(figure.value),
        counts=_counts(figure),
    )
