"""Waves of surveys as they stand."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.timezone import localtime

from tallystick_web.questionnaires.models import Wave
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.sets import every_version
from tallystick_web.questionnaires.wave_rules import WaveNow


def wave_called(organisation: UUID, wave: UUID) -> Wave | None:
    """A wave of an organisation; None where there is no such wave."""
    return Wave.objects.of(organisation).filter(pk=wave).first()


def waves_of(organisation: UUID) -> Sequence[WaveNow]:
    """Every wave of an organisation, the newest first."""
    rows = Wave.objects.of(organisation).order_by("-closes_on", "-begun_at", "pk")
    return tuple(now_of(one) for one in rows)


def now_of(wave: Wave) -> WaveNow:
    """A wave as rules and pages see it."""
    return WaveNow(
        id=wave.pk,
        of=every_version()[wave.set_id, wave.version],
        title=wave.title,
        way=Way(wave.way),
        opens_on=wave.opens_on,
        closes_on=wave.closes_on,
        least=wave.least,
        asked=wave.asked,
        told=wave.told,
        method=wave.method,
        closed_on=localtime(wave.closed_at).date() if wave.closed_at else None,
        piece_kind=wave.piece_kind,
        piece=wave.piece,
    )
