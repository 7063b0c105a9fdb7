"""From counts to a judgement: the value, how far chance reaches, and which verdict that allows.

The rules are written in docs/explanation/verdicts.md. A judgement knows nothing of indicators; it holds what
a verdict needs, so that the correction for many rows can be made after all rows have been judged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.release.verdict import Verdict
from tallystick.statistics import Z95, Floats, Limits
from tallystick.statistics.exact import doubled_mid_p
from tallystick.statistics.proportions import newcombe
from tallystick.statistics.score import (
    odds_ratio_interval,
    odds_ratio_statistic,
    ratio_interval,
    ratio_statistic,
    two_sided_p,
)

CHANCE = 0.05
# 0.80 to 1.25 in whole numbers: 1.25 is 5/4, and 0.80 its mirror.
_BAND_TOP, _BAND_BOTTOM = 5, 4
BAND = (_BAND_BOTTOM / _BAND_TOP, _BAND_TOP / _BAND_BOTTOM)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What happened in two groups, group 1 on top. People may be people times years."""

    happened_1: int
    people_1: int
    happened_2: int
    people_2: int

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """The four numbers in the order the arithmetic takes them."""
        return (self.happened_1, self.people_1, self.happened_2, self.people_2)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One comparison judged. ``low`` and ``high`` may be 0 or infinite where the counts leave them open.

    ``beyond_chance`` and ``outside`` are decided on the counts themselves, never on rounded limits;
    ``inside`` says that the whole range lies within the band.
    """

    value: Fraction | None
    low: float
    high: float
    p: float
    beyond_chance: bool
    outside: bool
    inside: bool

    def verdict(self, q: float | None = None) -> Verdict:
        """The verdict; with ``q``, the one that also survives the correction for many rows."""
        if self.beyond_chance and (q is None or q <= CHANCE):
            return Verdict.CLEAR if self.outside else Verdict.SMALL
        return Verdict.CLOSE if self.inside else Verdict.CANNOT_TELL


def judge_ratios(pairs: Sequence[Pair]) -> list[Judgement]:
    """Judge relative likelihoods. Every group has people, and somebody it happened to.

    Beyond chance needs the Miettinen-Nurminen statistic and the doubled conditional mid-p together: the first
    alone finds too much among rare events.
    """
    return _judge(pairs, interval=ratio_interval, statistic=ratio_statistic, fractions=_ratio_terms)


def judge_odds_ratios(pairs: Sequence[Pair]) -> list[Judgement]:
    """Judge odds ratios: ``people`` are both tiers of a group and ``happened`` its upper tier."""
    return _judge(pairs, interval=odds_ratio_interval, statistic=odds_ratio_statistic, fractions=_odds_terms)


Terms = tuple[int, int]


def _judge(
    pairs: Sequence[Pair],
    *,
    interval: Callable[..., Limits],
    statistic: Callable[..., Floats],
    fractions: Callable[[Pair], Terms],
) -> list[Judgement]:
    """Judge all pairs at once. ``fractions`` gives the exact value as its upper and lower term."""
    if not pairs:
        return []
    cells = _columns(pairs)
    limits, far = interval(*cells), statistic(*cells)
    found = zip(pairs, limits.low, limits.high, two_sided_p(far), _beyond_chance(cells, far), strict=True)
    return [
        _judgement(fractions(pair), low=float(low), high=float(high), p=float(p), beyond=bool(beyond))
        for pair, low, high, p, beyond in found
    ]


def clear_ratios(pairs: Sequence[Pair]) -> list[bool]:
    """Which relative likelihoods would be a clear difference. Quicker than judging them: no range is found."""
    return _clear(pairs, _ratio_terms)


def clear_odds_ratios(pairs: Sequence[Pair]) -> list[bool]:
    """Which odds ratios would be a clear difference."""
    return _clear(pairs, _odds_terms)


def _clear(pairs: Sequence[Pair], fractions: Callable[[Pair], Terms]) -> list[bool]:
    outside = [pair for pair in pairs if is_outside(*fractions(pair))]
    if not outside:
        return [False] * len(pairs)
    cells = _columns(outside)
    # At equality the statistics of ratios and of odds ratios are one and the same.
    beyond = dict(zip(outside, _beyond_chance(cells, ratio_statistic(*cells)), strict=True))
    return [bool(beyond.get(pair, False)) for pair in pairs]


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Two shares whose difference is judged. Counts need not be whole where a survey gave percentages.

    ``scale`` shrinks the difference where a part is held against the whole it belongs to.
    """

    happened_1: Fraction
    people_1: int
    happened_2: Fraction
    people_2: int
    scale: Fraction = Fraction(1)

    @property
    def difference(self) -> Fraction:
        """The difference as a fraction; 0.03 is three points."""
        return self.scale * (self.happened_1 / self.people_1 - self.happened_2 / self.people_2)


