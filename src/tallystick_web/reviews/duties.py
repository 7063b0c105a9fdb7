"""What reviews ask of people: steps that can be done now, what is asked of owners and of the network, and replies."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cache, partial
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty
from tallystick_web.core.registry import add_duties
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.queries import actions_told_of
from tallystick_web.reviews.cycle_rules import StepNow, is_running, ready
from tallystick_web.reviews.queries.consulting_due import consultations_due
from tallystick_web.reviews.queries.questions import questions_due
from tallystick_web.reviews.queries.reviews import Review, reviews_of, steps_of_all
from tallystick_web.reviews.queries.views_due import views_due
from tallystick_web.reviews.rules import StepKind

Held = Callable[[], Mapping[UUID, Collection[RoleId]]]


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("reviews", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    """All of it. Which roles people hold is asked once, and only where something depends on them."""
    held: Held = cache(partial(roles_by_person, organisation, tuple(who), on=on))
    return [
        *_of_reviews(organisation, who, held),
        *consultations_due(organisation, who, on, held=held),
        *questions_due(organisation, who, held=held),
    ]


def _of_reviews(organisation: UUID, who: Mapping[UUID, Collection[str]], held: Held) -> list[Duty]:
    reviews = reviews_of(organisation)
    steps = steps_of_all(organisation, reviews)
    running = [one for one in reviews if is_running(steps[one.pk])]
    open_now = [(one, step) for one in running for step in ready(steps[one.pk])]
    asked = {one.plan_id: (one, step) for one, step in open_now if step.kind is StepKind.ASK_OWNERS and one.plan_id}
    return [
        *(duty for one, step in open_now for duty in _of_step(step, one.title, held())),
        *(_of_owners(organisation, asked, frozenset(who)) if asked else ()),
        *views_due(organisation, who, running),
    ]


def _of_step(step: StepNow, review: str, held: Mapping[UUID, Collection[RoleId]]) -> Iterator[Duty]:
    people = frozenset(one for one, theirs in held.items() if step.roles & set(theirs))
    if people:
        yield Duty(
            kind=f"Step of “{review}”",
            text=step.text,
            route="review-step",
            parts={"review_step": step.id},
            people=people,
            due_on=step.due_on,
        )


def _of_owners(
    organisation: UUID, asked: Mapping[UUID, tuple[Review, StepNow]], people: frozenset[UUID]
) -> Iterator[Duty]:
    """What is asked of whoever leads an action and has not said how it goes since the review began."""
    for said in actions_told_of(organisation, asked.keys(), until=None):
        review, step = asked[said.item.plan_id]
        is_told = said.updated is not None and localdate(said.updated) >= review.begins_on
        if said.lead_id in people and not is_told:
            yield Duty(
                kind=f"Say how it goes, for “{review.title}”",
                text=said.text,
                route="plan-item-update",
                parts={"item": said.item_id},
                people=frozenset({said.lead_id}),
                due_on=step.due_on,
                in_calendars=False,  # the action stands there already
            )
