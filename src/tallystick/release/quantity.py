"""A number with its unit, as it comes out of the arithmetic: exact, unrounded, not yet fit to leave."""

import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """What a number counts or measures. The policy of a release gives each its decimals."""

    PEOPLE = "people"
    YEARS = "years"
    RATIO = "ratio"
    RATE = "rate"
    PERCENT = "percent"
    POINTS = "points"
    PER_1000 = "per-1000"
    PROBABILITY = "probability"
    POUNDS = "pounds"


Amount = int | float | Fraction | Decimal


@dataclass(frozen=True)
class Quantity:
    """An unrounded number. Finite always: what cannot be calculated is absent, with a reason beside it.

    ``decimals`` is given where more of them than these would give away a count that is not shown.
    """

    amount: Amount
    unit: Unit
    decimals: int | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.amount):
            raise ValueError(f"a {self.unit} must be finite")


def finite(amount: float, unit: Unit) -> Quantity | None:
    """Return the quantity, or None for a limit that is open."""
    return Quantity(amount, unit) if math.isfinite(amount) else None


def people(count: int | None) -> Quantity | None:
    """Return a count of people, or None where none was given."""
    return None if count is None else Quantity(count, Unit.PEOPLE)
