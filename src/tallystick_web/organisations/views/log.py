"""The log: who did what in an organisation, and when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.presenters.log import kind_in_words, log_lines, people_in
from tallystick_web.organisations.queries_log import PAGE, events_of, kinds_of
from tallystick_web.organisations.queries_people import names_of
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_LOG)
def log(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One page of the log, of all events or of one kind."""
    organisation = viewer.organisation.pk
    reads_desk = viewer.may(Capability.READ_DESK)
    kinds = list(kinds_of(organisation, reads_desk=reads_desk))
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds else ""
    asked = request.GET.get("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    events, total = events_of(organisation, reads_desk=reads_desk, kind=kind, page=page)
    said = {
        "lines": log_lines(events, names_of(organisation, people_in(events)), reads_desk=reads_desk),
        "kinds": [(one, kind_in_words(one)) for one in kinds],
        "kind": kind,
        "page": page,
        "pages": max(1, -(-total // PAGE)),
        "total": total,
        "first": total - (page - 1) * PAGE,
        "reads_desk": reads_desk,
    }
    return render(request, "organisations/log.jinja", said)
