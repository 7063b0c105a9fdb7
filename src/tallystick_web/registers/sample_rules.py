"""How a sample is drawn: all, where they are few; else every so many of them in a stated order, from a stated start.

Whoever has the same list and the same seed draws the same sample.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")
_SEEDS = 10_000


@dataclass(frozen=True, kw_only=True)
class Drawn(Generic[T]):
    """What was drawn: of how many, every which of them (1 for all), and with which of the order it began, from 1."""

    chosen: tuple[T, ...]
    of: int
    step: int
    first: int
    seed: int

    @property
    def takes_all(self) -> bool:
        """Whether all are in the sample."""
        return self.step == 1


def seed_of(key: UUID) -> int:
    """The seed that goes with a row: a number of four digits at most, made from its id."""
    return int.from_bytes(sha256(key.bytes).digest()[:4]) % _SEEDS


def draw(ordered: Sequence[T], *, most: int, seed: int) -> Drawn[T]:
    """A sample of no more than ``most`` of what stands in an order."""
    step = max(1, -(-len(ordered) // most))
    start = seed % step
    return Drawn(chosen=tuple(ordered[start::step]), of=len(ordered), step=step, first=start + 1, seed=seed)


def ordinal(number: int) -> str:
    """A number as it counts in a row: 1st, 22nd, 13th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
