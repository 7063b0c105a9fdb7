"""What may leave of the answers to a survey, so that nobody can be told from it.

Of the whole, and of kinds of people, counts are exact where each row and whatever is left over has enough people. By
ethnic group only who answers in favour is shown, from counts rounded to five that witnesses certify (witness_rules).
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, stdev
from typing import Any

from tallystick.statistics.proportions import newcombe, wilson
from tallystick.statistics.student import t95
from tallystick_web.questionnaires.set_rules import AnswerKind, AnswerSet, Question, Unit
from tallystick_web.questionnaires.wave_rules import Answered, Given
from tallystick_web.questionnaires.witness_rules import possible, rounded, safe_questions

ALL, WHITE, MINORITY = "all", "white", "bme"
GROUPS = (WHITE, MINORITY)
WAVE = ""
"""Stands where a figure is of the wave and of no question of it."""
_ROLE = "role:"
_MINORITIES = frozenset({"asian", "black", "mixed", "other"})
_SIDES = {WHITE: 0, MINORITY: 1}
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What is shown of one question (or of the wave) in one row, as it is kept: an empty ``shown`` is withheld."""

    question: str
    row: str
    shown: Mapping[str, Any] = field(default_factory=dict)


Shown = Mapping[tuple[str, str], Mapping[str, Any]]
"""What is shown, by question and row; a row that is there and empty is withheld."""


def figures_of(
    answered: Sequence[Answered], of: AnswerSet, *, least: int, by_groups: bool = True
) -> tuple[Figure, ...]:
    """Everything that leaves of a wave. Of fewer than ``least`` answers nothing does, not even how many there were."""
    if len(answered) < least:
        return (Figure(question=WAVE, row=ALL),)
    found = [Figure(question=WAVE, row=ALL, shown=_wave(answered, of))]
    asked = [one for one in of.question if one.is_counted]
    found += [_whole(answered, one, least) for one in asked]
    if of.role and by_groups:
        found += _roles(answered, of, asked, least)
    if of.asks_group and by_groups:
        found += _groups(answered, asked, least)
    return tuple(found)


def role_row(role: str) -> str:
    """The row of a kind of people."""
    return f"{_ROLE}{role}"


def side_of(group: str) -> str:
    """White, ethnic minority, or blank where no group is known."""
    return WHITE if group == WHITE else MINORITY if group in _MINORITIES else ""


# THE WHOLE


def _wave(answered: Sequence[Answered], of: AnswerSet) -> Mapping[str, Any]:
    shown: dict[str, Any] = {"answers": len(answered)}
    if of.unit is Unit.ORGANISATIONS:
        shown["organisations"] = len({one.of for one in answered if one.of})
    return shown


def _whole(answered: Sequence[Answered], question: Question, least: int) -> Figure:
    return Figure(question=question.id, row=ALL, shown=_counted(answered, question, least, in_full=True))


def _counted(answered: Sequence[Answered], question: Question, least: int, *, in_full: bool) -> Mapping[str, Any]:
    """The counts of a question, and what follows from them; nothing where too few answered it."""
    said = [one.answers[question.id] for one in answered if question.id in one.answers]
    if len(said) < least:
        return {}
    counts = {one.id: sum(_chose(given, one.id) for given in said) for one in question.options}
    shown: dict[str, Any] = {"of": len(said), **_in_favour(said, question, least), **_mean(said, question)}
    return {**shown, "counts": counts} if in_full else shown


def _chose(given: Given, option: str) -> bool:
    return option in given if isinstance(given, list) else given == option


def _in_favour(said: Sequence[Given], question: Question, least: int) -> Mapping[str, Any]:
    """The share in favour in whole per cent with its 95 % range, of those whose answer says something."""
    aside = {one.id for one in question.options if one.is_aside}
    of = [one for one in said if one not in aside] if is_judged(question) else []
    if len(of) < least:
        return {}
    good = sum(one in question.good for one in of)
    limits = wilson(good, len(of))
    low, high = (round(100 * float(one)) for one in (limits.low, limits.high))
    return {"good": good, "judged": len(of), "share": percent(good, len(of)), "low": low, "high": high}


