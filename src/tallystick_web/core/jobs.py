"""Work that a request leaves to the worker. A job is named by string, so that nothing imports a module of jobs."""

from logging import getLogger
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import task

log = getLogger("tallystick.jobs")


class JobFailed(Exception):
    """A job broke. Holds the type of what was raised and no more: its text can hold a person's data."""


def later(job: str, **ids: UUID | str | int) -> None:
    """Have ``job`` (``deposits.jobs.name``) run with these ids once the transaction around it is committed."""
    arguments = {name: value if isinstance(value, int) else str(value) for name, value in ids.items()}
    transaction.on_commit(lambda: run.enqueue(job, arguments))


def now(job: str, **ids: UUID | str | int) -> None:
    """Run ``job`` at once, in this process: for commands of the operator."""
    import_string(f"tallystick_web.{job}")(
        **{name: str(one) if isinstance(one, UUID) else one for name, one in ids.items()}
    )


@task()
def run(job: str, arguments: dict[str, Any]) -> None:
    """Run one job, in the worker. Raises JobFailed, which is what the table of tasks and the log may hold."""
    try:
        import_string(f"tallystick_web.{job}")(**arguments)
    except Exception as error:  # whatever it was, its text goes nowhere
        log.error("job failed", extra={"job": job, "code": type(error).__name__}, exc_info=error)
        failure = JobFailed(type(error).__name__)
    else:
        return
    raise failure
