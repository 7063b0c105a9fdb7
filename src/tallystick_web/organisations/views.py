"""Pages about an organisation and its people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tallystick_web.core import registry
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.queries import chosen_words
from tallystick_web.organisations.rules import Capability


@needs(None)
def organisation(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The first page of an organisation: the first part of the service that its viewer may open."""
    first = next((one for one in registry.sections() if viewer.may(Capability(one.needs))), None)
    if first is None:
        return render(request, "organisations/nothing_to_open.jinja")
    return redirect(first.route, organisation=viewer.organisation.slug)


@needs(Capability.READ_PEOPLE)
def people(request: HttpRequest, viewer: Viewer) -> HttpResponse:  # noqa: ARG001  # filled next
    """Who holds which role."""
    return render(request, "organisations/people.jinja")


@needs(Capability.READ_SETTINGS)
def settings(request: HttpRequest, viewer: Viewer) -> HttpResponse:  # noqa: ARG001  # filled next
    """Units and words."""
    return render(request, "organisations/settings.jinja")


@needs(None)
def our_words(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How this organisation writes about ethnicity."""
    return render(request, "organisations/our_words.jinja", {"chosen": chosen_words(viewer.organisation.pk)})
