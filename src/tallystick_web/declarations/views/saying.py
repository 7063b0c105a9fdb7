"""Saying how one describes oneself, on a link. Looking changes nothing; only the last page's button does, once."""

import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import InvalidToken
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import seal, unseal
from tallystick_web.declarations import actions
from tallystick_web.declarations.forms.saying import MoreForm, UsesForm, YouForm
from tallystick_web.declarations.queries import choice_now
from tallystick_web.declarations.queries.links import link_with
from tallystick_web.declarations.queries.people import name_of
from tallystick_web.declarations.rules import Choice, Said, What
from tallystick_web.declarations.views.opening import forget, opened, over, remember, show_for_a_while
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.asking import seen_other

_YOU, _MORE, _USES = "you", "more", "uses"


@require_safe
def open_link(request: HttpRequest, key: str) -> HttpResponse:
    """Exchange the key in a link for a note in this browser's session, and lead on without it. Nothing is spent."""
    remember(request, link_with(hash_of_key(key)))
    return seen_other(reverse("declaration-say"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """The pages of a link: its questions, or the button that shows what was said."""
    link, why = opened(request)
    if why:
        return over(request, why)
    with inside(link.organisation_id):
        choice = choice_now(link.organisation_id)
        if link.what == What.SEE or choice is None:
            return _show(request, link)
        return _answer(request, link, choice)


@require_safe
def said(request: HttpRequest) -> HttpResponse:
    """What was sent is kept. Neither this page nor the browser knows what it was, or whose."""
    return render(request, "declarations/said.jinja")


def _show(request: HttpRequest, link: Any) -> HttpResponse:
    """A button stands before what was said: programs that check e-mails open links and press nothing."""
    if request.method != "POST":
        return render(request, "declarations/show.jinja", {"organisation": link.organisation.name})
    try:
        actions.use_link_to_see(link=link.pk, organisation=link.organisation_id, at=timezone.now())
    except Refused as refused:
        return over(request, str(refused))
    show_for_a_while(request, link)
    return seen_other(reverse("declaration-mine"))


def _answer(request: HttpRequest, link: Any, choice: Choice) -> HttpResponse:
    """One page of questions after the other. Answers travel with the form, sealed, and are kept by the last page."""
    step, answers = _YOU, {}
    if request.method == "POST":
        step, answers = _come_to(request, link, choice)
    form = _form(step, choice, request.POST if request.method == "POST" and request.POST.get("step") == step else None)
    if not form.is_valid():
        return _page(request, link, choice, step, form, answers)
    if step == _USES:
        return _send(request, link, choice, form, answers)
    following = _steps(choice)[_steps(choice).index(step) + 1]
    return _page(request, link, choice, following, _form(following, choice, None), answers | form.answers)


def _steps(choice: Choice) -> Sequence[str]:
    return (_YOU, _MORE, _USES) if choice.characteristics else (_YOU, _USES)


def _come_to(request: HttpRequest, link: Any, choice: Choice) -> tuple[str, dict[str, Any]]:
    """The page that was sent, and the answers of those before it. Whatever does not fit begins anew."""
    step = request.POST.get("step", "")
    if step not in _steps(choice) or step == _YOU:
        return _YOU, {}
    try:
        carried = json.loads(unseal(request.POST.get("carried", "")))
    except InvalidToken:
        return _YOU, {}
    return (step, carried["answers"]) if carried["link"] == str(link.pk) else (_YOU, {})


def _form(step: str, choice: Choice, data: Any) -> Any:
    if step == _YOU:
        return YouForm(data)
    if step == _MORE:
        return MoreForm(data, asked=choice.characteristics)
    return UsesForm(data, asked=choice.purposes)


def _page(
    request: HttpRequest, link: Any, choice: Choice, step: str, form: forms.Form, answers: dict[str, Any]
) -> HttpResponse:
    steps = _steps(choice)
    shown = {
        "form": form,
        "step": step,
        "number": steps.index(step) + 1,
        "of": len(steps),
        "carried": seal(json.dumps({"link": str(link.pk), "answers": answers})),
        "organisation": link.organisation.name,
        "told": [one for one in choice.notice.splitlines() if one.strip()],
        "months": choice.months,
        "name": "" if form.is_bound else name_of(link.declarant),
    }
    return render(request, "declarations/say.jinja", shown)


def _send(request: HttpRequest, link: Any, choice: Choice, form: UsesForm, answers: dict[str, Any]) -> HttpResponse:
    try:
        actions.say(
            link=link.pk,
            organisation=link.organisation_id,
            said=Said(**answers),
            allowed=form.allowed,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, link, choice, _USES, form, answers)
    forget(request)
    return seen_other(reverse("declaration-said"))
