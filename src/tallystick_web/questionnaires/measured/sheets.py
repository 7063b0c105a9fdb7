"""What measures of prompts, checklists and coding sheets come to: counts of work, and of nobody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from tallystick_web.numbers.period_rules import Period
from tallystick_web.questionnaires.measured.readings import Reading, share_of, to_one_decimal
from tallystick_web.questionnaires.set_rules import AnswerSet, Question, SetMeasure, Statistic
from tallystick_web.questionnaires.sheet_rules import Answers, SheetNow, are_alike, chosen


@dataclass(frozen=True, kw_only=True)
class RoundOf:
    """Of a round what measures ask for: whose work it is, and the last day of that."""

    role: str
    until: date


@dataclass(frozen=True, kw_only=True)
class SheetBook:
    """Every sheet of a set that is wanted, the rounds by their ids, and the days on which pieces of work were done.

    ``done`` are of every piece of the kinds that the set is about, sheet or none, by kind and id.
    """

    sheets: tuple[SheetNow, ...] = ()
    rounds: Mapping[UUID, RoundOf]
    done: Mapping[tuple[str, UUID], date]


def reading_of(measure: SetMeasure, of: AnswerSet, book: SheetBook, period: Period) -> Reading | None:
    """What a measure comes to in a period; None where there is nothing to count.

    Of a set in rounds it is taken of rounds whose last day lies in the period, of another of what was finished in it.
    """
    count = _COUNTS.get(measure.statistic)
    if measure.statistic is Statistic.DONE_SHARE and not of.in_rounds:
        return _done_before(book, period)
    return count(measure, of, _of_period(measure, of, book, period)) if count else None


def _of_period(measure: SetMeasure, of: AnswerSet, book: SheetBook, period: Period) -> tuple[SheetNow, ...]:
    if not of.in_rounds:
        return tuple(one for one in book.sheets if one.round is None and period.has(one.done_on))
    rounds = {key for key, one in book.rounds.items() if period.has(one.until) and measure.role in ("", one.role)}
    return tuple(one for one in book.sheets if one.round in rounds)


def _done_before(book: SheetBook, period: Period) -> Reading | None:
    """Of the work that was done in the period, how much had its questions answered by the day on which it was done."""
    answered = {(one.piece_kind, one.piece): one.done_on for one in book.sheets if one.done_on is not None}
    done = {key: day for key, day in book.done.items() if period.has(day)}
    some = sum(1 for key, day in done.items() if key in answered and answered[key] <= day)
    return share_of(some, len(done))


def _done(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:  # noqa: ARG001  # the face of a count
    return share_of(len(_finished(sheets)), len(sheets))


def _good(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    marks = [
        bool(said & one.good)
        for sheet in _finished(sheets)
        for one in of.asked_by(measure)
        if one.good and (said := _without_asides(sheet.final, one))
    ]
    return share_of(sum(marks), len(marks))


def _passed(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    done = _finished(sheets)
    return share_of(_count_passed(measure, of, done), len(done))


def _how_many_passed(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    done = _finished(sheets)
    some = _count_passed(measure, of, done)
    return Reading(value=Decimal(some), says=f"{some} of {len(done)}") if done else None


def _agreed(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    asked = [one for one in of.asked_by(measure) if one.is_counted]
    alike = [are_alike(one, *sheet.both) for sheet in sheets if sheet.both is not None for one in asked]
    return share_of(sum(alike), len(alike))


def _mean_of_marks(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    done = _finished(sheets)
    each = [marks.answers for sheet in done for marks in (sheet.first, sheet.second) if marks is not None]
    return _mean(measure, _scores(measure, of, each), len(done))


def _mean_of_settled(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:
    done = _finished(sheets)
    return _mean(measure, _scores(measure, of, [one.final for one in done]), len(done))


def _sum_share(measure: SetMeasure, of: AnswerSet, sheets: Sequence[SheetNow]) -> Reading | None:  # noqa: ARG001  # the face of a count
    """Only sheets that give both numbers: a part without its whole is no share."""
    pairs = [(one.final.get(measure.question), one.final.get(measure.beside)) for one in _finished(sheets)]
    both = [(part, whole) for part, whole in pairs if isinstance(part, int) and isinstance(whole, int)]
    return share_of(sum(part for part, _ in both), sum(whole for _, whole in both))


Count = Callable[[SetMeasure, AnswerSet, Sequence[SheetNow]], Reading | None]
_COUNTS: Mapping[Statistic, Count] = {
    Statistic.DONE_SHARE: _done,
    Statistic.GOOD_SHARE: _good,
    Statistic.PASS_SHARE: _passed,
    Statistic.PASS_COUNT: _how_many_passed,
    Statistic.AGREEMENT: _agreed,
    Statistic.SHEET_MEAN: _mean_of_marks,
    Statistic.MEAN: _mean_of_settled,
    Statistic.SUM_SHARE: _sum_share,
}
COUNTED = frozenset(_COUNTS)
"""The statistics that are taken of sheets."""


# STEPS


def _finished(sheets: Iterable[SheetNow]) -> list[SheetNow]:
    return [one for one in sheets if one.done_on is not None]


def _without_asides(given: Answers, question: Question) -> frozenset[str]:
    return chosen(given, question) - {one.id for one in question.options if one.is_aside}


def _count_passed(measure: SetMeasure, of: AnswerSet, done: Iterable[SheetNow]) -> int:
    asked = [one for one in of.asked_by(measure) if one.good]
    return sum(1 for sheet in done if all(_passes(sheet.final, one) for one in asked))


def _passes(given: Answers, question: Question) -> bool:
    """Whether everything that was chosen is in favour, or does not apply. What was left blank does not pass."""
    said = chosen(given, question)
    return bool(said) and _without_asides(given, question) <= question.good


def _scores(measure: SetMeasure, of: AnswerSet, each: Iterable[Answers]) -> list[int]:
    return [
        option.score
        for given in each
        for one in of.asked_by(measure)
        for option in one.options
        if option.score is not None and not option.is_aside and option.id in chosen(given, one)
    ]


def _mean(measure: SetMeasure, scores: Sequence[int], pieces: int) -> Reading | None:
    if not scores:
        return None
    value = to_one_decimal(Decimal(sum(scores)) / len(scores))
    return Reading(value=value, says=f"{measure.unit.say(value)}, of {pieces:,} looked at")
