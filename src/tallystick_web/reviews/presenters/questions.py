"""The pages of questions: what was asked, what was answered, and what is still open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.reviews.answers_from_data import Found
from tallystick_web.reviews.question_rules import AnswerNow, Meeting, QuestionNow, Sorted, agenda, carried_over
from tallystick_web.reviews.question_sets import QuestionSet, SetQuestion

_DAYS_IN_WEEKS = 60
_A_MONTH = 30.4
_FITS_A_HEADING = 120


@dataclass(frozen=True, kw_only=True)
class QuestionLine:
    """A question in a list."""

    id: UUID
    text: str
    state: str
    colour: str
    asked: str
    stands: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Questions under one heading."""

    heading: str
    lines: tuple[QuestionLine, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The questions that somebody reads, with what is said beside them: meetings, items and reviews, by their ids."""

    questions: Sequence[QuestionNow]
    meetings: Sequence[Meeting]
    items: Mapping[UUID, str]
    reviews: Mapping[UUID, str]
    on: date

    @property
    def lead(self) -> str:
        """How many are open, since when, and how many should have been answered."""
        still = agenda(self.questions)
        if not still:
            return "No question is open." if self.questions else ""
        many = len(still)
        said = f"{capitalised(in_words(many))} question{' is' if many == 1 else 's are'} open"
        said += f", the oldest since {day(still[0].asked_on)}." if many > 1 else f", since {day(still[0].asked_on)}."
        late = sum(one.is_late(self.on) for one in still)
        if not late:
            return said
        return f"{said} {capitalised(in_words(late))} should have been answered by now."

    @cached_property
    def open_ones(self) -> tuple[QuestionLine, ...]:
        """What stands on every agenda, the longest open first."""
        return tuple(map(self.line, agenda(self.questions)))

    @cached_property
    def closed_ones(self) -> tuple[QuestionLine, ...]:
        """What was closed, the last first."""
        return tuple(map(self.line, _closed(self.questions)))

    def groups(self, by: Sorted, *, only_open: bool) -> tuple[Group, ...]:
        """The questions under what they are sorted by: open ones first, the longest open before the others."""
        found: defaultdict[str, list[QuestionNow]] = defaultdict(list)
        for one in (*agenda(self.questions), *(() if only_open else _closed(self.questions))):
            found[self._heading(one, by)].append(one)
        return tuple(Group(heading=name, lines=tuple(map(self.line, those))) for name, those in found.items())

    def line(self, question: QuestionNow) -> QuestionLine:
        """A question in a list, with how long it has been open."""
        return QuestionLine(
            id=question.id,
            text=question.short,
            state=question.state.label,
            colour="blue" if question.is_open else "grey",
            asked=f"{question.body.label}, {day(question.asked_on)}. Put to: {question.to}",
            stands=self.stands(question),
        )

    def stands(self, question: QuestionNow) -> str:
        """For how long it was open or has been, at how many meetings, and whether an answer is late."""
        times = carried_over(question, self.meetings)
        carried = f", and was carried over at {in_words(times)} meeting{'' if times == 1 else 's'}" if times else ""
        if not question.is_open:
            closed = question.closed_on or self.on
            after = _how_long(question.asked_on, closed)
            return f"Closed on {day(closed)}{f', after {after}' if after else ''}{carried}."
        span = _how_long(question.asked_on, self.on)
        said = f"Open for {span}{carried}." if span else "Asked today."
        return f"{said} {_due(question, self.on)}".strip()

    def _heading(self, question: QuestionNow, by: Sorted) -> str:
        if by is Sorted.ITEM:
            return self.items.get(question.item, "") if question.item in self.items else "About the plan as a whole"
        if by is Sorted.REVIEW:
            return self.reviews.get(question.review, "Outside a review") if question.review else "Outside a review"
        return question.body.label


def _closed(questions: Iterable[QuestionNow]) -> list[QuestionNow]:
    return sorted(
        (one for one in questions if not one.is_open), key=lambda one: one.closed_on or date.min, reverse=True
    )


def _how_long(since: date, until: date) -> str:
    """A span in words: days, or months from two of them on; blank within one day."""
    days = (until - since).days
    if days < 1:
        return ""
    many, unit = (days, "day") if days < _DAYS_IN_WEEKS else (round(days / _A_MONTH), "month")
    return f"{in_words(many)} {unit}{'' if many == 1 else 's'}"


def _due(question: QuestionNow, on: date) -> str:
    if question.due_on is None or question.waiting is not None:
        return ""
    return (
        f"An answer was due by {day(question.due_on)}." if question.is_late(on) else f"Due by {day(question.due_on)}."
    )


@dataclass(frozen=True, kw_only=True)
class AnswerPart:
    """An answer as its question's page shows it."""

    heading: str
    state: str
    is_judged: bool
    said: str
    rows: tuple[dict[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class QuestionPage:
    """One question. ``found`` is what figures and plans say of it today, where something can be found."""

    question: QuestionNow
    seen: Seen
    found: Found | None
    from_set: QuestionSet | None
    may_answer: bool
    may_judge: bool
    may_take_back: bool

    @property
    def heading(self) -> str:
        """What it asks; where that is too long for a heading, when it was asked."""
        fits = len(self.question.text) <= _FITS_A_HEADING and "\n" not in self.question.text
        return self.question.text if fits else f"Question of {day(self.question.asked_on)}"

    @property
    def whole(self) -> str:
        """The question, where its heading does not hold it."""
        return self.question.text if self.question.text != self.heading else ""

    @property
    def stands(self) -> str:
        """How long it has been open."""
        return self.seen.stands(self.question)

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """Who asked whom, when, and where."""
        one = self.question
        person = f", now {one.to_name}" if one.to_name else ""
        facts = (
            ("Asked by", one.role_label),
            ("On behalf of", one.body.label),
            ("Asked on", day(one.asked_on)),
            ("Put to", f"{one.to}{person}"),
            ("Answer due by", day(one.due_on) if one.due_on else "No day was set"),
            ("Taken back because", one.taken_back),
        )
        return tuple({"key": key, "value": value} for key, value in facts if value)

    @property
    def asked_in(self) -> str:
        """What the review is called that it was asked in, for those who read reviews."""
        return self.seen.reviews.get(self.question.review, "") if self.question.review else ""

    @property
    def answers(self) -> tuple[AnswerPart, ...]:
        """Every answer that was given, the oldest first."""
        return tuple(map(answer_part, self.question.answers))

    @property
    def about(self) -> str:
        """What the outcome or action says that it is about."""
        return self.seen.items.get(self.question.item, "") if self.question.item else ""


def answer_part(answer: AnswerNow) -> AnswerPart:
    """An answer, what goes with it, and whether it was accepted."""
    judged = f" on {day(answer.judged_on)}" if answer.judged_on else ""
    facts = (
        ("How sure", answer.confidence.label if answer.confidence else ""),
        ("Found in", "Figures and plans, in the words that were found that day" if answer.from_data else ""),
        ("Next", answer.next_step),
        ("Next step due by", day(answer.next_on) if answer.next_on else ""),
        ("Kept in mind" if answer.is_accepted else "What is missing", answer.why),
    )
    return AnswerPart(
        heading=f"Answer of {day(answer.on)}",
        state=f"{_judged(answer)}{judged}",
        is_judged=answer.is_accepted is not None,
        said=answer.said,
        rows=tuple({"key": key, "value": value} for key, value in facts if value),
    )


def _judged(answer: AnswerNow) -> str:
    if answer.is_accepted is None:
        return "Waits for those who asked"
    return "Accepted" if answer.is_accepted else "Not accepted"


# SETS


@dataclass(frozen=True, kw_only=True)
class SetLine:
    """A question of a set: what was found for it today, and what was asked and answered of it last."""

    key: str
    own: str
    text: str
    why: str
    found: str
    asked: QuestionNow | None

    @property
    def last(self) -> str:
        """When it was asked last, and how that stands."""
        if self.asked is None:
            return ""
        return f"Asked on {day(self.asked.asked_on)}: {within(self.asked.state.label)}"

    @property
    def answer(self) -> str:
        """The last answer that was given to it."""
        return self.asked.answers[-1].said if self.asked and self.asked.answers else ""


def set_lines(of: QuestionSet, found: Mapping[str, Found], asked: Iterable[QuestionNow]) -> tuple[SetLine, ...]:
    """The questions of a set. ``found`` is by the rule of each; of several times that one was asked, the last holds."""
    last = {one.set_question: one for one in asked}
    return tuple(_set_line(of, one, found, last.get(of.key(one))) for one in of.questions)


def _set_line(of: QuestionSet, one: SetQuestion, found: Mapping[str, Found], asked: QuestionNow | None) -> SetLine:
    there = found.get(one.data) if one.data else None
    return SetLine(
        key=of.key(one), own=one.id, text=one.text, why=one.why, found=there.says if there else "", asked=asked
    )


def counted_sets(sets: Iterable[QuestionSet]) -> tuple[tuple[QuestionSet, str], ...]:
    """Sets of questions, each with how many it holds, in words."""
    return tuple((one, capitalised(in_words(len(one.questions)))) for one in sets)
