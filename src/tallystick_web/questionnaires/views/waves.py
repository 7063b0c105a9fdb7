"""Pages of surveys for those who ask, and for those who read what came of them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.asked_about import KindOfWork, kinds_of_work
from tallystick_web.core.forms_once import sent_in
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.core.templating import day
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions import waves as actions
from tallystick_web.questionnaires.forms.waves import BeginForm, ButtonForm, InviteForm
from tallystick_web.questionnaires.presenters.results import Results, results_of
from tallystick_web.questionnaires.presenters.waves import facts_of, lead_of, waves_page
from tallystick_web.questionnaires.queries.comments import how_many_comments, themes_of
from tallystick_web.questionnaires.queries.figures import shown_of
from tallystick_web.questionnaires.queries.waves import (
    has_letters_to_go,
    how_many_answered,
    now_of,
    open_address,
    wave_called,
    waves_of,
)
from tallystick_web.questionnaires.queries.workforce import share_of_workforce
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import set_of, sets
from tallystick_web.questionnaires.wave_rules import WaveNow, addresses_in, check_addresses

_SEES = (Capability.READ_SURVEYS, Capability.KEEP_QUESTIONNAIRES)


@require_safe
@needs(*_SEES)
def waves(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every survey by the set it asks, and a link to begin another."""
    page = waves_page(waves_of(viewer.organisation.pk), timezone.localdate())
    may_ask = viewer.may(Capability.KEEP_QUESTIONNAIRES)
    return render(request, "questionnaires/waves.jinja", {"page": page, "may_ask": may_ask})


@needs(Capability.KEEP_QUESTIONNAIRES)
def wave_begin(request: HttpRequest, viewer: Viewer, question_set: str) -> HttpResponse:
    """Begin a survey."""
    of = or_404(set_of(SetKind.SURVEY, question_set))
    pieces = _pieces(viewer, of)
    choices = [(key, title) for key, (_, _, title) in pieces.items()]
    today = timezone.localdate()
    form = BeginForm(request.POST or None, of=of, pieces=choices, initial={"opens_on": today})

    def do(entered: Mapping[str, Any]) -> str:
        begun = form.begun(entered, {key: (kind, piece) for key, (kind, piece, _) in pieces.items()})
        wave = actions.begin_wave(of=of, begun=begun, by=viewer.person, at=timezone.now())
        return to(viewer, "wave", wave=wave.pk)

    done = "The survey is begun."
    return ask(request, viewer, form, page="questionnaires/wave_begin.jinja", do=do, done=done, said={"of": of})


def _pieces(viewer: Viewer, of: AnswerSet) -> dict[str, tuple[str, UUID, str]]:
    """The pieces of work that a survey can be about and that the viewer may read, by a key that stands in the form."""
    found: dict[str, tuple[str, UUID, str]] = {}
    for name in of.things:
        kind = _kind(viewer, name)
        for key, piece in kind.find(viewer.organisation.pk, None).items() if kind else ():
            if not piece.is_over:
                when = f", {day(piece.done_on)}" if piece.done_on else ""
                found[f"{name}:{key}"] = (name, key, f"{piece.title}{when}")
    return found


def _kind(viewer: Viewer, name: str) -> KindOfWork | None:
    """A kind of work, where the viewer may read it."""
    kind = kinds_of_work().get(name)
    return kind if kind and kind.is_read_by(viewer.capabilities) else None


def _about(viewer: Viewer, wave: WaveNow) -> tuple[str, str] | None:
    """The title and address of the piece of work that a survey is about, for those who may read it."""
    kind = _kind(viewer, wave.piece_kind)
    if kind is None or wave.piece is None:
        return None
    found = kind.find(viewer.organisation.pk, [wave.piece]).get(wave.piece)
    return (found.title, kind.href(viewer.organisation.slug, wave.piece)) if found else None


