"""Questions that hold the organisation to account: how each stands, on whose agenda it is, and who may say what.

A question is the organisation's and not a meeting's. Until whoever asked accepts an answer, or takes the question back,
it stands on the next agenda of every meeting: executive, sub-group and board.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from textwrap import shorten
from uuid import UUID

from tallystick_web.core.rules import Refused, answers
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.rules import Body, Confidence, QuestionState

# For whom each role asks, and may therefore say whether an answer is accepted.
SPEAKS_FOR = {
    Body.EXECUTIVE: frozenset({RoleId.EXECUTIVE, RoleId.HR_DIRECTOR}),
    Body.SUB_GROUP: frozenset({RoleId.BOARD_MEMBER, RoleId.BOARD_SECRETARY, RoleId.AUDITOR}),
    Body.BOARD: frozenset({RoleId.BOARD_MEMBER, RoleId.BOARD_SECRETARY}),
    Body.NETWORK: frozenset({RoleId.NETWORK_CHAIR}),
    Body.ADVISERS: frozenset({RoleId.ADVISER}),
    Body.STAFF: frozenset({RoleId.GUARDIAN, RoleId.EDI_LEAD}),
    Body.GOVERNORS: frozenset({RoleId.GOVERNOR}),
    Body.PUBLIC: frozenset({RoleId.EDI_LEAD, RoleId.BOARD_SECRETARY}),
}
# The board secretary writes down what was asked in meetings, also of those to which they do not belong themselves.
WRITES_DOWN = {RoleId.BOARD_SECRETARY: frozenset({Body.EXECUTIVE, Body.GOVERNORS})}
# What these ask is also read by those who do not read reviews, and answered from figures that everybody may read.
READ_BY_ALL = frozenset({Body.GOVERNORS, Body.PUBLIC})

_FITS_A_LINE = 200


class DataRule(StrEnum):
    """What can be found out from figures and plans for a question of a set, before anybody answers it."""

    BANDS = "bands"
    CLINICAL_SPLIT = "clinical-split"
    YEARS = "years"
    COMPARATOR = "comparator"
    INTERNATIONAL_RECRUITS = "international-recruits"
    UNKNOWN = "unknown"
    REASONS = "reasons"
    STANDARDS = "standards"
    PAY_GAP = "pay-gap"
    SENIOR = "senior"
    PLAN = "plan"
    ANSWERABLE = "answerable"
    MEASURED = "measured"
    WORSE = "worse"
    LATE = "late"
    CARRIED = "carried"
    OPEN_QUESTIONS = "open-questions"

    @property
    def label(self) -> str:
        """What is looked up, as people read it."""
        return {
            DataRule.BANDS: "Whether pay bands stand apart in the newest approved set",
            DataRule.CLINICAL_SPLIT: "Whether clinical and non-clinical staff stand apart in the newest approved set",
            DataRule.YEARS: "Whether the newest approved set holds three years side by side",
            DataRule.COMPARATOR: "Whether each indicator has a national figure beside it",
            DataRule.INTERNATIONAL_RECRUITS: "Whether recruitment is also worked out without people recruited abroad",
            DataRule.UNKNOWN: "Whether it is said of how many people the group is not known",
            DataRule.REASONS: "Whether each indicator is there, or it is said why not",
            DataRule.STANDARDS: "Which standards there are approved figures of, and of which years",
            DataRule.PAY_GAP: "What the pay gap came to, and when it was last worked out",
            DataRule.SENIOR: "What the share in very senior posts came to over the years",
            DataRule.PLAN: "Whether there is a plan for today, and how much of it was agreed",
            DataRule.ANSWERABLE: "How many outcomes have one director who is accountable",
            DataRule.MEASURED: "How many outcomes have a measure, and how many of those a baseline",
            DataRule.WORSE: "Which measures of the plan got worse by more than chance",
            DataRule.LATE: "How many actions are late or not begun",
            DataRule.CARRIED: "How many items were carried over from an earlier plan, and how often dates moved",
            DataRule.OPEN_QUESTIONS: "How many questions are open, and since when",
        }[self]


class Sorted(StrEnum):
    """Under what questions are shown."""

    BODY = "body"
    ITEM = "item"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """What they are sorted by, as people read it."""
        return {
            Sorted.BODY: "Who asked",
            Sorted.ITEM: "The outcome or action they are about",
            Sorted.REVIEW: "The review in which they were asked",
        }[self]


@dataclass(frozen=True, kw_only=True)
class AnswerNow:
    """An answer, and whether it was accepted: None until somebody says so. ``why`` says why not.

    ``from_data`` tells that it was found from figures before a person took it over. ``by`` is who gave it.
    """

    id: UUID
    said: str
    from_data: bool
    confidence: Confidence | None
    next_step: str
    next_on: date | None
    on: date
    is_accepted: bool | None
    why: str
    by: UUID | None = None
    judged_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionNow:
    """A question as it stands, with its answers, the oldest first. ``to`` is a title; ``to_name`` the person's name.

    ``role_label`` is the role that asked, on behalf of ``body``. ``set_question`` names the question of a set that it
    is. ``closed_on`` is the day from which it stands on no agenda, and ``taken_back`` says why it was taken back.
    """

    id: UUID
    text: str
    body: Body
    role_label: str
    to: str
    state: QuestionState
    asked_on: date
    due_on: date | None
    answers: tuple[AnswerNow, ...]
    item: UUID | None
    review: UUID | None
    set_question: str
    role: RoleId | None = None
    to_person: UUID | None = None
    to_name: str = ""
    taken_back: str = ""
    closed_on: date | None = None

    @property
    def short(self) -> str:
        """What it asks, as a line of a list or a heading holds it."""
        return shortened(self.text)

    @property
    def is_open(self) -> bool:
        """Whether it stands on the next agenda, at every tier."""
        return self.state.is_open

    @property
    def waiting(self) -> AnswerNow | None:
        """The answer about which those who asked have not said whether they accept it."""
        newest = self.answers[-1] if self.answers else None
        return newest if self.is_open and newest is not None and newest.is_accepted is None else None

    def is_late(self, on: date) -> bool:
        """Whether it should have been answered before a day and was not."""
        unanswered = self.state in (QuestionState.UNANSWERED, QuestionState.NOT_ACCEPTED)
        return unanswered and self.due_on is not None and self.due_on < on


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting that was held: of which body, and when."""

    body: Body | None
    on: date


