"""What the page of a step says, and the agenda of the meetings to come."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.publishing.report.views import Grid
from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.organisations.rules import Capability
from tallystick_web.reviews.cycle_rules import StepNow, Timeliness, meetings, ready, unfinished_before
from tallystick_web.reviews.presenters.reviews import (
    Decision,
    decision_of,
    due_says,
    how_late,
    some_of,
    status_of,
    who,
)
from tallystick_web.reviews.question_rules import QuestionNow
from tallystick_web.reviews.rules import Body, StepKind, StepState


@dataclass(frozen=True, kw_only=True)
class Place:
    """The page on which a step is done: its words and route, whether it is the review's own, and who opens it."""

    text: str
    route: str
    has_review: bool = True
    needs: Capability = Capability.READ_REVIEWS


_FROZEN = Place(text="The frozen figures", route="review-frozen")
_PLACES = {
    StepKind.FREEZE: Place(text="Freeze the figures", route="review-freeze", needs=Capability.KEEP_REVIEWS),
    StepKind.TRIANGULATE: Place(text="What people say beside the figures", route="review-voices"),
    StepKind.NETWORK_VIEW: Place(text="The staff network’s view", route="review-views"),
    StepKind.CONSULT: Place(text="All consultations", route="consultations", has_review=False),
    StepKind.SIGN_DATA: _FROZEN,
    StepKind.MEETING: Place(text="Papers for this meeting", route="papers"),
    StepKind.PUBLISH: Place(text="Publications", route="publications", has_review=False),
}


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """One step: how it stands, what is known of it, where it is done, and what was decided in it.

    ``following`` is the step of its review that can be done now, where this one is over or cannot be done yet.
    """

    lead: str
    rows: tuple[Mapping[str, str], ...]
    place: Place | None
    decisions: tuple[Decision, ...]
    following: StepNow | None


def step_page(
    step: StepNow, steps: Sequence[StepNow], *, decisions: Sequence[Any], may: Collection[Capability], on: date
) -> StepPage:
    """The page of a step, for somebody who may do these things. ``decisions`` are those of its review."""
    place = _place_of(step)
    return StepPage(
        lead=_lead(step, steps, on),
        rows=tuple(one for one in _rows(step, steps, on) if one["value"]),
        place=place if place and place.needs in may else None,
        decisions=tuple(decision_of(one) for one in decisions if one.step_id == step.id),
        following=None if step in ready(steps) else next(iter(ready(steps)), None),
    )


def _place_of(step: StepNow) -> Place | None:
    """Where it is done. What is frozen is read; freezing it again is for whoever has a reason, from there."""
    if step.kind is StepKind.FREEZE and step.state is StepState.DONE:
        return _FROZEN
    return _PLACES.get(step.kind)


def _lead(step: StepNow, steps: Sequence[StepNow], on: date) -> str:
    if step.state is StepState.DONE and step.held_on:
        late = ", after the day that was set at first" if step.timeliness(on) is Timeliness.LATE else ""
        return f"This was done on {day(step.held_on)}{late}."
    if step.state is StepState.LEFT_OUT:
        return "This was left out of this review."
    waits = unfinished_before(step, steps)
    if waits:
        nearest = [one for one in waits if one.key in step.needs] or waits
        return f"This can be done once {_over(nearest)}. It is due by {day(step.due_on)}."
    late = f" It is {how_late(step.due_on, on)}." if step.is_overdue(on) else ""
    again = " is to be done again. It" if step.state is StepState.OPENED_AGAIN else ""
    return f"This{again} waits for {who(step.roles)}, by {day(step.due_on)}.{late}"


def _over(waits: Sequence[StepNow]) -> str:
    return f"{listed([f'“{one.text}”' for one in waits])} {'is' if len(waits) == 1 else 'are'} over"


def _rows(step: StepNow, steps: Sequence[StepNow], on: date) -> list[Mapping[str, str]]:
    named = {one.key: one.text for one in steps}
    before = [named[one.key] for one in steps if one.key in step.needs]
    return [
        {"key": "What kind of step", "value": "" if step.kind is StepKind.TASK else step.kind.label},
        {"key": "Body", "value": step.body.label if step.body else ""},
        {"key": "Who does it", "value": capitalised(who(step.roles))},
        {"key": "Day", "value": due_says(step)},
        {"key": "Comes after", "value": listed([f"“{one}”" for one in before])},
        {"key": "How it stands", "value": status_of(step, on)},
        {"key": "What was said", "value": step.said},
    ]


# WHO HAS SAID HOW IT GOES


@dataclass(frozen=True, kw_only=True)
class Silent:
    """An action that was not updated in a review: who leads it, and when it was last said how it goes."""

    item: UUID
    text: str
    led_by: str
    last: str


