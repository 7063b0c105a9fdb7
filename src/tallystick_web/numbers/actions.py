"""What changes numbers: each is one verb, one transaction, and one event in the audit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.core.files import Shelf, keep, read
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.models import ContractDecision, NoRelease, Observation, Release
from tallystick_web.numbers.observed import observations_of
from tallystick_web.numbers.queries import latest, latest_refusal, ledger
from tallystick_web.numbers.rules import Subject, WhyNone
from tallystick_web.organisations.models import Person

_AT_ONCE = 500


def record_release(
    *,
    organisation: UUID,
    subject: Subject,
    content: bytes,
    deposits: Sequence[UUID],
    tests: Mapping[Audience, bytes],
    ledger_seen: Sequence[UUID],
    at: datetime,
    by: Person | None = None,
) -> Release:
    """Keep a release and list it. The same content for the same audience is listed once.

    ``ledger_seen`` are the releases it was tested with. Raises Refused where another was listed since: then it was not
    tested with all that its readers have.
    """
    released = from_bytes(content) if subject is Subject.STANDARDS else pay_from_bytes(content)
    audience = released.audience
    sha256 = keep(Shelf.RELEASES, content)
    kept = {str(reader): keep(Shelf.TESTS, test) for reader, test in tests.items()}
    with transaction.atomic():
        audit.hold(organisation)
        if audience is not Audience.INTERNAL:
            _check_nothing_added(organisation, subject, ledger_seen)
        last = latest(organisation, audience, subject)
        if last is not None and last.sha256 == sha256:
            return last
        index = Release.objects.create(
            organisation_id=organisation,
            subject=subject,
            audience=audience,
            vintage=last.vintage + 1 if last else 1,
            sha256=sha256,
            years=_years(content, subject),
            deposits=[str(one) for one in deposits],
            tests=kept,
            made_at=at,
        )
        _index(index, content)
        audit.record("release made", organisation=organisation, by=by.pk if by else None, at=at, about=index)
        return index


def _check_nothing_added(organisation: UUID, subject: Subject, seen: Sequence[UUID]) -> None:
    if [one.pk for one in ledger(organisation, subject)] != list(seen):
        raise Refused("Another approved set was made meanwhile, and this one was not tested together with it.")


def _years(content: bytes, subject: Subject) -> list[int]:
    if subject is Subject.STANDARDS:
        return sorted({table.year for table in from_bytes(content).tables})
    return sorted({table.snapshot.year for table in pay_from_bytes(content).tables})


def _index(index: Release, content: bytes) -> None:
    if index.subject == Subject.STANDARDS:
        Observation.objects.bulk_create(observations_of(from_bytes(content), index), batch_size=_AT_ONCE)


@transaction.atomic
def index_again(*, release: Release, at: datetime, by: Person | None = None) -> Release:
    """Throw the observations of a release away and make them again from its file."""
    release.observations.all().delete()
    _index(release, read(Shelf.RELEASES, release.sha256))
    audit.record(
        "release indexed", organisation=release.organisation_id, by=by.pk if by else None, at=at, about=release
    )
    return release


@transaction.atomic
def record_no_release(
    *, organisation: UUID, subject: Subject, audience: Audience, deposits: Sequence[UUID], why: WhyNone, at: datetime
) -> NoRelease:
    """Note that no release of these deposits can be made for an audience. The same is noted once."""
    made_from = [str(one) for one in deposits]
    last = latest_refusal(organisation, audience, subject)
    if last is not None and (last.deposits, last.why) == (made_from, str(why)):
        return last
    refusal = NoRelease.objects.create(
        organisation_id=organisation, subject=subject, audience=audience, deposits=made_from, why=why, at=at
    )
    audit.record("release not made", organisation=organisation, by=None, at=at, about=refusal)
    return refusal


@transaction.atomic
def decide_contract(
    *, standards: Sequence[str], is_accepted: bool, role: str, by: Person, at: datetime
) -> ContractDecision:
    """Accept by name that figures of the contract leave exactly, or take that back for releases from now on."""
    decision = ContractDecision.objects.create(
        organisation_id=by.organisation_id,
        standards=list(standards),
        is_accepted=is_accepted,
        name=by.name,
        role=role,
        by=by,
        at=at,
    )
    audit.record("contract decided", organisation=by.organisation_id, by=by.pk, at=at, about=decision)
    return decision
