"""Gaps in hourly pay, the pay they rest on, and the pay quarters."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from tallystick.definitions.pay import LeftOver
from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.release.pay import NotPayable, PayFigure, PayMeasure, PayNote, Variant
from tallystick.release.quantity import Amount, Quantity, Unit, people
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import FEWEST, PayQuarters, Quarter, pay_quarters
from tallystick.statistics.pay.uncertainty import GapInterval, mean_gap_interval, median_gap_interval
from tallystick.tallies.paid import PARTS_OF_A_POUND, PayCounts, Rates

Figures = Iterator[PayFigure[Quantity]]

# A mean that one person moves by more than this share of itself says more of that person than of the group.
TOO_MUCH_OF_ONE = Fraction(1, 10)


@dataclass(frozen=True, kw_only=True)
class How:
    """What all figures of one run share: where resampling begins, and how many people of a group are advised.

    Strata of fewer than ``fewest`` people of a group are put together.
    """

    seed: int
    advise: int
    fewest: int = 0
    left_over: LeftOver = LeftOver.GOVUK


def percent(amount: Amount | None) -> Quantity | None:
    """A number of per cent, where there is one."""
    return None if amount is None else Quantity(amount, Unit.PERCENT)


def gap_figures(compared: Compared, counts: PayCounts, how: How, like: PayFigure[Quantity]) -> Figures:
    """The mean and the median gap of each group; ``like`` says inside which part, and what was counted differently."""
    for group, reference, other in compared.pairs(counts):
        base = replace(like, comparator=compared.comparator.id, group=group, reference=compared.reference)
        yield mean_figure(reference, other, how, base)
        yield median_figure(reference, other, how, replace(base, measure=PayMeasure.MEDIAN_HOURLY_GAP))


def mean_figure(reference: Rates, other: Rates, how: How, base: PayFigure[Quantity]) -> PayFigure[Quantity]:
    """A gap between means with its range. A note stands on it where one person alone moves a mean by a tenth."""
    gap = mean_gap(reference, other)
    interval = None if gap is None else mean_gap_interval(reference, other)
    moved = gap is not None and any(is_one_persons(rates) for rates in (reference, other))
    notes = (*((PayNote.ONE_PERSON,) if moved else ()), *_few(reference, other, how))
    return _gap(gap, interval, reference, other, replace(base, notes=notes if gap is not None else ()))


def median_figure(reference: Rates, other: Rates, how: How, base: PayFigure[Quantity]) -> PayFigure[Quantity]:
    """A gap between medians with its range from resampling."""
    gap = median_gap(reference, other)
    interval = None if gap is None else median_gap_interval(reference, other, seed=how.seed)
    notes = (*_still(interval), *_few(reference, other, how))
    return _gap(gap, interval, reference, other, replace(base, notes=notes if gap is not None else ()))


def _still(interval: GapInterval | None) -> tuple[PayNote, ...]:
    if interval is None or not interval.has_no_width:
        return ()
    return (PayNote.NO_WIDTH if interval.is_certain else PayNote.NEARLY_NO_WIDTH,)


def _few(reference: Rates, other: Rates, how: How) -> tuple[PayNote, ...]:
    return (PayNote.FEW_PEOPLE,) if min(reference.number, other.number) < how.advise else ()


def _gap(
    gap: Fraction | None, interval: GapInterval | None, reference: Rates, other: Rates, base: PayFigure[Quantity]
) -> PayFigure[Quantity]:
    why = None if gap is not None else why_no_gap(reference, other)
    return replace(
        base,
        value=percent(gap),
        low=percent(None if interval is None else interval.low),
        high=percent(None if interval is None else interval.high),
        n=people(other.number),
        n_reference=people(reference.number),
        why_not=why,
    )


def why_no_gap(reference: Rates, other: Rates) -> NotPayable:
    """Why there is no gap between two groups of which it cannot be calculated."""
    return NotPayable.NOTHING_PAID if reference.number and other.number else NotPayable.NO_EMPLOYEES


def is_one_persons(rates: Rates) -> bool:
    """Whether taking one person away moves the mean by more than a tenth; of one person alone it always does."""
    if rates.number < 2:
        return True
    return one_moves_mean(rates.number, rates.total, rates.at(0), rates.at(rates.number - 1))


def one_moves_mean(number: int, total: int, least: int, most: int) -> bool:
    """The same of two people or more, by what they are paid together and the least and the most of it."""
    mean = Fraction(total, number)
    without = (Fraction(total - rate, number - 1) for rate in (least, most))
    return any(abs(one - mean) > TOO_MUCH_OF_ONE * mean for one in without)


def pay_level_figures(compared: Compared) -> Figures:
    """The mean and the median pay of each group, in pounds for an hour."""
    for group in compared.groups:
        rates = compared.counts.of(group)
        base = PayFigure[Quantity](
            measure=PayMeasure.MEAN_HOURLY_PAY,
            comparator=compared.comparator.id,
            group=group,
            n=people(rates.number),
            why_not=None if rates.number else NotPayable.NO_EMPLOYEES,
        )
        of_one = rates.number > 0 and is_one_persons(rates)
        yield replace(
            base, value=_pounds(rates.mean) if rates.number else None, notes=(PayNote.ONE_PERSON,) if of_one else ()
        )
        median = _pounds(rates.median) if rates.number else None
        yield replace(base, measure=PayMeasure.MEDIAN_HOURLY_PAY, value=median)


def _pounds(parts: Fraction) -> Quantity:
    return Quantity(parts / PARTS_OF_A_POUND, Unit.POUNDS)


def quarter_figures(compared: Compared, how: How) -> Figures:
    """Each group's share of each quarter, and the same among people whose group is known."""
    yield from _quarters(compared, compared.counts, compared.groups, how, variant="")
    known = tuple(group for group in compared.groups if group != UNKNOWN)
    if compared.counts.of(UNKNOWN).number:
        chosen = ~compared.are(UNKNOWN)
        yield from _quarters(compared, compared.among(chosen), known, how, variant=Variant.KNOWN_ONLY)


