"""Beginning a plan, and what is said and done about its items before and after it is agreed."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.plans import queries, rules
from tallystick_web.plans.models import (
    Item,
    ItemLink,
    ItemLinkEnd,
    ItemMeasure,
    ItemMeasureEnd,
    ItemUpdate,
    ItemVersion,
    MeasureTask,
    MeasureTaskEnd,
    Plan,
)
from tallystick_web.plans.rules import Delivery, Event, Kind, Stage, Wording
from tallystick_web.plans.wording import fields_of


@transaction.atomic
def begin_plan(
    *, title: str, starts_on: date, ends_on: date, unit: Unit | None, by: Person, at: datetime, template: str = ""
) -> Plan:
    """Begin the plan of a year: the organisation's own, or a unit's. It follows the newest earlier one of the same."""
    organisation = by.organisation_id
    audit.hold(organisation)
    if ends_on <= starts_on:
        raise Refused("The last day of the plan is not after its first day. Change one of them.")
    if Plan.objects.of(organisation).filter(unit=unit, starts_on=starts_on).exists():
        raise Refused("There is a plan that begins on this day already. Open it instead.")
    plan = Plan.objects.create(
        organisation_id=organisation,
        unit=unit,
        title=title.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        follows=queries.plan_on(organisation, starts_on, unit.pk if unit else None),
        template=template,
        by=by,
        at=at,
    )
    audit.record(Event.BEGUN, organisation=organisation, by=by.pk, at=at, about=plan)
    return plan


@transaction.atomic
def add_item(
    *,
    plan: Plan,
    kind: Kind,
    wording: Wording,
    under: Collection[Item],
    by: Person,
    at: datetime,
    measures: Collection[str] = (),
) -> Item:
    """Add an item to a plan, as a draft, under the items it serves."""
    audit.hold(plan.organisation_id)
    item = put_item(plan, kind, wording, by=by, at=at)
    for upper in under:
        _put_link(item, upper, by=by, at=at)
    for measure in measures:
        _put_measure(item, measure, by=by, at=at)
    audit.record(Event.ITEM_ADDED, organisation=plan.organisation_id, by=by.pk, at=at, about=item, more={"kind": kind})
    return item


def put_item(plan: Plan, kind: Kind, wording: Wording, *, by: Person, at: datetime, template_item: str = "") -> Item:
    """Put an item into a plan, at its end. Part of a larger verb."""
    rules.check_says_enough(kind=kind, wording=wording)
    there = Item.objects.of(plan.organisation_id).filter(plan=plan, kind=kind).count()
    item = Item.objects.create(
        organisation_id=plan.organisation_id,
        plan=plan,
        kind=kind,
        place=there + 1,
        template_item=template_item,
        by=by,
        at=at,
    )
    put_version(item, wording, number=1, by=by, at=at)
    return item


def put_version(
    item: Item,
    wording: Wording,
    *,
    number: int,
    by: Person | None,
    at: datetime,
    reason: str = "",
    agreed_by: Person | None = None,
) -> ItemVersion:
    """Add what an item says from now on. Part of a larger verb."""
    return ItemVersion.objects.create(
        organisation_id=item.organisation_id,
        item=item,
        number=number,
        reason=reason,
        by=by,
        agreed_by=agreed_by,
        at=at,
        **fields_of(wording),
    )


@transaction.atomic
def save_wording(*, item: Item, wording: Wording, seen: int, by: Person, at: datetime) -> ItemVersion:
    """Change what a draft says. Raises Refused where it was agreed to, or somebody else changed it meanwhile."""
    audit.hold(item.organisation_id)
    node = queries.node_of(item)
    rules.check_seen_last(seen=seen, latest=node.version)
    if node.stage is not Stage.DRAFT:
        rules.check_can_edit(stage=node.stage)
        raise Refused("This was agreed to meanwhile. Ask for a change, with a reason, instead.")
    rules.check_says_enough(kind=node.kind, wording=wording)
    version = put_version(item, wording, number=node.version + 1, by=by, at=at)
    audit.record(
        Event.ITEM_CHANGED,
        organisation=item.organisation_id,
        by=by.pk,
        at=at,
        about=item,
        more={"version": version.number},
    )
    return version


@transaction.atomic
def link(*, lower: Item, upper: Item, by: Person, at: datetime) -> ItemLink:
    """Put an item under another one that it serves."""
    audit.hold(lower.organisation_id)
    made = _put_link(lower, upper, by=by, at=at)
    audit.record(Event.LINKED, organisation=lower.organisation_id, by=by.pk, at=at, about=made)
    return made


@transaction.atomic
def unlink(*, lower: Item, upper: Item, by: Person, at: datetime) -> ItemLinkEnd:
    """Take an item from under another one."""
    audit.hold(lower.organisation_id)
    there = queries.link_between(lower, upper)
    if there is None:
        raise Refused("This was undone in the meantime. Nothing was changed.")
    rules.check_can_take_away(stage=queries.node_of(lower).stage)
    end = ItemLinkEnd.objects.create(organisation_id=lower.organisation_id, link=there, by=by, at=at)
    audit.record(Event.UNLINKED, organisation=lower.organisation_id, by=by.pk, at=at, about=there)
    return end


def _put_link(lower: Item, upper: Item, *, by: Person, at: datetime) -> ItemLink:
    rules.check_can_serve(lower=Kind(lower.kind), upper=Kind(upper.kind), in_one_plan=lower.plan_id == upper.plan_id)
    there = queries.link_between(lower, upper)
    return there or ItemLink.objects.create(
        organisation_id=lower.organisation_id, lower=lower, upper=upper, by=by, at=at
    )


@transaction.atomic
def choose_measure(*, item: Item, measure: str, by: Person, at: datetime) -> ItemMeasure:
    """Choose a measure that shows whether an item came about. The same is chosen once."""
    audit.hold(item.organisation_id)
    made = _put_measure(item, measure, by=by, at=at)
    audit.record(Event.MEASURE_CHOSEN, organisation=item.organisation_id, by=by.pk, at=at, about=made)
    return made


def _put_measure(item: Item, measure: str, *, by: Person, at: datetime) -> ItemMeasure:
    there = queries.chosen_measure(item, measure)
    return there or ItemMeasure.objects.create(
        organisation_id=item.organisation_id, item=item, measure=measure, by=by, at=at
    )


@transaction.atomic
def leave_measure(*, item: Item, measure: str, by: Person, at: datetime) -> ItemMeasureEnd:
    """Look at a measure no longer for an item."""
    audit.hold(item.organisation_id)
    there = queries.chosen_measure(item, measure)
    if there is None:
        raise Refused("This was undone in the meantime. Nothing was changed.")
    rules.check_can_take_away(stage=queries.node_of(item).stage)
    end = ItemMeasureEnd.objects.create(organisation_id=item.organisation_id, chosen=there, by=by, at=at)
    audit.record(Event.MEASURE_LEFT, organisation=item.organisation_id, by=by.pk, at=at, about=there)
    return end


@transaction.atomic
def set_task(*, item: Item, text: str, lead: Person, due_on: date, by: Person, at: datetime) -> MeasureTask:
    """Write down that somebody is to get a measure for an item."""
    audit.hold(item.organisation_id)
    task = MeasureTask.objects.create(
        organisation_id=item.organisation_id, item=item, text=text.strip(), lead=lead, due_on=due_on, by=by, at=at
    )
    audit.record(Event.TASK_SET, organisation=item.organisation_id, by=by.pk, at=at, about=task)
    return task


@transaction.atomic
def end_task(*, organisation: UUID, task: UUID, said: str, by: Person, at: datetime) -> MeasureTaskEnd:
    """Say what came of a task to get a measure."""
    audit.hold(organisation)
    there = queries.open_task(organisation, task)
    if there is None:
        raise Refused("This task was closed in the meantime. Nothing was changed.")
    end = MeasureTaskEnd.objects.create(organisation_id=organisation, task=there, said=said.strip(), by=by, at=at)
    audit.record(Event.TASK_DONE, organisation=organisation, by=by.pk, at=at, about=there)
    return end


@transaction.atomic
def update_item(*, item: Item, delivery: Delivery, said: str, next_step: str, by: Person, at: datetime) -> ItemUpdate:
    """Say what was done about an item, and what comes next. It says nothing of what that changed."""
    audit.hold(item.organisation_id)
    rules.check_can_edit(stage=queries.node_of(item).stage)
    if not said.strip():
        raise Refused("Say in a sentence what was done, or why nothing was.")
    update = ItemUpdate.objects.create(
        organisation_id=item.organisation_id,
        item=item,
        delivery=delivery,
        said=said.strip(),
        next=next_step.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.UPDATED, organisation=item.organisation_id, by=by.pk, at=at, about=update)
    return update
