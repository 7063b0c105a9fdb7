"""How a gap changed from one year to the next, and how far chance could have moved it.

Most people are in both years, so the two gaps are not independent: people are drawn again, each with both years.
"""

from collections.abc import Iterator
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
_AT_ONCE = 100


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
        if gaps[0] is not None and gaps[1] is not None:
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


@dataclass(frozen=True, kw_only=True, eq=False)
class _InBoth:
    """How many people have each pair of rates, this year's and last year's; NO_RATE where not there on full pay."""

    now: Whole
    before: Whole
    people: Whole


def _draws(now: Compared, before: Compared, group: str, *, seed: int) -> tuple[Floats, Floats]:
    """Changes of the mean and of the median gap in resamples of people, each group by itself."""
    random = np.random.default_rng(seed)
    means: list[list[Floats]] = []
    medians: list[list[Floats]] = []
    for code in (now.reference, group):
        both = _in_both(now, before, code)
        drawn = list(_resampled(both, random))
        means.append([np.concatenate([one[0][year] for one in drawn]) for year in range(2)])
        medians.append([np.concatenate([one[1][year] for one in drawn]) for year in range(2)])
    return _change(means), _change(medians)


def _change(levels: list[list[Floats]]) -> Floats:
    reference, other = levels
    gaps = [100 * (reference[year] - other[year]) / reference[year] for year in range(2)]
    change = gaps[0] - gaps[1]
    return np.asarray(change[np.isfinite(change)])


def _in_both(now: Compared, before: Compared, group: str) -> _InBoth:
    sides = [
        (side.people.person[chosen], side.people.rate[chosen])
        for side in (now, before)
        for chosen in [_full(side, group)]
    ]
    everybody = np.unique(np.concatenate([person for person, _ in sides]))
    rates = np.full((len(everybody), 2), NO_RATE, dtype=np.int64)
    for column, (person, rate) in enumerate(sides):
        rates[np.searchsorted(everybody, person), column] = rate
    pairs, number = np.unique(rates, axis=0, return_counts=True)
    return _InBoth(now=pairs[:, 0], before=pairs[:, 1], people=number.astype(np.int64))


def _full(side: Compared, group: str) -> npt.NDArray[np.bool_]:
    return np.asarray(side.are(group) & side.people.is_full_pay)


def _resampled(both: _InBoth, random: np.random.Generator) -> Iterator[tuple[list[Floats], list[Floats]]]:
    """Means and medians of both years in some resamples at a time, so that no table of all is ever held."""
    chance = both.people / both.people.sum()
    years = [_Year.of(rates) for rates in (both.now, both.before)]
    for _ in range(DRAWS // _AT_ONCE):
        drawn = random.multinomial(int(both.people.sum()), chance, size=_AT_ONCE)
        yield [year.means(drawn) for year in years], [year.medians(drawn) for year in years]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Year:
    """One year's rates in rising order, and where each stood among the pairs."""

    place: Whole
    rates: Floats

    @classmethod
    def of(cls, rates: Whole) -> "_Year":
        place = np.argsort(rates, kind="stable")
        place = place[np.searchsorted(rates[place], NO_RATE, side="right") :]
        return cls(place=place.astype(np.int64), rates=rates[place].astype(np.float64))

    def means(self, drawn: Whole) -> Floats:
        there = drawn[:, self.place]
        with np.errstate(invalid="ignore", divide="ignore"):  # nobody drawn has no mean, and that draw is left out
            return np.asarray(there @ self.rates / there.sum(axis=1))

    def medians(self, drawn: Whole) -> Floats:
        reached = np.cumsum(drawn[:, self.place], axis=1)
        number = reached[:, -1]
        low, high = ((number - 1) // 2, number // 2)
        found = [
            np.array([np.searchsorted(row, at, side="right") for row, at in zip(reached, ats, strict=True)])
            for ats in (low, high)
        ]
        ends = [self.rates[np.minimum(one, len(self.rates) - 1)] for one in found]
        return np.asarray(np.where(number > 0, (ends[0] + ends[1]) / 2, np.nan))
