"""What is read about files that were handed in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick.account.stock import Stock, stock_from_document
from tallystick_web.deposits import incoming
from tallystick_web.deposits.models import Answer, Upload, UploadedFile, UploadReading, UploadStep
from tallystick_web.deposits.questions import HOSTED
from tallystick_web.deposits.upload_rules import Kind, Stage


@dataclass(frozen=True, kw_only=True)
class File:
    """One file as lists show it."""

    name: str
    size: int


@dataclass(frozen=True, kw_only=True)
class HandedFiles:
    """Files that were handed in together, and where they stand."""

    id: UUID
    kind: Kind
    year: int
    by: str
    at: datetime
    stage: Stage
    changed_at: datetime
    files: tuple[File, ...]


def find(organisation: UUID, upload: UUID, *, kind: Kind | None = None) -> Upload | None:
    """One upload of an organisation, of any kind or of this; None where it has no such."""
    found = Upload.objects.of(organisation).select_related("organisation").filter(pk=upload)
    return (found.filter(kind=kind) if kind else found).first()


def uploads(organisation: UUID) -> list[HandedFiles]:
    """Every upload of an organisation, the newest first. Three queries."""
    rows = list(Upload.objects.of(organisation).select_related("by").order_by("-at"))
    steps: dict[UUID, UploadStep] = {}
    for step in UploadStep.objects.of(organisation).order_by("number"):
        steps[step.upload_id] = step
    names: dict[UUID, list[File]] = {}
    for file in UploadedFile.objects.of(organisation).order_by("name"):
        names.setdefault(file.upload_id, []).append(File(name=file.name, size=file.size))
    return [_handed(one, steps[one.pk], tuple(names.get(one.pk, ()))) for one in rows]


def handed(upload: Upload) -> HandedFiles:
    """One upload, as ``uploads`` gives it."""
    return next(one for one in uploads(upload.organisation_id) if one.id == upload.pk)


def last_step(upload: Upload) -> UploadStep:
    """Where an upload stands."""
    steps = UploadStep.objects.of(upload.organisation_id).filter(upload=upload)
    return steps.order_by("-number")[0]


def stock_of(upload: Upload) -> Stock | None:
    """What was understood of the files when they were read last; None where they were not, or are erased."""
    last = last_reading(upload)
    return stock_from_document(last.stock) if last else None


def reading_id(upload: Upload) -> UUID | None:
    """Which reading of the files is shown: answers are to its questions."""
    last = last_reading(upload)
    return last.pk if last else None


def counts_of(upload: Upload) -> dict[str, bytes]:
    """The counts that the newest reading gave, as canonical files, by standard: those that its row names, unchanged."""
    reading = last_reading(upload)
    if reading is None:
        return {}
    made = incoming.read(upload.pk, reading.pk)
    found = {standard: made.get(f"{standard}.json", b"") for standard in reading.counted}
    is_whole = all(hashlib.sha256(found[one]).hexdigest() == sha256 for one, sha256 in reading.counted.items())
    return found if is_whole else {}


def left_out(upload: Upload) -> bytes | None:
    """The list of rows left out, as it stands beside the files; None where they are erased or were not read."""
    return beside(upload, incoming.EXCLUDED)


def beside(upload: Upload, name: str) -> bytes | None:
    """One file that the newest reading wrote beside those that were handed in; None where there is none."""
    reading = last_reading(upload)
    return incoming.read(upload.pk, reading.pk).get(name) if reading else None


def last_reading(upload: Upload) -> UploadReading | None:
    """The newest reading of an upload; None where it was not read, or is erased."""
    return UploadReading.objects.of(upload.organisation_id).filter(upload=upload).order_by("-at").first()


def answers(organisation: UUID) -> dict[str, dict[str, str]]:
    """What an organisation said of its own files: the newest answer to each text of each table, blank ones left out."""
    found: dict[str, dict[str, str]] = {}
    for one in Answer.objects.of(organisation).order_by("at"):
        found.setdefault(one.table, {})[one.text] = one.answer
    return {table: {text: answer for text, answer in said.items() if answer} for table, said in found.items()}


def as_deposit(said: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Answers as deposit.toml has them, where columns are a table for each kind of record, and hosted a list."""
    plain: dict[str, object] = {table: dict(of) for table, of in said.items() if table != HOSTED and "." not in table}
    columns = {table.partition(".")[2]: dict(of) for table, of in said.items() if table.startswith("columns.")}
    return {**plain, "columns": columns, HOSTED: tuple(said.get(HOSTED, ()))}


def due_to_expire(organisation: UUID, *, before: datetime) -> list[Upload]:
    """Uploads whose files nobody decided about in time, however often they were read again."""
    waiting = [one.id for one in uploads(organisation) if one.stage.keeps_files and one.at < before]
    return list(Upload.objects.of(organisation).filter(pk__in=waiting))


def due_to_erase(organisation: UUID) -> list[Upload]:
    """Uploads whose files are not needed any more and are not known to be gone."""
    over = [one.id for one in uploads(organisation) if one.stage.is_due_to_erase]
    return list(Upload.objects.of(organisation).filter(pk__in=over))


def _handed(row: Upload, step: UploadStep, files: tuple[File, ...]) -> HandedFiles:
    return HandedFiles(
        id=row.pk,
        kind=Kind(row.kind),
        year=row.year,
        by=str(row.by or ""),
        at=row.at,
        stage=Stage(step.stage),
        changed_at=step.at,
        files=files,
    )
