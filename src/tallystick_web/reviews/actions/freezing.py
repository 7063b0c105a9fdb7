"""Freezing the figures of a review: at its cut-off, and again where something has to be put right."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.core import audit
from tallystick_web.core.files import Shelf, keep
from tallystick_web.organisations.models import Person
from tallystick_web.reviews.actions.reviews import put_event
from tallystick_web.reviews.freezing import frozen_of
from tallystick_web.reviews.frozen_rules import to_bytes
from tallystick_web.reviews.models import FrozenSet, Review
from tallystick_web.reviews.network_rules import check_can_freeze, step_to_freeze
from tallystick_web.reviews.queries.frozen import newest_frozen
from tallystick_web.reviews.queries.reviews import steps_of
from tallystick_web.reviews.rules import Event, StepState


@transaction.atomic
def freeze_figures(*, review: Review, at: datetime, by: Person, reason: str = "") -> FrozenSet:
    """Freeze the plan of a review and its measures as they stand, for the organisation and for the public.

    The first time finishes the step. A later one is a correction with a reason; decisions stay with the set they were
    taken on.
    """
    organisation = review.organisation_id
    audit.hold(organisation)
    steps, last = steps_of(review), newest_frozen(review)
    number = last.number + 1 if last else 1
    check_can_freeze(steps, frozen_before=number - 1, reason=reason)
    sets = frozen_of(review=review, cut_off=at, number=number, reason=reason.strip())
    kept = {audience: keep(Shelf.FROZEN, to_bytes(one)) for audience, one in sets.items()}
    frozen = FrozenSet.objects.create(
        organisation_id=organisation,
        review=review,
        number=number,
        cut_off=at,
        for_organisation=kept[Audience.ORGANISATION],
        for_public=kept[Audience.PUBLIC],
        reason=reason.strip(),
        by=by,
        at=at,
    )
    step = step_to_freeze(steps)
    if step is not None:
        put_event(organisation, step.id, StepState.DONE, held_on=localdate(at), by=by, at=at)
    audit.record(Event.FROZEN, organisation=organisation, by=by.pk, at=at, about=frozen, more={"number": number})
    return frozen
