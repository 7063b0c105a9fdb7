"""Whether work for an organisation waits in the worker, is being done there, or broke."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tallystick_web.core.models import Work

PAUSE = timedelta(minutes=15)
"""How long work is left alone before it is begun again."""


class Stage(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a piece of work has come: ``part`` of ``parts``, where it can be told."""

    stage: Stage
    part: int
    parts: int


def has_work(organisation: UUID, *jobs: str) -> bool:
    """Whether one of these jobs (``deposits.jobs.name``) is still to be done for an organisation."""
    return _work(organisation, jobs).filter(ended_at=None).exists()


def has_broken(organisation: UUID, job: str) -> bool:
    """Whether a job failed for an organisation when it was done last, or its worker died too often."""
    last = _work(organisation, [job]).order_by("-asked_at").first()
    return last is not None and last.ended_at is not None and not last.is_done


def is_to_begin_again(organisation: UUID, job: str, *, changed: datetime, at: datetime) -> bool:
    """Whether a job is to be done again for an organisation where something changed.

    Not while it waits or was begun just now, and not where it went well after the change: then nothing is left of it.
    """
    work = _work(organisation, [job])
    is_recent = Q(asked_at__gt=at - PAUSE) | Q(begun_at__gt=at - PAUSE)
    is_well = Q(is_done=True, begun_at__gte=changed)
    return not work.filter(Q(ended_at=None) | is_recent | is_well).exists()


def progress_of(organisation: UUID, job: str, **arguments: str) -> Progress | None:
    """How far the newest piece of work with these arguments has come; None where it was never asked for."""
    rows = _work(organisation, [job]).filter(**{f"arguments__{name}": value for name, value in arguments.items()})
    last = rows.order_by("-asked_at").first()
    return None if last is None else Progress(stage=stage_of(last), part=last.part, parts=last.parts)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of work, as a list shows it."""

    id: UUID
    job: str
    asked_at: datetime
    stage: Stage
    attempt: int
    ended_at: datetime | None


def pieces_of(organisation: UUID, most: int) -> list[Piece]:
    """What was left to the worker for an organisation, the newest first."""
    rows = Work.objects.filter(organisation=organisation).order_by("-asked_at")[:most]
    return [
        Piece(
            id=one.pk,
            job=one.job,
            asked_at=one.asked_at,
            stage=stage_of(one),
            attempt=one.attempt,
            ended_at=one.ended_at,
        )
        for one in rows
    ]


def stage_of(work: Work) -> Stage:
    """Where a piece of work stands."""
    if work.ended_at is not None:
        return Stage.DONE if work.is_done else Stage.BROKEN
    return Stage.RUNNING if work.leased_until is not None else Stage.WAITING


def _work(organisation: UUID, jobs: Iterable[str]) -> QuerySet[Work]:
    return Work.objects.filter(organisation=organisation, job__in=list(jobs))
