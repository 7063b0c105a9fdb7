"""What the report's templates print. Words and order are decided before they reach a template."""

from dataclasses import dataclass

from markupsafe import Markup

from tallystick.definitions import Indicator
from tallystick.publishing.sentences import sentences_of
from tallystick.publishing.words import Words
from tallystick.release import shown
from tallystick.release.comparison import Comparison
from tallystick.release.release import Provenance
from tallystick.release.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: its caption, its column heads and its rows. The first cell of a row is the row's head.

    ``text_columns`` are the places of columns that hold words; all others hold numbers.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text_columns: tuple[int, ...] = (0,)

    @property
    def is_wide(self) -> bool:
        """Whether the table needs the whole page rather than the column of text."""
        return len(self.heads) > 5


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture, and what a reader must know to read it."""

    drawing: Markup
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one comparison says: the main sentence, and what goes with it."""

    main: str
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Comparison[shown.Figure], words: Words) -> "Statement":
        """The statement of one result."""
        main, *beside = sentences_of(result, words)
        return cls(main=main, beside=tuple(beside))


@dataclass(frozen=True, kw_only=True)
class Section:
    """One indicator: the sentence first, then the picture, then the numbers, then what was asked."""

    key: str
    indicator: Indicator
    verdict: Verdict | None
    says: str
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    breaks: tuple[str, ...] = ()
    parts: tuple[Grid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator on the first page: its name, where its section is, and the figure in a few words."""

    title: str
    key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The indicators that share a verdict, under what it says of them."""

    verdict: Verdict
    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One standard: its newest year, with the years before beside it."""

    key: str
    caption: str
    lead: str
    shelves: tuple[Shelf, ...]
    others: tuple[Line, ...]
    glance: Grid | None
    sections: tuple[Section, ...]
    not_given: tuple[Indicator, ...]
    notices: tuple[str, ...]
    groups: str
    collective: str
    unknown: str
    provenance: Provenance
    definition_status: str
    definition_changes: tuple[str, ...]
    choices: tuple[str, ...] = ()
    funnel: tuple[Grid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole page."""

    organisation: str
    watermark: str
    chapters: tuple[Chapter, ...]
    fingerprint: str
