"""Pages of prompts and checklists: the questions about a piece of work, what was answered, settling, and dropping."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.asked_about import KindOfWork, PieceOfWork, kinds_of_work
from tallystick_web.core.rules import Refused, why_not
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions import sheets as actions
from tallystick_web.questionnaires.forms.sheets import DropForm, MarksForm, SettleForm
from tallystick_web.questionnaires.offered.sheets import SEES
from tallystick_web.questionnaires.presenters.sheets import SheetPage, differs_in_words
from tallystick_web.questionnaires.queries.sheets import sheet_about as sheet_of
from tallystick_web.questionnaires.queries.sheets import sheet_called
from tallystick_web.questionnaires.rules import Rater
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import set_called
from tallystick_web.questionnaires.sheet_rules import SheetNow, check_can_drop, check_can_settle, rater_of

_APART = (
    "Somebody else has marked this. You see their marks when you have given yours, so that both are your own. Once you "
    "have, neither can be changed."
)


@needs(Capability.FILL_SHEETS)
def sheet_about(
    request: HttpRequest, viewer: Viewer, question_set: str, piece_kind_app: str, piece_kind: str, piece: UUID
) -> HttpResponse:
    """The questions of a set about a piece of work. Where somebody answered them already, it leads on to that."""
    of, name = or_404(set_called(question_set)), f"{piece_kind_app}/{piece_kind}"
    kind, work = _work(viewer, of, name, piece)
    there = sheet_of(viewer.organisation.pk, of, name, piece)
    if there is not None and request.method != "POST":
        return redirect("sheet", organisation=viewer.organisation.slug, sheet=there.id)
    form = MarksForm(request.POST or None, of=of)

    def do(_: Mapping[str, Any]) -> str:
        made = actions.begin_sheet(
            of=of, kind=name, piece=piece, work=work, answers=form.given, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "sheet", sheet=made.pk)

    said = {
        "of": of,
        "title": work.title,
        "back": {"text": work.title, "href": kind.href(viewer.organisation.slug, piece)},
        "refused": "",
        "says": of.about,
    }
    done = "Your answers were saved."
    return ask(request, viewer, form, page="questionnaires/sheet_mark.jinja", do=do, done=done, said=said)


@require_safe
@needs(*SEES)
def sheet(request: HttpRequest, viewer: Viewer, sheet: UUID) -> HttpResponse:
    """What was answered about a piece of work, for whoever may read it now."""
    now = _sheet(viewer, sheet)
    page = SheetPage(now=now, reader=viewer.person.pk, fills=viewer.may(Capability.FILL_SHEETS))
    return render(request, "questionnaires/sheet.jinja", {"page": page, "back": _back(viewer, now)})


@needs(Capability.FILL_SHEETS)
def sheet_mark(request: HttpRequest, viewer: Viewer, sheet: UUID) -> HttpResponse:
    """Answer, or mark as the first or the second person. Of what the first marked, the second meets nothing here."""
    now, reader = _sheet(viewer, sheet), viewer.person.pk
    is_own = now.shows_marks(reader) and now.second is None
    given = now.first.answers if now.first and is_own else {}
    form = MarksForm(request.POST or None, of=now.of, given=given, times=now.times)

    def do(entered: Mapping[str, Any]) -> str:
        actions.mark_sheet(
            sheet=now.id, answers=form.given, seen=entered["seen"] or 0, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "sheet", sheet=now.id)

    rater, refused = _as_whom(now, reader)
    said = {
        "of": now.of,
        "title": now.title,
        "back": {"text": now.title, "href": to(viewer, "sheet", sheet=now.id)},
        "refused": refused,
        "says": _APART if rater is Rater.SECOND else now.of.about,
    }
    done = "Your answers were saved."
    return ask(request, viewer, form, page="questionnaires/sheet_mark.jinja", do=do, done=done, said=said)


@needs(Capability.FILL_SHEETS)
def sheet_settle(request: HttpRequest, viewer: Viewer, sheet: UUID) -> HttpResponse:
    """Note what two people settled on where they marked differently."""
    now = _sheet(viewer, sheet)
    form = SettleForm(request.POST or None, sheet=now, said=differs_in_words(now))

    def do(entered: Mapping[str, Any]) -> str:
        actions.settle_sheet(
            sheet=now.id, answers=form.given, why=entered["reason"], by=viewer.person, at=timezone.now()
        )
        return to(viewer, "sheet", sheet=now.id)

    refused = why_not(check_can_settle)(now, viewer.person.pk)
    said = {"now": now, "refused": refused, "back": {"text": now.title, "href": to(viewer, "sheet", sheet=now.id)}}
    done = "What you settled on was saved."
    return ask(request, viewer, form, page="questionnaires/sheet_settle.jinja", do=do, done=done, said=said)


@needs(Capability.FILL_SHEETS)
def sheet_drop(request: HttpRequest, viewer: Viewer, sheet: UUID) -> HttpResponse:
    """Say that a sheet is no longer wanted."""
    now = _sheet(viewer, sheet)
    form = DropForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.drop_sheet(sheet=now.id, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "sheet", sheet=now.id)

    refused = why_not(check_can_drop)(now)
    said = {"now": now, "refused": refused, "back": {"text": now.title, "href": to(viewer, "sheet", sheet=now.id)}}
    done = "It is no longer wanted."
    return ask(request, viewer, form, page="questionnaires/sheet_drop.jinja", do=do, done=done, said=said)


# STEPS


def _sheet(viewer: Viewer, sheet: UUID) -> SheetNow:
    """The sheet of an address, for whoever may read the work that it is about."""
    now = or_404(sheet_called(viewer.organisation.pk, sheet))
    kind = kinds_of_work().get(now.piece_kind)
    if kind is not None:
        _check_reads(viewer, kind)
    return now


def _work(viewer: Viewer, of: AnswerSet, name: str, piece: UUID) -> tuple[KindOfWork, PieceOfWork]:
    """A piece of work that a set asks about, for whoever may read it."""
    is_asked = of.kind is SetKind.SHEET and name in of.things and not of.in_rounds
    kind = or_404(kinds_of_work().get(name) if is_asked else None)
    _check_reads(viewer, kind)
    return kind, or_404(kind.find(viewer.organisation.pk, [piece]).get(piece))


def _check_reads(viewer: Viewer, kind: KindOfWork) -> None:
    if not kind.is_read_by(viewer.capabilities):
        raise PermissionDenied(f"This is about {kind.several}, and your roles do not read these.")


def _back(viewer: Viewer, now: SheetNow) -> dict[str, str]:
    """Where a sheet hangs: the page of the work, or the round."""
    kind = kinds_of_work().get(now.piece_kind)
    if kind is not None and now.piece is not None:
        return {"text": now.title, "href": kind.href(viewer.organisation.slug, now.piece)}
    if now.round is not None:
        return {"text": "The round", "href": to(viewer, "round", round_of=now.round)}
    return {"text": "Prompts and checklists", "href": to(viewer, "rounds")}


def _as_whom(now: SheetNow, reader: UUID) -> tuple[Rater | None, str]:
    """As which of two people somebody marks; None, and why, where they cannot."""
    try:
        return rater_of(now, reader), ""
    except Refused as refused:
        return None, str(refused)
