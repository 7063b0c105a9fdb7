"""The first page of surveys and checklists, and each question set to be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404
from tallystick_web.questionnaires.presenters.home import HomePage, home_page
from tallystick_web.questionnaires.sets import set_called


@require_safe
@needs(None)
def home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What can be asked, filled in and scored here, by kind."""
    page: HomePage = home_page(viewer.capabilities)
    return render(request, "questionnaires/home.jinja", {"page": page})


@require_safe
@needs(None)
def question_set(request: HttpRequest, viewer: Viewer, question_set: str) -> HttpResponse:  # noqa: ARG001  # of the face of views
    """One question set, with every question and answer on offer."""
    return render(request, "questionnaires/set.jinja", {"of": or_404(set_called(question_set))})
