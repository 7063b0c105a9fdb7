"""Pages for what needs two people: what one person asked for, another agrees or refuses."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.forms.people import AskResetForm, DecideForm
from tallystick_web.organisations.presenters.people import waiting_reset, waiting_role
from tallystick_web.organisations.queries_people import person_called, request_called, reset_called
from tallystick_web.organisations.rules import Capability, RoleId, can_be_second_person, roles


@needs(Capability.AGREE_PEOPLE, Capability.MANAGE_PEOPLE)
def decide_role(request: HttpRequest, viewer: Viewer, asked: UUID) -> HttpResponse:
    """Agree or refuse that somebody is given a role."""
    found = or_404(request_called(viewer.organisation.pk, asked))
    form = DecideForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.decide_role(request=found, by=viewer.person, at=timezone.now(), **_decision(entered))
        return to(viewer, "person", person=found.person_id)

    said = _said(viewer, found, waiting_role(found))
    role = roles()[RoleId(found.role)]
    said["lets"] = sorted(one.label for one in role.capabilities)
    return ask(request, viewer, form, page="organisations/decide.jinja", do=do, done="Your answer is noted.", said=said)


@needs(Capability.AGREE_PEOPLE, Capability.MANAGE_PEOPLE)
def ask_reset(request: HttpRequest, viewer: Viewer, person: UUID) -> HttpResponse:
    """Ask for somebody's second step to be taken away."""
    found = or_404(person_called(viewer.organisation.pk, person))
    form = AskResetForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.ask_second_step_reset(person=found, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "person", person=found.pk)

    said = {"person": found}
    done = "It waits for a second person now."
    return ask(request, viewer, form, page="organisations/ask_reset.jinja", do=do, done=done, said=said)


@needs(Capability.AGREE_PEOPLE, Capability.MANAGE_PEOPLE)
def decide_reset(request: HttpRequest, viewer: Viewer, asked: UUID) -> HttpResponse:
    """Agree or refuse that somebody's second step is taken away."""
    found = or_404(reset_called(viewer.organisation.pk, asked))
    form = DecideForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.decide_second_step_reset(reset=found, by=viewer.person, at=timezone.now(), **_decision(entered))
        return to(viewer, "person", person=found.person_id)

    said = _said(viewer, found, waiting_reset(found))
    return ask(request, viewer, form, page="organisations/decide.jinja", do=do, done="Your answer is noted.", said=said)


def _decision(entered: Mapping[str, Any]) -> dict[str, Any]:
    return {"is_agreed": entered["decision"] == "agree", "why": entered["why"]}


def _said(viewer: Viewer, found: Any, asked: Any) -> dict[str, Any]:
    """What is asked for, and whether this viewer can be the one who answers."""
    may = can_be_second_person(asked_by=found.asked_by_id, agreeing=viewer.person.pk, about=found.person_id)
    return {"asked": asked, "may": may and not asked.decided, "lets": []}
