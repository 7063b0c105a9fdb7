"""Counts of days that are over: those that lie in a period, so that no day of anything is counted twice."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tallystick_web.numbers.period_rules import Period
from tallystick_web.registers.measured.book import Kept

Span = Callable[[Kept], tuple[date, date]]


def said_span(entry: Kept) -> tuple[date, date]:
    """The first and the last day of a count that says both."""
    return entry["since"], entry["until"]


def spans_in(
    entries: Iterable[Kept], period: Period, *, of: Callable[[Kept], Any], span: Span = said_span
) -> list[Kept]:
    """The counts whose days all lie in a period. Of two counts of one thing that overlap, the longer stands.

    ``of`` tells what a count is of: two of different things can have the same days.
    """
    inside = [one for one in entries if all(period.has(day) for day in span(one))]
    chosen: list[Kept] = []
    for one in sorted(inside, key=lambda entry: _days(span(entry)), reverse=True):
        if not any(of(one) == of(other) and _overlap(span(one), span(other)) for other in chosen):
            chosen.append(one)
    return chosen


def _days(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
