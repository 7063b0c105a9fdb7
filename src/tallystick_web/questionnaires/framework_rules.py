"""Scored frameworks: what a part is given, on which evidence and by whom, how an assessment stands, what is refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.evidence.rules import check_link
from tallystick_web.organisations.rules import check_said_why, check_second_person
from tallystick_web.questionnaires.rules import AssessmentState, years_on_offer
from tallystick_web.questionnaires.set_rules import AnswerSet, Option, Question

# WHAT IS GIVEN


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gives a part: the id of an option (blank where the part is answered in words), why, on which
    evidence, and with whom that was looked at. In ``evidence`` a line that is an address is a link."""

    answer: str
    explanation: str = ""
    evidence: str = ""
    tested_with: str = ""


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a part was given, by whom and when."""

    question: str
    given: Given
    by: UUID
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Step:
    """That an assessment was offered, agreed or sent back."""

    state: AssessmentState
    summary: str
    is_public: bool
    why: str
    by: UUID
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AssessmentNow:
    """An assessment as it stands. ``scores`` and ``steps`` are everything there was, the oldest first."""

    id: UUID
    of: AnswerSet
    title: str
    year_ended: date
    begun_by: str
    begun_at: datetime
    scores: tuple[Score, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def state(self) -> AssessmentState:
        """Where it stands."""
        return self.steps[-1].state if self.steps else AssessmentState.OPEN

    @property
    def newest(self) -> Mapping[str, Score]:
        """What counts of each part: what it was given last."""
        return {one.question: one for one in self.scores if one.question in self.of.questions}

    @property
    def missing(self) -> tuple[Question, ...]:
        """The parts that nobody scored yet."""
        return tuple(one for one in self.of.question if one.id not in self.newest)

    def missing_after(self, question: str) -> Question | None:
        """The part to score next after one, in order, then from the beginning; None where all others are scored."""
        order = list(self.of.questions)
        left = [one for one in self.missing if one.id != question]
        after = (one for one in left if order.index(one.id) > order.index(question))
        return next(after, left[0] if left else None)

    @property
    def scored_by(self) -> frozenset[UUID]:
        """Whoever gave a part what counts of it now."""
        return frozenset(one.by for one in self.newest.values())

    @property
    def step(self) -> Step | None:
        """What was done last with it as a whole; None where it was never offered."""
        return self.steps[-1] if self.steps else None

    @property
    def offered_summary(self) -> str:
        """What was said of it when it was last offered; blank where it never was."""
        return next((one.summary for one in reversed(self.steps) if one.state is AssessmentState.OFFERED), "")

    @property
    def is_public(self) -> bool:
        """Whether whoever agreed to it lets the public read it."""
        return self.step is not None and self.step.state is AssessmentState.AGREED and self.step.is_public

    def history(self, question: str) -> tuple[Score, ...]:
        """Everything that a part was given, the oldest first."""
        return tuple(one for one in self.scores if one.question == question)

    def chosen(self, question: Question) -> Option | None:
        """The option that a part was given; None where it has none."""
        score = self.newest.get(question.id)
        return next((one for one in question.options if score and one.id == score.given.answer), None)


def links_in(evidence: str) -> tuple[str, ...]:
    """The addresses that stand in evidence, each on a line of its own."""
    return tuple(line for one in evidence.splitlines() if _is_link(line := one.strip()))


def words_in(evidence: str) -> str:
    """Evidence without its addresses."""
    return "\n".join(one for one in evidence.splitlines() if not _is_link(one.strip())).strip()


def _is_link(line: str) -> bool:
    return bool(re.match(r"https?://", line))


def problems_of(question: Question, given: Given) -> Mapping[str, str]:
    """What is wrong with what a part is given, by the name of the field it stands in; empty where it can be kept."""
    return dict(_problems(question, given))


def _problems(question: Question, given: Given) -> Iterator[tuple[str, str]]:
    option = next((one for one in question.options if one.id == given.answer), None)
    if question.options and option is None:
        yield "answer", "Choose one of the answers"
    is_explained = bool(given.explanation.strip())
    if not question.options and not is_explained:
        yield "explanation", "Say what holds here, in your own words"
    if option is not None and option.to_follow and not is_explained:
        yield "explanation", f"Explain why, since you chose “{option.text}”"
    for link in links_in(given.evidence):
        try:
            check_link(link)
        except Refused as refused:
            yield "evidence", str(refused).rstrip(".")
            return


# WHAT IS REFUSED


def check_year(year_ended: date, *, on: date) -> None:
    """Raise Refused for a year that is long over, or has not begun."""
    if year_ended not in years_on_offer(on):
        raise Refused("Choose the year that runs now, or the one before it.")


def check_open(now: AssessmentNow) -> None:
    """Raise Refused where an assessment takes no scores: it waits for a second person, or is agreed and stays."""
    if now.state is AssessmentState.OFFERED:
        raise Refused("This waits for a second person. Nothing in it changes until they have decided.")
    if now.state is AssessmentState.AGREED:
        raise Refused("This is agreed and stays as it is. What is different now belongs in the next year’s assessment.")


def check_score(now: AssessmentNow, question: str, given: Given, *, seen: int) -> None:
    """Raise Refused where a part cannot be given this. ``seen`` is how often it was scored, as somebody saw it."""
    check_open(now)
    if seen != len(now.history(question)):
        raise Refused("Somebody scored this part after you opened the page. Nothing of yours was saved. Open it again.")
    for problem in problems_of(now.of.questions[question], given).values():
        raise Refused(f"{problem}.")


def check_can_decide(now: AssessmentNow, person: UUID) -> None:
    """Raise Refused where an assessment waits for nobody, or somebody would agree to what they offered."""
    step = now.step
    if step is None or step.state is not AssessmentState.OFFERED:
        raise Refused("This does not wait for a second person.")
    check_second_person(asked_by=step.by, agreeing=person)


def check_can_agree(now: AssessmentNow, person: UUID) -> None:
    """Raise Refused where somebody would agree to a score of their own. They can still send the assessment back, so
    that where everybody scored a part it can be scored by others."""
    if person in now.scored_by:
        raise Refused("You scored a part of this yourself, so another person must agree to it. You can send it back.")


def check_decision(now: AssessmentNow, person: UUID, *, agrees: bool, why: str, seen: int) -> None:
    """Raise Refused where somebody cannot decide so. ``seen`` is how many steps there were, as they saw it."""
    check_can_decide(now, person)
    if seen != len(now.steps):
        raise Refused("This changed after you opened the page. Nothing was decided. Open it again.")
    check_said_why(is_agreed=agrees, why=why)
    if agrees:
        check_can_agree(now, person)
