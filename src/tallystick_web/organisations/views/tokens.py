"""Pages about tokens, by which programs read figures."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, done_once, or_404, to
from tallystick_web.organisations.forms.people import PlainForm
from tallystick_web.organisations.forms.tokens import TokenForm
from tallystick_web.organisations.presenters.tokens import TokenLine, token_lines
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.queries_tokens import token_called, tokens_of
from tallystick_web.organisations.rules import Capability
from tallystick_web.organisations.token_rules import offered_audiences

_SHOWN_BEFORE = (
    "This token was made before. A token is shown only once: if you did not keep it, end it and make another one."
)


@needs(Capability.ISSUE_TOKENS)
def tokens(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every token: what it is for, who answers for it, and whether it works."""
    lines = _lines(viewer, tokens_of(viewer.organisation.pk))
    said = {"working": [one for one in lines if one.can_end], "over": [one for one in lines if not one.can_end]}
    return render(request, "organisations/tokens.jinja", said)


@needs(Capability.ISSUE_TOKENS)
def make_token(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Make a token. Its key is shown by the answer to the form and by nothing else: it is kept nowhere."""
    form = TokenForm(request.POST or None, audiences=offered_audiences(viewer.roles))
    made: list[actions.MadeToken] = []

    def do() -> str:
        entered = {name: form.cleaned_data[name] for name in ("what_for", "audience", "days")}
        organisation, now = viewer.organisation, timezone.now()
        made.append(actions.make_token(organisation=organisation, **entered, by=viewer.person, at=now))
        return to(viewer, "tokens")

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    if made and answer is not None:
        return render(request, "organisations/tokens_made.jinja", {"made": made[0]})
    if answer is None:
        return render(request, "organisations/tokens_make.jinja", {"form": form})
    messages.info(request, _SHOWN_BEFORE)
    return answer


@needs(Capability.ISSUE_TOKENS)
def end_token(request: HttpRequest, viewer: Viewer, api_token: UUID) -> HttpResponse:
    """End a token, at once."""
    found = or_404(token_called(viewer.organisation.pk, api_token))
    form = PlainForm(request.POST or None)

    def do(_: object) -> str:
        actions.end_token(token=found, by=viewer.person, at=timezone.now())
        return to(viewer, "tokens")

    [line] = _lines(viewer, [found])
    done = "The token was ended. It reads nothing any more."
    return ask(request, viewer, form, page="organisations/tokens_end.jinja", do=do, done=done, said={"line": line})


def _lines(viewer: Viewer, found: list) -> tuple[TokenLine, ...]:
    now = timezone.now()
    makers = {one.by_id for one in found}
    return token_lines(found, roles_by_person(viewer.organisation.pk, makers, on=timezone.localdate(now)), at=now)
