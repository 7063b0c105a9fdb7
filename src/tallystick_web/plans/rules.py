"""What a plan is made of: kinds of item, what serves what, what is said of each, and the stages it goes through.

A plan is a network, not a tree: an action may serve several outcomes, and a team's action serves an outcome of the
organisation's own plan.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from tallystick_web.core.rules import Refused

LONGEST_TEXT = 300
LONGEST_NOTE = 2000


class Kind(StrEnum):
    """What an item of a plan is."""

    COMMITMENT = "commitment"
    OBJECTIVE = "objective"
    OUTCOME = "outcome"
    ACTION = "action"
    SUCCESS = "success"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return "measure of success" if self is Kind.SUCCESS else str(self)

    @property
    def plural(self) -> str:
        """Several of the kind."""
        return "measures of success" if self is Kind.SUCCESS else f"{self}s"

    @property
    def serves(self) -> frozenset["Kind"]:
        """The kinds of item that an item of this kind stands under."""
        return {
            Kind.COMMITMENT: frozenset[Kind](),
            Kind.OBJECTIVE: frozenset({Kind.COMMITMENT}),
            Kind.OUTCOME: frozenset({Kind.OBJECTIVE, Kind.COMMITMENT}),
            Kind.ACTION: frozenset({Kind.OUTCOME, Kind.COMMITMENT}),
            Kind.SUCCESS: frozenset({Kind.OUTCOME}),
        }[self]


class Intervention(StrEnum):
    """What kind of thing an action does. Training and communication alone have not been seen to move indicators."""

    PROCESS_CHANGE = "process-change"
    ACCOUNTABILITY = "accountability"
    POSITIVE_ACTION = "positive-action"
    SUPPORT = "support"
    DATA = "data"
    PROCUREMENT = "procurement"
    TRAINING = "training"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            Intervention.PROCESS_CHANGE: "Changes a process",
            Intervention.ACCOUNTABILITY: "Makes somebody answerable",
            Intervention.POSITIVE_ACTION: "Positive action within the Equality Act",
            Intervention.SUPPORT: "Supports people",
            Intervention.DATA: "Improves data",
            Intervention.PROCUREMENT: "Changes what is bought, and from whom",
            Intervention.TRAINING: "Trains people",
            Intervention.COMMUNICATION: "Tells people",
        }[self]

    @property
    def is_talk(self) -> bool:
        """Whether it asks people to know or hear something, and changes nothing else by itself."""
        return self in (Intervention.TRAINING, Intervention.COMMUNICATION)


class EvidenceGrade(StrEnum):
    """How good the reason is to expect that an action works."""

    STRONG = "strong"
    SOME = "some"
    UNTESTED = "untested"

    @property
    def label(self) -> str:
        """The grade as people read it."""
        return {
            EvidenceGrade.STRONG: "Strong: it moved such a measure elsewhere, compared with places that did not do it",
            EvidenceGrade.SOME: "Some: such a measure moved where it was done, with nothing to compare",
            EvidenceGrade.UNTESTED: "Untested: it is reasonable, and nobody has measured it",
        }[self]


class Voice(StrEnum):
    """Where people themselves say whether an outcome has come about."""

    STAFF_SURVEY = "staff-survey"
    PULSE = "pulse"
    NETWORK = "network"
    MEMBER_SURVEY = "member-survey"
    STAKEHOLDER_SURVEY = "stakeholder-survey"
    FEEDBACK = "feedback"

    @property
    def label(self) -> str:
        """The source as people read it."""
        return {
            Voice.STAFF_SURVEY: "Staff survey",
            Voice.PULSE: "Short surveys during the year",
            Voice.NETWORK: "Staff network",
            Voice.MEMBER_SURVEY: "Survey of members",
            Voice.STAKEHOLDER_SURVEY: "Survey of stakeholders",
            Voice.FEEDBACK: "What people who took part or applied say",
        }[self]


class Direction(StrEnum):
    """Which way a measure is expected to move."""

    UP = "up"
    DOWN = "down"
    TOWARDS_ONE = "towards-one"

    @property
    def label(self) -> str:
        """The direction as people read it."""
        return {
            Direction.UP: "It should rise",
            Direction.DOWN: "It should fall",
            Direction.TOWARDS_ONE: "It should come closer to 1",
        }[self]


class Delivery(StrEnum):
    """What people say of the doing. It says nothing of what the doing changed."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    HELD_UP = "held-up"
    DONE = "done"

    @property
    def label(self) -> str:
        """The status as people read it."""
        return {
            Delivery.NOT_STARTED: "Not started",
            Delivery.UNDER_WAY: "Under way",
            Delivery.HELD_UP: "Held up",
            Delivery.DONE: "Done",
        }[self]


