"""What changes evidence: each is one verb, one transaction, and one event in the audit. Nothing is overwritten."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.files import Shelf, keep
from tallystick_web.core.registry import subjects
from tallystick_web.core.rules import Refused
from tallystick_web.evidence import queries, rules
from tallystick_web.evidence.file_rules import KeptFile, SentFile, plain_label, type_of
from tallystick_web.evidence.frameworks import framework_called
from tallystick_web.evidence.models import (
    Evidence,
    EvidenceClause,
    EvidenceClauseEnd,
    EvidenceOn,
    EvidenceOnEnd,
    EvidenceVersion,
    EvidenceWithdrawal,
)
from tallystick_web.evidence.rules import Said
from tallystick_web.organisations.models import Person

On = tuple[str, UUID]
"""Something that evidence is attached to: its kind, and which one it is."""


@transaction.atomic
def add_evidence(*, said: Said, file: SentFile | None, on: On | None, by: Person, at: datetime) -> Evidence:
    """Add a piece of evidence, attached to something or to nothing yet."""
    rules.check_said(said, has_file=file is not None, today=localdate(at))
    kept = _kept(file)
    added = Evidence.objects.create(organisation_id=by.organisation_id, by=by, at=at)
    _say(added, said, kept, number=1, why="", by=by, at=at)
    if on is not None:
        _attach(added, on, by=by, at=at)
    audit.record("evidence-added", organisation=by.organisation_id, by=by.pk, at=at, about=added)
    return added


@transaction.atomic
def correct_evidence(
    *, evidence: UUID, said: Said, file: SentFile | None, why: str, seen: int, by: Person, at: datetime
) -> EvidenceVersion:
    """Say anew what a piece of evidence says, from the version ``seen``. Without a new file the present one stays."""
    found = _held(evidence, by)
    rules.check_newest(seen=seen, newest=queries.newest_number(by.organisation_id, evidence))
    rules.check_why(why)
    before = queries.versions(by.organisation_id, evidence)[0]
    rules.check_said(said, has_file=bool(file or before.file), today=localdate(at))
    kept = _kept(file) or before.file
    version = _say(found, said, kept, number=seen + 1, why=why, by=by, at=at)
    audit.record("evidence-corrected", organisation=by.organisation_id, by=by.pk, at=at, about=found)
    return version


@transaction.atomic
def withdraw_evidence(*, evidence: UUID, why: str, by: Person, at: datetime) -> EvidenceWithdrawal:
    """Say that a piece of evidence no longer holds, and why."""
    found = _held(evidence, by)
    rules.check_why(why)
    withdrawal = EvidenceWithdrawal.objects.create(
        organisation_id=by.organisation_id, evidence=found, why=why.strip(), by=by, at=at
    )
    audit.record("evidence-withdrawn", organisation=by.organisation_id, by=by.pk, at=at, about=found)
    return withdrawal


@transaction.atomic
def attach_evidence(*, evidence: UUID, on: On, by: Person, at: datetime) -> EvidenceOn:
    """Attach a piece of evidence to something of the organisation's."""
    found = _held(evidence, by)
    there = [(one.kind, one.subject) for one in queries.attachments(by.organisation_id, evidence)]
    rules.check_not_attached(is_attached=on in there)
    attached = _attach(found, on, by=by, at=at)
    audit.record("evidence-attached", organisation=by.organisation_id, by=by.pk, at=at, about=found)
    return attached


@transaction.atomic
def detach_evidence(*, attachment: UUID, why: str, by: Person, at: datetime) -> EvidenceOnEnd:
    """End that a piece of evidence is attached to something."""
    audit.hold(by.organisation_id)
    found = EvidenceOn.objects.of(by.organisation_id).select_related("end").get(pk=attachment)
    if hasattr(found, "end"):
        raise Refused("This was ended in the meantime. Nothing was changed.")
    rules.check_why(why)
    end = EvidenceOnEnd.objects.create(
        organisation_id=by.organisation_id, attachment=found, why=why.strip(), by=by, at=at
    )
    audit.record("evidence-detached", organisation=by.organisation_id, by=by.pk, at=at, about=found.evidence)
    return end


@transaction.atomic
def map_evidence(
    *, evidence: UUID, framework: str, clauses: Collection[str], seen: Collection[str], by: Person, at: datetime
) -> Evidence:
    """Hold a piece of evidence for these clauses of a framework and for no other, where it was held for ``seen``."""
    found = _held(evidence, by)
    asked = framework_called(framework)
    if asked is None or not set(clauses) <= asked.clause_ids:
        raise Refused("This framework does not have what you ticked. Open the page again.")
    rows = EvidenceClause.objects.of(by.organisation_id).filter(evidence=found, framework=framework, end=None)
    now = {one.clause: one for one in rows}
    rules.check_mapping(seen=seen, now=now, chosen=clauses)
    owned = {"organisation_id": by.organisation_id, "by": by, "at": at}
    for clause in sorted(set(clauses) - now.keys()):
        EvidenceClause.objects.create(evidence=found, framework=framework, clause=clause, **owned)
    for clause in sorted(now.keys() - set(clauses)):
        EvidenceClauseEnd.objects.create(mapping=now[clause], **owned)
    audit.record("evidence-mapped", organisation=by.organisation_id, by=by.pk, at=at, about=found)
    return found


def _held(evidence: UUID, by: Person) -> Evidence:
    """The row of evidence that holds. Raises Refused where it was withdrawn. Whoever comes next waits."""
    audit.hold(by.organisation_id)
    found = queries.evidence_called(by.organisation_id, evidence)
    rules.check_held(is_withdrawn=hasattr(found, "withdrawal"))
    return found


def _attach(evidence: Evidence, on: On, *, by: Person, at: datetime) -> EvidenceOn:
    kind, subject = on
    known = subjects().get(kind)
    if known is None or subject not in known.find(by.organisation_id, [subject]):
        raise Refused("What the evidence is about is no longer there. Nothing was saved. Choose something else.")
    return EvidenceOn.objects.create(
        organisation_id=by.organisation_id, evidence=evidence, kind=kind, subject=subject, by=by, at=at
    )


def _kept(file: SentFile | None) -> KeptFile | None:
    """A file in its place: there before the row that names it is committed."""
    if file is None:
        return None
    kind = type_of(file)
    sha256 = keep(Shelf.EVIDENCE, file.content)
    return KeptFile(sha256=sha256, label=plain_label(file.label), type=kind, size=len(file.content))


def _say(
    evidence: Evidence, said: Said, file: KeptFile | None, *, number: int, why: str, by: Person, at: datetime
) -> EvidenceVersion:
    return EvidenceVersion.objects.create(
        organisation_id=evidence.organisation_id,
        evidence=evidence,
        number=number,
        title=said.title.strip(),
        kind=said.kind,
        shows=said.shows,
        dated=said.dated,
        grade=said.grade,
        visibility=said.visibility,
        text=said.text.strip(),
        link=said.link,
        file_sha256=file.sha256 if file else "",
        file_label=file.label if file else "",
        file_type=file.type if file else "",
        file_size=file.size if file else 0,
        why=why.strip(),
        by=by,
        at=at,
    )
