"""What is due when: today, this week or later; how much of it was updated lately; and when letters are written."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tallystick_web.core.duties import Duty

REMINDED_BEFORE = timedelta(days=30)
REMINDED_AFTER = timedelta(days=90)
_MONDAY = 0
_FROM_HOUR = 7


class Event(StrEnum):
    """What the audit calls what is done here."""

    LETTERS_WANTED = "weekly-letters-wanted"
    LETTERS_NOT_WANTED = "weekly-letters-not-wanted"
    FEED_MADE = "calendar-address-made"
    FEED_ENDED = "calendar-address-ended"
    OBLIGATION_DONE = "obligation-done"
    OBLIGATION_DATED = "obligation-date-set"


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is due from a person, each thing in one place: the first of these that it belongs to."""

    overdue: tuple[Duty, ...]
    waiting: tuple[Duty, ...]
    this_week: tuple[Duty, ...]
    stale: tuple[Duty, ...]
    later: tuple[Duty, ...]

    @property
    def now(self) -> int:
        """How many things are to be done about now."""
        return len(self.overdue) + len(self.waiting) + len(self.this_week) + len(self.stale)


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """Of how many things people say how they go, and of how many they lately did. It says nothing of how they go."""

    fresh: int
    of: int


def sorted_out(duties: Iterable[Duty], on: date) -> Work:
    """What is due, by when something is to be done about it; within that the oldest date first."""
    left = sorted(duties, key=lambda one: (one.waits_since or one.due_on or date.max, one.text))
    places: dict[str, list[Duty]] = {name: [] for name in ("overdue", "waiting", "this_week", "stale", "later")}
    for duty in left:
        places[_place(duty, on)].append(duty)
    return Work(**{name: tuple(found) for name, found in places.items()})


def _place(duty: Duty, on: date) -> str:
    if duty.is_overdue(on):
        return "overdue"
    if duty.waits_since is not None:
        return "waiting"
    if duty.is_due_this_week(on):
        return "this_week"
    return "stale" if duty.is_for_now(on) else "later"


def freshness_of(duties: Iterable[Duty], on: date) -> Freshness:
    """How fresh the updates are."""
    updated = [one for one in duties if one.wants_updates]
    return Freshness(fresh=sum(not one.is_stale(on) for one in updated), of=len(updated))


def of_person(duties: Iterable[Duty], person: UUID) -> list[Duty]:
    """Those that are due from one person."""
    return [one for one in duties if person in one.people]


def stale_by_person(duties: Iterable[Duty], people: Collection[UUID], on: date) -> dict[UUID, Freshness]:
    """How fresh the updates of these people are, of those alone of whom something is stale."""
    known = list(duties)
    found = {one: freshness_of(of_person(known, one), on) for one in people}
    return {person: fresh for person, fresh in found.items() if fresh.fresh < fresh.of}


def week_of_letter(at: datetime) -> date | None:
    """The Monday whose letters are written at a local time: that day from seven in the morning on, and no other."""
    is_time = at.weekday() == _MONDAY and at.hour >= _FROM_HOUR
    return at.date() if is_time else None


def is_near(due_on: date, on: date) -> bool:
    """Whether people are reminded of a date of the calendar on a day: not long before it, and not for ever after."""
    return on - REMINDED_AFTER <= due_on <= on + REMINDED_BEFORE
