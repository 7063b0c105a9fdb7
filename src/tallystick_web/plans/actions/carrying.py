"""From one year's plan to the next: what was carried on, and why the rest was not."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.plans import queries, queries_years
from tallystick_web.plans.actions.items import put_item
from tallystick_web.plans.compare_rules import check_can_carry
from tallystick_web.plans.models import Carried, Item, ItemLink, ItemMeasure, NotCarried, Plan
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Event, Kind


@transaction.atomic
def confirm_carried(*, item: Item, earlier: Item, by: Person, at: datetime) -> Carried:
    """Say that an item of a plan is one of an earlier plan, carried on. It takes back a reason for leaving it out."""
    audit.hold(item.organisation_id)
    check_can_carry(
        kind=Kind(item.kind),
        earlier=Kind(earlier.kind),
        starts_on=item.plan.starts_on,
        earlier_starts_on=earlier.plan.starts_on,
    )
    there = queries_years.carried_as(item, earlier)
    if there is not None:
        return there
    carried = Carried.objects.create(organisation_id=item.organisation_id, item=item, earlier=earlier, by=by, at=at)
    audit.record(Event.CARRIED, organisation=item.organisation_id, by=by.pk, at=at, about=carried)
    return carried


@transaction.atomic
def say_not_carried(*, earlier: Item, plan: Plan, reason: str, by: Person, at: datetime) -> NotCarried:
    """Say why an item of an earlier plan is not in this one. The newest reason holds."""
    audit.hold(plan.organisation_id)
    if not reason.strip():
        raise Refused("Say why this was not carried on. Whoever reads the plan next year asks.")
    said = NotCarried.objects.create(
        organisation_id=plan.organisation_id, earlier=earlier, plan=plan, reason=reason.strip(), by=by, at=at
    )
    audit.record(Event.NOT_CARRIED, organisation=plan.organisation_id, by=by.pk, at=at, about=said)
    return said


@transaction.atomic
def take_over(*, plan: Plan, earlier: Collection[Item], by: Person, at: datetime) -> list[Item]:
    """Put items of an earlier plan into this one as drafts, with what stands under what, and say that each is carried.

    Raises Refused where one of them is in this plan already: somebody else was quicker.
    """
    organisation, wanted = plan.organisation_id, {one.pk: one for one in earlier}
    audit.hold(organisation)
    if not wanted:
        raise Refused("Choose what goes on in this plan.")
    if queries_years.successors_in(organisation, wanted, [plan.pk]):
        raise Refused("Some of these were carried over meanwhile. Nothing was changed. Open the page again.")
    for one in wanted.values():
        check_can_carry(
            kind=Kind(one.kind),
            earlier=Kind(one.kind),
            starts_on=plan.starts_on,
            earlier_starts_on=one.plan.starts_on,
        )
    nodes = queries.nodes_of(organisation, wanted)
    made = {key: _copy(plan, nodes[key], by=by, at=at) for key in sorted(wanted, key=lambda one: _place(nodes[one]))}
    _link(plan, nodes, made, by=by, at=at)
    Carried.objects.bulk_create(
        Carried(organisation_id=organisation, item=made[key], earlier=one, by=by, at=at) for key, one in wanted.items()
    )
    audit.record(Event.BEGUN_FROM, organisation=organisation, by=by.pk, at=at, about=plan, more={"items": len(made)})
    return list(made.values())


def _place(node: Node) -> tuple[int, int, str]:
    return list(Kind).index(node.kind), node.place, str(node.id)


def _copy(plan: Plan, node: Node, *, by: Person, at: datetime) -> Item:
    item = put_item(plan, node.kind, node.wording, by=by, at=at, template_item=node.template_item)
    ItemMeasure.objects.bulk_create(
        ItemMeasure(organisation_id=plan.organisation_id, item=item, measure=one, by=by, at=at) for one in node.measures
    )
    return item


def _link(plan: Plan, nodes: Mapping[UUID, Node], made: Mapping[UUID, Item], *, by: Person, at: datetime) -> None:
    """Put what was copied under what its originals stood under, where that goes on: here, or for a team in the whole's.

    What was carried over before counts as well, above and below.
    """
    organisation = plan.organisation_id
    whole = queries.plan_on(organisation, plan.ends_on) if plan.unit_id else None
    near = {one for node in nodes.values() for one in (*node.uppers, *node.lowers)}
    there = queries_years.successors_in(organisation, near, [plan.pk, *([whole.pk] if whole else [])])
    now = {**there, **made}
    pairs = {(key, upper) for key, node in nodes.items() for upper in node.uppers}
    pairs |= {(lower, key) for key, node in nodes.items() for lower in node.lowers}
    ItemLink.objects.bulk_create(
        ItemLink(organisation_id=organisation, lower=now[lower], upper=now[upper], by=by, at=at)
        for lower, upper in sorted(pairs)
        if lower in now and upper in now
    )