def _mean(said: Sequence[Given], question: Question) -> Mapping[str, Any]:
    """The mean of a scale with its 95 % range, to one decimal, and how many chose the highest."""
    if question.kind is not AnswerKind.SCALE:
        return {}
    scores = [int(str(one)) for one in said]
    middle, reach = mean(scores), half_width(scores)
    top = sum(one == max(int(option.id) for option in question.options) for one in scores)
    low, high = max(0.0, middle - reach), min(10.0, middle + reach)
    return {"mean": f"{middle:.1f}", "mean_low": f"{low:.1f}", "mean_high": f"{high:.1f}", "top": top}


def half_width(each: Sequence[float]) -> float:
    """Half the width of the 95 % range of a mean. Of fewer than two people there is none, and it raises."""
    return t95(len(each) - 1) * stdev(each) / math.sqrt(len(each))


def percent(some: int, of: int) -> int:
    """A share in whole per cent, with halves up."""
    return (200 * some + of) // (2 * of)


# KINDS OF PEOPLE


def _roles(answered: Sequence[Answered], of: AnswerSet, asked: Sequence[Question], least: int) -> Iterator[Figure]:
    """Every kind of people for every question; withheld where it, or what it leaves of the whole, has too few."""
    by_role = {one.id: [given for given in answered if given.role == one.id] for one in of.role}
    kept = kinds_kept({role: Row(size=len(those)) for role, those in by_role.items()}, Row(size=len(answered)), least)
    for role in by_role:
        yield Figure(question=WAVE, row=role_row(role), shown={"answers": len(by_role[role])} if role in kept else {})
    for question in asked:
        rows = {role: row_of(by_role[role], question) for role in sorted(kept)}
        here = kinds_kept(rows, row_of(answered, question), least)
        for role, those in by_role.items():
            shown = _counted(those, question, least, in_full=False) if role in here else {}
            yield Figure(question=question.id, row=role_row(role), shown=shown)


@dataclass(frozen=True, kw_only=True)
class Row:
    """How many people stand in a row, how many of their answers are judged, and how many of these are in favour.

    Where nothing is judged, both are None.
    """

    size: int
    judged: int | None = None
    good: int | None = None

    def __sub__(self, other: "Row") -> "Row":
        """What a row leaves of another."""
        judged = None if self.judged is None else self.judged - (other.judged or 0)
        good = None if self.good is None else self.good - (other.good or 0)
        return Row(size=self.size - other.size, judged=judged, good=good)

    def is_enough(self, least: int) -> bool:
        """Whether a row has enough people, and at least two of them on each side, so that nobody knows all others."""
        if self.size < least or self.judged is None or self.good is None:
            return self.size >= least
        return self.judged >= least and _TWO <= self.good <= self.judged - _TWO


def row_of(answered: Sequence[Answered], question: Question) -> Row:
    """How many of these people answered a question, and what their answers came to."""
    size = sum(question.id in one.answers for one in answered)
    if not is_judged(question):
        return Row(size=size)
    marks = [marks_of(one, question) for one in answered]
    return Row(size=size, judged=sum(of for of, _ in marks), good=sum(good for _, good in marks))


def kinds_kept(rows: Mapping[str, Row], whole: Row, least: int) -> frozenset[str]:
    """Which rows can be shown beside their whole: each has enough people, and so has what they leave of it, or nobody.

    The smallest row goes first, until that holds.
    """
    kept = {name: row for name, row in rows.items() if row.is_enough(least)}
    while kept and not _leaves_enough(kept.values(), whole, least):
        del kept[min(kept, key=lambda name: (kept[name].size, name))]
    return frozenset(kept)


def _leaves_enough(rows: Iterable[Row], whole: Row, least: int) -> bool:
    rest = whole
    for row in rows:
        rest -= row
    return rest.size == 0 or rest.is_enough(least)


# ETHNIC GROUPS


