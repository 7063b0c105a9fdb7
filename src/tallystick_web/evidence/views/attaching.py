"""What evidence is about: everything on one thing, attaching a piece to something, and ending that."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.registry import subjects
from tallystick_web.evidence import actions, queries
from tallystick_web.evidence.attached import box_for, lines_of, may_attach, name_of, reader_of, things
from tallystick_web.evidence.forms import AttachForm, WhyForm
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_EVIDENCE)
def evidence_about(request: HttpRequest, viewer: Viewer, subject_kind: str, subject: UUID) -> HttpResponse:
    """The evidence on one thing."""
    name = or_404(name_of(viewer, subject_kind, subject))
    known = subjects()[subject_kind]
    said = {
        "name": name,
        "kind": known.text,
        "href": known.href(viewer.organisation.slug, subject),
        "box": box_for(viewer, subject_kind, subject),
        "may_add": viewer.may(Capability.ADD_EVIDENCE),
    }
    return render(request, "evidence/about.jinja", said)


@needs(Capability.ADD_EVIDENCE)
def attach_evidence(request: HttpRequest, viewer: Viewer, evidence: UUID) -> HttpResponse:
    """Attach a piece of evidence to something."""
    found = or_404(queries.piece(reader_of(viewer), evidence))
    offered = things(viewer)
    form = AttachForm(request.POST or None, things=offered)

    def do(entered: Mapping[str, Any]) -> str:
        actions.attach_evidence(evidence=evidence, on=entered["subject"], by=viewer.person, at=timezone.now())
        return to(viewer, "evidence-piece", evidence=evidence)

    done = "The evidence is attached."
    said = {"piece": found, "is_offered": bool(offered)}
    return ask(request, viewer, form, page="evidence/attach.jinja", do=do, done=done, said=said)


@needs(Capability.ADD_EVIDENCE)
def detach_evidence(request: HttpRequest, viewer: Viewer, evidence_on: UUID) -> HttpResponse:
    """End that a piece of evidence is attached to something."""
    attachment = or_404(queries.attachment_called(viewer.organisation.pk, evidence_on))
    found = or_404(queries.piece(reader_of(viewer), attachment.evidence))
    known = subjects().get(attachment.kind)
    if known is not None and not may_attach(viewer, known):
        raise PermissionDenied("Only those who can attach evidence to this can end that it is attached.")
    lines = lines_of(viewer, [attachment])

    def do(entered: Mapping[str, Any]) -> str:
        actions.detach_evidence(attachment=evidence_on, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "evidence-piece", evidence=attachment.evidence)

    form = WhyForm(request.POST or None)
    said = {"piece": found, "name": lines[0].name if lines else "something that is no longer there"}
    done = "The evidence is no longer attached."
    return ask(request, viewer, form, page="evidence/detach.jinja", do=do, done=done, said=said)
