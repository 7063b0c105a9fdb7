"""What is read about evidence: always for somebody who reads it, and only what that person may see."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tallystick_web.core.files import Shelf, read
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.evidence.file_rules import FileType, KeptFile
from tallystick_web.evidence.models import Evidence, EvidenceClause, EvidenceOn, EvidenceVersion
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility

ON_A_PAGE = 40


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose evidence is read, by whom, and what that person sees."""

    organisation: UUID
    person: UUID
    sees: frozenset[Visibility]


@dataclass(frozen=True, kw_only=True)
class Version:
    """What was said of a piece of evidence at one time, by whom, and why it was corrected."""

    id: UUID
    number: int
    said: Said
    file: KeptFile | None
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """Who said that a piece of evidence no longer holds, when, and why."""

    why: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of evidence as it is now."""

    id: UUID
    now: Version
    withdrawn: Withdrawn | None


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """That evidence is attached to something."""

    id: UUID
    evidence: UUID
    kind: str
    subject: UUID


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which evidence is asked for. Blank asks for all of it."""

    kind: str = ""
    shows: str = ""
    framework: str = ""
    attached_to: str = ""
    is_withdrawn: bool = False


# PIECES


def pieces(reader: Reader, asked: Asked, *, page: int = 1) -> tuple[list[Piece], bool]:
    """One page of what was asked for, the newest first, and whether there is more."""
    rows = _asked(reader, asked).order_by("-dated", "-at")
    start = (page - 1) * ON_A_PAGE
    found = [_piece(one) for one in rows[start : start + ON_A_PAGE + 1]]
    return found[:ON_A_PAGE], len(found) > ON_A_PAGE


def piece(reader: Reader, key: UUID) -> Piece | None:
    """One piece of evidence, if the reader may see it."""
    row = _seen(reader).filter(evidence=key).first()
    return _piece(row) if row is not None else None


def evidence_called(organisation: UUID, key: UUID) -> Evidence:
    """The row of a piece of evidence, for what changes it."""
    return Evidence.objects.of(organisation).get(pk=key)


def versions(organisation: UUID, key: UUID) -> list[Version]:
    """Everything that was ever said of a piece of evidence, the newest first."""
    rows = EvidenceVersion.objects.of(organisation).filter(evidence=key).select_related("by")
    return [_version(one) for one in rows.order_by("-number")]


def versions_for(reader: Reader, key: UUID) -> list[Version]:
    """The same as far as a reader may see it: what was said for fewer people is not opened by a later version."""
    rows = EvidenceVersion.objects.of(reader.organisation).filter(_open_to(reader), evidence=key).select_related("by")
    return [_version(one) for one in rows.order_by("-number")]


def newest_number(organisation: UUID, key: UUID) -> int:
    """The number of the newest version."""
    rows = EvidenceVersion.objects.of(organisation).filter(evidence=key).order_by("-number")
    return rows.values_list("number", flat=True)[:1].get()


def file_of(reader: Reader, version: UUID) -> tuple[KeptFile, bytes] | None:
    """The file of one version and what it holds; None where the reader may not see the evidence, or it was withdrawn.

    Who sees it now decides, for earlier versions as well: what was narrowed is not left open behind, and what was
    widened does not open what was said before.
    """
    there = EvidenceVersion.objects.of(reader.organisation).filter(_open_to(reader), pk=version)
    row = there.exclude(file_sha256="").first()
    found = piece(reader, row.evidence_id) if row is not None else None
    if row is None or found is None or found.withdrawn is not None:
        return None
    file = _file(row)
    return (file, read(Shelf.EVIDENCE, file.sha256)) if file is not None else None


# WHAT IT IS ATTACHED TO, AND HELD FOR


def attachments(organisation: UUID, key: UUID) -> list[Attachment]:
    """What a piece of evidence is attached to now."""
    rows = EvidenceOn.objects.of(organisation).filter(evidence=key, end=None).order_by("at")
    return [_attachment(one) for one in rows]


def attachment_called(organisation: UUID, key: UUID) -> Attachment | None:
    """One attachment that holds."""
    row = EvidenceOn.objects.of(organisation).filter(pk=key, end=None).first()
    return _attachment(row) if row is not None else None


def attached_to(reader: Reader, kind: str, subjects: Collection[UUID]) -> dict[UUID, list[Piece]]:
    """The evidence attached to each of some things of one kind, the newest first, without what was withdrawn."""
    rows = EvidenceOn.objects.of(reader.organisation).filter(kind=kind, subject__in=list(subjects), end=None)
    pairs = list(rows.values_list("subject", "evidence"))
    by_id = {one.id: one for one in _held(reader, {evidence for _, evidence in pairs})}
    found = {subject: {evidence for one, evidence in pairs if one == subject} for subject in subjects}
    return {subject: [one for key, one in by_id.items() if key in keys] for subject, keys in found.items()}


