"""Tests from the exact distribution of the counts, for numbers too small for a normal curve."""

import math
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats, two_groups

# What is left of a tail is dropped once it is below this part of the sum.
NEGLIGIBLE = 1e-18
# How the four cells change as one event moves from group 2 to group 1.
_ONE_EVENT_MOVED = np.array([[1.0], [-1.0], [-1.0], [1.0]])


def doubled_mid_p(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
) -> Floats:
    """The two-sided mid-p of equal proportions, given how often it happened in both groups together.

    With that total fixed, the count in group 1 is hypergeometric. The smaller tail, with half the
    chance of the table itself, is doubled and cut off at 1. Counts broadcast together; the answer
    has their common shape. Swapping the groups leaves it exactly as it is. Chances below about
    1e-308 come out as 0.

    Raises ValueError for impossible counts. Source: H. O. Lancaster, "Significance tests in
    discrete distributions", Journal of the American Statistical Association 56 (1961) 223-234,
    doi:10.1080/01621459.1961.10482105.
    """
    table = two_groups(happened_1, people_1, happened_2, people_2)
    x1, n1, x2, n2 = table.reshape(4, -1)
    f1, f2 = n1 - x1, n2 - x2
    # Fewer in group 1 is more in group 2, so one walk serves both tails.
    here, there = np.stack([x1, f1, x2, f2]), np.stack([x2, f2, x1, f1])
    more_1, more_2 = np.split(_tables_beyond(np.concatenate([here, there], axis=1)), 2)
    tail = (0.5 + np.minimum(more_1, more_2)) / (1 + (more_1 + more_2))
    return np.minimum(1.0, 2 * tail).reshape(table.shape[1:])


@np.errstate(over="ignore")
def _tables_beyond(tables: Floats) -> Floats:
    """The chance of all tables with more happening in group 1, in units of the chance of this one.

    `tables` has four rows: happened and spared in group 1, then in group 2. Each further table is
    reached by letting one event change groups, which multiplies the chance by a simple fraction: no
    factorial is ever formed. A sum may overflow to infinity when the table lies incredibly far
    out, and its tail is then rightly 0.
    """
    happened_1, spared_1, happened_2, spared_2 = tables
    sums = np.zeros(happened_1.shape)
    place = np.arange(happened_1.size)
    term, cells = np.ones_like(sums), np.stack([happened_1 + 1, spared_1, happened_2, spared_2 + 1])
    while place.size:
        into_1, out_1, out_2, into_2 = cells
        step = out_1 * out_2 / (into_1 * into_2)
        term = term * step
        sums[place] += term
        cells = cells + _ONE_EVENT_MOVED
        # Steps only grow smaller, so what is left is below a geometric series of this step.
        goes_on = (term * step > NEGLIGIBLE * (1 - step) * (1 + sums[place])) & np.isfinite(sums[place])
        if not goes_on.all():
            place, term, cells = place[goes_on], term[goes_on], cells[:, goes_on]
    return sums


def binomial_tail(count: int, seats: int, share: Fraction) -> float:
    """The chance of a count of seats at least as far from `seats * share`, on the side it lies.

    One-sided: at most `count` where that is no more than `seats * share`, else at least `count`.
    `share` is the part of the workforce, from 0 to 1. Reckoned in whole numbers, so the only
    rounding is that of the answer.

    Raises ValueError when there are no seats, when the count does not fit them or the share is
    not between 0 and 1. Source: the binomial distribution itself.
    """
    if seats <= 0 or not 0 <= count <= seats:
        raise ValueError("the count does not fit the seats")
    if not 0 <= share <= 1:
        raise ValueError("the share is not between 0 and 1")
    taken, whole = share.numerator, share.denominator
    counts = range(count + 1) if count <= seats * share else range(count, seats + 1)
    ways = sum(math.comb(seats, k) * taken**k * (whole - taken) ** (seats - k) for k in counts)
    return float(Fraction(ways, whole**seats))
