"""What a folder of extracts was understood as, in plain values that can be kept and shown without the rows.

Nothing here repeats what a row says of a person: sentences of findings hold none of it, and the texts of questions are
those that may be repeated (see records/findings.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import TypeAdapter

from tallystick.vocabulary.bands import Band, Setting, rows
from tallystick.vocabulary.ethnicity.schemes import NHS_2001, scheme

FILE_KINDS = (
    ("staff", "The staff list of 31 March"),
    ("applications", "Applications for jobs"),
    ("cases", "Formal cases"),
    ("learning", "Learning and training"),
    ("board", "Members of the board"),
    ("movements", "Starters and leavers"),
    ("survey", "Staff survey"),
    ("ignored", "None of these: leave it out"),
)
"""What a file can be said to be, as deposit.toml has it and as people read it. Pay is handed in by itself."""


class About(StrEnum):
    """What a question is about, by its table in deposit.toml."""

    PAY_SCALES = "pay_scales"
    ETHNICITY = "ethnicity"
    COURSES = "courses"
    SETTINGS = "settings"


def answers_to(about: About) -> tuple[tuple[str, str], ...]:
    """Every answer there is to a question of the vocabulary, each as deposit.toml has it and as people read it."""
    if about is About.PAY_SCALES:
        bands = tuple((str(one), one.label) for one in Band)
        return (*bands, *((one.code, one.label) for one in rows()), ("outside", "Outside the bands and grades"))
    if about is About.ETHNICITY:
        return tuple((one.code, f"{one.code}: {one.label}") for one in scheme(NHS_2001).codes)
    if about is About.COURSES:
        return (("mandatory", "Mandatory"), ("non-mandatory", "Not mandatory"))
    return tuple((str(one), one.label) for one in Setting)


@dataclass(frozen=True, kw_only=True)
class FileSeen:
    """One file or sheet: what kind of record it was taken for, its rows, and the field each header was taken for."""

    file: str
    sheet: str
    kind: str
    rows: int
    source: str
    header_line: int
    used: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KindSeen:
    """One kind of record. ``known`` of the ``asked`` rows that should say an ethnicity say one; both None without."""

    kind: str
    rows: int
    set_aside: int
    first: date | None
    last: date | None
    known: int | None
    asked: int | None


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing found: ``moves`` is the share of records it touches, ``blocks`` that no return can be made before."""

    sentence: str
    suggestion: str
    people: int
    moves: float
    blocks: bool


@dataclass(frozen=True, kw_only=True)
class ReasonOut:
    """Why rows of one kind are in no figure, and how many of each standard."""

    kind: str
    reason: str
    rows: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A text that nobody has placed yet, and what it is about."""

    about: About
    text: str


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Everything a page says of a folder of extracts.

    ``fields`` are, by kind of record, what a column can be taken for. ``problems`` stopped the reading; then nothing
    else is there.
    """

    files: tuple[FileSeen, ...] = ()
    unrecognised: tuple[str, ...] = ()
    kinds: tuple[KindSeen, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notices: tuple[str, ...] = ()
    left_out: tuple[ReasonOut, ...] = ()
    questions: tuple[Question, ...] = ()
    choices: tuple[str, ...] = ()
    fields: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    standards: tuple[str, ...] = ()
    engine: str = ""
    problems: tuple[str, ...] = field(default=())

    @property
    def blocking(self) -> tuple[Remark, ...]:
        """What stands in the way of a return."""
        return tuple(one for one in self.remarks if one.blocks)


_STOCK = TypeAdapter(Stock)


def stock_to_document(stock: Stock) -> dict[str, object]:
    """``stock`` as a JSON document."""
    document: dict[str, object] = _STOCK.dump_python(stock, mode="json")
    return document


def stock_from_document(document: object) -> Stock:
    """What a document of ``stock_to_document`` says. Raises ValidationError where it is not one."""
    return _STOCK.validate_python(document)
