"""What rounded counts allow to be said: value, range and verdict over all tables that they may stand for.

Each count is given as the range of whole numbers that a reader must reckon with. All tables are judged at once, by the
same tests as exact ones; a verdict is given only where every table has it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.release.verdict import Verdict
from tallystick.statistics import Z95, Floats, Limits
from tallystick.statistics.exact import doubled_mid_p
from tallystick.statistics.judgement import BAND, CHANCE
from tallystick.statistics.multiple import benjamini_hochberg
from tallystick.statistics.proportions import newcombe, wilson
from tallystick.statistics.score import (
    odds_ratio_interval,
    odds_ratio_statistic,
    ratio_interval,
    ratio_statistic,
    two_sided_p,
)

Truths = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
# 0.80 to 1.25 in whole numbers, because floats misjudge the edges.
_BAND_TOP, _BAND_BOTTOM = 5, 4


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """The smallest and largest value, the outermost limits of the 95 % ranges, and the verdict all tables share.

    ``value_high`` and ``high`` are None where they are open. ``leans`` is 1 where every table has more on top, -1
    where less, else 0. ``p_low`` and ``p_high`` are the smallest and largest p of any table, ``is_inside`` says that
    every table's range lies within the band; a family is corrected with these.
    """

    value_low: Fraction | None
    value_high: Fraction | None
    low: float | None
    high: float | None
    verdict: Verdict | None
    leans: int = 0
    p_low: float = 1.0
    p_high: float = 1.0
    is_inside: bool = False


@dataclass(frozen=True)
class _Tables:
    """All tables that may be: four columns of whole numbers."""

    x1: Whole
    n1: Whole
    x2: Whole
    n2: Whole

    @property
    def cells(self) -> tuple[Floats, Floats, Floats, Floats]:
        x1, n1, x2, n2 = (one.astype(np.float64) for one in (self.x1, self.n1, self.x2, self.n2))
        return x1, n1, x2, n2

    def only(self, which: Truths) -> "_Tables":
        return _Tables(self.x1[which], self.n1[which], self.x2[which], self.n2[which])


def ratio_envelope(
    happened_1: range, people_1: range, happened_2: range, people_2: range, *, years: int = 1
) -> Envelope | None:
    """The envelope of a relative likelihood, group 1 on top; None where no table allows a comparison.

    People are multiplied by ``years`` for rates over several years.
    """
    every = _every(happened_1, people_1, happened_2, people_2)
    every = _Tables(every.x1, every.n1 * years, every.x2, every.n2 * years)
    possible = _possible(every)
    tables = every.only(possible & (every.x1 + every.x2 > 0))
    found = _ratio(tables, interval=ratio_interval, statistic=ratio_statistic, terms=_ratio_terms)
    return _unless_all_can_be_compared(found, tables, possible)


def odds_envelope(happened_1: range, people_1: range, happened_2: range, people_2: range) -> Envelope | None:
    """The envelope of a disparity ratio: people are both tiers of a group, and happened its upper tier."""
    every = _every(happened_1, people_1, happened_2, people_2)
    upper, everybody = every.x1 + every.x2, every.n1 + every.n2
    possible = _possible(every)
    tables = every.only(possible & (upper > 0) & (upper < everybody))
    found = _ratio(tables, interval=odds_ratio_interval, statistic=odds_ratio_statistic, terms=_odds_terms)
    return _unless_all_can_be_compared(found, tables, possible)


def share_envelope(happened: range, people: range) -> Envelope | None:
    """The envelope of a share in percent, without a verdict; None where there may be nobody."""
    x, n = (one.ravel() for one in np.meshgrid(_whole(happened), _whole(people), indexing="ij"))
    possible = (n > 0) & (x <= n)
    x, n = x[possible], n[possible]
    if not x.size:
        return None
    values = 100 * x / n
    low, high = (Fraction(100 * int(x[at]), int(n[at])) for at in (values.argmin(), values.argmax()))
    limits = wilson(x, n)
    return Envelope(
        value_low=low,
        value_high=high,
        low=float(100 * limits.low.min()),
        high=float(100 * limits.high.max()),
        verdict=None,
    )


def difference_envelope(
    happened_1: range,
    people_1: range,
    happened_2: range,
    people_2: range,
    *,
    margin: Fraction,
    part_of_whole: bool,
) -> Envelope | None:
    """The envelope of share 1 minus share 2, in points.

    ``margin`` is the band, as a fraction. ``part_of_whole`` says that 1 is a part of 2: it is judged against the rest,
    and the range shrunk by what the part is of the whole.
    """
    every = _every(happened_1, people_1, happened_2, people_2)
    first, whole = every.only(_possible(every)), every
    scale = np.ones(first.x1.size)
    second = first
    if part_of_whole:
        rest = _Tables(every.x1, every.n1, every.x2 - every.x1, every.n2 - every.n1)
        there = _possible(rest) & (rest.x2 >= 0)
        second, whole = rest.only(there), every.only(there)
        scale = 1 - whole.n1 / whole.n2
    else:
        whole = first
    if not second.x1.size:
        return None
    return _difference(second, whole, scale, margin)


def with_family(envelopes: Sequence[Envelope | None]) -> list[Envelope | None]:
    """Return ``envelopes`` with verdicts that allow for how many were looked at together.

    A difference counts only if it survives Benjamini and Hochberg's correction with every p as large as it may be. One
    that does not is close only if it survives in no table and every range lies within the band.
    """
    able = [one for one in envelopes if one is not None and one.verdict is not None]
    worst = iter(benjamini_hochberg([one.p_high for one in able]))
    best = iter(benjamini_hochberg([one.p_low for one in able]))
    return [
        one if one is None or one.verdict is None else _corrected(one, q_high=next(worst), q_low=next(best))
        for one in envelopes
    ]


def _corrected(one: Envelope, *, q_high: float, q_low: float) -> Envelope:
    if one.verdict in (Verdict.CLEAR, Verdict.SMALL) and q_high <= CHANCE:
        return one
    # Where no table of the family can make it a finding, every table that lies within the band is close.
    close = one.is_inside and q_low > CHANCE
    return replace(one, verdict=Verdict.CLOSE if close else Verdict.CANNOT_TELL)


# TABLES


def _whole(counts: range) -> Whole:
    return np.arange(counts.start, counts.stop, dtype=np.int64)


def _every(*ranges: range) -> _Tables:
    return _Tables(*(one.ravel() for one in np.meshgrid(*map(_whole, ranges), indexing="ij")))


def _possible(tables: _Tables) -> Truths:
    """Both groups have people, and it happened to no more of them than there are."""
    truths: Truths = (tables.n1 > 0) & (tables.n2 > 0) & (tables.x1 <= tables.n1) & (tables.x2 <= tables.n2)
    return truths


# RATIOS


def _unless_all_can_be_compared(found: Envelope | None, tables: _Tables, possible: Truths) -> Envelope | None:
    """A verdict needs every table: one that allows no comparison has none."""
    if found is None or tables.x1.size == int(possible.sum()):
        return found
    return replace(found, verdict=Verdict.CANNOT_TELL, leans=0)


def _ratio_terms(tables: _Tables) -> tuple[Whole, Whole]:
    return tables.x1 * tables.n2, tables.x2 * tables.n1


def _odds_terms(tables: _Tables) -> tuple[Whole, Whole]:
    return tables.x1 * (tables.n2 - tables.x2), tables.x2 * (tables.n1 - tables.x1)


def _ratio(
    tables: _Tables,
    *,
    interval: Callable[..., Limits],
    statistic: Callable[..., Floats],
    terms: Callable[[_Tables], tuple[Whole, Whole]],
) -> Envelope | None:
    if not tables.x1.size:
        return None
    limits, far = interval(*tables.cells), statistic(*tables.cells)
    above, below = terms(tables)
    outside = (_BAND_BOTTOM * above > _BAND_TOP * below) | (_BAND_TOP * above < _BAND_BOTTOM * below)
    inside = (limits.low >= BAND[0]) & (limits.high <= BAND[1])
    low, high = _extremes(above, below)
    p = two_sided_p(far)
    return Envelope(
        value_low=low,
        value_high=high,
        low=float(limits.low.min()) if np.isfinite(limits.low.min()) else None,
        high=float(limits.high.max()) if np.isfinite(limits.high.max()) else None,
        verdict=_shared(_beyond_chance(tables, far), outside, inside, np.sign(above - below)),
        leans=_lean(above - below),
        p_low=float(p.min()),
        p_high=float(p.max()),
        is_inside=bool(inside.all()),
    )


def _extremes(above: Whole, below: Whole) -> tuple[Fraction | None, Fraction | None]:
    """The smallest and largest of above/below; None for one that is open."""
    with np.errstate(divide="ignore"):
        values = np.where(below > 0, above / np.maximum(below, 1), np.inf)
    ends = (int(values.argmin()), int(values.argmax()))
    low, high = (Fraction(int(above[at]), int(below[at])) if below[at] else None for at in ends)
    return low, high


def _beyond_chance(tables: _Tables, far: Floats) -> Truths:
    """Both tests must agree; the exact one is asked only where the first found something."""
    beyond: Truths = np.abs(far) > Z95
    if beyond.any():
        beyond[beyond] = doubled_mid_p(*tables.only(beyond).cells) <= CHANCE
    return beyond


def _shared(beyond: Truths, outside: Truths, inside: Truths, side: npt.NDArray[np.int64]) -> Verdict:
    """The one verdict that all tables have, on the one side where it is a finding; else that it cannot be told."""
    if beyond.all() and outside.all() and abs(int(side.sum())) == side.size:
        return Verdict.CLEAR
    if beyond.all() and not outside.any() and abs(int(side.sum())) == side.size:
        return Verdict.SMALL
    return Verdict.CLOSE if inside.all() and not beyond.any() else Verdict.CANNOT_TELL


def _lean(more: npt.NDArray[np.int64]) -> int:
    return 1 if (more > 0).all() else -1 if (more < 0).all() else 0


# DIFFERENCES


def _difference(judged: _Tables, compared: _Tables, scale: Floats, margin: Fraction) -> Envelope:
    """``judged`` are the two groups that are tested, ``compared`` those whose shares are subtracted."""
    limits = newcombe(*judged.cells)
    low, high = limits.low * scale, limits.high * scale
    above = compared.x1 * compared.n2 - compared.x2 * compared.n1
    below = compared.n1 * compared.n2
    outside = np.abs(above) * margin.denominator > margin.numerator * below
    inside = (low >= -float(margin)) & (high <= float(margin))
    values = above / below
    ends = [Fraction(100 * int(above[at]), int(below[at])) for at in (values.argmin(), values.argmax())]
    p = two_sided_p(ratio_statistic(*judged.cells))
    return Envelope(
        value_low=ends[0],
        value_high=ends[1],
        low=float(100 * low.min()),
        high=float(100 * high.max()),
        verdict=_shared((low > 0) | (high < 0), outside, inside, np.sign(above)),
        leans=_lean(above),
        p_low=float(p.min()),
        p_high=float(p.max()),
        is_inside=bool(inside.all()),
    )
