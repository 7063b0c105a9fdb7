"""How a form that was sent is done: once, with a refusal said on the page, and a page to go to after it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone

from tallystick_web.core.forms_once import FIELD, OnceForm, once, sent_in
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.access import Viewer


class SeeOther(HttpResponseRedirect):
    """To a page that shows what was done: the browser asks for it anew."""

    status_code = 303


def done(request: HttpRequest, viewer: Viewer, form: OnceForm, do: Callable[[], str]) -> SeeOther | None:
    """Have ``do`` run once and lead to the address it gives; None where the form is wrong or it was refused."""
    if not form.is_valid():
        return None
    try:
        key, now = form.cleaned_data[FIELD], timezone.now()
        return SeeOther(once(viewer.organisation.pk, key, now, do, sent=sent_in(request)))
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
