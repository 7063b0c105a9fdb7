"""One measure of many organisations beside each other: the centre, the limits around it and where each one lies.

Ratios are taken on the logarithm, shares on the arcsine of the square root; there their standard errors hardly depend
on the value. The centre is the ratio of Mantel and Haenszel, or the share of everybody together. Organisations differ
by more than chance, for reasons that no count holds; how much more is found from the organisations themselves, with
the most unusual tenth at either end pulled in, and added to the variance of each. Nothing is ranked: what comes out is
in the order of what went in.

Sources: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005)
1185-1202, doi:10.1002/sim.1970; the added variance and the pulling in as in his "Handling over-dispersion of
performance indicators", Quality and Safety in Health Care 14 (2005) 347-351, doi:10.1136/qshc.2005.013755, and as
FunnelPlotR computes them (https://github.com/nhs-r-community/FunnelPlotR).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from tallystick.release.verdict import NotCalculable
from tallystick.statistics import Z95, Floats, Limits, one_group
from tallystick.statistics.judgement import Pair

# The 99.9th percentile of the normal distribution: one organisation in 500 lies beyond such limits by chance.
Z998 = 3.090232306167813
FEWEST = 10
PULLED_IN = 0.1
_TOP = np.pi / 2


class Lies(StrEnum):
    """Where an organisation lies. The inner limits are those of 95 %, the outer ones those of 99.8 %."""

    ABOVE_OUTER = "above the 99.8% limit"
    ABOVE_INNER = "above the 95% limit, within the 99.8% limit"
    WITHIN = "within the limits"
    BELOW_INNER = "below the 95% limit, within the 99.8% limit"
    BELOW_OUTER = "below the 99.8% limit"


class Scale(StrEnum):
    """On what the arithmetic is done: logarithms of ratios, or arcsines of the roots of shares."""

    LOG = "log"
    ARCSINE = "arcsine"

    def back(self, transformed: npt.ArrayLike) -> Floats:
        """The ratio, or the share from 0 to 1, of a transformed number; a share stops at its two ends."""
        if self is Scale.LOG:
            return np.asarray(np.exp(np.asarray(transformed, dtype=np.float64)))
        # Past either end the sine would turn back, and limits of few people would come together again.
        return np.asarray(np.sin(np.clip(transformed, 0, _TOP)) ** 2)


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of how many. ``happened`` need not be whole where a survey gave a percentage."""

    happened: float
    people: int


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One organisation in the plot.

    ``value`` is its ratio, or its share from 0 to 1; ``precision`` one over its standard error on the plot's scale.
    ``shrunken`` is the value that is likeliest once it is known how far organisations differ: the fewer its people,
    the nearer to the centre. It and ``lies`` are None where there are no limits. ``adjusted`` says that half a case
    was added to each cell, because it happened to nobody or to everybody in a group.
    """

    value: float
    precision: float
    lies: Lies | None
    shrunken: float | None
    adjusted: bool = False


@dataclass(frozen=True, kw_only=True)
class FunnelPlot:
    """The plot, ``standings`` in the order given: a reason stands in the place of an organisation that has no place.

    ``centre`` is a ratio, or a share from 0 to 1; None where nobody has a place. ``dispersion`` is the mean squared
    distance from it in standard errors, 1 where chance explains all; ``between`` the variance between organisations on
    the plot's scale. ``why_no_limits`` is blank where there are limits.
    """

    scale: Scale
    centre: float | None
    dispersion: float
    between: float
    standings: tuple[Standing | NotCalculable, ...]
    why_no_limits: str = ""

    def limits(self, precision: npt.ArrayLike, *, z: float) -> Limits:
        """The limits, as ratios or as shares from 0 to 1, for organisations of a ``precision`` above 0.

        ``z`` is Z95 for the inner limits, Z998 for the outer ones. Raises ValueError where there are no limits.
        """
        if self.centre is None or self.why_no_limits:
            raise ValueError(f"there are no limits: {self.why_no_limits}")
        reach = z * np.sqrt(1 / np.square(np.asarray(precision, dtype=np.float64)) + self.between)
        middle = _forward(self.scale, self.centre)
        return Limits(low=self.scale.back(middle - reach), high=self.scale.back(middle + reach))


def ratio_funnel(pairs: Sequence[Pair]) -> FunnelPlot:
    """The plot of relative likelihoods, group 1 over group 2, from the counts of each organisation.

    An organisation without people in a group, or without events in either, has no place. Where it happened to nobody
    or to everybody in a group, half a case is added to each of the four cells of that organisation. Raises ValueError
    for impossible counts.
    """
    reasons = [_why_no_ratio(pair) for pair in pairs]
    placed = [pair for pair, reason in zip(pairs, reasons, strict=True) if reason is None]
    counts = np.array([pair.cells for pair in placed], dtype=np.float64).reshape(-1, 4).T
    x1, n1 = one_group(counts[0], counts[1], whole=True)
    x2, n2 = one_group(counts[2], counts[3], whole=True)
    adjusted = (x1 * x2 == 0) | (x1 == n1) | (x2 == n2)
    half = np.where(adjusted, 0.5, 0.0)
    a, b, m1, m2 = x1 + half, x2 + half, n1 + 2 * half, n2 + 2 * half
    where = np.log(a / m1) - np.log(b / m2)
    errors = np.sqrt((1 / a - 1 / m1) + (1 / b - 1 / m2))
    centre = _common_ratio(x1, n1, x2, n2) or _mean_ratio(where, errors)
    return _plot(Scale.LOG, reasons, where, errors, adjusted, centre)


def share_funnel(shares: Sequence[Share]) -> FunnelPlot:
    """The plot of shares of people. An organisation without people has no place.

    Raises ValueError for impossible counts.
    """
    reasons = [None if share.people else NotCalculable.NO_PEOPLE for share in shares]
    placed = [share for share in shares if share.people]
    x, n = one_group([float(one.happened) for one in placed], [one.people for one in placed], whole=False)
    centre = float(x.sum() / n.sum()) if placed else None
    where = _forward(Scale.ARCSINE, x / n)
    return _plot(Scale.ARCSINE, reasons, where, 1 / (2 * np.sqrt(n)), np.zeros(len(placed), dtype=bool), centre)


def pulled_in(distances: Floats) -> Floats:
    """The distances with the lowest and the highest tenth of them set to where those tenths begin (winsorised)."""
    low, high = np.quantile(distances, [PULLED_IN, 1 - PULLED_IN])
    return np.clip(distances, low, high)


def variance_between(dispersion: float, errors: Floats) -> float:
    """The variance between organisations that gives this mean squared distance; 0 where chance gives as much.

    ``errors`` are the standard errors of two organisations or more. With all distances as they are, from the mean
    weighted by 1/error², it is the moment estimate of DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2.
    """
    weights, many = 1 / errors**2, len(errors)
    spare = many * dispersion - (many - 1)
    return float(max(0.0, spare / (weights.sum() - (weights**2).sum() / weights.sum())))


def _why_no_ratio(pair: Pair) -> NotCalculable | None:
    if not (pair.people_1 and pair.people_2):
        return NotCalculable.NO_PEOPLE
    return None if pair.happened_1 or pair.happened_2 else NotCalculable.NO_EVENTS


def _forward(scale: Scale, value: npt.ArrayLike) -> Floats:
    given = np.asarray(value, dtype=np.float64)
    return np.asarray(np.log(given) if scale is Scale.LOG else np.arcsin(np.sqrt(given)))


def _common_ratio(x1: Floats, n1: Floats, x2: Floats, n2: Floats) -> float | None:
    """The ratio of Mantel and Haenszel; None where in one of the groups it happened to nobody anywhere."""
    everyone = n1 + n2
    above, below = float((x1 * n2 / everyone).sum()), float((x2 * n1 / everyone).sum())
    return above / below if above and below else None


def _mean_ratio(where: Floats, errors: Floats) -> float | None:
    return float(np.exp(np.average(where, weights=1 / errors**2))) if len(where) else None


def _plot(
    scale: Scale,
    reasons: Sequence[NotCalculable | None],
    where: Floats,
    errors: Floats,
    adjusted: npt.NDArray[np.bool_],
    centre: float | None,
) -> FunnelPlot:
    """The plot of the organisations that have a place: ``where`` on the scale, with what standard ``errors``."""
    few = len(where) < FEWEST
    middle = 0.0 if centre is None else float(_forward(scale, centre))
    phi = 1.0 if few else float(np.mean(pulled_in((where - middle) / errors) ** 2))
    between = 0.0 if few else variance_between(phi, errors)
    placed = iter(
        Standing(
            value=float(scale.back(one)),
            precision=float(1 / error),
            lies=None if few else _lies(float((one - middle) / np.sqrt(error**2 + between))),
            shrunken=None if few else float(scale.back(middle + (one - middle) * between / (between + error**2))),
            adjusted=bool(half),
        )
        for one, error, half in zip(where, errors, adjusted, strict=True)
    )
    return FunnelPlot(
        scale=scale,
        centre=centre,
        dispersion=max(1.0, phi),
        between=between,
        standings=tuple(next(placed) if reason is None else reason for reason in reasons),
        why_no_limits=_why_no_limits(len(where)) if few else "",
    )


def _why_no_limits(many: int) -> str:
    return f"limits need the counts of at least {FEWEST} organisations, and there are {many}"


def _lies(distance: float) -> Lies:
    """Where a distance from the centre, in standard errors, puts an organisation. One on a limit is within it."""
    if abs(distance) <= Z95:
        return Lies.WITHIN
    if abs(distance) <= Z998:
        return Lies.ABOVE_INNER if distance > 0 else Lies.BELOW_INNER
    return Lies.ABOVE_OUTER if distance > 0 else Lies.BELOW_OUTER
