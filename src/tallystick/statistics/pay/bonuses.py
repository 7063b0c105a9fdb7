"""Bonuses of the twelve months to the snapshot date: who was paid one, and the gaps between those who were."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tallystick.release.pay import NotPayable, PayFigure, PayMeasure, Variant
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures, How, mean_figure, median_figure
from tallystick.statistics.proportions import wilson
from tallystick.tallies.paid import Rates, Whole


def bonus_figures(compared: Compared, how: How, *, by_type: bool) -> Figures:
    """Who was paid a bonus and how much.

    ``by_type`` adds each type alone, and all but it, where there are several.
    """
    if not compared.people.bonus:
        return
    whole = compared.people.total_bonus
    yield from _of(compared, whole, how, variant="")
    paid = [kind for kind, pence in compared.people.bonus.items() if pence.any()]
    for kind in paid if by_type and len(paid) > 1 else ():
        yield from _of(compared, compared.people.bonus[kind], how, variant=f"{Variant.ONLY}{kind}")
        yield from _of(compared, whole - compared.people.bonus[kind], how, variant=f"{Variant.WITHOUT}{kind}")


def _of(compared: Compared, pence: Whole, how: How, *, variant: str) -> Figures:
    base = PayFigure[Quantity](measure=PayMeasure.BONUS_SHARE, comparator=compared.comparator.id, variant=variant)
    for group in (compared.reference, *compared.others):
        yield _share(compared, pence, replace(base, group=group))
    for group in compared.others:
        between = replace(base, group=group, reference=compared.reference)
        yield from _gaps(
            _recipients(compared, pence, compared.reference), _recipients(compared, pence, group), how, between
        )


def _share(compared: Compared, pence: Whole, base: PayFigure[Quantity]) -> PayFigure[Quantity]:
    members = compared.are(base.group)
    number, paid = int(members.sum()), int((pence[members] > 0).sum())
    if not number:
        return replace(base, n=people(0), why_not=NotPayable.NO_EMPLOYEES)
    limits = wilson(paid, number)
    return replace(
        base,
        value=Quantity(100 * paid / number, Unit.PERCENT),
        low=Quantity(100 * float(limits.low), Unit.PERCENT),
        high=Quantity(100 * float(limits.high), Unit.PERCENT),
        n=people(number),
        happened=people(paid),
    )


def _recipients(compared: Compared, pence: Whole, group: str) -> Rates:
    amounts, number = np.unique(pence[compared.are(group) & (pence > 0)], return_counts=True)
    return Rates(rates=amounts.astype(np.int64), people=number.astype(np.int64))


def _gaps(reference: Rates, other: Rates, how: How, base: PayFigure[Quantity]) -> Iterator[PayFigure[Quantity]]:
    """Gaps between those who were paid a bonus. Without any in one group there is none: it is never called 100 %."""
    mean = mean_figure(reference, other, how, replace(base, measure=PayMeasure.MEAN_BONUS_GAP))
    median = median_figure(reference, other, how, replace(base, measure=PayMeasure.MEDIAN_BONUS_GAP))
    why = None
    if not reference.number:
        why = NotPayable.NO_BONUS_IN_REFERENCE
    elif not other.number:
        why = NotPayable.NO_BONUS_IN_GROUP
    yield replace(mean, why_not=why)
    yield replace(median, why_not=why)
