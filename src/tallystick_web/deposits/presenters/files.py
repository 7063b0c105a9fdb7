"""What the pages of staff files say: where they stand, what was understood, and what stands in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.forms.boundfield import BoundField
from django.urls import reverse

from tallystick.account.pay_stock import PAY_FILE_KINDS
from tallystick.account.stock import FILE_KINDS, FileSeen, KindSeen, ReasonOut, Remark, Stock
from tallystick.definitions import load
from tallystick_web.core.templating import day, moment
from tallystick_web.core.waiting import Progress
from tallystick_web.core.waiting import Stage as Work
from tallystick_web.deposits.presenters.parts import Table
from tallystick_web.deposits.queries_uploads import HandedFiles
from tallystick_web.deposits.questions import ABOUT_IN_WORDS
from tallystick_web.deposits.said_here import said_here
from tallystick_web.deposits.upload_rules import KEPT, Stage

_KINDS = {**dict(PAY_FILE_KINDS), **dict(FILE_KINDS)}
_SOON = timedelta(minutes=10)


@dataclass(frozen=True)
class FileLinks:
    """Addresses of the pages of staff files."""

    organisation: str

    @property
    def overview(self) -> str:
        """The page about all figures."""
        return reverse("hand-in", kwargs={"organisation": self.organisation})

    @property
    def start(self) -> str:
        """Where files are chosen."""
        return reverse("hand-in-files", kwargs={"organisation": self.organisation})

    def to(self, page: str, upload: UUID) -> str:
        """A page about one upload: ``links.to("seen", upload)``."""
        return reverse(f"hand-in-files-{page}", kwargs={"organisation": self.organisation, "upload": upload})


@dataclass(frozen=True, kw_only=True)
class ReadingPage:
    """Files that wait to be read, that could not be, or that are gone."""

    links: FileLinks
    handed: HandedFiles
    work: Progress | None
    now: datetime

    @property
    def title(self) -> str:
        """Which files these are."""
        return f"Staff files of 31 March {self.handed.year}"

    @property
    def is_broken(self) -> bool:
        """Whether reading broke, which is the program's fault and not that of the files."""
        return self.handed.stage is Stage.RECEIVED and self.work is not None and self.work.stage is Work.BROKEN

    @property
    def opens_again(self) -> bool:
        """Whether something is still to come, and soon: a page that is left open does not keep somebody signed in."""
        is_soon = self.now - self.handed.changed_at < _SOON
        return self.is_waiting and is_soon

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to come."""
        return self.handed.stage is Stage.RECEIVED and not self.is_broken

    @property
    def heading(self) -> str:
        """How they stand, in a few words."""
        if self.is_broken:
            return "Your files could not be read"
        return "Your files are being read" if self.is_waiting else f"These files are {self.handed.stage.label}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person wants to know of it."""
        if self.is_broken:
            return (
                "Something went wrong in the program while it read them. Nothing was counted, and no row was kept.",
                "Give these files up and hand them in again. If it happens again, tell whoever runs the service.",
            )
        if self.is_waiting:
            return (self._progress(), "This page opens again by itself every few seconds. You may leave it meanwhile.")
        return (
            f"Handed in by {self.handed.by or 'the service'}, {moment(self.handed.at)}.",
            f"They are {self.handed.stage.label} since {moment(self.handed.changed_at)}.",
            "If their counts were used, those are under Hand in figures. If your organisation chose to keep what it "
            "counted, the files are encrypted under Kept staff files. Otherwise nothing of them is here any more."
            if self.handed.stage is Stage.ERASED
            else "They are being erased.",
        )

    def _progress(self) -> str:
        if self.work is not None and self.work.parts:
            return f"File {self.work.part} of {self.work.parts}. A large staff list takes some seconds."
        return "They wait for their turn: some seconds, or some minutes where other figures are being counted."


