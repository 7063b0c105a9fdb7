"""What would close a gap: who would have to be where, and what equal pay inside bands would cost. Group totals only."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit
from tallystick.statistics.pay.bands import NOBODY, Stock, Stocks, Stratum
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures, How, percent
from tallystick.statistics.pay.strata import Strata, middle, stocks_in, strata_of, with_enough
from tallystick.tallies.paid import PARTS_OF_A_POUND

SAME_BANDS, MOVES, SAME_PAY, COST = "same-bands", "moves", "same-pay", "cost"
SAME_BANDS_MEDIAN, SAME_PAY_MEDIAN = "same-bands-median", "same-pay-median"
Floats = npt.NDArray[np.float64]


def closing_figures(compared: Compared, how: How) -> Figures:
    """What each group's gaps would be with the reference group's bands, and with its pay inside each band.

    ``same-bands``: the mean gap in per cent if the group were spread over bands as the reference group is, each band
    paid as it is now. ``moves``: how many of the group would then be in another band. ``same-pay``: the mean gap if in
    each band where the group is paid less on average it were paid the same. ``cost``: what that adds to pay, in pounds
    for an hour of all of them. Both with the median gap as well. Bands that one group alone is in stay as they are.
    """
    strata = strata_of(compared.people)
    for group, reference, other in compared.pairs(compared.counts) if "band" in strata.levels else ():
        if not (reference.total and other.number):
            continue
        enough = with_enough(compared, strata, group, fewest=how.fewest)
        mine, theirs = (stocks_in(compared, enough, side) for side in (compared.reference, group))
        common = sorted(mine.keys() & theirs.keys())
        if common:
            closing = _Closing(mine=mine, theirs=theirs, common=common)
            base = compared.between(group, PayMeasure.CLOSING)
            yield from _means(closing, base)
            yield from _medians(closing, compared, enough, base)


@dataclass(frozen=True, kw_only=True)
class _Closing:
    """The people of both groups in each stratum, and the strata that both are in."""

    mine: Stocks
    theirs: Stocks
    common: list[Stratum]

    @property
    def wanted(self) -> dict[Stratum, Fraction]:
        """How many of the group would be in each common stratum if they were spread as the reference group is."""
        ours, number = (sum(stocks[path].people for path in self.common) for stocks in (self.mine, self.theirs))
        return {path: Fraction(self.mine[path].people * number, ours) for path in self.common}

    @property
    def lifts(self) -> dict[Stratum, Fraction]:
        """How much more each of the group would be paid in each common stratum where it is paid less on average."""
        return {path: max(Fraction(0), self.mine[path].mean - self.theirs[path].mean) for path in self.common}


def _means(closing: _Closing, base: PayFigure[Quantity]) -> Figures:
    theirs, wanted = closing.theirs, closing.wanted
    reference, other = _all(closing.mine), _all(theirs)
    outside = Fraction(other.pay - sum(theirs[path].pay for path in closing.common))
    spread = sum((wanted[path] * theirs[path].mean for path in closing.common), outside)
    moves = sum((max(Fraction(0), wanted[path] - theirs[path].people) for path in closing.common), Fraction(0))
    lifted = sum((lift * theirs[path].people for path, lift in closing.lifts.items()), Fraction(0))

    def gap(pay: Fraction) -> Quantity:
        return Quantity(100 * (reference.mean - pay / other.people) / reference.mean, Unit.PERCENT)

    yield replace(base, detail=SAME_BANDS, value=gap(spread))
    yield replace(base, detail=MOVES, value=Quantity(math.floor(moves + Fraction(1, 2)), Unit.PEOPLE))
    yield replace(base, detail=SAME_PAY, value=gap(other.pay + lifted))
    yield replace(base, detail=COST, value=Quantity(lifted / PARTS_OF_A_POUND, Unit.POUNDS))


def _medians(closing: _Closing, compared: Compared, strata: Strata, base: PayFigure[Quantity]) -> Figures:
    """The median gaps then: people weighed by how many there would be of them, or each paid more."""
    chosen = compared.are(base.group) & compared.people.is_full_pay
    paths = [strata.paths[place] for place in strata.of[chosen]]
    rates = compared.people.rate[chosen].astype(np.float64)
    weights = {path: float(people / closing.theirs[path].people) for path, people in closing.wanted.items()}
    lifts = {path: float(lift) for path, lift in closing.lifts.items()}
    reference = float(compared.counts.of(compared.reference).median)

    def gap(then: Floats, weighed: Floats) -> Quantity | None:
        return percent(100 * (reference - middle(then, weighed)) / reference if reference else None)

    plain = np.ones(len(rates))
    spread = np.array([weights.get(path, 1.0) for path in paths])
    lifted = rates + np.array([lifts.get(path, 0.0) for path in paths])
    yield replace(base, detail=SAME_BANDS_MEDIAN, value=gap(rates, spread))
    yield replace(base, detail=SAME_PAY_MEDIAN, value=gap(lifted, plain))


def _all(stocks: Stocks) -> Stock:
    return sum(stocks.values(), NOBODY)
