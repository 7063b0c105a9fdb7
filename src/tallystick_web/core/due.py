"""What is done from time to time: rows that were kept long enough are deleted, and what applications offer is run."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from logging import getLogger

from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from tallystick_web.core import files, jobs, registry
from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import KeptForm, Work

WORK_IS_KEPT = timedelta(days=30)

log = getLogger("tallystick.due")


def run_due(at: datetime, *, is_held: bool = False) -> Iterator[tuple[str, int | None]]:
    """Do everything that is due, and say of each how often; None where it broke, which stops nothing else."""
    for name, do in registry.due(is_held=is_held).items():
        try:
            yield name, do(at)
        except Exception as error:  # its text can hold a person's data
            log.error("due work failed", extra={"job": name, "code": type(error).__name__}, exc_info=error)
            yield name, None


def delete_forms(at: datetime) -> int:
    """Delete the keys of forms that were sent long ago."""
    keep = KeptForm.governance.keep
    if keep is None:
        return 0
    with everywhere("to delete what was kept long enough"):
        return KeptForm.objects.filter(at__lt=at - keep).delete()[0]


def delete_sessions(at: datetime) -> int:
    """Delete sessions that have run out."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def delete_work(at: datetime) -> int:
    """Delete work that ended long ago, and what the queue still says of it."""
    before = at - WORK_IS_KEPT
    is_over = Q(finished_at__lt=before) | Q(finished_at=None, started_at__lt=before)
    DBTaskResult.objects.filter(is_over).delete()
    return Work.objects.filter(ended_at__lt=before).delete()[0]


def offer() -> None:
    """Offer what is due of the core itself."""
    registry.add_due("keys of forms deleted", delete_forms)
    registry.add_due("expired sessions deleted", delete_sessions)
    registry.add_due("finished work deleted", delete_work)
    registry.add_due("pieces of work begun again", jobs.begin_again)
    registry.add_due("unfinished files deleted", files.delete_unfinished)
