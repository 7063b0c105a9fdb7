"""What measures of surveys come to: of one wave when it is closed, or of the waves of a period together.

Every measure is taken of questions and rows that are shown (shown_rules), so that it says nothing which they do not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import mean
from typing import Any

from tallystick.statistics.proportions import wilson
from tallystick_web.questionnaires.measured.readings import WITHHELD, Reading, to_one_decimal
from tallystick_web.questionnaires.set_rules import AnswerSet, Question, SetMeasure, Statistic
from tallystick_web.questionnaires.shown_rules import (
    ALL,
    GROUPS,
    Figure,
    Shown,
    figures_of,
    gap_of,
    half_width,
    is_judged,
    marks_of,
    role_row,
    row_of,
)
from tallystick_web.questionnaires.wave_rules import Answered

OF_WAVES = frozenset({Statistic.MEAN, Statistic.GOOD_SHARE, Statistic.GOOD_GAP, Statistic.CHANGE})
"""The statistics that are taken of answers to a survey."""
_MEASURE = "measure:"
_SCALE = 10.0


@dataclass(frozen=True, kw_only=True)
class Told:
    """A wave that is closed, as it goes into a pool: its answers, and what is shown of it by itself."""

    answered: Sequence[Answered]
    shown: Shown = field(default_factory=dict)
    least: int


def by_row(figures: Sequence[Figure]) -> Shown:
    """Figures by question and row."""
    return {(one.question, one.row): one.shown for one in figures}


def measure_row(measure: str) -> str:
    """What stands for a measure where the figures of a wave are kept."""
    return f"{_MEASURE}{measure}"


def measures_of(of: AnswerSet, answered: Sequence[Answered], shown: Shown) -> tuple[Figure, ...]:
    """What each measure came to in one wave, as it is kept; those of pools have no value of one wave."""
    taken = [one for one in of.measure if one.statistic in OF_WAVES and not one.is_pooled]
    readings = {one.id: reading_of(one, of, answered, shown) for one in taken}
    return tuple(Figure(question=measure_row(name), row=ALL, shown=_kept(one)) for name, one in readings.items())


def _kept(reading: Reading) -> Mapping[str, Any]:
    if reading.value is None:
        return {}
    ends = {"low": reading.low, "high": reading.high}
    said = {name: f"{one}" for name, one in ends.items() if one is not None}
    return {"value": f"{reading.value}", **said, "people": reading.people}


def pooled(waves: Sequence[Told], of: AnswerSet) -> tuple[Sequence[Answered], Shown]:
    """The answers of several waves together, and what is shown of them beside what is shown of each.

    A question is withheld where the waves that show it leave too few people of all: those could be told by taking away.
    """
    least = max((one.least for one in waves), default=0)
    answered = [given for one in waves for given in one.answered]
    shown = by_row(figures_of(answered, of, least=least))
    apart = {one.id for one in of.question if one.is_counted and not _leaves_enough(waves, answered, one, least)}
    return answered, {(question, row): {} if question in apart else one for (question, row), one in shown.items()}


def _leaves_enough(waves: Sequence[Told], answered: Sequence[Answered], question: Question, least: int) -> bool:
    rest = row_of(answered, question)
    for one in waves:
        if one.shown.get((question.id, ALL)):
            rest -= row_of(one.answered, question)
    return rest.size == 0 or rest.is_enough(least)


def reading_of(measure: SetMeasure, of: AnswerSet, answered: Sequence[Answered], shown: Shown) -> Reading:
    """What a measure comes to, of answers of which this is shown; withheld where nothing that it needs is shown."""
    if measure.statistic is Statistic.GOOD_GAP:
        return _gap(measure, shown)
    row = role_row(measure.role) if measure.role else ALL
    those = [one for one in answered if not measure.role or one.role == measure.role]
    if measure.statistic is Statistic.CHANGE:
        return _change(measure, those, shown, row)
    scored = _marks if measure.statistic is Statistic.GOOD_SHARE else _scores
    wanted = "share" if measure.statistic is Statistic.GOOD_SHARE else "mean"
    asked = [one for one in of.asked_by(measure) if wanted in shown.get((one.id, row), {})]
    each = [said for given in those if (said := list(scored(given, asked)))]
    if not asked or not each:
        return _WITHHELD
    if wanted == "share" and len(asked) == 1:
        return _share(shown[asked[0].id, row], len(each), measure)
    factor, ends = (100, (0.0, 100.0)) if wanted == "share" else (1, (0.0, _SCALE))
    return _taken(measure, [[factor * one for one in said] for said in each], ends)


_WITHHELD = Reading(value=None, why=WITHHELD)


def _marks(given: Answered, asked: Sequence[Question]) -> Iterator[int]:
    for one in asked:
        is_counted, is_good = marks_of(given, one) if is_judged(one) else (0, 0)
        if is_counted:
            yield is_good


def _scores(given: Answered, asked: Sequence[Question]) -> Iterator[int]:
    return (int(str(given.answers[one.id])) for one in asked if one.id in given.answers)


def _share(shown: Mapping[str, Any], people: int, measure: SetMeasure) -> Reading:
    limits = wilson(shown["good"], shown["judged"])
    value = Decimal(100 * shown["good"]) / shown["judged"]
    return _said(measure, value, 100 * float(limits.low), 100 * float(limits.high), people)


def _taken(measure: SetMeasure, each: Sequence[Sequence[float]], ends: tuple[float, float]) -> Reading:
    """The mean of all answers. Its range is of people, who answer alike, and not of answers."""
    every = [one for said in each for one in said]
    middle, reach = mean(every), half_width([mean(said) for said in each])
    return _said(measure, Decimal(str(middle)), max(ends[0], middle - reach), min(ends[1], middle + reach), len(each))


def _change(measure: SetMeasure, those: Sequence[Answered], shown: Shown, row: str) -> Reading:
    """The mean of a question less the mean of the one beside it: of both means as they are shown, so of people who
    answered either. Its range is of those who answered both, as wide as a scale where fewer than two did."""
    names = (measure.question, measure.beside)
    if not all("mean" in shown.get((one, row), {}) for one in names):
        return _WITHHELD
    now, before = ([int(str(one.answers[name])) for one in those if name in one.answers] for name in names)
    both = [
        int(str(one.answers[names[0]])) - int(str(one.answers[names[1]]))
        for one in those
        if all(name in one.answers for name in names)
    ]
    value = mean(now) - mean(before)
    reach = half_width(both) if len(both) > 1 else _SCALE
    return _said(measure, Decimal(str(value)), value - reach, value + reach, len(now))


def _gap(measure: SetMeasure, shown: Shown) -> Reading:
    """White less ethnic minority share in favour, in whole points: no more can be told from rounded counts."""
    white, minority = (shown.get((measure.question, one), {}) for one in GROUPS)
    found = gap_of(white, minority)
    if found is None:
        return _WITHHELD
    value, low, high = (Decimal(round(one)) for one in (found.points, found.low, found.high))
    people = white["judged"] + minority["judged"]
    says = f"{measure.unit.say(value)}, of about {people:,} answers"
    return Reading(value=value, low=low, high=high, says=says, people=people)


def _said(measure: SetMeasure, value: Decimal, low: float, high: float, people: int) -> Reading:
    value, least, most = (to_one_decimal(one) for one in (value, Decimal(str(low)), Decimal(str(high))))
    says = f"{measure.unit.say(value)}, of {people:,} answers"
    return Reading(value=value, low=least, high=most, says=says, people=people)
