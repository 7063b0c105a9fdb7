"""What pages of a paper begin with: the paper, where the viewer may read it, and the objectives it speaks of."""

from uuid import UUID

from django.http import Http404

from tallystick.release.policy import Audience
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.asking import or_404
from tallystick_web.plans.queries import Item, item_called, network_of
from tallystick_web.plans.rules import Kind
from tallystick_web.publications import queries
from tallystick_web.reviews.frozen_rules import Frozen
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen


def open_paper(viewer: Viewer, paper: UUID) -> queries.Paper:
    """A paper. Raises Http404 where it is for readers whose figures the viewer does not read."""
    return or_404(queries.paper_called(viewer.organisation.pk, paper, viewer.audiences))


def frozen_for(paper: queries.Paper) -> Frozen | None:
    """The frozen figures a paper would be made from now, as its readers read them."""
    frozen = newest_frozen(paper.review)
    return content_of(frozen, Audience(paper.audience)) if frozen else None


def objectives_of(paper: queries.Paper, content: Frozen | None) -> dict[UUID, str]:
    """The objectives that a paper speaks of, by their ids: the frozen ones, and before that those of the plan."""
    if content is not None:
        return {UUID(one.id): one.text for one in content.items if one.kind == Kind.OBJECTIVE and not one.of_team}
    if paper.review.plan is None:
        return {}
    nodes = network_of(paper.review.plan).of(Kind.OBJECTIVE)
    return {one.id: one.wording.text for one in nodes if one.is_public_here}


def objective_of(paper: queries.Paper, content: Frozen | None, item: UUID) -> tuple[Item, str]:
    """An objective that a paper speaks of, with its words. Raises Http404 where it speaks of none with this id."""
    texts = objectives_of(paper, content)
    if item not in texts:
        raise Http404
    return or_404(item_called(paper.organisation_id, item)), texts[item]
