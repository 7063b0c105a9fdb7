"""Pages for everybody: the front door, what went wrong, and what the service says of itself."""

import sys
from collections.abc import Callable
from datetime import UTC, timedelta

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.append_only import missing
from tallystick_web.core.chrome import Chrome, Link, footer
from tallystick_web.core.held import is_held
from tallystick_web.core.readiness import migrations_waiting
from tallystick_web.core.room import is_out_of_room


def front_door(request: HttpRequest) -> HttpResponse:
    """Send people to their organisations, or to sign in."""
    return redirect("my-organisations" if request.user.is_authenticated else "account_login")


def page(template: str, **said: object) -> Callable[[HttpRequest], HttpResponse]:
    """A view that prints one template with what is said in it, and needs nothing else."""

    def view(request: HttpRequest) -> HttpResponse:
        frame = Chrome(navigation=_way_back(request), footer=footer())
        request.chrome = frame  # type: ignore[attr-defined]  # templates read it
        return render(request, template, said)

    return view


def _way_back(request: HttpRequest) -> tuple[Link, ...]:
    """Such a page belongs to no organisation, so whoever signed in finds the menu again where they came from."""
    back = Link(text="Back to your organisation", href=reverse("front-door"))
    return (back,) if request.user.is_authenticated else ()


def healthz(_: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(_: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers, is up to date, its triggers are there, and nothing is held."""
    said = {"migrations_waiting": migrations_waiting(connection), "triggers_missing": len(missing(connection))}
    is_ready, waits = not any(said.values()), is_held()
    status = "not ready" if not is_ready else "held" if waits else "ready"
    return JsonResponse({"status": status, **said, "held": waits}, status=200 if status == "ready" else 503)


def security_txt(_: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116). Raises Http404 where the operator has named no place."""
    if not settings.TALLYSTICK_SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + timedelta(days=90)).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.TALLYSTICK_SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {settings.TALLYSTICK_ADDRESS}/.well-known/security.txt",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


def too_large(request: HttpRequest) -> HttpResponse:
    """What was sent is larger than this page takes."""
    return render(request, "413.jinja", status=413)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """What was sent cannot be read."""
    return render(request, "400.jinja", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A person may not do this. The exception says who may."""
    return render(request, "403.jinja", {"why": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """There is no such page, or not for this person."""
    return render(request, "404.jinja", status=404)


def sent_before(request: HttpRequest, why: str) -> HttpResponse:
    """A form that was done came again with other answers. These are not saved."""
    return render(request, "409.jinja", {"why": why}, status=409)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke. Says so without asking the database."""
    if is_out_of_room(sys.exc_info()[1]):
        return render(request, "507.jinja", status=507)
    return render(request, "500.jinja", {"number": getattr(request, "number", "")}, status=500)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The form was made for another session, or by another site."""
    return render(request, "403_csrf.jinja", status=403)


def locked_out(request: HttpRequest, credentials: object = None, *_: object, **__: object) -> HttpResponse:  # noqa: ARG001  # axes' signature
    """Too many wrong passwords for one address and account."""
    return render(request, "429.jinja", status=429)
