"""A difference in mean pay, in the part that goes with what two groups differ in and the part that does not.

Explained is not fair, and unexplained is not discrimination: bands and grades come out of promotion themselves.

Sources: R. Oaxaca, "Male-female wage differentials in urban labor markets", International Economic Review 14 (1973),
693-709; A. S. Blinder, "Wage discrimination: reduced form and structural estimates", Journal of Human Resources 8
(1973), 436-455; B. Jann, "The Blinder-Oaxaca decomposition for linear regression models", Stata Journal 8 (2008),
453-479, for the variances and for the pooled weights with the group among the columns.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from tallystick.statistics.pay.regression import Fit, Floats, least_squares


class Weights(StrEnum):
    """Whose coefficients are taken to be those without a difference."""

    REFERENCE = "reference"
    OTHER = "other"
    HALF = "half"  # C. W. Reimers, 1983: the middle of both
    BY_NUMBER = "by number"  # J. Cotton, 1988: by how many people each group has
    POOLED = "pooled"  # D. Neumark, 1988: of everybody in one fit
    POOLED_WITH_GROUP = "pooled with group"  # B. Jann, 2008: the same, with the group among the columns


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """The people of one group: their pay, or its logarithm, and a row of columns for each, the first a constant."""

    columns: Floats
    outcome: Floats

    @cached_property
    def fit(self) -> Fit:
        """The fit of this group by itself. Raises ValueError where it cannot be fitted."""
        return least_squares(self.columns, self.outcome)

    @cached_property
    def means(self) -> Floats:
        """The mean of each column."""
        return np.asarray(self.columns.mean(axis=0))


@dataclass(frozen=True, kw_only=True)
class Threefold:
    """The difference in what they are, in what that is paid with, and in both at once. They come to the difference."""

    endowments: float
    coefficients: float
    interaction: float


@dataclass(frozen=True, kw_only=True)
class Twofold:
    """The explained and the unexplained part, which come to the difference, and ``by_column`` of the explained one.

    The errors are analytic standard errors; None with pooled weights, whose fit shares its people with both groups'.
    """

    explained: float
    unexplained: float
    by_column: tuple[float, ...]
    explained_error: float | None
    unexplained_error: float | None


def threefold(reference: People, other: People) -> Threefold:
    """Return the three parts of mean outcome of ``reference`` less that of ``other``, as seen from ``other``.

    Raises ValueError where a group cannot be fitted.
    """
    mine, theirs = reference.fit, other.fit
    apart = reference.means - other.means
    coefficients = mine.coefficients - theirs.coefficients
    return Threefold(
        endowments=float(apart @ theirs.coefficients),
        coefficients=float(other.means @ coefficients),
        interaction=float(apart @ coefficients),
    )


def twofold(reference: People, other: People, *, weights: Weights) -> Twofold:
    """Return the two parts of mean outcome of ``reference`` less that of ``other``.

    Raises ValueError where a group, or both together, cannot be fitted.
    """
    mine, theirs = reference.fit, other.fit
    without = _without_difference(reference, other, mine, theirs, weights)
    by_column = (reference.means - other.means) * without
    explained = float(by_column.sum())
    difference = float(reference.outcome.mean() - other.outcome.mean())
    share = _share(reference, other, weights)
    errors = (None, None) if share is None else _errors(reference, other, mine, theirs, share)
    return Twofold(
        explained=explained,
        unexplained=difference - explained,
        by_column=tuple(map(float, by_column)),
        explained_error=errors[0],
        unexplained_error=errors[1],
    )


def _share(reference: People, other: People, weights: Weights) -> float | None:
    """How much the coefficients of the reference group weigh beside the other's; None for a fit of everybody."""
    mine, theirs = len(reference.outcome), len(other.outcome)
    shares = {
        Weights.REFERENCE: 1.0,
        Weights.OTHER: 0.0,
        Weights.HALF: 0.5,
        Weights.BY_NUMBER: mine / (mine + theirs),
    }
    return shares.get(weights)


def _without_difference(reference: People, other: People, mine: Fit, theirs: Fit, weights: Weights) -> Floats:
    share = _share(reference, other, weights)
    if share is not None:
        return share * mine.coefficients + (1 - share) * theirs.coefficients
    columns = np.vstack([reference.columns, other.columns])
    outcome = np.concatenate([reference.outcome, other.outcome])
    if weights is Weights.POOLED:
        return least_squares(columns, outcome).coefficients
    group = np.repeat([0.0, 1.0], [len(reference.outcome), len(other.outcome)])
    return least_squares(np.column_stack([columns, group]), outcome).coefficients[:-1]


def _errors(reference: People, other: People, mine: Fit, theirs: Fit, share: float) -> tuple[float, float]:
    spread, their_spread = _variance_of_means(reference), _variance_of_means(other)
    explained = _variance_of_product(
        reference.means - other.means,
        spread + their_spread,
        share * mine.coefficients + (1 - share) * theirs.coefficients,
        share**2 * mine.usual + (1 - share) ** 2 * theirs.usual,
    )
    unexplained = _variance_of_product(
        (1 - share) * reference.means + share * other.means,
        (1 - share) ** 2 * spread + share**2 * their_spread,
        mine.coefficients - theirs.coefficients,
        mine.usual + theirs.usual,
    )
    return math.sqrt(explained), math.sqrt(unexplained)


def _variance_of_means(people: People) -> Floats:
    return np.atleast_2d(np.cov(people.columns, rowvar=False)) / len(people.outcome)


def _variance_of_product(means: Floats, of_means: Floats, coefficients: Floats, of_coefficients: Floats) -> float:
    """The variance of means times coefficients that are independent of them, as Jann has it.

    Published errors hold the last term. It makes the error too large rather than too small where the groups are alike.
    """
    return float(
        means @ of_coefficients @ means + coefficients @ of_means @ coefficients + np.trace(of_means @ of_coefficients)
    )