@dataclass(frozen=True, kw_only=True)
class OwnersPage:
    """Who has said how their actions go since a review began, and who has not."""

    says: str
    waiting: tuple[Silent, ...]


def owners_page(actions: Sequence[Any], *, begins_on: date, until: datetime | None) -> OwnersPage:
    """Who has said how it goes. Actions come with ``updated``, when that was last said, ``until`` the freezing."""
    if not actions:
        return OwnersPage(says="Nothing is agreed in this plan that anybody could be asked about.", waiting=())
    silent = [one for one in actions if one.updated is None or localdate(one.updated) < begins_on]
    said, every = len(actions) - len(silent), len(actions)
    when = "before the figures were frozen" if until else "since this review began"
    return OwnersPage(
        says=f"{some_of(said, every, 'action')} updated {when}: {round(100 * said / every)}%.",
        waiting=tuple(map(_silent, silent)),
    )


def _silent(said: Any) -> Silent:
    last = day(localdate(said.updated)) if said.updated else "Never"
    return Silent(item=said.item_id, text=said.text, led_by=_led_by(said), last=last)


def _led_by(said: Any) -> str:
    if said.lead is not None:
        return str(said.lead.name)
    return str(said.lead_title) or "Nobody yet"


# THE AGENDA OF MEETINGS TO COME


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A meeting to come: its day, which body, what for, and of which review."""

    id: UUID
    on: str
    body: str
    text: str
    review: str
    status: str


@dataclass(frozen=True, kw_only=True)
class AgendaQuestion:
    """An open question, as an agenda lists it."""

    id: UUID
    text: str
    says: str


@dataclass(frozen=True, kw_only=True)
class AgendaPage:
    """The meetings to come, the questions that are open on each agenda, and which slots were kept in the last year."""

    lead: str
    slots: tuple[Slot, ...]
    questions: tuple[AgendaQuestion, ...]
    kept: Grid | None


def agenda_page(
    reviews: Mapping[UUID, str],
    steps: Mapping[UUID, Sequence[StepNow]],
    questions: Sequence[QuestionNow],
    *,
    on: date,
    since: date,
) -> AgendaPage:
    """The page. ``reviews`` are their titles; slots whose first day lies between ``since`` and today are counted."""
    every = [(key, one) for key, several in steps.items() for one in meetings(several)]
    coming = sorted(((key, one) for key, one in every if not one.state.is_over), key=lambda one: one[1].due_on)
    past = [one for _, one in every if since <= one.first_due_on < on]
    return AgendaPage(
        lead=_agenda_lead([one for _, one in coming], len(questions), on),
        slots=tuple(_slot(one, reviews[key], on) for key, one in coming),
        questions=tuple(_question(one) for one in questions),
        kept=_kept(past, on),
    )


def _agenda_lead(coming: Sequence[StepNow], questions: int, on: date) -> str:
    asked = "no question is open"
    if questions:
        asked = f"{in_words(questions)} {'question is' if questions == 1 else 'questions are'} open"
    if not coming:
        return f"No meeting is planned in any review, and {asked}."
    first = coming[0]
    name = first.body.label if first.body else first.text
    if first.is_overdue(on):
        return f"The {within(name)} was to meet by {day(first.due_on)} and has not. {capitalised(asked)}."
    return f"The {within(name)} meets next, by {day(first.due_on)}. {capitalised(asked)}."


def _slot(step: StepNow, review: str, on: date) -> Slot:
    body = step.body.label if step.body else ""
    status = "Overdue" if step.is_overdue(on) else status_of(step, on)
    return Slot(id=step.id, on=day(step.due_on), body=body, text=step.text, review=review, status=status)


def _question(question: QuestionNow) -> AgendaQuestion:
    by = who([question.role]) if question.role else question.role_label
    to = f" To: {question.to}." if question.to else ""
    return AgendaQuestion(
        id=question.id,
        text=question.text,
        says=f"Asked on {day(question.asked_on)} by {by}.{to} {question.state.label}",
    )


def _kept(past: Sequence[StepNow], on: date) -> Grid | None:
    if not past:
        return None
    counts = {body: Counter(one.timeliness(on) for one in past if one.body is body) for body in Body}
    told = (Timeliness.KEPT, Timeliness.LATE, Timeliness.MISSED)
    return Grid(
        caption="Meetings about race equality in the last year, and whether they were held as planned",
        heads=("Body", "Planned", *(one.label for one in told)),
        rows=tuple(
            (body.label, str(count.total()), *(str(count[one]) for one in told))
            for body, count in counts.items()
            if count
        ),
    )
