"""Pages about the words for ethnic groups."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, to
from tallystick_web.organisations.forms.words import WordsForm
from tallystick_web.organisations.presenters.words import choice_of, words_page
from tallystick_web.organisations.queries import all_chosen_words
from tallystick_web.organisations.rules import Capability


@needs(None)
def our_words(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How this organisation writes about ethnicity."""
    choices = tuple(choice_of(one) for one in all_chosen_words(viewer.organisation.pk))
    page = words_page(viewer.organisation.name, choices)
    said = {"page": page, "may_choose": viewer.may(Capability.CHOOSE_WORDS)}
    return render(request, "organisations/our_words.jinja", said)


@needs(Capability.CHOOSE_WORDS)
def choose_words(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Choose the collective term, and say why."""
    form = WordsForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.choose_words(
            organisation=viewer.organisation,
            term=entered["term"],
            reason=entered["reason"],
            consulted=entered["consulted"],
            review_on=entered["review_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "our-words")

    done = "The words are chosen. Pages use them from now on."
    return ask(request, viewer, form, page="organisations/choose_words.jinja", do=do, done=done)
