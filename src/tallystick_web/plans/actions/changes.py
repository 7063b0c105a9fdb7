"""Agreeing to what was drafted, and changing what was agreed: a reason, and another person who agrees."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import check_said_why, check_undecided
from tallystick_web.plans import queries, rules, ways
from tallystick_web.plans.actions.items import put_version
from tallystick_web.plans.models import Change, ChangeDecision, Expectation, Item, ItemStep
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Event, Kind, Stage, Wording
from tallystick_web.plans.target_rules import Point
from tallystick_web.plans.ways import Transition
from tallystick_web.plans.wording import document_of, wording_from


@transaction.atomic
def move_item(
    *,
    item: Item,
    way: Transition,
    reason: str,
    into: Item | None,
    may_agree: bool,
    by: Person,
    at: datetime,
    then: Point | None = None,
    seen: int | None = None,
) -> ItemStep:
    """Bring an item to another stage. Where it is agreed to, what was expected of it is locked.

    ``then`` is what the measure of the expectation came to last; ``seen`` the version that whoever does it read.
    """
    audit.hold(item.organisation_id)
    node = queries.node_of(item)
    if seen is not None:
        rules.check_seen_last(seen=seen, latest=node.version)
    ways.check_can_go(
        way=way, stage=node.stage, reason=reason, has_other=into is not None and into.pk != item.pk, may_agree=may_agree
    )
    if way.target is Stage.AGREED:
        _check_can_agree(item.organisation_id, node)
        _lock(item, node.wording, then, by=by, at=at)
    step = ItemStep.objects.create(
        organisation_id=item.organisation_id,
        item=item,
        stage=way.target,
        reason=reason.strip(),
        into=into if way.asks_other else None,
        by=by,
        at=at,
    )
    audit.record(Event.ITEM_MOVED, organisation=item.organisation_id, by=by.pk, at=at, about=item, more={"way": way.id})
    return step


def _check_can_agree(organisation: UUID, node: Node) -> None:
    uppers = queries.nodes_of(organisation, node.uppers).values()
    rules.check_can_agree(
        kind=node.kind,
        wording=node.wording,
        serves={one.kind for one in uppers},
        has_measure=bool(node.measures) or node.wording.expected is not None,
        has_task=bool(node.tasks),
    )


def _lock(item: Item, wording: Wording, then: Point | None, *, by: Person, at: datetime) -> None:
    """Lock what is expected of an action, beside what its measure came to last."""
    expected = wording.expected
    if item.kind != Kind.ACTION or expected is None:
        return
    Expectation.objects.create(
        organisation_id=item.organisation_id,
        item=item,
        measure=expected.measure,
        direction=expected.direction,
        size=expected.size,
        due_on=expected.by,
        how=wording.how,
        value=then.value if then else None,
        low=then.low if then else None,
        high=then.high if then else None,
        as_of=then.as_of if then else None,
        lead_title=wording.lead_title,
        by=by,
        at=at,
    )


@transaction.atomic
def ask_change(*, item: Item, wording: Wording, seen: int, reason: str, by: Person, at: datetime) -> Change:
    """Ask to change what an agreed item says. Nothing changes until somebody else agrees."""
    audit.hold(item.organisation_id)
    node = queries.node_of(item)
    rules.check_seen_last(seen=seen, latest=node.version)
    rules.check_can_ask(stage=node.stage, waits=node.waiting is not None, reason=reason)
    rules.check_says_enough(kind=node.kind, wording=wording)
    change = Change.objects.create(
        organisation_id=item.organisation_id,
        item=item,
        seen=seen,
        wording=document_of(wording),
        reason=reason.strip(),
        by=by,
        at=at,
    )
    audit.record(Event.CHANGE_ASKED, organisation=item.organisation_id, by=by.pk, at=at, about=change)
    return change


@transaction.atomic
def decide_change(
    *, change: Change, is_agreed: bool, why: str, by: Person, at: datetime, then: Point | None = None
) -> ChangeDecision:
    """Agree to a change, or refuse it and say why. Agreed, the item says it from now on."""
    item = change.item
    audit.hold(item.organisation_id)
    check_undecided(is_decided=ChangeDecision.objects.of(item.organisation_id).filter(change=change).exists())
    rules.check_other_decides(asked_by=change.by_id, deciding=by.pk)
    check_said_why(is_agreed=is_agreed, why=why)
    if is_agreed:
        _put_changed(change, then, by=by, at=at)
    decision = ChangeDecision.objects.create(
        organisation_id=item.organisation_id, change=change, is_agreed=is_agreed, why=why.strip(), by=by, at=at
    )
    audit.record(Event.CHANGE_DECIDED, organisation=item.organisation_id, by=by.pk, at=at, about=change)
    return decision


def _put_changed(change: Change, then: Point | None, *, by: Person, at: datetime) -> None:
    item, wording = change.item, wording_from(change.wording)
    node = queries.node_of(item)
    rules.check_can_edit(stage=node.stage)
    put_version(item, wording, number=node.version + 1, by=change.by, at=at, reason=change.reason, agreed_by=by)
    if wording.expected != node.wording.expected:
        _lock(item, wording, then, by=by, at=at)
