"""What the service does in the background: how far it is, what broke, and what to do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.waiting import pieces_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.actions.work import begin_again
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.presenters.work import line_of
from tallystick_web.organisations.rules import Capability

_MOST = 50


@needs(Capability.READ_LOG, Capability.HAND_IN_FILES)
def work(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The newest pieces of work of an organisation."""
    lines = [line_of(one) for one in pieces_of(viewer.organisation.pk, _MOST)]
    said = {"lines": lines, "form": OnceForm(), "may_begin": viewer.may(Capability.HAND_IN_FILES)}
    return render(request, "organisations/work.jinja", said)


@needs(Capability.HAND_IN_FILES)
def work_again(request: HttpRequest, viewer: Viewer, work: UUID) -> HttpResponse:
    """Have a broken piece of work done once more."""

    def do(_: object) -> str:
        begin_again(work=work, by=viewer.person, at=timezone.now())
        return to(viewer, "work")

    return ask(
        request,
        viewer,
        OnceForm(request.POST or None),
        page="organisations/work_again.jinja",
        do=do,
        done="It was begun again.",
    )
