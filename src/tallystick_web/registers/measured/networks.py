"""What the registers of staff networks count: the plan is about race, and so are the networks that are counted."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.networks import ENDED, IN_POST, NetworkKind
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.spans import spans_in


def _hours(book: Book, period: Period) -> Typed | None:
    counts = [one for one in _support(book, period) if one["agreed"] is not None and one["used"] is not None]
    used = sum(min(one["used"], one["agreed"]) for one in counts)
    return share(used, sum(one["agreed"] for one in counts))


def _budget(book: Book, period: Period) -> Typed | None:
    spent = [one["spent"] for one in _support(book, period) if one["spent"] is not None]
    return Typed(value=sum(spent, Decimal(0))) if spent else None


def _dialogue(book: Book, period: Period) -> Typed | None:
    networks = _on_race(book.of("networks"))
    answered = [one for one in book.live("dialogue") if one["network"] in networks and period.has(one["answered_on"])]
    days = [Decimal((one["answered_on"] - one["raised_on"]).days) for one in answered]
    return Typed(value=median(days)) if days else None


def _sponsor(book: Book, period: Period) -> Typed | None:
    """The days with a sponsor; of several networks those of the one that had one for the fewest."""
    days = [_days_with_sponsor(book, network, period) for network in _on_race(book.live("networks"))]
    return Typed(value=Decimal(min(days))) if days else None


def _days_with_sponsor(book: Book, network: UUID, period: Period) -> int:
    sponsors = [one for one in book.of("sponsors") if one["network"] == network and one.state in {IN_POST, ENDED}]
    return len({day for one in sponsors for day in _days_in_post(one, period)})


def _days_in_post(sponsor: Kept, period: Period) -> Collection[date]:
    first = max(sponsor["since"], period.since)
    last = min(sponsor["until"] or sponsor.ended_on or period.until, period.until)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _support(book: Book, period: Period) -> list[Kept]:
    networks = _on_race(book.of("networks"))
    counts = [one for one in book.live("network-support") if one["network"] in networks]
    return spans_in(counts, period, of=lambda count: count["network"])


def _on_race(networks: Collection[Kept]) -> set[UUID]:
    return {one.id for one in networks if one["kind"] == NetworkKind.RACE}


MEASURES = (
    RegisterMeasure(
        id="network-hours",
        name="Protected hours used of those agreed",
        what="Hours the officers together could take in working time, out of the hours agreed.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("networks", "network-support"),
        count=_hours,
    ),
    RegisterMeasure(
        id="network-budget",
        name="Network budget spent",
        what="Pounds spent as the network decided, beside the pounds agreed.",
        unit=MeasureUnit.MONEY,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=("networks", "network-support"),
        count=_budget,
    ),
    RegisterMeasure(
        id="dialogue-days",
        name="Days until an issue has its answer",
        what="Days from an issue being raised to its answer, the middle one of those closed, with how many are open.",
        unit=MeasureUnit.DAYS,
        better=Better.LOWER,
        cadence=Cadence.HALF_YEARLY,
        reads=("networks", "dialogue"),
        count=_dialogue,
    ),
    RegisterMeasure(
        id="sponsor-in-post",
        name="Days with a sponsor in post",
        what="Days of the year on which a director held the sponsorship.",
        unit=MeasureUnit.DAYS,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("networks", "sponsors"),
        count=_sponsor,
    ),
)
