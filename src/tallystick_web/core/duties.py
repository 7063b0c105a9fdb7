"""What is due from people, whichever application it comes from: to decide, to do by a day, or to say how it goes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

FRESH_FOR = timedelta(days=30)
WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One thing that is due from people.

    ``kind`` says in words what it is to them ("Action you lead") and ``text`` which one. ``route`` and ``parts``, with
    the organisation, make the address where it is done. ``waits_since`` is the day from which somebody waits for a
    decision. Of something ``wants_updates`` is true for, people say from time to time how it goes; ``updated_on`` is
    when they last did, and None is never. ``in_calendars`` is false for what a calendar program is not told.
    """

    kind: str
    text: str
    route: str
    people: frozenset[UUID]
    parts: Mapping[str, UUID | str | int] = field(default_factory=dict)
    due_on: date | None = None
    waits_since: date | None = None
    wants_updates: bool = False
    updated_on: date | None = None
    in_calendars: bool = True

    def is_overdue(self, on: date) -> bool:
        """Whether the day by which it was due is over."""
        return self.due_on is not None and self.due_on < on

    def is_stale(self, on: date) -> bool:
        """Whether nobody said for thirty days how it goes, or ever."""
        return self.wants_updates and (self.updated_on is None or on - self.updated_on > FRESH_FOR)

    def is_for_now(self, on: date) -> bool:
        """Whether something is to be done about it this week: it is due, somebody waits, or its last word is old."""
        return self.waits_since is not None or self.is_due_this_week(on) or self.is_stale(on)

    def is_due_this_week(self, on: date) -> bool:
        """Whether it is due in the seven days from a day on, or was due before."""
        return self.due_on is not None and self.due_on < on + WEEK


def who_may(who: Mapping[UUID, Collection[str]], *capabilities: str) -> frozenset[UUID]:
    """Those of some people, each given with what they may do, who may do one of these."""
    wanted = frozenset(capabilities)
    return frozenset(one for one, may in who.items() if not wanted.isdisjoint(may))


Duties = Callable[[UUID, Mapping[UUID, Collection[str]], date], Collection[Duty]]
"""What is due in an organisation from these people, each with what they may do, as of a day."""
