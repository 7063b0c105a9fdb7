"""What a browser remembers of a survey that was opened in it: the link or the wave by its id, until it is answered."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.questionnaires.queries.links import link_called, open_wave_called
from tallystick_web.questionnaires.queries.waves import now_of
from tallystick_web.questionnaires.wave_rules import WaveNow, check_link, check_takes_answers

_REMEMBERED = "survey"
NOT_THERE = (
    "This browser has opened no link to a survey, or it does not keep cookies, which the page needs while you answer. "
    "Open the link in the newest e-mail again: a reminder ends the link before it."
)


OTHER = (
    "Another survey was opened in this browser after this page, so your answers were not kept: they could have been "
    "counted in the wrong one. Open the link of this survey again, and answer it before you open another."
)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A survey that was opened: its wave, and the link that opened it, None where one is for all."""

    wave: Any
    now: WaveNow
    link: UUID | None

    @property
    def organisation(self) -> Any:
        """Whose survey it is."""
        return self.wave.organisation

    @property
    def mark(self) -> str:
        """What tells a form of this link from one of another, and nothing of either."""
        return keyed_hash(f"form of {self.link or self.wave.pk}", of=self.organisation.pk)


def remember(request: HttpRequest, *, link: UUID | None = None, wave: UUID | None = None) -> None:
    """Remember a link, or a wave that one link opens for all, or that there is none."""
    forget(request)
    if link or wave:
        request.session[_REMEMBERED] = {"link": str(link or ""), "wave": str(wave or "")}


def forget(request: HttpRequest) -> None:
    """Remember nothing of any survey."""
    request.session.pop(_REMEMBERED, None)


def opened(request: HttpRequest) -> tuple[Opened | None, str]:
    """The survey that this browser opened, and why it takes no answer; blank where it does."""
    kept = request.session.get(_REMEMBERED) or {}
    link = link_called(UUID(kept["link"])) if kept.get("link") else None
    wave = link.wave if link else open_wave_called(UUID(kept["wave"])) if kept.get("wave") else None
    if wave is None:
        return None, NOT_THERE
    found = Opened(wave=wave, now=now_of(wave), link=link.pk if link else None)
    try:
        check_link(is_used=link.is_used if link else False)
        check_takes_answers(found.now, on=timezone.localdate())
    except Refused as refused:
        return found, str(refused)
    return found, ""


def over(request: HttpRequest, why: str, *, status: int = 410) -> HttpResponse:
    """The page of a link that opens nothing, or not now."""
    return render(request, "questionnaires/answer_over.jinja", {"why": why}, status=status)
