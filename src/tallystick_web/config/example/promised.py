"""What a made-up organisation has promised: a plan from a starting plan, partly agreed, with updates and targets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.config.example.people import Filled
from tallystick_web.numbers.measure_rules import Better, MeasurePoint
from tallystick_web.numbers.measures import measure_called, series_of
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tallystick_web.plans import actions, queries
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.queries import Item, Plan
from tallystick_web.plans.rules import Delivery, Direction, Expected, Kind
from tallystick_web.plans.target_rules import Aim, AimKind, Point, Whose
from tallystick_web.plans.template_rules import templates_for
from tallystick_web.plans.watching import point_of
from tallystick_web.plans.ways import way_called

_BOARD = "the board, 4 June 2026"
_OVER = (Delivery.DONE, "Done, and the first people have gone through it.", "")
_SAID = (
    (
        Delivery.UNDER_WAY,
        "Begun in three directorates; the others follow after the winter.",
        "The next three directorates.",
    ),
    _OVER,
    (Delivery.HELD_UP, "The supplier asked for another three months.", "A new date is agreed in January."),
    (Delivery.NOT_STARTED, "Nobody has had time for it yet.", "It begins in the new year."),
)
_SIZES = {
    "wres/2": (Direction.TOWARDS_ONE, Decimal("0.2")),
    "wres/3": (Direction.TOWARDS_ONE, Decimal("0.4")),
    "wres/7": (Direction.UP, Decimal(3)),
    "wres/8": (Direction.DOWN, Decimal(2)),
}
_ANSWERS = {OrganisationKind.TRUST: RoleId.HR_DIRECTOR, OrganisationKind.MEMBERSHIP_BODY: RoleId.EXECUTIVE}
_LEADS = {
    OrganisationKind.TRUST: (RoleId.TEAM_LEAD, RoleId.EDI_LEAD, RoleId.HR_DIRECTOR),
    OrganisationKind.MEMBERSHIP_BODY: (RoleId.COMMUNICATIONS_LEAD, RoleId.EVENTS_LEAD, RoleId.PROCUREMENT_LEAD),
}
_DRAFTS = 5  # so many actions nobody has agreed to yet


def _begin(made: Filled) -> Plan:
    """Begin this year's plan with the starting plan for the kind of organisation. Nobody has agreed to any of it."""
    [start, *_] = templates_for(OrganisationKind(made.organisation.kind))
    lead, begins = made.people[RoleId.EDI_LEAD], _begins(timezone.localdate())
    plan = actions.begin_plan(
        title=f"{start.title}, {begins.year} to {begins.year + 1}",
        starts_on=begins,
        ends_on=date(begins.year + 1, 3, 31),
        unit=None,
        by=lead,
        at=timezone.now(),
        template=start.id,
    )
    return actions.fill_from_template(plan=plan, template=start, by=lead, at=timezone.now())


def promise(made: Filled) -> None:
    """Begin a plan and bring it to where one is by now: people answer for it, most of it is agreed, some is done."""
    plan = _begin(made)
    network, items = queries.network_of(plan), queries.items_of(plan)
    for node in network.nodes.values():
        _name_owner(made, node, items[node.id])
    _aim(made, plan, network, items)
    _agree(made, network, items)
    _update(made, network, items)


def _begins(today: date) -> date:
    return date(today.year if today >= date(today.year, 4, 1) else today.year - 1, 4, 1)


def _name_owner(made: Filled, node: Node, item: Item) -> None:
    if node.kind not in (Kind.OUTCOME, Kind.ACTION):
        return
    answers = _ANSWERS[OrganisationKind(made.organisation.kind)]
    who = (_holder(made, answers) if node.kind is Kind.OUTCOME else _lead_of(made, node)).pk
    named = {"accountable": who} if node.kind is Kind.OUTCOME else {"lead": who, "expected": _expected(node)}
    actions.save_wording(
        item=item,
        wording=replace(node.wording, **named),
        seen=node.version,
        by=made.people[RoleId.EDI_LEAD],
        at=timezone.now(),
    )


