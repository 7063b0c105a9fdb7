"""Seeing what one said and taking it back, on a fresh link to the recorded address; and asking for that link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.declarations import actions
from tallystick_web.declarations.forms.saying import AgainForm, WithdrawForm
from tallystick_web.declarations.presenters import own as presented
from tallystick_web.declarations.queries.own import own_of
from tallystick_web.declarations.rules import What
from tallystick_web.declarations.views.opening import VISIT_OVER, forget, over, remember, shown
from tallystick_web.organisations.asking import seen_other

View = Callable[..., HttpResponse]
_LIMITS = {"again": "60/h/ip"}  # a whole trust sits behind one address


def _for_who_opened(view: View) -> View:
    """A view of what one person said, for the browser that used a link to it. It runs inside their fence."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        link = shown(request)
        if link is None:
            return over(request, VISIT_OVER)
        with inside(link.organisation_id):
            return view(request, link.declarant)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@_for_who_opened
def mine(request: HttpRequest, declarant: Any) -> HttpResponse:
    """What is kept, for what, until when, and who read it; and the form that takes it back."""
    own = own_of(declarant)
    form = WithdrawForm(request.POST or None, held=[one.purpose for one in own.allowed])
    if request.method == "POST" and form.is_valid():
        actions.withdraw(declarant=declarant, purposes=form.chosen, at=timezone.now())
        return seen_other(f"{reverse('declaration-mine')}?taken-back")
    said = {
        "form": form,
        "lead": presented.lead(own),
        "kept": presented.kept(own),
        "reads": presented.reads(own),
        "is_stopped": own.is_stopped,
        "was_taken_back": "taken-back" in request.GET,
    }
    return render(request, "declarations/mine.jinja", said)


@require_POST
@_for_who_opened
def say_anew(request: HttpRequest, declarant: Any) -> HttpResponse:
    """Answer the questions again. What was said before is kept until they are sent."""
    try:
        link = actions.open_own_link(
            organisation=declarant.organisation_id,
            kind=declarant.kind,
            subject=declarant.subject,
            what=What.SAY,
            at=timezone.now(),
        )
    except Refused as refused:
        return over(request, str(refused))
    remember(request, link)
    return seen_other(reverse("declaration-say"))


@require_http_methods(["GET", "HEAD", "POST"])
@_for_who_opened
def stop(request: HttpRequest, declarant: Any) -> HttpResponse:
    """Give notice that nothing may be used any more."""
    if request.method != "POST":
        return render(request, "declarations/stop_own.jinja", {"organisation": declarant.organisation.name})
    try:
        actions.stop(
            organisation=declarant.organisation_id,
            kind=declarant.kind,
            subject=declarant.subject,
            by=None,
            at=timezone.now(),
        )
    except Refused as refused:
        return over(request, str(refused))
    forget(request)
    return seen_other(reverse("declaration-stopped"))


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """Notice was given."""
    return render(request, "declarations/stopped.jinja")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask for a fresh link. The answer is the same whether or not anybody is known at the address."""
    form = AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not consume(request, app="declarations", action="again", config=_LIMITS):
            return render(request, "429.jinja", status=429)
        actions.ask_for_link(address=form.cleaned_data["address"])
        return seen_other(reverse("declaration-again-sent"))
    return render(request, "declarations/again.jinja", {"form": form})


@require_safe
def again_sent(request: HttpRequest) -> HttpResponse:
    """A link is on its way, if anybody is known at the address."""
    return render(request, "declarations/again_sent.jinja")
