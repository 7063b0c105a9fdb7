"""How many decimals a ratio may carry that was made from counts which are not shown.

Two decimals of a relative likelihood give the count above its line away in about nine cases of ten, because few whole
numbers come to just that ratio. So decimals are taken off until, of each of its four counts, several values are left.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.release.quantity import Amount
from tallystick.release.rounding import half_up

# Each hidden count keeps at least so many possible values: one more than a release promises.
SMALLEST = 4
# So many values of a count are tried, evenly spread. More could only find more that are possible.
_TRIED = 64

Whole = npt.NDArray[np.int64]


def decimals_of_ratio(value: Amount, bounds: Sequence[int], *, most: int) -> int | None:
    """The most decimals, up to ``most``, with which the ratio of two rates may be printed; None where not even none.

    ``bounds`` are the largest values that happened and people of the first and of the second group may have.
    """
    exact = Fraction(value)
    passing = (decimals for decimals in range(most, -1, -1) if _leaves_enough(exact, bounds, decimals))
    return next(passing, None)


def possible_counts(printed: Fraction, bounds: Sequence[int], *, decimals: int) -> tuple[int, int, int, int]:
    """How many values of each count were found with which the ratio is printed as ``printed``; at least so many are."""
    happened_1, people_1, happened_2 = (_tried(bound) for bound in bounds[:3])
    a, b, c = (one.ravel() for one in np.meshgrid(happened_1, people_1, happened_2, indexing="ij"))
    possible = a <= b
    a, b, c = a[possible], b[possible], c[possible]
    step = Fraction(1, 2 * 10**decimals)
    low, high = printed - step, printed + step
    # a/b over c/e lies from low up to, but not at, high: so e does between these two.
    first = np.maximum(-(-low.numerator * b * c // (low.denominator * a)), c)
    last = np.minimum(-(-high.numerator * b * c // (high.denominator * a)) - 1, bounds[3])
    found = first <= last
    widest = int((last - first)[found].max()) + 1 if found.any() else 0
    people_2 = max(widest, len(np.unique(first[found])))
    return len(np.unique(a[found])), len(np.unique(b[found])), len(np.unique(c[found])), people_2


def _leaves_enough(exact: Fraction, bounds: Sequence[int], decimals: int) -> bool:
    return min(possible_counts(half_up(exact, decimals), bounds, decimals=decimals)) >= SMALLEST


def _tried(bound: int) -> Whole:
    """Values from 1 to ``bound``: all of them where they are few."""
    return np.unique(np.linspace(1, max(bound, 1), min(max(bound, 1), _TRIED)).round().astype(np.int64))
