"""Whether work for an organisation waits in the worker, is being done there, or broke."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

GIVEN_UP = timedelta(hours=1)
"""What runs for longer is not running any more: its worker died."""
PAUSE = timedelta(minutes=15)
"""How long work is left alone before it is begun again."""


def has_work(organisation: UUID, *jobs: str) -> bool:
    """Whether one of these jobs (``deposits.jobs.name``) is still to be done for an organisation."""
    is_running = Q(status=TaskResultStatus.RUNNING, started_at__gte=timezone.now() - GIVEN_UP)
    return _work(organisation, *jobs).filter(Q(status=TaskResultStatus.READY) | is_running).exists()


def has_broken(organisation: UUID, job: str) -> bool:
    """Whether a job failed for an organisation when it was done last, or its worker died."""
    last = _work(organisation, job).order_by("-enqueued_at").first()
    if last is None or last.status != TaskResultStatus.RUNNING:
        return last is not None and last.status == TaskResultStatus.FAILED
    return last.started_at is not None and last.started_at < timezone.now() - GIVEN_UP


def is_to_begin_again(organisation: UUID, job: str, *, changed: datetime, at: datetime) -> bool:
    """Whether a job is to be done again for an organisation where something changed.

    Not while it waits or was begun just now, and not where it went well after the change: then nothing is left of it.
    """
    work = _work(organisation, job)
    is_recent = Q(enqueued_at__gt=at - PAUSE) | Q(started_at__gt=at - PAUSE)
    is_well = Q(status=TaskResultStatus.SUCCESSFUL, started_at__gte=changed)
    return not work.filter(Q(status=TaskResultStatus.READY) | is_recent | is_well).exists()


def _work(organisation: UUID, *jobs: str) -> DBTaskResultQuerySet:
    named = DBTaskResult.objects.filter(args_kwargs__args__0__in=jobs)
    return named.filter(args_kwargs__args__1__organisation=str(organisation))
