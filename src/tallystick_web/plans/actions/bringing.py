"""Putting what a file says into a plan: all of it or nothing, as drafts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.plans import queries_bringing
from tallystick_web.plans.actions.items import put_item
from tallystick_web.plans.brought.holds import Holds
from tallystick_web.plans.brought.proposal import Proposal, Proposed
from tallystick_web.plans.models import ColumnAnswer, Item, ItemLink, ItemMeasure, ItemUpdate, Plan
from tallystick_web.plans.rules import Event

MOST_ITEMS = 1000


@transaction.atomic
def bring_in(
    *, plan: Plan, proposal: Proposal, answers: Mapping[str, Holds], by: Person, at: datetime
) -> Sequence[Item]:
    """Put what a file says into a plan, and remember what its columns hold.

    Raises Refused where the plan says all of it already: somebody else was quicker.
    """
    organisation = plan.organisation_id
    audit.hold(organisation)
    if not proposal.new:
        raise Refused(
            "Nothing of this file would be added: it holds no item that was understood, or the plan says it already."
        )
    if len(proposal.new) > MOST_ITEMS:
        raise Refused(f"This file holds {len(proposal.new)} items, and up to {MOST_ITEMS} are taken. Split the file.")
    made = {
        place: put_item(plan, one.kind, one.wording, by=by, at=at)
        for place, one in enumerate(proposal.items)
        if one.existing is None
    }
    _link(organisation, proposal, made, by=by, at=at)
    _measure_and_update(organisation, proposal, made, by=by, at=at)
    _remember(organisation, answers, by=by, at=at)
    audit.record(Event.BROUGHT_IN, organisation=organisation, by=by.pk, at=at, about=plan, more={"items": len(made)})
    return list(made.values())


def _link(organisation: UUID, proposal: Proposal, made: Mapping[int, Item], *, by: Person, at: datetime) -> None:
    there = {place: one.existing for place, one in enumerate(proposal.items) if one.existing is not None}
    ids = there | {place: item.pk for place, item in made.items()}
    ItemLink.objects.bulk_create(
        ItemLink(organisation_id=organisation, lower=item, upper_id=upper, by=by, at=at)
        for place, item in made.items()
        for upper in dict.fromkeys(
            [*(ids[one] for one in proposal.items[place].under), *proposal.items[place].under_there]
        )
    )


def _measure_and_update(
    organisation: UUID, proposal: Proposal, made: Mapping[int, Item], *, by: Person, at: datetime
) -> None:
    said: list[tuple[Item, Proposed]] = [(item, proposal.items[place]) for place, item in made.items()]
    ItemMeasure.objects.bulk_create(
        ItemMeasure(organisation_id=organisation, item=item, measure=measure, by=by, at=at)
        for item, one in said
        for measure in one.measures
    )
    ItemUpdate.objects.bulk_create(
        ItemUpdate(
            organisation_id=organisation,
            item=item,
            delivery=one.update[0],
            said=one.update[1],
            next=one.update[2],
            by=by,
            at=at,
        )
        for item, one in said
        if one.update is not None
    )


def _remember(organisation: UUID, answers: Mapping[str, Holds], *, by: Person, at: datetime) -> None:
    before = queries_bringing.columns_said(organisation)
    ColumnAnswer.objects.bulk_create(
        ColumnAnswer(organisation_id=organisation, heading=heading, holds=holds, by=by, at=at)
        for heading, holds in answers.items()
        if before.get(heading) is not holds
    )