@dataclass(frozen=True, kw_only=True)
class UnderstoodFilesPage:
    """What was understood of staff files, before anything is used of them."""

    links: FileLinks
    handed: HandedFiles
    stock: Stock

    @property
    def title(self) -> str:
        """Which files these are."""
        return f"Staff files of 31 March {self.handed.year}"

    @property
    def lead(self) -> str:
        """Whether they can be used, in a sentence."""
        if self.stock.problems:
            return "These files cannot be read as they are. Nothing was counted."
        rows = sum(one.rows for one in self.stock.files)
        read = f"{_many(len(self.stock.files), 'table was', 'tables were')} read, with {_many(rows, 'row', 'rows')}."
        left = len(self.stock.blocking)
        if left:
            return f"{read} {_many(left, 'thing stands', 'things stand')} in the way of using the counts."
        return f"{read} Nothing stands in the way of using the counts."

    @property
    def kept_until(self) -> str:
        """Until when the files wait."""
        return moment(self.handed.at + KEPT)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why nothing could be read."""
        return tuple(filter(None, (said_here(one.strip()) for one in self.stock.problems)))

    @property
    def can_use(self) -> bool:
        """Whether the counts can be used."""
        return not self.stock.problems and not self.stock.blocking

    @property
    def has_unused_columns(self) -> bool:
        """Whether there are columns that were not used."""
        return any(one.ignored for one in self.stock.files)

    @property
    def blocking(self) -> tuple[str, ...]:
        """What stands in the way."""
        return tuple(_said(one) for one in self.stock.blocking)

    @property
    def surer(self) -> tuple[str, ...]:
        """What an answer would make surer, the most telling first."""
        return tuple(_said(one) for one in self.stock.remarks if one.suggestion and not one.blocks)

    @property
    def also(self) -> tuple[str, ...]:
        """What else was found."""
        known = [one.sentence for one in self.stock.remarks if not one.suggestion and not one.blocks]
        return tuple(
            f"{said_here(one).rstrip('.')}." for one in (*known, *self.stock.notices, *self.stock.unrecognised)
        )

    @property
    def files(self) -> Table:
        """What each file was taken for."""
        return Table(
            caption="What each file was taken for",
            heads=("File", "Taken for", "Rows"),
            rows=tuple((_named(one), _kind(one.kind), f"{one.rows:,}") for one in self.stock.files),
            text_columns=(0, 1),
        )

    @property
    def kinds(self) -> Table:
        """The days each kind of record covers, and for how many rows ethnicity is known."""
        return Table(
            caption="What the records cover",
            heads=("Records", "Rows", "First day", "Last day", "Ethnicity known"),
            rows=tuple(_covered(one) for one in self.stock.kinds),
            text_columns=(0, 2, 3),
            note="Known ethnicity is rounded down: 100% means everybody.",
        )

    @property
    def left_out(self) -> Table:
        """Rows in no figure, by reason."""
        names = [load(one, self.handed.year).short_title for one in self.stock.standards]
        return Table(
            caption="Rows left out, and why",
            heads=("Reason", *names),
            rows=tuple(
                (f"{_kind(one.kind)}: {one.reason[:1].lower()}{one.reason[1:]}", *self._numbers(one))
                for one in self.stock.left_out
            ),
            is_wide=True,
        )

    def _numbers(self, out: ReasonOut) -> Iterator[str]:
        yield from (f"{out.rows.get(one, 0):,}" for one in self.stock.standards)

    @property
    def columns(self) -> tuple[tuple[str, Table, str], ...]:
        """For each file, which column was taken for what, and which were not used."""
        return tuple(
            (
                _named(one),
                Table(
                    caption=f"{one.file}: {one.source}, headers in line {one.header_line}",
                    heads=("Column", "Taken for"),
                    rows=tuple((header, field.replace("_", " ")) for header, field in one.used),
                    text_columns=(0, 1),
                ),
                f"Not used: {'; '.join(one.ignored)}" if one.ignored else "",
            )
            for one in self.stock.files
        )

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Who is counted: each question with its answer."""
        parted = (one.partition("? ") for one in self.stock.choices)
        return tuple((f"{question}{mark.strip()}", answer) for question, mark, answer in parted)


def groups_of(fields: Iterable[BoundField]) -> tuple[tuple[str, tuple[BoundField, ...]], ...]:
    """The questions of a form under what they ask, in order. Their names begin with their tables."""
    grouped = groupby(fields, key=lambda one: one.name.rpartition("-")[0])
    return tuple((asked_of(table), tuple(some)) for table, some in grouped)


def asked_of(table: str) -> str:
    """What the questions of a table ask."""
    return ABOUT_IN_WORDS.get(table, _of_columns(table))


def _of_columns(table: str) -> str:
    return f"{_kind(table.partition('-')[2])}: what does each of these columns hold?"


def _covered(one: KindSeen) -> tuple[str, ...]:
    known = f"{one.known * 100 // one.asked}%" if one.known is not None and one.asked else "–"
    return _kind(one.kind), f"{one.rows:,}", _day(one.first), _day(one.last), known


def _named(one: FileSeen) -> str:
    return f"{one.file}, sheet {one.sheet}" if one.sheet else one.file


def _day(when: date | None) -> str:
    return day(when) if when else "–"


def _kind(kind: str) -> str:
    return _KINDS.get(kind, kind)


def _said(one: Remark) -> str:
    return f"{said_here(one.sentence)} {said_here(one.suggestion)}".strip()


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
