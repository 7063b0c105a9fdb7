"""Seats: a row of squares for each board group, because a board is people on chairs and not a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import CHARACTER, WIDTH, draw, number
from tallystick.publishing.words import counts_of, rate_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure

_ROW, _TOP, _FOOT = 40, 8, 30
_VALUE_COLUMN = 150
_GAP, _LARGEST = 4, 24


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One square and how it is filled: ``about``, ``unknown`` or ``other``."""

    x: float
    fill: str


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One board group: its seats, and the words at the right."""

    y: float
    label: str
    size: float
    seats: tuple[Seat, ...]
    counts: str
    share: str


def seats_chart(
    rows: Sequence[tuple[str, Comparison[Figure]]],
    *,
    key: str,
    title: str,
    description: str,
    names: tuple[str, str, str],
) -> str:
    """Draw the seats of each board group. ``names`` are the words for the group, the others and unknown."""
    left = 24 + max(len(label) for label, _ in rows) * CHARACTER
    room = WIDTH - _VALUE_COLUMN - 12 - left
    most = max([1, *(_whole(row.top.people) for _, row in rows if row.top is not None)])
    size = min(_LARGEST, room / most - _GAP)
    benches = [_bench(label, row, place, left=left, size=size) for place, (label, row) in enumerate(rows)]
    return draw(
        "seats.svg.jinja",
        key=key,
        title=title,
        description=description,
        benches=benches,
        names=names,
        left=left,
        foot=_TOP + _ROW * len(benches) + 8,
        height=_TOP + _ROW * len(benches) + _FOOT,
        value_column=WIDTH - _VALUE_COLUMN,
    )


def _bench(label: str, row: Comparison[Figure], place: int, *, left: float, size: float) -> Bench:
    about = _whole(row.top.happened if row.top else None)
    unknown = _whole(row.unknown.happened if row.unknown else None)
    every = _whole(row.top.people if row.top else None)
    fills = ["about"] * about + ["other"] * (every - about - unknown) + ["unknown"] * unknown
    seats = tuple(Seat(x=round(left + n * (size + _GAP), 1), fill=fill) for n, fill in enumerate(fills))
    return Bench(
        y=_TOP + _ROW * place + (_ROW - size) / 2,
        label=label,
        size=round(size, 1),
        seats=seats,
        counts=counts_of(row.top),
        share=rate_of(row.top) if seats else "",
    )


def _whole(figure: Figure | None) -> int:
    return int(number(figure) or 0)
