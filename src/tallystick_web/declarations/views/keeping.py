"""Choosing what is asked, asking people, and noting that somebody wants nothing of them used."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from tallystick_web.declarations import actions
from tallystick_web.declarations.forms.keeping import AskForm, ChooseForm, FindForm, StopForm, WhoForm
from tallystick_web.declarations.presenters.people import asked_line, cannot, line, may_ask
from tallystick_web.declarations.queries import answered_count, asked_count, choice_now
from tallystick_web.declarations.queries.people import everybody_called, kinds_for, people_to_ask
from tallystick_web.declarations.rules import MONTHS_UNTIL_ASKED_AGAIN, Purpose
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.rules import Capability

_PAGE = 40


@needs(Capability.CHOOSE_DECLARATIONS)
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What people are asked of themselves, for what, and what they read first."""
    now = choice_now(viewer.organisation.pk)
    initial: dict[str, Any] = {"purposes": [str(Purpose.MONITORING)], "months": MONTHS_UNTIL_ASKED_AGAIN}
    if now is not None:
        initial = {
            "notice": now.notice,
            "purposes": [str(one) for one in now.purposes],
            "characteristics": [str(one) for one in now.characteristics],
            "months": now.months,
        }
    form = ChooseForm(request.POST or None, initial=initial)

    def do(_: Mapping[str, Any]) -> str:
        actions.choose(choice=form.choice, by=viewer.person, at=timezone.now())
        return to(viewer, "declarations")

    done = "What people are asked was saved. It holds for everybody who answers from now on."
    return ask(request, viewer, form, page="declarations/choose.jinja", do=do, done=done)


@needs(Capability.ASK_DECLARATIONS)
def ask_kinds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The kinds of people who can be asked."""
    organisation = viewer.organisation.pk
    kinds = [
        (kind, one.text, asked_line(one.text, asked_count(organisation, kind), answered_count(organisation, kind)))
        for kind, one in kinds_for(viewer.capabilities).items()
    ]
    return render(request, "declarations/ask_kinds.jinja", {"kinds": kinds, "choice": choice_now(organisation)})


@needs(Capability.ASK_DECLARATIONS)
def ask_people(request: HttpRequest, viewer: Viewer, declarant_kind: str) -> HttpResponse:
    """People of a kind by name, and the form that sends some of them a link."""
    offered = kinds_for(viewer.capabilities).get(declarant_kind)
    if offered is None:
        raise Http404
    organisation, today = viewer.organisation.pk, timezone.localdate()
    find = FindForm(request.GET)
    words = find.cleaned_data["q"] if find.is_valid() else ""
    number = _page_number(request)
    found = people_to_ask(organisation, declarant_kind, words)
    page = found[(number - 1) * _PAGE : number * _PAGE]
    form = AskForm(request.POST or None, people={one.subject: line(one) for one in page if may_ask(one, today)})

    def do(_: Mapping[str, Any]) -> str:
        actions.ask_people(kind=declarant_kind, subjects=form.chosen, by=viewer.person, at=timezone.now())
        return to(viewer, "declarations-ask-people", declarant_kind=declarant_kind)

    said = {
        "find": find,
        "text": offered.text,
        "words": words,
        "found": len(found),
        "may_be_asked": len(form.fields["subjects"].choices),
        "cannot": cannot(page, today),
        "choice": choice_now(organisation),
        "before": _turned(words, number - 1) if number > 1 else "",
        "after": _turned(words, number + 1) if len(found) > number * _PAGE else "",
    }
    done = "The links are on their way. Each works once, and for 14 days."
    return ask(request, viewer, form, page="declarations/ask_people.jinja", do=do, done=done, said=said)


@needs(Capability.CHOOSE_DECLARATIONS)
def note_stop(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Note that somebody gave notice to stop. They are found by their whole name or address, and by nothing less."""
    find = WhoForm(request.GET)
    words = find.cleaned_data["q"] if find.is_valid() else ""
    people = everybody_called(viewer.organisation.pk, words) if words else ()
    form = StopForm(request.POST or None, people=people)

    def do(_: Mapping[str, Any]) -> str:
        kind, subject = form.chosen
        actions.stop(
            organisation=viewer.organisation.pk, kind=kind, subject=subject, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "declarations")

    said = {"find": find, "words": words, "people": people}
    done = "Notice was noted. Nothing about this person is used from now on, and they are not asked again."
    return ask(request, viewer, form, page="declarations/note_stop.jinja", do=do, done=done, said=said)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= 4 else 1


def _turned(words: str, page: int) -> str:
    return "?" + urlencode({**({"q": words} if words else {}), "page": page})
