"""What a question set is made of: its questions, how each is answered, what counts as good, and its measures.

A set is a file of data/sets. Ids stay over versions: a question that asks something else gets another id, so that
whatever two versions ask under one id may be set side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tallystick.definitions.indicator import STRICT
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit

LEAST_ANSWERS = 10
"""Of fewer people nothing is said, whatever a set or a survey allows."""
LONGEST_WORDS = 2000
SCALE = tuple(str(one) for one in range(11))


class SetKind(StrEnum):
    """What is done with a set."""

    SURVEY = "survey"
    SHEET = "sheet"
    FRAMEWORK = "framework"
    REFLECTION = "reflection"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            SetKind.SURVEY: "Survey: many people answer, and nobody learns who said what",
            SetKind.SHEET: "Prompts or checklist: one or two people answer about a piece of work, by name",
            SetKind.FRAMEWORK: "Framework: scored by people, with evidence",
            SetKind.REFLECTION: "Reflection: for its writer alone",
        }[self]


class AnswerKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    AGREE = "agree"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    TEXT = "text"
    EVIDENCE = "evidence"


class Unit(StrEnum):
    """Whom an answer stands for."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"


class Scoring(StrEnum):
    """How a framework is counted."""

    SUM = "sum"
    EXPLAIN = "explain"
    LEVELS = "levels"
    RISKS = "risks"


class Statistic(StrEnum):
    """What a measure takes of the answers."""

    MEAN = "mean"
    GOOD_SHARE = "good-share"
    GOOD_GAP = "good-gap"
    CHANGE = "change"
    DONE_SHARE = "done-share"
    PASS_SHARE = "pass-share"  # noqa: S105  # whoever passes a checklist
    PASS_COUNT = "pass-count"  # noqa: S105  # the same
    AGREEMENT = "agreement"
    SHEET_MEAN = "sheet-mean"
    SUM_SHARE = "sum-share"
    ASKED_SHARE = "asked-share"
    TOTAL = "total"
    THEMES = "themes"
    REFLECTED = "reflected"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer on offer. ``is_good`` says that it is in favour, ``score`` what it counts, ``to_follow`` that words
    must go with it. An option that ``is_aside`` (does not apply, do not know) is left out of what is counted."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    score: int | None = None
    is_good: bool = False
    is_aside: bool = False
    to_follow: bool = False


_AGREE = tuple(
    Option(id=key, text=text, is_good=key in ("agree", "strongly-agree"))
    for key, text in (
        ("strongly-agree", "Strongly agree"),
        ("agree", "Agree"),
        ("neither", "Neither agree nor disagree"),
        ("disagree", "Disagree"),
        ("strongly-disagree", "Strongly disagree"),
    )
)
_GOOD_FROM = 8


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question. ``domain`` is the part of a framework it stands in, ``level`` the level it is a criterion of.

    ``low_end`` and ``high_end`` are the words at the ends of a scale. ``rubric`` says what each score means, where
    somebody judges: a line for each. ``must`` says that no answer is taken without it.
    """

    __pydantic_config__ = STRICT
    id: str
    kind: AnswerKind
    text: str
    hint: str = ""
    must: bool = False
    option: tuple[Option, ...] = ()
    low_end: str = ""
    high_end: str = ""
    domain: str = ""
    level: str = ""
    rubric: str = ""

    @property
    def meanings(self) -> tuple[str, ...]:
        """What each score means, score by score; none where nobody judges."""
        return tuple(self.rubric.splitlines())

    @property
    def options(self) -> tuple[Option, ...]:
        """Every answer on offer, in order; none for numbers and words."""
        if self.kind is AnswerKind.AGREE:
            return _AGREE
        if self.kind is AnswerKind.SCALE:
            return tuple(Option(id=one, text=one, score=int(one), is_good=int(one) >= _GOOD_FROM) for one in SCALE)
        return self.option

    @property
    def is_counted(self) -> bool:
        """Whether its answers are counted one by one: not numbers, and never words."""
        return bool(self.options)

    @property
    def good(self) -> frozenset[str]:
        """The answers that are in favour; empty where none is."""
        return frozenset(one.id for one in self.options if one.is_good)


@dataclass(frozen=True, kw_only=True)
class Domain:
    """A part of a framework or of a longer set, under a heading of its own."""

    __pydantic_config__ = STRICT
    id: str
    title: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Band:
    """What a total is called, from its lowest to its highest."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class SetMeasure:
    """A measure of a set. Its id in the catalogue is ``questionnaires/`` and ``id``.

    ``question`` is what it is taken of; blank means every question of the set that can be. ``beside`` is the second
    question of a change, or what a sum is divided by. ``role`` narrows it to one kind of people who answer, or to
    rounds of one kind, such as a board's.
    """

    __pydantic_config__ = STRICT
    id: str
    name: str
    what: str
    unit: MeasureUnit
    better: Better
    cadence: Cadence
    statistic: Statistic
    question: str = ""
    beside: str = ""
    role: str = ""
    is_pooled: bool = False
    counts_people: bool = False


@dataclass(frozen=True, kw_only=True)
class AnswerSet:
    """A question set in one version, with everything that pages say of it.

    ``place`` is its row of the table of places (``questionnaire/pulse``), ``about`` what whoever asks reads, ``told``
    what whoever answers reads first. Of a survey: ``role`` are kinds of people that answers can be split by ("chair"),
    and of a sheet in rounds whose work was sampled ("board"); ``asks_group`` whether the ethnic group is asked for, if
    people like; ``of_staff`` whether staff are asked, so that who answered can be set beside the workforce;
    ``weighting`` how answers of one organisation are taken together; ``least`` the fewest answers of which anything is
    said. Of a sheet: ``things`` are the kinds of work it is filled in about (``register/outputs``), ``thing`` what a
    piece of work is called where it is typed by hand, ``has_second`` whether two people mark apart from each other,
    ``in_rounds`` whether that is a sample of work taken at one time. Of a framework: how it is counted, its bands and
    its levels.
    """

    __pydantic_config__ = STRICT
    id: str
    version: int
    kind: SetKind
    title: str
    one: str
    place: str
    about: str
    source: str
    question: tuple[Question, ...]
    told: str = ""
    unit: Unit = Unit.PEOPLE
    weighting: str = ""
    least: int = LEAST_ANSWERS
    asks_group: bool = False
    of_staff: bool = False
    role: tuple[Option, ...] = ()
    things: tuple[str, ...] = ()
    thing: str = ""
    has_second: bool = False
    in_rounds: bool = False
    domain: tuple[Domain, ...] = ()
    scoring: Scoring | None = None
    band: tuple[Band, ...] = ()
    level: tuple[Domain, ...] = ()
    measure: tuple[SetMeasure, ...] = ()

    @property
    def questions(self) -> Mapping[str, Question]:
        """The questions by id, in order."""
        return {one.id: one for one in self.question}

    def asked_by(self, measure: SetMeasure) -> tuple[Question, ...]:
        """The question that a measure names; of one that names none, every question."""
        return tuple(one for one in self.question if measure.question in ("", one.id))

    @property
    def words(self) -> tuple[Question, ...]:
        """The questions that people answer in their own words."""
        return tuple(one for one in self.question if one.kind is AnswerKind.TEXT)
