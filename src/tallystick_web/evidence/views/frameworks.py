"""Frameworks: which there are, the evidence held for each, and what one piece is held for."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.evidence import actions, queries
from tallystick_web.evidence.attached import reader_of
from tallystick_web.evidence.forms import MapForm
from tallystick_web.evidence.frameworks import framework_called, frameworks
from tallystick_web.evidence.presenters.coverage import NOT_MET, coverage_page, framework_lines
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_EVIDENCE)
def every_framework(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every framework, and what nothing is held on."""
    held = queries.clauses_held_for(reader_of(viewer))
    said = {"lines": framework_lines(frameworks().values(), held), "not_met": NOT_MET}
    return render(request, "evidence/frameworks.jinja", said)


@needs(Capability.READ_EVIDENCE)
def coverage(request: HttpRequest, viewer: Viewer, framework: str) -> HttpResponse:
    """The evidence held for each clause of a framework."""
    found = or_404(framework_called(framework))
    page = coverage_page(found, queries.coverage(reader_of(viewer), framework))
    return render(request, "evidence/coverage.jinja", {"page": page, "not_met": NOT_MET})


@needs(Capability.ADD_EVIDENCE)
def map_evidence(request: HttpRequest, viewer: Viewer, evidence: UUID, framework: str) -> HttpResponse:
    """Say which clauses of a framework a piece of evidence is held for."""
    found = or_404(queries.piece(reader_of(viewer), evidence))
    asked = or_404(framework_called(framework))
    now = sorted(queries.mapped(viewer.organisation.pk, evidence).get(framework, ()))
    initial = {"clauses": now, "seen": " ".join(now)}
    form = MapForm(request.POST or None, initial=initial, framework=asked)

    def do(entered: Mapping[str, Any]) -> str:
        actions.map_evidence(
            evidence=evidence,
            framework=framework,
            clauses=entered["clauses"],
            seen=entered["seen"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "evidence-piece", evidence=evidence)

    said = {"piece": found, "framework": asked}
    return ask(request, viewer, form, page="evidence/map.jinja", do=do, done="What it is held for is saved.", said=said)
