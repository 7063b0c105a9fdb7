"""Sharing an approved set with a host: what is read about it, and the two things that change it.

That an umbrella hosts a member grants it no sight of anything. A member shares one approved set by name; its host
reads that set and no other, until the member takes it back or is no longer a member. Every read of a member's rows by
a host goes through ``_inside_with_those_who_share``.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import queries
from tallystick_web.numbers.embargoed import held_from_others, held_from_others_of
from tallystick_web.numbers.models import Release, Share, ShareEnd
from tallystick_web.numbers.rules import Event, Subject
from tallystick_web.organisations.models import Organisation, Person
from tallystick_web.organisations.queries import hosts_of, members_of

SHAREABLE = (Audience.ORGANISATION, Audience.PUBLIC)


@dataclass(frozen=True, kw_only=True)
class SharedSet:
    """An approved set as a host has it: which, of which years, and since when."""

    release: UUID
    subject: Subject
    audience: Audience
    vintage: int
    sha256: str
    years: tuple[int, ...]
    made_at: datetime
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member as its host sees it: its name, and what it shares, which may be nothing."""

    organisation: UUID
    slug: str
    name: str
    shares: tuple[SharedSet, ...] = ()

    def shared(self, subject: Subject) -> SharedSet | None:
        """What it shares of one subject."""
        return next((one for one in self.shares if one.subject is subject), None)


@dataclass(frozen=True, kw_only=True)
class ShareLine:
    """One share as the member that gave it sees it."""

    id: UUID
    host: str
    subject: Subject
    audience: Audience
    vintage: int
    years: tuple[int, ...]
    by: str
    at: datetime
    ended_by: str = ""
    ended_at: datetime | None = None
    is_host_still: bool = True

    @property
    def is_current(self) -> bool:
        """Whether the host can read the set now."""
        return self.ended_at is None and self.is_host_still


# WHAT A MEMBER READS


def shareable(organisation: UUID) -> list[Release]:
    """The approved sets that can be shared: the newest of each subject and audience outside the analyst's desk.

    What is held back cannot be shared, by those who may read it either: whoever it is shared with may not.
    """
    held = held_from_others(organisation)
    found = Release.objects.of(organisation).filter(audience__in=SHAREABLE).order_by("subject", "audience", "-vintage")
    newest: dict[tuple[str, str], Release] = {}
    for one in found:
        if held.isdisjoint(one.deposits):
            newest.setdefault((one.subject, one.audience), one)
    return list(newest.values())


def shares_of(organisation: UUID, on: date) -> list[ShareLine]:
    """Everything an organisation ever shared, the newest first."""
    hosts = {one.pk for one in hosts_of(organisation, on)}
    held = held_from_others(organisation)
    found = Share.objects.of(organisation).select_related("release", "host", "by", "end", "end__by")
    return [_line(one, held, is_host_still=one.host_id in hosts) for one in found.order_by("-at")]


def numbers_of(releases: Sequence[Release]) -> dict[UUID, int]:
    """The how manyeth of its kind each release of an organisation is for those it can be shared with."""
    held = held_from_others(releases[0].organisation_id) if releases else frozenset()
    return {one.pk: queries.number_of(one, without=held) for one in releases}


def _line(share: Share, held: Collection[str], *, is_host_still: bool) -> ShareLine:
    end = getattr(share, "end", None)
    return ShareLine(
        id=share.pk,
        host=share.host.name,
        subject=Subject(share.release.subject),
        audience=Audience(share.release.audience),
        vintage=queries.number_of(share.release, without=held),
        years=tuple(share.release.years),
        by=_name(share.by),
        at=share.at,
        ended_by=_name(end.by) if end else "",
        ended_at=end.at if end else None,
        is_host_still=is_host_still,
    )


def _name(person: Person | None) -> str:
    return person.name if person is not None else "the service"


# WHAT A HOST READS


def members(host: UUID, on: date) -> list[Member]:
    """The members of a host, in the order of the alphabet, each with what it shares now."""
    hosted = members_of(host, on)
    with _inside_with_those_who_share(host, hosted) as shares:
        since = {release: at for _, release, at in shares}
        sets: dict[UUID, list[SharedSet]] = {}
        sharing = {member for member, _, _ in shares}
        held = held_from_others_of(sharing)
        for row in _releases(sharing, since):
            number = queries.number_of(row, without=held.get(row.organisation_id, ()))
            sets.setdefault(row.organisation_id, []).append(_shared(row, number, since[row.pk]))
    return [
        Member(organisation=one.pk, slug=one.slug, name=one.name, shares=tuple(sets.get(one.pk, ())))
        for one in sorted(hosted, key=lambda one: one.name.casefold())
    ]


