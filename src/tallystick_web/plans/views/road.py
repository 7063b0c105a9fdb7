"""Pages about what a target would take, of a team and of a ladder of bands.

What is typed is about few people. So it comes by POST, the answer is the page itself, and nothing is stored, written
into an address or logged.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from tallystick_web.numbers.measures import measure_called
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.plans.allowed import ASKS_WHAT_IT_TAKES, reads_of
from tallystick_web.plans.forms_road import LadderForm, RoadForm
from tallystick_web.plans.ladder_rules import EXAMPLE, ladder_of
from tallystick_web.plans.presenters.ladder import LadderPage
from tallystick_web.plans.presenters.road import RoadPage
from tallystick_web.plans.presenters.road_known import Known, filled_in, parity_with_staff
from tallystick_web.plans.road_rules import road_of
from tallystick_web.plans.watching import latest_of, watch

# What parity with all staff is read from, where the reader's approved figures hold it.
_STAFF = "wres/1:workforce:share:bme"


@needs(*ASKS_WHAT_IT_TAKES)
@sensitive_post_parameters()
def road(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What a target would take of a team, from what is typed."""
    return _road(request, parity_with_staff(latest_of(reads_of(viewer), _STAFF)), {"measure": ""})


@needs(*ASKS_WHAT_IT_TAKES)
@sensitive_post_parameters()
def measure_road(request: HttpRequest, viewer: Viewer, measure: str) -> HttpResponse:
    """The same, with what the target of a measure says filled in."""
    if measure_called(viewer.organisation.pk, measure) is None:
        raise Http404
    watched = watch(reads_of(viewer), [measure])[measure]
    return _road(request, filled_in(watched, timezone.localdate()), {"measure": measure, "name": watched.measure.name})


@needs(*ASKS_WHAT_IT_TAKES)
@sensitive_post_parameters()
def ladder(request: HttpRequest, viewer: Viewer) -> HttpResponse:  # noqa: ARG001  # as every view of an organisation
    """Which band of a ladder holds the top back, from what is typed or pasted."""
    form = LadderForm(request.POST if request.method == "POST" else None)
    page = None
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        found = ladder_of(form.lines, counted=asked["counted"], share=asked["share"], years=asked["years"])
        page = LadderPage(ladder=found, today=timezone.localdate())
    said = {"form": form, "page": page, "example": EXAMPLE}
    return render(request, "plans/ladder.jinja", said)


def _road(request: HttpRequest, known: Known, said: dict[str, str]) -> HttpResponse:
    today = timezone.localdate()
    form = RoadForm(request.POST if request.method == "POST" else None, initial=known.initial, today=today)
    page = None
    if form.is_bound and form.is_valid():
        page = RoadPage(road=road_of(form.typed), by=form.cleaned_data["by"], today=today)
    return render(request, "plans/road.jinja", {"form": form, "page": page, "known": known} | said)
