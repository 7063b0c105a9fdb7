"""The pay lattice: for each group how its people lie over the rates of pay, pound by pound.

On NHS pay scales hundreds of people share a rate, so the picture is a row of peaks. Each group is drawn to the height
of its own largest peak: shapes are compared, never heights of two groups.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import WITHHELD, draw, in_chart, number
from tallystick.publishing.charts.layout import WIDTH, Words, centred, text_width
from tallystick.release.shown import Figure

_LEFT, _RIGHT, _HIGH, _HEAD, _LEGEND, _GAP, _TOP, _FOOT = 14, 14, 76, 44, 8, 14, 6, 40
_LEAST = 1.5
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """One group: its name, how many of it are on a rate within each pound, and its median and mean."""

    name: str
    is_unknown: bool
    people: Sequence[tuple[int, Figure | None]]
    median: Figure | None
    mean: Figure | None


@dataclass(frozen=True, kw_only=True)
class Peak:
    """How many are on the rates of one pound. ``is_drawn`` is false for what is withheld: it has a mark, no height."""

    x: float
    y: float
    width: float
    height: float
    is_drawn: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One group: its words, the floor its peaks stand on, and the places of its median and mean."""

    title: str
    note: str
    baseline: float
    floor: float
    top: float
    is_unknown: bool
    peaks: tuple[Peak, ...]
    median: float | None
    mean: float | None


def lattice_chart(groups: Sequence[Rates], *, key: str, title: str, description: str) -> str:
    """Draw the groups under one another on one scale of pounds an hour."""
    pounds = [pound for group in groups for pound, _ in group.people]
    low, high = min(pounds), max(pounds) + 1
    across = (WIDTH - _LEFT - _RIGHT) / (high - low)

    def x(pound: float) -> float:
        return round(_LEFT + (min(max(pound, low), high) - low) * across, 1)

    each = _HEAD + _HIGH + _LEGEND + _GAP
    panels = [_panel(group, _TOP + each * n, x, round(across, 2)) for n, group in enumerate(groups)]
    bottom = _TOP + each * len(panels) - _GAP
    return draw(
        "pay_lattice.svg.jinja",
        width=WIDTH,
        key=key,
        title=title,
        description=description,
        panels=panels,
        ticks=_ticks(low, high, x),
        left=_LEFT,
        right=WIDTH - _RIGHT,
        bottom=bottom,
        axis=Words(text="Pay for an hour, in pounds", x=_LEFT, y=bottom + 38),
        height=bottom + _FOOT + 8,
    )


def _panel(group: Rates, top: float, x: Callable[[float], float], across: float) -> Panel:
    floor = top + _HEAD + _HIGH
    tallest = max([1.0, *(found for _, n in group.people if (found := number(n)) is not None)])
    return Panel(
        title=group.name,
        note=_note(group),
        baseline=top + 16,
        floor=floor,
        top=top + _HEAD - 6,
        is_unknown=group.is_unknown,
        peaks=tuple(_peak(pound, n, x(pound), floor, across, tallest) for pound, n in group.people),
        median=None if (middle := number(group.median)) is None else x(middle),
        mean=None if (mean := number(group.mean)) is None else x(mean),
    )


def _note(group: Rates) -> str:
    """The median and the mean in words, with the marks that stand for them."""
    said = [f"median £{in_chart(group.median)} (solid line)"] if number(group.median) is not None else []
    said += [f"mean £{in_chart(group.mean)} (dashed line)"] if number(group.mean) is not None else []
    return ", ".join(said) if said else WITHHELD


def _peak(pound: int, people: Figure | None, x: float, floor: float, across: float, tallest: float) -> Peak:
    many = number(people)
    height = _LEAST if many is None else round(max(_LEAST, many / tallest * _HIGH), 1) if many else 0.0
    return Peak(
        x=x,
        y=round(floor - height, 1),
        width=round(max(1.0, across - 1), 2),
        height=height,
        is_drawn=many is not None,
        words=f"£{pound} to £{pound}.99: {in_chart(people)}",
    )


def _ticks(low: int, high: int, x: Callable[[float], float]) -> list[Words]:
    # Beyond the usual steps, as where a yearly salary stands for an hour's pay, the axis takes tenths of its length.
    step = next((one for one in _STEPS if (high - low) / one <= 12), max(1, (high - low) // 10))
    first = -(-low // step) * step
    return [centred(f"£{pound}", x(pound), 0, width=WIDTH) for pound in range(first, high + 1, step)]


def widest_note(groups: Sequence[Rates]) -> float:
    """How wide the words of the widest group are: for tests of the layout."""
    return max(text_width(_note(group)) for group in groups)
