"""One's dates in one's own calendar program: the page that makes the secret address, and what stands at it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.desk import actions, queries
from tallystick_web.desk.feed import Entry, written
from tallystick_web.desk.forms import PlainForm
from tallystick_web.desk.obliged import calendar_of
from tallystick_web.desk.presenters.calendar import entries_of, entry_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.asking import ask, done_once, to
from tallystick_web.organisations.post import link_to, whole
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.rules import Capability, OrganisationKind, capabilities_of

_SHOWN_BEFORE = (
    "The address was made before. It is shown only once: if you did not copy it, make another one, which ends the "
    "first."
)


@needs(Capability.READ_PLAN)
def my_calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Make the secret address, or another one. It is shown by the answer to the form and by nothing else."""
    form = PlainForm(request.POST or None)
    made: list[str] = []

    def do() -> str:
        made.append(actions.make_address(by=viewer.person, at=timezone.now()))
        return to(viewer, "my-calendar")

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    if made and answer is not None:
        return render(request, "desk/my_calendar_made.jinja", {"address": link_to("calendar-feed", key=made[0])})
    if answer is not None:
        messages.info(request, _SHOWN_BEFORE)
        return answer
    there = queries.address_of(viewer.organisation.pk, viewer.person.pk)
    return render(request, "desk/my_calendar.jinja", {"form": form, "there": there})


@needs(Capability.READ_PLAN)
def my_calendar_end(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """End the secret address."""
    form = PlainForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.end_address(by=viewer.person, at=timezone.now())
        return to(viewer, "my-calendar")

    done = "The address is ended. Your calendar program gets nothing from it any more."
    return ask(request, viewer, form, page="desk/my_calendar_end.jinja", do=do, done=done)


@require_safe
def calendar_feed(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001  # the face of a view
    """The dates of whoever the address is of. What they may see now decides, and without a role there is nothing."""
    found = queries.address_with(hash_of_key(key))
    if found is None:
        raise Http404
    organisation, today = found.organisation, timezone.localdate()
    with inside(organisation.pk):
        roles = roles_by_person(organisation.pk, [found.person_id], on=today).get(found.person_id, frozenset())
        may = capabilities_of(roles)
        if Capability.READ_PLAN not in may:
            raise Http404
        kind = OrganisationKind(organisation.kind)
        every = calendar_of(organisation.pk, kind, (today.year, today.year + 1))
        duties = registry.owed(organisation.pk, {found.person_id: frozenset(map(str, may))}, today)
    host = urlsplit(settings.TALLYSTICK_ADDRESS).hostname or ""
    entries = [
        *entries_of(every, link_to("calendar", organisation=organisation.slug), host),
        *(_entry(one, organisation.slug, host) for one in duties if one.due_on and one.in_calendars),
    ]
    name = f"{organisation.name}: race equality"
    return HttpResponse(written(name, entries, at=timezone.now()), content_type="text/calendar; charset=utf-8")


def _entry(duty: Any, slug: str, host: str) -> Entry:
    return entry_of(duty, whole(reverse(duty.route, kwargs={"organisation": slug, **duty.parts})), host)
