"""The calendar of obligations: what is due when, one obligation, that it was done, and a date of one's own."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.desk import actions, queries
from tallystick_web.desk.forms import DateForm, DoneForm
from tallystick_web.desk.obliged import calendar_of
from tallystick_web.desk.presenters.calendar import calendar_page, layer_of, what_is_known
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.obligation_rules import Obligation, Rule, obligations
from tallystick_web.organisations.rules import Capability, OrganisationKind


@require_safe
@needs(Capability.READ_PLAN)
def calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is due this year and next, by month."""
    today = timezone.localdate()
    found = calendar_of(viewer.organisation.pk, _kind(viewer), (today.year, today.year + 1))
    return render(request, "desk/calendar.jinja", {"page": calendar_page(found, on=today)})


@require_safe
@needs(Capability.READ_PLAN)
def obligation(request: HttpRequest, viewer: Viewer, obligation: str) -> HttpResponse:
    """One obligation: what to do, by when, who says so, and what your organisation did."""
    one, today, organisation = _find(viewer, obligation), timezone.localdate(), viewer.organisation.pk
    every = calendar_of(organisation, _kind(viewer), (today.year, today.year + 1))
    there = [found for found in every if found.obligation.id == one.id]
    said = {
        "obligation": one,
        "layer": layer_of(one),
        "dates": [(found, what_is_known(found, today)) for found in there],
        "done": queries.done_of(organisation, [one.id]),
        "own": queries.dates_of(organisation, [one.id]),
        "may_keep": viewer.may(Capability.KEEP_PLAN),
        "years": () if one.rule is Rule.AFTER_LAST else (today.year, today.year + 1),
    }
    return render(request, "desk/obligation.jinja", said)


@needs(Capability.KEEP_PLAN)
def obligation_done(request: HttpRequest, viewer: Viewer, obligation: str) -> HttpResponse:
    """Say that what an obligation asks was done."""
    one, today = _find(viewer, obligation), timezone.localdate()
    years = () if one.rule is Rule.AFTER_LAST else (today.year - 1, today.year, today.year + 1)
    form = DoneForm(request.POST or None, years=years, initial={"year": today.year})

    def do(entered: Mapping[str, Any]) -> str:
        actions.note_done(
            obligation=one, year=entered.get("year"), on=entered["on"], by=viewer.person, at=timezone.now()
        )
        return to(viewer, "obligation", obligation=one.id)

    said = {"obligation": one, "heading": "Say that it was done", "button": "Save"}
    return ask(request, viewer, form, page="desk/about_obligation.jinja", do=do, done="It is noted.", said=said)


@needs(Capability.KEEP_PLAN)
def obligation_date(request: HttpRequest, viewer: Viewer, obligation: str, year: int) -> HttpResponse:
    """Set the organisation's own date for an obligation in this year or the next."""
    one, today = _find(viewer, obligation), timezone.localdate()
    if one.rule is Rule.AFTER_LAST or year not in (today.year, today.year + 1):
        raise Http404
    form = DateForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.set_date(
            obligation=one,
            year=year,
            on=entered["on"],
            reason=entered["reason"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "obligation", obligation=one.id)

    said = {"obligation": one, "heading": f"Set your date for {year}", "button": "Save this date"}
    return ask(request, viewer, form, page="desk/about_obligation.jinja", do=do, done="The date is set.", said=said)


def _kind(viewer: Viewer) -> OrganisationKind:
    return OrganisationKind(viewer.organisation.kind)


def _find(viewer: Viewer, key: str) -> Obligation:
    found = obligations().get(key)
    if found is None or _kind(viewer) not in found.kinds:
        raise Http404
    return found
