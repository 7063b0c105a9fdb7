"""What changes numbers: each is one verb, one transaction, and one event in the audit."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.release.release import Release as LibraryRelease
from tallystick_web.core import audit, jobs
from tallystick_web.core.files import Shelf, keep, read
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers.models import ContractDecision, NoRelease, Observation, Release
from tallystick_web.numbers.observed import observations_of
from tallystick_web.numbers.queries import accepted_standards, latest, latest_refusal, ledger
from tallystick_web.numbers.rules import MAKE_RELEASES, Event, Subject, WhyNone, check_can_accept, check_can_take_back
from tallystick_web.numbers.webhooks import tell_later
from tallystick_web.organisations.models import Person

_AT_ONCE = 500


class Overtaken(Refused):
    """Figures were signed while a set was made of those before."""


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
    without: Collection[str] = (),
) -> Release:
    """Keep a release and list it. The same content for the same audience is listed once.

    ``without`` are the deposits that are held back from its readers: what was made from them is not theirs.

    ``ledger_seen`` are the releases it was tested with. Raises Refused where another was listed since: then it was not
    tested with all that its readers have.
    """
    released = _read(content, subject)
    audience = released.audience
    sha256 = keep(Shelf.RELEASES, content)
    kept = {str(reader): keep(Shelf.TESTS, test) for reader, test in tests.items()}
    with transaction.atomic():
        audit.hold(organisation)
        jobs.check_held()
        if audience is not Audience.INTERNAL:
            _check_nothing_added(organisation, subject, ledger_seen)
        elif subject is Subject.STANDARDS:
            _check_is_signed_now(organisation, deposits)
        last = latest(organisation, audience, subject)
        theirs = latest(organisation, audience, subject, without=without)
        if theirs is not None and theirs.sha256 == sha256:
            return theirs
        index = Release.objects.create(
            organisation_id=organisation,
            subject=subject,
            audience=audience,
            vintage=last.vintage + 1 if last else 1,
            sha256=sha256,
            years=_years(released),
            deposits=[str(one) for one in deposits],
            tests=kept,
            made_at=at,
        )
        _index(index, released)
        tell_later(index)
        audit.record(Event.APPROVED_SET_MADE, organisation=organisation, by=by.pk if by else None, at=at, about=index)
        return index


def _check_is_signed_now(organisation: UUID, deposits: Sequence[UUID]) -> None:
    """Raise Overtaken where figures were signed since these were read: the desk has what is signed now."""
    newest = {(one.standard, one.year): one.deposit for one in signed_by(organisation)}
    if deposits and set(newest.values()) != set(deposits):
        raise Overtaken("Figures were signed after these were read. What is made of them is on its way.")


def _check_nothing_added(organisation: UUID, subject: Subject, seen: Sequence[UUID]) -> None:
    if [one.pk for one in ledger(organisation, subject)] != list(seen):
        raise Refused("Another approved set was made meanwhile, and this one was not tested together with it.")


def _read(content: bytes, subject: Subject) -> LibraryRelease | PayRelease:
    return from_bytes(content) if subject is Subject.STANDARDS else pay_from_bytes(content)


def _years(released: LibraryRelease | PayRelease) -> list[int]:
    if isinstance(released, LibraryRelease):
        return sorted({table.year for table in released.tables})
    return sorted({table.snapshot.year for table in released.tables})


def _index(index: Release, released: LibraryRelease | PayRelease) -> None:
    if isinstance(released, LibraryRelease):
        Observation.objects.bulk_create(observations_of(released, index), batch_size=_AT_ONCE)


@transaction.atomic
def index_again(*, release: Release, at: datetime, by: Person | None = None) -> Release:
    """Throw the observations of a release away and make them again from its file."""
    release.observations.all().delete()
    _index(release, _read(read(Shelf.RELEASES, release.sha256), Subject(release.subject)))
    audit.record(
        Event.APPROVED_SET_INDEXED, organisation=release.organisation_id, by=by.pk if by else None, at=at, about=release
    )
    return release


@transaction.atomic
def record_no_release(
    *,
    organisation: UUID,
    subject: Subject,
    audience: Audience,
    deposits: Sequence[UUID],
    why: WhyNone,
    at: datetime,
    without: Collection[str] = (),
) -> NoRelease:
    """Note that no release of these deposits can be made for an audience. The same is noted once."""
    made_from = [str(one) for one in deposits]
    last = latest_refusal(organisation, audience, subject, without=without)
    if last is not None and (last.deposits, last.why) == (made_from, str(why)):
        return last
    refusal = NoRelease.objects.create(
        organisation_id=organisation, subject=subject, audience=audience, deposits=made_from, why=why, at=at
    )
    audit.record(Event.APPROVED_SET_NOT_MADE, organisation=organisation, by=None, at=at, about=refusal)
    return refusal


@transaction.atomic
def accept_contract(*, standards: Sequence[str], role: str, by: Person, at: datetime) -> ContractDecision:
    """Accept by name that figures of the contract leave exactly, in approved sets that are made from now on."""
    audit.hold(by.organisation_id)
    check_can_accept(standards=standards, accepted=accepted_standards(by.organisation_id))
    return _decide(standards, role, is_accepted=True, by=by, at=at)


@transaction.atomic
def take_back_contract(*, role: str, by: Person, at: datetime) -> ContractDecision:
    """Take back that figures of the contract leave exactly, for approved sets that are made from now on."""
    audit.hold(by.organisation_id)
    accepted = accepted_standards(by.organisation_id)
    check_can_take_back(accepted=accepted)
    return _decide(accepted, role, is_accepted=False, by=by, at=at)


def _decide(standards: Sequence[str], role: str, *, is_accepted: bool, by: Person, at: datetime) -> ContractDecision:
    decision = ContractDecision.objects.create(
        organisation_id=by.organisation_id,
        standards=list(standards),
        is_accepted=is_accepted,
        role=role,
        by=by,
        at=at,
    )
    kind = Event.EXACT_FIGURES_ACCEPTED if is_accepted else Event.EXACT_FIGURES_TAKEN_BACK
    audit.record(kind, organisation=by.organisation_id, by=by.pk, at=at, about=decision)
    jobs.later(MAKE_RELEASES, organisation=by.organisation_id)
    return decision
