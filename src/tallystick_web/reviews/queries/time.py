"""What is read of protected time: shown to the person themselves and to the co-ordinator, and to nobody else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tallystick_web.core import audit
from tallystick_web.organisations.models import Person
from tallystick_web.reviews.models import TimeCoordinator, TimePromise, TimeUsed
from tallystick_web.reviews.rules import Event
from tallystick_web.reviews.time_rules import Entry, Promise, Quarter, balance_of, said_of_everybody


@dataclass(frozen=True, kw_only=True)
class TimeOf:
    """The promises and entries of one person, the newest first."""

    person: UUID
    name: str
    promises: tuple[Promise, ...]
    entries: tuple[Entry, ...]


def coordinator_of(organisation: UUID) -> Person | None:
    """Who sees the protected time of others now: whoever was named last."""
    rows = list(TimeCoordinator.objects.of(organisation).select_related("person"))
    if len(rows) < 2:
        return rows[0].person if rows else None
    named = audit.order_of(organisation, [Event.COORDINATOR_NAMED])
    return max(rows, key=lambda one: (named.get(one.pk, 0), one.at)).person


def time_of_all(organisation: UUID) -> tuple[TimeOf, ...]:
    """The protected time of everybody, by name."""
    promises, entries, names = defaultdict(list), defaultdict(list), {}
    rows = TimePromise.objects.of(organisation).select_related("person", "end").order_by("-starts_on", "-at")
    for one in rows:
        promises[one.person_id].append(_promise(one))
        names[one.person_id] = one.person.name
    used = TimeUsed.objects.of(organisation).filter(end=None).select_related("person")
    for one in used.order_by("-on", "-at"):
        entries[one.person_id].append(_entry(one))
        names[one.person_id] = one.person.name
    return tuple(
        TimeOf(person=key, name=name, promises=tuple(promises[key]), entries=tuple(entries[key]))
        for key, name in sorted(names.items(), key=lambda pair: (pair[1].casefold(), str(pair[0])))
    )


def time_of(everybody: Iterable[TimeOf], person: Person) -> TimeOf:
    """Of everybody's protected time that of one person."""
    nothing = TimeOf(person=person.pk, name=person.name, promises=(), entries=())
    return next((one for one in everybody if one.person == person.pk), nothing)


def sentence_for_others(everybody: Iterable[TimeOf], quarter: Quarter) -> str:
    """The one sentence about the protected time of a quarter that everybody may read; blank where it tells too much."""
    return said_of_everybody([balance_of(one.promises, one.entries, quarter) for one in everybody], quarter)


def promise_called(organisation: UUID, promise: UUID) -> TimePromise | None:
    """One promise that still holds, with whom it was given to."""
    rows = TimePromise.objects.of(organisation).filter(pk=promise, end=None)
    return rows.select_related("person").first()


def entry_called(organisation: UUID, entry: UUID) -> TimeUsed | None:
    """One entry that still counts, with whose it is."""
    return TimeUsed.objects.of(organisation).filter(pk=entry, end=None).select_related("person").first()


def _promise(row: TimePromise) -> Promise:
    end = getattr(row, "end", None)
    return Promise(
        id=row.pk,
        what_for=row.what_for,
        hours=row.hours,
        starts_on=row.starts_on,
        until=min(row.ends_on, end.last_on) if end else row.ends_on,
    )


def _entry(row: TimeUsed) -> Entry:
    return Entry(
        id=row.pk,
        what_for=row.what_for,
        on=row.on,
        hours=row.hours,
        in_protected=row.in_protected,
    )
