"""Files to take away: the figures a page shows, and the approved set as a whole."""

from django.http import Http404, HttpRequest, HttpResponse

from tallystick_web.core.attachments import attachment
from tallystick_web.numbers import downloads
from tallystick_web.numbers.presenters.reading import Reader
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.views.reading import printable, reader_of
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_NUMBERS)
@printable
def figures(request: HttpRequest, viewer: Viewer, standard: str, form: str, indicator: str = "") -> HttpResponse:
    """The figures of one indicator, or of every indicator of a standard, for a spreadsheet or for programs."""
    reader, approved = reader_of(request, viewer, Subject.STANDARDS)
    if approved is None:
        raise Http404
    term = house_term(viewer.organisation.pk)
    try:
        file = downloads.figures(approved.sha256, standard, indicator, form=form, term=term)
    except KeyError:
        raise Http404 from None
    return _sent(file, reader)


@needs(Capability.READ_NUMBERS)
@printable
def whole_set(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    """The workbook or the report of everything a reader has."""
    reader, approved = reader_of(request, viewer, Subject.STANDARDS)
    if approved is None:
        raise Http404
    return _sent(downloads.whole(approved.sha256, kind), reader)


def _sent(file: downloads.File, reader: Reader) -> HttpResponse:
    """The file as an attachment. Its name says whose it is and for whom: it will lie in a folder of downloads."""
    return attachment(file.content, f"{reader.slug}-{reader.audience}-{file.name}", kind=file.type)
