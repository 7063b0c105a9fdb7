"""How tall a row must be for its wrapped text. Written into the file, because not every program works it out."""

import textwrap
from collections.abc import Iterable

_LINE, _ROOM, _TALLEST = 15.75, 3.0, 409.0  # in points; the last is the most that Excel takes
# Letters to the width of a digit: words are narrower on the whole, but a narrow column ends its lines early.
_WIDE_COLUMN, _IN_WIDE, _IN_NARROW = 60, 1.08, 0.97


def row_height(cells: Iterable[tuple[str, int]], *, size: float = 1.0) -> float:
    """The height of a row of texts, each with the width of its column in digits. ``size`` is that of the type."""
    lines = max((_lines(text, _letters(width, size)) for text, width in cells), default=1)
    return min(lines * _LINE * size + _ROOM, _TALLEST)


def _lines(text: str, width: int) -> int:
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(len(textwrap.wrap(line, max(width, 1))) or 1 for line in text.splitlines()) or 1


def _letters(width: int, size: float) -> int:
    return int(width / size * (_IN_WIDE if width > _WIDE_COLUMN else _IN_NARROW))
