"""The plain twin: each calculation from its textbook definition, slow and obvious, one table at a time.

It exists to judge the fast modules and shares nothing with them but the number Z95. It looks for
every root by halving, with 40 digits, so that it needs neither closed forms nor care with
cancellation; it counts chances in fractions; and it takes counts on trust.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb
from statistics import NormalDist

from tallystick.statistics import Z95

DIGITS = 40
# These bring a length of 1 down to about 1e-33, which stays short of the last digit on purpose: at
# the very ends of their range likelihoods divide by zero.
HALVINGS = 110
NARROW = Decimal("1e-18")
Table = tuple[int, int, int, int]


def ratio_statistic(table: Table, *, ratio: float = 1.0) -> float:
    """Distance of the two proportions from a ratio, over its standard error (Miettinen-Nurminen)."""
    with localcontext(prec=DIGITS):
        return float(_ratio_distance(table, Decimal(ratio)))


def odds_ratio_statistic(table: Table, *, odds_ratio: float = 1.0) -> float:
    """Distance of the counts from an odds ratio, over its standard error (Miettinen-Nurminen)."""
    with localcontext(prec=DIGITS):
        return float(_odds_distance(table, Decimal(odds_ratio)))


def ratio_interval(table: Table) -> tuple[float, float]:
    """All ratios whose statistic is at most Z95 in size."""
    happened_1, _, happened_2, _ = table
    with localcontext(prec=DIGITS):
        low = 0.0 if happened_1 == 0 else _where(_ratio_distance, table, Decimal(Z95))
        high = float("inf") if happened_2 == 0 else _where(_ratio_distance, table, -Decimal(Z95))
    return low, high


def odds_ratio_interval(table: Table) -> tuple[float, float]:
    """All odds ratios whose statistic is at most Z95 in size."""
    happened_1, people_1, happened_2, people_2 = table
    without_low = happened_1 == 0 or happened_2 == people_2
    without_high = happened_2 == 0 or happened_1 == people_1
    with localcontext(prec=DIGITS):
        low = 0.0 if without_low else _where(_odds_distance, table, Decimal(Z95))
        high = float("inf") if without_high else _where(_odds_distance, table, -Decimal(Z95))
    return low, high


def two_sided_p(statistic: float) -> float:
    """Both tails of the normal curve beyond the statistic."""
    return 2 * NormalDist().cdf(-abs(statistic))


def doubled_mid_p(table: Table) -> float:
    """Every table with the same totals, its chance as a fraction, the smaller half doubled."""
    happened_1, people_1, happened_2, people_2 = table
    happened = happened_1 + happened_2
    ways = [comb(people_1, k) * comb(people_2, happened - k) for k in range(happened + 1)]
    chances = [Fraction(way, sum(ways)) for way in ways]
    this = chances[happened_1] / 2
    fewer, more = sum(chances[:happened_1]), sum(chances[happened_1 + 1 :])
    return float(min(Fraction(1), 2 * (min(fewer, more) + this)))


def binomial_tail(count: int, seats: int, share: Fraction) -> float:
    """The seats filled one after another, each with the same chance."""
    chances = [Fraction(1)]
    for _ in range(seats):
        stays = [chance * (1 - share) for chance in chances] + [Fraction(0)]
        rises = [Fraction(0)] + [chance * share for chance in chances]
        chances = [a + b for a, b in zip(stays, rises, strict=True)]
    return float(sum(chances[: count + 1] if count <= seats * share else chances[count:]))


def wilson(happened: float, people: float) -> tuple[float, float]:
    """All proportions from which this one is at most Z95 standard errors away."""
    with localcontext(prec=DIGITS):
        low, high = _wilson(Decimal(happened), Decimal(people))
        return float(low), float(high)


def newcombe(happened_1: float, people_1: float, happened_2: float, people_2: float) -> tuple[float, float]:
    """The difference, with the distances to the nearer Wilson limits put together as by Pythagoras."""
    with localcontext(prec=DIGITS):
        x1, n1, x2, n2 = (Decimal(given) for given in (happened_1, people_1, happened_2, people_2))
        (low_1, high_1), (low_2, high_2) = _wilson(x1, n1), _wilson(x2, n2)
        share_1, share_2 = x1 / n1, x2 / n2
        below = ((share_1 - low_1) ** 2 + (high_2 - share_2) ** 2).sqrt()
        above = ((high_1 - share_1) ** 2 + (share_2 - low_2) ** 2).sqrt()
        return float(share_1 - share_2 - below), float(share_1 - share_2 + above)


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """For each test, the least of p * tests / (tests with a p no higher), over all p no lower."""
    adjusted = {level: level * len(p) / sum(other <= level for other in p) for level in p}
    return [min(1.0, *(adjusted[level] for level in p if level >= own)) for own in p]


# ROOTS BY HALVING


def _halve(low: Decimal, high: Decimal, is_below: Callable[[Decimal], bool]) -> Decimal:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return (low + high) / 2


def _where(distance: Callable[[Table, Decimal], Decimal], table: Table, level: Decimal) -> float:
    """Where the distance, which falls as the ratio rises, passes a level."""
    low, high = Decimal("1e-12"), Decimal("1e12")
    while high / low - 1 > NARROW:
        middle = (low * high).sqrt()
        low, high = (middle, high) if distance(table, middle) > level else (low, middle)
    return float(low)


def _ratio_distance(table: Table, ratio: Decimal) -> Decimal:
    x1, n1, x2, n2 = (Decimal(count) for count in table)

    def still_rises(p2: Decimal) -> bool:
        # The slope of the likelihood of p2 when p1 is ratio * p2.
        return (x1 + x2) / p2 > (n1 - x1) * ratio / (1 - ratio * p2) + (n2 - x2) / (1 - p2)

    p2 = _halve(Decimal(0), min(Decimal(1), 1 / ratio), still_rises)
    p1 = ratio * p2
    variance = p1 * (1 - p1) / n1 + ratio**2 * p2 * (1 - p2) / n2
    return (x1 / n1 - ratio * x2 / n2) / (variance * (n1 + n2) / (n1 + n2 - 1)).sqrt()


def _odds_distance(table: Table, odds_ratio: Decimal) -> Decimal:
    x1, n1, x2, n2 = (Decimal(count) for count in table)
    if x1 + x2 in (0, n1 + n2):
        return Decimal(0)

    def p1_from(p2: Decimal) -> Decimal:
        return odds_ratio * p2 / (1 - p2 + odds_ratio * p2)

    p2 = _halve(Decimal(0), Decimal(1), lambda p2: n1 * p1_from(p2) + n2 * p2 < x1 + x2)
    p1 = p1_from(p2)
    information = 1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2))
    return n1 * (x1 / n1 - p1) * (information * (n1 + n2 - 1) / (n1 + n2)).sqrt()


def _wilson(x: Decimal, n: Decimal) -> tuple[Decimal, Decimal]:
    share = x / n

    def is_rejected(p: Decimal) -> bool:
        return (share - p) ** 2 > Decimal(Z95) ** 2 * p * (1 - p) / n

    low = Decimal(0) if x == 0 else _halve(Decimal(0), share, is_rejected)
    high = Decimal(1) if x == n else _halve(share, Decimal(1), lambda p: not is_rejected(p))
    return low, high
