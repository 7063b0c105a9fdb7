"""Figures that somebody else published, and how each was made: the reading that gives the printed number.

The same shape holds exact quantities while figures are read (``Audited[Quantity]``) and shown figures
afterwards (``Audited[Shown]``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from tallystick.release.quantity import Quantity
from tallystick.release.readings import About, AboutLines, Kind, Reading, Weight
from tallystick.release.release import Source
from tallystick.release.shown import Shown

N = TypeVar("N", Quantity, Shown)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was printed about one side. Counts are whole; rates and shares are in percent, pay in pounds.

    Decimals keep the places they were printed with, because those say how far each was rounded.
    """

    happened: int | None = None
    people: int | None = None
    rate: Decimal | None = None
    share_of_people: Decimal | None = None
    share_of_events: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PublishedFigure:
    """One figure as published, with what stood beside it. Whatever was not printed is None.

    ``decimals`` are those of ``published``. ``other_people`` is another number of people the figure may be a
    percentage of. ``before`` and ``after`` are the two levels of a change.
    """

    id: str
    kind: Kind
    published: Decimal | None
    decimals: int
    has_percent_sign: bool = False
    top: Given = Given()
    bottom: Given = Given()
    unknown_happened: int | None = None
    unknown_people: int | None = None
    other_people: int | None = None
    before: Decimal | None = None
    after: Decimal | None = None


@dataclass(frozen=True)
class Note(Generic[N]):
    """Something a reader should know about a figure, with the numbers its sentence needs."""

    about: About
    numbers: tuple[N, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LinesNote(Generic[N]):
    """Something that several lines show together: their ids, and the numbers and years its sentence needs."""

    about: AboutLines
    ids: tuple[str, ...]
    numbers: tuple[N, ...] = ()
    years: tuple[int, ...] = ()


class Sought(StrEnum):
    """Which of the two whole numbers behind a percentage was not printed."""

    COUNT = "count"
    TOTAL = "total"


@dataclass(frozen=True, kw_only=True)
class WholeNumbers:
    """The whole numbers from ``low`` to ``high`` that give a percentage; ``high`` is None where there is no end."""

    sought: Sought
    low: int
    high: int | None

    @property
    def is_empty(self) -> bool:
        """Whether no whole number fits."""
        return self.high is not None and self.high < self.low

    @property
    def only(self) -> int | None:
        """The one number that fits, or None where there are none or several."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, kw_only=True)
class Audited(Generic[N]):
    """A published figure, how it was made, and the number that reading gives before it is rounded.

    ``recomputed`` is None where nothing can be calculated; ``whole_numbers`` is given where one count was missing.
    """

    figure: PublishedFigure
    reading: Reading
    recomputed: N | None = None
    whole_numbers: WholeNumbers | None = None
    notes: tuple[Note[N], ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the printed number was reproduced."""
        return self.reading.fits

    @property
    def is_undefined(self) -> bool:
        """Whether there can be no such figure, rather than too little printed to calculate it."""
        return any(note.about is About.UNDEFINED for note in self.notes)

    def notes_of(self, *weights: Weight) -> tuple[Note[N], ...]:
        """The notes that ask this much of their reader."""
        return tuple(note for note in self.notes if note.about.weight in weights)


@dataclass(frozen=True, kw_only=True)
class AuditedFile:
    """Every figure of one file, fit to be published: what the file was, and what was assumed in reading it.

    ``across_lines`` is what its lines show together.
    """

    source: Source
    program: str
    watermark: str
    notices: tuple[str, ...]
    results: tuple[Audited[Shown], ...]
    across_lines: tuple[LinesNote[Shown], ...] = ()

    def read_as(self, *readings: Reading) -> tuple[Audited[Shown], ...]:
        """The figures with one of these readings, in the order of the file."""
        return tuple(result for result in self.results if result.reading in readings)

    @property
    def undefined(self) -> tuple[Audited[Shown], ...]:
        """The figures that cannot exist, in the order of the file."""
        return tuple(result for result in self.results if result.is_undefined)

    @property
    def untold(self) -> tuple[Audited[Shown], ...]:
        """The figures with too little beside them, in the order of the file."""
        return tuple(result for result in self.read_as(Reading.NOT_CHECKABLE) if not result.is_undefined)

    @property
    def fitting(self) -> tuple[Audited[Shown], ...]:
        """The figures that were reproduced, in the order of the file."""
        return tuple(result for result in self.results if result.fits)


def released(audited: Audited[Quantity], show: Callable[[Quantity], Shown]) -> Audited[Shown]:
    """Return ``audited`` with every quantity replaced by what ``show`` makes of it."""
    return Audited(
        figure=audited.figure,
        reading=audited.reading,
        recomputed=None if audited.recomputed is None else show(audited.recomputed),
        whole_numbers=audited.whole_numbers,
        notes=tuple(Note(note.about, tuple(show(number) for number in note.numbers)) for note in audited.notes),
    )


def released_lines(note: LinesNote[Quantity], show: Callable[[Quantity], Shown]) -> LinesNote[Shown]:
    """Return ``note`` with every quantity replaced by what ``show`` makes of it."""
    return LinesNote(about=note.about, ids=note.ids, numbers=tuple(map(show, note.numbers)), years=note.years)
