"""What is read about frozen sets: which there are of a review, and what stands in one for an audience."""

from collections.abc import Collection
from functools import lru_cache
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.files import Shelf, read
from tallystick_web.reviews.frozen_rules import Frozen, from_bytes
from tallystick_web.reviews.models import FrozenSet, Review

_KEPT_IN_MEMORY = 24  # parsed sets, of a few hundred kilobytes each


def frozen_sets_of(review: Review) -> list[FrozenSet]:
    """Every set that was frozen for a review, the oldest first: a later one corrects those before it."""
    return list(FrozenSet.objects.of(review.organisation_id).filter(review=review).order_by("number"))


def newest_frozen(review: Review) -> FrozenSet | None:
    """The set of a review that holds now; None where nothing was frozen yet."""
    return FrozenSet.objects.of(review.organisation_id).filter(review=review).order_by("-number").first()


def newest_frozen_of_all(organisation: UUID, reviews: Collection[UUID]) -> dict[UUID, FrozenSet]:
    """The set that holds now of each of these reviews that has one. One question."""
    rows = FrozenSet.objects.of(organisation).filter(review__in=reviews).order_by("number")
    return {one.review_id: one for one in rows}


def frozen_called(organisation: UUID, frozen: UUID) -> FrozenSet | None:
    """One frozen set of an organisation, with its review."""
    return FrozenSet.objects.of(organisation).select_related("review").filter(pk=frozen).first()


def content_of(frozen: FrozenSet, audience: Audience) -> Frozen:
    """What stands in a set, as an audience reads it: no desk reads more than the organisation."""
    return _read(frozen.for_public if audience is Audience.PUBLIC else frozen.for_organisation)


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _read(sha256: str) -> Frozen:
    return from_bytes(read(Shelf.FROZEN, sha256))
