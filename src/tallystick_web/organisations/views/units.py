"""Pages about units: the tree on a day, and what can be done to it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.forms.units import (
    AddMemberForm,
    AddUnitForm,
    CloseUnitForm,
    DayForm,
    EndMemberForm,
    MoveUnitForm,
    RenameUnitForm,
)
from tallystick_web.organisations.presenters.units import history, member_line, members_lead, tree_lines
from tallystick_web.organisations.queries_people import people_of, person_called
from tallystick_web.organisations.queries_units import (
    membership_called,
    memberships_of,
    places_of,
    tree_on,
    unit_called,
    units_on,
)
from tallystick_web.organisations.rules import Capability, UnitKind

Do = Callable[[Mapping[str, Any]], str]


@needs(Capability.READ_SETTINGS)
def units(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The tree of units, today or on another day."""
    form = DayForm(request.GET if "day_day" in request.GET else None)
    on = form.cleaned_data["day"] if form.is_valid() else timezone.localdate()
    said = {
        "form": form,
        "on": on,
        "is_today": on == timezone.localdate(),
        "tree": tree_lines(tree_on(viewer.organisation.pk, on)),
        "may_manage": viewer.may(Capability.MANAGE_UNITS),
    }
    return render(request, "organisations/units.jinja", said)


@needs(Capability.READ_SETTINGS)
def unit(request: HttpRequest, viewer: Viewer, unit: UUID) -> HttpResponse:
    """One unit: what it was called and part of, and who belongs to it."""
    found = or_404(unit_called(viewer.organisation.pk, unit))
    today, places = timezone.localdate(), places_of(viewer.organisation.pk)
    own = [one for one in places if one.unit == unit]
    latest = max(own, key=lambda one: (one.since, one.at))
    members = [member_line(one, one.end.until if hasattr(one, "end") else None, today) for one in memberships_of(found)]
    said = {
        "unit": found,
        "name": latest.name,
        "kind": UnitKind(found.kind).label,
        "is_open": not latest.is_closed,
        "history": history(own, {one.unit: one.name for one in places}),
        "members": [one for one in members if not one.is_over],
        "earlier": [one for one in members if one.is_over],
        "lead": members_lead(UnitKind(found.kind)),
        "may_manage": viewer.may(Capability.MANAGE_UNITS),
    }
    return render(request, "organisations/unit.jinja", said)


@needs(Capability.MANAGE_UNITS)
def add_unit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Add a unit."""
    form = AddUnitForm(request.POST or None, units=_unit_names(viewer), today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        added = actions.add_unit(
            organisation=viewer.organisation,
            kind=entered["kind"],
            name=entered["name"],
            part_of=_unit_or_none(viewer, entered["part_of"]),
            since=entered["since"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "unit", unit=added.pk)

    return ask(request, viewer, form, page="organisations/add_unit.jinja", do=do, done="The unit was added.")


@needs(Capability.MANAGE_UNITS)
def rename_unit(request: HttpRequest, viewer: Viewer, unit: UUID) -> HttpResponse:
    """Call a unit otherwise, from a day on."""
    found = or_404(unit_called(viewer.organisation.pk, unit))
    form = RenameUnitForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.rename_unit(
            unit=found, name=entered["name"], since=entered["since"], by=viewer.person, at=timezone.now()
        )
        return to(viewer, "unit", unit=found.pk)

    return _change(request, viewer, found.pk, form, do, heading="Rename", button="Rename the unit")


@needs(Capability.MANAGE_UNITS)
def move_unit(request: HttpRequest, viewer: Viewer, unit: UUID) -> HttpResponse:
    """Make a unit part of another, from a day on."""
    found = or_404(unit_called(viewer.organisation.pk, unit))
    others = {key: name for key, name in _unit_names(viewer).items() if key != unit}
    form = MoveUnitForm(request.POST or None, units=others, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.move_unit(
            unit=found,
            part_of=_unit_or_none(viewer, entered["part_of"]),
            since=entered["since"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "unit", unit=found.pk)

    return _change(request, viewer, found.pk, form, do, heading="Move", button="Move the unit")


@needs(Capability.MANAGE_UNITS)
def close_unit(request: HttpRequest, viewer: Viewer, unit: UUID) -> HttpResponse:
    """Close a unit, from a day on."""
    found = or_404(unit_called(viewer.organisation.pk, unit))
    form = CloseUnitForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.close_unit(unit=found, since=entered["since"], by=viewer.person, at=timezone.now())
        return to(viewer, "unit", unit=found.pk)

    return _change(request, viewer, found.pk, form, do, heading="Close", button="Close the unit")


@needs(Capability.MANAGE_UNITS)
def add_member(request: HttpRequest, viewer: Viewer, unit: UUID) -> HttpResponse:
    """Add somebody to a unit."""
    found = or_404(unit_called(viewer.organisation.pk, unit))
    people = {one.pk: one.name for one in people_of(viewer.organisation.pk)}
    form = AddMemberForm(request.POST or None, people=people, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.add_member(
            unit=found,
            person=or_404(person_called(viewer.organisation.pk, UUID(entered["person"]))),
            is_officer=entered["is_officer"],
            since=entered["since"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "unit", unit=found.pk)

    return _change(request, viewer, found.pk, form, do, heading="Add a person to", button="Add the person")


@needs(Capability.MANAGE_UNITS)
def end_member(request: HttpRequest, viewer: Viewer, membership: UUID) -> HttpResponse:
    """Note the last day somebody belonged to a unit."""
    found = or_404(membership_called(viewer.organisation.pk, membership))
    form = EndMemberForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.end_member(membership=found, until=entered["until"], by=viewer.person, at=timezone.now())
        return to(viewer, "unit", unit=found.unit_id)

    heading = f"Last day of {found.person.name} in"
    return _change(request, viewer, found.unit_id, form, do, heading=heading, button="Save the last day")


def _change(
    request: HttpRequest, viewer: Viewer, unit: UUID, form: Any, do: Do, *, heading: str, button: str
) -> HttpResponse:
    places = [one for one in places_of(viewer.organisation.pk) if one.unit == unit]
    name = max(places, key=lambda one: (one.since, one.at)).name
    said = {"unit": unit, "name": name, "what": heading, "button": button}
    return ask(
        request, viewer, form, page="organisations/change_unit.jinja", do=do, done="The change is saved.", said=said
    )


def _unit_or_none(viewer: Viewer, entered: str) -> Any:
    return unit_called(viewer.organisation.pk, UUID(entered)) if entered else None


def _unit_names(viewer: Viewer) -> dict[UUID, str]:
    """What the units of the viewer's organisation are called today."""
    return {unit: place.name for unit, place in units_on(viewer.organisation.pk, timezone.localdate()).items()}
