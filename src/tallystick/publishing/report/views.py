"""What the report's templates print. Words and order are decided before they reach a template."""

from dataclasses import dataclass

from markupsafe import Markup

from tallystick.definitions import Indicator
from tallystick.publishing.protection import Withheld
from tallystick.publishing.sentences import sentences_of
from tallystick.publishing.sentences.common import without_withheld_asides
from tallystick.publishing.sentences.variants import differing, what_differs
from tallystick.publishing.words import Words, in_words
from tallystick.release import shown
from tallystick.release.comparison import Comparison
from tallystick.release.release import Provenance
from tallystick.release.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: its caption, its column heads and its rows. The first cell of a row is the row's head.

    ``text_columns`` are the places of columns that hold words; all others hold numbers. ``note`` stands below, and
    alone where there are no rows.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text_columns: tuple[int, ...] = (0,)
    note: str = ""

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
    """What one comparison says: the main sentence, what differs if it is counted otherwise, and what goes with it."""

    main: str
    otherwise: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Comparison[shown.Figure], words: Words) -> "Statement":
        """The statement of one result."""
        main, *beside = sentences_of(result, words)
        said = without_withheld_asides(result)
        in_one_line = what_differs(said)
        return cls(
            main=main.removesuffix(in_one_line).rstrip() if in_one_line else main,
            otherwise=differing(said),
            beside=tuple(beside),
        )


@dataclass(frozen=True, kw_only=True)
class Section:
    """One indicator: the sentence first, then the picture, then the numbers, then what was asked."""

    key: str
    title: str
    indicator: Indicator
    verdict: Verdict | None
    says: str
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    breaks: tuple[str, ...] = ()
    inside: Statement | None = None
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
    groups: str
    collective: str
    unknown: str
    provenance: Provenance
    definition_status: str
    definition_changes: tuple[str, ...]
    funnel: tuple[Grid, ...] = ()
    funnel_parts: tuple[Grid, ...] = ()
    withheld: Withheld | None = None

    @property
    def made_from(self) -> str:
        """The file that the figures are from, or of how many."""
        files = tuple(dict.fromkeys(source.file for source in self.provenance.made_from))
        if not files:
            return "the organisation's own records"
        return files[0] if len(files) == 1 else f"{in_words(len(files))} files"

    @property
    def in_parts(self) -> tuple[Section, ...]:
        """The sections whose tables of parts stand in the annex."""
        return tuple(section for section in self.sections if section.parts)


@dataclass(frozen=True, kw_only=True)
class CountedBy:
    """The rules by which people were counted, as questions with their answers. ``of`` is blank if they hold for all."""

    of: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class YearRead:
    """How the files of one year were read: each file with its sentences. What is of no one file has a blank name."""

    year: int
    files: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole page."""

    organisation: str
    watermark: str
    chapters: tuple[Chapter, ...]
    counted: tuple[CountedBy, ...]
    read: tuple[YearRead, ...]
    fingerprint: str
    is_protected: bool = False

    @property
    def has_annex(self) -> bool:
        """Whether any chapter was broken down by parts of the organisation."""
        return any(chapter.in_parts or chapter.funnel_parts for chapter in self.chapters)
