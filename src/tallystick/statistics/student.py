"""Student's t distribution, for spreads that are estimated from few things: its tails, and its 97.5th percentile."""

import math
from functools import cache

from tallystick.statistics import Z95

# Above this many degrees of freedom the expansion below is exact to twelve digits, and the series grows long.
_MANY = 1000
_HALVINGS = 100


def both_tails(t: float, degrees: int) -> float:
    """The chance of a value at least as far from 0 as `t`, on either side.

    Raises ValueError for less than one degree of freedom. Source: M. Abramowitz and I. A. Stegun, "Handbook of
    Mathematical Functions" (1964), 26.7.3 and 26.7.4.
    """
    if degrees < 1:
        raise ValueError("there is no t distribution of less than one degree of freedom")
    return max(0.0, 1 - _within(math.atan(abs(t) / math.sqrt(degrees)), degrees))


@cache
def t95(degrees: int) -> float:
    """The value that 95 % lie within, on either side of 0: 12.7 for one degree of freedom, 1.96 for very many.

    Raises ValueError for less than one degree of freedom.
    """
    if degrees < 1:
        raise ValueError("there is no t distribution of less than one degree of freedom")
    if degrees > _MANY:
        return _expanded(Z95, degrees)
    low, high = 0.0, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, degrees) < 0.95 else (low, middle)
    return math.sqrt(degrees) * math.tan(low)


def _within(angle: float, degrees: int) -> float:
    """The chance of lying within t on either side, where tan(angle) is t over the root of the degrees."""
    odd = degrees % 2
    square = math.cos(angle) ** 2
    term = math.cos(angle) if odd else 1.0
    terms = [term] if degrees > 1 else []
    for factor in range(2 if odd else 1, degrees - 2, 2):
        term *= square * factor / (factor + 1)
        terms.append(term)
    total = math.sin(angle) * math.fsum(terms)
    return 2 / math.pi * (angle + total) if odd else total


def _expanded(z: float, degrees: int) -> float:
    """The expansion of Cornish and Fisher in powers of 1/degrees (the same book, 26.7.5)."""
    coefficients = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(c / degrees**power for power, c in enumerate(coefficients, start=1))
