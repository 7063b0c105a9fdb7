"""Waves of surveys as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime

from tallystick_web.core.sealing import unseal
from tallystick_web.organisations import post
from tallystick_web.questionnaires.models import Theme, Wave, WaveAnswer, WaveComment, WaveLink
from tallystick_web.questionnaires.rules import THEMES_ARE_ASKED_FOR, Way
from tallystick_web.questionnaires.sets import every_version
from tallystick_web.questionnaires.wave_rules import WaveNow


def wave_called(organisation: UUID, wave: UUID) -> Wave | None:
    """A wave of an organisation; None where there is no such wave."""
    return Wave.objects.of(organisation).filter(pk=wave).first()


def waves_of(organisation: UUID) -> Sequence[WaveNow]:
    """Every wave of an organisation, the newest first."""
    rows = Wave.objects.of(organisation).order_by("-closes_on", "-begun_at", "pk")
    return tuple(now_of(one) for one in rows)


def last_reminded(wave: Wave) -> date | None:
    """The day on which people of a wave were last reminded; None where they never were."""
    found: date | None = wave.links.aggregate(last=Max("reminded_on"))["last"]
    return found


def links_to_send(wave: Wave) -> list[UUID]:
    """The links of a wave whose letters are still to go."""
    return list(wave.links.filter(is_to_send=True, is_used=False).order_by("pk").values_list("pk", flat=True))


def past_their_day(organisation: UUID, on: date) -> list[UUID]:
    """The waves that nobody closed and whose last day is over."""
    rows = Wave.objects.of(organisation).filter(closed_at=None, closes_on__lt=on)
    return list(rows.order_by("closes_on", "pk").values_list("pk", flat=True))


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


def how_many_answered(wave: Wave) -> int:
    """How many people answered a wave."""
    return wave.answers.count()


def has_letters_to_go(wave: Wave) -> bool:
    """Whether links of a wave are still being sent."""
    return wave.links.filter(is_to_send=True, is_used=False).exists()


def open_address(wave: Wave) -> str:
    """The address that is one for all; blank where each has their own."""
    return post.link_to("answer-open", key=unseal(wave.open_key)) if wave.open_key else ""


@dataclass(frozen=True, kw_only=True)
class WaveWaits:
    """A wave that may ask something of people: whose it is, and what has come so far."""

    wave: WaveNow
    begun_by: UUID
    answered: int
    comments: int
    reminded_on: date | None


def waves_that_wait(organisation: UUID, on: date) -> list[WaveWaits]:
    """Waves that are open, and those closed of late from whose comments nobody drew a theme. One question."""
    rows = Wave.objects.of(organisation).annotate(
        answered=_many(WaveAnswer, organisation),
        comments_there=_many(WaveComment, organisation),
        themes_there=_many(Theme, organisation),
        reminded=_last(organisation),
    )
    of = Q(closed_at=None, opens_on__lte=on, closes_on__gte=on) | Q(
        closed_at__date__gte=on - THEMES_ARE_ASKED_FOR, themes_there=0, comments_there__gt=0
    )
    return [
        WaveWaits(
            wave=now_of(one),
            begun_by=one.begun_by_id,
            answered=one.answered,
            comments=one.comments_there,
            reminded_on=one.reminded,
        )
        for one in rows.filter(of).order_by("closes_on", "pk")
    ]


def _many(table: type[WaveAnswer | WaveComment | Theme], organisation: UUID) -> Coalesce:
    rows = table.objects.of(organisation).filter(wave=OuterRef("pk")).order_by().values("wave")
    return Coalesce(Subquery(rows.annotate(many=Count("pk")).values("many"), output_field=IntegerField()), 0)


def _last(organisation: UUID) -> Subquery:
    rows: QuerySet[WaveLink] = WaveLink.objects.of(organisation).filter(wave=OuterRef("pk")).order_by()
    return Subquery(rows.values("wave").annotate(last=Max("reminded_on")).values("last"))
