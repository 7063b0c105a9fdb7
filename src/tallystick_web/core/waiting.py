"""Whether work for an organisation is still waiting in the worker, or being done there."""

from uuid import UUID

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

_UNDONE = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def has_work(organisation: UUID, *jobs: str) -> bool:
    """Whether one of these jobs (``deposits.jobs.name``) is still to be done for an organisation."""
    undone = DBTaskResult.objects.filter(status__in=_UNDONE, args_kwargs__args__0__in=jobs)
    return undone.filter(args_kwargs__args__1__organisation=str(organisation)).exists()
