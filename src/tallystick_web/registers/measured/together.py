"""Counts of the parts of a whole that are shown beside the count of the whole, so that none is found by subtraction."""

from collections.abc import Sequence
from functools import lru_cache

from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, shown_count

Shown = tuple[int | None, ...]

RULE = policies()["ten-five"].rule
_ENOUGH = 3  # values that stay possible of each count


def shown(count: int | None) -> int | None:
    """A count of people as others see it: to the nearest five, and withheld under ten."""
    return None if count is None else shown_count(count, rule=RULE, zero_allowed=False)


def shown_together(whole: int, parts: Sequence[int]) -> Shown:
    """The counts of all parts of a whole as they can stand beside it; None is a count that is withheld.

    Somebody who knows the whole exactly is still left three values of each part. Where they would not be, no part is
    shown. That hangs on the shown counts alone, so it tells nothing that they do not.
    """
    as_shown = tuple(shown(one) for one in parts)
    return as_shown if is_safe(shown(whole), as_shown) else (None,) * len(parts)


@lru_cache(maxsize=4096)
def is_safe(whole: int | None, parts: Shown) -> bool:
    """Whether every whole that is shown like this leaves three values of each part."""
    if set(parts) <= {None}:
        return True
    each = [possible(one, rule=RULE, zero_allowed=False) for one in parts]
    return all(_leaves_enough(one, each) for one in possible(whole, rule=RULE, zero_allowed=False))


def _leaves_enough(whole: int, parts: Sequence[range]) -> bool:
    """Whether parts that add up to a whole can each have three values."""
    least, most = sum(one[0] for one in parts), sum(one[-1] for one in parts)
    for one in parts:
        low = max(one[0], whole - (most - one[-1]))
        high = min(one[-1], whole - (least - one[0]))
        if high - low + 1 < _ENOUGH:
            return False
    return True
