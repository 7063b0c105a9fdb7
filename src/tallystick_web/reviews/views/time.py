"""Pages of protected time, for the person themselves and the co-ordinator."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, or_denied, to
from tallystick_web.organisations.queries import people_in_roles
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import Capability
from tallystick_web.reviews.actions import time as actions
from tallystick_web.reviews.forms_heard import CoordinatorForm, NoteForm, PromiseEndForm, PromiseForm, TakeBackForm
from tallystick_web.reviews.presenters.time import OwnPage, person_lines
from tallystick_web.reviews.queries import time as queries
from tallystick_web.reviews.time_rules import check_sees, quarter_of, said_hours

_PAGE = "reviews/time_form.jinja"


@require_safe
@needs(None)
def protected_time(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A person's own hours; the co-ordinator sees those of others as well."""
    today, organisation = timezone.localdate(), viewer.organisation.pk
    coordinator, everybody = queries.coordinator_of(organisation), queries.time_of_all(organisation)
    is_coordinator = coordinator is not None and coordinator.pk == viewer.person.pk
    said = {
        "page": OwnPage(theirs=queries.time_of(everybody, viewer.person), on=today),
        "coordinator": coordinator.name if coordinator else "",
        "is_coordinator": is_coordinator,
        "people": person_lines(everybody, today) if is_coordinator else (),
        "everybody": queries.sentence_for_others(everybody, quarter_of(today).before),
        "may_name": viewer.may(Capability.NAME_COORDINATOR),
        "may_promise": is_coordinator or viewer.may(Capability.NAME_COORDINATOR),
    }
    return render(request, "reviews/protected_time.jinja", said)


@needs(Capability.NAME_COORDINATOR)
def protected_time_coordinator(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Name who sees the hours of others."""
    offered = [one for one in _people(viewer) if one[0] != viewer.person.pk]
    form = CoordinatorForm(request.POST or None, people=offered)

    def do(entered: Mapping[str, Any]) -> str:
        actions.name_coordinator(person=_person(viewer, entered["person"]), by=viewer.person, at=timezone.now())
        return to(viewer, "protected-time")

    said = {
        "heading": "Name the co-ordinator",
        "button": "Name this co-ordinator",
        "tells": "Besides each person themselves, this one person sees all hours that are promised and used. Everybody "
        "is told who it is. Whoever was named before sees them no longer.",
    }
    return ask(request, viewer, form, page=_PAGE, do=do, done="The co-ordinator is named.", said=said)


@needs(None)
def protected_time_promise(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Promise somebody hours a month for a role they accepted."""
    if not (viewer.may(Capability.NAME_COORDINATOR) or _is_coordinator(viewer)):
        raise PermissionDenied("Time is promised by the director of human resources or by the co-ordinator.")
    form = PromiseForm(request.POST or None, people=_people(viewer), today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.promise_time(
            person=_person(viewer, entered["person"]),
            what_for=entered["what_for"],
            hours=entered["hours"],
            starts_on=entered["starts_on"],
            ends_on=entered["ends_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "protected-time")

    said = {
        "heading": "Promise time",
        "button": "Promise this time",
        "tells": "Promise it to somebody who was asked and accepted a role, and agree it with their manager first. "
        "They and the co-ordinator see it, and nobody else.",
    }
    done = "The time is promised. The person finds it on this page when they sign in."
    return ask(request, viewer, form, page=_PAGE, do=do, done=done, said=said)


@needs(None)
def protected_time_note(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Note hours that one was asked for; the co-ordinator notes them for others as well."""
    people = _people(viewer) if _is_coordinator(viewer) else []
    form = NoteForm(request.POST or None, people=people, whose=viewer.person.pk, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.note_time(
            person=_person(viewer, entered["person"]) if entered.get("person") else viewer.person,
            on=entered["on"],
            hours=entered["hours"],
            what_for=entered["what_for"],
            in_protected=entered["in_protected"] == "yes",
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "protected-time")

    said = {
        "heading": "Note hours",
        "button": "Note these hours",
        "tells": "You and the co-ordinator see what you note, and nobody else. The log of who did what keeps that "
        "something was noted, and neither hours nor what for.",
    }
    return ask(request, viewer, form, page=_PAGE, do=do, done="The hours are noted.", said=said)


@needs(None)
def protected_time_take_back(request: HttpRequest, viewer: Viewer, time_used: UUID) -> HttpResponse:
    """Have an entry count no longer."""
    row = or_404(queries.entry_called(viewer.organisation.pk, time_used))
    coordinator = queries.coordinator_of(viewer.organisation.pk)
    named = coordinator.pk if coordinator else None
    or_denied(lambda: check_sees(whose=row.person_id, by=viewer.person.pk, coordinator=named))
    form = TakeBackForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.take_back(used=row, by=viewer.person, at=timezone.now())
        return to(viewer, "protected-time")

    said = {
        "heading": "Take an entry back",
        "button": "Take it back",
        "tells": f"{row.what_for}, {said_hours(row.hours)}. It counts no longer afterwards. To correct it, take it "
        "back and note it anew.",
    }
    return ask(request, viewer, form, page=_PAGE, do=do, done="The entry counts no longer.", said=said)


@needs(None)
def protected_time_end(request: HttpRequest, viewer: Viewer, time_promise: UUID) -> HttpResponse:
    """Say that time is promised no longer after a day."""
    row = or_404(queries.promise_called(viewer.organisation.pk, time_promise))
    if not _is_coordinator(viewer):
        raise PermissionDenied("What was promised is ended by the co-ordinator of protected time.")
    form = PromiseEndForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        actions.end_promise(promise=row, last_on=entered["last_on"], by=viewer.person, at=timezone.now())
        return to(viewer, "protected-time")

    said = {
        "heading": "End a promise",
        "button": "End this promise",
        "tells": f"{row.person.name}, {row.what_for}. Agree it with them first. What was promised until then stays.",
    }
    return ask(request, viewer, form, page=_PAGE, do=do, done="The promise ends.", said=said)


def _is_coordinator(viewer: Viewer) -> bool:
    coordinator = queries.coordinator_of(viewer.organisation.pk)
    return coordinator is not None and coordinator.pk == viewer.person.pk


def _people(viewer: Viewer) -> list[tuple[UUID, str]]:
    """Everybody who holds a role today, by name."""
    held = people_in_roles(viewer.organisation.pk, on=timezone.localdate())
    return sorted(((one.pk, one.name) for one in held), key=lambda pair: (pair[1].casefold(), str(pair[0])))


def _person(viewer: Viewer, key: str) -> queries.Person:
    return or_404(person_called(viewer.organisation.pk, UUID(key)))
