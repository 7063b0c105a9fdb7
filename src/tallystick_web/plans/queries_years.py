"""What is read about plans of several years: what was carried on, and what was promised for when."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.plans.compare_rules import Said, promised
from tallystick_web.plans.models import Carried, Item, ItemStep, ItemVersion, NotCarried, Plan, Target
from tallystick_web.plans.rules import Stage
from tallystick_web.plans.target_rules import Aim


def earlier_plans(plan: Plan) -> list[Plan]:
    """The plans of the same unit, or of the whole organisation, that began before one: the newest first."""
    there = Plan.objects.of(plan.organisation_id).filter(unit=plan.unit_id, starts_on__lt=plan.starts_on)
    return list(there.select_related("unit").order_by("-starts_on"))


def items_of(plan: Plan) -> dict[UUID, Item]:
    """The items of a plan by id, without what they say."""
    return {one.pk: one for one in Item.objects.of(plan.organisation_id).filter(plan=plan).select_related("plan")}


def carried_into(plan: Plan) -> list[tuple[UUID, UUID]]:
    """Which earlier items the items of a plan are, as people said: pairs, the earlier item first."""
    return list(_holding(plan.organisation_id).filter(item__plan=plan).order_by("at").values_list("earlier", "item"))


def not_carried_into(plan: Plan) -> dict[UUID, NotCarried]:
    """Why items of earlier plans are not in this one, by the id of the earlier item. The newest reason holds."""
    rows = NotCarried.objects.of(plan.organisation_id).filter(plan=plan).select_related("by").order_by("at")
    return {one.earlier_id: one for one in rows}


def carried_as(item: Item, earlier: Item) -> Carried | None:
    """That an item is said to be an earlier one, where it still is: nobody gave a reason why it is left out since."""
    return _holding(item.organisation_id).filter(item=item, earlier=earlier).first()


def _holding(organisation: UUID) -> OwnedQuerySet:
    taken_back = NotCarried.objects.of(organisation).filter(
        earlier=OuterRef("earlier"), plan=OuterRef("item__plan"), at__gt=OuterRef("at")
    )
    rows: OwnedQuerySet = Carried.objects.of(organisation).filter(~Exists(taken_back))
    return rows


def successors_in(organisation: UUID, items: Collection[UUID], plans: Collection[UUID]) -> dict[UUID, Item]:
    """The items of these plans that earlier items became, by the id of the earlier one."""
    rows = _holding(organisation).filter(earlier__in=items, item__plan__in=plans).select_related("item").order_by("at")
    return {one.earlier_id: one.item for one in rows}


@dataclass(frozen=True, kw_only=True)
class Lineage:
    """Of every item that was carried on, which items of earlier years it is (``earlier``), and their plans' years."""

    earlier: Mapping[UUID, Sequence[UUID]]
    years: Mapping[UUID, tuple[date, date]]


def lineage(organisation: UUID) -> Lineage:
    """What was carried on over all the years: the first and last day of the plan of each earlier item."""
    earlier: defaultdict[UUID, list[UUID]] = defaultdict(list)
    years = {}
    rows = _holding(organisation).order_by("earlier__plan__starts_on", "at")
    names = ("item", "earlier", "earlier__plan__starts_on", "earlier__plan__ends_on")
    for item, before, starts_on, ends_on in rows.values_list(*names):
        earlier[item].append(before)
        years[before] = (starts_on, ends_on)
    return Lineage(earlier=earlier, years=years)


def promised_dates(organisation: UUID, items: Collection[UUID]) -> dict[UUID, list[date]]:
    """The dates by which each item was to be done, the oldest first."""
    agreed = ItemStep.objects.of(organisation).filter(item=OuterRef("item"), stage=Stage.AGREED).order_by("at")
    rows = ItemVersion.objects.of(organisation).filter(item__in=items).order_by("item", "number")
    found: defaultdict[UUID, list[Said]] = defaultdict(list)
    since: dict[UUID, datetime | None] = {}
    rows = rows.annotate(agreed=Subquery(agreed.values("at")[:1]))
    for item, due, at, agreed_at in rows.values_list("item", "due_on", "at", "agreed"):
        found[item].append((due, at))
        since[item] = agreed_at
    return {item: promised(said, agreed_at=since[item]) for item, said in found.items()}


def aims_of(organisation: UUID, items: Collection[UUID]) -> dict[UUID, list[tuple[str, Aim]]]:
    """The targets that hold for these items: each with its measure."""
    found: defaultdict[UUID, list[tuple[str, Aim]]] = defaultdict(list)
    for one in Target.objects.of(organisation).filter(item__in=items, end=None).order_by("at"):
        found[one.item_id].append((one.measure, Aim.of(one.expression)))
    return found


def reasons_of(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, str]:
    """Why these items came to the stage they are at; blank where no reason was asked for."""
    rows = ItemStep.objects.of(organisation).filter(item__in=items).order_by("at")
    return dict(rows.values_list("item", "reason"))
