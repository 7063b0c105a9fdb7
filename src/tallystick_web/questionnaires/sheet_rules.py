"""Prompts, checklists and coding sheets: what an answer must hold, and who marks and reads when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.evidence.rules import check_link
from tallystick_web.questionnaires.rules import Rater
from tallystick_web.questionnaires.set_rules import AnswerKind, AnswerSet, Question, Statistic
from tallystick_web.questionnaires.wave_rules import Given, is_offered

Answers = Mapping[str, Given]
"""What somebody answered, by ids of questions; words to an option and links of evidence by ``why`` and ``links``."""


# WHAT AN ANSWER HOLDS


def why(question: str) -> str:
    """Where the words stand that go with an option of a question."""
    return f"{question}:why"


def links(question: str) -> str:
    """Where the addresses stand that go with evidence."""
    return f"{question}:links"


def asks_why(question: Question) -> bool:
    """Whether an answer to a question can need words beside it."""
    return any(one.to_follow for one in question.options)


def chosen(given: Answers, question: Question) -> frozenset[str]:
    """The options that were chosen of a question; none where it was left blank."""
    said = given.get(question.id)
    return frozenset(map(str, said)) if isinstance(said, list) else frozenset({str(said)} if said else ())


def problems_of(of: AnswerSet, given: Answers) -> Mapping[str, str]:
    """What is wrong with answers, by where it stands. Empty where they can be kept."""
    return dict(problem for one in of.question for problem in _problems(one, given)) | dict(_too_many(of, given))


def check_marks(of: AnswerSet, given: Answers) -> None:
    """Raise Refused where something was answered that is not on offer, or an answer lacks what must go with it."""
    if set(given) - _places(of):
        raise Refused("The questions were changed meanwhile. Open the page again.")
    for problem in problems_of(of, given).values():
        raise Refused(f"{problem}.")


def _places(of: AnswerSet) -> set[str]:
    found = {one.id for one in of.question}
    found |= {why(one.id) for one in of.question if asks_why(one)}
    return found | {links(one.id) for one in of.question if one.kind is AnswerKind.EVIDENCE}


def _problems(question: Question, given: Answers) -> Iterator[tuple[str, str]]:
    said = given.get(question.id)
    is_blank = said in (None, "", []) and not given.get(links(question.id))
    if question.must and is_blank:
        yield question.id, f"Answer “{question.text}”"
    if said not in (None, "", []) and not is_offered(question, said):
        yield question.id, f"Give an answer that is on offer to “{question.text}”"
    followed = [one for one in question.options if one.to_follow and one.id in chosen(given, question)]
    if followed and not str(given.get(why(question.id), "")).strip():
        yield why(question.id), f"Say more, since you chose “{followed[0].text}”"
    if problem := _wrong_link(given.get(links(question.id))):
        yield links(question.id), problem


def _wrong_link(said: Given | None) -> str:
    for one in said if isinstance(said, list) else ():
        try:
            check_link(one)
        except Refused as refused:
            return str(refused).rstrip(".")
    return ""


def _too_many(of: AnswerSet, given: Answers) -> Iterator[tuple[str, str]]:
    """Numbers that cannot be a part of what they are a part of."""
    for measure in of.measure:
        if measure.statistic is Statistic.SUM_SHARE and measure.question and measure.beside:
            part, whole = given.get(measure.question), given.get(measure.beside)
            if isinstance(part, int) and isinstance(whole, int) and part > whole:
                asked = of.questions
                says = f"“{asked[measure.question].text}” is part of “{asked[measure.beside].text}” and cannot be more"
                yield measure.question, says


# WHO MARKS


@dataclass(frozen=True, kw_only=True)
class Marks:
    """What one person answered, and when they did last."""

    answers: Answers
    by: UUID
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What two people settled on where they differed, and why."""

    answers: Answers
    why: str
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SheetNow:
    """A sheet as it stands. ``times`` is how often it was marked, ``round`` the round that lists it, where one does.

    ``is_closed`` says that this round is closed.
    """

    id: UUID
    of: AnswerSet
    title: str
    on: date | None = None
    piece_kind: str = ""
    piece: UUID | None = None
    round: UUID | None = None
    is_closed: bool = False
    done_on: date | None = None
    dropped_why: str = ""
    first: Marks | None = None
    second: Marks | None = None
    settled: Settled | None = None
    times: int = 0

    @property
    def both(self) -> tuple[Answers, Answers] | None:
        """The marks of two people as each first gave them; None where one of them has not yet."""
        return (self.first.answers, self.second.answers) if self.first and self.second else None

    @property
    def differing(self) -> tuple[Question, ...]:
        """The questions that are counted and that two people answered differently."""
        both = self.both
        if both is None:
            return ()
        return tuple(one for one in self.of.question if one.is_counted and not are_alike(one, *both))

    @property
    def final(self) -> Answers:
        """What counts: the marks, and where two people differed what they settled on."""
        marks = self.first.answers if self.first else {}
        return {**marks, **(self.settled.answers if self.settled else {})}

    @property
    def is_complete(self) -> bool:
        """Whether every mark is there that it needs, and two people settled where they differed."""
        if not self.of.has_second:
            return self.first is not None
        return self.both is not None and (not self.differing or self.settled is not None)

    def shows_marks(self, person: UUID) -> bool:
        """Whether somebody may read its marks: of two people only the first, until the second gave theirs."""
        if not self.of.has_second or self.second is not None:
            return True
        return self.first is not None and self.first.by == person


