"""Cycles of review, the dates of their steps, how each step of a review stands, and what can be done to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.rules import Refused, answers
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tallystick_web.reviews.rules import Body, StepKind, StepState, Verdict


class Watches(StrEnum):
    """What a review looks at: the plan, a year of figures of a standard, or the pay of a year."""

    PLAN = "plan"
    STANDARD = "standard"
    PAY = "pay"

    @property
    def is_of_a_year(self) -> bool:
        """Whether it is of a year of figures."""
        return self is not Watches.PLAN


@dataclass(frozen=True, kw_only=True)
class CycleStep:
    """A step of a cycle: what is done, by which roles, after which other steps.

    It is due ``days`` after ``after``, another step, or (blank) after the day on which the review begins; fewer than
    none is before it. ``body`` is who discusses or is consulted, None where that is nobody.
    """

    key: str
    kind: StepKind
    body: Body | None
    text: str
    roles: frozenset[RoleId]
    needs: frozenset[str]
    days: int
    after: str


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """A kind of review: its steps in order, and for which kinds of organisation.

    ``standard`` names whose year of figures it watches; blank of a plan.
    """

    id: str
    title: str
    lead: str
    kinds: frozenset[OrganisationKind]
    watches: Watches
    standard: str
    steps: tuple[CycleStep, ...]

    def dates(self, begins_on: date) -> Mapping[str, date]:
        """The day of each step, for a review that begins on a day."""
        found: dict[str, date] = {}
        left = list(self.steps)
        while left:
            for one in [step for step in left if not step.after or step.after in found]:
                found[one.key] = (found[one.after] if one.after else begins_on) + timedelta(days=one.days)
                left.remove(one)
        return found


class Timeliness(StrEnum):
    """How a step stands to the first day that was set for it: moving it to a later day does not make it on time."""

    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"
    DUE = "due"
    AHEAD = "ahead"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Timeliness.KEPT: "On time",
            Timeliness.LATE: "Late",
            Timeliness.MISSED: "Not done by its day",
            Timeliness.DUE: "Due",
            Timeliness.AHEAD: "Not yet",
        }[self]

    @property
    def is_told(self) -> bool:
        """Whether it is told already how it came out."""
        return self in (Timeliness.KEPT, Timeliness.LATE, Timeliness.MISSED)


@dataclass(frozen=True, kw_only=True)
class StepNow:
    """A step of a review as it stands. ``needs`` are the keys of the steps that come before it.

    ``due_on`` is the day that holds now and ``first_due_on`` the one it began with. ``held_on`` is when it was done,
    and ``said`` what was said of that. ``is_ready`` tells that everything before it is over, however far back.
    """

    id: UUID
    key: str
    place: int
    kind: StepKind
    body: Body | None
    text: str
    roles: frozenset[RoleId]
    needs: frozenset[str]
    due_on: date
    first_due_on: date
    state: StepState
    held_on: date | None
    said: str
    is_ready: bool

    def timeliness(self, on: date) -> Timeliness:
        """How it stands to its first day, as of a day. What was left out was not done, whatever the reason."""
        if self.state is StepState.DONE and self.held_on is not None:
            return Timeliness.KEPT if self.held_on <= self.first_due_on else Timeliness.LATE
        if self.state is StepState.LEFT_OUT or on > self.first_due_on:
            return Timeliness.MISSED
        return Timeliness.DUE if self.is_ready else Timeliness.AHEAD

    def is_overdue(self, on: date) -> bool:
        """Whether it is still to be done, and the day that holds for it is over."""
        return not self.state.is_over and on > self.due_on


# HOW A REVIEW STANDS


def before(key: str, needs: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The keys of everything that comes before a step, directly or through others."""
    found: set[str] = set()
    left = list(needs[key])
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(needs[one])
    return frozenset(found)


def _steps_before(step: StepNow, steps: Sequence[StepNow]) -> tuple[StepNow, ...]:
    """The steps before a step, however far back, in their order."""
    there = before(step.key, {one.key: one.needs for one in steps})
    return tuple(one for one in steps if one.key in there)


