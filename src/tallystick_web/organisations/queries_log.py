"""What is read of the log: who did what and when."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from tallystick_web.core.models import AuditEvent

PAGE = 50
OF_APPROVED_SETS = "approved-set-"
"""What the kinds of all events about approved sets begin with."""


def events_of(organisation: UUID, *, reads_desk: bool, kind: str = "", page: int = 1) -> tuple[list[AuditEvent], int]:
    """One page of an organisation's events, the newest first, and how many there are."""
    events = _seen(organisation, reads_desk=reads_desk)
    if kind:
        events = events.filter(kind=kind)
    first = (page - 1) * PAGE
    return list(events.order_by("-number")[first : first + PAGE]), events.count()


def kinds_of(organisation: UUID, *, reads_desk: bool) -> Iterable[str]:
    """The kinds of events there are, by name."""
    return _seen(organisation, reads_desk=reads_desk).order_by("kind").values_list("kind", flat=True).distinct()


def _seen(organisation: UUID, *, reads_desk: bool) -> QuerySet[AuditEvent]:
    """Whether an approved set could be made tells of the counts it was made from: that is for those who read these."""
    events = AuditEvent.objects.filter(chain=organisation)
    return events if reads_desk else events.exclude(kind__startswith=OF_APPROVED_SETS)
