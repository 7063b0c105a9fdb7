"""Pages of the staff network’s view: asking for it, reading it, giving it, and replying to it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.queries_units import unit_called, units_of, units_on
from tallystick_web.organisations.rules import Capability, UnitKind
from tallystick_web.reviews.actions import network as actions
from tallystick_web.reviews.forms_network import AskForm, ReplyForm, ViewForm
from tallystick_web.reviews.heard_rules import ViewNow
from tallystick_web.reviews.network_rules import can_reply, views_sentence
from tallystick_web.reviews.presenters.network import Box, ViewLine, boxes_of, in_order
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen
from tallystick_web.reviews.queries.network import Given, asked_in, given_of, outcomes_of, views_of
from tallystick_web.reviews.queries.reviews import review_called
from tallystick_web.reviews.rules import Side, View
from tallystick_web.reviews.views.finding import OpenOutcome, audience_of, outcome_of


@require_safe
@needs(Capability.READ_REVIEWS)
def review_views(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """What the staff network says of each outcome: what it disagrees with stands first."""
    of = or_404(review_called(viewer.organisation.pk, review))
    outcomes = outcomes_of(of)
    views = views_of(of, [one.id for one in outcomes])
    said = {
        "review": of,
        "says": views_sentence(views.values()),
        "lines": in_order(outcomes, views),
        "may_ask": viewer.may(Capability.KEEP_REVIEWS) and not all(one.was_asked for one in views.values()),
        "may_give": viewer.may(Capability.GIVE_VIEW),
    }
    return render(request, "reviews/views.jinja", said)


@needs(Capability.KEEP_REVIEWS)
def review_network_ask(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """Ask the staff network about every outcome that it was not asked about yet."""
    of = or_404(review_called(viewer.organisation.pk, review))
    asked = asked_in(of)
    left = [one.wording.text for one in outcomes_of(of) if one.id not in asked]
    form = AskForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.ask_network(review=of, by=viewer.person, at=timezone.now())
        return to(viewer, "review-views", review=of.pk)

    done = "The staff network was asked. Nothing waits for its reply."
    said = {"review": of, "left": left}
    return ask(request, viewer, form, page="reviews/network_ask.jinja", do=do, done=done, said=said)


@require_safe
@needs(Capability.READ_REVIEWS)
def review_view(request: HttpRequest, viewer: Viewer, review: UUID, item: UUID) -> HttpResponse:
    """One outcome in a review: its three boxes, what the network says of it, and what was replied."""
    opened = outcome_of(viewer, review, item)
    given = given_of(opened.review, item)
    now = _now(opened, given)
    side = _side(viewer, opened)
    said = _said(opened) | {
        "now": now,
        "boxes": _boxes(viewer, opened, now),
        "given": [ViewLine.of(opened.node.wording.text, one.now) for one in given],
        "newest": given[0].row if given else None,
        "may_give": viewer.may(Capability.GIVE_VIEW),
        "may_reply": bool(given) and side is not None and _can_reply(side, given[0]),
    }
    return render(request, "reviews/view.jinja", said)


@needs(Capability.GIVE_VIEW)
def review_view_give(request: HttpRequest, viewer: Viewer, review: UUID, item: UUID) -> HttpResponse:
    """Give the network’s view of an outcome, in its own words."""
    opened = outcome_of(viewer, review, item)
    units = _networks(viewer)
    form = ViewForm(request.POST or None, units=units)

    def do(entered: Mapping[str, Any]) -> str:
        chosen = UUID(entered["unit"]) if entered.get("unit") else next(iter(units), None)
        actions.give_view(
            review=opened.review,
            item=opened.item,
            unit=unit_called(viewer.organisation.pk, chosen) if chosen else None,
            view=View(entered["view"]),
            said=entered["said"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "review-view", review=opened.review.pk, item=item)

    said = _said(opened) | {"boxes": _boxes(viewer, opened, _now(opened, given_of(opened.review, item)))}
    done = "The network’s view is saved, as you wrote it."
    return ask(request, viewer, form, page="reviews/view_give.jinja", do=do, done=done, said=said)


@needs(Capability.READ_REVIEWS)
def review_view_reply(
    request: HttpRequest, viewer: Viewer, review: UUID, item: UUID, network_view: UUID
) -> HttpResponse:
    """Reply to a view: for the organisation, or for the network to that reply."""
    opened = outcome_of(viewer, review, item)
    given = or_404(next((one for one in given_of(opened.review, item) if one.row.pk == network_view), None))
    side = _side(viewer, opened)
    if side is None:
        raise PermissionDenied("Whoever keeps reviews, or is accountable for this outcome, replies to the network.")
    form = ReplyForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.reply_to_view(view=given.row, side=side, said=entered["said"], by=viewer.person, at=timezone.now())
        return to(viewer, "review-view", review=opened.review.pk, item=item)

    line = ViewLine.of(opened.node.wording.text, given.now)
    said = _said(opened) | {"line": line, "is_network": side is Side.NETWORK}
    return ask(request, viewer, form, page="reviews/view_reply.jinja", do=do, done="The reply is saved.", said=said)


def _said(opened: OpenOutcome) -> dict[str, Any]:
    return {"review": opened.review, "item": opened.item, "text": opened.node.wording.text}


def _side(viewer: Viewer, opened: OpenOutcome) -> Side | None:
    """For which side a viewer replies; None where for neither."""
    if viewer.may(Capability.GIVE_VIEW):
        return Side.NETWORK
    is_accountable = opened.node.wording.accountable == viewer.person.pk
    return Side.ORGANISATION if viewer.may(Capability.KEEP_REVIEWS) or is_accountable else None


def _can_reply(side: Side, newest: Given) -> bool:
    sides = [one.side for one in newest.now.replies]
    return can_reply(side, sides=sides, is_newest=True, said="as asked")


def _networks(viewer: Viewer) -> dict[UUID, str]:
    """The networks that a viewer can speak for: those they belong to, else every one there is. No member is named."""
    today = timezone.localdate()
    places = units_on(viewer.organisation.pk, today)
    networks = {key: one.name for key, one in places.items() if one.kind is UnitKind.NETWORK}
    mine = units_of(viewer.person, on=today) & networks.keys() if networks else set()
    return {key: name for key, name in networks.items() if key in (mine or networks)}


def _now(opened: OpenOutcome, given: Sequence[Given]) -> ViewNow:
    """How the network’s view of an outcome stands: the newest, or that it was or was not asked for."""
    key = opened.item.pk
    return given[0].now if given else ViewNow(item=key, was_asked=key in asked_in(opened.review))


def _boxes(viewer: Viewer, opened: OpenOutcome, now: ViewNow) -> tuple[Box, Box, Box] | None:
    """The three boxes as they were frozen for the review; None before that, when the plan alone shows them."""
    newest = newest_frozen(opened.review)
    return boxes_of(content_of(newest, audience_of(viewer)), opened.item.pk, now) if newest is not None else None
