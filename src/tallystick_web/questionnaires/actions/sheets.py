"""Answering prompts and checklists about work, marking it apart from another person, settling, and dropping a sheet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.asked_about import PieceOfWork
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import sheet_rules
from tallystick_web.questionnaires.models import Sheet, SheetMarks, SheetSettled
from tallystick_web.questionnaires.queries.sheets import sheet_about, sheet_called
from tallystick_web.questionnaires.rules import LONGEST_TITLE, Event, Rater
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sheet_rules import Answers, SheetNow


@transaction.atomic
def begin_sheet(
    *, of: AnswerSet, kind: str, piece: UUID, work: PieceOfWork, answers: Answers, by: Person, at: datetime
) -> Sheet:
    """Answer questions about a piece of work for the first time. Raises Refused where somebody has meanwhile."""
    audit.hold(by.organisation_id)
    sheet_rules.check_is_first(sheet_about(by.organisation_id, of, kind, piece))
    sheet_rules.check_marks(of, answers)
    row = Sheet.objects.create(
        organisation_id=by.organisation_id,
        set_id=of.id,
        version=of.version,
        piece_kind=kind,
        piece=piece,
        title=work.title[:LONGEST_TITLE],
        begun_by=by,
        begun_at=at,
    )
    _mark(row, Rater.FIRST, answers, by, at)
    audit.record(Event.SHEET_BEGUN, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def mark_sheet(*, sheet: UUID, answers: Answers, seen: int, by: Person, at: datetime) -> Sheet:
    """Give marks, as whichever of two people it falls to. ``seen`` is how often it was marked before, as one saw."""
    audit.hold(by.organisation_id)
    row, now = _found(sheet, by)
    rater = sheet_rules.rater_of(now, by.pk)
    sheet_rules.check_seen(now, rater, seen)
    sheet_rules.check_marks(now.of, answers)
    _mark(row, rater, answers, by, at)
    audit.record(Event.SHEET_MARKED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def settle_sheet(*, sheet: UUID, answers: Answers, why: str, by: Person, at: datetime) -> Sheet:
    """Note what two people settled on where they differed. The marks of both stay as they gave them."""
    audit.hold(by.organisation_id)
    row, now = _found(sheet, by)
    sheet_rules.check_can_settle(now, by.pk)
    sheet_rules.check_settlement(now, answers, why)
    SheetSettled.objects.create(
        organisation_id=by.organisation_id, sheet=row, answers=dict(answers), why=why.strip(), by=by, at=at
    )
    _finish(row, by, at)
    audit.record(Event.SHEET_SETTLED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


@transaction.atomic
def drop_sheet(*, sheet: UUID, why: str, by: Person, at: datetime) -> Sheet:
    """Say that a sheet is no longer wanted, and why. What was answered stays with it and counts no more."""
    audit.hold(by.organisation_id)
    row, now = _found(sheet, by)
    sheet_rules.check_can_drop(now)
    sheet_rules.check_reason(why)
    row.dropped_why = why.strip()
    row.save(update_fields=["dropped_why"])
    audit.record(Event.SHEET_DROPPED, organisation=by.organisation_id, by=by.pk, at=at, about=row)
    return row


def _found(sheet: UUID, by: Person) -> tuple[Sheet, SheetNow]:
    now = sheet_called(by.organisation_id, sheet)
    if now is None:
        raise Refused("This is not there any more.")
    return Sheet.objects.of(by.organisation_id).get(pk=sheet), now


def _mark(row: Sheet, rater: Rater, answers: Answers, by: Person, at: datetime) -> None:
    SheetMarks.objects.create(
        organisation_id=by.organisation_id, sheet=row, rater=rater, answers=dict(answers), by=by, at=at
    )
    _finish(row, by, at)


def _finish(row: Sheet, by: Person, at: datetime) -> None:
    """Note the day from which every mark is there that a sheet needs; once, so that later changes do not move it."""
    now = sheet_called(by.organisation_id, row.pk)
    if now is not None and now.is_complete and row.done_on is None:
        row.done_on = localdate(at)
        row.save(update_fields=["done_on"])
