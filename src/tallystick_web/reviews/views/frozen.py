"""Pages of frozen figures, and freezing them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.cycle_rules import check_may_do
from tallystick_web.reviews.forms_network import FreezeForm
from tallystick_web.reviews.freezing import has_figures
from tallystick_web.reviews.network_rules import step_to_freeze
from tallystick_web.reviews.presenters.frozen import FrozenPage
from tallystick_web.reviews.queries.frozen import content_of, frozen_sets_of
from tallystick_web.reviews.queries.reviews import review_called, steps_of
from tallystick_web.reviews.views.finding import audience_of


@require_safe
@needs(Capability.READ_REVIEWS)
def review_frozen(request: HttpRequest, viewer: Viewer, review: UUID, number: int | None = None) -> HttpResponse:
    """The figures of a review as they were frozen: the newest set, or an earlier one by its number."""
    of = or_404(review_called(viewer.organisation.pk, review))
    sets = frozen_sets_of(of)
    said = {"review": of, "sets": sets, "may_freeze": viewer.may(Capability.KEEP_REVIEWS), "page": None}
    if sets or number is not None:
        chosen = or_404(next((one for one in reversed(sets) if number in (None, one.number)), None))
        frozen = content_of(chosen, audience_of(viewer))
        said["page"] = FrozenPage(frozen=frozen, sets=sets[-1].number)
    return render(request, "reviews/frozen.jinja", said)


@needs(Capability.KEEP_REVIEWS)
def review_freeze(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """Freeze the figures of a review, or freeze them again with a reason."""
    of = or_404(review_called(viewer.organisation.pk, review))
    sets = frozen_sets_of(of)
    form = FreezeForm(request.POST or None, is_first=not sets)

    def do(entered: Mapping[str, Any]) -> str:
        step = step_to_freeze(steps_of(of))
        if step is not None:
            check_may_do(step, viewer.roles)
        freeze_figures(review=of, at=timezone.now(), by=viewer.person, reason=entered.get("reason", ""))
        return to(viewer, "review-frozen", review=of.pk)

    said = {"review": of, "is_first": not sets, "has_figures": has_figures(of, timezone.localdate())}
    return ask(request, viewer, form, page="reviews/freeze.jinja", do=do, done="The figures are frozen.", said=said)
