"""Reflections: of which year one is, who may read it, how long it stays, and how many people have reflected."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.rules import year_ending, years_on_offer
from tallystick_web.questionnaires.set_rules import LONGEST_WORDS, AnswerKind, AnswerSet
from tallystick_web.questionnaires.wave_rules import Given

_MONTHS_KEPT = 24
_LAST_QUARTER = (1, 2, 3)

Answers = Mapping[str, Given]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody wrote in a year. ``shared_with`` is the one other person who reads it; None for nobody."""

    of: AnswerSet
    year_ended: date
    answers: Answers
    kept_on: date
    by: str = ""
    shared_with: UUID | None = None


# THE YEAR


def year_that_is_due(on: date) -> date | None:
    """The year of which people are reminded on a day: in its last quarter; None in the rest of it."""
    return year_ending(on.year) if on.month in _LAST_QUARTER else None


def last_to_erase(on: date) -> date:
    """The newest last day of a year whose reflections are erased on a day: two years after it."""
    return months_after(on, -_MONTHS_KEPT)


# WHAT IS REFUSED


def check_year(year_ended: date, *, on: date) -> None:
    """Raise Refused for a year that is long over, or has not begun."""
    if year_ended not in years_on_offer(on):
        raise Refused("You can reflect on the year that runs now, and on the one before it.")


def check_written(of: AnswerSet, answers: Answers) -> None:
    """Raise Refused where nothing is written, or something is answered that is not on offer."""
    if set(answers) - of.questions.keys():
        raise Refused("The questions were changed meanwhile. Open the page again.")
    if not any(str(one).strip() for one in answers.values()):
        raise Refused("Write something first. If you would rather not write here, say only that you have reflected.")
    for key, said in answers.items():
        question = of.questions[key]
        offered = {one.id for one in question.options}
        if offered and not set(said if isinstance(said, list) else [said]) <= offered:
            raise Refused(f"Choose an answer that is on offer to “{question.text}”.")
        if question.kind is AnswerKind.TEXT and len(str(said)) > LONGEST_WORDS:
            raise Refused(f"Write {LONGEST_WORDS} characters or fewer for each question.")


def check_there(*, is_there: bool) -> None:
    """Raise Refused where somebody wrote nothing."""
    if not is_there:
        raise Refused("You have written nothing here for this year, so there is nothing to share or to erase.")


def check_not_done(*, is_done: bool) -> None:
    """Raise Refused where somebody said already that they have reflected."""
    if is_done:
        raise Refused("You have said already that you reflected on this year. It is counted once.")


def check_reader(reader: UUID | None, *, writer: UUID, who: Collection[UUID]) -> None:
    """Raise Refused where a reflection would be shared with its writer, or with somebody who keeps none themselves."""
    if reader is not None and (reader == writer or reader not in who):
        raise Refused("Choose somebody who keeps a reflection of their own, such as the chair.")


# HOW MANY


@dataclass(frozen=True, kw_only=True)
class Reflected:
    """Of the people who are asked to reflect in a year how many said that they have."""

    some: int
    every: int


def reflected(done: Collection[UUID], who: Collection[UUID]) -> Reflected:
    """How many of these people are among those who said so. Whoever is asked no more is in neither number."""
    return Reflected(some=len(set(done) & set(who)), every=len(set(who)))
