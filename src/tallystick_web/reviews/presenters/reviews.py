"""What the pages of reviews say: which step it is at, who is waited for, by when, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tallystick.publishing.report.views import Grid
from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day, moment
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.reviews.cycle_rules import StepNow, Timeliness, counted, is_running, ready, was_on_time
from tallystick_web.reviews.rules import StepState, Verdict

_MOST_ROLES = 3
_HELD_BY_SEVERAL = frozenset({RoleId.EXECUTIVE, RoleId.BOARD_MEMBER, RoleId.TEAM_LEAD, RoleId.ADVISER, RoleId.GOVERNOR})


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """A review in a list. ``now`` says which step it is at; ``is_late`` that the day of that is over."""

    id: UUID
    title: str
    kind: str
    now: str
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class ReviewsPage:
    """Every review of an organisation: what is running first, then what is over, and how many were on time."""

    lead: str
    running: tuple[ReviewLine, ...]
    over: tuple[ReviewLine, ...]
    on_time: str
    counts: Grid | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step in the list of a review, as the macro of task lists takes it, and the day by which it is due."""

    id: UUID
    text: str
    hint: str
    status: str
    is_done: bool
    is_stopped: bool


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a body decided, as the sign-off log says it. ``number`` is that of the frozen figures it decided on."""

    heading: str
    number: int
    facts: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """A set of frozen figures in a list."""

    number: int
    says: str


@dataclass(frozen=True, kw_only=True)
class ReviewPage:
    """One review: the sentence that says how it stands, its steps, its frozen figures, and what was decided."""

    lead: str
    steps: tuple[Step, ...]
    frozen: tuple[Frozen, ...]
    decisions: tuple[Decision, ...]
    happened: tuple[str, ...]
    on_time: str


# SENTENCES


def who(roles_of_step: Iterable[RoleId]) -> str:
    """The roles of a step in words: “the board secretary or a board member”."""
    held = set(roles_of_step)
    named = [_one(key, role.label) for key, role in roles().items() if key in held]
    if len(named) > _MOST_ROLES:
        return f"{', '.join(named[:_MOST_ROLES])} or others"
    return " or ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))


def _one(role: RoleId, label: str) -> str:
    article = "an" if label[:1] in "AEIOU" else "a"
    return f"{article if role in _HELD_BY_SEVERAL else 'the'} {within(label)}"


def how_late(due_on: date, on: date) -> str:
    """How many days a day is over, in words."""
    days = (on - due_on).days
    return f"{in_words(days)} {'day' if days == 1 else 'days'} late"


def stands_at(steps: Sequence[StepNow], on: date) -> str:
    """Which step a review is at, who is waited for, and by when."""
    if not is_running(steps):
        return "Every step of this review is over."
    open_now = ready(steps)
    first = open_now[0]
    late = f", and is {how_late(first.due_on, on)}" if first.is_overdue(on) else ""
    again = "is to be done again, and " if first.state is StepState.OPENED_AGAIN else ""
    said = f"“{first.text}” {again}waits for {who(first.roles)}. It is due by {day(first.due_on)}{late}."
    if len(open_now) == 1:
        return said
    return f"{capitalised(in_words(len(open_now)))} steps can be done now. The first: {said}"


def status_of(step: StepNow, on: date) -> str:
    """How a step stands, in a few words."""
    if step.state is StepState.DONE:
        return "Done, late" if step.timeliness(on) is Timeliness.LATE else "Done"
    if step.state is StepState.LEFT_OUT:
        return "Left out"
    if not step.is_ready:
        return "Cannot start yet"
    if step.is_overdue(on):
        return "Overdue"
    return "To do again" if step.state is StepState.OPENED_AGAIN else "To do"


def due_says(step: StepNow) -> str:
    """When a step was done or is due, and whether it was moved."""
    moved = f", moved from {day(step.first_due_on)}" if step.due_on != step.first_due_on else ""
    if step.state is StepState.DONE and step.held_on:
        return f"Done on {day(step.held_on)}; due by {day(step.due_on)}{moved}"
    return f"Due by {day(step.due_on)}{moved}"


def some_of(count: int, every: int, noun: str) -> str:
    """How many of all something is true of, as the beginning of a sentence: “Two of three actions were”."""
    if every == 1:
        return f"The only {noun} was" if count else f"The only {noun} was not"
    if every == 2 and count != 1:
        return f"Both {noun}s were" if count else f"Neither {noun} was"
    if count in (0, every):
        return f"{'All' if count else 'None of the'} {in_words(every)} {noun}s {'were' if count else 'was'}"
    return f"{capitalised(in_words(count))} of {in_words(every)} {noun}s {'was' if count == 1 else 'were'}"


# THE LIST


def reviews_page(
    reviews: Sequence[Any], steps: Mapping[UUID, Sequence[StepNow]], kinds: Mapping[str, str], *, on: date, since: date
) -> ReviewsPage:
    """The page of all reviews. ``kinds`` are the titles of cycles; what began before ``since`` is not counted."""
    lines = [(_line(one, steps[one.pk], kinds, on), is_running(steps[one.pk])) for one in reviews]
    running = tuple(line for line, runs in lines if runs)
    recent = [steps[one.pk] for one in reviews if one.begins_on >= since]
    return ReviewsPage(
        lead=_lead(running),
        running=running,
        over=tuple(line for line, runs in lines if not runs),
        on_time=held_on_time(recent, on, since),
        counts=_counts(recent, on),
    )


def _line(review: Any, steps: Sequence[StepNow], kinds: Mapping[str, str], on: date) -> ReviewLine:
    return ReviewLine(
        id=review.pk,
        title=review.title,
        kind=kinds.get(review.cycle, ""),
        now=stands_at(steps, on) if is_running(steps) else came_out(steps, on),
        is_late=any(one.is_overdue(on) for one in ready(steps)),
    )


def _lead(running: Sequence[ReviewLine]) -> str:
    if not running:
        return "No review is running."
    late = sum(one.is_late for one in running)
    said = f"{capitalised(in_words(len(running)))} {'review is' if len(running) == 1 else 'reviews are'} running"
    if not late:
        return f"{said}, and no step of {'it' if len(running) == 1 else 'them'} is overdue."
    return f"{said}, and {'a step of it' if len(running) == 1 else f'a step of {in_words(late)} of them'} is overdue."


def came_out(steps: Sequence[StepNow], on: date) -> str:
    """Whether a review was held on time, in a sentence."""
    was = was_on_time(steps, on)
    if was is None:
        return "Whether it is held on time is not known yet."
    return "Its meetings were held on time." if was else "Not every meeting was held by its day."


def held_on_time(every: Sequence[Sequence[StepNow]], on: date, since: date) -> str:
    """How many of the reviews of the last years were held on time."""
    told = [was for was in (was_on_time(steps, on) for steps in every) if was is not None]
    if not told:
        return f"No review that began after {day(since)} has come to its last meeting yet."
    held = some_of(sum(told), len(told), "review")
    return (
        f"{held} held on time: each meeting by the day that was set at first. Counted are reviews that began after "
        f"{day(since)}."
    )


def _counts(every: Iterable[Sequence[StepNow]], on: date) -> Grid | None:
    found = counted((one for steps in every for one in steps), on)
    if not found:
        return None
    return Grid(
        caption="Steps by whether they were done by the day that was set at first",
        heads=("How it came out", "Steps"),
        rows=tuple((one.label, str(found[one])) for one in Timeliness if one.is_told),
        note="A step that is left out, or moved to a later day, was not done by its first day.",
    )


# ONE REVIEW


def review_page(
    steps: Sequence[StepNow],
    *,
    frozen: Sequence[Any],
    decisions: Sequence[Any],
    happened: Sequence[tuple[datetime, str]],
    on: date,
) -> ReviewPage:
    """The page of one review."""
    return ReviewPage(
        lead=stands_at(steps, on),
        steps=tuple(_step(one, on) for one in steps),
        frozen=tuple(Frozen(number=one.number, says=frozen_says(one)) for one in frozen),
        decisions=tuple(decision_of(one) for one in decisions),
        happened=tuple(f"{moment(at)}: {said}" for at, said in sorted(happened)),
        on_time=came_out(steps, on) if was_on_time(steps, on) is not None else "",
    )


def frozen_says(frozen: Any) -> str:
    """When figures were frozen, and why once more."""
    why = f", because: {frozen.reason}" if frozen.reason else ""
    return f"Frozen on {moment(frozen.cut_off)}{why}"


def _step(step: StepNow, on: date) -> Step:
    about = f"{step.body.label}. " if step.body and not step.state.is_over else ""
    return Step(
        id=step.id,
        text=step.text,
        hint=f"{about}{due_says(step)}",
        status=status_of(step, on),
        is_done=step.state.is_over,
        is_stopped=not step.is_ready and not step.state.is_over,
    )


def decision_of(decision: Any) -> Decision:
    """One decision, with the role it was recorded in and no name."""
    step, said = decision.step, Verdict(decision.verdict)
    asked = "Conditions" if said is Verdict.CONDITIONS else "Why" if said is Verdict.REFER_BACK else "Note"
    facts = [
        {"key": "Step", "value": step.text},
        {"key": "Meeting", "value": day(decision.decided_on)},
        {
            "key": "On which figures",
            "value": f"Number {decision.frozen.number}, frozen on {moment(decision.frozen.cut_off)}",
        },
        {"key": asked, "value": decision.said},
        {"key": "Minute", "value": decision.minute},
        {"key": "Recorded", "value": f"{moment(decision.at)}, by {who([RoleId(decision.role)])}"},
    ]
    body = step.get_body_display() or "Decision"
    return Decision(
        heading=f"{body}: {within(said.label)}",
        number=decision.frozen.number,
        facts=tuple(one for one in facts if one["value"]),
    )


def happenings(events: Iterable[Any], moves: Iterable[Any]) -> list[tuple[datetime, str]]:
    """What became of steps besides being done: left out, opened again, moved, each with its reason."""
    said = [
        (one.at, f"“{one.step.text}” was {within(StepState(one.state).label)}. {one.said}")
        for one in events
        if one.state in (StepState.LEFT_OUT, StepState.OPENED_AGAIN)
    ]
    return said + [(one.at, f"“{one.step.text}” was moved to {day(one.due_on)}. {one.reason}") for one in moves]
