"""Making the figures of a wave that was closed: the one place where what people answered is counted."""

from uuid import UUID

from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.actions.answering import shuffle_wave
from tallystick_web.questionnaires.actions.figures import keep_figures
from tallystick_web.questionnaires.measured.waves import by_row, measures_of
from tallystick_web.questionnaires.queries.answers import answered_of
from tallystick_web.questionnaires.queries.waves import now_of, wave_called
from tallystick_web.questionnaires.shown_rules import figures_of


def release_wave(*, organisation: str, wave: str) -> None:
    """Put the answers of a wave out of the order in which they came, count them, and keep what may be shown, once.

    Of a set that is pooled only the whole of a wave is shown: groups are shown of all waves of a year together.
    """
    key = UUID(organisation)
    with inside(key):
        row = wave_called(key, UUID(wave))
        if row is None or row.closed_at is None:
            return
        shuffle_wave(wave=row, at=timezone.now())
        now = now_of(row)
        is_pooled = any(one.is_pooled for one in now.of.measure)
        answered = answered_of(row)
        figures = figures_of(answered, now.of, least=now.least, by_groups=not is_pooled)
        measures = measures_of(now.of, answered, by_row(figures))
        keep_figures(wave=row, figures=(*figures, *measures), at=timezone.now())
