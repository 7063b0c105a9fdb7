"""Binomial chances for many worlds at once."""

from functools import cache

import numpy as np

from tallystick.statistics import Floats

_TRACE = 1e-100


def thinning(most: int, chance: Floats) -> Floats:
    """Of i people each is kept by this chance: how likely is it that k are. Axes: worlds, i, k, both to ``most``."""
    i, k = np.arange(most + 1)[:, None], np.arange(most + 1)
    kept = chance[:, None, None] ** k
    gone = (1 - chance)[:, None, None] ** np.maximum(i - k, 0)
    return without_traces(_ways(most) * kept * gone)


def without_traces(chances: Floats) -> Floats:
    """The chances, with those that are as good as impossible set to 0, in place.

    Numbers near the least that a computer can hold slow it down a hundredfold, and are nothing to any sum.
    """
    chances[chances < _TRACE] = 0
    return chances


@cache
def _ways(most: int) -> Floats:
    """Pascal's triangle; 0 above the diagonal."""
    rows = np.zeros((most + 1, most + 1))
    rows[:, 0] = 1
    for i in range(1, most + 1):
        rows[i, 1:] = rows[i - 1, 1:] + rows[i - 1, :-1]
    rows.setflags(write=False)
    return rows
