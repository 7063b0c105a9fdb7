"""The stored pages of an edition, as everybody will read them, for those who look at them before."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications.queries_editions import edition_called, file_of
from tallystick_web.publications.sending import send

_READS = (Capability.READ_REVIEWS, Capability.WRITE_PAPERS, Capability.PUBLISH)


@require_safe
@needs(*_READS)
def edition_preview(request: HttpRequest, viewer: Viewer, edition: UUID, path: str) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """A stored file of an edition."""
    found = or_404(edition_called(viewer.organisation.pk, edition))
    return send(path, or_404(file_of(found, path)))


@require_safe
@needs(*_READS)
def edition_before(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """Where stored pages link to all editions: before they are published, that is the publication's own page here."""
    found = or_404(edition_called(viewer.organisation.pk, edition))
    return redirect(to(viewer, "publication", publication=found.row.publication_id))
