"""Ratios and odds ratios of two groups by the score method of Miettinen and Nurminen.

Source: O. Miettinen and M. Nurminen, "Comparative analysis of two rates", Statistics in Medicine 4
(1985) 213-226, doi:10.1002/sim.4780040211.

Group 1 is the one on top. A ratio under trial is accepted while its statistic stays within
plus or minus Z95; the interval is every ratio accepted. Test and interval therefore always agree,
and both exist for every table, also with empty and full cells, where logarithms of counts do not.

Below, a table is an array of four rows, x1, n1, x2 and n2: x is happened and n is people.
"""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Z95, Floats, Limits, two_groups

Truths = npt.NDArray[np.bool_]
Score = Callable[[Floats, Floats], Floats]

# The widest limit that counts below 2**53 can give lies within exp(-128) to exp(128).
DOUBLINGS = 7
# From a bracket as wide as its inner end, 53 halvings reach neighbouring doubles.
HALVINGS = 53


def ratio_statistic(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
    *,
    ratio: npt.ArrayLike = 1.0,
) -> Floats:
    """How many standard errors the counts lie from a ratio of proportions under trial.

    Counts and `ratio` broadcast together; the answer has their common shape. Positive when the
    counts point to a higher ratio. Where nothing can differ (no events at all, or nothing but
    events, at ratio 1) the statistic is 0. At ratio 1 swapping the groups changes only its sign.

    Raises ValueError for impossible counts or a ratio that is not a finite number above 0.
    Source: Miettinen and Nurminen 1985, with their factor N/(N-1) on the variance.
    """
    return _statistic(_ratio_score, two_groups(happened_1, people_1, happened_2, people_2), ratio)


def ratio_interval(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
) -> Limits:
    """The 95 % interval for proportion 1 over proportion 2.

    Counts broadcast together; both limits have their common shape. `low` is 0 where nothing
    happened in group 1, and `high` infinity where nothing happened in group 2. Swapping the groups
    gives the reciprocal interval. Raises ValueError for impossible counts.
    Source: Miettinen and Nurminen 1985.
    """
    return _interval(_ratio_score, two_groups(happened_1, people_1, happened_2, people_2), _no_lowest_ratio)


def odds_ratio_statistic(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
    *,
    odds_ratio: npt.ArrayLike = 1.0,
) -> Floats:
    """How many standard errors the counts lie from an odds ratio under trial.

    As `ratio_statistic`, of which it is the equal at 1. Where the event happened to nobody or to
    everybody, no odds ratio can be told from another and the statistic is 0.

    Raises ValueError for impossible counts or an odds ratio that is not a finite number above 0.
    Source: Miettinen and Nurminen 1985.
    """
    return _statistic(_odds_score, two_groups(happened_1, people_1, happened_2, people_2), odds_ratio)


def odds_ratio_interval(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
) -> Limits:
    """The 95 % interval for the odds of group 1 over the odds of group 2.

    As `ratio_interval`; here a full cell leaves an end open as well: `low` is 0 where the event
    happened to nobody in group 1 or everybody in group 2, `high` infinity in the mirrored cases.
    Raises ValueError for impossible counts. Source: Miettinen and Nurminen 1985.
    """
    return _interval(_odds_score, two_groups(happened_1, people_1, happened_2, people_2), _no_lowest_odds)


def two_sided_p(statistic: npt.ArrayLike) -> Floats:
    """The chance, between 0 and 1, of a standard normal at least as far from 0 as `statistic`."""
    distance = np.abs(np.asarray(statistic, dtype=np.float64)) / math.sqrt(2)
    return np.asarray(np.vectorize(math.erfc, otypes=[np.float64])(distance), dtype=np.float64)


# THE STATISTICS
# Each compares the counts with the likeliest proportions that obey the ratio under trial. Those
# solve a quadratic whose usual root loses every digit for empty and full cells. Here the root of
# the discriminant is a sum of terms that cannot be negative, and each proportion and its complement
# is found from that root by itself, so that nothing is the difference of two nearly equal numbers.


def _ratio_score(table: Floats, ratio: Floats) -> Floats:
    x1, n1, x2, n2 = table
    p2, q1, q2 = _likeliest_at_ratio(table, ratio)
    distance = x1 * n2 - ratio * x2 * n1
    variance = ratio * p2 * (n2 * q1 + ratio * n1 * q2) * (n1 * n2)
    return _standardised(distance, variance, n1 + n2)


def _likeliest_at_ratio(table: Floats, ratio: Floats) -> tuple[Floats, Floats, Floats]:
    """The likeliest p2 when p1 is ratio * p2, and the complements of p1 and p2."""
    x1, n1, x2, n2 = table
    f1, f2, c = n1 - x1, n2 - x2, x1 + x2
    first, second = ratio * (n1 + x2), n2 + x1
    root = np.sqrt((first - second) ** 2 + 4 * ratio * f1 * f2)
    total = first + second + root
    q1 = _plus(ratio * f1 + (second - ratio * c), root, 4 * ratio * f1 * c * (ratio - 1)) / total
    q2 = _plus(f2 + (first - c), root, 4 * f2 * c * (1 - ratio)) / total
    return 2 * c / total, q1, q2


