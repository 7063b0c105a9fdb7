"""Who does a piece of work. A lease is taken for a minute or two, lengthened while the work goes on, and given back.

A worker that dies gives nothing back: its lease runs out, and another may take the work. A worker that was only slow
finds out when it wants to keep what it did: by then the attempt is not the latest any more, and nothing of it is kept.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from tallystick_web.core.models import Work

LEASE = timedelta(seconds=90)
BEAT = 20.0
"""How many seconds pass between two lengthenings."""
MOST_ATTEMPTS = 3
PAUSE = timedelta(minutes=5)
"""How long work is left alone that broke for want of room on the disk, or of a database, before it is tried again."""


class LeaseLost(Exception):
    """Somebody else does this work by now. What was done for it here is not kept."""


@dataclass(frozen=True, kw_only=True)
class Lease:
    """That this process does a piece of work, as its so-manyeth attempt."""

    work: UUID
    attempt: int


_held: ContextVar[Lease | None] = ContextVar("lease", default=None)


def take(work: UUID, *, at: datetime) -> Lease | None:
    """Take a piece of work that waits, or whose lease has run out; None where it is held, ended or tried too often."""
    is_free = Q(leased_until=None) | Q(leased_until__lt=at)
    rows = Work.objects.filter(is_free, pk=work, ended_at=None, attempt__lt=MOST_ATTEMPTS)
    if not rows.update(attempt=F("attempt") + 1, begun_at=at, leased_until=at + LEASE, part=0, parts=0):
        return None
    return Lease(work=work, attempt=Work.objects.values_list("attempt", flat=True).get(pk=work))


@contextmanager
def holding(lease: Lease) -> Iterator[None]:
    """Lengthen a lease from another thread for as long as the block takes, so that long work is not taken away."""
    ended = threading.Event()
    beating = threading.Thread(target=_beat, args=(lease, ended), daemon=True)
    token = _held.set(lease)
    beating.start()
    try:
        yield
    finally:
        _held.reset(token)
        ended.set()
        beating.join()


def _beat(lease: Lease, ended: threading.Event) -> None:
    while not ended.wait(BEAT):
        # A database that is busy now is asked again after the next pause; there are several before the lease runs out.
        with suppress(DatabaseError):
            _lengthen(lease)


def _lengthen(lease: Lease) -> bool:
    try:
        return bool(_rows(lease).update(leased_until=timezone.now() + LEASE))
    finally:
        connection.close()  # of this thread: it may be long until it is needed again


def check_held() -> None:
    """Raise LeaseLost unless the work this process does is still its own. Called inside the transaction that keeps it.

    The row stays locked until that transaction ends, so that nobody takes the work in between. Outside the worker
    there is no lease, and nothing to lose.
    """
    lease = _held.get()
    if lease is not None and not _rows(lease).update(leased_until=timezone.now() + LEASE):
        raise LeaseLost(f"attempt {lease.attempt}")


def tell(part: int, parts: int) -> None:
    """Say how far the work of this process has come."""
    lease = _held.get()
    if lease is not None:
        _rows(lease).update(part=part, parts=parts)


def end(lease: Lease, *, at: datetime, code: str = "") -> bool:
    """Give a lease back: the work is done, or broke with ``code``. False where it was lost."""
    return bool(_rows(lease).update(ended_at=at, leased_until=None, is_done=not code, code=code))


def put_back(lease: Lease, *, at: datetime) -> bool:
    """Give a lease back undone: somebody may take the work after a pause. False where it was tried too often."""
    if lease.attempt >= MOST_ATTEMPTS:
        return False
    return bool(_rows(lease).update(leased_until=at + PAUSE))


def _rows(lease: Lease) -> QuerySet[Work]:
    return Work.objects.filter(pk=lease.work, attempt=lease.attempt, ended_at=None)
