"""Prompts, checklists and coding sheets as they stand, by themselves, about a piece of work, and in rounds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import localtime

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.questionnaires.models import Round, Sheet, SheetMarks, SheetSettled
from tallystick_web.questionnaires.round_rules import RoundNow
from tallystick_web.questionnaires.rules import Rater
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sets import set_called
from tallystick_web.questionnaires.sheet_rules import Marks, Settled, SheetNow


def sheet_called(organisation: UUID, sheet: UUID) -> SheetNow | None:
    """A sheet of an organisation; None where there is no such sheet."""
    return next(iter(sheets_now(organisation, _rows(organisation).filter(pk=sheet))), None)


def sheet_about(organisation: UUID, of: AnswerSet, kind: str, piece: UUID) -> SheetNow | None:
    """The sheet of a set about a piece of work that is wanted; None where nobody began one."""
    rows = _rows(organisation).filter(set_id=of.id, piece_kind=kind, piece=piece, round=None, dropped_why="")
    return next(iter(sheets_now(organisation, rows)), None)


def sheets_about(organisation: UUID, kind: str, piece: UUID) -> Sequence[SheetNow]:
    """Every sheet about a piece of work that is wanted. Three questions of the database at most."""
    rows = _rows(organisation).filter(piece_kind=kind, piece=piece, round=None, dropped_why="")
    return sheets_now(organisation, rows)


def sheets_now(organisation: UUID, rows: Iterable[Sheet]) -> list[SheetNow]:
    """Sheets as rules and pages see them, in the order of their rows."""
    rows = list(rows)
    if not rows:
        return []
    marks: dict[tuple[UUID, str], list[SheetMarks]] = defaultdict(list)
    given = SheetMarks.objects.of(organisation).filter(sheet__in=rows).select_related("by")
    for one in given.order_by("at", "pk"):
        marks[one.sheet_id, one.rater].append(one)
    settled = _settled(organisation, [one for one in rows if _set_of(one).has_second])
    return [_now(one, marks[one.pk, Rater.FIRST], marks[one.pk, Rater.SECOND], settled.get(one.pk)) for one in rows]


def round_called(organisation: UUID, round_of: UUID) -> RoundNow | None:
    """A round with its sheets, by day and title; None where there is no such round."""
    row = Round.objects.of(organisation).filter(pk=round_of).first()
    if row is None:
        return None
    return _round_now(
        row, sheets_now(organisation, _rows(organisation).filter(round=row).order_by("on", "title", "pk"))
    )


def rounds_of(organisation: UUID) -> Sequence[RoundNow]:
    """Every round of an organisation without its sheets, the newest first."""
    rows = Round.objects.of(organisation).order_by("-until", "-begun_at", "pk")
    return [_round_now(one, ()) for one in rows]


def marked_in_rounds(organisation: UUID) -> dict[UUID, tuple[int, int]]:
    """How many sheets of each round are finished, and how many there are that are wanted."""
    rows = Sheet.objects.of(organisation).filter(dropped_why="").exclude(round=None).order_by().values("round")
    counted = rows.annotate(done=Count("done_on"), every=Count("pk"))
    return {key: (done, every) for key, done, every in counted.values_list("round", "done", "every")}


def _rows(organisation: UUID) -> OwnedQuerySet[Sheet]:
    return Sheet.objects.of(organisation).select_related("round").order_by("begun_at", "pk")


def _settled(organisation: UUID, rows: Collection[Sheet]) -> dict[UUID, SheetSettled]:
    """What was settled, by sheet; of sheets of two people alone."""
    if not rows:
        return {}
    found = SheetSettled.objects.of(organisation).filter(sheet__in=rows).select_related("by").order_by("at")
    return {one.sheet_id: one for one in found}


def _set_of(row: Sheet | Round) -> AnswerSet:
    found = set_called(row.set_id, row.version)
    if found is None:
        raise LookupError(f"version {row.version} of {row.set_id} is shipped no more")
    return found


def _now(row: Sheet, first: list[SheetMarks], second: list[SheetMarks], settled: SheetSettled | None) -> SheetNow:
    return SheetNow(
        id=row.pk,
        of=_set_of(row),
        title=row.title,
        on=row.on,
        piece_kind=row.piece_kind,
        piece=row.piece,
        round=row.round_id,
        is_closed=row.round is not None and row.round.closed_on is not None,
        done_on=row.done_on,
        dropped_why=row.dropped_why,
        first=_marks(first[-1]) if first else None,
        second=_marks(second[-1]) if second else None,
        settled=_settled_now(settled) if settled else None,
        times=len(first) + len(second),
    )


def _marks(row: SheetMarks) -> Marks:
    return Marks(answers=row.answers, by=row.by_id, name=row.by.name, at=row.at)


def _settled_now(row: SheetSettled) -> Settled:
    return Settled(answers=row.answers, why=row.why, name=row.by.name, at=row.at)


def _round_now(row: Round, sheets: Iterable[SheetNow]) -> RoundNow:
    return RoundNow(
        id=row.pk,
        of=_set_of(row),
        title=row.title,
        role=row.role,
        since=row.since,
        until=row.until,
        sampled=row.sampled,
        closed_on=row.closed_on,
        sheets=tuple(sheets),
    )


# WHAT WAITS


@dataclass(frozen=True, kw_only=True)
class MarksWait:
    """A sheet that somebody marked and that is not finished: who marked it, and since when it waits.

    ``people`` is one where it waits for a second person, and two where they differ. ``round_title`` is blank outside
    rounds.
    """

    sheet: UUID
    title: str
    round: UUID | None
    round_title: str
    people: tuple[UUID, ...]
    since: date


def marks_that_wait(organisation: UUID) -> Sequence[MarksWait]:
    """Every sheet of an organisation that was marked and is not finished. One question of the database."""
    wanted = Q(sheet__dropped_why="", sheet__done_on=None, sheet__round__closed_on=None)
    rows = SheetMarks.objects.of(organisation).filter(wanted).select_related("sheet__round").order_by("at", "pk")
    of: dict[UUID, list[SheetMarks]] = defaultdict(list)
    for one in rows:
        of[one.sheet_id].append(one)
    return [_waits(marks[0].sheet, marks) for marks in of.values()]


def _waits(sheet: Sheet, marks: Sequence[SheetMarks]) -> MarksWait:
    return MarksWait(
        sheet=sheet.pk,
        title=sheet.title,
        round=sheet.round_id,
        round_title=sheet.round.title if sheet.round else "",
        people=tuple(dict.fromkeys(one.by_id for one in marks)),
        since=localtime(marks[0].at).date(),
    )


def waiting_about_work(organisation: UUID) -> Sequence[SheetNow]:
    """The sheets about pieces of work, outside rounds, that one person marked and that are not finished."""
    rows = _rows(organisation).filter(round=None, done_on=None, dropped_why="")
    return sheets_now(organisation, rows)
