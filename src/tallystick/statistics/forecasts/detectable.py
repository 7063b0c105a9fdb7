"""The smallest change that a target's deadline could tell from chance, given how many people there are.

It is asked when a target is set. A smaller change may well come true; the figures could not show it. Told from chance
means that the comparison of then with now leaves out "no change" (two-sided, 5 %), and that a true value so far from
the one seen now would be found out in four of five years to come (a power of 80 %).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Z95, Floats, one_group
from tallystick.statistics.judgement import Pair
from tallystick.statistics.proportions import newcombe

POWER = 0.8
# The 80th percentile of the normal distribution.
Z80 = 0.8416212335729143
_HALVINGS = 50
# Ratios are tried in steps of a thousandth, up to so many times the ratio of now either way.
_STEP, _FARTHEST = 0.001, 100.0


@dataclass(frozen=True, kw_only=True)
class Detectable:
    """What could be told from ``now``: the nearest true value ``lower``, and ``higher``; None where there is none.

    All three are shares from 0 to 1, or ratios. ``lower_heads`` and ``higher_heads`` are the same in whole people of
    the later count, rounded away from now: so many or fewer, so many or more.
    """

    now: float
    lower: float | None
    higher: float | None
    lower_heads: int | None
    higher_heads: int | None


def detectable_share(happened: float, people: int, *, people_then: int) -> Detectable:
    """The nearest shares that ``people_then`` people could tell from ``happened`` of ``people`` today.

    The comparison is Newcombe's range of the difference, as in every verdict on points. ``happened`` need not be whole
    where a survey gave a percentage of those who answered. The count of now is taken as it is; what it leaves open of
    the truth is in the range. Raises ValueError for impossible counts. Source: R. G. Newcombe, Statistics in Medicine
    17 (1998) 873-890, method 10; the power is exact, of the binomial distribution.
    """
    one_group(happened, people, whole=False)
    one_group(0, people_then, whole=True)
    counts = np.arange(people_then + 1)
    difference = newcombe(counts, people_then, happened, people)
    higher = _nearest_share(people_then, np.flatnonzero(difference.low > 0))
    # Fewer it happened to is more it did not happen to.
    spared = _nearest_share(people_then, np.flatnonzero(difference.high[::-1] < 0))
    lower = None if spared is None else 1 - spared
    return Detectable(
        now=happened / people,
        lower=lower,
        higher=higher,
        lower_heads=None if lower is None else _down(lower * people_then),
        higher_heads=None if higher is None else _up(higher * people_then),
    )


def detectable_ratio(now: Pair, *, people_1_then: int, people_2_then: int) -> Detectable:
    """The nearest relative likelihoods that could be told from that of ``now``, while group 2 keeps its rate.

    The comparison is of the logarithms of both ratios, with half a case added to a cell where nobody or everybody is
    in it; that is an approximation, and a rough one below some five expected cases. Heads are cases in group 1. None
    of it can be told where it happened to nobody in group 2. Raises ValueError for impossible counts. Source: D. Katz
    and others, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34 (1978) 469-474,
    doi:10.2307/2530610.
    """
    for happened, people in ((now.happened_1, now.people_1), (now.happened_2, now.people_2)):
        one_group(happened, people, whole=True)
    one_group([0, 0], [people_1_then, people_2_then], whole=True)
    if not now.happened_2:
        raise ValueError("there is no ratio: it happened to nobody in group 2")
    rate = now.happened_2 / now.people_2
    ratio = _with_half(now.happened_1, now.people_1) / rate
    spread_now = _variance(ratio * rate, now.people_1) + _variance(rate, now.people_2)

    def found(ratios: Floats) -> Floats:
        then = _variance(ratios * rate, people_1_then) + _variance(rate, people_2_then)
        # What is seen now is settled: it widens the range, and adds no luck of its own to what will be seen.
        return np.asarray(np.abs(np.log(ratios / ratio)) >= Z95 * np.sqrt(spread_now + then) + Z80 * np.sqrt(then))

    away = np.arange(_STEP, math.log(_FARTHEST), _STEP)
    lower = _first(ratio * np.exp(-away), found)
    upwards = ratio * np.exp(away)
    higher = _first(upwards[upwards * rate < 1], found)
    return Detectable(
        now=now.happened_1 / now.people_1 / rate,
        lower=lower,
        higher=higher,
        lower_heads=None if lower is None else _down(lower * rate * people_1_then),
        higher_heads=None if higher is None else _up(higher * rate * people_1_then),
    )


def _nearest_share(people: int, clear: npt.NDArray[np.int64]) -> float | None:
    """The lowest share of so many people that gives a clear count in POWER of all cases; ``clear`` are those counts."""
    if not clear.size:
        return None
    least = int(clear.min())
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if at_least(least, people, middle) >= POWER else (middle, high)
    return high


def at_least(count: int, people: int, share: float) -> float:
    """The chance that it happens to ``count`` or more of so many people, each by the chance ``share`` (not 0 or 1)."""
    counts = np.arange(count, people + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, people + 1)))])
    ways = logs[people] - logs[counts] - logs[people - counts]
    return float(np.exp(ways + counts * math.log(share) + (people - counts) * math.log1p(-share)).sum())


def _with_half(happened: int, people: int) -> float:
    """The rate, with half a case added and half a case spared where otherwise a cell would be empty."""
    return happened / people if 0 < happened < people else (happened + 0.5) / (people + 1)


def _variance(rate: float | Floats, people: int) -> Floats:
    """The variance of the logarithm of a rate; a rate of 1 has none."""
    return np.asarray((1 - np.minimum(rate, 1)) / (people * np.asarray(rate)))


def _first(ratios: Floats, found: Callable[[Floats], Floats]) -> float | None:
    there = np.flatnonzero(found(ratios)) if ratios.size else np.empty(0)
    return float(ratios[there[0]]) if there.size else None


# Sums of chances end a hair beside a whole number.
def _up(heads: float) -> int:
    return math.ceil(heads - 1e-9)


def _down(heads: float) -> int:
    return math.floor(heads + 1e-9)
