"""Pages that set what people themselves say beside the records of each outcome."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.numbers.measure_lists import grouped
from tallystick_web.numbers.measures import catalogue, measures_called
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.actions.voices import add_voice
from tallystick_web.reviews.forms_network import VoiceForm
from tallystick_web.reviews.heard_rules import VoiceNow
from tallystick_web.reviews.presenters.network import heard_outcomes, heard_sentence, measured
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen
from tallystick_web.reviews.queries.network import outcomes_of, voices_of
from tallystick_web.reviews.queries.reviews import review_called
from tallystick_web.reviews.views.finding import audience_of, outcome_of


@require_safe
@needs(Capability.READ_REVIEWS)
def review_voices(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """Each outcome with its own records, and what people say beside them."""
    of = or_404(review_called(viewer.organisation.pk, review))
    newest, voices = newest_frozen(of), voices_of(of)
    frozen = content_of(newest, audience_of(viewer)) if newest else None
    names = _names(viewer, voices)
    lines = heard_outcomes(outcomes_of(of), frozen, voices, measured(names, frozen))
    said = {
        "review": of,
        "lines": lines,
        "says": heard_sentence(lines),
        "unheard": [one for one in lines if not one.is_heard],
        "frozen": newest,
        "may_keep": viewer.may(Capability.KEEP_REVIEWS),
    }
    return render(request, "reviews/voices.jinja", said)


@needs(Capability.KEEP_REVIEWS)
def review_voice_add(request: HttpRequest, viewer: Viewer, review: UUID, item: UUID) -> HttpResponse:
    """Write down what people say of an outcome, and where."""
    opened = outcome_of(viewer, review, item)
    groups = grouped(catalogue(viewer.organisation.pk))
    measures = [(group.heading, [(one.id, one.name) for one in group.measures]) for group in groups]
    asks = opened.node.wording.voice
    form = VoiceForm(request.POST or None, measures=measures, initial={"source": str(asks)} if asks else {})

    def do(entered: Mapping[str, Any]) -> str:
        add_voice(
            review=opened.review,
            item=opened.item,
            source=Voice(entered["source"]),
            said=entered["said"],
            measure=entered["measure"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "review-voices", review=opened.review.pk)

    said = {"review": opened.review, "text": opened.node.wording.text}
    return ask(request, viewer, form, page="reviews/voice_add.jinja", do=do, done="It is written down.", said=said)


def _names(viewer: Viewer, voices: Mapping[UUID, Sequence[VoiceNow]]) -> dict[str, str]:
    """What the measures are called that hold what people say."""
    named = {voice.measure for those in voices.values() for voice in those if voice.measure}
    return {key: one.name for key, one in measures_called(viewer.organisation.pk, named).items()}
