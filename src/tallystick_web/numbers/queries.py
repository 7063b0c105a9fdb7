"""What is read about numbers, always for an audience."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from tallystick.definitions import load
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.ledger import readers_of
from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tallystick.release.release import Release as LibraryRelease
from tallystick_web.core.files import Shelf, read
from tallystick_web.numbers.models import ContractDecision, NoRelease, Release
from tallystick_web.numbers.rules import Subject

_KEPT_IN_MEMORY = 24  # parsed releases, of 1 to 3 MB each


def latest(organisation: UUID, audience: Audience, subject: Subject) -> Release | None:
    """The newest release of one subject for one audience."""
    return Release.objects.of(organisation).filter(audience=audience, subject=subject).order_by("-vintage").first()


def newest(organisation: UUID, audiences: Collection[Audience], subject: Subject) -> dict[Audience, Release]:
    """The newest release of one subject for each of these audiences that has one, the widest first. One query."""
    found = Release.objects.of(organisation).filter(audience__in=audiences, subject=subject).order_by("vintage")
    by_audience = {Audience(one.audience): one for one in found}
    return {audience: by_audience[audience] for audience in Audience if audience in by_audience}


def latest_for(organisation: UUID, audiences: Collection[Audience], subject: Subject) -> Release | None:
    """The newest release of one subject for the widest audience that has one, of those a reader belongs to."""
    return next(iter(newest(organisation, audiences, subject).values()), None)


def latest_refusal(organisation: UUID, audience: Audience, subject: Subject) -> NoRelease | None:
    """The newest note that no release of one subject could be made for an audience."""
    found = NoRelease.objects.of(organisation).filter(audience=audience, subject=subject)
    return found.order_by("-at").first()


def is_made(organisation: UUID, audience: Audience, subject: Subject, deposits: Sequence[UUID]) -> bool:
    """Whether the newest release for an audience is of these deposits, under today's definitions and decisions."""
    last = latest(organisation, audience, subject)
    if last is None or last.deposits != [str(one) for one in deposits] or not _has_todays_definitions(last.sha256):
        return False
    return not ContractDecision.objects.of(organisation).filter(at__gt=last.made_at).exists()


def _has_todays_definitions(sha256: str) -> bool:
    """Whether a release was made under the definitions of this program: only then can it be printed here."""
    used = {(one.standard, one.year): one.provenance.definition.sha256 for one in content_of(sha256).tables}
    return all(load(*which).sha256 == definition for which, definition in used.items())


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def content_of(sha256: str) -> LibraryRelease:
    """The release of a hash, read and checked."""
    return from_bytes(read(Shelf.RELEASES, sha256))


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def pay_content_of(sha256: str) -> PayRelease:
    """The release of pay of a hash, read and checked."""
    return pay_from_bytes(read(Shelf.RELEASES, sha256))


def ledger(organisation: UUID, subject: Subject) -> list[Release]:
    """Every release of one subject outside the analyst's desk, oldest first."""
    found = Release.objects.of(organisation).filter(subject=subject).exclude(audience=Audience.INTERNAL)
    return list(found.order_by("made_at", "vintage"))


def earlier(organisation: UUID, audience: Audience, subject: Subject) -> Mapping[Audience, list[bytes]]:
    """The canonical files of all that each reader of a new release for ``audience`` has."""
    listed = ledger(organisation, subject)
    return {
        reader: [
            read(Shelf.RELEASES, sha256)
            for sha256 in dict.fromkeys(one.sha256 for one in listed if reader in readers_of(Audience(one.audience)))
        ]
        for reader in readers_of(audience)
    }


def decisions(organisation: UUID) -> Decisions:
    """What an organisation decided about its releases. One that decided nothing has every figure protected."""
    last = ContractDecision.objects.of(organisation).order_by("-at").first()
    if last is None or not last.is_accepted:
        return Decisions()
    accepted = Acceptance(name=last.name, role=last.role, on=last.at.date())
    return Decisions(contract=Contract(standards=tuple(last.standards), accepted=accepted))
