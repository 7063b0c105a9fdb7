"""What is read about plans. A whole plan is read in a dozen questions, however many items it has."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.plans.models import (
    Change,
    Item,
    ItemLink,
    ItemMeasure,
    ItemStep,
    ItemUpdate,
    ItemVersion,
    MeasureTask,
    Plan,
)
from tallystick_web.plans.network import Network, Node, Task, Update
from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.wording import wording_of


def plans_of(organisation: UUID) -> list[Plan]:
    """Every plan of an organisation: the newest year first, its own before those of its units."""
    return list(Plan.objects.of(organisation).select_related("unit", "follows").order_by("-starts_on", "unit", "at"))


def words_of(organisation: UUID, plans: Collection[UUID]) -> list[Node]:
    """What every item of several plans says now, without what is linked to it, shows it, and was said of the doing."""
    rows = list(_said(organisation).filter(item__plan__in=plans))
    tasks = _tasks(organisation, [one.item_id for one in rows if one.has_task])
    return [_node(one, tasks=tuple(tasks[one.item_id])) for one in rows]


def teams_beside(plan: Plan) -> list[Plan]:
    """The plans of units that overlap with an organisation's own plan; none beside a plan of a unit."""
    if plan.unit_id is not None:
        return []
    rows = Plan.objects.of(plan.organisation_id).filter(starts_on__lt=plan.ends_on, ends_on__gt=plan.starts_on)
    return list(rows.exclude(unit=None).order_by("at"))


def plan_called(organisation: UUID, plan: UUID) -> Plan | None:
    """One plan of an organisation."""
    return Plan.objects.of(organisation).select_related("unit", "follows").filter(pk=plan).first()


def own_plan(plans: Sequence[Plan], on: date) -> Plan | None:
    """Of every plan there is, the organisation's own of a day; where there is none for it, the newest one before."""
    return next((one for one in plans if one.unit_id is None and one.starts_on <= on), None)


def plan_on(organisation: UUID, on: date, unit: UUID | None = None) -> Plan | None:
    """The plan of a day: the organisation's own, or a unit's. Where there is none for it, the newest one before."""
    there = Plan.objects.of(organisation).filter(unit=unit, starts_on__lte=on)
    return there.select_related("unit", "follows").order_by("-starts_on").first()


def item_called(organisation: UUID, item: UUID) -> Item | None:
    """One item of an organisation, with its plan."""
    return Item.objects.of(organisation).select_related("plan", "plan__unit").filter(pk=item).first()


def items_of(plan: Plan) -> dict[UUID, Item]:
    """The items of a plan, by id."""
    return {one.pk: one for one in Item.objects.of(plan.organisation_id).filter(plan=plan)}


def network_of(plan: Plan) -> Network:
    """A plan as it stands now, with the items of other plans that are linked to it."""
    organisation = plan.organisation_id
    rows = list(_said(organisation).filter(item__plan=plan))
    nodes = _nodes(organisation, rows)
    linked = {other for node in nodes.values() for other in (*node.uppers, *node.lowers)} - nodes.keys()
    outside = list(_said(organisation).filter(item__in=linked)) if linked else []
    return Network(nodes=nodes, outside=_nodes(organisation, outside), names=_names([*rows, *outside]))


def nodes_of(organisation: UUID, items: Collection[UUID]) -> dict[UUID, Node]:
    """These items as they stand now, by id."""
    return _nodes(organisation, list(_said(organisation).filter(item__in=items)))


def nodes_in(organisation: UUID, plans: Collection[UUID]) -> dict[UUID, Node]:
    """The items of several plans as they stand now, by id."""
    return _nodes(organisation, list(_said(organisation).filter(item__plan__in=plans)))


def _said(organisation: UUID) -> OwnedQuerySet:
    """What items say now: each with its item, people, stage, a change that waits, and whether it has a task."""
    steps = ItemStep.objects.filter(item=OuterRef("item")).order_by("-at", "-pk")
    tasks = MeasureTask.objects.filter(item=OuterRef("item"), end=None)
    return (
        _newest(ItemVersion, organisation, by="number")
        .select_related("item", "accountable", "lead")
        .annotate(
            stage=Subquery(steps.values("stage")[:1]),
            waiting=Subquery(Change.objects.filter(item=OuterRef("item"), decision=None).values("pk")[:1]),
            has_task=Exists(tasks),
        )
        .order_by("item__place")
    )


