"""How far a gap in pay could move by chance: the mean by its standard error, the median by resampling.

The staff of an organisation are all counted, so an interval speaks of chance from year to year: who joined, who left,
who moved up.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Z95
from tallystick.statistics.student import t95
from tallystick.tallies.paid import Rates

Floats = npt.NDArray[np.float64]

DRAWS = 2_000
# One person says nothing of how others would differ.
_FEWEST_FOR_A_RANGE = 2


@dataclass(frozen=True, kw_only=True)
class GapInterval:
    """The ends of a 95 % interval of a gap, in per cent of what the reference group is paid.

    ``is_certain`` says that no resample gave any other number.
    """

    low: float
    high: float
    is_certain: bool = False

    @property
    def has_no_width(self) -> bool:
        """Whether both ends are one number: on pay scales medians often stay on one pay point."""
        return self.low == self.high


def mean_gap_interval(reference: Rates, other: Rates) -> GapInterval | None:
    """The interval of the mean gap. None for a group of fewer than two people, or where the reference is paid nothing.

    The delta method for a ratio of two independent means, with the degrees of freedom of B. L. Welch, "The
    generalization of Student's problem when several different population variances are involved", Biometrika 34
    (1947), 28-35.
    """
    if min(reference.number, other.number) < 2 or not reference.total:
        return None
    first, second = _mean_and_variance(reference), _mean_and_variance(other)
    ratio = second[0] / first[0]
    parts = (ratio**2 * first[1] / reference.number / first[0] ** 2, second[1] / other.number / first[0] ** 2)
    error = math.sqrt(sum(parts))
    gap = 100 * (1 - ratio)
    if not error:
        return GapInterval(low=gap, high=gap)
    degrees = sum(parts) ** 2 / (parts[0] ** 2 / (reference.number - 1) + parts[1] ** 2 / (other.number - 1))
    reach = 100 * t95(max(1, math.floor(degrees))) * error
    return GapInterval(low=gap - reach, high=gap + reach)


def _mean_and_variance(rates: Rates) -> tuple[float, float]:
    mean = float(rates.mean)
    squares = float((rates.people * (rates.rates - mean) ** 2).sum())
    return mean, squares / (rates.number - 1)


def median_gap_interval(reference: Rates, other: Rates, *, seed: int, draws: int = DRAWS) -> GapInterval | None:
    """The interval of the median gap, from ``draws`` resamples of each group by itself; the same seed gives the same.

    None where a group has fewer than two people, of whom chance can say nothing, or the reference group's median is
    nothing in a resample. The percentile interval of
    B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13. A resample is not drawn person
    by person: the middle of n uniform draws has a beta distribution, and its place among the people is the resample's.
    """
    if min(reference.number, other.number) < _FEWEST_FOR_A_RANGE:
        return None
    random = np.random.default_rng(seed)
    first, second = (median_draws(rates, random, draws=draws) for rates in (reference, other))
    return _interval_of(first, second)


def _interval_of(reference: Floats, other: Floats) -> GapInterval | None:
    """The interval of gaps between resampled levels; None where the reference group is paid nothing in one."""
    if not reference.all():
        return None
    gaps = 100 * (reference - other) / reference
    low, high = np.quantile(gaps, [0.025, 0.975])
    return GapInterval(low=float(low), high=float(high), is_certain=bool(gaps.min() == gaps.max()))


def median_draws(rates: Rates, random: np.random.Generator, *, draws: int) -> Floats:
    """The medians of ``draws`` resamples with replacement, in the unit of the rates."""
    return _decile_draws(rates, 5, random, draws=draws)


def _decile_draws(rates: Rates, tenth: int, random: np.random.Generator, *, draws: int) -> Floats:
    number, reached = rates.number, np.cumsum(rates.people)
    rank = -(-number * tenth // 10)
    place = random.beta(rank, number + 1 - rank, draws)
    lower = _at(rates, reached, place)
    if number * tenth % 10:
        return lower
    above = place + (1 - place) * random.beta(1, number - rank, draws)
    return (lower + _at(rates, reached, above)) / 2


@dataclass(frozen=True, kw_only=True)
class DecileGap:
    """A gap at one decile, in per cent, with its 95 % interval where chance can say anything."""

    gap: Fraction
    interval: GapInterval | None


def decile_gap(reference: Rates, other: Rates, *, tenth: int, seed: int, draws: int = DRAWS) -> DecileGap | None:
    """The gap between the people of two groups who stand at a tenth from 1 to 9 of their own group.

    Where the tenth falls between two people it is the mean of both, as the median is. None where a group has nobody
    or the reference group's is nothing. The interval is that of ``median_gap_interval``.
    """
    if not (reference.number and other.number):
        return None
    mine, theirs = (_decile(rates, tenth) for rates in (reference, other))
    if not mine:
        return None
    interval = None
    if min(reference.number, other.number) >= _FEWEST_FOR_A_RANGE:
        random = np.random.default_rng(seed)
        interval = _interval_of(*(_decile_draws(rates, tenth, random, draws=draws) for rates in (reference, other)))
    return DecileGap(gap=100 * (mine - theirs) / mine, interval=interval)


def _decile(rates: Rates, tenth: int) -> Fraction:
    above, between = divmod(rates.number * tenth, 10)
    return Fraction(rates.at(above)) if between else Fraction(rates.at(above - 1) + rates.at(above), 2)


def _at(rates: Rates, reached: npt.NDArray[np.int64], place: Floats) -> Floats:
    """The rates of the people at places from 0 to 1 in the order of pay."""
    ranks = np.minimum(np.floor(place * reached[-1]), reached[-1] - 1)
    there: Floats = rates.rates[np.searchsorted(reached, ranks, side="right")].astype(np.float64)
    return there


@dataclass(frozen=True, kw_only=True)
class Superiority:
    """The chance that one person of the other group is paid less than one of the reference group; a tie counts half.

    ``low`` and ``high`` are its 95 % interval, None where the pairs show no spread that one could rest on: a group of
    one person, or one that stands wholly above the other. 0.5 says that neither group stands above the other.
    """

    chance: float
    low: float | None
    high: float | None


def superiority(reference: Rates, other: Rates) -> Superiority | None:
    """Return it for two groups; None where one has nobody.

    It needs no currency and no density, so pay scales do no harm to it. Source of the interval: E. R. DeLong,
    D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
    characteristic curves", Biometrics 44 (1988), 837-845.
    """
    if not (reference.number and other.number):
        return None
    below = _share_below(other, reference.rates)
    above = 1 - _share_below(reference, other.rates)
    chance = float((reference.people * below).sum() / reference.number)
    error = math.sqrt(_spread(reference, below, chance) + _spread(other, above, chance))
    if min(reference.number, other.number) < _FEWEST_FOR_A_RANGE or not error:
        return Superiority(chance=chance, low=None, high=None)
    return Superiority(chance=chance, low=max(0.0, chance - Z95 * error), high=min(1.0, chance + Z95 * error))


def _share_below(rates: Rates, at: npt.NDArray[np.int64]) -> Floats:
    """The share of some people who are paid less than each rate, those on it counted half."""
    reached = np.concatenate([[0], np.cumsum(rates.people)])
    less = reached[np.searchsorted(rates.rates, at, side="left")]
    no_more = reached[np.searchsorted(rates.rates, at, side="right")]
    share: Floats = (less + no_more) / 2 / rates.number
    return share


def _spread(rates: Rates, share: Floats, mean: float) -> float:
    """The squared error of a mean over these people; nothing for one person, of whom nothing can be said."""
    if rates.number < 2:
        return 0.0
    return float((rates.people * (share - mean) ** 2).sum() / (rates.number - 1) / rates.number)
