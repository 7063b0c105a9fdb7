"""The list of people who asked that their ethnicity is not used."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.deposits import queries_stopped, stopping
from tallystick_web.deposits.forms import StopForm
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.rules import Capability


@needs(Capability.KEEP_STOP_LIST)
def stopped(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many are on the list and since when, and putting somebody on it or taking them off."""

    def do(said: dict[str, str]) -> str:
        verb = stopping.note_stop if said["asked"] == "stop" else stopping.end_stop
        verb(number=said["number"], by=viewer.person, at=timezone.now())
        return to(viewer, "hand-in-stopped")

    return ask(
        request,
        viewer,
        StopForm(request.POST or None),
        page="deposits/stopped.jinja",
        do=do,
        done="The list was changed. It holds for files that are handed in from now on.",
        said={
            "notices": queries_stopped.notices(viewer.organisation.pk),
            "is_lost": queries_stopped.is_of_another_secret(viewer.organisation.pk),
        },
    )


@needs(Capability.KEEP_STOP_LIST)
def stopped_again(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin the list again, where it was made with another secret of the service."""

    def do(_: object) -> str:
        stopping.begin_list_again(by=viewer.person, at=timezone.now())
        return to(viewer, "hand-in-stopped")

    return ask(
        request,
        viewer,
        OnceForm(request.POST or None),
        page="deposits/stopped_again.jinja",
        do=do,
        done="The list was begun again. Put everybody on it once more.",
    )
