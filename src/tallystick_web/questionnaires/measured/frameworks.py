"""What measures of scored frameworks and of reflections come to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from tallystick_web.numbers.period_rules import Period
from tallystick_web.questionnaires.framework_rules import AssessmentNow
from tallystick_web.questionnaires.measured.readings import Reading, to_one_decimal
from tallystick_web.questionnaires.reflection_rules import reflected
from tallystick_web.questionnaires.rules import AssessmentState
from tallystick_web.questionnaires.set_rules import AnswerSet, Scoring, SetMeasure, Statistic
from tallystick_web.questionnaires.total_rules import counted, figure_of, level_reached, total

COUNTED = frozenset({Statistic.TOTAL, Statistic.REFLECTED})
"""The statistics that are taken of frameworks and reflections."""


@dataclass(frozen=True, kw_only=True)
class FrameworkBook:
    """Every assessment by a set; who reflected, by the last day of the year; and who is asked to reflect on a day."""

    assessments: tuple[AssessmentNow, ...] = ()
    done: Mapping[date, frozenset[UUID]] = field(default_factory=dict)
    who: Callable[[date], frozenset[UUID]] = lambda _: frozenset()


def reading_of(measure: SetMeasure, of: AnswerSet, book: FrameworkBook, period: Period) -> Reading | None:
    """What a measure comes to in a year; None where there is nothing to count.

    A total is that of the assessment of the year, once a second person agreed to it. Whoever reflected is counted
    among those who are asked to on the last day of the year.
    """
    if measure.statistic is Statistic.TOTAL:
        return _total(of, book, period)
    return _reflected(book, period) if measure.statistic is Statistic.REFLECTED else None


def _total(of: AnswerSet, book: FrameworkBook, period: Period) -> Reading | None:
    there = (one for one in book.assessments if one.of.id == of.id and period.has(one.year_ended))
    agreed = [one for one in there if one.state is AssessmentState.AGREED]
    if not agreed:
        return None
    newest = max(agreed, key=lambda one: one.year_ended)
    return Reading(value=Decimal(figure_of(newest)), says=_says(newest))


def _says(now: AssessmentNow) -> str:
    found, level = total(now), level_reached(now)
    if found is not None:
        return f"{found.value} of {found.most}" + (f", {found.band.text.lower()}" if found.band else "")
    if now.of.scoring is Scoring.LEVELS:
        return level.title if level else "no level reached"
    if now.of.scoring is Scoring.RISKS:
        return f"the highest is {figure_of(now)}"
    return f"{counted(now).met} of {len(now.of.question)} met"


def _reflected(book: FrameworkBook, period: Period) -> Reading | None:
    found = reflected(book.done.get(period.until, frozenset()), book.who(period.until))
    if not found.every:
        return None
    share = to_one_decimal(Decimal(100 * found.some) / found.every)
    return Reading(value=share, says=f"{found.some} of {found.every}", people=found.every)
