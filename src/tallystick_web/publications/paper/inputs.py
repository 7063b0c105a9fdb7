"""Everything a paper is made from, as plain values: a frozen set, and what people wrote, said, asked and decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term
from tallystick_web.plans.rules import Stage
from tallystick_web.publications.paper_rules import parts_of
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.frozen_rules import Frozen, FrozenItem, FrozenMeasure
from tallystick_web.reviews.heard_rules import ConsultationNow, ViewNow, VoiceNow
from tallystick_web.reviews.question_rules import READ_BY_ALL, QuestionNow
from tallystick_web.reviews.rules import Body, Verdict

_HOLD = (Stage.AGREED, Stage.FINISHED)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a body decided, and on which version of the frozen set (``number``). ``role`` is a title, never a name."""

    body: Body | None
    step: str
    verdict: Verdict
    said: str
    minute: str
    on: date
    role: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that a board needs of the figures and that is missing; who closes it by when, where that is given."""

    rule: str
    says: str
    to_do: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TeamPlan:
    """A part of the organisation: the title of its plan, blank for none, and of its actions how many are late."""

    unit: str
    plan: str
    actions: int = 0
    late: int = 0


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A change of the plan that was asked for: of which item, to what, why, and what became of it."""

    item: str
    wanted: str
    why: str
    became: str


@dataclass(frozen=True, kw_only=True)
class Backed:
    """What stands behind an item: how many pieces of evidence, and their titles."""

    item: str
    titles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PaperInputs:
    """Everything one paper is made from, as its readers may see it.

    ``on`` is the day as of which it says what is late. ``texts`` are by part and item, with a blank item for the paper
    itself. ``views`` and ``voices`` are by the ids of items. ``standards`` and ``pay`` are the approved sets that the
    frozen set was read from, where there are any.
    """

    kind: PaperKind
    title: str
    frozen: Frozen
    on: date
    steps: tuple[StepNow, ...] = ()
    decisions: tuple[Decided, ...] = ()
    views: Mapping[str, ViewNow] = field(default_factory=dict)
    voices: Mapping[str, tuple[VoiceNow, ...]] = field(default_factory=dict)
    questions: tuple[QuestionNow, ...] = ()
    consultations: tuple[ConsultationNow, ...] = ()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    teams: tuple[TeamPlan, ...] = ()
    changes: tuple[Asked, ...] = ()
    backed: tuple[Backed, ...] = ()
    standards: Release | None = None
    pay: PayRelease | None = None
    term: Term | None = None

    def text(self, part: str, item: str = "") -> str:
        """What was written for a part, as a reader sees it; blank where nothing was."""
        text = self.texts.get((part, item), "")
        known = next((one for one in parts_of(self.kind) if one.id == part), None)
        return known.said(text) if known else text

    @property
    def readable_questions(self) -> tuple[QuestionNow, ...]:
        """The questions that readers of a paper see: of the public's, those of governors and of the public alone."""
        if self.frozen.audience != Audience.PUBLIC:
            return self.questions
        return tuple(one for one in self.questions if one.body in READ_BY_ALL)

    def items(self, kind: str) -> tuple[FrozenItem, ...]:
        """The items of a kind that hold or were finished, in their order, without those of teams."""
        every = (one for one in self.frozen.items if one.kind == kind and not one.of_team)
        return tuple(one for one in every if one.stage in _HOLD)

    def agreed(self, kind: str) -> tuple[FrozenItem, ...]:
        """Of these, those that hold and are not finished."""
        return tuple(one for one in self.items(kind) if one.stage == Stage.AGREED)

    @property
    def dropped(self) -> tuple[FrozenItem, ...]:
        """The items that hold no longer, of every kind, without those of teams."""
        return tuple(one for one in self.frozen.items if not one.of_team and one.stage not in _HOLD)

    def under(self, item: FrozenItem, kind: str) -> tuple[FrozenItem, ...]:
        """The items of a kind that serve an item, without those of teams."""
        return tuple(one for one in self.items(kind) if item.id in one.uppers)

    def measure(self, key: str) -> FrozenMeasure | None:
        """A frozen measure by its id."""
        return next((one for one in self.frozen.measures if one.id == key), None)

    def measures_of(self, item: FrozenItem) -> tuple[FrozenMeasure, ...]:
        """The frozen measures that would show an item."""
        return tuple(one for key in item.measures if (one := self.measure(key)) is not None)

    def view(self, item: FrozenItem) -> ViewNow | None:
        """What the staff network says of an item."""
        return self.views.get(item.id)

    def view_label(self, item: FrozenItem) -> str:
        """The same in a few words; that it was not asked too."""
        view = self.view(item)
        return view.label if view else "Not asked"
