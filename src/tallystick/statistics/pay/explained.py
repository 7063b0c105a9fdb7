"""Why a gap is as large as it is, as far as counts can say: bands, deciles, and pairs of people."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.bands import Parts, Stock, Stocks, between_and_within
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures, How, percent, why_no_gap
from tallystick.statistics.pay.uncertainty import decile_gap, superiority
from tallystick.tallies.paid import Rates
from tallystick.tallies.paid_people import PaidPeople

# From the wide to the narrow.
LEVELS = ("staff_type", "band")
DECILES = range(1, 10)


def between_and_within_figures(compared: Compared) -> Figures:
    """How much of each mean gap lies between staff types and bands, how much inside, and how much has no counterpart.

    In percentage points of the gap; the parts come to it exactly.
    """
    levels = [
        level for level in LEVELS if level in compared.people.traits and compared.people.traits[level].is_recorded
    ]
    stocks = _stocks(compared, levels)
    for group, reference, other in compared.pairs(compared.counts):
        base = PayFigure[Quantity](
            measure=PayMeasure.BETWEEN,
            comparator=compared.comparator.id,
            group=group,
            reference=compared.reference,
            n=people(other.number),
            n_reference=people(reference.number),
        )
        if not levels:
            yield replace(base, why_not=NotPayable.NOT_RECORDED)
        elif not (reference.total and other.number):
            yield replace(base, why_not=why_no_gap(reference, other))
        else:
            parts = between_and_within(stocks[compared.reference], stocks[group])
            yield from _parts(parts, levels, reference.mean, base)


def _parts(parts: Parts, levels: list[str], mean: Fraction, base: PayFigure[Quantity]) -> Figures:
    def points(part: Fraction) -> Quantity:
        return Quantity(100 * part / mean, Unit.POINTS)

    yield replace(base, value=points(sum(parts.between, Fraction(0))))
    for level, part in zip(levels, parts.between, strict=True):
        yield replace(base, detail=level, value=points(part))
    yield replace(base, measure=PayMeasure.WITHIN, value=points(parts.within))
    yield replace(base, measure=PayMeasure.NO_OVERLAP, value=points(parts.no_overlap))


def stocks_of(compared: Compared) -> dict[str, Stocks]:
    """For each group, how many full-pay people are in each stratum and what they are paid together."""
    return _stocks(compared, [level for level in LEVELS if level in compared.people.traits])


def _stocks(compared: Compared, levels: list[str]) -> dict[str, Stocks]:
    who, full = compared.people, compared.people.is_full_pay
    place, paths = _strata(who, levels)
    cell = (place * len(compared.groups) + compared.group)[full]
    size = len(paths) * len(compared.groups)
    number = np.bincount(cell, minlength=size)
    pay = np.zeros(size, dtype=np.int64)
    np.add.at(pay, cell, who.rate[full])
    return {
        group: {
            path: Stock(people=int(number[at]), pay=int(pay[at]))
            for row, path in enumerate(paths)
            if number[at := row * len(compared.groups) + column]
        }
        for column, group in enumerate(compared.groups)
    }


def _strata(
    who: PaidPeople, levels: list[str]
) -> tuple["np.ndarray[tuple[int, ...], np.dtype[np.int64]]", list[tuple[str, ...]]]:
    """The place of each person's stratum, and the strata as paths."""
    place = np.zeros(who.number, dtype=np.int64)
    for level in levels:
        place = place * len(who.traits[level].values) + who.traits[level].of
    there, of = np.unique(place, return_inverse=True)
    return of.astype(np.int64), [_path(int(one), who, levels) for one in there]


def _path(place: int, who: PaidPeople, levels: list[str]) -> tuple[str, ...]:
    path: list[str] = []
    for level in reversed(levels):
        place, value = divmod(place, len(who.traits[level].values))
        path.insert(0, who.traits[level].values[value])
    return tuple(path)


def decile_figures(compared: Compared, how: How) -> Figures:
    """The gap at each decile of the two groups, from the lowest paid tenth up."""
    for group, reference, other in compared.pairs(compared.counts):
        base = PayFigure[Quantity](
            measure=PayMeasure.DECILE_GAP,
            comparator=compared.comparator.id,
            group=group,
            reference=compared.reference,
            n=people(other.number),
            n_reference=people(reference.number),
        )
        yield from _deciles(reference, other, how, base)


def _deciles(reference: Rates, other: Rates, how: How, base: PayFigure[Quantity]) -> Iterator[PayFigure[Quantity]]:
    for tenth in DECILES:
        found = decile_gap(reference, other, tenth=tenth, seed=how.seed)
        at = replace(base, detail=str(10 * tenth))
        if found is None:
            yield replace(at, why_not=why_no_gap(reference, other))
        else:
            yield replace(at, value=percent(found.gap), low=percent(found.low), high=percent(found.high))


def superiority_figures(compared: Compared) -> Figures:
    """In how many of 100 pairs the person of the group is paid less than the one of the reference group."""
    for group, reference, other in compared.pairs(compared.counts):
        found = superiority(reference, other)
        base = PayFigure[Quantity](
            measure=PayMeasure.SUPERIORITY,
            comparator=compared.comparator.id,
            group=group,
            reference=compared.reference,
            n=people(other.number),
            n_reference=people(reference.number),
        )
        if found is None:
            yield replace(base, why_not=NotPayable.NO_EMPLOYEES)
        else:
            ends = (found.chance, found.low, found.high)
            value, low, high = (Quantity(100 * end, Unit.PERCENT) for end in ends)
            yield replace(base, value=value, low=low, high=high)