def member(host: UUID, slug: str, on: date) -> Member | None:
    """One member of a host that shares something with it now; None for every other, whatever the reason."""
    return next((one for one in members(host, on) if one.slug == slug and one.shares), None)


@contextmanager
def _inside_with_those_who_share(
    host: UUID, hosted: Sequence[Organisation]
) -> Iterator[list[tuple[UUID, UUID, datetime]]]:
    """Go inside the fence of a host's members that share with it now, with whose release it has and since when.

    The only way for a host to a row of a member. Nothing is remembered: the next request asks again.
    """
    with everywhere("to find what members share with their host"):
        current = Share.objects.filter(host=host, end=None, organisation__in=[one.pk for one in hosted])
        shares = list(current.order_by("at").values_list("organisation_id", "release_id", "at"))
    with inside(host, *{member for member, _, _ in shares}):
        yield shares


def _releases(organisations: Iterable[UUID], releases: Iterable[UUID]) -> Iterable[Release]:
    """Releases of several organisations in one query."""
    return Release.objects.of_any(organisations).filter(pk__in=list(releases))


def _shared(release: Release, number: int, since: datetime) -> SharedSet:
    return SharedSet(
        release=release.pk,
        subject=Subject(release.subject),
        audience=Audience(release.audience),
        vintage=number,
        sha256=release.sha256,
        years=tuple(release.years),
        made_at=release.made_at,
        since=since,
    )


# WHAT CHANGES IT


def check_can_share(*, audience: Audience, is_host: bool, is_shared: bool, is_held: bool = False) -> None:
    """Raise Refused unless a set may be shared with somebody."""
    if audience not in SHAREABLE:
        raise Refused(
            "Figures of the analyst's desk have not been through the privacy check, so they cannot be shared. Share an "
            "approved set for the organisation or for publication."
        )
    if is_held:
        raise Refused(
            "This approved set holds figures that are held back, so it cannot be shared yet. Share an earlier one, or "
            "wait until they are held back no longer."
        )
    if not is_host:
        raise Refused(
            "Your organisation is not a member of the organisation you chose. Choose one that counts you as a member."
        )
    if is_shared:
        raise Refused("This approved set is already shared with that organisation. Nothing was changed.")


def check_can_take_back(*, is_ended: bool) -> None:
    """Raise Refused where there is nothing to take back."""
    if is_ended:
        raise Refused("This was already taken back. Nothing was changed.")


@transaction.atomic
def share(*, release: Release, host: Organisation, by: Person, at: datetime) -> Share:
    """Share one approved set with a host. It takes the place of one of the same subject that the host has."""
    audit.hold(release.organisation_id)
    current = Share.objects.of(release.organisation_id).filter(host=host, end=None, release__subject=release.subject)
    earlier = list(current)
    check_can_share(
        audience=Audience(release.audience),
        is_host=host in hosts_of(release.organisation_id, timezone.localdate(at)),
        is_shared=any(one.release_id == release.pk for one in earlier),
        is_held=not held_from_others(release.organisation_id).isdisjoint(release.deposits),
    )
    for one in earlier:
        ShareEnd.objects.create(organisation_id=one.organisation_id, share=one, by=by, at=at)
    given = Share.objects.create(organisation_id=release.organisation_id, release=release, host=host, by=by, at=at)
    audit.record(
        Event.FIGURES_SHARED,
        organisation=release.organisation_id,
        by=by.pk,
        at=at,
        about=given,
        more={"replaced": len(earlier)},
    )
    return given


@transaction.atomic
def take_back(*, share: Share, by: Person, at: datetime) -> ShareEnd:
    """End a share. From the next request on the host reads nothing of it."""
    audit.hold(share.organisation_id)
    check_can_take_back(is_ended=ShareEnd.objects.of(share.organisation_id).filter(share=share).exists())
    end = ShareEnd.objects.create(organisation_id=share.organisation_id, share=share, by=by, at=at)
    audit.record(Event.SHARING_ENDED, organisation=share.organisation_id, by=by.pk, at=at, about=end)
    return end


def share_called(organisation: UUID, share: UUID) -> Share | None:
    """One share of an organisation."""
    return Share.objects.of(organisation).filter(pk=share).first()
