"""A calendar as calendar programs read it (RFC 5545): whole days with titles and links, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A day of a calendar. ``uid`` stays the same when the rest changes, so that programs move what they have."""

    uid: str
    on: date
    title: str
    text: str
    href: str


def written(name: str, entries: Iterable[Entry], *, at: datetime) -> bytes:
    """The calendar in bytes. The same entries at the same time give the same bytes."""
    from icalendar import Calendar, Event  # takes a third of a second, which no other page or command should wait for

    calendar = Calendar()
    calendar.add("prodid", "-//Tallystick//Tallystick//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", at)
        event.add("dtstart", entry.on)
        event.add("summary", entry.title)
        event.add("description", entry.text)
        event.add("url", entry.href)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()