def _holder(made: Filled, role: RoleId) -> Person:
    """Whoever holds a role; where nobody does, the lead for equality, diversity and inclusion."""
    return made.people.get(role) or made.people[RoleId.EDI_LEAD]


def _lead_of(made: Filled, action: Node) -> Person:
    leads = _LEADS[OrganisationKind(made.organisation.kind)]
    return _holder(made, leads[action.place % len(leads)])


def _expected(node: Node) -> Expected | None:
    """What an action should change: the first measure of the race equality standard that it is looked at with."""
    measure = next((one for one in node.measures if one in _SIZES), "")
    if not measure or node.wording.due_on is None:
        return None
    direction, size = _SIZES[measure]
    by = node.wording.due_on + timedelta(days=365)
    return Expected(measure=measure, direction=direction, size=size, by=by)


def _aim(made: Filled, plan: Plan, network: Network, items: Mapping[UUID, Item]) -> None:
    """Agree baselines and set targets for the measures of outcomes that have figures by now."""
    key, lead = made.organisation.pk, made.people[RoleId.EDI_LEAD]
    wanted = {measure: outcome for outcome in network.of(Kind.OUTCOME) for measure in outcome.measures}
    series = series_of(key, wanted, Audience.ORGANISATION)
    for measure, outcome in wanted.items():
        points = [one for one in series.get(measure, ()) if one.value is not None]
        known = measure_called(key, measure)
        if not points or known is None or known.better is not Better.NEAR_ONE:
            continue
        first = point_of(points[0])
        if first is None:
            continue
        said = {"measure": measure, "agreed_by": _BOARD, "by": lead, "at": timezone.now()}
        actions.agree_baseline(point=first, source=points[0].source, reason="", **said)
        actions.set_target(
            item=items[outcome.id],
            whose=Whose.LOCAL,
            aim=Aim(kind=AimKind.INTO_BAND, direction=Direction.TOWARDS_ONE),
            starts_on=plan.starts_on,
            due_on=date(plan.starts_on.year + 3, 3, 31),
            rationale="Three rounds of recruitment are needed before the figures can show it.",
            **said,
        )


def _agree(made: Filled, network: Network, items: Mapping[UUID, Item]) -> None:
    agree = way_called("agree")
    drafts = {one.id for one in network.of(Kind.ACTION)[-_DRAFTS:]}
    series = series_of(made.organisation.pk, _SIZES, Audience.ORGANISATION)
    for key in network.nodes:
        if key not in drafts and agree is not None:
            actions.move_item(
                item=items[key],
                way=agree,
                reason="",
                into=None,
                may_agree=True,
                by=_holder(made, RoleId.EXECUTIVE),
                at=timezone.now(),
                then=_then(network.nodes[key], series),
            )


def _then(node: Node, series: Mapping[str, Sequence[MeasurePoint]]) -> Point | None:
    """What the measure that an action should move came to last, to be locked with what is expected."""
    expected = _expected(node) if node.kind is Kind.ACTION else None
    known = [one for one in series.get(expected.measure, ()) if one.value is not None] if expected else []
    return point_of(known[-1]) if known else None


def _update(made: Filled, network: Network, items: Mapping[UUID, Item]) -> None:
    """Say of two in three actions what was done: of those whose date is over mostly that they are."""
    for number, action in enumerate(network.of(Kind.ACTION)):
        if number % 3 == 2:
            continue
        delivery, said, after = _OVER if _is_mostly_over(number, action) else _SAID[number % len(_SAID)]
        actions.update_item(
            item=items[action.id],
            delivery=delivery,
            said=said,
            next_step=after,
            by=_lead_of(made, action),
            at=timezone.now(),
        )


def _is_mostly_over(number: int, action: Node) -> bool:
    """Whether the date of an action is over, but for one in five."""
    due_on = action.wording.due_on
    return due_on is not None and due_on < timezone.localdate() and number % 5 != 0
