"""Many tests at once."""

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats


def benjamini_hochberg(p: npt.ArrayLike) -> Floats:
    """The q value of each p value of one family, in the order given.

    A q value is the lowest false discovery rate at which that test would be a finding; never
    below its p and never above 1. `p` is one row, and may be empty.

    Raises ValueError when `p` is not one row or holds anything but numbers from 0 to 1. Source:
    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
    Statistical Society B 57 (1995) 289-300, doi:10.1111/j.2517-6161.1995.tb02031.x.
    """
    chances = np.asarray(p, dtype=np.float64)
    if chances.ndim != 1:
        raise ValueError("one family of p values is one row")
    # Written so that a missing number, which compares false with everything, is refused too.
    if not ((chances >= 0) & (chances <= 1)).all():
        raise ValueError("a p value is not between 0 and 1")
    order = np.argsort(chances, kind="stable")
    rank = np.arange(1, chances.size + 1)
    scaled = chances[order] * (chances.size / rank)
    q = np.empty_like(chances)
    # A higher p may not have a lower q, so each takes the least of its own and all above it.
    q[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.minimum(q, 1.0)
