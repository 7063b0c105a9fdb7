"""What may be read of waves that were closed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from tallystick_web.questionnaires.models import Wave, WaveFigure
from tallystick_web.questionnaires.queries.waves import now_of
from tallystick_web.questionnaires.shown_rules import Shown
from tallystick_web.questionnaires.wave_rules import WaveNow


def shown_of(wave: Wave) -> Shown:
    """What is shown of one wave; empty where its figures are not made yet."""
    rows = wave.figures.values_list("question", "row", "shown")
    return {(question, row): shown for question, row, shown in rows}


def waves_with_figures(organisation: UUID, sets: Collection[str]) -> Sequence[tuple[WaveNow, Shown]]:
    """Every closed wave of some sets with what is shown of it, the oldest first. Two questions of the database."""
    waves = Wave.objects.of(organisation).filter(set_id__in=sets).exclude(closed_at=None)
    rows = WaveFigure.objects.of(organisation).filter(wave__set_id__in=sets)
    found: dict[UUID, dict[tuple[str, str], Mapping[str, Any]]] = defaultdict(dict)
    for wave, question, row, shown in rows.values_list("wave", "question", "row", "shown"):
        found[wave][question, row] = shown
    return [(now_of(one), found[one.pk]) for one in waves.order_by("closes_on", "begun_at", "pk") if one.pk in found]