def unfinished_before(step: StepNow, steps: Sequence[StepNow]) -> tuple[StepNow, ...]:
    """The steps before a step, however far back, that are not over, in their order."""
    return tuple(one for one in _steps_before(step, steps) if not one.state.is_over)


def ready(steps: Iterable[StepNow]) -> tuple[StepNow, ...]:
    """The steps that can be done now, the first due first."""
    open_now = (one for one in steps if one.is_ready and not one.state.is_over)
    return tuple(sorted(open_now, key=lambda one: (one.due_on, one.place)))


def is_running(steps: Collection[StepNow]) -> bool:
    """Whether anything of a review is still to be done."""
    return not all(one.state.is_over for one in steps)


def counted(steps: Iterable[StepNow], on: date) -> Counter[Timeliness]:
    """How many steps were on time, late, and not done by their day."""
    return Counter(one for one in (step.timeliness(on) for step in steps) if one.is_told)


def meetings(steps: Iterable[StepNow]) -> tuple[StepNow, ...]:
    """The steps that take a place on an agenda."""
    return tuple(one for one in steps if one.kind.decides)


def was_on_time(steps: Collection[StepNow], on: date) -> bool | None:
    """Whether a review was held on time: each of its meetings by its first day. None while that is open."""
    stand = {one.timeliness(on) for one in meetings(steps)}
    if stand & {Timeliness.LATE, Timeliness.MISSED}:
        return False
    return True if stand == {Timeliness.KEPT} else None


# WHAT CAN BE DONE


def check_can_begin(cycle: Cycle, *, has_plan: bool, year: int | None, is_there: bool) -> None:
    """Raise Refused where a review cannot begin: it is not said of what, or the same one was begun on this day."""
    if cycle.watches is Watches.PLAN and not has_plan:
        raise Refused("Choose the plan that is reviewed.")
    if cycle.watches.is_of_a_year and year is None:
        raise Refused("Give the year of the figures that are reviewed.")
    if is_there:
        raise Refused("This review begins on this day already. Open it instead.")


def check_open(step: StepNow) -> None:
    """Raise Refused where a step is over already."""
    if step.state.is_over:
        raise Refused("This step is over already. Open it again first, and say why.")


def check_needs(step: StepNow, steps: Sequence[StepNow]) -> None:
    """Raise Refused where something that comes before a step is not over."""
    waits = unfinished_before(step, steps)
    if waits:
        raise Refused(
            f"This comes after: {listed([f'“{one.text}”' for one in waits])}. Finish or leave that out first."
        )


def check_held(held_on: date, *, today: date) -> None:
    """Raise Refused where something would be done on a day to come."""
    if held_on > today:
        raise Refused("The day must be today or in the past. Say so once it is done.")


def check_may_do(step: StepNow, held: Collection[RoleId]) -> None:
    """Raise Refused where somebody holds none of the roles of a step."""
    if not step.roles & set(held):
        named = [roles()[one].label for one in RoleId if one in step.roles]
        raise Refused(f"This step is done by somebody in the role of: {', '.join(named)}.")


may_do = answers(check_may_do)


def approved_before(step: StepNow, steps: Sequence[StepNow]) -> bool:
    """Whether a body approved, in a step before this one: a step that was referred back is open again."""
    there = _steps_before(step, steps)
    return any(one.kind is StepKind.MEETING and one.state is StepState.DONE for one in there)


def check_can_finish(step: StepNow, steps: Sequence[StepNow], *, held_on: date, today: date, has_frozen: bool) -> None:
    """Raise Refused where a step cannot be finished: what comes before it is open, or what it is for was not done."""
    check_open(step)
    check_needs(step, steps)
    check_held(held_on, today=today)
    if step.kind.decides:
        raise Refused("This step ends with a decision. Record what was decided instead.")
    if step.kind is StepKind.FREEZE and not has_frozen:
        raise Refused("This step is over when the figures are frozen. Freeze them first.")
    if step.kind is StepKind.PUBLISH and not approved_before(step, steps):
        raise Refused("Nothing was approved that could be published. A body must decide first.")


