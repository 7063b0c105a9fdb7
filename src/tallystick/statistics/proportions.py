"""One proportion, and the difference of two in points, by Wilson's score method."""

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Z95, Floats, Limits, one_group, two_groups


def wilson(happened: npt.ArrayLike, people: npt.ArrayLike) -> Limits:
    """The 95 % interval for one proportion, between 0 and 1.

    `happened` and `people` broadcast together and need not be whole: a survey gives a percentage
    and an effective number of answers. The limit is exactly 0 where nothing happened and exactly
    1 where it happened to all.

    Raises ValueError for impossible counts. Source: E. B. Wilson, "Probable inference, the law of
    succession, and statistical inference", Journal of the American Statistical Association 22
    (1927) 209-212, doi:10.1080/01621459.1927.10502953.
    """
    x, n = one_group(happened, people, whole=False)
    reach = _reach(x, n)
    # The lower root is the product of both roots over the upper one: its usual form would lose the
    # digits of a small proportion, and miss 0 when there is none.
    low = x * x / n / (x + reach)
    high = (x + reach) / (n + Z95**2)
    return Limits(low=np.asarray(low), high=np.asarray(high))


def newcombe(
    happened_1: npt.ArrayLike,
    people_1: npt.ArrayLike,
    happened_2: npt.ArrayLike,
    people_2: npt.ArrayLike,
) -> Limits:
    """The 95 % interval for proportion 1 minus proportion 2, between -1 and 1.

    A difference of 0.03 is three points. Arguments as for `wilson`, broadcast together. Swapping
    the groups turns the interval round exactly: each limit becomes minus the other.

    Raises ValueError for impossible counts. Source: R. G. Newcombe, "Interval estimation for the
    difference between independent proportions", Statistics in Medicine 17 (1998) 873-890, method
    10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    """
    x1, n1, x2, n2 = two_groups(happened_1, people_1, happened_2, people_2, whole=False)
    below_1, above_1 = _distances(x1, n1)
    below_2, above_2 = _distances(x2, n2)
    difference = (x1 * n2 - x2 * n1) / (n1 * n2)
    return Limits(
        low=np.asarray(difference - np.hypot(below_1, above_2)),
        high=np.asarray(difference + np.hypot(above_1, below_2)),
    )


def _distances(x: Floats, n: Floats) -> tuple[Floats, Floats]:
    """How far Wilson's limits lie below and above the proportion itself.

    Found without the limits: near a full cell those are too close to 1 to be subtracted.
    """
    reach = _reach(x, n)
    below = x / n * reach / (x + reach)
    above = (n - x) / n * reach / (n - x + reach)
    return below, above


def _reach(x: Floats, n: Floats) -> Floats:
    return Z95**2 / 2 + Z95 * np.sqrt(x * (n - x) / n + Z95**2 / 4)
