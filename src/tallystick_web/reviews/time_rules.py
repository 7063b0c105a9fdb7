"""Protected time: hours promised to a person against hours they were asked for.

Seen by that person and one co-ordinator. Everybody else learns one sentence, once so many people are promised time
that it tells of none of them.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from uuid import UUID

from tallystick.publishing.words import in_words
from tallystick_web.core.rules import Refused

AGAIN_WITHIN = timedelta(days=7)
LONGEST = timedelta(days=366)
FEWEST_PEOPLE = 10
_MONTHS = 3
_STEP = 5  # per cent


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """Three months that begin in January, April, July or October; the first and the last day belong to it."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        is_last = self.first.month > 12 - _MONTHS
        return Quarter(first=date(self.first.year + is_last, 1 if is_last else self.first.month + _MONTHS, 1))

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return quarter_of(self.first - timedelta(days=1))

    @property
    def label(self) -> str:
        """``October to December 2026``."""
        return f"{self.first:%B} to {self.last:%B} {self.first.year}"

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months."""
        return tuple(self.first.replace(month=self.first.month + place) for place in range(_MONTHS))


def quarter_of(day: date) -> Quarter:
    """The quarter that a day is in."""
    return Quarter(first=date(day.year, (day.month - 1) // _MONTHS * _MONTHS + 1, 1))


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Hours a month that somebody was promised for a role, from a day until a day, both included."""

    id: UUID
    what_for: str
    hours: Decimal
    starts_on: date
    until: date

    def hours_in(self, quarter: Quarter) -> Fraction:
        """The hours promised in a quarter: of a month in which it begins or ends, as much as the days make up."""
        return sum((Fraction(self.hours) * self._share_of(month) for month in quarter.months), Fraction(0))

    def _share_of(self, month: date) -> Fraction:
        days = monthrange(month.year, month.month)[1]
        first, last = max(self.starts_on, month), min(self.until, month.replace(day=days))
        return Fraction(max(0, (last - first).days + 1), days)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Hours that somebody was asked for on a day."""

    id: UUID
    what_for: str
    on: date
    hours: Decimal
    in_protected: bool


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What one person was promised in a quarter, what they used of it, and what came out of their own time.

    ``again`` is how often they were asked again within a week.
    """

    promised: Fraction
    used: Fraction
    outside: Fraction
    again: int

    @property
    def asked(self) -> Fraction:
        """All hours they were asked for."""
        return self.used + self.outside

    @property
    def over(self) -> Fraction:
        """By how much more was asked for than was promised; 0 where it was not."""
        return max(Fraction(0), self.asked - self.promised)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was promised and nothing asked for."""
        return not self.promised and not self.asked


def balance_of(promises: Iterable[Promise], entries: Iterable[Entry], quarter: Quarter) -> Balance:
    """The balance of one person in a quarter."""
    theirs = sorted((one for one in entries if quarter.first <= one.on <= quarter.last), key=lambda one: one.on)
    return Balance(
        promised=sum((one.hours_in(quarter) for one in promises), Fraction(0)),
        used=sum((Fraction(one.hours) for one in theirs if one.in_protected), Fraction(0)),
        outside=sum((Fraction(one.hours) for one in theirs if not one.in_protected), Fraction(0)),
        again=sum(later.on - earlier.on <= AGAIN_WITHIN for earlier, later in pairwise(theirs)),
    )


def overload_of(balance: Balance) -> tuple[str, ...]:
    """What to look at in a balance, as advice: more asked than promised, own time used, asked again within a week."""
    said = []
    if balance.over:
        said.append(f"{said_hours(balance.over)} more asked for than promised")
    if balance.outside:
        said.append(f"{said_hours(balance.outside)} out of their own time")
    if balance.again:
        times = {1: "once", 2: "twice"}.get(balance.again, f"{in_words(balance.again)} times")
        said.append(f"asked again within seven days, {times}")
    return tuple(said)


def said_of_everybody(balances: Collection[Balance], quarter: Quarter) -> str:
    """The one sentence that others learn: how much of the promised time was used. Blank where it could tell of one.

    It needs ten people with a promise, none of whom has half of the hours, and is said to the nearest five per cent.
    """
    theirs = [one for one in balances if one.promised]
    promised, used = sum(one.promised for one in theirs), sum(one.used for one in theirs)
    largest = max((max(one.promised / promised, one.used / used if used else Fraction(0)) for one in theirs), default=0)
    if len(theirs) < FEWEST_PEOPLE or largest >= Fraction(1, 2):
        return ""
    share = round(used / promised * 100 / _STEP) * _STEP
    return f"Of the protected time promised in {quarter.label}, about {share}% was used."


def said_hours(hours: Fraction | Decimal) -> str:
    """``7.5 hours``, ``1 hour``: to a tenth, halves away from zero."""
    tenths = int(Fraction(hours) * 10 + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest} hours" if rest else f"{whole} hour{'' if whole == 1 else 's'}"


def check_coordinator(*, person: UUID, by: UUID) -> None:
    """Raise Refused where somebody names themselves: whoever names does not see people's hours by that."""
    if person == by:
        raise Refused("Name somebody else: whoever names the co-ordinator does not see people’s hours by that.")


def check_promise(*, starts_on: date, ends_on: date) -> None:
    """Raise Refused where time would be promised for no day, or for longer than a year."""
    if ends_on <= starts_on:
        raise Refused("The last day is not after the first day. Change one of them.")
    if ends_on - starts_on > LONGEST:
        raise Refused("Promise time for a year at most. Then ask the person again whether they still want the role.")


def check_end(*, last_on: date, today: date, until: date) -> None:
    """Raise Refused where a promise would be taken away for days that are over, or would end later than it does."""
    if last_on < today:
        raise Refused("That day is over. What was promised until today stays promised: give today or a later day.")
    if last_on > until:
        raise Refused("The promise ends before that day as it is. Give an earlier day, or promise new time.")


def check_note(*, on: date, today: date) -> None:
    """Raise Refused where hours are of a day to come, or of one long ago."""
    if on > today:
        raise Refused("That day is still to come. Note hours once they were given.")
    if today - on > LONGEST:
        raise Refused("That day is more than a year ago. Note hours of the last year.")


def check_sees(*, whose: UUID, by: UUID, coordinator: UUID | None) -> None:
    """Raise Refused where somebody is neither the person whose time it is nor the co-ordinator."""
    if by not in (whose, coordinator):
        raise Refused("Protected time is seen by the person themselves and by the co-ordinator, and by nobody else.")