def judge_differences(shares: Sequence[Shares], *, margin: Fraction) -> list[Judgement]:
    """Judge differences of shares by Newcombe's interval. ``margin`` is the band, as a fraction.

    ``p`` is that of the score statistic at equality, which the correction for many rows works on.
    """
    if not shares:
        return []
    judged = []
    for one, low, high, p in zip(shares, *_newcombe_of(shares), _p_of_shares(_cells_of(shares)), strict=True):
        judged.append(
            Judgement(
                value=one.difference,
                low=float(low),
                high=float(high),
                p=float(p),
                beyond_chance=bool(low > 0 or high < 0),
                outside=abs(one.difference) > margin,
                inside=bool(-margin <= low and high <= margin),
            )
        )
    return judged


def _newcombe_of(shares: Sequence[Shares]) -> tuple[Floats, Floats]:
    limits = newcombe(*_cells_of(shares))
    scales = np.array([float(s.scale) for s in shares])
    return limits.low * scales, limits.high * scales


def _cells_of(shares: Sequence[Shares]) -> Floats:
    return np.array([[s.happened_1, s.people_1, s.happened_2, s.people_2] for s in shares], dtype=float).T


def clear_differences(shares: Sequence[Shares], *, margin: Fraction) -> list[bool]:
    """Which differences of shares would be clear. Quicker than judging them: how large one is is asked last."""
    if not shares:
        return []
    low, high = _newcombe_of(shares)
    return [
        bool(beyond) and abs(one.difference) > margin
        for one, beyond in zip(shares, (low > 0) | (high < 0), strict=True)
    ]


def _columns(pairs: Sequence[Pair]) -> Floats:
    return np.array([pair.cells for pair in pairs], dtype=np.float64).T


def _beyond_chance(cells: Floats, statistic: Floats) -> npt.NDArray[np.bool_]:
    """Both tests must agree. The exact one is only asked where the first one found something."""
    beyond: npt.NDArray[np.bool_] = np.abs(statistic) > Z95
    if beyond.any():
        beyond[beyond] = doubled_mid_p(*cells[:, beyond]) <= CHANCE
    return beyond


def _judgement(terms: Terms, *, low: float, high: float, p: float, beyond: bool) -> Judgement:
    above, below = terms
    return Judgement(
        value=Fraction(above, below) if below else None,
        low=low,
        high=high,
        p=p,
        beyond_chance=beyond,
        outside=is_outside(above, below),
        inside=BAND[0] <= low and high <= BAND[1],
    )


def _ratio_terms(pair: Pair) -> Terms:
    x1, n1, x2, n2 = pair.cells
    return x1 * n2, x2 * n1


def _odds_terms(pair: Pair) -> Terms:
    x1, n1, x2, n2 = pair.cells
    return x1 * (n2 - x2), x2 * (n1 - x1)


def is_outside(above: int | Fraction, below: int | Fraction) -> bool:
    """Whether above/below lies outside 0.80 to 1.25. In whole numbers, because floats misjudge the edges."""
    return _BAND_BOTTOM * above > _BAND_TOP * below or _BAND_TOP * above < _BAND_BOTTOM * below


def _p_of_shares(cells: Floats) -> Floats:
    x1, n1, x2, n2 = cells
    pooled = (x1 + x2) / (n1 + n2)
    everyone = n1 + n2
    error = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2) * everyone / (everyone - 1))
    distance = x1 / n1 - x2 / n2
    return two_sided_p(np.divide(distance, error, out=np.zeros_like(error), where=error > 0))