@require_safe
@needs(*_SEES)
def wave(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """A survey: how many answered while it is open, and what they answered once it is closed."""
    row = or_404(wave_called(viewer.organisation.pk, wave))
    now, on = now_of(row), timezone.localdate()
    keeps = viewer.may(Capability.KEEP_QUESTIONNAIRES)
    said = {
        "wave": now,
        "says": lead_of(now, how_many_answered(row), on),
        "facts": facts_of(now),
        "about": _about(viewer, now),
        "results": _results(viewer, row, now) if now.closed_on else None,
        "themes": themes_of(row),
        "comments": how_many_comments(row) if viewer.may(Capability.READ_COMMENTS) and now.closed_on else 0,
        "is_open": now.is_open(on),
        "is_closed": now.closed_on is not None,
        "may_ask": keeps and now.closed_on is None,
        "is_invited": now.way is Way.INVITED,
        "is_sending": has_letters_to_go(row),
        "address": open_address(row) if keeps else "",
        "newest": sets()[now.of.id].version,
    }
    return render(request, "questionnaires/wave.jinja", said)


def _results(viewer: Viewer, row: Any, now: WaveNow) -> Results | None:
    beside = (
        share_of_workforce(viewer.organisation.pk) if now.of.of_staff and viewer.may(Capability.READ_NUMBERS) else None
    )
    return results_of(now, shown_of(row), beside)


@needs(Capability.KEEP_QUESTIONNAIRES)
def wave_invite(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """Paste the addresses of people who are asked. What is noted of the form, nobody can try addresses against."""
    row = or_404(wave_called(viewer.organisation.pk, wave))
    form = InviteForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        found = addresses_in(entered["addresses"])
        check_addresses(found)
        actions.invite(wave=row, addresses=found.good, by=viewer.person, at=timezone.now())
        return to(viewer, "wave", wave=row.pk)

    return ask(
        request,
        viewer,
        form,
        page="questionnaires/wave_invite.jinja",
        do=do,
        done="The links are being sent.",
        said={"wave": now_of(row)},
        sent=lambda: keyed_hash(sent_in(request), of=viewer.organisation.pk),
    )


@needs(Capability.KEEP_QUESTIONNAIRES)
def wave_remind(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """Remind everybody who has not answered."""
    says = (
        "Everybody whose link was not used gets a fresh one. Nobody learns who they are. The link they had before "
        "stops working."
    )
    return _button(request, viewer, wave, actions.remind, "Remind people", says, "Reminders are being sent.")


@needs(Capability.KEEP_QUESTIONNAIRES)
def wave_version(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """Ask the newest version of the questions from now on."""
    says = (
        "From now on the newest version is asked. Answers to the one before are kept, and what both ask is counted "
        "together."
    )
    return _button(
        request, viewer, wave, actions.move_on, "Ask the newest version", says, "The newest version is asked."
    )


@needs(Capability.KEEP_QUESTIONNAIRES)
def wave_close(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """Take no more answers."""

    def close(*, wave: Any, by: Any, at: Any) -> object:
        return actions.close_wave(wave=wave.pk, organisation=wave.organisation_id, by=by, at=at)

    says = "No answer is taken any more, and the figures are made, once. A survey that was closed is not opened again."
    return _button(
        request, viewer, wave, close, "Close the survey", says, "The survey is closed. Its figures are being made."
    )


def _button(
    request: HttpRequest, viewer: Viewer, wave: UUID, act: Callable[..., object], heading: str, says: str, done: str
) -> HttpResponse:
    row = or_404(wave_called(viewer.organisation.pk, wave))

    def do(_: Mapping[str, Any]) -> str:
        act(wave=row, by=viewer.person, at=timezone.now())
        return to(viewer, "wave", wave=row.pk)

    said = {"wave": now_of(row), "heading": heading, "says": says}
    form = ButtonForm(request.POST or None)
    return ask(request, viewer, form, page="questionnaires/wave_button.jinja", do=do, done=done, said=said)
