"""What pages of an outcome in a review begin with: the review, the outcome of its plan, and as whom it is read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from tallystick.release.policy import Audience
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.asking import or_404
from tallystick_web.plans.network import Node
from tallystick_web.plans.queries import Item, item_called, words_of
from tallystick_web.plans.rules import Kind
from tallystick_web.reviews.queries.reviews import Review, review_called


@dataclass(frozen=True)
class OpenOutcome:
    """An outcome of the plan that a review is of, and what it says now."""

    review: Review
    item: Item
    node: Node


def outcome_of(viewer: Viewer, review: UUID, item: UUID) -> OpenOutcome:
    """An agreed outcome of a review's plan. Raises Http404 where there is none with this id."""
    of = or_404(review_called(viewer.organisation.pk, review))
    found = or_404(item_called(viewer.organisation.pk, item))
    said = {one.id: one for one in words_of(viewer.organisation.pk, [found.plan_id])}
    node = said.get(found.pk)
    if found.plan_id != of.plan_id or node is None or node.kind is not Kind.OUTCOME or not node.is_public_here:
        raise Http404
    return OpenOutcome(of, found, node)


def audience_of(viewer: Viewer) -> Audience:
    """As whom a viewer reads what was frozen: nobody reads the analyst’s desk in a review."""
    return Audience.ORGANISATION if Audience.ORGANISATION in viewer.audiences else Audience.PUBLIC
