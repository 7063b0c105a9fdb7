"""Asking the staff network for its view of outcomes, giving one, and replying to one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.plans.models import Item
from tallystick_web.reviews.models import NetworkView, Review, ViewAsked, ViewReply
from tallystick_web.reviews.network_rules import check_can_ask_network, check_can_reply, check_can_view
from tallystick_web.reviews.queries.network import asked_in, is_newest, is_outcome_of, outcomes_of, sides_replied
from tallystick_web.reviews.rules import Event, Side, View


@transaction.atomic
def ask_network(*, review: Review, by: Person, at: datetime) -> Collection[UUID]:
    """Ask the network about every agreed outcome of the plan of a review that it was not asked about yet, once."""
    organisation = review.organisation_id
    audit.hold(organisation)
    outcomes, asked = [one.id for one in outcomes_of(review)], asked_in(review)
    left = [one for one in outcomes if one not in asked]
    check_can_ask_network(outcomes=len(outcomes), left=len(left))
    ViewAsked.objects.bulk_create(
        ViewAsked(organisation_id=organisation, review=review, item_id=one, by=by, at=at) for one in left
    )
    audit.record(
        Event.VIEWS_ASKED, organisation=organisation, by=by.pk, at=at, about=review, more={"outcomes": len(left)}
    )
    return left


@transaction.atomic
def give_view(
    *, review: Review, item: Item, unit: Unit | None, view: View, said: str, by: Person, at: datetime
) -> NetworkView:
    """Give the network’s view of an outcome, asked for or not, in its own words as they were typed.

    Another one later is a new view, and the one before stays.
    """
    organisation = review.organisation_id
    audit.hold(organisation)
    check_can_view(is_outcome=is_outcome_of(review, item))
    given = NetworkView.objects.create(
        organisation_id=organisation, review=review, item=item, unit=unit, view=view, said=said, by=by, at=at
    )
    audit.record(Event.VIEW_GIVEN, organisation=organisation, by=by.pk, at=at, about=given)
    return given


@transaction.atomic
def reply_to_view(*, view: NetworkView, side: Side, said: str, by: Person, at: datetime) -> ViewReply:
    """Reply to a view for the organisation, or for the network to that reply. The view stands as it was given."""
    organisation = view.organisation_id
    audit.hold(organisation)
    check_can_reply(side, sides=sides_replied(view), is_newest=is_newest(view), said=said)
    reply = ViewReply.objects.create(organisation_id=organisation, view=view, side=side, said=said, by=by, at=at)
    audit.record(Event.VIEW_REPLIED, organisation=organisation, by=by.pk, at=at, about=reply)
    return reply
