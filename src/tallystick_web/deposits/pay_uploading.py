"""What is done with files of pay that are handed in. Each function is one verb, one transaction and one event."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit, jobs
from tallystick_web.deposits import pay_rules, queries_pay, queries_uploads
from tallystick_web.deposits.models import PaySaid, PaySignOff, Upload, UploadReading
from tallystick_web.deposits.pay_rules import PayChoices
from tallystick_web.deposits.rules import Event, check_signs_as
from tallystick_web.deposits.upload_rules import MAKE_PAY, READ_PAY, Kind, Stage
from tallystick_web.deposits.uploading import become, receive_files
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId


@transaction.atomic
def receive_pay(
    *, upload: UUID, choices: PayChoices, files: Sequence[tuple[str, int, str]], by: Person, at: datetime
) -> Upload:
    """Note files of pay that lie in the folder of ``upload``, with what is said about them, and have them read.

    Raises Refused as ``receive_files`` does.
    """
    year = choices.snapshot.year
    row = receive_files(upload=upload, year=year, files=files, by=by, at=at, kind=Kind.PAY)
    _say(row, choices, by=by, at=at)
    return row


@transaction.atomic
def choose_pay(*, upload: Upload, choices: PayChoices, by: Person, at: datetime) -> PaySaid:
    """Say otherwise how files of pay are to be read, and have them read again."""
    audit.hold(upload.organisation_id)
    become(upload, Stage.RECEIVED, by=by, at=at)
    said = _say(upload, choices, by=by, at=at)
    audit.record(Event.PAY_CHOSEN, organisation=upload.organisation_id, by=by.pk, at=at, about=upload)
    jobs.later(READ_PAY, organisation=upload.organisation_id, upload=upload.pk)
    return said


def _say(upload: Upload, choices: PayChoices, *, by: Person, at: datetime) -> PaySaid:
    return PaySaid.objects.create(
        organisation_id=upload.organisation_id, upload=upload, by=by, at=at, **asdict(choices)
    )


@transaction.atomic
def sign_pay(*, upload: Upload, seen: UUID, role: RoleId, agreed: bool, by: Person, at: datetime) -> PaySignOff:
    """Sign what was understood of files of pay (the reading ``seen``): their figures are made, once, for everybody."""
    audit.hold(upload.organisation_id)
    reading, stock = queries_uploads.last_reading(upload), queries_pay.stock_of(upload)
    blocking = len(stock.stock.blocking) if stock else 0
    stage = Stage(queries_uploads.last_step(upload).stage)
    pay_rules.check_can_sign(stage, blocking=blocking, agreed=agreed)
    pay_rules.check_is_newest(seen=seen, newest=reading.pk if reading else None)
    check_signs_as(role)
    become(upload, Stage.SIGNED, by=by, at=at)
    signed = PaySignOff.objects.create(
        organisation_id=upload.organisation_id,
        upload=upload,
        stock_sha256=queries_pay.stock_sha256(reading) if reading else "",
        role=role,
        statement=pay_rules.STATEMENT,
        by=by,
        at=at,
    )
    audit.record(Event.PAY_SIGNED, organisation=upload.organisation_id, by=by.pk, at=at, about=upload)
    jobs.later(MAKE_PAY, organisation=upload.organisation_id, upload=upload.pk)
    return signed


@transaction.atomic
def record_read_otherwise(
    *, upload: Upload, reading: UUID, stock: Mapping[str, object], at: datetime, by: Person | None = None
) -> UploadReading:
    """Note that signed files were understood otherwise when they were read again: they have to be signed again.

    It may be so where somebody answered questions about other files in between. Raises LeaseLost.
    """
    jobs.check_held()
    audit.hold(upload.organisation_id)
    become(upload, Stage.UNDERSTOOD, by=by, at=at)
    UploadReading.objects.of(upload.organisation_id).filter(upload=upload).delete()
    row = UploadReading.objects.create(
        pk=reading, organisation_id=upload.organisation_id, upload=upload, stock=stock, at=at
    )
    audit.record(
        Event.PAY_READ_OTHERWISE,
        organisation=upload.organisation_id,
        by=by.pk if by else None,
        at=at,
        about=upload,
    )
    return row


@transaction.atomic
def record_pay_made(*, upload: Upload, at: datetime, by: Person | None = None) -> Upload:
    """Note that everything was made of files of pay that can be. They are due to be erased. Raises LeaseLost."""
    jobs.check_held()
    audit.hold(upload.organisation_id)
    become(upload, Stage.TAKEN, by=by, at=at)
    audit.record(Event.PAY_MADE, organisation=upload.organisation_id, by=by.pk if by else None, at=at, about=upload)
    return upload