class Stage(StrEnum):
    """How far a promise has come: from being drafted to being kept, dropped or carried into another year."""

    DRAFT = "draft"
    AGREED = "agreed"
    FINISHED = "finished"
    DROPPED = "dropped"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The stage as people read it."""
        return {
            Stage.DRAFT: "Draft",
            Stage.AGREED: "Agreed",
            Stage.FINISHED: "Finished",
            Stage.DROPPED: "Dropped",
            Stage.MERGED: "Merged into another",
            Stage.WITHDRAWN: "Taken out of the draft",
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether the item still counts in its plan."""
        return self in (Stage.DRAFT, Stage.AGREED)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What an action is expected to change: a measure, which way, by how much (blank: not said) and by when."""

    measure: str
    direction: Direction
    size: Decimal | None
    by: date


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Everything one version of an item says. What does not belong to its kind is left out.

    ``accountable`` and ``lead`` are ids of people; the titles stand beside them, because a plan outlives its people.
    ``cost`` is in pounds.
    """

    text: str
    note: str = ""
    accountable: UUID | None = None
    accountable_title: str = ""
    lead: UUID | None = None
    lead_title: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    intervention: Intervention | None = None
    cause: str = ""
    how: str = ""
    evidence_grade: EvidenceGrade | None = None
    evidence_source: str = ""
    expected: Expected | None = None
    cost: Decimal | None = None
    hours: Decimal | None = None
    voice: Voice | None = None


def check_can_serve(*, lower: Kind, upper: Kind, in_one_plan: bool) -> None:
    """Raise Refused where an item of one kind cannot stand under one of another.

    Of another plan than its own, only an action serves an outcome: a team's action an outcome of the organisation.
    """
    if upper not in lower.serves:
        raise Refused(f"A{'n' if str(lower)[0] in 'ao' else ''} {lower.label} cannot stand under {upper.label}.")
    if not in_one_plan and (lower, upper) != (Kind.ACTION, Kind.OUTCOME):
        raise Refused("Only an action of a team's plan can serve something in another plan: an outcome.")


def check_can_edit(*, stage: Stage) -> None:
    """Raise Refused where the wording of an item cannot be changed any more, not even with agreement."""
    if not stage.is_open:
        raise Refused(f"This item is {stage.label.lower()}. What it says is kept as it was.")


def check_can_take_away(*, stage: Stage) -> None:
    """Raise Refused where what an item serves, or what would show it, was agreed to and would be taken away."""
    if stage is not Stage.DRAFT:
        raise Refused(
            "This was agreed to. More can be added to it, but nothing is taken from it: otherwise what was to show "
            "whether it worked could go without anybody saying why. Drop it or merge it, with a reason, instead."
        )


def check_says_enough(*, kind: Kind, wording: Wording) -> None:
    """Raise Refused where what an item says cannot stand in a plan."""
    if not wording.text.strip():
        raise Refused(f"Say in a sentence what this {kind.label} is.")
    if wording.starts_on and wording.due_on and wording.due_on < wording.starts_on:
        raise Refused("The date it is due is before the date it begins. Change one of them.")


