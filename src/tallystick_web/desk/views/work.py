"""The page of what is due from whoever looks, and the letters about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core import registry
from tallystick_web.desk import actions, queries
from tallystick_web.desk.forms import LettersForm
from tallystick_web.desk.obliged import overdue_in
from tallystick_web.desk.presenters import work as said
from tallystick_web.desk.presenters.calendar import past
from tallystick_web.desk.rules import freshness_of, of_person, sorted_out, stale_by_person
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.queries_people import people_of
from tallystick_web.organisations.rules import Capability, OrganisationKind


@require_safe
@needs(None)
def my_work(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is due from whoever looks; and for whoever keeps the plan, whose updates are old."""
    organisation, me, today = viewer.organisation, viewer.person.pk, timezone.localdate()
    others = _everybody(organisation.pk) if viewer.may(Capability.KEEP_PLAN) else {}
    who = dict.fromkeys(others, frozenset[str]()) | {me: frozenset(map(str, viewer.capabilities))}
    duties = registry.owed(organisation.pk, who, today)
    mine = of_person(duties, me)
    work = sorted_out(mine, today)
    stale = stale_by_person(duties, who.keys() - {me}, today)
    page = {
        "lead": said.lead(work),
        "parts": said.parts(work, organisation=organisation.slug, on=today),
        "fresh": said.fresh(freshness_of(mine, today)),
        "owners": said.owners(stale, others),
        "may_read_calendar": viewer.may(Capability.READ_PLAN),
        "past": _past(viewer, today) if viewer.may(Capability.READ_PLAN) else "",
    }
    return render(request, "desk/my_work.jinja", page)


def _past(viewer: Viewer, on: date) -> str:
    overdue = overdue_in(viewer.organisation.pk, OrganisationKind(viewer.organisation.kind), on)
    return past(overdue) if overdue else ""


def _everybody(organisation: UUID) -> dict[UUID, str]:
    """Everybody an organisation knows, those who hold no role any more included: what they lead is led by nobody."""
    return {one.pk: one.name for one in people_of(organisation)}


@needs(None)
def my_letters(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Whether whoever looks wants the weekly letter."""
    wants = queries.wants_letters(viewer.organisation.pk, viewer.person.pk)
    form = LettersForm(request.POST or None, initial={"wanted": "yes" if wants else "no"})

    def do(entered: Mapping[str, Any]) -> str:
        actions.choose_letters(are_wanted=entered["wanted"] == "yes", by=viewer.person, at=timezone.now())
        return to(viewer, "my-work")

    return ask(request, viewer, form, page="desk/my_letters.jinja", do=do, done="Your choice is saved.")
