"""What every page with a form does: show it, do once what it asks, and lead on; or say what is wrong."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.forms_once import FIELD, OnceForm, once, sent_in
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.access import Viewer

T = TypeVar("T")


def ask(
    request: HttpRequest,
    viewer: Viewer,
    form: OnceForm,
    *,
    page: str,
    do: Callable[[Mapping[str, Any]], str],
    done: str,
    said: Mapping[str, Any] | None = None,
    sent: Callable[[], str] | None = None,
) -> HttpResponse:
    """The page of a form. ``do`` takes what was entered and returns the address to lead on to, with ``done`` said.

    ``sent`` tells what a valid form said where that is more than its answers: files that came with it.
    """
    answer = None
    if request.method == "POST":
        answer = done_once(request, viewer, form, lambda: do(form.cleaned_data), sent=sent)
    if answer is None:
        return render(request, page, {"form": form, **(said or {})})
    messages.success(request, done)
    return answer


def done_once(
    request: HttpRequest,
    viewer: Viewer,
    form: OnceForm,
    do: Callable[[], str],
    *,
    sent: Callable[[], str] | None = None,
) -> HttpResponse | None:
    """Have ``do`` run once and lead to the address it gives; None where the form is wrong or it was refused."""
    if not form.is_valid():
        return None
    try:
        key, now = form.cleaned_data[FIELD], timezone.now()
        return seen_other(once(viewer.organisation.pk, key, now, do, sent=sent() if sent else sent_in(request)))
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def seen_other(address: str) -> HttpResponse:
    """Lead on to a page, which is asked for with GET whatever was done to come here."""
    return HttpResponseRedirect(address, status=303)


def to(viewer: Viewer, route: str, **parts: UUID | str) -> str:
    """The address of a page of the viewer's organisation."""
    return reverse(route, kwargs={"organisation": viewer.organisation.slug, **parts})


def or_denied(check: Callable[[], None]) -> None:
    """Raise PermissionDenied where a check refuses: whoever may not do something is told why, not asked for a form."""
    try:
        check()
    except Refused as refused:
        raise PermissionDenied(str(refused)) from None


def or_404(found: T | None) -> T:
    """What was found. Raises Http404 where nothing was: of another organisation's things, nothing is said."""
    if found is None:
        raise Http404
    return found
