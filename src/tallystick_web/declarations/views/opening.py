"""What a browser remembers of a link that was opened in it: the link's id, and for how long it shows what was said."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.declarations import rules
from tallystick_web.declarations.queries.links import link_called, now_of
from tallystick_web.declarations.rules import What

_LINK, _SEEN = "declaration-link", "declaration-seen"
_VISIT = timedelta(minutes=30)
NOT_THERE = "This link is not complete, or it is long out of date. Copy the whole link from the e-mail."
VISIT_OVER = "What you said is shown for 30 minutes after you open a link to it. Ask for a new link to see it again."


def remember(request: HttpRequest, link: Any) -> None:
    """Remember a link, or that there is none."""
    forget(request)
    if link is not None:
        request.session[_LINK] = str(link.pk)


def forget(request: HttpRequest) -> None:
    """Remember nothing of any link."""
    for name in (_LINK, _SEEN):
        request.session.pop(name, None)


def show_for_a_while(request: HttpRequest, link: Any) -> None:
    """Remember a link that was used to see what was said, for the length of a visit."""
    forget(request)
    request.session[_SEEN] = {"link": str(link.pk), "until": (timezone.now() + _VISIT).isoformat()}


def opened(request: HttpRequest) -> tuple[Any, str]:
    """The link that this browser opened, and why it opens nothing; blank where it does."""
    number = request.session.get(_LINK)
    link = link_called(number) if number else None
    if link is None:
        return None, NOT_THERE
    try:
        rules.check_link(now_of(link), what=What(link.what), at=timezone.now())
    except Refused as refused:
        return link, str(refused)
    return link, ""


def shown(request: HttpRequest) -> Any:
    """The link by which this browser may see what somebody said; None where the visit is over."""
    seen = request.session.get(_SEEN)
    if not seen or datetime.fromisoformat(seen["until"]) <= timezone.now():
        return None
    return link_called(seen["link"])


def over(request: HttpRequest, why: str) -> HttpResponse:
    """The page of a link that opens nothing."""
    return render(request, "declarations/over.jinja", {"why": why}, status=410)
