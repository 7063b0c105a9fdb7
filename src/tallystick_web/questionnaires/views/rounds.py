"""Pages of rounds: all of them, beginning one, its list, what came out of it, and a blank sheet to print."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.asked_about import kinds_of_work
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions import rounds as actions
from tallystick_web.questionnaires.forms.sheets import ItemsForm, RoundForm
from tallystick_web.questionnaires.forms.waves import ButtonForm
from tallystick_web.questionnaires.presenters.rounds import RoundPage, rounds_page
from tallystick_web.questionnaires.queries.sheets import marked_in_rounds, round_called, rounds_of, waiting_about_work
from tallystick_web.questionnaires.round_rules import RoundNow, items_in
from tallystick_web.questionnaires.set_rules import SetKind
from tallystick_web.questionnaires.sets import set_of
from tallystick_web.questionnaires.sheet_rules import SheetNow

KEEPS = (Capability.KEEP_QUESTIONNAIRES, Capability.KEEP_REVIEWS)
SEES = (Capability.FILL_SHEETS, Capability.READ_SURVEYS, *KEEPS)


@require_safe
@needs(*SEES)
def rounds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every round by its questions, and the questions that are answered on the page of the work."""
    organisation = viewer.organisation.pk
    waiting = [one for one in waiting_about_work(organisation) if _reads(viewer, one)]
    page = rounds_page(rounds_of(organisation), marked_in_rounds(organisation), waiting)
    return render(request, "questionnaires/rounds.jinja", {"page": page, "may_begin": _keeps(viewer)})


@needs(*KEEPS)
def round_begin(request: HttpRequest, viewer: Viewer, question_set: str) -> HttpResponse:
    """Begin a round."""
    of = or_404(set_of(SetKind.SHEET, question_set))
    if not of.in_rounds:
        or_404(None)
    form = RoundForm(request.POST or None, of=of)

    def do(entered: Mapping[str, Any]) -> str:
        made = actions.begin_round(of=of, begun=form.begun(entered), by=viewer.person, at=timezone.now())
        return to(viewer, "round-add", round_of=made.pk)

    done = "The round is begun. List the work that was chosen."
    return ask(request, viewer, form, page="questionnaires/round_begin.jinja", do=do, done=done, said={"of": of})


@require_safe
@needs(*SEES)
def round_page(request: HttpRequest, viewer: Viewer, round_of: UUID) -> HttpResponse:
    """A round: how far it is, its list, how far two people agree, and what came out."""
    page = RoundPage(now=_round(viewer, round_of))
    may_keep = _keeps(viewer) and page.now.closed_on is None
    return render(request, "questionnaires/round.jinja", {"page": page, "may_keep": may_keep})


@require_safe
@needs(*SEES)
def round_paper(request: HttpRequest, viewer: Viewer, round_of: UUID) -> HttpResponse:
    """A blank sheet to print: the questions with a box for each answer, and what each mark means."""
    return render(request, "questionnaires/round_paper.jinja", {"now": _round(viewer, round_of)})


@needs(*KEEPS)
def round_add(request: HttpRequest, viewer: Viewer, round_of: UUID) -> HttpResponse:
    """List work in a round."""
    now = _round(viewer, round_of)
    form = ItemsForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.add_items(round_of=now.id, listed=items_in(entered["items"]), by=viewer.person, at=timezone.now())
        return to(viewer, "round", round_of=now.id)

    done = "The work is listed."
    return ask(request, viewer, form, page="questionnaires/round_add.jinja", do=do, done=done, said={"now": now})


@needs(*KEEPS)
def round_close(request: HttpRequest, viewer: Viewer, round_of: UUID) -> HttpResponse:
    """Take no more marks in a round."""
    now = _round(viewer, round_of)
    form = ButtonForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.close_round(round_of=now.id, by=viewer.person, at=timezone.now())
        return to(viewer, "round", round_of=now.id)

    left = len(now.wanted) - len(now.finished)
    done = "The round is closed."
    said = {"now": now, "left": left}
    return ask(request, viewer, form, page="questionnaires/round_close.jinja", do=do, done=done, said=said)


def _round(viewer: Viewer, round_of: UUID) -> RoundNow:
    return or_404(round_called(viewer.organisation.pk, round_of))


def _reads(viewer: Viewer, sheet: SheetNow) -> bool:
    kind = kinds_of_work().get(sheet.piece_kind)
    return kind is not None and kind.is_read_by(viewer.capabilities)


def _keeps(viewer: Viewer) -> bool:
    return any(viewer.may(one) for one in KEEPS)