def _nodes(organisation: UUID, said: Sequence[Any]) -> dict[UUID, Node]:
    if not said:
        return {}
    items = [one.item_id for one in said]
    updates, measures = _updates(organisation, items), _measures(organisation, items)
    tasks = _tasks(organisation, [one.item_id for one in said if one.has_task])
    uppers, lowers = _links(organisation, items)
    return {
        one.item_id: _node(
            one,
            update=updates.get(one.item_id),
            measures=tuple(measures[one.item_id]),
            tasks=tuple(tasks[one.item_id]),
            uppers=tuple(uppers[one.item_id]),
            lowers=tuple(lowers[one.item_id]),
        )
        for one in said
    }


def _node(said: Any, **more: Any) -> Node:
    return Node(
        id=said.item_id,
        plan=said.item.plan_id,
        kind=Kind(said.item.kind),
        place=said.item.place,
        version=said.number,
        wording=wording_of(said),
        stage=Stage(said.stage) if said.stage else Stage.DRAFT,
        changed_at=said.at,
        template_item=said.item.template_item,
        waiting=said.waiting,
        **more,
    )


def _names(said: Sequence[Any]) -> dict[UUID, str]:
    """What the people are called who answer for items."""
    people = (person for one in said for person in (one.accountable, one.lead) if person is not None)
    return {one.pk: one.name for one in people}


def agreed_texts(organisation: UUID, items: Collection[UUID] | None) -> dict[UUID, str]:
    """What the items say that were agreed to once, by id: these, or all. What is still a draft is told to nobody."""
    rows = _newest(ItemVersion, organisation, by="number").filter(item__steps__stage=Stage.AGREED)
    rows = rows if items is None else rows.filter(item__in=items)
    return dict(rows.order_by("item__kind", "item__place").values_list("item", "text"))


def node_of(item: Item) -> Node:
    """One item as it stands now."""
    return nodes_of(item.organisation_id, [item.pk])[item.pk]


def promised_by(organisation: UUID, people: Collection[UUID], *, on: date) -> list[ItemVersion]:
    """What agreed items say now that these people lead or are accountable for, with ``updated`` and ``delivery``.

    Items of a plan that another one took the place of are left out: what was carried over stands in that one.
    """
    later = Plan.objects.of(organisation).filter(follows=OuterRef("item__plan"), starts_on__lte=on)
    said = ItemUpdate.objects.filter(item=OuterRef("item")).order_by("-at")
    theirs = _said(organisation).filter(Q(accountable__in=people) | Q(lead__in=people), ~Exists(later))
    return list(
        theirs.filter(stage=Stage.AGREED).annotate(
            updated=Subquery(said.values("at")[:1]), delivery=Subquery(said.values("delivery")[:1])
        )
    )


def actions_told_of(organisation: UUID, plans: Collection[UUID], *, until: datetime | None) -> list[ItemVersion]:
    """What the agreed actions of these plans say now, each with ``updated``: when it was last said how it goes.

    What was said after ``until`` is left out.
    """
    said = ItemUpdate.objects.filter(item=OuterRef("item")).order_by("-at")
    said = said.filter(at__lte=until) if until else said
    rows = _said(organisation).filter(item__plan__in=plans, item__kind=Kind.ACTION, stage=Stage.AGREED)
    return list(rows.annotate(updated=Subquery(said.values("at")[:1])))


def tasks_of(organisation: UUID, people: Collection[UUID]) -> list[MeasureTask]:
    """The open tasks to get a measure that these people have for items that still count, the first due first."""
    over = [one for one in Stage if not one.is_open]
    rows = MeasureTask.objects.of(organisation).filter(lead__in=people, end=None)
    return list(rows.exclude(item__steps__stage__in=over).order_by("due_on"))


