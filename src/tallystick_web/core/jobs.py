"""Work that a request leaves to the worker. A job is named by string, so that nothing imports a module of jobs.

What is to be done is a row (see models.Work), written in the transaction that asks for it. The queue carries the row's
id and no more: what it loses is begun again from the rows, and what it brings twice is done once.
"""

import hashlib
import json
from datetime import datetime, timedelta
from logging import getLogger
from typing import Any
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tallystick_web.core import leases, registry
from tallystick_web.core.leases import LeaseLost, check_held, tell
from tallystick_web.core.models import Work

__all__ = ["JobFailed", "LeaseLost", "begin_again", "check_held", "later", "now", "tell"]

WORKER_DIED = "worker-died"
_ON_ITS_WAY = timedelta(minutes=1)
_PASSING = (OSError, OperationalError)  # no room on the disk, no answer of the database: it may be otherwise soon

log = getLogger("tallystick.jobs")


class JobFailed(Exception):
    """A job broke. Holds the type of what was raised and no more: its text can hold a person's data."""


def later(job: str, **ids: UUID | str | int) -> None:
    """Have ``job`` (``deposits.jobs.name``) run with these ids once the transaction around it is committed.

    Where the same waits already, it is done once for both.
    """
    arguments = {name: value if isinstance(value, int) else str(value) for name, value in ids.items()}
    waits = _waiting(job, arguments)
    transaction.on_commit(lambda: _queue(waits, job))


def _waiting(job: str, arguments: dict[str, Any]) -> UUID:
    """The row that waits for this to be done: locked, so that no worker begins before this transaction is committed."""
    key = hashlib.sha256(json.dumps([job, arguments], sort_keys=True).encode()).hexdigest()
    organisation = UUID(arguments["organisation"]) if "organisation" in arguments else None
    rows = Work.objects.filter(key=key, attempt=0, ended_at=None)
    while not rows.update(asked_at=timezone.now()):
        asked = Work(job=job, arguments=arguments, organisation=organisation, key=key, asked_at=timezone.now())
        Work.objects.bulk_create([asked], ignore_conflicts=True)
    return rows.values_list("pk", flat=True).get()


def again(work: UUID, *, organisation: UUID) -> bool:
    """Ask once more for work of an organisation that broke. False where it did not, or begins by other means."""
    broken = Work.objects.filter(pk=work, organisation=organisation, is_done=False).exclude(ended_at=None).first()
    if broken is None or not registry.job_called(broken.job).can_begin_again:
        return False
    later(broken.job, **broken.arguments)
    return True


def now(job: str, **ids: UUID | str | int) -> None:
    """Run ``job`` at once, in this process: for commands of the operator."""
    import_string(f"tallystick_web.{job}")(
        **{name: str(one) if isinstance(one, UUID) else one for name, one in ids.items()}
    )


@task()
def run(work: str) -> None:
    """Do one piece of work, in the worker. Raises JobFailed, which is what the table of tasks and the log may hold."""
    lease = leases.take(UUID(work), at=timezone.now())
    if lease is None:
        return
    row = Work.objects.get(pk=lease.work)
    with leases.holding(lease):
        broke = _broke(row)
    now, code = timezone.now(), type(broke).__name__ if broke else ""
    if not (isinstance(broke, _PASSING) and leases.put_back(lease, at=now)):
        leases.end(lease, at=now, code=code)
    if code:
        raise JobFailed(code)


def _broke(row: Work) -> Exception | None:
    """Do it. What it raised, where it broke: of that nothing but the type goes anywhere."""
    try:
        import_string(f"tallystick_web.{row.job}")(**row.arguments)
    except Exception as error:
        code = type(error).__name__
        log.error("job failed", extra={"job": row.job, "code": code, "attempt": row.attempt}, exc_info=error)
        return error
    return None


def begin_again(at: datetime) -> int:
    """Queue again what waits outside the queue, and what a worker left when it died. What died too often is ended."""
    free = Q(leased_until=None, asked_at__lt=at - _ON_ITS_WAY) | Q(leased_until__lt=at)
    left = Work.objects.filter(free, ended_at=None)
    left.filter(attempt__gte=leases.MOST_ATTEMPTS).update(ended_at=at, leased_until=None, code=WORKER_DIED)
    again = [one for one in left.filter(attempt__lt=leases.MOST_ATTEMPTS) if not _is_queued(one)]
    for one in again:
        _queue(one.pk, one.job)
    return len(again)


def _queue(work: UUID, job: str) -> None:
    """Put work into the queue, in the turn that its kind has."""
    run.using(priority=registry.job_called(job).turn).enqueue(str(work))


def _is_queued(work: Work) -> bool:
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, args_kwargs__args__0=str(work.pk))
    return bool(ready.exists())
