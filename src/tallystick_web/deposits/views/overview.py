"""Everything that is handed in, and beginning with one."""

from datetime import date, datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.definitions import available, load
from tallystick_web.core.forms_once import once, sent_in
from tallystick_web.core.registry import what_became
from tallystick_web.core.rules import Refused
from tallystick_web.deposits import actions, queries
from tallystick_web.deposits.forms import StartForm
from tallystick_web.deposits.presenters.overview import HandInPage
from tallystick_web.deposits.presenters.parts import Links
from tallystick_web.deposits.queries import Held
from tallystick_web.deposits.rules import ASKED, BY_CHOICE, State, can_begin_as_copy, years_to_start
from tallystick_web.deposits.views.finding import EITHER
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.rules import Capability, OrganisationKind


@needs(*EITHER)
def hand_in(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which figures are asked for, and what was handed in."""
    page = HandInPage(
        organisation=viewer.organisation.slug,
        kind=OrganisationKind(viewer.organisation.kind),
        held=queries.held(viewer.organisation.pk),
        on=timezone.localdate(),
        may_hand_in=viewer.may(Capability.HAND_IN_FIGURES),
        may_hand_in_files=viewer.may(Capability.HAND_IN_FILES),
    )
    became = what_became(viewer.organisation.pk, None, reads_desk=viewer.may(Capability.READ_DESK))
    return render(request, "deposits/hand_in.jinja", {"page": page, "became": became})


@needs(Capability.HAND_IN_FIGURES)
def start(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin with the figures of a standard and year, or hand signed ones in again with a reason."""
    choices = _choices(viewer, queries.held(viewer.organisation.pk), timezone.localdate())
    form = StartForm(request.POST or None, choices=choices, initial={"which": request.GET.get("which", "")})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            key = form.cleaned_data["form_key"]
            do = partial(_open, viewer, form, now)
            return seen_other(once(viewer.organisation.pk, key, now, do, sent=sent_in(request)))
        except Refused as refused:
            form.add_error("why", str(refused))
    back = Links.overview(viewer.organisation.slug)
    return render(request, "deposits/start.jinja", {"form": form, "back_to": back})


def _open(viewer: Viewer, form: StartForm, now: datetime) -> str:
    standard, _, year = form.cleaned_data["which"].partition("/")
    deposit = queries.being_prepared(viewer.organisation.pk, standard, int(year)) or actions.open_deposit(
        standard=standard,
        year=int(year),
        why=form.cleaned_data["why"],
        by=viewer.person,
        at=now,
        as_copy=can_begin_as_copy(viewer.capabilities),
    )
    return Links(viewer.organisation.slug, deposit.pk).to("figures")


def _choices(viewer: Viewer, held: list[Held], on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The years of each standard, each with how it stands."""
    kind = OrganisationKind(viewer.organisation.kind)
    standing = {(one.standard, one.year): one.state for one in held if one.state in (State.OPEN, State.SIGNED)}
    # What is being prepared stands before what was signed: opening it is what somebody wants who finds both.
    standing |= {(one.standard, one.year): one.state for one in held if one.state is State.OPEN}
    grouped = []
    for standard in (*ASKED[kind], *BY_CHOICE[kind]):
        years = years_to_start(standard, available(), on=on)
        named = [(f"{standard}/{year}", _named(standard, year, standing.get((standard, year)))) for year in years]
        grouped.append((load(standard, years[0]).title, named))
    return grouped


def _named(standard: str, year: int, state: State | None) -> str:
    name = f"{load(standard, year).short_title} {year}"
    return f"{name} ({state.label})" if state else name
