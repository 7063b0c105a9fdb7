"""What a measure of question sets came to."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick_web.numbers.measure_rules import RangeIs

WITHHELD = "withheld to protect people"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A value as it may be read, or why there is none. ``people`` is how many stand behind it, as that may be read."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    range_is: RangeIs = RangeIs.CHANCE
    says: str = ""
    why: str = ""
    people: int | None = None
