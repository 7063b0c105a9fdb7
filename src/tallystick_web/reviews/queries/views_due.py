"""What the staff network’s view asks of people: to give it, if the network wants to, and to answer one another."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Value
from django.db.models.fields import BooleanField, UUIDField
from django.utils.timezone import localdate

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.duties import Duty, who_may
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.queries import agreed_texts
from tallystick_web.reviews.models import NetworkView, Review, ViewAsked, ViewReply
from tallystick_web.reviews.rules import Side, View

_DIFFER = (View.DISAGREE, View.PARTLY)


class _Row(NamedTuple):
    """That an outcome was asked about, or (``given``) a view of it and which side replied to that."""

    review: UUID
    item: UUID
    at: datetime
    given: UUID | None
    says: str
    is_replied: bool
    is_answered: bool


def views_due(organisation: UUID, who: Mapping[UUID, Collection[str]], reviews: Sequence[Review]) -> list[Duty]:
    """What the network and those who keep reviews are asked for in these reviews. Two questions.

    A view is asked for and never owed: it has no day by which it is due, and nobody waits for it.
    """
    chairs = who_may(who, Capability.GIVE_VIEW)
    keepers = who_may(who, Capability.KEEP_REVIEWS)
    rows = _rows(organisation, reviews) if reviews and (chairs or keepers) else []
    texts = agreed_texts(organisation, {one.item for one in rows}) if rows else {}
    there = [one for one in rows if one.item in texts]
    newest = {(one.review, one.item): one for one in there if one.given}
    return [
        *(_asked(there, newest.keys(), {one.pk: one.title for one in reviews}, chairs) if chairs else ()),
        *(_differing(newest.values(), texts, keepers) if keepers else ()),
        *(_replied(newest.values(), texts, chairs) if chairs else ()),
    ]


def _rows(organisation: UUID, reviews: Sequence[Review]) -> list[_Row]:
    """Everything that was asked and said of outcomes in these reviews, the oldest first."""
    keys = [one.pk for one in reviews]
    replies = ViewReply.objects.of(organisation).filter(view=OuterRef("pk"))
    asked = ViewAsked.objects.of(organisation).filter(review__in=keys).order_by()
    given = NetworkView.objects.of(organisation).filter(review__in=keys).order_by()
    asked_rows = asked.annotate(
        given=Value(None, output_field=UUIDField()),
        says=Value(""),
        replied=Value(False, output_field=BooleanField()),
        answered=Value(False, output_field=BooleanField()),
    )
    given_rows = given.annotate(
        given=F("pk"),
        says=F("view"),
        replied=Exists(replies.filter(side=Side.ORGANISATION)),
        answered=Exists(replies.filter(side=Side.NETWORK)),
    )
    names = ("review", "item", "at", "given", "says", "replied", "answered")
    rows = asked_rows.values_list(*names).union(given_rows.values_list(*names), all=True)
    return sorted(map(_Row._make, rows), key=lambda one: (one.at, str(one.given or "")))


def _asked(
    rows: Iterable[_Row], given: Collection[tuple[UUID, UUID]], titles: Mapping[UUID, str], people: frozenset[UUID]
) -> Iterator[Duty]:
    """One for each review, with how many outcomes the network was asked about and has said nothing of."""
    silent = {(one.review, one.item) for one in rows if not one.given} - set(given)
    for review, title in titles.items():
        count = sum(key == review for key, _ in silent)
        if count:
            yield Duty(
                kind="The staff network is asked for its view, and gives it if it wants to",
                text=f"{capitalised(in_words(count))} outcome{'' if count == 1 else 's'} of “{title}”",
                route="review-views",
                parts={"review": review},
                people=people,
            )


def _differing(rows: Iterable[_Row], texts: Mapping[UUID, str], people: frozenset[UUID]) -> Iterator[Duty]:
    for one in rows:
        if one.says in _DIFFER and one.given and not one.is_replied:
            partly = " in part" if one.says == View.PARTLY else ""
            yield Duty(
                kind=f"The staff network {'agrees' if partly else 'disagrees'}{partly}: reply",
                text=texts[one.item],
                route="review-view-reply",
                parts={"review": one.review, "item": one.item, "network_view": one.given},
                people=people,
                waits_since=localdate(one.at),
            )


def _replied(rows: Iterable[_Row], texts: Mapping[UUID, str], people: frozenset[UUID]) -> Iterator[Duty]:
    for one in rows:
        if one.is_replied and not one.is_answered:
            yield Duty(
                kind="The organisation replied to the staff network’s view: answer it if you want to",
                text=texts[one.item],
                route="review-view",
                parts={"review": one.review, "item": one.item},
                people=people,
            )