def bodies_read(*, reads_reviews: bool) -> frozenset[Body]:
    """Whose questions somebody reads: everybody's, or without reviews those that are put in the open."""
    return frozenset(Body) if reads_reviews else READ_BY_ALL


def shortened(text: str) -> str:
    """A text that fits a line of a list; where it was cut, three dots say so."""
    return shorten(text, _FITS_A_LINE, placeholder=" …")


# HOW A QUESTION STANDS


def state_of(judged: Sequence[bool | None], *, is_taken_back: bool) -> QuestionState:
    """How a question stands: ``judged`` says of each answer, the oldest first, whether it was accepted."""
    if is_taken_back:
        return QuestionState.TAKEN_BACK
    if True in judged:
        return QuestionState.ACCEPTED
    if not judged:
        return QuestionState.UNANSWERED
    return QuestionState.ANSWERED if judged[-1] is None else QuestionState.NOT_ACCEPTED


def carried_over(question: QuestionNow, meetings: Iterable[Meeting]) -> int:
    """At how many meetings since the day it was asked a question was still open, whichever body met."""
    last = question.closed_on or date.max
    return len({(one.body, one.on) for one in meetings if question.asked_on < one.on < last})


def agenda(questions: Iterable[QuestionNow]) -> tuple[QuestionNow, ...]:
    """What stands on the next agenda of any meeting: every open question, the longest open first."""
    return tuple(sorted((one for one in questions if one.is_open), key=lambda one: (one.asked_on, str(one.id))))


# WHO MAY SAY WHAT


def bodies_for(roles: Collection[RoleId]) -> tuple[Body, ...]:
    """On whose behalf somebody with these roles may ask."""
    return tuple(one for one in Body if role_for(roles, one) is not None)


def role_for(roles: Collection[RoleId], body: Body) -> RoleId | None:
    """The role in which somebody asks on behalf of a body; None where they hold none that does."""
    held = sorted(SPEAKS_FOR[body] & set(roles))
    noted = [one for one, bodies in WRITES_DOWN.items() if one in roles and body in bodies]
    return next(iter([*held, *noted]), None)


def check_may_ask(*, roles: Collection[RoleId], body: Body, text: str) -> RoleId:
    """The role in which somebody asks. Raises Refused where they do not speak for the body, or ask nothing."""
    role = role_for(roles, body)
    if role is None:
        raise Refused(f"You do not ask on behalf of this body: {body.label.lower()}. Choose one that you speak for.")
    if not text.strip():
        raise Refused("Enter the question.")
    return role


def check_may_answer(*, question: QuestionNow, by: UUID, keeps_reviews: bool) -> None:
    """Raise Refused where somebody may not answer: only the person it was put to does, or whoever keeps reviews."""
    _check_is_open(question)
    if question.to_person != by and not keeps_reviews:
        raise Refused("This is answered by the person it was put to, or by those who keep reviews.")


def check_may_judge(*, question: QuestionNow, roles: Collection[RoleId], by: UUID) -> None:
    """Raise Refused where somebody may not say whether the newest answer is accepted.

    Only those who asked may, and of them nobody who gave the answer.
    """
    _check_is_open(question)
    if question.waiting is None:
        raise Refused("There is no answer to accept or refuse. Wait for one.")
    _check_asked(question, roles)
    if question.waiting.by == by:
        raise Refused("You gave this answer yourself. Somebody else of those who asked says whether it is accepted.")


def check_says_why(*, is_accepted: bool, said: str) -> None:
    """Raise Refused where an answer is not accepted and nobody says why."""
    if not is_accepted and not said.strip():
        raise Refused("Say what is missing from the answer, so that the next one can give it.")


def check_may_take_back(*, question: QuestionNow, roles: Collection[RoleId]) -> None:
    """Raise Refused where somebody may not take a question back: only those who asked may, while it is open."""
    _check_is_open(question)
    _check_asked(question, roles)


def check_day(day: date | None, *, asked_on: date, what: str) -> None:
    """Raise Refused where a day is promised that is over. ``what`` begins the sentence: ``An answer``."""
    if day is not None and day < asked_on:
        raise Refused(f"{what} cannot be due before today. Enter a later day.")


may_answer = answers(check_may_answer)
may_judge = answers(check_may_judge)
may_take_back = answers(check_may_take_back)


def _check_is_open(question: QuestionNow) -> None:
    if not question.is_open:
        raise Refused(f"This question is closed: {question.state.label.lower()}. Ask a new one.")


def _check_asked(question: QuestionNow, roles: Collection[RoleId]) -> None:
    if question.role not in roles and not SPEAKS_FOR[question.body] & set(roles):
        raise Refused("Only those who asked say this: the same role, or the same body.")
