"""What events, offers and programmes count."""

from datetime import date

from tallystick_web.core.days import months_after
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.events import EventKind, ProgrammeKind
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share

_WAYS_ENOUGH = 2


def _board_attendance(book: Book, period: Period) -> Typed | None:
    held = [one for one in _held(book, EventKind.BOARD_DEVELOPMENT, period) if _is_counted(one)]
    return share(sum(one["came"] for one in held), sum(one["seats"] for one in held))


def _is_counted(event: Kept) -> bool:
    return event["came"] is not None and event["seats"] is not None


def _programme_reach(book: Book, period: Period) -> Typed | None:
    counted = [one for one in book.live("programmes") if one["kind"] == ProgrammeKind.LEARNING]
    counted = [one for one in counted if period.has(one["counted_on"]) and one["came_twice"] is not None]
    # All staff are the same people for each programme: the one counted last speaks for the year.
    last = max(counted, key=lambda one: one["counted_on"], default=None)
    return share(last["came_twice"], last["staff"]) if last is not None and last["staff"] else None


def _meetings_with_item(book: Book, period: Period) -> Typed | None:
    held = _held(book, EventKind.TEAM_MEETING, period)
    return share(sum(1 for one in held if one["has_item"]), len(held))


def _scoped_in_two_ways(book: Book, period: Period) -> Typed | None:
    projects = [one for one in book.live("programmes") if one["kind"] == ProgrammeKind.PROJECT]
    scoped = [one for one in projects if period.has(one["scoped_on"])]
    return share(sum(1 for one in scoped if len(set(one["formats"])) >= _WAYS_ENOUGH), len(scoped))


def _offers_with_race(book: Book, period: Period) -> Typed | None:
    offers = book.live("offers")
    return share(sum(1 for one in offers if one["has_race"] and _lately(one["reviewed_on"], period.until)), len(offers))


def _lately(day: date | None, on: date) -> bool:
    return day is not None and day <= on <= months_after(day, 12)


def _held(book: Book, kind: EventKind, period: Period) -> list[Kept]:
    return [one for one in book.live("events") if one["kind"] == kind and period.has(one["on"])]


MEASURES = (
    RegisterMeasure(
        id="board-attendance",
        name="Trustees at development sessions",
        what="Seats filled at the sessions of the year, out of trustees in post times sessions.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("events",),
        count=_board_attendance,
    ),
    RegisterMeasure(
        id="programme-attendance",
        name="Reach of the learning programme",
        what="Staff who came to at least two sessions, out of all staff.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("programmes",),
        count=_programme_reach,
    ),
    RegisterMeasure(
        id="team-meetings-with-item",
        name="Team meetings with the item",
        what="Meetings whose agenda had the item with a topic, out of all team meetings.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.QUARTERLY,
        reads=("events",),
        count=_meetings_with_item,
    ),
    RegisterMeasure(
        id="scoping-formats",
        name="Projects scoped in two ways or more",
        what="Projects that used at least two ways of asking members, out of all scoped.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("programmes",),
        count=_scoped_in_two_ways,
    ),
    RegisterMeasure(
        id="offers-with-race",
        name="Offers with content on race",
        what="Offers whose content on race was reviewed within a year, out of all offers.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("offers",),
        count=_offers_with_race,
    ),
)
