"""Pages of reflections: one’s own to write, share, erase and call done; what others share; and how many have reflected.

No address names a person. Whoever opens one meets what they wrote themselves, and nobody can ask for another’s.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.forms_once import sent_in
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability, RoleId
from tallystick_web.questionnaires.actions import reflections as actions
from tallystick_web.questionnaires.forms.reflections import ShareForm, WriteForm
from tallystick_web.questionnaires.forms.waves import ButtonForm
from tallystick_web.questionnaires.presenters.reflections import OwnPage, reflections_page, shared_lines
from tallystick_web.questionnaires.queries.reflections import (
    done_in_years,
    is_done,
    shared_with,
    who_reflects,
    written_by,
)
from tallystick_web.questionnaires.rules import years_on_offer
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import set_of

_RUNS_THEM = RoleId.BOARD_SECRETARY
"""Whoever runs the reflections of a year sees by name who has said so, and nothing of what they thought."""


@require_safe
@needs(Capability.READ_PLAN)
def reflections(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many have reflected, and for those who are asked to, their own."""
    today, organisation = timezone.localdate(), viewer.organisation.pk
    page = reflections_page(
        done_in_years(organisation),
        who_reflects(organisation, today),
        reader=viewer.person.pk,
        on=today,
        sees_names=_RUNS_THEM in viewer.roles,
    )
    return render(
        request, "questionnaires/reflections.jinja", {"page": page, "reflects": viewer.may(Capability.REFLECT)}
    )


@require_safe
@needs(Capability.REFLECT)
def reflections_shared(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What others let the reader read."""
    lines = shared_lines(shared_with(viewer.person))
    return render(request, "questionnaires/reflections_shared.jinja", {"lines": lines})


@needs(Capability.REFLECT)
def reflection_write(request: HttpRequest, viewer: Viewer, question_set: str, year: int) -> HttpResponse:
    """Write one’s own reflection, or write it anew.

    Of what is sent only a hash that nobody makes without the service’s secret is noted, to tell a form sent twice.
    """
    of, year_ended = _of(question_set, year)
    page = _own(viewer, of, year_ended)
    form = WriteForm(request.POST or None, of=of, given=page.written.answers if page.written else None)

    def do(_: Mapping[str, Any]) -> str:
        actions.keep_reflection(of=of, year_ended=year_ended, answers=form.given, by=viewer.person, at=timezone.now())
        return to(viewer, "reflection-write", question_set=of.id, year=str(year))

    return ask(
        request,
        viewer,
        form,
        page="questionnaires/reflection_write.jinja",
        do=do,
        done="What you wrote was kept. Only you can read it.",
        said={"page": page},
        sent=lambda: keyed_hash(sent_in(request), of=viewer.organisation.pk),
    )


@needs(Capability.REFLECT)
def reflection_done(request: HttpRequest, viewer: Viewer, question_set: str, year: int) -> HttpResponse:
    """Say that one has reflected, here or elsewhere."""
    of, year_ended = _of(question_set, year)
    form = ButtonForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.say_done(of=of, year_ended=year_ended, by=viewer.person, at=timezone.now())
        return to(viewer, "reflections")

    page = "questionnaires/reflection_done.jinja"
    said = {"page": _own(viewer, of, year_ended)}
    return ask(request, viewer, form, page=page, do=do, done="You are counted as having reflected.", said=said)


@needs(Capability.REFLECT)
def reflection_share(request: HttpRequest, viewer: Viewer, question_set: str, year: int) -> HttpResponse:
    """Let one person read what one wrote, or take that back."""
    of, year_ended = _of(question_set, year)
    page = _own(viewer, of, year_ended)
    others = [one for one in who_reflects(viewer.organisation.pk, timezone.localdate()) if one[0] != viewer.person.pk]
    reader = page.written.shared_with if page.written else None
    form = ShareForm(request.POST or None, people=others, reader=reader)

    def do(entered: Mapping[str, Any]) -> str:
        actions.share_reflection(
            of=of, year_ended=year_ended, reader=form.chosen(entered), by=viewer.person, at=timezone.now()
        )
        return to(viewer, "reflection-write", question_set=of.id, year=str(year))

    done, said = "Your choice was saved.", {"page": page}
    return ask(
        request,
        viewer,
        form,
        page="questionnaires/reflection_share.jinja",
        do=do,
        done=done,
        said=said,
        sent=lambda: keyed_hash(sent_in(request), of=viewer.organisation.pk),
    )


@needs(Capability.REFLECT)
def reflection_erase(request: HttpRequest, viewer: Viewer, question_set: str, year: int) -> HttpResponse:
    """Erase what one wrote, at once and for good."""
    of, year_ended = _of(question_set, year)
    form = ButtonForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.erase_reflection(of=of, year_ended=year_ended, by=viewer.person, at=timezone.now())
        return to(viewer, "reflections")

    page = "questionnaires/reflection_erase.jinja"
    said = {"page": _own(viewer, of, year_ended)}
    return ask(request, viewer, form, page=page, do=do, done="What you wrote was erased.", said=said)


# STEPS


def _of(question_set: str, year: int) -> tuple[AnswerSet, date]:
    """The set and the last day of the year of an address: one of the two years that can be written about."""
    of = or_404(set_of(SetKind.REFLECTION, question_set))
    years = {one.year: one for one in years_on_offer(timezone.localdate())}
    return of, or_404(years.get(year))


def _own(viewer: Viewer, of: AnswerSet, year_ended: date) -> OwnPage:
    written = written_by(viewer.person, of, year_ended)
    names = dict(who_reflects(viewer.organisation.pk, timezone.localdate())) if written else {}
    return OwnPage(
        of=of,
        year_ended=year_ended,
        written=written,
        reader=names.get(written.shared_with, "") if written and written.shared_with else "",
        is_done=is_done(viewer.person, of, year_ended),
    )
