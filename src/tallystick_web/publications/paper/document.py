"""A paper as a list of blocks: everything that is printed, in the order it is read, and nothing about how it looks.

A builder makes it, a canonical file keeps it, and printers turn it into HTML, PDF, Word, slides and a workbook. Numbers
come as text beside the released value that they were made from, so that no printer rounds or adds up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

_FEW_ROWS, _FEW_LETTERS, _NARROW = 8, 2000, 6
_LONGEST_WORD, _LEAST, _BESIDE = 16, 5, 3  # letters of columns
_A_LETTER = 0.9  # of a hundred shares of a page


class Tone(StrEnum):
    """What a paragraph is for."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"
    QUOTE = "quote"


class CellKind(StrEnum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    WITHHELD = "withheld"


class Sign(StrEnum):
    """A sign that says in a shape what its word says too: never a colour alone."""

    NONE = ""
    CLEAR = "clear"
    SMALL = "small"
    CLOSE = "close"
    UNSURE = "unsure"
    BETTER = "better"
    WORSE = "worse"
    STEADY = "steady"
    LATE = "late"

    @property
    def label(self) -> str:
        """The word that says what the shape says."""
        return {
            Sign.NONE: "",
            Sign.CLEAR: "a clear difference",
            Sign.SMALL: "a real but small difference",
            Sign.CLOSE: "close to equal",
            Sign.UNSURE: "too few people to be sure",
            Sign.BETTER: "better",
            Sign.WORSE: "worse",
            Sign.STEADY: "no clear change",
            Sign.LATE: "late",
        }[self]

    @property
    def shape(self) -> str:
        """The shape as a letter, for files that can hold no other."""
        return {
            Sign.NONE: "",
            Sign.CLEAR: "\N{BLACK DIAMOND}",
            Sign.SMALL: "\N{DIAMOND WITH LEFT HALF BLACK}",
            Sign.CLOSE: "\N{CIRCLED EQUALS}",
            Sign.UNSURE: "\N{DOTTED CIRCLE}?",
            Sign.BETTER: "\N{BLACK UP-POINTING TRIANGLE}",
            Sign.WORSE: "\N{BLACK DOWN-POINTING TRIANGLE}",
            Sign.STEADY: "\N{BLACK RECTANGLE}",
            Sign.LATE: "\N{WHITE CIRCLE WITH UPPER RIGHT QUADRANT}",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of plain text."""

    block: ClassVar[str] = "paragraph"
    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list. Numbered where the order matters."""

    block: ClassVar[str] = "bullets"
    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table. ``value`` is the released value of a number, and ``figure`` the place it stands in.

    A figure is ``hash of an approved set#place``, or the id of a typed-in value; blank where it is no figure.
    """

    text: str
    kind: CellKind = CellKind.TEXT
    value: str = ""
    figure: str = ""
    sign: Sign = Sign.NONE

    @property
    def said(self) -> str:
        """The text as it is read. A sign that stands beside a bare number, or alone, brings its word with it."""
        if self.sign is Sign.NONE or (self.text and self.kind is not CellKind.NUMBER):
            return self.text
        return f"{self.text}, {self.sign.label}" if self.text else self.sign.label.capitalize()

    @property
    def said_with_shape(self) -> str:
        """The text after the shape of its sign."""
        return f"{self.sign.shape} {self.said}" if self.sign.shape else self.said


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table. The first cell of each row is its head. ``note`` stands under it."""

    block: ClassVar[str] = "table"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @cached_property
    def number_columns(self) -> frozenset[int]:
        """The columns that hold numbers, and beside them at most words for what is withheld."""
        columns = [[row[place] for row in self.rows if place < len(row)] for place in range(len(self.heads))]
        return frozenset(place for place, cells in enumerate(columns) if place and _are_numbers(cells))

    @cached_property
    def is_short(self) -> bool:
        """Whether it has so few rows, with so few words in them, that it stays on one page."""
        letters = sum(len(cell.text) for row in self.rows for cell in row)
        return len(self.rows) <= _FEW_ROWS and letters <= _FEW_LETTERS

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than stand beside each other on an upright page."""
        return len(self.heads) > _NARROW

    @cached_property
    def shares(self) -> tuple[int, ...]:
        """How wide each column is in hundredths of the whole: room for its words, the rest by what it says."""
        columns = [[head, *(row[n].said for row in self.rows if n < len(row))] for n, head in enumerate(self.heads)]
        shares = _shared_out([_least(texts) for texts in columns], [_wanted(texts) for texts in columns])
        return (shares[0] + 100 - sum(shares), *shares[1:]) if shares else ()


def _least(texts: Sequence[str]) -> float:
    """The share that keeps the longest word of a column whole."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return _A_LETTER * (max(_LEAST, min(longest, _LONGEST_WORD)) + _BESIDE)


def _wanted(texts: Sequence[str]) -> float:
    """The share that would let most texts of a column stand on one line: long ones weigh more than short ones."""
    squares = sum(len(text) ** 2 for text in texts)
    return max(_A_LETTER * (math.sqrt(squares / len(texts)) + _BESIDE), _least(texts))


def _shared_out(least: Sequence[float], wanted: Sequence[float]) -> list[int]:
    """A hundred shares: what is wanted, or the least and then what is left."""
    if sum(wanted) <= 100 or sum(least) >= 100:
        asked = wanted if sum(wanted) <= 100 else least
        return [int(100 * one / sum(asked)) for one in asked]
    left, more = 100 - sum(least), sum(wanted) - sum(least)
    return [int(few + left * (many - few) / more) for few, many in zip(least, wanted, strict=True)]


def _are_numbers(cells: Sequence[Cell]) -> bool:
    kinds = {cell.kind for cell in cells}
    return CellKind.NUMBER in kinds and CellKind.TEXT not in kinds


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Questions and answers, as on a cover: meeting, date, who asks for what."""

    block: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Callout:
    """Something that must not be overlooked: a gap, a disagreement, a decision that is asked for."""

    block: ClassVar[str] = "callout"
    title: str
    text: str


class ChartKind(StrEnum):
    """What a chart shows."""

    INTERVALS = "intervals"
    SERIES = "series"
    BARS = "bars"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A point of a chart: released values as text, blank where there is none, and what it is in words.

    ``says`` is written beside the point, with its range, as people read it. ``sign`` is what it amounts to, and
    ``is_broken`` whether it cannot be compared with the one before it.
    """

    label: str
    value: str
    low: str = ""
    high: str = ""
    says: str = ""
    figure: str = ""
    is_newest: bool = False
    sign: Sign = Sign.NONE
    is_broken: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart: what it says in a sentence, its marks, and a line to hold them against where there is one.

    ``is_log`` where its scale is that of a ratio. ``sides`` are words for what lies to the left and to the right of
    equal. Printers put the table of its marks beside it, so that builders add none; and they draw it, so that builders
    leave ``svg`` blank.
    """

    block: ClassVar[str] = "chart"
    kind: ChartKind
    title: str
    says: str
    marks: tuple[Mark, ...]
    unit: str
    target: str = ""
    target_says: str = ""
    is_log: bool = False
    svg: str = ""
    sides: tuple[str, str] = ("", "")


Block = Paragraph | Bullets | Table | Facts | Callout | Chart


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a paper under a heading. ``level`` is 2 or 3; ``breaks`` begins a new page in print.

    ``in_slides`` is whether it has a slide and ``in_print`` whether it stands on pages: some are for one of both alone.
    ``key`` is unique in the document and stands in addresses of its parts.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 2
    breaks: bool = False
    in_slides: bool = True
    in_print: bool = True

    @property
    def is_wide(self) -> bool:
        """Whether a table in it needs a page on its side."""
        return any(isinstance(one, Table) and one.is_wide for one in self.blocks)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole paper. ``mark`` says for whom it is and stands on every page. ``as_of`` is the cut-off in words.

    ``annex`` are the tables of the workbook beside those in the sections, which pages have at their end.
    ``is_two_pages`` is for a paper that is printed on one sheet: closely set, without contents and without an annex.
    """

    title: str
    organisation: str
    kind: str
    mark: str
    as_of: str
    cover: Facts
    sections: tuple[Section, ...]
    annex: tuple[Table, ...] = ()
    is_two_pages: bool = False

    @property
    def printed(self) -> tuple[Section, ...]:
        """The parts that stand on pages."""
        return tuple(one for one in self.sections if one.in_print)
