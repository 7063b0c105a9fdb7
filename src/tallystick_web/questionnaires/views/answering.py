"""Answering a survey on a link. Looking changes nothing; only the button at the end does, once."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.signing_in import address_of
from tallystick_web.questionnaires.actions.answering import answer
from tallystick_web.questionnaires.forms.answering import AnswerForm
from tallystick_web.questionnaires.queries.links import link_with, open_wave_with
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sets import set_called
from tallystick_web.questionnaires.views import limits
from tallystick_web.questionnaires.views.opening import OTHER, Opened, forget, opened, over, remember
from tallystick_web.questionnaires.wave_rules import Answered

_DIGITS = 4
"""No version of a set has more."""


@require_safe
def open_link(request: HttpRequest, key: str) -> HttpResponse:
    """Exchange the key in a link for a note in this browser's session, and lead on without it. Nothing is spent."""
    found = link_with(hash_of_key(key))
    remember(request, link=found.pk if found else None)
    return seen_other(reverse("answer-form"))


@require_safe
def open_for_all(request: HttpRequest, key: str) -> HttpResponse:
    """The same for a link that is one for all."""
    found = open_wave_with(hash_of_key(key))
    remember(request, wave=found.pk if found else None)
    return seen_other(reverse("answer-form"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_form(request: HttpRequest) -> HttpResponse:
    """Every question of a survey, and the button that sends the answers."""
    found, why = opened(request)
    if found is None or why:
        return over(request, why)
    with inside(found.organisation.pk):
        if request.method != "POST":
            return _page(request, found, AnswerForm(of=found.now.of), uuid4())
        if request.POST.get("survey", found.mark) != found.mark:
            return over(request, OTHER, status=409)
        return _send(request, found)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What was sent is kept. Neither this page nor the browser knows what it was, or whose."""
    return render(request, "questionnaires/answer_thanks.jinja")


def _send(request: HttpRequest, found: Opened) -> HttpResponse:
    of, key = _asked(request, found), _key(request)
    form = AnswerForm(request.POST, of=of)
    if not form.is_valid():
        return _page(request, found, form, key)
    if found.link is None and limits.is_known(key):
        return _done(request)
    if found.link is None and not limits.may_answer(found.wave.pk, address_of(request)):
        return over(request, limits.TOO_MANY, status=429)
    try:
        _keep(found, key, _answered(found, form))
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form, key)
    return _done(request)


def _keep(found: Opened, key: UUID, given: Answered) -> None:
    """Keep an answer. Of a link that is one for all the form tells whether it was sent before; of another, the link."""

    def do() -> object:
        return answer(
            wave=found.wave.pk, organisation=found.organisation.pk, link=found.link, given=given, at=timezone.now()
        )

    if found.link is None:
        limits.once(key, organisation=found.organisation.pk, do=do)
    else:
        do()


def _answered(found: Opened, form: AnswerForm) -> Answered:
    named = form.organisation.casefold()
    return Answered(
        version=form.of.version,
        answers=form.given,
        group=form.group,
        role=form.role,
        of=keyed_hash(named, of=found.organisation.pk) if named else "",
    )


def _asked(request: HttpRequest, found: Opened) -> AnswerSet:
    """The set in the version that the form asked: it may have moved on while somebody answered."""
    version, now = request.POST.get("version", ""), found.now.of
    is_one = version.isascii() and version.isdigit() and len(version) <= _DIGITS
    asked = set_called(now.id, int(version)) if is_one else None
    return asked if asked and asked.version <= now.version else now


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return uuid4()


def _done(request: HttpRequest) -> HttpResponse:
    forget(request)
    return seen_other(reverse("answer-thanks"))


def _page(request: HttpRequest, found: Opened, form: AnswerForm, key: UUID) -> HttpResponse:
    said = {
        "form": form,
        "of": form.of,
        "organisation": found.organisation.name,
        "title": found.now.title,
        "told": [one for one in (form.of.told, *found.now.told.splitlines()) if one.strip()],
        "least": found.now.least,
        "closes_on": found.now.closes_on,
        "is_for_all": found.link is None,
        "key": key,
        "mark": found.mark,
    }
    return render(request, "questionnaires/answer.jinja", said)
