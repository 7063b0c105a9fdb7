"""Pages about figures that are held back until a time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.definitions import available, load
from tallystick_web.deposits.rules import ASKED, BY_CHOICE, years_to_start
from tallystick_web.numbers import embargoed, embargoes
from tallystick_web.numbers.forms import EndHoldForm, HoldForm
from tallystick_web.numbers.presenters.embargoes import held, held_one
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.queries_people import people_of
from tallystick_web.organisations.rules import Capability, OrganisationKind, RoleId, capabilities_of


@needs(Capability.HOLD_FIGURES)
def held_figures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which figures are held back, and which were."""
    lines = held(embargoed.lines_of(viewer.organisation.pk))
    said = {"now": [one for one in lines if not one.is_over], "over": [one for one in lines if one.is_over]}
    return render(request, "numbers/held_figures.jinja", said)


@needs(Capability.HOLD_FIGURES)
def hold_back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Hold figures back that are not signed yet."""
    form = HoldForm(request.POST or None, figures=_figures(viewer), people=_people(viewer))

    def do(typed: Mapping[str, Any]) -> str:
        standard, _, year = typed["which"].partition("/")
        embargoes.hold_back(
            standard=standard,
            year=int(year),
            until=typed["until"],
            why=typed["why"],
            readers=[UUID(one) for one in typed.get("readers", ())],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "held-figures")

    done = "Figures that are signed off from now on are held back."
    return ask(request, viewer, form, page="numbers/held_figures_add.jinja", do=do, done=done)


@needs(Capability.HOLD_FIGURES)
def lift(request: HttpRequest, viewer: Viewer, embargo: UUID) -> HttpResponse:
    """Hold figures back no longer, before the time that was named."""
    found = or_404(embargoed.embargo_called(viewer.organisation.pk, embargo))
    line = next((held_one(one) for one in embargoed.lines_of(viewer.organisation.pk) if one.id == embargo), None)
    if line is None:
        raise Http404

    def do(_: object) -> str:
        embargoes.lift(embargo=found, by=viewer.person, at=timezone.now())
        return to(viewer, "held-figures")

    form = EndHoldForm(request.POST or None)
    done = "The figures are held back no longer."
    return ask(request, viewer, form, page="numbers/held_figures_end.jinja", do=do, done=done, said={"line": line})


def _figures(viewer: Viewer) -> list[tuple[str, list[tuple[str, str]]]]:
    """The years of each standard that can be handed in."""
    kind, on = OrganisationKind(viewer.organisation.kind), timezone.localdate()
    grouped = []
    for standard in (*ASKED[kind], *BY_CHOICE[kind]):
        years = years_to_start(standard, available(), on=on)
        named = [(f"{standard}/{year}", f"{load(standard, year).short_title} {year}") for year in years]
        grouped.append((load(standard, years[0]).title, named))
    return grouped


def _people(viewer: Viewer) -> list[tuple[str, str]]:
    """Everybody who reads approved figures and not the desk, where nothing is held back."""
    people = people_of(viewer.organisation.pk)
    held = roles_by_person(viewer.organisation.pk, [one.pk for one in people], on=timezone.localdate())
    return [(str(one.pk), one.name) for one in people if _can_be_named(held.get(one.pk, frozenset()))]


def _can_be_named(roles: frozenset[RoleId]) -> bool:
    may = capabilities_of(roles)
    return Capability.READ_NUMBERS in may and Capability.READ_DESK not in may
