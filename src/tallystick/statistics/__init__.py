"""Pure arithmetic on counts: ratios, differences, intervals and tests.

Every function takes whole arrays of counts and gives unrounded float64 arrays; nothing here knows
what was counted. The modules: `score` (ratios and odds ratios), `exact` (small-number tests),
`proportions` (one proportion, and two in points), `multiple` (many tests at once) and `plain`
(the slow and obvious twin of them all, by which the others are judged).

This file holds what they share. It imports none of them, so that a caller pays only for what it uses.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# The 97.5th percentile of the normal distribution. Intervals and tests share this one number, so
# that "the interval leaves out 1" and "beyond chance" can never contradict each other.
Z95 = 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The two ends of a 95 % interval, each an array of the same shape.

    An end that the counts leave open is 0 or infinity; saying so in words is the caller's task.
    """

    low: Floats
    high: Floats


def one_group(happened: npt.ArrayLike, people: npt.ArrayLike, *, whole: bool) -> tuple[Floats, Floats]:
    """Happened and people as float64 arrays of one shape, once they have been found possible.

    `whole` also refuses fractions, which only survey percentages may bring. Raises ValueError, and
    the message never repeats a number: a small count may point at a person.
    """
    happened, people = np.broadcast_arrays(_numbers(happened), _numbers(people))
    if not (np.isfinite(happened).all() and np.isfinite(people).all()):
        raise ValueError("a count is missing or infinite")
    if (people <= 0).any():
        raise ValueError("a group has no people")
    if (happened < 0).any():
        raise ValueError("a count is below zero")
    if (happened > people).any():
        raise ValueError("it happened to more people than there are")
    if whole and ((happened % 1 != 0).any() or (people % 1 != 0).any()):
        raise ValueError("a count is not a whole number")
    return happened, people


def two_groups(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
    *,
    whole: bool = True,
) -> Floats:
    """Two groups to compare, checked as in `one_group`, as one array.

    Its first axis has four rows (happened and people of group 1, then of group 2); the other axes
    are the common shape of the counts.
    """
    first = one_group(happened_1, people_1, whole=whole)
    second = one_group(happened_2, people_2, whole=whole)
    return np.stack(np.broadcast_arrays(*first, *second))


def _numbers(given: npt.ArrayLike) -> Floats:
    array = np.asarray(given)
    # Text, None and truth values are refused here because numpy's own message would quote them.
    # An empty list has no integers to show, so it arrives as floats and passes.
    if array.dtype.kind not in "iuf":
        raise ValueError("a count is not a number")
    return array.astype(np.float64)
