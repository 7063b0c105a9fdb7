"""Reading evidence: the list, one piece, and a file of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from tallystick_web.core.attachments import attachment
from tallystick_web.evidence import queries
from tallystick_web.evidence.attached import lines_of, readable, reader_of
from tallystick_web.evidence.forms import FilterForm
from tallystick_web.evidence.frameworks import frameworks
from tallystick_web.evidence.presenters.pieces import PiecePage, line, list_lead
from tallystick_web.evidence.queries import Asked
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.rules import Capability

_FILTERS = ("kind", "shows", "framework", "attached_to")


@needs(Capability.READ_EVIDENCE)
def evidence(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The evidence of an organisation, or what is asked for of it. What cannot be asked for is not asked for."""
    kinds = {kind: one.text for kind, one in readable(viewer).items()}
    form = FilterForm(request.GET, frameworks=frameworks().values(), subjects=kinds)
    chosen = form.cleaned_data if form.is_valid() else {}
    asked = Asked(**{name: chosen.get(name, "") for name in _FILTERS}, is_withdrawn=chosen.get("state") == "withdrawn")
    page = _page_number(request)
    found, has_more = queries.pieces(reader_of(viewer), asked, page=page)
    is_filtered = page > 1 or any(chosen.values())
    said = {
        "form": form,
        "lines": [line(one) for one in found],
        "lead": list_lead(count=len(found), has_more=has_more, is_filtered=is_filtered),
        "is_filtered": is_filtered,
        "newer": _turned(chosen, page - 1) if page > 1 else "",
        "older": _turned(chosen, page + 1) if has_more else "",
        "may_add": viewer.may(Capability.ADD_EVIDENCE),
    }
    return render(request, "evidence/list.jinja", said)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= 4 else 1


def _turned(chosen: dict[str, str], page: int) -> str:
    """The part of the address that asks for the same on another page."""
    return "?" + urlencode({**{name: value for name, value in chosen.items() if value}, "page": page})


@needs(Capability.READ_EVIDENCE)
def piece(request: HttpRequest, viewer: Viewer, evidence: UUID) -> HttpResponse:
    """One piece of evidence: what it says, what it is about, what it is held for, and what it said before."""
    organisation = viewer.organisation.pk
    found = or_404(queries.piece(reader_of(viewer), evidence))
    page = PiecePage(
        piece=found,
        versions=queries.versions_for(reader_of(viewer), evidence),
        attached=lines_of(viewer, queries.attachments(organisation, evidence)),
        mapped=queries.mapped(organisation, evidence),
        frameworks=frameworks(),
        may_add=viewer.may(Capability.ADD_EVIDENCE),
    )
    return render(request, "evidence/piece.jinja", {"page": page})


@needs(Capability.READ_EVIDENCE)
def evidence_file(request: HttpRequest, viewer: Viewer, evidence_version: UUID) -> HttpResponse:  # noqa: ARG001  # every view takes it
    """A file, to be saved and never shown: whatever it holds, a browser does not run it here."""
    file, content = or_404(queries.file_of(reader_of(viewer), evidence_version))
    return attachment(content, file.label, kind="application/octet-stream")
