"""How often people on the list are asked, against what they agreed to; and what is refused about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.registers.columns import Choice
from tallystick_web.registers.part_rules import PartTaken, TakesPartAs

MONTHS_OF_LOAD = 12
_MOST = 3
_GIVES_NOTHING = frozenset({TakesPartAs.ATTENDEE, TakesPartAs.CANDIDATE})


# THE LOAD


@dataclass(frozen=True, kw_only=True)
class Load:
    """How often one person was asked in twelve months, when last, and how often a year they agreed to be."""

    times: int
    last: date | None
    agreed: int | None

    @property
    def is_over(self) -> bool:
        """Whether they were asked more often than they agreed to."""
        return self.agreed is not None and self.times > self.agreed

    @property
    def is_at_limit(self) -> bool:
        """Whether one more time would be more than they agreed to."""
        return self.agreed is not None and self.times >= self.agreed


def year_before(on: date) -> date:
    """The day after which asking counts as of the twelve months that end on a day."""
    return months_after(on, -MONTHS_OF_LOAD)


def asked(parts: Iterable[PartTaken], *, on: date) -> dict[UUID, list[date]]:
    """The days on which each person was asked in the twelve months to a day, the newest first, by their token.

    Whoever is asked to come and listen gives nothing away: that does not count.
    """
    since, days = year_before(on), dict[UUID, list[date]]()
    for part in parts:
        if part.part not in _GIVES_NOTHING:
            days.setdefault(part.person, []).extend(one for one in part.asked if since < one <= on)
    return {person: sorted(found, reverse=True) for person, found in days.items() if found}


def load(days: Sequence[date], agreed: int | None) -> Load:
    """The load of somebody who was asked on these days, the newest first."""
    return Load(times=len(days), last=days[0] if days else None, agreed=agreed)


@dataclass(frozen=True, kw_only=True)
class Concentration:
    """How invitations of twelve months fell on people: those asked most are at most three."""

    invitations: int
    people: int
    most: int
    of_most: int


def concentration(days: Mapping[UUID, Sequence[date]]) -> Concentration:
    """How invitations fell on people."""
    counts = sorted((len(one) for one in days.values()), reverse=True)
    return Concentration(
        invitations=sum(counts), people=len(counts), most=min(_MOST, len(counts)), of_most=sum(counts[:_MOST])
    )


def check_asked_again(*, over: int, all_the_same: bool) -> None:
    """Raise Refused where people would be asked more often than they agreed, unless somebody says so."""
    if over and not all_the_same:
        who = "One of the people you chose was" if over == 1 else f"{over} of the people you chose were"
        raise Refused(
            f"{who} asked as often as they agreed to, or more. Choose others, or say below that you ask them all the "
            "same."
        )


# PEOPLE ON THE LIST


class HowAsked(Choice):
    """How somebody asked to be forgotten."""

    EMAIL = "email"
    LETTER = "letter"
    SPOKEN = "spoken"
    LONG_AGO = "long-ago"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            HowAsked.EMAIL: "by e-mail",
            HowAsked.LETTER: "in a letter or on a form",
            HowAsked.SPOKEN: "in a conversation",
            HowAsked.LONG_AGO: "nobody asked: they were not heard of for years",
        }[self]


YEARS_KEPT = 5


def check_can_be_asked(*, chosen: int, askable: int) -> None:
    """Raise Refused where somebody who was chosen cannot be asked."""
    if not chosen:
        raise Refused("Choose at least one person.")
    if askable < chosen:
        raise Refused(
            "Somebody you chose cannot be asked any more: they are off the list, or their entry is no longer "
            "confirmed. Open the page again. Nothing was saved."
        )


def check_merging(*, is_same: bool, is_merged: bool) -> None:
    """Raise Refused where two entries cannot become one."""
    if is_same:
        raise Refused("This is one entry. Choose another one that is of the same person.")
    if is_merged:
        raise Refused("One of these entries was merged already. Open the list again. Nothing was changed.")


def check_parting(*, is_merged: bool) -> None:
    """Raise Refused where an entry that stands by itself would be parted from another."""
    if not is_merged:
        raise Refused("This entry stands by itself already. Nothing was changed.")
