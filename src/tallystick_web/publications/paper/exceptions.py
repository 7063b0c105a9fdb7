"""What a board must not overlook, on one page: each thing once, with a shape and a word, and every reason beside it.

Two signs that would contradict each other never stand apart: a thing that is on two lists has one line that says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.plans.rules import Stage
from tallystick_web.plans.target_rules import Standing
from tallystick_web.publications.paper.document import Cell, Sign, Table
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.moving import Way, moved, short_name
from tallystick_web.publications.paper.words import and_more, clipped, day
from tallystick_web.reviews.frozen_rules import FrozenMeasure
from tallystick_web.reviews.rules import View

_CYCLE_DAYS = 182  # half a year, which is how often a board hears of the plan
_WELL = (Standing.REACHED, Standing.ON_TRACK)
_HEADS = ("What", "Sign", "Why it is here")


@dataclass(frozen=True, kw_only=True)
class Flag:
    """One thing that must not be overlooked: what it is, its most serious sign with a word, and every reason."""

    what: str
    sign: Sign
    word: str
    why: tuple[str, ...]


def exceptions_of(inputs: PaperInputs) -> tuple[Flag, ...]:
    """What must not be overlooked, the most serious kind first: measures, then views, then actions, then questions."""
    found: dict[str, Flag] = {}
    for key, one in (*_measures(inputs), *_views(inputs), *_late(inputs), *_old(inputs)):
        there = found.get(key)
        found[key] = one if there is None else _merged(there, one)
    return tuple(found.values())


def exceptions_table(inputs: PaperInputs, *, most: int | None = None, longest: int | None = None) -> Table | None:
    """The same as a table; None where there is nothing. With at most so many rows, and so many letters in a cell."""
    every = exceptions_of(inputs)
    if not every:
        return None
    shown = every[:most]
    rows = tuple(
        (
            Cell(text=_cut(one.what, longest)),
            Cell(text=one.word, sign=one.sign),
            Cell(text=_cut(" ".join(one.why), longest)),
        )
        for one in shown
    )
    told = "thing that must" if len(every) == 1 else "things that must"
    caption = f"{capitalised(in_words(len(every)))} {told} not be overlooked, each once"
    return Table(caption=caption, heads=_HEADS, rows=rows, note=and_more(every, len(shown), "line"))


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None else clipped(text, longest)


def is_old(asked_on: date, on: date) -> bool:
    """Whether a question has been open for longer than a cycle."""
    return (on - asked_on).days > _CYCLE_DAYS


def _merged(one: Flag, other: Flag) -> Flag:
    """One line of two: the first sign, both words, every reason."""
    word = one.word if other.word == one.word else f"{one.word}; {within(other.word)}"
    return Flag(what=one.what, sign=one.sign, word=word, why=(*one.why, *other.why))


def _measures(inputs: PaperInputs) -> Iterator[tuple[str, Flag]]:
    for measure in inputs.frozen.measures:
        told = moved(measure)
        if told.way is Way.WORSE:
            yield (
                measure.id,
                Flag(
                    what=capitalised(short_name(measure)),
                    sign=Sign.WORSE,
                    word=Way.WORSE.label,
                    why=(told.in_short, *_although(measure)),
                ),
            )


def _although(measure: FrozenMeasure) -> tuple[str, ...]:
    """What seems to say the opposite of worse, said in the same breath."""
    targets = [one for one in measure.targets if one.standing in _WELL]
    if not targets:
        return ()
    said = " ".join(one.says for one in targets)
    return (f"Of its target it is said: {said} That is about its level, and this is about its way.",)


def _views(inputs: PaperInputs) -> Iterator[tuple[str, Flag]]:
    for item in inputs.items("outcome"):
        view = inputs.view(item)
        if view is None or view.view not in (View.DISAGREE, View.PARTLY):
            continue
        word = "The staff network disagrees" if view.view is View.DISAGREE else "The staff network agrees in part"
        why = "Its own words stand in this paper, unedited." if view.said else "It gave no words with it."
        measures = [moved(one) for one in inputs.measures_of(item)]
        better = [one.measure.name for one in measures if one.way is Way.BETTER]
        although = (
            (f"The measures show better ({listed(better)}), and both stand: one is counted, the other is lived.",)
            if better
            else ()
        )
        yield item.id, Flag(what=item.text, sign=Sign.UNSURE, word=word, why=(why, *although))


def _late(inputs: PaperInputs) -> Iterator[tuple[str, Flag]]:
    for item in inputs.frozen.items:
        if item.is_late and item.stage == Stage.AGREED:
            team = f" Plan of {item.of_team}." if item.of_team else ""
            due = f"It was due on {day(item.due_on)}." if item.due_on else "Its day is over."
            reason = f" What was said: {item.said}" if item.said else " Nobody has said why."
            yield item.id, Flag(what=item.text, sign=Sign.LATE, word="Late", why=(f"{due}{team}{reason}",))


def _old(inputs: PaperInputs) -> Iterator[tuple[str, Flag]]:
    for question in inputs.readable_questions:
        if question.state.is_open and is_old(question.asked_on, inputs.on):
            why = f"Asked by the {within(question.body.label)} on {day(question.asked_on)}."
            state = f"{question.state.label}."
            yield (
                str(question.id),
                Flag(what=question.text, sign=Sign.LATE, word="Open for longer than a cycle", why=(why, state)),
            )
