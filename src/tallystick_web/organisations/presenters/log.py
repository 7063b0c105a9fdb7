"""What the log says: who did what, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One event in words."""

    number: int
    at: datetime
    what: str
    who: str
    about: str


class Event(Protocol):
    """An event of the audit, as it is stored."""

    number: int
    at: datetime
    kind: str
    by: UUID | None
    about: str
    about_id: UUID | None
    more: dict[str, str | int]


def kind_in_words(kind: str) -> str:
    """``role-ended`` as "Role ended"."""
    said = kind.replace("-", " ").replace("_", " ")
    return said[:1].upper() + said[1:]


def log_lines(events: Iterable[Event], names: Mapping[UUID, str]) -> tuple[LogLine, ...]:
    """The lines of a page. An event without a person was done by the service itself, or by its operator."""
    return tuple(
        LogLine(
            number=one.number,
            at=one.at,
            what=kind_in_words(one.kind),
            who=names.get(one.by, "Somebody no longer known") if one.by else "The service",
            about=_about(one, names),
        )
        for one in events
    )


def people_in(events: Iterable[Event]) -> set[UUID]:
    """Everybody the events are by, or about."""
    found = {one.by for one in events if one.by} | {one.about_id for one in events if one.about_id}
    return found | {UUID(str(one.more["person"])) for one in events if "person" in one.more}


def _about(event: Event, names: Mapping[UUID, str]) -> str:
    """Whom or what it is about: a name where it is a person, else the number of the row."""
    person = event.more.get("person")
    if person is not None and UUID(str(person)) in names:
        return names[UUID(str(person))]
    if event.about_id in names:
        return names[event.about_id]
    return f"Number {event.about_id}" if event.about_id else ""
