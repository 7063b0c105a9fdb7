"""Measures of registers in the catalogue, and counting them when a period is over."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from django.utils.timezone import localtime

from tallystick_web.core.fence import inside
from tallystick_web.core.registry import MeasureSource, add_due, add_measures
from tallystick_web.numbers.measure_rules import Measure, MeasureKind
from tallystick_web.numbers.period_rules import Period, newest_over
from tallystick_web.organisations.queries import every_organisation
from tallystick_web.registers.actions.counting import count_registers
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.book import Book, RegisterMeasure
from tallystick_web.registers.measured.every import PREFIX, register_measures
from tallystick_web.registers.queries.book import book_of
from tallystick_web.registers.queries.readings import counted_days, readings

FOR_WHAT_COMES_LATE = timedelta(days=28)
"""A period is counted so long after it was over: what teams report of it comes in the weeks after."""


def offer() -> None:
    """Put the measures into the catalogue, and have them counted."""
    add_measures(
        PREFIX,
        MeasureSource(
            catalogue=_catalogue,
            series=lambda organisation, measures, audience, _: readings(organisation, measures, audience),
        ),
    )
    add_due("measures of registers counted", count_what_is_over)


def count_what_is_over(at: datetime) -> int:
    """Count every measure of every organisation whose newest period was over four weeks ago and was not counted."""
    return sum(_count(one.pk, at) for one in every_organisation())


def _count(organisation: UUID, at: datetime) -> int:
    on = localtime(at).date()
    with inside(organisation):
        return count_until(organisation, _due(organisation, on), at)


def count_until(organisation: UUID, due: Collection[tuple[RegisterMeasure, Period]], at: datetime) -> int:
    """Count measures for periods that are over, inside the fence. Returns how many had something to count."""
    books: dict[date, Book] = {}
    for day in {period.until for _, period in due}:
        of_day = [measure for measure, period in due if period.until == day]
        needed = {one for measure in of_day for one in measure.reads}
        books[day] = book_of(organisation, needed, on=day, with_parts=any(one.reads_parts for one in of_day))
    wanted = [(measure, period, books[period.until]) for measure, period in due if _has_any(books, measure, period)]
    return len(count_registers(organisation=organisation, wanted=wanted, at=at)) if wanted else 0


def _due(organisation: UUID, on: date) -> list[tuple[RegisterMeasure, Period]]:
    there = counted_days(organisation)
    newest = ((one, newest_over(one.cadence, on=on - FOR_WHAT_COMES_LATE)) for one in register_measures().values())
    return [(one, period) for one, period in newest if (one.id, period.until) not in there]


def _has_any(books: dict[date, Book], measure: RegisterMeasure, period: Period) -> bool:
    return any(books[period.until].of(one) for one in measure.reads)


def _catalogue(organisation: UUID, measures: Collection[str] | None) -> tuple[Measure, ...]:  # noqa: ARG001  # every organisation has them all
    return tuple(one for one in _every() if measures is None or one.id in measures)


@cache
def _every() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=f"{PREFIX}/{one.id}",
            name=one.name,
            what=one.what,
            kind=MeasureKind.REGISTER,
            unit=one.unit,
            better=one.better,
            cadence=one.cadence,
            counts_people=one.counts_people,
            source=f"Register: {_named(one)}",
        )
        for one in register_measures().values()
    )


def _named(measure: RegisterMeasure) -> str:
    """What a measure stands under: its first register, or taking part where it counts nothing else."""
    title = registers()[measure.reads[0]].title if measure.reads else "Taking part"
    return f"{title[:1].lower()}{title[1:]}"
