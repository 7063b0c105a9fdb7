"""The pages of reviews: all of them, one of them, the meetings to come, and beginning one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.days import months_after
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability, OrganisationKind
from tallystick_web.plans.queries import own_plan, plan_called, plans_of
from tallystick_web.reviews.actions.reviews import begin_review
from tallystick_web.reviews.cycles import cycles, cycles_for
from tallystick_web.reviews.forms import BeginForm
from tallystick_web.reviews.presenters.reviews import happenings, review_page, reviews_page
from tallystick_web.reviews.presenters.steps import agenda_page
from tallystick_web.reviews.queries.frozen import frozen_sets_of
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.queries.reviews import (
    decisions_of,
    events_of,
    moves_of,
    review_called,
    reviews_of,
    steps_of,
    steps_of_all,
)

_COUNTED_MONTHS = 36
_AGENDA_MONTHS = 12


@require_safe
@needs(Capability.READ_REVIEWS)
def reviews(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every review: what is running, who is waited for, and what was on time."""
    organisation, today = viewer.organisation.pk, timezone.localdate()
    every = reviews_of(organisation)
    page = reviews_page(
        every,
        steps_of_all(organisation, every),
        {key: cycle.title for key, cycle in cycles().items()},
        on=today,
        since=months_after(today, -_COUNTED_MONTHS),
    )
    said = {"page": page, "has_any": bool(every), "may_keep": viewer.may(Capability.KEEP_REVIEWS)}
    return render(request, "reviews/reviews.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS)
def review(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """One review: which step it is at, who is waited for, by when, and what was decided."""
    found = or_404(review_called(viewer.organisation.pk, review))
    cycle = cycles().get(found.cycle)
    page = review_page(
        steps_of(found),
        frozen=frozen_sets_of(found),
        decisions=decisions_of(found),
        happened=happenings(events_of(found), moves_of(found)),
        on=timezone.localdate(),
    )
    said = {"review": found, "page": page, "kind": cycle.title if cycle else ""}
    return render(request, "reviews/review.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS)
def review_agenda(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The meetings to come in all reviews, with every open question, and which slots were kept."""
    organisation, today = viewer.organisation.pk, timezone.localdate()
    every = reviews_of(organisation)
    page = agenda_page(
        {one.pk: one.title for one in every},
        steps_of_all(organisation, every),
        questions_of(organisation, only_open=True),
        on=today,
        since=months_after(today, -_AGENDA_MONTHS),
    )
    return render(request, "reviews/agenda.jinja", {"page": page})


@needs(Capability.KEEP_REVIEWS)
def review_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin a review of a plan, or of a year of figures."""
    organisation, today = viewer.organisation.pk, timezone.localdate()
    offered = {one.id: one for one in cycles_for(OrganisationKind(viewer.organisation.kind))}
    plans = plans_of(organisation)
    own = own_plan(plans, today)
    form = BeginForm(
        request.POST or None,
        cycles=[(one.id, f"{one.title}. {one.lead}") for one in offered.values()],
        plans=[(str(one.pk), one.title) for one in plans],
        plan=str(own.pk) if own else "",
        today=today,
    )

    def do(entered: Mapping[str, Any]) -> str:
        begun = begin_review(
            cycle=offered[entered["cycle"]],
            title=entered["title"],
            plan=or_404(plan_called(organisation, UUID(entered["plan"]))) if entered["plan"] else None,
            year=entered["year"],
            begins_on=entered["begins_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "review", review=begun.pk)

    return ask(request, viewer, form, page="reviews/begin.jinja", do=do, done="The review was begun.")
