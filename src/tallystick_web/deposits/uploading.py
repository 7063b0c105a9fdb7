"""What is done with staff files that are handed in. Each function is one verb, one transaction and one event."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick.account.cubes import cube_from_bytes, cube_to_bytes
from tallystick.account.understood import Accounted
from tallystick_web.core import audit, jobs
from tallystick_web.core.files import Shelf, keep
from tallystick_web.deposits import actions, incoming, queries_uploads, upload_rules, vaulting
from tallystick_web.deposits.models import Answer, Upload, UploadedFile, UploadReading, UploadStep
from tallystick_web.deposits.rules import Event
from tallystick_web.deposits.upload_rules import ERASE_UPLOAD, Kind, Stage
from tallystick_web.organisations.models import Person

_EVENT = {Stage.GIVEN_UP: Event.FILES_GIVEN_UP, Stage.EXPIRED: Event.FILES_EXPIRED, Stage.ERASED: Event.FILES_ERASED}


@transaction.atomic
def receive_files(
    *,
    upload: UUID,
    year: int,
    files: Sequence[tuple[str, int, str]],
    by: Person,
    at: datetime,
    kind: Kind = Kind.STAFF,
) -> Upload:
    """Note files that lie in the folder of ``upload`` (name, size, SHA-256 of each), and have them read.

    Raises Refused where too many wait already, or the disk has no room.
    """
    organisation = by.organisation_id
    audit.hold(organisation)
    waiting = [one for one in queries_uploads.uploads(organisation) if one.stage.keeps_files]
    upload_rules.check_has_room(waiting=len(waiting), free=incoming.room())
    row = Upload.objects.create(pk=upload, organisation_id=organisation, kind=kind, year=year, by=by, at=at)
    for name, size, sha256 in files:
        UploadedFile.objects.create(organisation_id=organisation, upload=row, name=name, size=size, sha256=sha256)
    _step(row, 1, Stage.RECEIVED, by=by, at=at)
    audit.record(
        Event.FILES_RECEIVED, organisation=organisation, by=by.pk, at=at, about=row, more={"files": len(files)}
    )
    jobs.later(kind.job, organisation=organisation, upload=upload)
    return row


@transaction.atomic
def record_reading(
    *,
    upload: Upload,
    reading: UUID,
    stock: Mapping[str, object],
    counted: Mapping[str, str],
    is_refused: bool,
    at: datetime,
) -> UploadReading:
    """Note what was understood of files, in the place of what was understood before.

    ``counted`` are the hashes of the counts that lie under ``reading``, by standard. Raises LeaseLost.
    """
    jobs.check_held()
    audit.hold(upload.organisation_id)
    become(upload, Stage.REFUSED if is_refused else Stage.UNDERSTOOD, by=None, at=at)
    UploadReading.objects.of(upload.organisation_id).filter(upload=upload).delete()
    row = UploadReading.objects.create(
        pk=reading, organisation_id=upload.organisation_id, upload=upload, stock=stock, counted=counted, at=at
    )
    audit.record(Event.FILES_READ, organisation=upload.organisation_id, by=None, at=at, about=upload)
    return row


@transaction.atomic
def answer(*, upload: Upload, said: Mapping[tuple[str, str], str], by: Person, at: datetime) -> list[Answer]:
    """Remember what texts of files stand for (table and text to answer), and have the files read again."""
    audit.hold(upload.organisation_id)
    become(upload, Stage.RECEIVED, by=by, at=at)
    answers = [
        Answer.objects.create(
            organisation_id=upload.organisation_id, table=table, text=text, answer=given, by=by, at=at
        )
        for (table, text), given in said.items()
    ]
    audit.record(
        Event.FILES_ANSWERED,
        organisation=upload.organisation_id,
        by=by.pk,
        at=at,
        about=upload,
        more={"answers": len(said)},
    )
    jobs.later(Kind(upload.kind).job, organisation=upload.organisation_id, upload=upload.pk)
    return answers


@transaction.atomic
def take_counts(*, upload: Upload, why: str, by: Person, at: datetime) -> list[UUID]:
    """Use the counts that files gave: of each standard, in the figures of their year. The files are due to be erased.

    ``why`` is needed where figures of that year were signed. Returns the ids of the figures.
    """
    audit.hold(upload.organisation_id)
    stock = queries_uploads.stock_of(upload)
    blocking = len(stock.blocking) if stock else 0
    upload_rules.check_can_take(Stage(queries_uploads.last_step(upload).stage), blocking=blocking)
    counted = [cube_from_bytes(content) for content in queries_uploads.counts_of(upload).values()]
    upload_rules.check_has_counts(len(counted))
    become(upload, Stage.TAKEN, by=by, at=at)
    figures = [_put(account, why=why, by=by, at=at) for account in counted]
    audit.record(
        Event.FILES_COUNTED,
        organisation=upload.organisation_id,
        by=by.pk,
        at=at,
        about=upload,
        more={"figures": len(figures)},
    )
    return figures


def _put(account: Accounted, *, why: str, by: Person, at: datetime) -> UUID:
    deposit = actions.prepared(account.made.standard, account.made.year, why=why, by=by, at=at)
    actions.add_counted(deposit, keep(Shelf.CUBES, cube_to_bytes(account)), account, by=by, at=at)
    return deposit.pk


@transaction.atomic
def give_up(*, upload: Upload, by: Person, at: datetime) -> None:
    """Use nothing of files. They are due to be erased."""
    _end(upload, Stage.GIVEN_UP, by=by, at=at)


@transaction.atomic
def expire(*, upload: Upload, at: datetime) -> bool:
    """Note that nobody decided about files in time. They are due to be erased. True, as ``erase`` has it."""
    _end(upload, Stage.EXPIRED, by=None, at=at)
    return True


def erase(*, upload: Upload, at: datetime) -> bool:
    """Erase files that are not needed any more, see that they are gone, and note it. False where they would not go.

    Where the organisation chose to keep what it counted, that is in the vault before. Files of pay are never kept.
    """
    if Stage(queries_uploads.last_step(upload).stage) is Stage.TAKEN and Kind(upload.kind) is Kind.STAFF:
        vaulting.keep_originals(upload=upload, at=at)
    if not incoming.erase(upload.pk):
        return False
    with transaction.atomic():
        _end(upload, Stage.ERASED, by=None, at=at)
        UploadReading.objects.of(upload.organisation_id).filter(upload=upload).delete()
    return True


def _end(upload: Upload, stage: Stage, *, by: Person | None, at: datetime) -> None:
    audit.hold(upload.organisation_id)
    become(upload, stage, by=by, at=at)
    audit.record(_EVENT[stage], organisation=upload.organisation_id, by=by.pk if by else None, at=at, about=upload)


def become(upload: Upload, stage: Stage, *, by: Person | None, at: datetime) -> None:
    """Have files stand otherwise: a part of actions. Raises Refused where they cannot."""
    last = queries_uploads.last_step(upload)
    upload_rules.check_may_become(Stage(last.stage), stage)
    _step(upload, last.number + 1, stage, by=by, at=at)
    if Stage.ERASED in upload_rules.NEXT[stage]:
        jobs.later(ERASE_UPLOAD, organisation=upload.organisation_id, upload=upload.pk)


def _step(upload: Upload, number: int, stage: Stage, *, by: Person | None, at: datetime) -> None:
    UploadStep.objects.create(
        organisation_id=upload.organisation_id, upload=upload, number=number, stage=stage, by=by, at=at
    )
