"""Keeping what leaves of a wave: once, when it is closed."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.questionnaires.models import Wave, WaveFigure
from tallystick_web.questionnaires.rules import Event
from tallystick_web.questionnaires.shown_rules import Figure


@transaction.atomic
def keep_figures(*, wave: Wave, figures: Collection[Figure], at: datetime) -> int:
    """Keep the figures of a wave, where it has none yet: they are never made again. Returns how many were kept."""
    organisation = wave.organisation_id
    audit.hold(organisation)
    if WaveFigure.objects.of(organisation).filter(wave=wave).exists():
        return 0
    rows = [
        WaveFigure(organisation_id=organisation, wave=wave, question=one.question, row=one.row, shown=dict(one.shown))
        for one in figures
    ]
    WaveFigure.objects.of(organisation).bulk_create(rows)
    audit.record(
        Event.WAVE_RELEASED, organisation=organisation, by=None, at=at, about=wave, more={"figures": len(rows)}
    )
    return len(rows)
