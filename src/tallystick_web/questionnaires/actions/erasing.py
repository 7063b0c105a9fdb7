"""Erasing what surveys no longer need: links a month after a wave was closed, answers after two years."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.questionnaires.models import WaveAnswer, WaveComment, WaveLink
from tallystick_web.questionnaires.rules import ANSWERS_ARE_KEPT, LINKS_ARE_KEPT, Event


@transaction.atomic
def erase_links(*, organisation: UUID, at: datetime) -> int:
    """Erase every link of waves that were closed a month ago, with the addresses they went to. Returns how many."""
    rows = WaveLink.objects.of(organisation).filter(wave__closed_at__lt=at - LINKS_ARE_KEPT)
    return _erased(Event.LINKS_ERASED, organisation, rows.delete()[0], at)


@transaction.atomic
def erase_answers(*, organisation: UUID, at: datetime) -> int:
    """Erase every answer and comment of waves that were closed two years ago. What was shown of them stays."""
    since = at - ANSWERS_ARE_KEPT
    answers = WaveAnswer.objects.of(organisation).filter(wave__closed_at__lt=since).delete()[0]
    comments = WaveComment.objects.of(organisation).filter(wave__closed_at__lt=since).delete()[0]
    return _erased(Event.ANSWERS_ERASED, organisation, answers + comments, at)


def _erased(event: Event, organisation: UUID, many: int, at: datetime) -> int:
    if many:
        audit.record(event, organisation=organisation, by=None, at=at, more={"erased": many})
    return many
