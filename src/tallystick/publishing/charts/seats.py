"""Seats: a row of squares for each board group, because a board is people on chairs and not a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import counts_in_chart, draw, in_chart, number
from tallystick.publishing.charts.layout import columns, text_width
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure

_ROW, _TOP, _FOOT = 40, 8, 30
_GAP, _LARGEST = 4, 24
# A seat fills this part of the room it has, however many there are.
_FILLED = 6 / 7
_SWATCH, _KEY_LINE = 20, 22


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
    shares = [in_chart(row.top.rate) if row.top is not None and row.top.rate else "" for _, row in rows]
    room = columns([label for label, _ in rows], shares, [counts_in_chart(row.top) for _, row in rows])
    drawn = [_fills(row) for _, row in rows]
    pitch = min(_LARGEST + _GAP, (room.plot_right - room.plot_left) / max([1, *map(len, drawn)]))
    size = round(pitch * _FILLED, 2)
    benches = [
        Bench(
            y=round(_TOP + _ROW * place + (_ROW - size) / 2, 1),
            label=label,
            size=size,
            seats=tuple(Seat(x=round(room.plot_left + n * pitch, 2), fill=fill) for n, fill in enumerate(drawn[place])),
            counts=counts_in_chart(row.top),
            share=shares[place],
        )
        for place, (label, row) in enumerate(rows)
    ]
    foot = _TOP + _ROW * len(benches) + 8
    keys = _keys(names, room.plot_left, foot, width=room.width)
    return draw(
        "seats.svg.jinja",
        width=room.width,
        key=key,
        title=title,
        description=description,
        benches=benches,
        keys=keys,
        height=keys[-1].y + _FOOT,
        room=room,
    )


def _fills(row: Comparison[Figure]) -> list[str]:
    """What fills each seat; none are drawn where any of the counts is withheld."""
    counts = [
        number(row.top.happened) if row.top else None,
        number(row.unknown.happened) if row.unknown else 0,
        number(row.top.people) if row.top else None,
    ]
    if None in counts:
        return []
    about, unknown, every = (int(count or 0) for count in counts)
    return ["about"] * about + ["other"] * (every - about - unknown) + ["unknown"] * unknown


@dataclass(frozen=True, kw_only=True)
class Key:
    """What one fill means."""

    x: float
    y: float
    fill: str
    name: str


def _keys(names: tuple[str, str, str], left: float, y: float, *, width: float) -> list[Key]:
    """The key, on as many lines as its words need."""
    made: list[Key] = []
    x = left
    for name, fill in zip(names, ("about", "other", "unknown"), strict=True):
        taken = _SWATCH + text_width(name) + 2 * _GAP
        if made and x + taken > width:
            x, y = left, y + _KEY_LINE
        made.append(Key(x=round(x, 1), y=y, fill=fill, name=name))
        x += taken + 3 * _GAP
    return made
