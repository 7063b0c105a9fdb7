"""What people answered in a wave. Only the worker reads it, to count: no page and no form can."""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import InvalidToken

from tallystick_web.core.sealing import seal, unseal
from tallystick_web.questionnaires.models import Wave
from tallystick_web.questionnaires.wave_rules import Answered

_LENGTH = 2048


def answered_of(wave: Wave) -> list[Answered]:
    """Every answer to a wave, in no order. What was sealed with another secret of the service cannot be read."""
    return [Answered(version=version, **said) for version, said in _read(wave)]


def sealed_answer(given: Answered) -> str:
    """An answer as it is kept, and as long as any other: how much somebody answered cannot be told from outside."""
    said = json.dumps({"answers": dict(given.answers), "group": given.group, "role": given.role, "of": given.of})
    return seal(said.ljust(-len(said) % _LENGTH + len(said)))


def _read(wave: Wave) -> list[tuple[int, Mapping[str, Any]]]:
    found = []
    for version, sealed in wave.answers.values_list("version", "sealed"):
        try:
            found.append((version, json.loads(unseal(sealed))))
        except InvalidToken:
            continue
    return found
