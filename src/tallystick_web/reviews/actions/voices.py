"""Setting what people themselves say beside the figures of an outcome."""

from datetime import datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models import Item
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.models import Review, VoiceHeard
from tallystick_web.reviews.network_rules import check_voice
from tallystick_web.reviews.queries.network import is_outcome_of
from tallystick_web.reviews.rules import Event


@transaction.atomic
def add_voice(
    *, review: Review, item: Item, source: Voice, said: str, measure: str, by: Person, at: datetime
) -> VoiceHeard:
    """Write down what people say of an outcome and where, with the id of the measure that holds it, where there is one.

    More can be added; what was written stays.
    """
    organisation = review.organisation_id
    audit.hold(organisation)
    check_voice(said=said, is_outcome=is_outcome_of(review, item))
    voice = VoiceHeard.objects.create(
        organisation_id=organisation,
        review=review,
        item=item,
        source=source,
        said=said.strip(),
        measure=measure,
        by=by,
        at=at,
    )
    audit.record(Event.VOICE_ADDED, organisation=organisation, by=by.pk, at=at, about=voice)
    return voice
