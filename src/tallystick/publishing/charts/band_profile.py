"""The band profile: one row a pay band, a dot for the group's share, a line for the whole workforce."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.publishing.charts.drawing import CHARACTER, WIDTH, draw, number
from tallystick.publishing.charts.scale import percent_scale
from tallystick.publishing.words import counts_of, text_of
from tallystick.release.comparison import Comparison, Side
from tallystick.release.shown import Figure, Hidden

_ROW, _TOP, _FOOT = 24, 30, 30
_VALUE_COLUMN = 150


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
    left = 12 + max(len(label) for label, _ in rows) * CHARACTER
    everyone = number(whole)
    shares = [share for _, row in rows if (share := _share(row.top)) is not None]
    known = [*shares, *([] if everyone is None else [100 * everyone])]
    scale = percent_scale(known, left=left + 12, right=WIDTH - _VALUE_COLUMN - 12)
    dots = []
    for place, (label, row) in enumerate(rows):
        share = _share(row.top)
        dots.append(
            Dot(
                y=_TOP + _ROW * (place + 0.5),
                label=label,
                x=None if share is None else scale.x(share),
                filled=row.verdict is not None and row.verdict.is_finding,
                share=_share_text(row.top),
                counts="" if share is None else counts_of(row.top),
            )
        )
    return draw(
        "band_profile.svg.jinja",
        key=key,
        title=title,
        description=description,
        dots=dots,
        ticks=scale.ticks,
        whole=None if everyone is None else scale.x(100 * everyone),
        whole_label=f"whole workforce {text_of(whole)}",
        top=_TOP,
        bottom=_TOP + _ROW * len(dots),
        height=_TOP + _ROW * len(dots) + _FOOT,
        value_column=WIDTH - _VALUE_COLUMN,
    )


def _share(side: Side[Figure] | None) -> float | None:
    rate = number(side.rate) if side is not None else None
    return None if rate is None else 100 * rate


def _share_text(side: Side[Figure] | None) -> str:
    if side is None or side.rate is None:
        return "nobody"
    return "withheld" if isinstance(side.rate, Hidden) else text_of(side.rate)
