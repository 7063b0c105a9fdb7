"""What a reader may meet: a value that is shown, or one that is hidden and says why."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tallystick.release.quantity import Quantity, Unit


class Reason(StrEnum):
    """Why a value is hidden. A reader outside the analyst's desk meets one reason only."""

    PROTECTS_PEOPLE = "withheld to protect people"


@dataclass(frozen=True)
class Shown:
    """A value that has been through the gate, rounded once.

    ``value`` is what files hold. ``text`` is the same number as sentences, tables and charts print it; it was
    rounded from the exact number, not from ``value``, so nothing is ever rounded twice.
    """

    value: Decimal
    text: str
    unit: Unit


@dataclass(frozen=True)
class Hidden:
    """A value that exists and is not shown. It is never zero and never blank, and it does not hold the value."""

    reason: Reason


Figure = Shown | Hidden


@dataclass(frozen=True)
class Withheld:
    """What the gate leaves in the place of a number that may not go on: the number itself is gone."""

    reason: Reason = Reason.PROTECTS_PEOPLE


# A number after the gate and before it is rounded for a release.
Guarded = Quantity | Withheld