def _groups(answered: Sequence[Answered], asked: Sequence[Question], least: int) -> Iterator[Figure]:
    """Both groups for every question that has an answer in favour, and how many of each answered at all.

    What no witnesses certify is withheld. Who answered comes last, so that of two it goes first.
    """
    judged = [one for one in asked if is_judged(one)]
    sides = [_SIDES.get(side_of(one.group), -1) for one in answered]
    counted = [[marks_of(one, question) for one in answered] for question in judged]
    counted.append([(1, 1)] * len(answered))
    enough = [place for place, marks in enumerate(counted) if _has_enough(sides, marks, least)]
    safe = {enough[one] for one in safe_questions(sides, [counted[place] for place in enough], floors=(least, 0))}
    for place, name in enumerate([*(one.id for one in judged), WAVE]):
        for row, side in _SIDES.items():
            shown = _rounded(sides, counted[place], side) if place in safe else {}
            if shown and name == WAVE:
                shown = {"answers": shown["judged"]}
            yield Figure(question=name, row=row, shown=shown)


def is_judged(question: Question) -> bool:
    """Whether one answer to a question is in favour or not."""
    return bool(question.good) and question.kind is not AnswerKind.SEVERAL


def marks_of(given: Answered, question: Question) -> tuple[int, int]:
    """Whether somebody's answer to a question is judged, and whether it is in favour: one or nought each."""
    said = given.answers.get(question.id)
    aside = {one.id for one in question.options if one.is_aside}
    counts = said is not None and said not in aside
    return int(counts), int(counts and said in question.good)


def _has_enough(sides: Sequence[int], marks: Sequence[tuple[int, int]], least: int) -> bool:
    return all(_of_side(sides, marks, side)[0] >= least for side in _SIDES.values())


def _of_side(sides: Sequence[int], marks: Sequence[tuple[int, int]], side: int) -> tuple[int, int]:
    own = [one for one, where in zip(marks, sides, strict=True) if where == side]
    return sum(of for of, _ in own), sum(good for _, good in own)


def _rounded(sides: Sequence[int], marks: Sequence[tuple[int, int]], side: int) -> Mapping[str, Any]:
    """Counts to the nearest five, and the least and the most that the share can be for every pair they stand for."""
    judged, good = (rounded(one) for one in _of_side(sides, marks, side))
    low, high = envelope(good, judged)
    return {"good": good, "judged": judged, "low": math.floor(100 * low), "high": math.ceil(100 * high)}


def envelope(good: int, judged: int) -> tuple[float, float]:
    """The least and the most that a share can be where both its counts are rounded to five."""
    most = max(possible(judged))
    least = max(min(possible(judged)), min(possible(good)))
    return min(possible(good)) / most, min(1.0, max(possible(good)) / least)


@dataclass(frozen=True, kw_only=True)
class WhoAnswered:
    """The fewest and the most people of a group who can have answered; nought and None where nothing tells."""

    fewest: int = 0
    most: int | None = None


def who_answered(shown: Shown, row: str) -> WhoAnswered:
    """What is known of how many of a group answered: its own count, or else what is shown of the questions.

    Whoever answered a question has answered, so this tells no more than what is shown of them.
    """
    if who := shown.get((WAVE, row)):
        every = possible(who["answers"])
        return WhoAnswered(fewest=min(every), most=max(every))
    judged = [one["judged"] for (question, group), one in shown.items() if question and group == row and one]
    return WhoAnswered(fewest=min(possible(max(judged)))) if judged else WhoAnswered()


@dataclass(frozen=True, kw_only=True)
class Gap:
    """White less ethnic minority share in favour, in points: the middle of what it can be, with its 95 % range."""

    points: float
    low: float
    high: float


def gap_of(white: Mapping[str, Any], minority: Mapping[str, Any]) -> Gap | None:
    """The gap that two rows leave, over every pair of counts they stand for; None where one of them is withheld.

    The range holds both what rounding leaves open and what chance does: the widest of the intervals of all corners.
    """
    if not white or not minority:
        return None
    w, m = (envelope(one["good"], one["judged"]) for one in (white, minority))
    corners = [newcombe(x1, n1, x2, n2) for x1, n1 in _corners(white) for x2, n2 in _corners(minority)]
    return Gap(
        points=100 * ((w[0] + w[1]) / 2 - (m[0] + m[1]) / 2),
        low=100 * min(float(one.low) for one in corners),
        high=100 * max(float(one.high) for one in corners),
    )


def _corners(row: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for good in (min(possible(row["good"])), max(possible(row["good"]))):
        for judged in (min(possible(row["judged"])), max(possible(row["judged"]))):
            yield min(good, judged), judged
