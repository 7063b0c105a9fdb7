"""Finding people to invite by how they describe themselves, where they allowed it: for the one co-ordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.declarations import actions
from tallystick_web.declarations.actions.reading import Asked, Page
from tallystick_web.declarations.forms.keeping import ChosenForm, InviteForm
from tallystick_web.declarations.queries.people import kinds_for
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once, to
from tallystick_web.organisations.rules import Capability

_SHOWN_BEFORE = "These people were shown once already, and each look is written down. Look again to see them."


@needs(Capability.INVITE_BY_DECLARATION)
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Look for people. Those found are shown by the answer to the form, and by nothing else."""
    kinds = {kind: one.text.capitalize() for kind, one in kinds_for(viewer.capabilities).items()}
    came = {name: request.GET[name] for name in ("kind", "register", "entry") if name in request.GET}
    form = InviteForm(request.POST or None, kinds=kinds, initial=came)
    found: list[Page] = []

    def do() -> str:
        entered = form.cleaned_data
        asked = Asked(**{name: entered[name] for name in ("kind", "what_for", "group", "words", "page")})
        found.append(actions.read_for_invitation(asked=asked, by=viewer.person, at=timezone.now()))
        return to(viewer, "invite-by-declaration")

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    if found and answer is not None:
        following = {**form.cleaned_data, "page": form.cleaned_data["page"] + 1}
        again = InviteForm(
            initial={name: value for name, value in following.items() if name != "form_key"}, kinds=kinds
        )
        chosen = ChosenForm(people=[(one.subject, one.name, one.describes) for one in found[0].people])
        said = {"page": found[0], "again": again, "asked": form.cleaned_data, "chosen": chosen}
        return render(request, "declarations/invite_found.jinja", said)
    if answer is not None:
        messages.info(request, _SHOWN_BEFORE)
        return answer
    return render(request, "declarations/invite.jinja", {"form": form})
