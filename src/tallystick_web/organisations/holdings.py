"""That a person holds a role, from a day on: what is read of it, and where it stands on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tallystick_web.organisations.rules import RoleId


class RoleTime(StrEnum):
    """Where a role stands on a day."""

    CURRENT = "current"
    COMING = "coming"
    ENDED = "ended"


def role_time(*, since: date, until: date | None, was_ended: bool, on: date) -> RoleTime:
    """Whether a role is held on a day, will be, or is over."""
    if was_ended or (until is not None and until < on):
        return RoleTime.ENDED
    return RoleTime.COMING if since > on else RoleTime.CURRENT


@dataclass(frozen=True, kw_only=True)
class Holding:
    """That a person holds a role: what is read of it."""

    id: UUID
    person: UUID
    name: str
    role: RoleId
    since: date
    until: date | None
    given_by: str
    agreed_by: str
    ended_at: datetime | None
    ended_by: str
    why: str

    def time(self, on: date) -> RoleTime:
        """Where it stands on a day."""
        return role_time(since=self.since, until=self.until, was_ended=self.ended_at is not None, on=on)
