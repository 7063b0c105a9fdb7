"""The page of all registers, and the way to an entry of whichever it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404, seen_other
from tallystick_web.registers.presenters.home import ALSO_HERE, home_page
from tallystick_web.registers.queries.across import due_entries, tallies_of, where_is
from tallystick_web.registers.views.finding import ANY_READS, address_of, readable, register_to_read


@needs(*ANY_READS)
def home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is due from the viewer first, then every register they may read."""
    organisation, today = viewer.organisation.pk, timezone.localdate()
    registers = readable(viewer)
    mine = [(one, viewer.person.pk) for one in registers if one.months]
    due = [one for _, one in due_entries(organisation, mine, on=today)]
    page = home_page(registers, tallies_of(organisation, registers, today=today), due, today=today)
    also = [(route, text) for route, text, needed in ALSO_HERE if viewer.may(needed)]
    return render(request, "registers/home.jinja", {"page": page, "also": also})


@needs(*ANY_READS)
def entry_anywhere(request: HttpRequest, viewer: Viewer, register_entry: UUID) -> HttpResponse:  # noqa: ARG001  # every view takes it
    """Lead to an entry that is known by its id alone."""
    found = or_404(where_is(viewer.organisation.pk, register_entry))
    return seen_other(address_of(viewer, register_to_read(viewer, found.id), register_entry))
