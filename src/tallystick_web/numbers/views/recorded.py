"""Pages on which people begin a measure, say anew what it counts, type a value, and check one as the second person."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.numbers import recorded, recorded_queries
from tallystick_web.numbers.forms_recorded import CheckForm, MeasureForm, RewordForm, ValueForm
from tallystick_web.numbers.presenters.recorded import QueuePage, ValuePage, lines_of
from tallystick_web.numbers.recorded_queries import Recorded
from tallystick_web.numbers.views.measures import sees_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability

_ONE = "numbers/measure_form.jinja"


@needs(Capability.RECORD_MEASURES)
def measure_add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin to record a measure; one that a plan names where the address says so."""
    takes = request.GET.get("takes", "")
    plan = recorded.planned(viewer.organisation.pk, takes) if takes else None
    if takes and plan is None:
        raise Http404
    form = MeasureForm(request.POST or None, planned=plan)

    def do(entered: Mapping[str, Any]) -> str:  # noqa: ARG001  # the form says it as a whole
        begun = recorded.begin_measure(
            meaning=form.meaning, takes=takes, by=viewer.person, at=timezone.now(), **form.fixed
        )
        return to(viewer, "recorded-measure", recorded_measure=begun.pk)

    said = {
        "viewer": viewer,
        "heading": "Record a measure by hand",
        "lead": "Somebody types its values, and another person checks each of them before it counts.",
        "button": "Begin this measure",
        "fixed": plan,
        "back": to(viewer, "measures"),
    }
    done = "The measure has begun. Type its first value when there is one."
    return ask(request, viewer, form, page=_ONE, do=do, done=done, said=said)


@needs(Capability.RECORD_MEASURES)
def measure_reword(request: HttpRequest, viewer: Viewer, recorded_measure: UUID) -> HttpResponse:
    """Say anew what a measure counts, from now on."""
    of = _found(viewer, recorded_measure)
    form = RewordForm(request.POST or None, of=of)

    def do(entered: Mapping[str, Any]) -> str:
        recorded.reword_measure(
            measure=of.id,
            meaning=form.meaning,
            is_comparable=entered["is_comparable"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "recorded-measure", recorded_measure=of.id)

    said = _about(viewer, of, heading="Say anew what it counts", button="Save what is new")
    said["lead"] = "What was said before stays with the values that were typed under it."
    done = "What it counts is said anew. Values from now on are typed under it."
    return ask(request, viewer, form, page=_ONE, do=do, done=done, said=said)


@needs(Capability.RECORD_MEASURES)
def measure_type(request: HttpRequest, viewer: Viewer, recorded_measure: UUID) -> HttpResponse:
    """Type a value. It counts when a second person agreed to it."""
    of, today = _found(viewer, recorded_measure), timezone.localdate()
    form = ValueForm(request.POST or None, of=of, today=today)

    def do(entered: Mapping[str, Any]) -> str:  # noqa: ARG001  # the form says it as a whole
        recorded.type_value(measure=of.id, reading=form.reading, today=today, by=viewer.person, at=timezone.now())
        return to(viewer, "recorded-measure", recorded_measure=of.id)

    said = _about(viewer, of, heading="Type a value", button="Send it to be checked")
    said["lead"] = of.words.what
    done = "The value is saved. It counts once a second person has agreed to it."
    return ask(request, viewer, form, page=_ONE, do=do, done=done, said=said)


@require_safe
@needs(Capability.RECORD_MEASURES, Capability.CHECK_MEASURES)
def values_waiting(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The values that wait for a second person."""
    sees, waiting = sees_of(viewer), recorded_queries.waiting(viewer.organisation.pk)
    names = recorded_queries.names_of(viewer.organisation.pk, {one.measure for one in waiting}) if waiting else {}
    page = QueuePage(lines=lines_of(waiting, names, sees), mine=sum(sees.may_decide(one) for one in waiting))
    return render(request, "numbers/measure_values.jinja", {"page": page, "viewer": viewer})


@needs(Capability.RECORD_MEASURES, Capability.CHECK_MEASURES)
def value_check(request: HttpRequest, viewer: Viewer, recorded_value: UUID) -> HttpResponse:
    """A value that was typed; for whoever is its second person, with the question whether it is right."""
    value = or_404(recorded_queries.value_called(viewer.organisation.pk, recorded_value))
    of, sees = _found(viewer, value.measure), sees_of(viewer)
    form = CheckForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        recorded.check_value(
            value=value.id, is_agreed=form.is_agreed, why=entered["why"], by=viewer.person, at=timezone.now()
        )
        return to(viewer, "recorded-measure", recorded_measure=of.id)

    said = {
        "page": ValuePage(of=of, value=value, sees=sees),
        "viewer": viewer,
        "may_decide": sees.may_decide(value),
        "back": to(viewer, "recorded-measure", recorded_measure=of.id),
    }
    if request.method == "POST" and not viewer.may(Capability.CHECK_MEASURES):
        raise Http404
    return ask(request, viewer, form, page="numbers/measure_check.jinja", do=do, done="It is written down.", said=said)


def _found(viewer: Viewer, key: UUID) -> Recorded:
    return or_404(recorded_queries.recorded_called(viewer.organisation.pk, key))


def _about(viewer: Viewer, of: Recorded, *, heading: str, button: str) -> dict[str, Any]:
    back = to(viewer, "recorded-measure", recorded_measure=of.id)
    return {
        "viewer": viewer,
        "caption": of.words.title,
        "heading": heading,
        "button": button,
        "fixed": None,
        "back": back,
    }
