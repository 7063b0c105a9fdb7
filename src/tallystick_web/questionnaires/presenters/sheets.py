"""A sheet as a page: how it stands, what was answered, who did, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.publishing.words import listed
from tallystick_web.core.rules import Refused, answers
from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.questionnaires.rules import Rater
from tallystick_web.questionnaires.set_rules import Question
from tallystick_web.questionnaires.sheet_rules import (
    Answers,
    Marks,
    SheetNow,
    check_can_drop,
    check_can_settle,
    chosen,
    links,
    rater_of,
    stands,
    why,
)

NOT_ANSWERED = "–"
_TO_COME = "What was marked can be read here when a second person has given their marks, so that these are their own."


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one person answered to a question, in words; ``who`` is blank where only one answered."""

    who: str
    text: str
    why: str
    links: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnsweredLine:
    """A question with what was answered to it."""

    question: str
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """A sheet for one reader. ``fills`` says that they answer such questions."""

    now: SheetNow
    reader: UUID
    fills: bool

    @property
    def lead(self) -> str:
        """How it stands, in a sentence or two."""
        if self.now.dropped_why:
            return f"This is no longer wanted: {self.now.dropped_why}"
        said = f"{capitalize_first(stands(self.now))}."
        return f"{said} {_TO_COME}" if self.now.first and not self._is_shown else said

    @property
    def to_mark(self) -> str:
        """What the reader can mark now, as a button says it; blank where they can mark nothing."""
        if not self.fills:
            return ""
        try:
            rater = rater_of(self.now, self.reader)
        except Refused:
            return ""
        if rater is Rater.SECOND:
            return "Give the second marks"
        if self.now.first is None:
            return "Give the first marks" if self.now.of.has_second else "Answer these questions"
        return "Change your marks" if self.now.of.has_second else "Change the answers"

    @property
    def may_settle(self) -> bool:
        """Whether the reader can note what two people settled on."""
        return self.fills and answers(check_can_settle)(self.now, self.reader)

    @property
    def may_drop(self) -> bool:
        """Whether the reader can say that it is no longer wanted."""
        return self.fills and answers(check_can_drop)(self.now)

    @property
    def lines(self) -> tuple[AnsweredLine, ...]:
        """Every question with what was answered to it, for whoever may read that now."""
        if not self._is_shown or self.now.first is None:
            return ()
        return tuple(
            AnsweredLine(question=one.text, said=tuple(said_of(self.now, one))) for one in self.now.of.question
        )

    @property
    def settled_why(self) -> str:
        """Why two people settled as they did, with who noted it; blank where they did not."""
        one = self.now.settled
        return f"{one.name} noted on {day(localdate(one.at))} why: {one.why}" if one else ""

    @property
    def people(self) -> str:
        """Who marked it and when, in a sentence; blank where nobody did."""
        marks = [one for one in (self.now.first, self.now.second) if one is not None]
        did = "Marked" if self.now.of.has_second else "Answered"
        return f"{did} by {listed([_who(one) for one in marks])}." if marks else ""

    @property
    def _is_shown(self) -> bool:
        return self.now.shows_marks(self.reader)


def said_of(sheet: SheetNow, question: Question) -> Iterator[Said]:
    """What each person answered to a question, and what they settled on."""
    both = sheet.both
    if both is None:
        yield _said("", sheet.first.answers if sheet.first else {}, question)
        return
    for marks in (sheet.first, sheet.second):
        if marks is not None:
            yield _said(marks.name, marks.answers, question)
    if sheet.settled and question.id in sheet.settled.answers:
        yield _said("Settled on", sheet.settled.answers, question)


def in_words(question: Question, given: Answers) -> str:
    """An answer as people read it."""
    if question.options:
        return listed([one.text for one in question.options if one.id in chosen(given, question)]) or NOT_ANSWERED
    said = given.get(question.id)
    return NOT_ANSWERED if said in (None, "") else str(said)


def differs_in_words(sheet: SheetNow) -> dict[str, str]:
    """What two people answered where they differ, by question: what whoever settles reads beside it."""
    first, second = sheet.first, sheet.second
    if first is None or second is None:
        return {}
    return {
        one.id: f"{first.name}: {in_words(one, first.answers)}. {second.name}: {in_words(one, second.answers)}."
        for one in sheet.differing
    }


def _said(who: str, given: Answers, question: Question) -> Said:
    addresses, text = given.get(links(question.id)), in_words(question, given)
    found = tuple(map(str, addresses)) if isinstance(addresses, list) else ()
    return Said(
        who=who,
        text="" if found and text == NOT_ANSWERED else text,
        why=str(given.get(why(question.id), "")),
        links=found,
    )


def _who(one: Marks) -> str:
    return f"{one.name} on {day(localdate(one.at))}"
