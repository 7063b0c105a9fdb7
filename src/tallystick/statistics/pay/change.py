"""How a gap changed from one year to the next, and how far chance could have moved it.

Most people are in both years, so the two gaps are not independent: people are drawn again, each with both years.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.hourly import Figures, How
from tallystick.statistics.pay.uncertainty import DRAWS
from tallystick.tallies.paid import Whole
from tallystick.tallies.paid_people import NO_RATE

Floats = npt.NDArray[np.float64]


def change_figures(now: Compared, before: Compared, how: How) -> Figures:
    """The change of the mean and the median gap of each group, in percentage points, with its range.

    Figures need people to be told in both years; without that there are none. A group of other members in one of the
    years has none either.
    """
    if not (len(now.people.person) and len(before.people.person)):
        return
    for group in now.others:
        if group not in before.groups:
            continue
        rates = [side.counts.of(code) for side in (now, before) for code in (now.reference, group)]
        if all(one.total for one in rates):
            yield from _changes(now, before, group, how)


def _changes(now: Compared, before: Compared, group: str, how: How) -> Figures:
    base = PayFigure[Quantity](
        measure=PayMeasure.MEAN_GAP_CHANGE,
        comparator=now.comparator.id,
        group=group,
        reference=now.reference,
        detail=before.people.snapshot.isoformat(),
        n=people(now.counts.of(group).number),
        n_reference=people(now.counts.of(now.reference).number),
    )
    means, medians = _draws(now, before, group, seed=how.seed)
    for measure, gap, draws in (
        (PayMeasure.MEAN_GAP_CHANGE, mean_gap, means),
        (PayMeasure.MEDIAN_GAP_CHANGE, median_gap, medians),
    ):
        gaps = [gap(side.counts.of(now.reference), side.counts.of(group)) for side in (now, before)]
        if gaps[0] is not None and gaps[1] is not None and len(draws):
            low, high = np.quantile(draws, [0.025, 0.975])
            yield replace(
                base,
                measure=measure,
                value=_points(gaps[0] - gaps[1]),
                low=_points(float(low)),
                high=_points(float(high)),
            )


def _points(amount: Fraction | float) -> Quantity:
    return Quantity(amount, Unit.POINTS)


def _draws(now: Compared, before: Compared, group: str, *, seed: int) -> tuple[Floats, Floats]:
    """Changes of the mean and of the median gap in resamples of people, each group by itself."""
    random = np.random.default_rng(seed)
    sides = [_resampled(_in_both(now, before, code), random) for code in (now.reference, group)]
    means, medians = ([side[what] for side in sides] for what in range(2))
    return _change(means), _change(medians)


def _change(levels: Sequence[Floats]) -> Floats:
    """The changes of the gaps, from a row of levels for each of the two years in every resample."""
    reference, other = levels
    # A draw in which nobody was paid, or the reference group nothing, has no gap, and is left out.
    with np.errstate(invalid="ignore", divide="ignore"):
        gaps = [100 * (reference[year] - other[year]) / reference[year] for year in range(2)]
    change = gaps[0] - gaps[1]
    return np.asarray(change[np.isfinite(change)])


def _in_both(now: Compared, before: Compared, group: str) -> list["_Year"]:
    """The rates of everybody who was there in one of the two years, a year at a time."""
    people, rates = [], []
    for side in (now, before):
        full = side.are(group) & side.people.is_full_pay
        people.append(side.people.person[full])
        rates.append(side.people.rate[full])
    everybody = np.unique(np.concatenate(people))
    years = []
    for there, rate in zip(people, rates, strict=True):
        of_all = np.full(len(everybody), NO_RATE, dtype=np.int64)
        of_all[np.searchsorted(everybody, there)] = rate
        years.append(_Year.of(of_all))
    return years


def _resampled(years: Sequence["_Year"], random: np.random.Generator) -> tuple[Floats, Floats]:
    """The means and the medians of both years in every resample: a row for each year."""
    number = years[0].everybody
    means, medians = np.empty((2, DRAWS)), np.empty((2, DRAWS))
    for draw in range(DRAWS):
        drawn = np.bincount(random.integers(0, number, number), minlength=number)
        for row, year in enumerate(years):
            means[row, draw], medians[row, draw] = year.levels(drawn)
    return means, medians


@dataclass(frozen=True, kw_only=True, eq=False)
class _Year:
    """One year's rates in rising order, and the places among ``everybody`` of the people who are on them."""

    everybody: int
    place: Whole
    rates: Floats

    @classmethod
    def of(cls, rates: Whole) -> "_Year":
        """The year of everybody's rates, NO_RATE for those who were not there."""
        place = np.argsort(rates, kind="stable")
        place = place[np.searchsorted(rates[place], NO_RATE, side="right") :]
        return cls(everybody=len(rates), place=place.astype(np.int64), rates=rates[place].astype(np.float64))

    def levels(self, drawn: Whole) -> tuple[float, float]:
        """The mean and the median of those drawn, each as often as drawn; of nobody there is none."""
        reached = np.cumsum(drawn[self.place])
        number = int(reached[-1])
        if not number:
            return math.nan, math.nan
        low, high = np.searchsorted(reached, ((number - 1) // 2, number // 2), side="right")
        total = float(drawn[self.place] @ self.rates)
        return total / number, float(self.rates[low] + self.rates[high]) / 2
