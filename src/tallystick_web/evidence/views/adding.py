"""Adding evidence, correcting it, withdrawing it."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.core.forms_once import sent_in
from tallystick_web.core.middleware import takes_files
from tallystick_web.core.registry import subjects
from tallystick_web.evidence import actions, queries
from tallystick_web.evidence.attached import may_attach, name_of, reader_of
from tallystick_web.evidence.forms import CorrectForm, EvidenceForm, WhyForm
from tallystick_web.evidence.queries import Piece
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, seen_other, to
from tallystick_web.organisations.rules import Capability


@takes_files
@needs(Capability.ADD_EVIDENCE)
def add_evidence(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Add a piece of evidence that is not about one thing."""
    return _add(request, viewer, on=None, about="", back=to(viewer, "evidence"))


@takes_files
@needs(Capability.ADD_EVIDENCE)
def add_evidence_about(request: HttpRequest, viewer: Viewer, subject_kind: str, subject: UUID) -> HttpResponse:
    """Add a piece of evidence on something. Whoever cannot is led to what there is, where it is said why."""
    name = or_404(name_of(viewer, subject_kind, subject))
    back = to(viewer, "evidence-about", subject_kind=subject_kind, subject=subject)
    if not may_attach(viewer, subjects()[subject_kind]):
        return seen_other(back)
    return _add(request, viewer, on=(subject_kind, subject), about=name, back=back)


def _add(request: HttpRequest, viewer: Viewer, *, on: actions.On | None, about: str, back: str) -> HttpResponse:
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def do(_: Mapping[str, Any]) -> str:
        added = actions.add_evidence(said=form.said, file=form.sent, on=on, by=viewer.person, at=timezone.now())
        return to(viewer, "evidence-piece", evidence=added.pk)

    return ask(
        request,
        viewer,
        form,
        page="evidence/add.jinja",
        do=do,
        done="The evidence was added.",
        said={"about": about, "back": back},
        sent=lambda: _sent(request, form),
    )


@takes_files
@needs(Capability.ADD_EVIDENCE)
def correct_evidence(request: HttpRequest, viewer: Viewer, evidence: UUID) -> HttpResponse:
    """Say anew what a piece of evidence says."""
    found = _found(viewer, evidence)
    now, said = found.now, found.now.said
    initial = {name: getattr(said, name) for name in ("title", "dated", "text", "link")}
    initial |= {name: str(getattr(said, name)) for name in ("kind", "shows", "grade", "visibility")}
    initial["version"] = now.number
    form = CorrectForm(request.POST or None, request.FILES or None, initial=initial, has_file=now.file is not None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.correct_evidence(
            evidence=evidence,
            said=form.said,
            file=form.sent,
            why=entered["why"],
            seen=entered["version"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "evidence-piece", evidence=evidence)

    return ask(
        request,
        viewer,
        form,
        page="evidence/correct.jinja",
        do=do,
        done="The correction was saved. What it said before stays below.",
        said={"piece": found},
        sent=lambda: _sent(request, form),
    )


@needs(Capability.ADD_EVIDENCE)
def withdraw_evidence(request: HttpRequest, viewer: Viewer, evidence: UUID) -> HttpResponse:
    """Say that a piece of evidence no longer holds."""
    found = _found(viewer, evidence)

    def do(entered: Mapping[str, Any]) -> str:
        actions.withdraw_evidence(evidence=evidence, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "evidence-piece", evidence=evidence)

    done = "The evidence was withdrawn. It is no longer shown on what it was about."
    form = WhyForm(request.POST or None)
    return ask(request, viewer, form, page="evidence/withdraw.jinja", do=do, done=done, said={"piece": found})


def _found(viewer: Viewer, evidence: UUID) -> Piece:
    """A piece that the viewer sees. Raises Http404 for every other."""
    return or_404(queries.piece(reader_of(viewer), evidence))


def _sent(request: HttpRequest, form: EvidenceForm) -> str:
    """What a form said and the file that came with it, as a SHA-256."""
    content = form.sent.content if form.sent else b""
    return hashlib.sha256(f"{sent_in(request)} {hashlib.sha256(content).hexdigest()}".encode()).hexdigest()
