"""Files that leave to be saved: whatever they hold, a browser does not show or run them here."""

from typing import TypeVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

R = TypeVar("R", bound=HttpResponseBase)
CSV = "text/csv; charset=utf-8"


def attachment(content: bytes | str, name: str, *, kind: str = CSV) -> HttpResponse:
    """A file under a name, as an answer. ``kind`` is its content type."""
    return to_be_saved(HttpResponse(content, content_type=kind), name)


def to_be_saved(response: R, name: str) -> R:
    """The same answer, to be saved under a name whatever letters it has."""
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
