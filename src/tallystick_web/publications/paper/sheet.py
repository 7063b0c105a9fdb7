"""What has room on the two sides of one sheet: how much of each list, and how tall a document comes out.

The height is worked out from the widths of letters and the sizes of the style, a little too tall rather than too
short. A builder tries the widest room first and takes the first that fits; the narrowest fits whatever a plan holds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tallystick.publishing.charts.layout import SIZE, text_width
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)

# Points, as the style for two pages has them.
_WIDE, _TALL = 510.0, 2 * 765.0 - 40.0  # less what is lost at the foot of the first page
_TEXT, _LINE, _AFTER = 10.0, 12.8, 3.0
_CELL, _CELL_LINE, _CELL_ROOM, _BESIDE = 9.0, 10.9, 3.3, 6.0
_BULLET, _QUOTE = 14.0, 14.0
_HEADINGS = {2: (11.5, 14.0, 14.0), 3: (10.0, 12.5, 5.5)}  # how large, how tall a line, and what is around it
_TITLE, _TITLE_LINE, _HEAD = 16.0, 19.5, 44.0
_ROUNDED_UP = 0.97  # widths of letters are kept a little too wide
_COLUMN = (_WIDE - 22.0) / 2


@dataclass(frozen=True, kw_only=True)
class Room:
    """How many lines each list of a board paper has, and how many letters at most each kind of text.

    ``answer`` is for the cover, ``text`` for what people wrote, ``words`` for the network's own, ``cell`` for the rest.
    """

    gaps: int
    moved: int
    measures: int
    exceptions: int
    objectives: int
    views: int
    questions: int
    answer: int
    text: int
    words: int
    cell: int


_LISTS = ("gaps", "moved", "measures", "exceptions", "objectives", "views", "questions")
_LETTERS = ("answer", "text", "words", "cell")
_IN_EACH = (
    ((5, 4, 8, 6, 7, 6, 4), (900, 900, 900, 200)),
    ((5, 4, 8, 6, 7, 6, 4), (600, 600, 600, 160)),
    ((5, 4, 8, 6, 5, 5, 4), (500, 500, 500, 130)),
    ((5, 3, 8, 6, 4, 4, 4), (420, 420, 420, 110)),
    ((5, 3, 8, 5, 4, 3, 3), (420, 320, 320, 100)),
    ((5, 3, 7, 5, 3, 3, 3), (420, 320, 320, 84)),
    ((5, 3, 6, 4, 3, 2, 3), (320, 240, 300, 84)),
    ((5, 3, 6, 4, 2, 2, 2), (220, 200, 240, 72)),
    ((5, 2, 5, 3, 2, 2, 2), (180, 170, 200, 64)),
    ((5, 2, 4, 3, 2, 1, 2), (150, 150, 160, 64)),
    ((4, 2, 4, 3, 1, 1, 1), (110, 110, 130, 56)),
    ((3, 1, 3, 2, 1, 1, 1), (90, 90, 90, 48)),
)
ROOMS = tuple(
    Room(**dict(zip(_LISTS, lists, strict=True)), **dict(zip(_LETTERS, letters, strict=True)))
    for lists, letters in _IN_EACH
)
"""From the widest to the narrowest."""


def fits(document: Document) -> bool:
    """Whether a document comes out on two pages."""
    return height_of(document) <= _TALL


def height_of(document: Document) -> float:
    """How tall a document is in print, in points."""
    title = _lines(document.title, _WIDE, _TITLE) * _TITLE_LINE + _lines(document.as_of, _WIDE, _TEXT) * _LINE
    return _HEAD + title + _facts(document.cover) + sum(map(_section, document.printed))


def _section(section: Section) -> float:
    size, line, around = _HEADINGS[section.level]
    heading = _lines(section.heading, _WIDE, size, is_bold=True) * line + around
    return heading + sum(map(_block, section.blocks))


def _block(block: Block) -> float:
    match block:
        case Paragraph():
            wide = _WIDE - (_QUOTE if block.tone is Tone.QUOTE else 0)
            return _lines(block.text, wide, _TEXT) * _LINE + _AFTER
        case Bullets():
            return sum(_lines(one, _WIDE - _BULLET, _TEXT) * _LINE + 1 for one in block.items) + _AFTER
        case Callout():
            return (_lines(block.title, _WIDE, _TEXT) + _lines(block.text, _WIDE - 24, _TEXT)) * _LINE + 16
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Chart():
            return _WIDE / 2


def _facts(facts: Facts) -> float:
    """Rows in two columns that are about as tall as each other."""
    tall = [_lines(f"{asks}: {says}", _COLUMN, _TEXT) * _LINE + 2 for asks, says in facts.rows]
    splits = (max(sum(tall[:place]), sum(tall[place:])) for place in range(len(tall) + 1))
    return min(splits) + 4 * _AFTER


def _table(table: Table) -> float:
    columns = [_WIDE * share / 100 - _BESIDE for share in table.shares]
    rows = [[cell.said for cell in row] for row in table.rows]
    signs = [[16.0 if cell.sign else 0.0 for cell in row] for row in table.rows]
    heads = [_lines(text, wide, _CELL, is_bold=True) for text, wide in zip(table.heads, columns, strict=True)]
    tall = sum(
        max(_lines(text, wide - sign, _CELL) for text, wide, sign in zip(row, columns, sign_of, strict=False))
        for row, sign_of in zip(rows, signs, strict=True)
        if row
    )
    note = _lines(table.note, _WIDE, _CELL) * _CELL_LINE + _AFTER if table.note else 0.0
    return (max(heads, default=1) + tall) * _CELL_LINE + (len(rows) + 1) * _CELL_ROOM + 6 + note


def _lines(text: str, wide: float, size: float, *, is_bold: bool = False) -> int:
    """How many lines a text takes in a column, broken between words as print breaks it."""
    return sum(_broken(line, wide, size, is_bold=is_bold) for line in text.split("\n"))


def _broken(text: str, wide: float, size: float, *, is_bold: bool) -> int:
    lines, room = 1, wide
    for word in text.split():
        needs = _width(word, is_bold=is_bold) * size / SIZE
        if needs > room and room < wide:
            lines, room = lines + 1, wide
        if needs > wide:
            more = math.ceil(needs / wide) - 1
            lines, needs = lines + more, needs - more * wide
        room -= needs + size * 0.28
    return lines


@cache
def _width(word: str, *, is_bold: bool) -> float:
    return _ROUNDED_UP * text_width(word, bold=is_bold)


def tallest_row(texts: Sequence[str], shares: Sequence[int], *, wide: float, size: float) -> int:
    """How many lines the tallest cell of a row takes, where its columns share a width in hundredths."""
    columns = (wide * share / 100 - _BESIDE for share in shares)
    return max((_lines(text, column, size) for text, column in zip(texts, columns, strict=False)), default=1)
