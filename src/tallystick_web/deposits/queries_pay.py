"""What is read about files of pay that were handed in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick.account.pay_stock import PayStock, pay_stock_from_document
from tallystick.definitions.pay.options import Assignments, BankStaff
from tallystick.vocabulary.pay_periods import PayPeriod
from tallystick_web.core.fence import everywhere
from tallystick_web.deposits import queries_uploads
from tallystick_web.deposits.models import PaySaid, PaySignOff, Upload, UploadReading
from tallystick_web.deposits.pay_rules import PayChoices
from tallystick_web.deposits.queries_uploads import HandedFiles
from tallystick_web.deposits.upload_rules import Kind, Stage


@dataclass(frozen=True, kw_only=True)
class PaySigned:
    """Who signed files of pay, in which role and when. ``name`` is blank for the service."""

    name: str
    role: str
    at: datetime
    statement: str


@dataclass(frozen=True, kw_only=True)
class PaySeen:
    """An upload of pay as a page shows it. ``reading`` and ``stock`` are None where it was not read, or is erased."""

    handed: HandedFiles
    choices: PayChoices
    reading: UUID | None
    stock: PayStock | None


def seen(upload: Upload) -> PaySeen:
    """Everything of an upload of pay, at once."""
    last = queries_uploads.last_reading(upload)
    return PaySeen(
        handed=queries_uploads.handed(upload),
        choices=choices_of(upload),
        reading=last.pk if last else None,
        stock=pay_stock_from_document(last.stock) if last else None,
    )


def uploads(organisation: UUID) -> list[HandedFiles]:
    """Every upload of pay of an organisation, the newest first."""
    return [one for one in queries_uploads.uploads(organisation) if one.kind is Kind.PAY]


def choices_of(upload: Upload) -> PayChoices:
    """What is said about files of pay now."""
    last = PaySaid.objects.of(upload.organisation_id).filter(upload=upload).order_by("at").last()
    if last is None:
        raise LookupError("an upload of pay without choices")
    return PayChoices(
        snapshot=last.snapshot,
        takes_every_day=last.takes_every_day,
        profile=last.profile,
        characteristic=last.characteristic,
        assignments=Assignments(last.assignments),
        bank=BankStaff(last.bank),
        period=PayPeriod(last.period),
        sacrifice_in_pay=last.sacrifice_in_pay,
        leaves_out=last.leaves_out,
    )


def stock_of(upload: Upload) -> PayStock | None:
    """What was understood of files of pay when they were read last; None where they were not, or are erased."""
    last = queries_uploads.last_reading(upload)
    return pay_stock_from_document(last.stock) if last else None


def sha256_of(stock: Mapping[str, object]) -> str:
    """What a document of what was understood is known by."""
    return hashlib.sha256(json.dumps(stock, sort_keys=True).encode()).hexdigest()


def stock_sha256(reading: UploadReading) -> str:
    """What a reading is known by: another one that understood the same is known by the same."""
    return sha256_of(reading.stock)


def sign_off_of(upload: Upload) -> PaySignOff | None:
    """The sign-off that holds for files of pay; None where there is none."""
    found = PaySignOff.objects.of(upload.organisation_id).filter(upload=upload)
    return found.select_related("by").order_by("at").last()


def signed(upload: Upload) -> PaySigned | None:
    """Who signed files of pay last; None where nobody did."""
    last = sign_off_of(upload)
    if last is None:
        return None
    return PaySigned(name=last.by.name if last.by else "", role=last.role, at=last.at, statement=last.statement)


def who_waits() -> list[UUID]:
    """Every organisation that signed files of pay."""
    with everywhere("to see whose pay figures are still to be made"):
        return list(PaySignOff.objects.order_by("organisation").values_list("organisation", flat=True).distinct())


def to_be_made(organisation: UUID) -> list[HandedFiles]:
    """Uploads of pay that are signed and whose figures are not made yet."""
    return [one for one in uploads(organisation) if one.stage is Stage.SIGNED]
