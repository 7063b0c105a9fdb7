"""The first page of declarations, and one's own declaration from inside the service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tallystick_web.declarations import actions
from tallystick_web.declarations.forms.keeping import PlainForm
from tallystick_web.declarations.offered import PERSON
from tallystick_web.declarations.presenters.people import asked_line
from tallystick_web.declarations.queries import answered_count, asked_count, choice_now
from tallystick_web.declarations.queries.people import kinds_for
from tallystick_web.declarations.rules import What
from tallystick_web.declarations.views.opening import remember, show_for_a_while
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once, to
from tallystick_web.organisations.rules import Capability


@needs(None)
def declarations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What people are asked of themselves, and what the reader can do about it."""
    organisation = viewer.organisation.pk
    kinds = kinds_for(viewer.capabilities) if viewer.may(Capability.ASK_DECLARATIONS) else {}
    said = {
        "choice": choice_now(organisation),
        "asked": [
            (one.text, asked_line(one.text, asked_count(organisation, kind), answered_count(organisation, kind)))
            for kind, one in kinds.items()
        ],
        "may_ask": viewer.may(Capability.ASK_DECLARATIONS),
        "may_choose": viewer.may(Capability.CHOOSE_DECLARATIONS),
        "may_invite": viewer.may(Capability.INVITE_BY_DECLARATION),
        "may_read_mixes": viewer.may(Capability.READ_REGISTERS),
    }
    return render(request, "declarations/home.jinja", said)


@needs(None)
def my_declaration(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Say how one describes oneself, or see and take back what one said. Whoever signed in needs no letter."""
    form = PlainForm(request.POST or None)
    what = What.SEE if request.POST.get("what") == What.SEE else What.SAY

    def do() -> str:
        link = actions.open_own_link(
            organisation=viewer.organisation.pk, kind=PERSON, subject=viewer.person.pk, what=what, at=timezone.now()
        )
        (remember if what is What.SAY else show_for_a_while)(request, link)
        return reverse("declaration-say" if what is What.SAY else "declaration-mine")

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    if answer is not None:
        return answer
    said = {"form": form, "choice": choice_now(viewer.organisation.pk), "back": to(viewer, "declarations")}
    return render(request, "declarations/my_declaration.jinja", said)
