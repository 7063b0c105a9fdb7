"""For whom figures are shown, who else a reader may see them as, and how far they have come: said on every page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from tallystick.publishing.words import listed
from tallystick.release.policy import Audience
from tallystick.vocabulary.periods import Snapshot, day_label
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day
from tallystick_web.deposits.signed_by import SignedBy
from tallystick_web.numbers.rules import Making, WhyNone, next_snapshot
from tallystick_web.organisations.rules import Capability, RoleId, opens_for, roles

_SEEN = {
    Audience.INTERNAL: "the analyst’s desk",
    Audience.ORGANISATION: "the organisation",
    Audience.PUBLIC: "the public",
}
_ABOUT = {
    Audience.INTERNAL: (
        "Nothing here has been through the privacy check. Small numbers can point at a person, so these figures stay "
        "on the analyst’s desk."
    ),
    Audience.ORGANISATION: (
        "These figures have been through the privacy check. They are for people of this organisation, not for "
        "publication."
    ),
    Audience.PUBLIC: "These figures have been through the privacy check, and anybody may read them.",
}
_WHY_NONE = {
    WhyNone.NOTHING_CALCULABLE: (
        "Nothing can be calculated from the figures that were signed off: they hold no counts of any one indicator. "
        "Hand them in again with counts of how many people, and of how many of them it happened to."
    ),
    WhyNone.CANNOT_BE_PROTECTED: (
        "No set of the newest figures passed the re-identification test: whatever was left out, somebody could "
        "have been recognised from the rest, together with what was approved before. What was approved before stays as "
        "it is. It is tried again when more figures are signed off."
    ),
    WhyNone.CORRECTION_WAITS: (
        "Figures of a year that was shown before were handed in again. Other readers keep those they have: a corrected "
        "figure beside the first would tell which counts crossed a rounding. What is exact by contract is corrected at "
        "once, if your organisation has accepted that it leaves exactly."
    ),
}
_BROKEN = (
    "The figures of {years} are signed off. When they were being made ready, something went wrong; it will be tried "
    "again within the hour."
)
_COUNTING = "Figures of other years are still being counted. This page holds them as soon as they are."


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads: of which organisation, as which audience, and which others they may choose.

    ``chosen`` is blank where they read as the widest they belong to.
    """

    slug: str
    audience: Audience
    allowed: tuple[Audience, ...]
    capabilities: frozenset[Capability]
    is_chosen: bool = False
    today: date = field(default_factory=timezone.localdate)

    @property
    def is_at_home(self) -> bool:
        """Whether these are figures of the reader's own organisation."""
        return True

    def href(self, route: str, **parts: str) -> str:
        """The address of a page of figures, for the same audience."""
        return self._as(reverse(route, kwargs={"organisation": self.slug, **parts}), self.is_chosen, self.audience)

    def switches(self, route: str, **parts: str) -> tuple[Link, ...]:
        """The same page as the other audiences of the reader see it."""
        address = reverse(route, kwargs={"organisation": self.slug, **parts})
        return tuple(
            Link(text=f"See it as {_SEEN[one]} does", href=self._as(address, True, one))
            for one in self.allowed
            if one is not self.audience
        )

    @property
    def seen(self) -> str:
        """``As the public sees it``."""
        return f"As {_SEEN[self.audience]} sees it"

    @property
    def about(self) -> str:
        """What stands behind figures for this audience."""
        return _ABOUT[self.audience]

    @staticmethod
    def _as(address: str, is_chosen: bool, audience: Audience) -> str:
        return f"{address}?for={audience}" if is_chosen else address


@dataclass(frozen=True, kw_only=True)
class Approved:
    """A release as its pages name it: its fingerprint, which of how many it is, when it was made and from what."""

    sha256: str
    vintage: int
    made_at: datetime
    made_from: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignedYears:
    """The sign-offs that a release of one standard was made from, the newest year first."""

    of: tuple[SignedBy, ...] = ()
    with_names: bool = field(default=False)

    @classmethod
    def from_all(
        cls, every: Sequence[SignedBy], *, standard: str, made_from: Collection[str], with_names: bool
    ) -> "SignedYears":
        """Those of one standard among all, whose deposits are in ``made_from``."""
        own = (one for one in every if one.standard == standard and str(one.deposit) in made_from)
        return cls(of=tuple(sorted(own, key=lambda one: -one.year)), with_names=with_names)

    @property
    def newest(self) -> str:
        """``Counted on 31 March 2025, signed off by the workforce analyst on 12 June 2025.``"""
        if not self.of:
            return ""
        one = self.of[0]
        return (
            f"Counted on {Snapshot(one.year).label}, signed off by the {role_in_sentence(one.role)} on {day(one.at)}."
        )

    @property
    def last_update(self) -> datetime | None:
        """When something was signed off last."""
        return max((one.at for one in self.of), default=None)

    def who(self, one: SignedBy) -> str:
        """Who signed: the name beside the role for those who may read people, else the role alone."""
        role = role_in_sentence(one.role)
        return f"{one.name}, {role}" if self.with_names and one.name else f"the {role}"


def role_in_sentence(role: str) -> str:
    """``workforce analyst``; a role that is no longer in the table stands as it was written."""
    if role not in set(RoleId):
        return role
    label = roles()[RoleId(role)].label
    return f"{label[:1].lower()}{label[1:]}"


def making_said(making: Making, *, is_counting: bool, has_broken: bool = False) -> tuple[str, ...]:
    """What is said of figures that have not come yet; nothing where all are here."""
    said = []
    if making.why_none is not None:
        said.append(_WHY_NONE[making.why_none])
    elif has_broken and not making.is_done:
        said.append(_BROKEN.format(years=_years((*making.arriving, *making.renewed))))
    else:
        if making.arriving:
            said.append(
                f"The figures of {_years(making.arriving)} are signed off and are being made ready. This page holds "
                "them as soon as they are."
            )
        if making.renewed:
            said.append(
                f"New figures of {_years(making.renewed)} are signed off and are being made ready. Until then this "
                "page holds those before."
            )
    return (*said, _COUNTING) if is_counting else tuple(said)


def held_said(years: Sequence[int]) -> tuple[str, ...]:
    """What is said to those who may read figures that are held back from others; nothing where there are none."""
    said = (
        f"The figures of {_years(years)} are held back from others. Only those who read the analyst’s desk and those "
        "who were named for them may read them. Pass none of them on."
    )
    return (said,) if years else ()


def _years(years: Sequence[int]) -> str:
    return f"31 March {listed([str(one) for one in years])}"


def who_hands_in(held: frozenset[RoleId]) -> str:
    """Who may hand figures in, of the roles that somebody holds; where nobody does, who can change that."""
    able = [f"the {role_in_sentence(one.id)}" for one in opens_for({Capability.HAND_IN_FIGURES}, held)]
    if able:
        return f"In your organisation these can hand them in: {listed(able)}."
    giving = [f"the {role_in_sentence(one.id)}" for one in opens_for({Capability.MANAGE_PEOPLE}, held)]
    by = f" It is given by {listed(giving)}, and a second person agrees." if giving else ""
    return f"Nobody in your organisation holds a role that hands them in yet.{by}"


def next_update(year: int, today: date) -> str:
    """When figures newer than those of ``year`` can come."""
    counted = next_snapshot(year)
    if today <= counted:
        return f"After {day_label(counted)}, the next day on which everybody is counted"
    return f"The figures of {day_label(counted)} can be handed in now. They are not here yet"
