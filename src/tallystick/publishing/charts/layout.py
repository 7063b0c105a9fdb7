"""Room for words: how wide a text is, and where the columns of a chart begin and end.

The widths are those of Arial's letters in thousandths of the type size, each group rounded up; a letter not
listed is taken to be the widest, so that words never touch what stands beside them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 640
_MARGIN, _SPACE = 8, 10
_LEAST_PLOT = 120
SIZE = 14
_WIDEST, _BOLD = 1000, 1.1
_WIDTHS = {
    letter: width
    for width, letters in {
        280: " .,:;!'|/()[]ijlftrI-",
        340: '"*`{}r',
        500: "ckszvxyJ",
        560: "abdeghnopqu0123456789_?$#L",
        590: "+=<>\N{MINUS SIGN}~^FTZ",
        670: "ABEKPSVXY&",
        730: "CDHNRUw",
        780: "GOQ",
        840: "mM",
        890: "%",
        950: "W",
    }.items()
    for letter in letters
}


def text_width(text: str, *, bold: bool = False) -> float:
    """How wide ``text`` is in the type size of charts, at the most."""
    thousandths = sum(_WIDTHS.get(letter, _WIDEST) for letter in text)
    return thousandths / 1000 * SIZE * (_BOLD if bold else 1)


def widest(texts: Iterable[str], *, bold: bool = False) -> float:
    """The width of the widest of ``texts``; nothing for none."""
    return max([0.0, *(text_width(text, bold=bold) for text in texts)])


@dataclass(frozen=True, kw_only=True)
class Columns:
    """A chart from left to right: labels, the plot, values that end at ``values``, notes that start at ``notes``."""

    width: float
    plot_left: float
    plot_right: float
    values: float
    notes: float


def columns(labels: Iterable[str], values: Iterable[str], notes: Iterable[str], *, bold: bool = False) -> Columns:
    """Give every column the room its words need. Where that leaves too little, the drawing grows wider."""
    left = round(_MARGIN + widest(labels, bold=bold) + 2 * _SPACE, 1)
    beside = widest(values, bold=True) + _SPACE + widest(notes) + _MARGIN
    width = round(max(WIDTH, left + _LEAST_PLOT + 2 * _SPACE + beside), 1)
    notes_start = round(width - _MARGIN - widest(notes), 1)
    values_end = round(notes_start - _SPACE, 1)
    return Columns(
        width=width,
        plot_left=left,
        plot_right=round(width - beside - 2 * _SPACE, 1),
        values=values_end,
        notes=notes_start,
    )


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text and the place of its left end, always within the drawing."""

    text: str
    x: float
    y: float


def centred(text: str, at: float, y: float, *, width: float) -> Words:
    """A text around ``at``, moved sideways as far as the drawing needs."""
    wide = text_width(text)
    return Words(text=text, x=round(min(max(at - wide / 2, _MARGIN), width - _MARGIN - wide), 1), y=y)


def either_side(left: str, right: str, centre: float, *, width: float, line: float) -> tuple[Words, Words, float]:
    """Words on both sides of ``centre``, on one line or, where they would meet, on two; and the height they take."""
    wide_left, wide_right = text_width(left), text_width(right)
    left_x = max(_MARGIN, centre - 2 * _SPACE - wide_left)
    right_x = min(centre + 2 * _SPACE, width - _MARGIN - wide_right)
    meet = left_x + wide_left + _SPACE > right_x
    first, second = line, 2 * line if meet else line
    return (
        Words(text=left, x=round(left_x, 1), y=first),
        Words(text=right, x=round(max(_MARGIN, right_x), 1), y=second),
        second,
    )
