"""What is read about numbers, always for an audience."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.definitions import load
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.ledger import readers_of
from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tallystick.release.release import Release as LibraryRelease
from tallystick_web.core.fence import everywhere
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.numbers.models import ContractDecision, NoRelease, Observation, Release
from tallystick_web.numbers.rules import Subject

M = TypeVar("M", Release, NoRelease)

_KEPT_IN_MEMORY = 24  # parsed releases, of 1 to 3 MB each


# In these, ``without`` are ids of deposits: what was made from one of them is not there.


def latest(
    organisation: UUID, audience: Audience, subject: Subject, *, without: Collection[str] = ()
) -> Release | None:
    """The newest release of one subject for one audience."""
    found = Release.objects.of(organisation).filter(audience=audience, subject=subject)
    return _first(found.order_by("-vintage"), without)


def newest(
    organisation: UUID, audiences: Collection[Audience], subject: Subject, *, without: Collection[str] = ()
) -> dict[Audience, Release]:
    """The newest release of one subject for each of these audiences that has one, the widest first. One query."""
    found = Release.objects.of(organisation).filter(audience__in=audiences, subject=subject).order_by("vintage")
    by_audience = {Audience(one.audience): one for one in found if _has_none_of(one, without)}
    return {audience: by_audience[audience] for audience in Audience if audience in by_audience}


def releases_for(
    organisation: UUID, audiences: Collection[Audience], *, without: Collection[str] = ()
) -> list[Release]:
    """Every release for one of these audiences, the newest first."""
    found = Release.objects.of(organisation).filter(audience__in=audiences)
    ordered = found.order_by("-made_at", "subject", "audience", "-vintage")
    return [one for one in ordered if _has_none_of(one, without)]


def release_called(
    organisation: UUID, audiences: Collection[Audience], sha256: str, *, without: Collection[str] = ()
) -> Release | None:
    """The release of a hash, where it is for one of these audiences."""
    return _first(Release.objects.of(organisation).filter(audience__in=audiences, sha256=sha256), without)


def _first(found: OwnedQuerySet[M], without: Collection[str]) -> M | None:
    return next((one for one in found if _has_none_of(one, without)), None) if without else found.first()


def _has_none_of(one: Release | NoRelease, deposits: Collection[str]) -> bool:
    return not any(deposit in deposits for deposit in one.deposits)


def observations_of(
    release: Release, *, standard: str = "", year: int | None = None, indicator: str = ""
) -> list[Observation]:
    """The observations of a release: all, or those of one standard, year or indicator. The oldest year first."""
    asked = {"standard": standard, "year": year, "indicator": indicator}
    found = Observation.objects.of(release.organisation_id).filter(release=release)
    chosen = found.filter(**{name: value for name, value in asked.items() if value})
    return list(chosen.order_by("standard", "year", "indicator", "row", "measure", "group", "pk"))


def latest_refusal(
    organisation: UUID, audience: Audience, subject: Subject, *, without: Collection[str] = ()
) -> NoRelease | None:
    """The newest note that no release of one subject could be made for an audience."""
    found = NoRelease.objects.of(organisation).filter(audience=audience, subject=subject)
    return _first(found.order_by("-at"), without)


def made_from(organisation: UUID, audience: Audience, subject: Subject, deposit: str) -> Release | None:
    """The newest release for an audience that was made from this; None where there is none."""
    found = Release.objects.of(organisation).filter(audience=audience, subject=subject).order_by("-vintage")
    return next((one for one in found if deposit in one.deposits), None)


def refused_from(organisation: UUID, audience: Audience, subject: Subject, deposit: str) -> NoRelease | None:
    """The newest note that no release for an audience could be made from this; None where there is none."""
    found = NoRelease.objects.of(organisation).filter(audience=audience, subject=subject).order_by("-at")
    return next((one for one in found if deposit in one.deposits), None)


def number_of(release: Release, *, without: Collection[str] = ()) -> int:
    """The how manyeth of its kind a release is: what is not there is not counted either."""
    if not without:
        return release.vintage
    alike = Release.objects.of(release.organisation_id).filter(subject=release.subject, audience=release.audience)
    return sum(_has_none_of(one, without) for one in alike.filter(vintage__lte=release.vintage))


def is_made(
    organisation: UUID,
    audience: Audience,
    subject: Subject,
    deposits: Sequence[UUID],
    *,
    without: Collection[str] = (),
) -> bool:
    """Whether the newest release for an audience is of these deposits, under today's definitions and decisions."""
    last = latest(organisation, audience, subject, without=without)
    if last is None or last.deposits != [str(one) for one in deposits] or not _has_todays_definitions(last.sha256):
        return False
    return not ContractDecision.objects.of(organisation).filter(at__gt=last.made_at).exists()


def is_answered(organisation: UUID, subject: Subject, deposits: Collection[UUID], *, since: datetime | None) -> bool:
    """Whether each audience has a release of these deposits, or it is noted why it has none.

    ``since`` is when something was decided of exact figures: what others than the desk have must be newer.
    """
    made_from = {str(one) for one in deposits}
    return all(
        any(
            set(of) == made_from and (since is None or audience is Audience.INTERNAL or when >= since)
            for of, when in _answers(organisation, audience, subject)
        )
        for audience in Audience
    )


def _answers(organisation: UUID, audience: Audience, subject: Subject) -> Iterator[tuple[list[str], datetime]]:
    """What the newest release for an audience was made from and when, and the newest note that there is none."""
    if (made := latest(organisation, audience, subject)) is not None:
        yield made.deposits, made.made_at
    if (refused := latest_refusal(organisation, audience, subject)) is not None:
        yield refused.deposits, refused.at


def last_decided_at(organisation: UUID) -> datetime | None:
    """When something was decided of exact figures last."""
    last = _last_decision(organisation)
    return last.at if last is not None else None


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


def every_release() -> list[Release]:
    """Every release of every organisation, oldest first."""
    with everywhere("to make the index of every organisation again"):
        return list(Release.objects.order_by("made_at", "vintage"))


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
    last = _last_decision(organisation)
    if last is None or not last.is_accepted:
        return Decisions()
    accepted = Acceptance(name=last.by.name, role=last.role, on=localdate(last.at))
    return Decisions(contract=Contract(standards=tuple(last.standards), accepted=accepted))


def accepted_standards(organisation: UUID) -> tuple[str, ...]:
    """The standards whose figures leave exactly now; none where nobody accepted it, or that was taken back."""
    last = _last_decision(organisation)
    return tuple(last.standards) if last is not None and last.is_accepted else ()


def _last_decision(organisation: UUID) -> ContractDecision | None:
    return ContractDecision.objects.of(organisation).select_related("by").order_by("-at").first()
