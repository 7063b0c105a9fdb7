"""Counting measures of question sets for periods that are over, in the worker: some are of what people answered."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.actions.counting import keep_readings
from tallystick_web.questionnaires.measured.frameworks import COUNTED as OF_FRAMEWORKS
from tallystick_web.questionnaires.measured.frameworks import reading_of as reading_of_frameworks
from tallystick_web.questionnaires.measured.readings import Reading, share_of
from tallystick_web.questionnaires.measured.sheets import COUNTED as OF_SHEETS
from tallystick_web.questionnaires.measured.sheets import reading_of as reading_of_sheets
from tallystick_web.questionnaires.measured.waves import OF_WAVES, Told, pooled, reading_of
from tallystick_web.questionnaires.queries.answers import answered_of
from tallystick_web.questionnaires.queries.due_measures import (
    Due,
    closed_in,
    measures_due,
    themes_followed,
    work_asked_about,
)
from tallystick_web.questionnaires.queries.figures import shown_of
from tallystick_web.questionnaires.queries.framework_book import framework_book
from tallystick_web.questionnaires.queries.sheet_book import sheet_book
from tallystick_web.questionnaires.set_rules import SetKind, Statistic

_NOTHING = Reading(value=None, why="There was nothing to count in this period.")


def count_sets(*, organisation: str, at: str = "") -> None:
    """Count every measure of an organisation whose newest period is over, each once.

    ``at`` is a time in ISO format, where periods are meant that were over then.
    """
    key, when = UUID(organisation), datetime.fromisoformat(at) if at else timezone.now()
    with inside(key):
        due = [(one, count) for one in measures_due(key, timezone.localdate(when)) if (count := _counter(one))]
        found = [(one[1].id, one[2], count(key, one) or _NOTHING) for one, count in due]
        keep_readings(organisation=key, found=found, at=when)


Counter = Callable[[UUID, Due], Reading | None]


def _counter(due: Due) -> Counter | None:
    """How a measure is counted; None where nothing counts it."""
    of, measure, _ = due
    if measure.statistic in _BY_STATISTIC:
        return _BY_STATISTIC[measure.statistic]
    if of.kind is SetKind.SURVEY:
        return _pool if measure.statistic in OF_WAVES else None
    if of.kind is SetKind.SHEET:
        return _sheets if measure.statistic in OF_SHEETS else None
    return _frameworks if measure.statistic in OF_FRAMEWORKS else None


def _pool(organisation: UUID, due: Due) -> Reading | None:
    """A measure of the waves that were closed in a period, together."""
    of, measure, period = due
    waves = closed_in(organisation, of, period)
    told = [Told(answered=answered_of(one), shown=shown_of(one), least=one.least) for one in waves]
    return reading_of(measure, of, *pooled(told, of)) if told else None


def _sheets(organisation: UUID, due: Due) -> Reading | None:
    of, measure, period = due
    return reading_of_sheets(measure, of, sheet_book(organisation, of), period)


def _frameworks(organisation: UUID, due: Due) -> Reading | None:
    """A total of the year’s assessment, or how many have reflected on it."""
    of, measure, period = due
    return reading_of_frameworks(measure, of, framework_book(organisation, of), period)


def _themes(organisation: UUID, due: Due) -> Reading | None:
    of, _, period = due
    some, every = themes_followed(organisation, of, period)
    return Reading(value=Decimal(some), says=f"{some:,} of {every:,}") if every else None


def _asked(organisation: UUID, due: Due) -> Reading | None:
    of, _, period = due
    return share_of(*work_asked_about(organisation, of, period))


_BY_STATISTIC: Mapping[Statistic, Counter] = {Statistic.THEMES: _themes, Statistic.ASKED_SHARE: _asked}
