"""What is read of the log: who did what and when."""

from collections.abc import Iterable
from uuid import UUID

from tallystick_web.core.models import AuditEvent

PAGE = 50


def events_of(organisation: UUID, *, kind: str = "", page: int = 1) -> tuple[list[AuditEvent], int]:
    """One page of an organisation's events, the newest first, and how many there are."""
    events = AuditEvent.objects.filter(chain=organisation)
    if kind:
        events = events.filter(kind=kind)
    first = (page - 1) * PAGE
    return list(events.order_by("-number")[first : first + PAGE]), events.count()


def kinds_of(organisation: UUID) -> Iterable[str]:
    """The kinds of events there are, by name."""
    return AuditEvent.objects.filter(chain=organisation).order_by("kind").values_list("kind", flat=True).distinct()
