"""What the templates of the pay report print. Words and order are decided before they reach a template."""

from dataclasses import dataclass, replace

from tallystick.publishing.report.views import Figure, Grid
from tallystick.release.release import Provenance
from tallystick.release.shown import Reason
from tallystick.vocabulary.groups import capitalised


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One large number of the first page: what it is, the number or why there is none, and what it says."""

    title: str
    number: str
    is_number: bool
    says: str


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One part that a gap is made of: its name, its points, and which way it pulls."""

    name: str
    points: str
    way: str


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where a gap comes from: its parts with their total, or why they cannot be told."""

    title: str
    pieces: tuple[Piece, ...]
    total: Piece | None
    says: str


@dataclass(frozen=True, kw_only=True)
class Front:
    """The page a board member reads in a minute.

    A gap never stands without where it comes from and how many are unknown: whoever makes one gives all three.
    """

    caption: str
    title: str
    banner: str
    lead: str
    gaps: tuple[Headline, ...]
    sources: Sources
    unknown: Headline
    warnings: tuple[str, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of the report: what it says, then the pictures, then the numbers.

    ``facts`` are questions with their answers, ``points`` a list, ``beside`` what must be known to read the numbers.
    ``more`` are tables that are opened together, under ``more_title``.
    """

    key: str
    caption: str
    title: str
    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    grids: tuple[Grid, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    more_title: str = ""
    more: tuple[Grid, ...] = ()
    points: tuple[str, ...] = ()
    points_title: str = ""
    beside: tuple[str, ...] = ()

    def told_shortly(self) -> "Section":
        """The section itself; where none of its tables has a row, one sentence that names what is withheld."""
        tables = (*self.grids, *self.more)
        if not tables or self.sentences or self.figures or self.facts or any(one.rows for one in tables):
            return self
        said = f"{capitalised(Reason.PROTECTS_PEOPLE)}: {'; '.join(one.caption for one in tables)}."
        return replace(self, sentences=(said,), grids=(), more=(), beside=())

    @property
    def holds(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.sentences or self.figures or self.grids or self.facts or self.points)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question for the board: what the figures answer, and who could answer the rest."""

    number: int
    question: str
    answers: tuple[str, ...]
    open: str


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One profile and characteristic: the newest year, with the year before beside it."""

    key: str
    front: Front
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    quality: Section
    provenance: Provenance
    definition_status: str


@dataclass(frozen=True, kw_only=True)
class PayReport:
    """The whole page. ``is_protected`` says that it left the analyst's desk."""

    organisation: str
    chapters: tuple[Chapter, ...]
    fingerprint: str
    is_protected: bool