# An empty margin divides nothing by nothing on the way; the last line puts it right.
@np.errstate(divide="ignore", invalid="ignore")
def _odds_score(table: Floats, odds_ratio: Floats) -> Floats:
    x1, n1, x2, n2 = table
    c, d = x1 + x2, n1 - x1 + n2 - x2
    happened_1 = _likeliest_cell(n1, c, n2, d, odds_ratio)
    happened_2 = _likeliest_cell(n2, c, n1, d, 1 / odds_ratio)
    spared_1 = _likeliest_cell(n1, d, n2, c, 1 / odds_ratio)
    spared_2 = _likeliest_cell(n2, d, n1, c, odds_ratio)
    # All four cells lie equally far from their counts. This is the mean of the four distances with
    # weights 1/cell, so that the smallest cell, which knows it to the most digits, counts most. The
    # weights add up to 1/variance.
    distance = (x1 / happened_1 - x2 / happened_2) + ((n2 - x2) / spared_2 - (n1 - x1) / spared_1)
    weights = (1 / happened_1 + 1 / happened_2) + (1 / spared_2 + 1 / spared_1)
    everyone = n1 + n2
    statistic = distance / np.sqrt(weights * everyone / (everyone - 1))
    return np.where(c * d > 0, statistic, 0.0)


def _likeliest_cell(row: Floats, column: Floats, row_2: Floats, column_2: Floats, odds: Floats) -> Floats:
    """The likeliest content of the cell where `row` meets `column`, at that odds ratio."""
    root = np.sqrt((odds * (row - column)) ** 2 + (row_2 - column) ** 2 + 2 * odds * (row * row_2 + column * column_2))
    product = 4 * odds * row * column
    return product / 2 / _plus(odds * (row + column) + (row_2 - column), root, product * (1 - odds))


def _plus(term: Floats, root: Floats, product: Floats) -> Floats:
    """`term + root`, without loss when term is negative; product is root**2 - term**2."""
    apart = root + np.abs(term)
    return np.divide(product, apart, out=apart, where=term < 0)


def _standardised(distance: Floats, variance: Floats, everyone: Floats) -> Floats:
    # No variance means that only this one table was possible: it cannot be far from anything.
    error = np.sqrt(variance * everyone / (everyone - 1))
    return np.divide(distance, error, out=np.zeros_like(distance), where=error > 0)


def _statistic(score: Score, table: Floats, trial: npt.ArrayLike) -> Floats:
    ratio = np.asarray(trial, dtype=np.float64)
    if not (np.isfinite(ratio).all() and (ratio > 0).all()):
        raise ValueError("the ratio under trial must be a finite number above 0")
    shape = np.broadcast_shapes(table.shape[1:], ratio.shape)
    tables = np.stack([np.broadcast_to(cells, shape).ravel() for cells in table])
    return score(tables, np.broadcast_to(ratio, shape).ravel()).reshape(shape)


# THE INTERVALS
# A highest ratio is the reciprocal of the lowest ratio with the groups swapped, so only lowest
# ratios are ever looked for, and swapping is exact because it is the same search.


def _no_lowest_ratio(table: Floats) -> Truths:
    x1, _, _, _ = table
    return np.asarray(x1 == 0)


def _no_lowest_odds(table: Floats) -> Truths:
    x1, _, x2, n2 = table
    return np.asarray((x1 == 0) | (x2 == n2))


def _interval(score: Score, table: Floats, has_none: Callable[[Floats], Truths]) -> Limits:
    flat = table.reshape(4, -1)
    both_ways = np.concatenate([flat, flat[[2, 3, 0, 1]]], axis=1)
    lowest = np.full(both_ways.shape[1], -np.inf)
    closed = ~has_none(both_ways)
    lowest[closed] = _log_of_lowest(score, both_ways[:, closed])
    low, high = lowest.reshape(2, *table.shape[1:])
    return Limits(low=np.asarray(np.exp(low)), high=np.asarray(np.exp(-high)))


def _log_of_lowest(score: Score, table: Floats) -> Floats:
    """Where the falling statistic passes Z95, by bisection of the logarithm.

    The first cut is at ratio 1, with the very number the test uses.
    """
    above_one = score(table, np.ones(table[0].shape)) > Z95
    inner, outer = _bracket(score, table, above_one)
    for _ in range(HALVINGS):
        middle = (inner + outer) / 2
        short = (score(table, np.exp(middle)) > Z95) == above_one
        inner, outer = np.where(short, middle, inner), np.where(short, outer, middle)
    return (inner + outer) / 2


def _bracket(score: Score, table: Floats, above_one: Truths) -> tuple[Floats, Floats]:
    """Two logarithms on either side of the limit, `inner` being the nearer to 0."""
    inner, outer = np.zeros(above_one.shape), np.where(above_one, 1.0, -1.0)
    for _ in range(DOUBLINGS):
        short = (score(table, np.exp(outer)) > Z95) == above_one
        if not short.any():
            break
        inner, outer = np.where(short, outer, inner), np.where(short, 2 * outer, outer)
    return inner, outer