def rater_of(sheet: SheetNow, person: UUID) -> Rater:
    """As which of two people somebody would mark a sheet now. Raises Refused where they cannot."""
    check_wanted(sheet)
    if not sheet.of.has_second or sheet.first is None:
        return Rater.FIRST
    if sheet.second is not None:
        raise Refused("Two people have marked this. Their marks stay as they gave them; settle where they differ.")
    return Rater.FIRST if sheet.first.by == person else Rater.SECOND


def check_wanted(sheet: SheetNow) -> None:
    """Raise Refused for a sheet that is no longer wanted, or whose round is closed."""
    if sheet.dropped_why:
        raise Refused(f"This is no longer wanted: {sheet.dropped_why}")
    if sheet.is_closed:
        raise Refused("The round is closed. Its marks stay as they are.")


_MEANWHILE = "Somebody answered this after you opened the page. Nothing of yours was saved. Open it again."


def check_is_first(there: SheetNow | None) -> None:
    """Raise Refused where somebody has answered meanwhile what this person found without answers."""
    if there is not None:
        raise Refused(_MEANWHILE)


def check_can_drop(sheet: SheetNow) -> None:
    """Raise Refused also for what two people marked in a round: listed anew, each would know what the other marked."""
    check_wanted(sheet)
    if sheet.round is not None and sheet.both is not None:
        raise Refused("Two people have marked this, so it stays in the round. Settle where your marks differ.")


def check_seen(sheet: SheetNow, rater: Rater, seen: int) -> None:
    """Raise Refused where somebody else answered after this person opened the page, so that nothing is lost unseen.

    Whoever marks a second time, apart from the first, has seen nothing and loses nothing.
    """
    if rater is Rater.FIRST and seen != sheet.times:
        raise Refused(_MEANWHILE)


def check_can_settle(sheet: SheetNow, person: UUID) -> None:
    """Raise Refused where there is nothing to settle, or somebody else marked it."""
    check_wanted(sheet)
    if sheet.settled is not None:
        raise Refused("This was settled already. What was settled stays.")
    if not sheet.differing or sheet.first is None or sheet.second is None:
        raise Refused("There is nothing to settle: two people have not marked this yet, or their marks are alike.")
    if person not in (sheet.first.by, sheet.second.by):
        raise Refused(
            f"{sheet.first.name} and {sheet.second.name} marked this. One of them notes what both settled on."
        )


def check_settlement(sheet: SheetNow, given: Answers, reason: str) -> None:
    """Raise Refused where something else is settled than what differs, not all of it, or without a reason."""
    for one in sheet.differing:
        if not is_offered(one, given.get(one.id)):
            raise Refused(f"Say what you settled on: “{one.text}”.")
    if set(given) - {place for one in sheet.differing for place in (one.id, why(one.id))}:
        raise Refused("Only what you marked differently can be settled.")
    for problem in problems_of(sheet.of, {**sheet.final, **given}).values():
        raise Refused(f"{problem}.")
    check_reason(reason)


def check_reason(reason: str) -> None:
    """Raise Refused where nobody says why."""
    if not reason.strip():
        raise Refused("Say why. Others read it later.")


def are_alike(question: Question, one: Answers, other: Answers) -> bool:
    """Whether two people answered a question alike; of several options, all of them."""
    return chosen(one, question) == chosen(other, question)


# HOW IT STANDS


def stands(sheet: SheetNow) -> str:
    """How a sheet stands, in a few words. Nothing of it tells what anybody marked before two people have."""
    if sheet.dropped_why:
        return "no longer wanted"
    if not sheet.of.has_second:
        return "answered" if sheet.first else "waiting for answers"
    if sheet.first is None:
        return "waiting for first marks"
    if sheet.second is None:
        return "waiting for a second person"
    if not sheet.differing:
        return "marked by both, alike"
    return "marked by both, and settled" if sheet.settled else "marked by both, to be settled"
