"""What everybody reads without signing in: stored bytes, and the lists before them. No session is opened for it."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from tallystick_web.publications.queries_editions import published_by, published_file
from tallystick_web.publications.sending import send
from tallystick_web.publications.site.front import organisations_page
from tallystick_web.publications.site.pages import style

_FRESH = "public, max-age=300"
_NOTHING = b"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page not found</title></head>
<body><h1>Page not found</h1><p>Nothing is published at this address.</p></body>
</html>
"""


@require_safe
def public_front(request: HttpRequest) -> HttpResponse:
    """The organisations that published something."""
    return _fresh(request, send("index.html", organisations_page(published_by())))


@require_safe
def public_style(request: HttpRequest) -> HttpResponse:
    """The style of that page."""
    return _fresh(request, send("style.css", style()))


@require_safe
def public_file(request: HttpRequest, organisation: str, path: str = "") -> HttpResponse:
    """A published file. Whatever is not published is answered in the same words, whyever it is not."""
    # PostgreSQL takes no text with this letter, and breaks where it is asked for one.
    found = None if "\0" in path else published_file(organisation, path, on=timezone.localdate())
    if found is None:
        return HttpResponse(_NOTHING, status=404)
    return _fresh(request, send(found.path, found.content))


def _fresh(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An answer that others may keep for a while, and that is not sent again where they have it."""
    response["ETag"] = etag = f'"{sha256(response.content).hexdigest()}"'
    response["Cache-Control"] = _FRESH
    return get_conditional_response(request, etag=etag, response=response)
