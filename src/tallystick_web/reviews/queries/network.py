"""What is read about the staff network’s view of outcomes, and about what people say beside the figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Value
from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.queries_units import places_of
from tallystick_web.organisations.unit_rules import Place
from tallystick_web.plans.network import Node
from tallystick_web.plans.queries import Item, network_of, node_of
from tallystick_web.plans.rules import Kind, Voice
from tallystick_web.reviews.heard_rules import ReplyNow, ViewNow, VoiceNow, surveyed_in
from tallystick_web.reviews.models import NetworkView, Review, ViewAsked, ViewReply, VoiceHeard
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen
from tallystick_web.reviews.rules import Side, View

A_NETWORK = "Staff network"


def views_of(review: Review, items: Collection[UUID] | None = None) -> Mapping[UUID, ViewNow]:
    """How the network’s view of outcomes stands in a review: of these, or of all that it was asked about or spoke of.

    Of each the newest view, with what was replied to it. What nobody said anything of is there as that.
    """
    organisation = review.organisation_id
    rows = NetworkView.objects.of(organisation).filter(review=review)
    return _now(organisation, asked_in(review), _chosen(rows, items), items)


class Spoken(NamedTuple):
    """That an outcome was asked about in a review, or (``view``) what the network said of it."""

    item: UUID
    review: UUID
    at: datetime
    view: str


def spoken_of(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, Sequence[Spoken]]:
    """All that the network was asked and said of these outcomes in any review, the oldest first. One question."""
    asked = ViewAsked.objects.of(organisation).filter(item__in=items).annotate(given=Value("")).order_by()
    given = NetworkView.objects.of(organisation).filter(item__in=items).annotate(given=F("view")).order_by()
    names = ("item", "review", "at", "given")
    rows = asked.values_list(*names).union(given.values_list(*names), all=True)
    found: defaultdict[UUID, list[Spoken]] = defaultdict(list)
    for row in sorted(map(Spoken._make, rows), key=lambda one: (one.at, one.view)):
        found[row.item].append(row)
    return found


def outcomes_of(review: Review) -> list[Node]:
    """The agreed outcomes of the plan of a review, in their order: what voices and views are of."""
    if review.plan is None:
        return []
    return [one for one in network_of(review.plan).of(Kind.OUTCOME) if one.is_public_here]


def unheard_of(review: Review) -> list[Node]:
    """The outcomes of a review beside which nothing stands that people say themselves: no words, and no survey."""
    heard = set(VoiceHeard.objects.of(review.organisation_id).filter(review=review).values_list("item", flat=True))
    newest = newest_frozen(review)
    surveyed = surveyed_in(content_of(newest, Audience.ORGANISATION)) if newest else frozenset()
    return [one for one in outcomes_of(review) if one.id not in heard and not surveyed & set(one.measures)]


def is_outcome_of(review: Review, item: Item) -> bool:
    """Whether an item is an agreed outcome of the plan of a review, or was when something was said of it."""
    return item.plan_id == review.plan_id and item.kind == Kind.OUTCOME and node_of(item).is_public_here


@dataclass(frozen=True, kw_only=True)
class Given:
    """A view that was given, with its row: the newest can be replied to."""

    row: NetworkView
    now: ViewNow


def given_of(review: Review, item: UUID) -> Sequence[Given]:
    """Every view that was given of an outcome in a review, the newest first, each with its replies."""
    organisation = review.organisation_id
    rows = list(NetworkView.objects.of(organisation).filter(review=review, item=item).order_by("-at", "-pk"))
    replies, units = _replies(organisation, rows), _units(organisation, rows)
    return [Given(row=one, now=_view(one, replies[one.pk], units, was_asked=False)) for one in rows]


def is_newest(view: NetworkView) -> bool:
    """Whether the network gave no view of the same outcome in the same review after this one."""
    rows = NetworkView.objects.of(view.organisation_id).filter(review=view.review_id, item=view.item_id)
    return rows.order_by("-at", "-pk").values_list("pk", flat=True).first() == view.pk


def sides_replied(view: NetworkView) -> list[Side]:
    """Who replied to a view, the first first."""
    rows = ViewReply.objects.of(view.organisation_id).filter(view=view).order_by("at")
    return [Side(one) for one in rows.values_list("side", flat=True)]


def asked_in(review: Review) -> set[UUID]:
    """The outcomes that the network was asked about in a review."""
    return set(ViewAsked.objects.of(review.organisation_id).filter(review=review).values_list("item", flat=True))


def voices_of(review: Review) -> Mapping[UUID, tuple[VoiceNow, ...]]:
    """What people themselves say of outcomes, as it was written down in a review: by outcome, the oldest first."""
    found: defaultdict[UUID, list[VoiceNow]] = defaultdict(list)
    for one in VoiceHeard.objects.of(review.organisation_id).filter(review=review).order_by("at"):
        voice = VoiceNow(source=Voice(one.source), said=one.said, measure=one.measure, on=localdate(one.at))
        found[one.item_id].append(voice)
    return {item: tuple(voices) for item, voices in found.items()}


def _now(
    organisation: UUID, asked: Collection[UUID], rows: OwnedQuerySet, items: Collection[UUID] | None
) -> Mapping[UUID, ViewNow]:
    newest = _newest(rows)
    replies, units = _replies(organisation, newest.values()), _units(organisation, newest.values())
    wanted = [*asked, *(one for one in newest if one not in asked)] if items is None else items
    return {
        one: _view(newest[one], replies[newest[one].pk], units, was_asked=one in asked)
        if one in newest
        else ViewNow(item=one, was_asked=one in asked)
        for one in wanted
    }


def _chosen(rows: OwnedQuerySet, items: Collection[UUID] | None) -> OwnedQuerySet:
    return rows if items is None else rows.filter(item__in=items)


def _newest(rows: OwnedQuerySet) -> dict[UUID, NetworkView]:
    return {one.item_id: one for one in rows.order_by("at", "pk")}


def _replies(organisation: UUID, views: Iterable[NetworkView]) -> defaultdict[UUID, list[ReplyNow]]:
    found: defaultdict[UUID, list[ReplyNow]] = defaultdict(list)
    keys = [one.pk for one in views]
    if keys:
        # Of two of one moment the organisation's stands first: the network replies to it.
        for one in ViewReply.objects.of(organisation).filter(view__in=keys).order_by("at", "-side", "pk"):
            found[one.view_id].append(ReplyNow(side=Side(one.side), said=one.said, on=localdate(one.at)))
    return found


def _units(organisation: UUID, views: Iterable[NetworkView]) -> Mapping[UUID, str]:
    """What the networks are called that gave these views: the newest name of each."""
    if not any(one.unit_id for one in views):
        return {}
    places: list[Place] = sorted(places_of(organisation), key=lambda one: (one.since, one.at))
    return {one.unit: one.name for one in places}


def _view(row: NetworkView, replies: Sequence[ReplyNow], units: Mapping[UUID, str], *, was_asked: bool) -> ViewNow:
    return ViewNow(
        item=row.item_id,
        view=View(row.view),
        was_asked=was_asked,
        said=row.said,
        given_on=localdate(row.at),
        unit_name=units.get(row.unit_id, A_NETWORK) if row.unit_id else A_NETWORK,
        replies=tuple(replies),
    )
