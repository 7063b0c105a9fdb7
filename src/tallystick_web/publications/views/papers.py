"""The pages of papers: those of a review, one as its readers will see it, and its files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallystick.release.policy import Audience
from tallystick_web.core.attachments import attachment
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.waiting import progress_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications import making, queries
from tallystick_web.publications.paper_rules import MAKE_PAPER
from tallystick_web.publications.presenters.papers import (
    audience_in_short,
    gap_lines,
    missing_lines,
    paper_line,
    part_lines,
    state_of,
    version_lines,
)
from tallystick_web.publications.rules import PaperForm, PaperKind
from tallystick_web.publications.views.finding import objectives_of, open_paper
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen
from tallystick_web.reviews.queries.reviews import review_called

_TYPES = {
    PaperForm.HTML: "text/html; charset=utf-8",
    PaperForm.PDF: "application/pdf",
    PaperForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperForm.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    PaperForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@needs(Capability.READ_REVIEWS)
def papers(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """The papers of a review that the viewer may read."""
    of = or_404(review_called(viewer.organisation.pk, review))
    said = {
        "review": of,
        "papers": [paper_line(one) for one in queries.papers_of(of, viewer.audiences)],
        "is_frozen": newest_frozen(of) is not None,
        "may_write": viewer.may(Capability.WRITE_PAPERS),
    }
    return render(request, "publications/papers.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS)
def paper(request: HttpRequest, viewer: Viewer, paper: UUID) -> HttpResponse:
    """One paper: how far it is, what is missing, and the paper as its readers will see it."""
    found = open_paper(viewer, paper)
    kind, frozen, versions = PaperKind(found.kind), newest_frozen(found.review), queries.versions_of(found)
    content = content_of(frozen, Audience(found.audience)) if frozen else None
    written, objectives = queries.written_for(found), objectives_of(found, content)
    newest = versions[0] if versions else None
    texts = making.texts_of(found, written)
    progress = progress_of(viewer.organisation.pk, MAKE_PAPER, paper=str(found.pk))
    changed = newest is not None and any(one.at > newest.at for one in written.values())
    said = {
        "paper": found,
        "kind": kind.label,
        "audience": audience_in_short(found.audience),
        "document": queries.drawn_of(newest) if newest else None,
        "versions": version_lines(versions),
        "state": state_of(newest, frozen, progress, changed=changed),
        "is_frozen": frozen is not None,
        "may_write": viewer.may(Capability.WRITE_PAPERS),
        "parts": part_lines(kind, texts, objectives),
        "missing": missing_lines(kind, texts, objectives),
        "gaps": gap_lines(making.gaps_of(found, content)) if content else (),
    }
    return render(request, "publications/paper.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS)
def paper_file(_: HttpRequest, viewer: Viewer, paper: UUID, number: int, form: str) -> HttpResponse:
    """A form of a version of a paper, to be saved."""
    version = or_404(queries.version_numbered(open_paper(viewer, paper), number))
    if form not in version.files:
        raise Http404
    file = version.files[form]
    return attachment(read(Shelf.PAPERS, file["sha256"]), file["name"], kind=_TYPES[PaperForm(form)])
