"""The history of an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick_web.registers.models import EntryChange


@dataclass(frozen=True, kw_only=True)
class Change:
    """What was done to an entry once: by whom, when and why, and which columns said what before and after."""

    what: str
    said: Sequence[Mapping[str, str]]
    why: str
    by: str
    at: datetime


def changes_of(organisation: UUID, entry: UUID) -> list[Change]:
    """Everything that was ever done to an entry, the newest first."""
    rows = EntryChange.objects.of(organisation).filter(entry=entry).select_related("by").order_by("-at")
    return [Change(what=one.what, said=one.said, why=one.why, by=one.by.name, at=one.at) for one in rows]