def mapped(organisation: UUID, key: UUID) -> dict[str, frozenset[str]]:
    """The clauses that a piece of evidence is held for now, by framework."""
    rows = EvidenceClause.objects.of(organisation).filter(evidence=key, end=None)
    pairs = list(rows.values_list("framework", "clause"))
    return {one: frozenset(clause for framework, clause in pairs if framework == one) for one, _ in pairs}


def coverage(reader: Reader, framework: str) -> Mapping[str, list[Piece]]:
    """The evidence held for each clause of a framework, the newest first. A clause without any is not among them."""
    rows = EvidenceClause.objects.of(reader.organisation).filter(framework=framework, end=None)
    pairs = list(rows.values_list("clause", "evidence"))
    by_id = {one.id: one for one in _held(reader, {evidence for _, evidence in pairs})}
    of_clause = {clause: {evidence for one, evidence in pairs if one == clause} & by_id.keys() for clause, _ in pairs}
    return {clause: [one for key, one in by_id.items() if key in keys] for clause, keys in of_clause.items() if keys}


def clauses_held_for(reader: Reader) -> dict[str, frozenset[str]]:
    """The clauses of each framework for which the reader sees any evidence."""
    seen = _seen(reader).filter(evidence__withdrawal=None).values("evidence")
    rows = EvidenceClause.objects.of(reader.organisation).filter(end=None, evidence__in=seen)
    pairs = set(rows.values_list("framework", "clause"))
    return {one: frozenset(clause for framework, clause in pairs if framework == one) for one, _ in pairs}


def _seen(reader: Reader) -> OwnedQuerySet:
    """The newest version of every piece that a reader may see."""
    newer = EvidenceVersion.objects.filter(evidence=OuterRef("evidence"), number__gt=OuterRef("number"))
    rows = EvidenceVersion.objects.of(reader.organisation).filter(~Exists(newer))
    return rows.filter(_open_to(reader)).select_related("by", "evidence__withdrawal__by")


def _open_to(reader: Reader) -> Q:
    """Which versions say that a reader may see them: what a person added, that person sees."""
    return Q(visibility__in=[str(one) for one in reader.sees]) | Q(evidence__by=reader.person)


def _asked(reader: Reader, asked: Asked) -> OwnedQuerySet:
    rows = _seen(reader).filter(evidence__withdrawal__isnull=not asked.is_withdrawn)
    plain = {name: value for name, value in (("kind", asked.kind), ("shows", asked.shows)) if value}
    rows = rows.filter(**plain)
    if asked.framework:
        held = EvidenceClause.objects.of(reader.organisation).filter(framework=asked.framework, end=None)
        rows = rows.filter(evidence__in=held.values("evidence"))
    if asked.attached_to:
        held = EvidenceOn.objects.of(reader.organisation).filter(kind=asked.attached_to, end=None)
        rows = rows.filter(evidence__in=held.values("evidence"))
    return rows


def _held(reader: Reader, keys: Iterable[UUID]) -> list[Piece]:
    """Of these pieces, those that a reader sees and that were not withdrawn, the newest first."""
    rows = _seen(reader).filter(evidence__in=list(keys), evidence__withdrawal=None)
    return [_piece(one) for one in rows.order_by("-dated", "-at")]


def _piece(row: EvidenceVersion) -> Piece:
    ended = getattr(row.evidence, "withdrawal", None)
    withdrawn = Withdrawn(why=ended.why, by=ended.by.name, at=ended.at) if ended is not None else None
    return Piece(id=row.evidence_id, now=_version(row), withdrawn=withdrawn)


def _version(row: EvidenceVersion) -> Version:
    said = Said(
        title=row.title,
        kind=Kind(row.kind),
        shows=Shows(row.shows),
        dated=row.dated,
        grade=Grade(row.grade),
        visibility=Visibility(row.visibility),
        text=row.text,
        link=row.link,
    )
    return Version(id=row.pk, number=row.number, said=said, file=_file(row), why=row.why, by=row.by.name, at=row.at)


def _file(row: EvidenceVersion) -> KeptFile | None:
    if not row.file_sha256:
        return None
    return KeptFile(sha256=row.file_sha256, label=row.file_label, type=FileType(row.file_type), size=row.file_size)


def _attachment(row: EvidenceOn) -> Attachment:
    return Attachment(id=row.pk, evidence=row.evidence_id, kind=row.kind, subject=row.subject)