def _quarters(compared: Compared, counts: PayCounts, groups: tuple[str, ...], how: How, *, variant: str) -> Figures:
    base = PayFigure[Quantity](measure=PayMeasure.QUARTER_SHARE, comparator=compared.comparator.id, variant=variant)
    if counts.number < FEWEST:
        yield replace(base, why_not=NotPayable.TOO_FEW_FOR_QUARTERS)
        return
    found = pay_quarters(counts, left_over=how.left_over)
    for row, quarter in enumerate(Quarter):
        for group in groups:
            yield _quarter(found, row, counts.groups.index(group), replace(base, quarter=str(quarter), group=group))


def _quarter(found: PayQuarters, row: int, column: int, base: PayFigure[Quantity]) -> PayFigure[Quantity]:
    size = int(found.people[row].sum())

    def share(of: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> Quantity:
        return Quantity(Fraction(100 * int(of[row, column]), size), Unit.PERCENT)

    return replace(
        base,
        value=share(found.people),
        least=share(found.least),
        most=share(found.most),
        n=people(int(found.people[row, column])),
        n_reference=people(size),
        tied=people(found.sharing[row]),
    )


def bound_figures(compared: Compared, how: How) -> Figures:
    """Each mean gap if everybody of unknown group were in the reference group, and if all were in the other one.

    Given where more than one relevant employee in twenty is unknown.
    """
    counts = compared.counts
    if 20 * compared.relevant(UNKNOWN) <= compared.people.number:
        return
    for group in compared.others:
        sides = {
            Variant.UNKNOWN_AS_REFERENCE: (counts.of(compared.reference, UNKNOWN), counts.of(group)),
            Variant.UNKNOWN_AS_GROUP: (counts.of(compared.reference), counts.of(group, UNKNOWN)),
        }
        for variant, (reference, other) in sides.items():
            base = compared.between(group, PayMeasure.MEAN_HOURLY_GAP)
            yield replace(mean_figure(reference, other, how, base), variant=variant, low=None, high=None)
