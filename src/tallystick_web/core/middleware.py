"""What every request goes through besides Django's own."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from logging import getLogger
from typing import Any, TypeVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.core.fence import inside

GetResponse = Callable[[HttpRequest], HttpResponse]
V = TypeVar("V", bound=Callable[..., HttpResponse])
FOR_EVERYBODY = "/public/"
log = getLogger("tallystick.request")


def numbered_and_logged(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Give each request a number, and write one line about it: the route and never the address, which may hold ids."""

    def answer(request: HttpRequest) -> HttpResponse:
        number, started = uuid4().hex, time.perf_counter()
        request.number = number  # type: ignore[attr-defined]  # read by the page of a failure
        with inside():
            response = get_response(request)
        match = request.resolver_match
        log.info(
            "answered",
            extra={
                "request": number,
                "method": request.method,
                "route": match.route if match else "",
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        response["X-Request-ID"] = number
        return response

    return answer


class BodyLimited:
    """Refuses a body over the limit before anything reads it.

    A view that takes files (see ``takes_files``) has a limit of its own, and only for whom it opens. It is looked for
    here because the check of forged forms, which comes next, reads the whole body.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse what no view takes."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit()) or int(length) > settings.TALLYSTICK_LARGEST_UPLOAD:
            return _too_large(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _: Any, ids: Mapping[str, Any]) -> HttpResponse | None:
        """Refuse what this view does not take, or not from this person."""
        if int(request.META.get("CONTENT_LENGTH") or "0") <= settings.TALLYSTICK_LARGEST_BODY:
            return None
        takes_files, opens_for = getattr(view, "takes_files", False), getattr(view, "opens_for", _is_signed_in)
        return None if takes_files and opens_for(request, **ids) else _too_large(request)


def takes_files(view: V) -> V:
    """A view whose form sends files: from whom it ``opens_for``, or where it does not say, from who is signed in."""
    view.takes_files = True  # type: ignore[attr-defined]  # read by BodyLimited
    return view


def _is_signed_in(request: HttpRequest, **_: Any) -> bool:
    return request.user.is_authenticated


def _too_large(request: HttpRequest) -> HttpResponse:
    from tallystick_web.core.pages import too_large

    return too_large(request)


def session_timed(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """End a session 12 hours after sign-in, whatever happens in it, and 30 minutes after the last page.

    The last page is noted to the minute: a note at every page would be a write at every page. What everybody reads
    opens no session, so that it is the same for all and may be kept by others.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(FOR_EVERYBODY):
            return get_response(request)
        if request.user.is_authenticated:
            now = timezone.now()
            began = datetime.fromisoformat(request.session.setdefault("began", now.isoformat()))
            if now - began > settings.TALLYSTICK_LONGEST_SESSION:
                logout(request)
            elif request.session.get("minute") != now.strftime("%H:%M"):
                request.session["minute"] = now.strftime("%H:%M")
        return get_response(request)

    return answer


def private(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Keep what a person sees out of every shared store, and out of the Back button after signing out."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return answer