def check_can_agree(
    *, kind: Kind, wording: Wording, serves: Collection[Kind], has_measure: bool, has_task: bool
) -> None:
    """Raise Refused where an item cannot be agreed to yet: nobody answers for it, or nothing would show that it worked.

    An action needs a measure, or an open task to get one.
    """
    if kind is Kind.OUTCOME and wording.accountable is None:
        raise Refused("Name the one director who is accountable for this outcome first.")
    if kind is Kind.ACTION:
        _check_action(wording, serves=serves, has_measure=has_measure, has_task=has_task)


def _check_action(wording: Wording, *, serves: Collection[Kind], has_measure: bool, has_task: bool) -> None:
    if wording.lead is None:
        raise Refused("Name the one person who leads this action first.")
    if wording.due_on is None:
        raise Refused("Say by when this action is to be done first.")
    if Kind.OUTCOME not in serves:
        raise Refused("Say which outcome this action serves first.")
    if not (has_measure or has_task):
        raise Refused(
            "Nothing would show whether this action worked. Choose a measure, or write down a task to get one, with "
            "somebody who does it and a date. Then it can be agreed."
        )


def check_seen_last(*, seen: int, latest: int) -> None:
    """Raise Refused where somebody else changed an item after the page was opened."""
    if seen != latest:
        raise Refused(
            "Somebody else changed this item after you opened the page. Nothing of yours was saved. What you entered "
            "stands below, beside what the plan says now."
        )


def check_chosen_last(*, seen: str | None, now: Collection[str]) -> None:
    """Raise Refused where somebody else chose otherwise after the page was opened. ``seen`` are ids with spaces."""
    if seen is not None and set(seen.split()) != set(now):
        raise Refused(
            "Somebody else chose otherwise after you opened the page. Nothing of yours was saved. Open it again to see "
            "what is chosen now."
        )


def check_can_ask(*, stage: Stage, waits: bool, reason: str) -> None:
    """Raise Refused where a change of an item cannot be asked for."""
    check_can_edit(stage=stage)
    if stage is Stage.DRAFT:
        raise Refused("This is a draft. Change it at once: nobody needs to agree yet.")
    if waits:
        raise Refused("Another change of this item waits to be decided. Wait for that, then ask for yours.")
    if not reason.strip():
        raise Refused("Say why this should change. The reason is kept with the plan.")


def check_other_decides(*, asked_by: UUID, deciding: UUID) -> None:
    """Raise Refused where a change would be agreed by the person who asked for it."""
    if asked_by == deciding:
        raise Refused("You asked for this change yourself. Another person must agree to it.")


def is_late(*, due_on: date | None, delivery: Delivery, on: date) -> bool:
    """Whether something should have been done before a day and is not."""
    return due_on is not None and due_on < on and delivery is not Delivery.DONE


class Event(StrEnum):
    """What the audit calls what is done with plans."""

    BEGUN = "plan-begun"
    FILLED = "plan-filled-from-starting-plan"
    ITEM_ADDED = "plan-item-added"
    ITEM_CHANGED = "plan-item-changed"
    ITEM_MOVED = "plan-item-moved"
    LINKED = "plan-items-linked"
    UNLINKED = "plan-items-unlinked"
    MEASURE_CHOSEN = "plan-measure-chosen"
    MEASURE_LEFT = "plan-measure-left"
    TASK_SET = "plan-task-set"
    TASK_DONE = "plan-task-done"
    CHANGE_ASKED = "plan-change-asked"
    CHANGE_DECIDED = "plan-change-decided"
    UPDATED = "plan-item-updated"
    BEGUN_FROM = "plan-items-taken-over"
    BROUGHT_IN = "plan-items-brought-in"
    CARRIED = "plan-item-carried-over"
    NOT_CARRIED = "plan-item-not-carried-over"
    BASELINE_AGREED = "plan-baseline-agreed"
    TARGET_SET = "plan-target-set"
    TARGET_ENDED = "plan-target-ended"
    JUDGED = "plan-expectation-judged"