def versions_of(item: Item) -> list[ItemVersion]:
    """Everything an item ever said, the newest first."""
    rows = ItemVersion.objects.of(item.organisation_id).filter(item=item)
    return list(rows.select_related("by", "agreed_by", "accountable", "lead").order_by("-number"))


def steps_of(item: Item) -> list[ItemStep]:
    """The stages an item came to, the newest first."""
    rows = ItemStep.objects.of(item.organisation_id).filter(item=item)
    return list(rows.select_related("by", "into").order_by("-at"))


def updates_of(item: Item) -> list[ItemUpdate]:
    """What was said of the doing, the newest first."""
    return list(ItemUpdate.objects.of(item.organisation_id).filter(item=item).select_related("by").order_by("-at"))


def change_called(organisation: UUID, change: UUID) -> Change | None:
    """One change that was asked for, with its item and its decision."""
    rows = Change.objects.of(organisation).select_related("item", "item__plan", "by", "decision", "decision__by")
    return rows.filter(pk=change).first()


def undecided(organisation: UUID) -> list[Change]:
    """The changes that nobody has decided yet, the oldest first."""
    return list(_undecided(organisation).select_related("item", "item__plan", "by").order_by("at"))


def link_between(lower: Item, upper: Item) -> ItemLink | None:
    """The link by which one item stands under another now."""
    return ItemLink.objects.of(lower.organisation_id).filter(lower=lower, upper=upper, end=None).first()


def chosen_measure(item: Item, measure: str) -> ItemMeasure | None:
    """The choice of a measure for an item that holds now."""
    return ItemMeasure.objects.of(item.organisation_id).filter(item=item, measure=measure, end=None).first()


def open_task(organisation: UUID, task: UUID) -> MeasureTask | None:
    """A task to get a measure that is still open."""
    rows = MeasureTask.objects.of(organisation).filter(pk=task, end=None)
    return rows.select_related("item", "item__plan").first()


def _undecided(organisation: UUID) -> OwnedQuerySet:
    return Change.objects.of(organisation).filter(decision=None)


def _newest(model: Any, organisation: UUID, *, by: str) -> OwnedQuerySet:
    """The newest row of each item.

    Rows of an item are of its organisation. To ask for that inside would have SQLite look through all of them each
    time.
    """
    later = model.objects.filter(item=OuterRef("item"), **{f"{by}__gt": OuterRef(by)})
    rows: OwnedQuerySet = model.objects.of(organisation).filter(~Exists(later))
    return rows


def _updates(organisation: UUID, items: Collection[UUID]) -> dict[UUID, Update]:
    return {
        one.item_id: Update(delivery=Delivery(one.delivery), said=one.said, next=one.next, by=one.by_id, at=one.at)
        for one in _newest(ItemUpdate, organisation, by="at").filter(item__in=items)
    }


def _measures(organisation: UUID, items: Collection[UUID]) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = ItemMeasure.objects.of(organisation).filter(item__in=items, end=None).order_by("at", "measure")
    for item, measure in rows.values_list("item", "measure"):
        found[item].append(measure)
    return found


def _tasks(organisation: UUID, items: Collection[UUID]) -> defaultdict[UUID, list[Task]]:
    found: defaultdict[UUID, list[Task]] = defaultdict(list)
    if not items:
        return found
    for one in MeasureTask.objects.of(organisation).filter(item__in=items, end=None).order_by("due_on"):
        found[one.item_id].append(Task(id=one.pk, text=one.text, lead=one.lead_id, due_on=one.due_on))
    return found


def _links(
    organisation: UUID, items: Collection[UUID]
) -> tuple[defaultdict[UUID, list[UUID]], defaultdict[UUID, list[UUID]]]:
    """For each item, what it stands under and what stands under it."""
    uppers: defaultdict[UUID, list[UUID]] = defaultdict(list)
    lowers: defaultdict[UUID, list[UUID]] = defaultdict(list)
    there = ItemLink.objects.of(organisation).filter(Q(lower__in=items) | Q(upper__in=items), end=None)
    for lower, upper in there.order_by("at").values_list("lower", "upper"):
        uppers[lower].append(upper)
        lowers[upper].append(lower)
    return uppers, lowers
