"""What a measure of question sets came to."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

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


def share_of(some: int, every: int) -> Reading | None:
    """A share of work in per cent, with both numbers; None of nothing. It is exact, since it counts nobody."""
    if not every:
        return None
    return Reading(value=to_one_decimal(Decimal(100 * some) / every), says=f"{some:,} of {every:,}")


def to_one_decimal(value: Decimal) -> Decimal:
    """A number as readings give it, with halves away from nought."""
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
