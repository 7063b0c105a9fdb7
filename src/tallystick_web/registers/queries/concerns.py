"""Concerns as counts with what became of them, routes to raise one, and carers passports as a number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.described.concerns import (
    CARERS_PASSPORTS,
    CONCERN_COUNTS,
    CONCERN_ROUTES,
    Group,
    Source,
)
from tallystick_web.registers.measured.standing import Counted
from tallystick_web.registers.models import CarersPassportCount, ConcernCount, ConcernRoute, EntryChange
from tallystick_web.registers.queries.entries import EntryNow, now
from tallystick_web.registers.rules import Event

_PERIOD = ("source", "since", "until")
_LATER = (Event.CHANGED, Event.MOVED, Event.BROUGHT_IN)


@dataclass(frozen=True, kw_only=True)
class PassportsNow:
    """How many carers passports are in place in the whole organisation, by the newest count that stands."""

    as_of: date
    in_place: int
    due: int | None
    is_corrected: bool


def counts_of_concerns(organisation: UUID) -> list[Counted]:
    """Every count there is, and for each period that one was of before it was changed one more. Two questions."""
    rows = list(ConcernCount.objects.of(organisation))
    later = _changed_later(organisation, CONCERN_COUNTS, {one.pk: one.at for one in rows})
    return [each for one in rows for each in _counted(one, later.get(one.pk, ()))]


def routes_now(organisation: UUID) -> list[EntryNow]:
    """The routes that are open, in the order of their titles."""
    rows = ConcernRoute.objects.of(organisation).filter(state__in=CONCERN_ROUTES.live_states)
    return [now(one, CONCERN_ROUTES) for one in rows.select_related("owner", "by").order_by("title", "pk")]


def passports_now(organisation: UUID, *, today: date) -> PassportsNow | None:
    """The newest count of carers passports in the whole organisation that came in before today."""
    rows = list(CarersPassportCount.objects.of(organisation).filter(part=None).order_by("-as_of", "at"))
    later = _changed_later(organisation, CARERS_PASSPORTS, {one.pk: one.at for one in rows})
    live = CARERS_PASSPORTS.live_states
    there = [one for one in rows if localdate(one.at) < today and (one.state in live or one.pk in later)]
    if not there:
        return None
    newest = there[0]
    is_corrected = any(one.pk in later for one in there if one.as_of == newest.as_of)
    return PassportsNow(as_of=newest.as_of, in_place=newest.in_place, due=newest.due, is_corrected=is_corrected)


def _counted(row: ConcernCount, changes: Sequence[Mapping[str, Any]]) -> Iterator[Counted]:
    """A count; where it was changed after its first day also what it stood for before, which nobody is given again."""
    is_live = row.state in CONCERN_COUNTS.live_states
    if not is_live and not changes:
        return
    said = {"source": row.source, "since": row.since, "until": row.until}
    yield _as_counted(row, said, is_corrected=bool(changes))
    for before in changes:
        said = said | before
        if before:
            yield _as_counted(row, said, is_corrected=True)


def _as_counted(row: ConcernCount, said: Mapping[str, Any], *, is_corrected: bool) -> Counted:
    numbers = {one.name: getattr(row, one.name) for one in CONCERN_COUNTS.columns if one.kind is ColumnKind.WHOLE}
    return Counted(
        source=Source(said["source"]),
        group=Group(row.group),
        since=said["since"],
        until=said["until"],
        part=row.part_id,
        numbers=numbers,
        added_at=row.at,
        added_on=localdate(row.at),
        is_corrected=is_corrected,
    )


def _changed_later(
    organisation: UUID, register: Register, added: Mapping[UUID, datetime]
) -> dict[UUID, list[dict[str, Any]]]:
    """What was done after their first day to entries that were added then, the newest first.

    Of each change the period that the entry was of before it. Another title or owner changes no count.
    """
    columns = {"state", *(one.name for one in register.columns)}
    rows = EntryChange.objects.of(organisation).filter(register=register.id, entry__in=list(added), what__in=_LATER)
    found: dict[UUID, list[dict[str, Any]]] = {}
    for one in rows.order_by("-at"):
        is_of_count = one.what == Event.MOVED or bool(columns & {each["column"] for each in one.said})
        if is_of_count and localdate(one.at) > localdate(added[one.entry]):
            found.setdefault(one.entry, []).append(_period_before(one.said))
    return found


def _period_before(said: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    before = {one["column"]: one["before"] for one in said if one["column"] in _PERIOD}
    return {name: text if name == "source" else date.fromisoformat(text) for name, text in before.items()}
