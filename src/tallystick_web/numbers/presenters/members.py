"""Members as their host reads them: who shares what, in the order of the alphabet, and one member's shared figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tallystick.publishing.words import in_words, listed
from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day
from tallystick_web.numbers.beside import Beside, Offered
from tallystick_web.numbers.presenters.reading import Approved, Reader
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import Member, SharedSet
from tallystick_web.organisations.rules import Capability

_SUBJECTS = {Subject.STANDARDS: "workforce standards", Subject.PAY: "pay gaps"}
DOES_NOT_SHARE = "Does not share"


@dataclass(frozen=True, kw_only=True)
class SharedReader(Reader):
    """A host before the figures that one member shares: the same pages, at addresses under the member."""

    member: str
    member_name: str
    since: datetime

    @property
    def is_at_home(self) -> bool:
        """They are a member's."""
        return False

    def href(self, route: str, **parts: str) -> str:
        """The address of a page of the member's shared figures."""
        return reverse(f"member-{route}", kwargs={"organisation": self.slug, "member": self.member, **parts})

    def switches(self, route: str, **parts: str) -> tuple[Link, ...]:  # noqa: ARG002  # one set, one way to read it
        """None: a host reads the one set that was shared."""
        return ()

    @property
    def seen(self) -> str:
        """Whose figures these are, and since when they are shared."""
        return f"Shared by {self.member_name} since {day(self.since)}"

    @property
    def about(self) -> str:
        """What stands behind shared figures."""
        checked = "These figures have been through the privacy check of the organisation that shares them."
        for_whom = "Anybody may read them." if self.audience is Audience.PUBLIC else "They are not for publication."
        return f"{checked} {for_whom} It can take them back from you at any time."


def shared_reader(slug: str, member: Member, shared: SharedSet, capabilities: frozenset[Capability]) -> SharedReader:
    """The host of this name in addresses before one shared set of a member."""
    return SharedReader(
        slug=slug,
        audience=shared.audience,
        allowed=(shared.audience,),
        capabilities=capabilities,
        member=member.slug,
        member_name=member.name,
        since=shared.since,
    )


def approved_of(shared: SharedSet) -> Approved:
    """A shared set as pages of figures name it. What it was made from is the member's own affair."""
    return Approved(sha256=shared.sha256, vintage=shared.vintage, made_at=shared.made_at)


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """One member in the list."""

    name: str
    says: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class MembersPage:
    """The list of members."""

    lines: tuple[MemberLine, ...]

    @property
    def says(self) -> str:
        """The first sentence: how many there are, and how many share."""
        if not self.lines:
            return "No organisation is listed as your member."
        many, share = len(self.lines), sum(bool(one.href) for one in self.lines)
        members = "1 member" if many == 1 else f"{many:,} members"
        shares = f"{capitalised(in_words(share))} of them {'shares' if share == 1 else 'share'} figures with you"
        return f"You have {members}. {shares}."

    @property
    def has_shares(self) -> bool:
        """Whether there is anything to set beside each other."""
        return any(one.href for one in self.lines)


def members_page(slug: str, members: Sequence[Member]) -> MembersPage:
    """The list of a host's members, in the order of the alphabet."""
    return MembersPage(lines=tuple(_line(slug, one) for one in members))


def _line(slug: str, member: Member) -> MemberLine:
    if not member.shares:
        return MemberLine(name=member.name, says=(DOES_NOT_SHARE,))
    return MemberLine(
        name=member.name,
        says=tuple(_said(one) for one in sorted(member.shares, key=lambda one: one.subject, reverse=True)),
        href=reverse("member", kwargs={"organisation": slug, "member": member.slug}),
    )


def _said(shared: SharedSet) -> str:
    years = f"{shared.years[0]}" if len(shared.years) == 1 else f"{min(shared.years)} to {max(shared.years)}"
    return f"Shares {_SUBJECTS[shared.subject]}, {years}, since {day(shared.since)}"


@dataclass(frozen=True, kw_only=True)
class OfferedLine:
    """A standard and a year, with a link to each indicator that can be set beside each other."""

    title: str
    links: tuple[Link, ...]


def offered_lines(slug: str, offered: Sequence[Offered]) -> tuple[OfferedLine, ...]:
    """What can be set beside each other."""
    return tuple(
        OfferedLine(
            title=f"{one.title}, {one.year}",
            links=tuple(
                Link(text=indicator.title, href=_beside(slug, one, indicator.id)) for indicator in one.indicators
            ),
        )
        for one in offered
    )


def _beside(slug: str, offered: Offered, indicator: str) -> str:
    names = {"standard": offered.standard, "year": offered.year, "indicator": indicator}
    return reverse("members-indicator", kwargs={"organisation": slug, **names})


@dataclass(frozen=True, kw_only=True)
class BesidePage:
    """One figure of the members who share. ``silent`` are the names of those who share no such set."""

    beside: Beside
    silent: tuple[str, ...]

    @property
    def title(self) -> str:
        """The indicator."""
        return self.beside.indicator.title

    @property
    def caption(self) -> str:
        """The standard, the year and the indicator."""
        offered = self.beside.offered
        return f"Members beside each other, {offered.title}, {offered.year}, indicator {self.beside.indicator.id}"

    @property
    def says(self) -> str:
        """What is compared, and how the members lie."""
        return f"{self.beside.compared} {self.beside.says}"

    @property
    def who_is_not_here(self) -> tuple[str, ...]:
        """Which members have no place in the picture, and why."""
        if not self.silent:
            return self.beside.left_out
        share = "shares" if len(self.silent) == 1 else "share"
        said = f"{listed(list(self.silent))} {share} no workforce standards with you, so nothing of them is here."
        return (*self.beside.left_out, said)
