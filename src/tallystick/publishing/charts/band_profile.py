"""The band profile: one row a pay band, a dot for the group's share, a line for the whole workforce."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import counts_in_chart, draw, in_chart, number
from tallystick.publishing.charts.layout import centred, columns
from tallystick.publishing.charts.scale import percent_scale
from tallystick.release.comparison import Comparison, Side
from tallystick.release.shown import Figure

_ROW, _TOP, _FOOT = 24, 30, 30


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One row: a dot where there is a share, and always the words at the right."""

    y: float
    label: str
    x: float | None
    filled: bool
    share: str
    counts: str


def band_profile(
    rows: Sequence[tuple[str, Comparison[Figure]]], whole: Figure | None, *, key: str, title: str, description: str
) -> str:
    """Draw the share of each row against the share ``whole`` of the workforce. Rows without a share keep their row."""
    shares = [_share_text(row.top) for _, row in rows]
    counts = [counts_in_chart(row.top) for _, row in rows]
    room = columns([label for label, _ in rows], shares, counts)
    everyone = number(whole)
    known = [share for _, row in rows if (share := _share(row.top)) is not None]
    known += [] if everyone is None else [100 * everyone]
    scale = percent_scale(known, left=room.plot_left, right=room.plot_right)
    dots = [
        Dot(
            y=_TOP + _ROW * (place + 0.5),
            label=label,
            x=None if (share := _share(row.top)) is None else scale.x(share),
            filled=row.verdict is not None and row.verdict.is_finding,
            share=shares[place],
            counts=counts[place],
        )
        for place, (label, row) in enumerate(rows)
    ]
    words = f"whole workforce {in_chart(whole)}"
    at = None if everyone is None else scale.x(100 * everyone)
    return draw(
        "band_profile.svg.jinja",
        width=room.width,
        key=key,
        title=title,
        description=description,
        dots=dots,
        ticks=scale.ticks,
        whole=at,
        whole_label=None if at is None else centred(words, at, _TOP - 10, width=room.width),
        top=_TOP,
        bottom=_TOP + _ROW * len(dots),
        height=_TOP + _ROW * len(dots) + _FOOT,
        room=room,
    )


def _share(side: Side[Figure] | None) -> float | None:
    rate = number(side.rate) if side is not None else None
    return None if rate is None else 100 * rate


def _share_text(side: Side[Figure] | None) -> str:
    return "nobody" if side is None or side.rate is None else in_chart(side.rate)
