"""Why a gap is as large as it is, as far as counts can say: bands, deciles, and pairs of people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit
from tallystick.statistics.pay.bands import Parts, between_and_within
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures, How, percent, why_no_gap
from tallystick.statistics.pay.strata import stocks_in, strata_of, with_enough
from tallystick.statistics.pay.uncertainty import decile_gap, superiority
from tallystick.tallies.paid import Rates

DECILES = range(1, 10)


def between_and_within_figures(compared: Compared, how: How) -> Figures:
    """How much of each mean gap lies between staff types and bands, how much inside, and how much has no counterpart.

    In percentage points of the gap; the parts come to it exactly.
    """
    strata = strata_of(compared.people)
    for group, reference, other in compared.pairs(compared.counts):
        base = compared.between(group, PayMeasure.BETWEEN)
        if not strata.levels:
            yield replace(base, why_not=NotPayable.NOT_RECORDED)
        elif not (reference.total and other.number):
            yield replace(base, why_not=why_no_gap(reference, other))
        else:
            enough = with_enough(compared, strata, group, fewest=how.fewest)
            sides = (stocks_in(compared, enough, side) for side in (compared.reference, group))
            yield from _parts(between_and_within(*sides), strata.levels, reference.mean, base)


def _parts(parts: Parts, levels: Sequence[str], mean: Fraction, base: PayFigure[Quantity]) -> Figures:
    def points(part: Fraction) -> Quantity:
        return Quantity(100 * part / mean, Unit.POINTS)

    yield replace(base, value=points(sum(parts.between, Fraction(0))))
    for level, part in zip(levels, parts.between, strict=True):
        yield replace(base, detail=level, value=points(part))
    yield replace(base, measure=PayMeasure.WITHIN, value=points(parts.within))
    yield replace(base, measure=PayMeasure.NO_OVERLAP, value=points(parts.no_overlap))


def decile_figures(compared: Compared, how: How) -> Figures:
    """The gap at each decile of the two groups, from the lowest paid tenth up."""
    for group, reference, other in compared.pairs(compared.counts):
        base = compared.between(group, PayMeasure.DECILE_GAP)
        yield from _deciles(reference, other, how, base)


def _deciles(reference: Rates, other: Rates, how: How, base: PayFigure[Quantity]) -> Iterator[PayFigure[Quantity]]:
    for tenth in DECILES:
        found = decile_gap(reference, other, tenth=tenth, seed=how.seed)
        at = replace(base, detail=str(10 * tenth))
        if found is None:
            yield replace(at, why_not=why_no_gap(reference, other))
        else:
            ends = (None, None) if found.interval is None else (found.interval.low, found.interval.high)
            yield replace(at, value=percent(found.gap), low=percent(ends[0]), high=percent(ends[1]))


def superiority_figures(compared: Compared) -> Figures:
    """In how many of 100 pairs the person of the group is paid less than the one of the reference group."""
    for group, reference, other in compared.pairs(compared.counts):
        found = superiority(reference, other)
        base = compared.between(group, PayMeasure.SUPERIORITY)
        if found is None:
            yield replace(base, why_not=NotPayable.NO_EMPLOYEES)
        else:
            ends = (found.chance, found.low, found.high)
            value, low, high = (percent(None if end is None else 100 * end) for end in ends)
            yield replace(base, value=value, low=low, high=high)
