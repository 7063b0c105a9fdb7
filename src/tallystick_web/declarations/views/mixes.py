"""How wide a mix of people takes part, as far as they said how they describe themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.declaring import populations
from tallystick_web.declarations.presenters.mixes import MixesPage, mixes_page
from tallystick_web.declarations.queries.batches import waiting_changes
from tallystick_web.declarations.queries.mixes import mixes, newest_batch
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability


@require_safe
@needs(Capability.READ_REGISTERS)
def every_mix(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The newest mix of each population with the ones before it, what is withheld, and what is missing."""
    organisation = viewer.organisation.pk
    page: MixesPage = mixes_page(
        populations(),
        mixes(organisation),
        has_declarations=bool(newest_batch(organisation)),
        is_waiting=bool(waiting_changes(organisation)),
        today=timezone.localdate(),
    )
    said = {"page": page, "may_ask": Capability.ASK_DECLARATIONS in viewer.capabilities}
    return render(request, "declarations/mixes.jinja", said)
