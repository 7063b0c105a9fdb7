"""What a plan asks of people: to do and to say how it goes, to get measures, and to decide about changes."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import queries
from tallystick_web.plans.models import ItemVersion
from tallystick_web.plans.rules import Delivery, Kind


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("plans", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    people = frozenset(who)
    deciders = who_may(who, Capability.AGREE_PLAN)
    found = [*_promised(organisation, people, on), *_tasks(organisation, people)]
    return [*found, *_changes(organisation, deciders)] if deciders else found


def _promised(organisation: UUID, people: frozenset[UUID], on: date) -> Iterator[Duty]:
    for said in queries.promised_by(organisation, people, on=on):
        if said.delivery == Delivery.DONE or (said.starts_on and said.starts_on > on):
            continue
        if said.item.kind == Kind.ACTION and said.lead_id in people:
            yield _action(said)
        elif said.item.kind == Kind.OUTCOME and said.accountable_id in people:
            yield _outcome(said)


def _action(said: ItemVersion) -> Duty:
    return Duty(
        kind="Action you lead",
        text=said.text,
        route="plan-item-update",
        parts={"item": said.item_id},
        people=frozenset({said.lead_id}),
        due_on=said.due_on,
        wants_updates=True,
        updated_on=localdate(said.updated) if said.updated else None,
    )


def _outcome(said: ItemVersion) -> Duty:
    return Duty(
        kind="Outcome you are accountable for",
        text=said.text,
        route="plan-item",
        parts={"item": said.item_id},
        people=frozenset({said.accountable_id}),
        due_on=said.due_on,
    )


def _tasks(organisation: UUID, people: frozenset[UUID]) -> Iterator[Duty]:
    for task in queries.tasks_of(organisation, people):
        yield Duty(
            kind="Task to get a measure",
            text=task.text,
            route="plan-task",
            parts={"task": task.pk},
            people=frozenset({task.lead_id}),
            due_on=task.due_on,
        )


def _changes(organisation: UUID, deciders: frozenset[UUID]) -> Iterator[Duty]:
    waiting = queries.undecided(organisation)
    nodes = queries.nodes_of(organisation, {one.item_id for one in waiting}) if waiting else {}
    for change in waiting:
        yield Duty(
            kind=f"Change to decide: {change.reason.rstrip('.')}",
            text=nodes[change.item_id].wording.text,
            route="plan-change",
            parts={"change": change.pk},
            people=deciders - {change.by_id},
            waits_since=localdate(change.at),
        )
