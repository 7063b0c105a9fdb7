"""What is known of a rate: a typed number, or what an organisation has seen of it, with all that this leaves open.

A rate that was seen is as unsure as the few events behind it. Its belief is the beta distribution that Jeffreys' prior
gives, and a forecast is averaged over it at a few points that are worked out, never drawn: the same input gives the
same bytes.
"""

from dataclasses import dataclass

import numpy as np

from tallystick.statistics import Floats

MONTHS = 12
QUARTERS = 4
# Jeffreys' prior of a proportion adds half a case to what happened, and half to what did not.
_HALF = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Spread:
    """The values a rate may have, and how much each of them counts. The weights add up to 1."""

    values: Floats
    weights: Floats


@dataclass(frozen=True, kw_only=True)
class TypedRate:
    """A rate from 0 to 1 that somebody typed. It is taken as certain, which no real rate is."""

    value: float

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 1:
            raise ValueError("a rate is not between 0 and 1")

    @property
    def from_history(self) -> bool:
        """Whether events stand behind it."""
        return False

    def spread(self, points: int) -> Spread:
        """The one value, whatever number of ``points`` is asked for."""
        del points
        return Spread(values=np.array([self.value]), weights=np.ones(1))

    def drawn(self, paths: int, random: np.random.Generator) -> Floats:
        """The one value for each of so many paths; nothing is drawn."""
        del random
        return np.full(paths, self.value)


@dataclass(frozen=True, kw_only=True)
class ObservedRate:
    """A rate of which something was seen: it happened so many times ``out_of`` so many.

    For an appointment share these are appointments of the group, out of all appointments. For annual turnover they are
    leavers, out of the years that people were in post, together: 20 posts over three years are 60.
    """

    happened: int
    out_of: float

    def __post_init__(self) -> None:
        if self.happened < 0 or not self.happened <= self.out_of < np.inf:
            raise ValueError("it happened more often than it could")

    @property
    def from_history(self) -> bool:
        """Whether events stand behind it: not where there was nothing to see."""
        return self.out_of > 0

    @property
    def value(self) -> float:
        """The middle of what is believed (its mean): a little nearer to a half than the bare proportion."""
        return (self.happened + _HALF) / (self.out_of + 2 * _HALF)

    def spread(self, points: int) -> Spread:
        """``points`` values of the beta distribution, weighted so that smooth averages over it come out right."""
        return beta_points(self.happened + _HALF, self.out_of - self.happened + _HALF, points)

    def drawn(self, paths: int, random: np.random.Generator) -> Floats:
        """A value for each of so many paths, drawn from the beta distribution."""
        return random.beta(self.happened + _HALF, self.out_of - self.happened + _HALF, size=paths)


Rate = TypedRate | ObservedRate


def monthly(annual: Floats) -> Floats:
    """The chance of leaving in one month that adds up to an annual turnover, as interest is compounded."""
    return np.asarray(1 - (1 - annual) ** (1 / MONTHS))


def quarterly(annual: Floats) -> Floats:
    """The chance of leaving in three months that adds up to an annual turnover."""
    return np.asarray(1 - (1 - annual) ** (1 / QUARTERS))


def beta_points(a: float, b: float, points: int) -> Spread:
    """The Gauss-Jacobi rule for the beta distribution: averages of polynomials below degree 2 * points are exact.

    The points are the eigenvalues of a small symmetric matrix. Source: G. H. Golub and J. H. Welsch, "Calculation of
    Gauss quadrature rules", Mathematics of Computation 23 (1969) 221-230, doi:10.1090/S0025-5718-69-99647-1.
    """
    k = np.arange(1, points, dtype=np.float64)
    both = a + b - 2
    diagonal = np.full(points, (a - b) / (a + b))
    diagonal[1:] = ((a - 1) ** 2 - (b - 1) ** 2) / ((2 * k + both) * (2 * k + both + 2))
    # The first step has a factor above and below that is 0 together; it is written without it.
    beside = np.empty(points - 1)
    beside[:1] = 4 * a * b / ((a + b) ** 2 * (a + b + 1))
    k = k[1:]
    above = 4 * k * (k + a - 1) * (k + b - 1) * (k + both)
    beside[1:] = above / ((2 * k + both) ** 2 * (2 * k + both + 1) * (2 * k + both - 1))
    places, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(np.sqrt(beside), 1) + np.diag(np.sqrt(beside), -1))
    return Spread(values=np.clip((places + 1) / 2, 0, 1), weights=vectors[0] ** 2)
