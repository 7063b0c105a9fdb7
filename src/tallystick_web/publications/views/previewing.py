"""The stored pages of an edition, as everybody will read them, for those who look at them before."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications.queries_editions import edition_called, file_of
from tallystick_web.publications.sending import send


@require_safe
@needs(Capability.READ_REVIEWS, Capability.WRITE_PAPERS, Capability.PUBLISH)
def edition_preview(request: HttpRequest, viewer: Viewer, edition: UUID, path: str) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """A stored file of an edition."""
    found = or_404(edition_called(viewer.organisation.pk, edition))
    return send(path, or_404(file_of(found, path)))