def check_was_asked(was_asked: bool, kind: StepKind) -> None:
    """Raise Refused where a step in which people are asked would be done without anybody being asked."""
    if not was_asked:
        where = "Begin the consultation from the page of this step"
        if kind is StepKind.NETWORK_VIEW:
            where = "Ask the staff network from the page of its view in this review"
        raise Refused(f"Nobody was asked in this step yet. {where}, or leave the step out and say why.")


def check_can_leave_out(step: StepNow, *, reason: str, has_frozen: bool) -> None:
    """Raise Refused where a step cannot be left out: without frozen figures nothing can be decided."""
    check_open(step)
    if not reason.strip():
        raise Refused("Say why it is left out. The reason is printed with the review.")
    if step.kind is StepKind.FREEZE and not has_frozen:
        raise Refused("Figures must be frozen once, or nothing can be decided. Move this step to another day instead.")


def check_can_open_again(step: StepNow, *, reason: str) -> None:
    """Raise Refused where a step cannot be opened again."""
    if not step.state.is_over:
        raise Refused("This step is open already.")
    if not reason.strip():
        raise Refused("Say why it is opened again. The reason is printed with the review.")


def check_can_move(step: StepNow, *, to: date, reason: str) -> None:
    """Raise Refused where a step cannot be moved to another day."""
    check_open(step)
    if to == step.due_on:
        raise Refused("This is the day it has already. Give another one.")
    if not reason.strip():
        raise Refused("Say why it is moved. The reason is printed with the review.")


def check_had_figures(*, has_any: bool) -> None:
    """Raise Refused where a meeting is said to have had figures that were frozen after it."""
    if not has_any:
        raise Refused("These figures were frozen after the meeting. Choose the ones that it had, or its right day.")


def check_can_decide(
    step: StepNow,
    steps: Sequence[StepNow],
    *,
    verdict: Verdict,
    said: str,
    again: Collection[str],
    decided_on: date,
    today: date,
    role: RoleId,
    frozen_on: date | None,
) -> None:
    """Raise Refused where a body cannot have decided this. ``again`` are the keys of the steps that are to be redone.

    ``frozen_on`` is the day on which figures were first frozen, and None where none were.
    """
    if not step.kind.decides:
        raise Refused("Nothing is decided in this step. Say that it is done instead.")
    check_open(step)
    check_may_do(step, {role})
    check_needs(step, steps)
    check_held(decided_on, today=today)
    if frozen_on is None:
        raise Refused(
            "No figures were frozen for this review. A decision is taken on frozen figures: freeze them first."
        )
    if decided_on < frozen_on:
        raise Refused("The figures were frozen after this day. Give the day of the meeting that had them before it.")
    _check_verdict(verdict, said=said, again=again)
    _check_again(step, steps, again=again)


def _check_verdict(verdict: Verdict, *, said: str, again: Collection[str]) -> None:
    if verdict is Verdict.CONDITIONS and not said.strip():
        raise Refused("Say what the conditions are. Whoever must meet them reads it here.")
    if verdict is Verdict.REFER_BACK and not (said.strip() and again):
        raise Refused("Say why it is referred back, and choose at least one step that is to be done again.")
    if verdict.lets_go_on and again:
        raise Refused("Only what is referred back is done again. Choose no step, or choose to refer it back.")


def _check_again(step: StepNow, steps: Sequence[StepNow], *, again: Collection[str]) -> None:
    if set(again) - {one.key for one in can_be_redone(step, steps)}:
        raise Refused("Only steps that come before this one, and are over, can be done again.")


def can_be_redone(step: StepNow, steps: Sequence[StepNow]) -> tuple[StepNow, ...]:
    """The steps that a body can have done again: those before its own that are over."""
    return tuple(one for one in _steps_before(step, steps) if one.state.is_over)
