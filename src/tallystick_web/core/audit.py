"""Audit: one event for each thing done, in a chain of hashes for each organisation."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils.timezone import localdate, make_aware

from tallystick_web.core.models import AuditEvent


def that_day(at: datetime) -> datetime:
    """The beginning of a day: of what nobody may join to a person, no time is kept."""
    return make_aware(datetime.combine(localdate(at), time.min))


def record(
    kind: str,
    *,
    organisation: UUID | None,
    by: UUID | None,
    at: datetime,
    about: models.Model | None = None,
    more: Mapping[str, str | int] | None = None,
) -> AuditEvent:
    """Write one event, inside the transaction of what it tells of. ``more`` holds ids and counts of rows, no values."""
    chain = organisation or AuditEvent.NO_ORGANISATION
    hold(chain)
    last = AuditEvent.objects.filter(chain=chain).order_by("-number").first()
    event = AuditEvent(
        chain=chain,
        number=last.number + 1 if last else 1,
        at=at.astimezone(UTC),
        kind=kind,
        by=by,
        about=about._meta.label if about is not None else "",
        about_id=about.pk if about is not None else None,
        more=dict(more or {}),
        previous=last.hash if last else "",
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    return event


def hash_of(event: AuditEvent) -> str:
    """The SHA-256 of what an event says and of the event before it."""
    said: dict[str, Any] = {
        "chain": str(event.chain),
        "number": event.number,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": event.kind,
        "by": str(event.by or ""),
        "about": event.about,
        "about_id": str(event.about_id or ""),
        "more": event.more,
        "previous": event.previous,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def order_of(organisation: UUID, kinds: Collection[str]) -> dict[UUID, int]:
    """The number of the last event of these kinds about each thing: what came after what, whatever any clock said."""
    events = AuditEvent.objects.filter(chain=organisation, kind__in=kinds)
    return {about: number for about, number in events.order_by("number").values_list("about_id", "number") if about}


def last_of(kind: str, *, organisation: UUID, about: models.Model) -> datetime | None:
    """The time that the newest event of a kind about a thing says; None where there is none."""
    events = AuditEvent.objects.filter(chain=organisation, kind=kind, about_id=about.pk)
    return events.order_by("-number").values_list("at", flat=True).first()


def broken_links() -> Iterator[str]:
    """A sentence for every event that does not follow from the one before it; none where the chains are whole."""
    before: dict[UUID, AuditEvent] = {}
    for event in AuditEvent.objects.order_by("chain", "number").iterator():
        last = before.get(event.chain)
        expected = (last.number + 1, last.hash) if last else (1, "")
        if (event.number, event.previous) != expected:
            yield f"event {event.number} of chain {event.chain} does not follow the one before it"
        if event.hash != hash_of(event):
            yield f"event {event.number} of chain {event.chain} is not what was written"
        before[event.chain] = event


def ends() -> Iterator[tuple[UUID, int, str]]:
    """Where each chain ends: its number of events, and the hash of the last, which stands for all before it."""
    last: dict[UUID, tuple[int, str]] = {}
    for chain, number, hash_ in AuditEvent.objects.order_by("chain", "number").values_list("chain", "number", "hash"):
        last[chain] = number, hash_
    yield from ((chain, number, hash_) for chain, (number, hash_) in last.items())


def hold(chain: UUID) -> None:
    """Let one transaction at a time add to a chain. SQLite lets one write at a time as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.int % 2**63])
