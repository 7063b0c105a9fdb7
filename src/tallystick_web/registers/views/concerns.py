"""Concerns as counts, how to raise one, and the carers passport to fill and print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core.chrome import Link
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import to
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.measured.standing import standing_periods
from tallystick_web.registers.presenters.concerns import ConcernsPage, passports_in_words, route_boxes
from tallystick_web.registers.queries.concerns import counts_of_concerns, passports_now, routes_now


@needs(Capability.READ_CONCERNS)
def concerns(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many concerns were raised and how they were dealt with, as it can be told without telling of anybody."""
    counts = counts_of_concerns(viewer.organisation.pk)
    page = ConcernsPage(periods=standing_periods(counts, today=timezone.localdate()))
    said = {"page": page, "keeps": viewer.may(Capability.KEEP_CONCERNS)}
    return render(request, "registers/concerns.jinja", said)


@needs(Capability.READ_PLAN)
def route_to_raise(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How somebody who works here can raise a concern, and what this service never holds."""
    today = timezone.localdate()
    said = {
        "routes": route_boxes(routes_now(viewer.organisation.pk), today=today),
        "keeps": viewer.may(Capability.KEEP_CONCERNS),
        "links": _also_here(viewer),
    }
    return render(request, "registers/concern_routes.jinja", said)


@needs(Capability.READ_PLAN)
def carers_passport(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A form to fill by hand or on the screen, and to print. Nothing that is typed goes anywhere."""
    found = passports_now(viewer.organisation.pk, today=timezone.localdate())
    said = {"counted": passports_in_words(found), "keeps": viewer.may(Capability.KEEP_REGISTERS)}
    return render(request, "registers/carers_passport.jinja", said)


def _also_here(viewer: Viewer) -> tuple[Link, ...]:
    """Pages about the same that the viewer may open."""
    pages = (
        ("Carers passport", "carers-passport", True),
        ("Concerns as counts and times", "concerns", viewer.may(Capability.READ_CONCERNS)),
        ("Where to look", "where-to-look", Audience.ORGANISATION in viewer.audiences),
    )
    return tuple(Link(text=text, href=to(viewer, route)) for text, route, may in pages if may)
