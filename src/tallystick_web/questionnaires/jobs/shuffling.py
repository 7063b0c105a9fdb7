"""Putting answers out of the order in which they came, while a wave is open."""

from uuid import UUID

from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.actions.answering import shuffle_wave
from tallystick_web.questionnaires.queries.waves import wave_called


def shuffle(*, organisation: str, wave: str) -> None:
    """Write the answers of a wave anew in random order."""
    key = UUID(organisation)
    with inside(key):
        row = wave_called(key, UUID(wave))
        if row is not None:
            shuffle_wave(wave=row, at=timezone.now())
