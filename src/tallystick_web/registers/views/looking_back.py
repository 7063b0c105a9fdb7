"""Pages of the quarter's look-back: beginning it, the look-back itself, its marks, and chances that were missed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import Period, newest_over
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.actions import looking_back as actions
from tallystick_web.registers.described.outputs import LOOK_BACKS
from tallystick_web.registers.forms.looking_back import BeginForm, MarksForm, MissedForm
from tallystick_web.registers.presenters.looking_back import BeginPage, LookBackPage, MarkPage
from tallystick_web.registers.queries import looking_back as queries
from tallystick_web.registers.queries.looking_back import LookBackNow


@needs(Capability.READ_REGISTERS)
def look_back(request: HttpRequest, viewer: Viewer, look_back: UUID) -> HttpResponse:
    """A look-back: the score against the benchmark, the marks, what was missed, and last quarter beside it."""
    found = _found(viewer, look_back)
    before = queries.look_back_before(viewer.organisation.pk, found.entry.values["quarter_ended"])
    keeps = viewer.may(Capability.KEEP_OUTPUTS)
    page = LookBackPage(now=found, before=before, reader=viewer.person.pk, keeps=keeps)
    return render(request, "registers/look_back.jinja", {"page": page})


@needs(Capability.KEEP_OUTPUTS)
def look_back_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin to look back at a quarter: its sample is drawn by the stated rule."""
    quarter = newest_over(Cadence.QUARTERLY, on=timezone.localdate())
    form = BeginForm(request.POST or None, initial=_initial(viewer, quarter))

    def do(_: Mapping[str, Any]) -> str:
        made = actions.begin_look_back(values=form.entered, **_who_and_when(viewer))
        return to(viewer, "look-back-mark", look_back=made.pk)

    outputs = queries.outputs_of_quarter(viewer.organisation.pk, quarter.until)
    newest = queries.look_back_before(viewer.organisation.pk, quarter.until + timedelta(days=1))
    is_there = newest is not None and newest.entry.values["quarter_ended"] == quarter.until
    said = {
        "already": to(viewer, "look-back", look_back=newest.entry.id) if newest and is_there else "",
        "page": BeginPage(count=len(outputs), quarter=quarter.label),
        "back": to(viewer, "register", register=LOOK_BACKS.id),
    }
    done = "The sample is drawn. Mark each output."
    return ask(request, viewer, form, page="registers/look_back_begin.jinja", do=do, done=done, said=said)


@needs(Capability.KEEP_OUTPUTS)
def look_back_mark(request: HttpRequest, viewer: Viewer, look_back: UUID) -> HttpResponse:
    """Mark every output of a look-back on one page: as the first reader, or as the second, who sees no first marks."""
    found = _found(viewer, look_back)
    page = MarkPage(now=found, reader=viewer.person.pk)
    outputs = [one.output for one in found.read]
    form = MarksForm(request.POST or None, initial=page.given, outputs=outputs)

    def do(_: Mapping[str, Any]) -> str:
        mark = actions.mark_outputs if page.is_first else actions.mark_again
        mark(look_back=look_back, given=form.given, **_who_and_when(viewer))
        return to(viewer, "look-back", look_back=look_back)

    said = {"page": page, "back": to(viewer, "look-back", look_back=look_back)}
    return ask(
        request, viewer, form, page="registers/look_back_mark.jinja", do=do, done="The marks were saved.", said=said
    )


@needs(Capability.KEEP_OUTPUTS)
def look_back_missed(request: HttpRequest, viewer: Viewer, look_back: UUID) -> HttpResponse:
    """Name a chance of the quarter that was missed."""
    found = _found(viewer, look_back)
    form = MissedForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.name_missed_chance(look_back=look_back, values=form.entered, **_who_and_when(viewer))
        return to(viewer, "look-back", look_back=look_back)

    said = {
        "caption": found.entry.title,
        "heading": "Name a chance that was missed",
        "button": "Add this chance",
        "back": to(viewer, "look-back", look_back=look_back),
        "lead": "",
    }
    done = "The missed chance was added."
    return ask(request, viewer, form, page="registers/audit_form.jinja", do=do, done=done, said=said)


# STEPS


def _found(viewer: Viewer, key: UUID) -> LookBackNow:
    return or_404(queries.look_back_now(viewer.organisation.pk, key))


def _initial(viewer: Viewer, quarter: Period) -> dict[str, Any]:
    """The newest quarter that is over, with the benchmark of the look-back before."""
    before = queries.look_back_before(viewer.organisation.pk, quarter.until)
    benchmark = before.entry.values["benchmark"] if before is not None else None
    return {"title": quarter.label, "quarter_ended": quarter.until, "benchmark": benchmark}


def _who_and_when(viewer: Viewer) -> dict[str, Any]:
    return {"by": viewer.person, "at": timezone.now(), "today": timezone.localdate()}
