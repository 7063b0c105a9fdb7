"""Surveys: who can answer, how many times, and when nobody can any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import AnswerSet

Given = str | list[str] | int
"""An answer: the id of an option, several of them, a number, or words."""


@dataclass(frozen=True, kw_only=True)
class WaveNow:
    """A wave as it stands. ``of`` is its set in the version that is asked now; ``asked`` is None where nobody knows."""

    id: UUID
    of: AnswerSet
    title: str
    way: Way
    opens_on: date
    closes_on: date
    least: int
    asked: int | None
    told: str
    method: str
    closed_on: date | None
    piece_kind: str = ""
    piece: UUID | None = None

    def is_open(self, on: date) -> bool:
        """Whether it takes answers on a day."""
        return self.closed_on is None and self.opens_on <= on <= self.closes_on


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What one person answered, as the worker reads it: never shown, and known to nobody by a key or a day.

    ``group`` is the code of a broad ethnic group, or says why none is known (see declarations.rules.Unknown). ``role``
    is one of the set's kinds of people, blank where none was given; ``of`` a keyed hash of the organisation that
    somebody answers for, blank where none was given.
    """

    version: int
    answers: Mapping[str, Given] = field(default_factory=dict)
    group: str = ""
    role: str = ""
    of: str = ""


def check_takes_answers(wave: WaveNow, *, on: date) -> None:
    """Raise Refused for a wave that is not open yet, or no longer."""
    if wave.closed_on is not None or on > wave.closes_on:
        raise Refused("This survey has closed, so your answers were not kept. Thank you for coming.")
    if on < wave.opens_on:
        raise Refused(f"This survey opens on {wave.opens_on:%-d %B %Y}. Come back then with the same link.")
