"""A paper as a list of blocks: everything that is printed, in the order it is read, and nothing about how it looks.

A builder makes it, a canonical file keeps it, and printers turn it into HTML, PDF, Word, slides and a workbook. Numbers
come as text beside the released value that they were made from, so that no printer rounds or adds up.
"""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list. Numbered where the order matters."""

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


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table. The first cell of each row is its head. ``note`` stands under it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Questions and answers, as on a cover: meeting, date, who asks for what."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Callout:
    """Something that must not be overlooked: a gap, a disagreement, a decision that is asked for."""

    title: str
    text: str


class ChartKind(StrEnum):
    """What a chart shows."""

    INTERVALS = "intervals"
    SERIES = "series"
    BARS = "bars"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A point of a chart: released values as text, blank where there is none, and what it is in words."""

    label: str
    value: str
    low: str = ""
    high: str = ""
    says: str = ""
    figure: str = ""
    is_newest: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart: what it says in a sentence, its marks, and a line to hold them against where there is one.

    ``is_log`` where its scale is that of a ratio. Its table always stands beside it.
    """

    kind: ChartKind
    title: str
    says: str
    marks: tuple[Mark, ...]
    unit: str
    target: str = ""
    target_says: str = ""
    is_log: bool = False
    svg: str = ""


Block = Paragraph | Bullets | Table | Facts | Callout | Chart


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a paper under a heading. ``level`` is 2 or 3; ``breaks`` begins a new page in print.

    ``in_slides`` is whether it has a slide. ``key`` is unique in the document and stands in addresses of its parts.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 2
    breaks: bool = False
    in_slides: bool = True


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole paper. ``mark`` says for whom it is and stands on every page.

    ``annex`` are the tables of the workbook beside those in the sections. ``as_of`` is the cut-off in words.
    """

    title: str
    organisation: str
    kind: str
    mark: str
    as_of: str
    cover: Facts
    sections: tuple[Section, ...]
    annex: tuple[Table, ...] = ()
