"""What must hold of a question set before it is loaded, so that nobody learns it from a page that stays empty.

Each check yields a sentence for whoever writes the file.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from tallystick_web.numbers.measure_rules import Cadence, MeasureUnit
from tallystick_web.questionnaires.set_rules import (
    LEAST_ANSWERS,
    AnswerKind,
    AnswerSet,
    Question,
    Scoring,
    SetKind,
    SetMeasure,
    Statistic,
)

_OWN_OPTIONS = (AnswerKind.CHOICE, AnswerKind.SEVERAL)
_OF_BOTH = frozenset({SetKind.SURVEY, SetKind.SHEET})
TAKEN_OF: Mapping[Statistic, Collection[SetKind]] = MappingProxyType(
    {
        Statistic.MEAN: _OF_BOTH,
        Statistic.GOOD_SHARE: _OF_BOTH,
        Statistic.GOOD_GAP: {SetKind.SURVEY},
        Statistic.CHANGE: {SetKind.SURVEY},
        Statistic.ASKED_SHARE: {SetKind.SURVEY},
        Statistic.THEMES: {SetKind.SURVEY},
        Statistic.DONE_SHARE: {SetKind.SHEET},
        Statistic.PASS_SHARE: {SetKind.SHEET},
        Statistic.PASS_COUNT: {SetKind.SHEET},
        Statistic.AGREEMENT: {SetKind.SHEET},
        Statistic.SHEET_MEAN: {SetKind.SHEET},
        Statistic.SUM_SHARE: {SetKind.SHEET},
        Statistic.TOTAL: {SetKind.FRAMEWORK},
        Statistic.REFLECTED: {SetKind.REFLECTION},
    }
)
"""The kinds of sets that each statistic can be taken of."""
_UNITS = {
    Statistic.MEAN: MeasureUnit.SCORE,
    Statistic.SHEET_MEAN: MeasureUnit.SCORE,
    Statistic.CHANGE: MeasureUnit.SCORE,
    Statistic.GOOD_GAP: MeasureUnit.POINTS,
    Statistic.PASS_COUNT: MeasureUnit.COUNT,
    Statistic.THEMES: MeasureUnit.COUNT,
    Statistic.TOTAL: MeasureUnit.SCORE,
}
"""The unit of each statistic that is no share."""
_OF_YEARS = (Statistic.TOTAL, Statistic.REFLECTED)
_OF_TWO = (Statistic.CHANGE, Statistic.SUM_SHARE)
_OF_WORK = (Statistic.DONE_SHARE, Statistic.ASKED_SHARE)
_OF_SHOWN = (Statistic.MEAN, Statistic.GOOD_SHARE, Statistic.GOOD_GAP, Statistic.CHANGE)


def problems_of(found: AnswerSet) -> Iterator[str]:
    """Everything that is wrong with one set by itself. Empty where it can be loaded."""
    yield from _problems_of_questions(found)
    yield from _problems_of_parts(found)
    yield from _OF_KIND[found.kind](found)
    if found.kind is not SetKind.FRAMEWORK:
        yield from _problems_of_no_framework(found)
    if found.kind is not SetKind.SURVEY:
        yield from _problems_of_no_survey(found)
    if found.kind is not SetKind.SHEET:
        yield from _problems_of_no_sheet(found)
    for twice in _twice(one.id for one in found.measure):
        yield f"two measures are called {twice}"
    for measure in found.measure:
        yield from _problems_of_measure(found, measure)


# QUESTIONS AND PARTS


def _problems_of_questions(found: AnswerSet) -> Iterator[str]:
    if not found.question:
        yield "it has no questions"
    for twice in _twice(one.id for one in found.question):
        yield f"two questions are called {twice}"
    for one in found.question:
        if (one.kind in _OWN_OPTIONS) != bool(one.option):
            yield f"{one.id} has options and is of a kind that has none of its own, or the other way round"
        if (one.kind is AnswerKind.SCALE) != bool(one.low_end and one.high_end):
            yield f"{one.id} has words for its ends and is no scale, or the other way round"
        for twice in _twice(option.id for option in one.option):
            yield f"{one.id} has two options called {twice}"


def _problems_of_parts(found: AnswerSet) -> Iterator[str]:
    """Every part and every level is named once and holds a question, and no question stands in another."""
    parts = [one.id for one in (*found.domain, *found.level)]
    others = [*(one.id for one in found.role), *(one.id for one in found.band)]
    for twice in _twice([*parts, *others]):
        yield f"two parts, levels, roles or bands are called {twice}"
    for what, there, named in (
        ("part", found.domain, {one.id: one.domain for one in found.question}),
        ("level", found.level, {one.id: one.level for one in found.question}),
    ):
        ids = {one.id for one in there}
        for question, name in named.items():
            if name and name not in ids:
                yield f"{question} stands in a {what} that is not there: {name}"
        for empty in sorted(ids - set(named.values())):
            yield f"no question stands in the {what} {empty}"


# EACH KIND


def _problems_of_survey(found: AnswerSet) -> Iterator[str]:
    if not found.told:
        yield "it says nothing to whoever answers"
    if found.least < LEAST_ANSWERS:
        yield f"it shows figures of fewer than {LEAST_ANSWERS} people"
    for one in found.question:
        if one.kind is AnswerKind.EVIDENCE:
            yield f"{one.id} asks for evidence, and whoever answers a survey is not known"
        if any(option.to_follow for option in one.option):
            yield f"{one.id} asks for words beside an option, and a survey keeps none there"


def _problems_of_sheet(found: AnswerSet) -> Iterator[str]:
    if found.in_rounds and not found.thing:
        yield "it is filled in in rounds and does not say what a piece of work is called"
    if found.in_rounds == bool(found.things):
        yield "it is neither filled in in rounds nor about kinds of work, or it is both"
    if found.role and not found.in_rounds:
        yield "it has roles and is not filled in in rounds"


def _problems_of_framework(found: AnswerSet) -> Iterator[str]:
    if found.scoring is None:
        yield "it does not say how it is scored"
    if (found.scoring is Scoring.LEVELS) != bool(found.level):
        yield "it is scored by levels and has none, or the other way round"
    if (found.scoring is Scoring.SUM) != bool(found.band):
        yield "it is added up and has no bands, or the other way round"
    yield from _problems_of_scores(found)
    if found.scoring is Scoring.SUM:
        yield from _problems_of_bands(found)


def _problems_of_scores(found: AnswerSet) -> Iterator[str]:
    for one in found.question:
        counted = [option for option in one.options if not option.is_aside]
        if found.scoring in (Scoring.SUM, Scoring.RISKS) and counted and any(each.score is None for each in counted):
            yield f"{one.id} has an option without a score"
        if found.scoring in (Scoring.LEVELS, Scoring.EXPLAIN) and counted and not one.good:
            yield f"{one.id} has no option that says it is met"
        if found.scoring is Scoring.LEVELS and not one.level:
            yield f"{one.id} stands at no level"


def _problems_of_bands(found: AnswerSet) -> Iterator[str]:
    """Every total that can be given lies in one band, and no band holds one that cannot."""
    asked = [[each.score or 0 for each in one.options if not each.is_aside] for one in found.question]
    least, most = (sum(of(each, default=0) for each in asked) for of in (min, max))
    bands = sorted(found.band, key=lambda one: one.low)
    for one in bands:
        if one.low > one.high:
            yield f"the band {one.id} ends before it begins"
    for below, above in pairwise(bands):
        if above.low != below.high + 1:
            yield f"between the bands {below.id} and {above.id} there is a gap, or they overlap"
    if bands and (bands[0].low, max(one.high for one in bands)) != (least, most):
        yield f"the bands do not run from {least} to {most}, which is what the scores can come to"


def _problems_of_reflection(found: AnswerSet) -> Iterator[str]:
    for one in found.question:
        if one.kind is not AnswerKind.TEXT:
            yield f"{one.id} is not answered in words"


def _problems_of_no_framework(found: AnswerSet) -> Iterator[str]:
    if found.scoring is not None or found.band or found.level:
        yield "it is scored, or has bands or levels, and is no framework"


def _problems_of_no_survey(found: AnswerSet) -> Iterator[str]:
    if found.asks_group or found.weighting or found.least != LEAST_ANSWERS:
        yield "it asks for the ethnic group or says how answers are weighed or from how many, and is no survey"


def _problems_of_no_sheet(found: AnswerSet) -> Iterator[str]:
    if found.thing or found.in_rounds or found.has_second:
        yield "it is filled in in rounds, by two people or about something typed by hand, and is no checklist"


_OF_KIND: Mapping[SetKind, Callable[[AnswerSet], Iterator[str]]] = {
    SetKind.SURVEY: _problems_of_survey,
    SetKind.SHEET: _problems_of_sheet,
    SetKind.FRAMEWORK: _problems_of_framework,
    SetKind.REFLECTION: _problems_of_reflection,
}


# MEASURES


def _problems_of_measure(found: AnswerSet, measure: SetMeasure) -> Iterator[str]:
    name, statistic = measure.id, measure.statistic
    if found.kind not in TAKEN_OF[statistic]:
        yield f"the measure {name} takes {statistic}, which is not taken of a {found.kind}"
    if measure.unit is not _UNITS.get(statistic, MeasureUnit.SHARE):
        yield f"the measure {name} takes {statistic}, which is no {measure.unit}"
    if statistic in _OF_YEARS and measure.cadence is not Cadence.YEARLY:
        yield f"the measure {name} is of a year and not yearly"
    if measure.is_pooled and not (found.kind is SetKind.SURVEY and statistic in _OF_SHOWN):
        yield f"the measure {name} is pooled, and is not of what people answered in a survey"
    if measure.role and measure.role not in {one.id for one in found.role}:
        yield f"the measure {name} is of a role that is not there: {measure.role}"
    yield from _problems_of_asked(found, measure)


def _problems_of_asked(found: AnswerSet, measure: SetMeasure) -> Iterator[str]:
    """What a measure is taken of is there, and is answered so that it can be."""
    name, statistic = measure.id, measure.statistic
    for named in (measure.question, measure.beside):
        if named and named not in found.questions:
            yield f"the measure {name} asks for {named}, which is no question"
            return
    if bool(measure.beside) != (statistic in _OF_TWO):
        yield f"the measure {name} takes {statistic} and names a second question, or the other way round"
    if statistic in _OF_WORK and not (found.things or found.in_rounds):
        yield f"the measure {name} counts work, and the set is about none"
    if statistic is Statistic.AGREEMENT and not found.has_second:
        yield f"the measure {name} is of two people, and one fills this in"
    if statistic is Statistic.GOOD_GAP and (not found.asks_group or measure.role):
        yield f"the measure {name} compares groups, and the set does not ask for them, or it is of one role"
    if statistic is Statistic.THEMES and not found.words:
        yield f"the measure {name} counts themes, and nobody is asked for words"
    yield from _problems_of_answers(found, measure)


def _problems_of_answers(found: AnswerSet, measure: SetMeasure) -> Iterator[str]:
    fits = _FITS.get(measure.statistic)
    named = [found.questions[one] for one in (measure.question, measure.beside) if one]
    if fits is None:
        if named:
            yield f"the measure {measure.id} takes {measure.statistic} and names a question"
    elif measure.statistic in _NAMES_ONE and not measure.question:
        yield f"the measure {measure.id} takes {measure.statistic} and names no question"
    elif not (all(map(fits, named)) if named else any(map(fits, found.question))):
        yield f"the measure {measure.id} takes {measure.statistic} of a question that is answered otherwise"


def _is_judged(question: Question) -> bool:
    return bool(question.good) and question.kind is not AnswerKind.SEVERAL


_FITS: Mapping[Statistic, Callable[[Question], bool]] = {
    Statistic.MEAN: lambda one: one.kind is AnswerKind.SCALE,
    Statistic.SHEET_MEAN: lambda one: one.kind is AnswerKind.SCALE,
    Statistic.CHANGE: lambda one: one.kind is AnswerKind.SCALE,
    Statistic.GOOD_SHARE: _is_judged,
    Statistic.GOOD_GAP: _is_judged,
    Statistic.PASS_SHARE: _is_judged,
    Statistic.PASS_COUNT: _is_judged,
    Statistic.AGREEMENT: lambda one: one.is_counted,
    Statistic.SUM_SHARE: lambda one: one.kind is AnswerKind.NUMBER,
}
_NAMES_ONE = (*_OF_TWO, Statistic.GOOD_GAP)


def _twice(names: Iterable[str]) -> list[str]:
    each = list(names)
    return sorted({one for one in each if each.count(one) > 1})
