"""Gaps among people who are alike: the sequence of adjusted gaps, and the parts of Oaxaca and Blinder.

Both work on people one by one, so they need rows. What they hold the same comes out of promotion in part; the words
that go with them say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics import Z95
from tallystick.statistics.pay.adjusted import FEWEST_FOR_A_COLUMN, FEWEST_OF_A_GROUP, Step, adjusted_gaps
from tallystick.statistics.pay.compared import Compared, Mask
from tallystick.statistics.pay.decomposition import People, Weights, threefold, twofold
from tallystick.statistics.pay.hourly import Figures, percent
from tallystick.statistics.pay.regression import Floats, follows_from_none
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import Trait

# What each model adds to the one before. Band comes last: it is an outcome of promotion itself.
STEPS = {
    "person": ("age_band", "sex", "full_time"),
    "work": ("staff_group", "staff_type", "directorate"),
    "service": ("service",),
    "band": ("band",),
}


def adjusted_figures(compared: Compared) -> Figures:
    """The gap of geometric means without adjustment, and after each step with all before it.

    The detail of a step names what it adds: ``person:age_band,sex``.
    """
    steps = [(f"{name}:{','.join(_used(compared, name))}", _columns(compared, name)) for name in STEPS]
    there = [(name, columns) for name, columns in steps if columns.shape[1]]
    for group in compared.others if there else ():
        chosen = _paid(compared) & (compared.are(group) | compared.are(compared.reference))
        base = _base(compared, group, chosen, PayMeasure.ADJUSTED_GAP)
        if base.why_not:
            yield base
            continue
        is_other = compared.are(group)[chosen].astype(np.float64)
        yield from _sequence(compared.people.rate[chosen].astype(np.float64), is_other, chosen, there, base)


def _sequence(
    pay: Floats, is_other: Floats, chosen: Mask, steps: Sequence[tuple[str, Floats]], base: PayFigure[Quantity]
) -> Figures:
    before = np.column_stack([np.ones(len(pay)), is_other])
    models = []
    for name, columns in steps:
        added = _independent(before, columns[chosen])
        models.append(Step(name=name, columns=added))
        before = np.column_stack([before, added])
    for found in adjusted_gaps(pay, is_other, models):
        yield replace(
            base,
            detail=found.step,
            value=percent(found.gap),
            low=percent(found.low),
            high=percent(found.high),
            why_not=NotPayable.TOO_FEW_FOR_MODEL if found.too_few else None,
        )


def _columns(compared: Compared, step: str) -> Floats:
    """A column for each value but the first of each trait of a step."""
    who = compared.people
    return np.column_stack([np.empty((who.number, 0)), *(_dummies(who.traits[name]) for name in _used(compared, step))])


def _used(compared: Compared, step: str) -> list[str]:
    """The traits of a step that were handed in and tell people apart; never what they are compared by."""
    traits = compared.people.traits
    return [
        name
        for name in STEPS[step]
        if name in traits and len(traits[name].values) > 1 and name != compared.comparator.characteristic
    ]


def _dummies(trait: Trait) -> Floats:
    return np.eye(len(trait.values))[:, 1:][trait.of]


def _independent(before: Floats, columns: Floats) -> Floats:
    """The columns that do not follow from those before them."""
    kept = follows_from_none(np.column_stack([before, columns]))[before.shape[1] :]
    return np.asarray(columns[:, kept])


def _paid(compared: Compared) -> Mask:
    return np.asarray(compared.people.is_full_pay & (compared.people.rate > 0))


def _base(compared: Compared, group: str, chosen: Mask, measure: PayMeasure) -> PayFigure[Quantity]:
    others = int((chosen & compared.are(group)).sum())
    number = int(chosen.sum())
    return PayFigure(
        measure=measure,
        comparator=compared.comparator.id,
        group=group,
        reference=compared.reference,
        n=people(others),
        n_reference=people(number - others),
        why_not=None if min(others, number - others) >= FEWEST_OF_A_GROUP else NotPayable.TOO_FEW_FOR_MODEL,
    )


# OAXACA AND BLINDER


@dataclass(frozen=True, kw_only=True, eq=False)
class _Sides:
    reference: People
    other: People


def decomposition_figures(compared: Compared) -> Figures:
    """The threefold and the twofold parts of the mean gap, in percentage points, by all that was handed in.

    Only people of bands that both groups are in are compared: nobody else has a counterpart.
    """
    if not any(_columns(compared, step).shape[1] for step in STEPS):
        return
    for group in compared.others:
        chosen = _with_counterpart(compared, group)
        base = _base(compared, group, chosen, PayMeasure.ENDOWMENTS)
        sides = None if base.why_not else _sides(compared, group, chosen)
        if sides is None:
            yield replace(base, why_not=NotPayable.TOO_FEW_FOR_MODEL)
        else:
            mean = float(sides.reference.outcome.mean())
            yield from _threefold(sides, mean, base)
            yield from _twofold(sides, mean, base)


def _with_counterpart(compared: Compared, group: str) -> Mask:
    chosen = _paid(compared)
    band = compared.people.traits.get("band")
    mine, theirs = compared.are(compared.reference) & chosen, compared.are(group) & chosen
    if band is None:
        return np.asarray(mine | theirs)
    common = np.intersect1d(band.of[mine], band.of[theirs])
    return np.asarray((mine | theirs) & np.isin(band.of, common))


def _sides(compared: Compared, group: str, chosen: Mask) -> _Sides | None:
    """Pay and columns of both groups, or None where one has too few people for its columns."""
    columns = np.column_stack([np.ones(compared.people.number), *(_columns(compared, step) for step in STEPS)])
    mine, theirs = chosen & compared.are(compared.reference), chosen & compared.are(group)
    for side in (mine, theirs, mine):  # what the second leaves out may let another column follow in the first
        columns = columns[:, follows_from_none(columns[side])]
    if min(int(mine.sum()), int(theirs.sum())) < FEWEST_FOR_A_COLUMN * columns.shape[1]:
        return None
    pounds = compared.people.rate / PARTS_OF_A_POUND
    return _Sides(
        reference=People(columns=columns[mine], outcome=pounds[mine]),
        other=People(columns=columns[theirs], outcome=pounds[theirs]),
    )


def _threefold(sides: _Sides, mean: float, base: PayFigure[Quantity]) -> Figures:
    found = threefold(sides.reference, sides.other)
    parts = {
        PayMeasure.ENDOWMENTS: found.endowments,
        PayMeasure.COEFFICIENTS: found.coefficients,
        PayMeasure.INTERACTION: found.interaction,
    }
    for measure, part in parts.items():
        yield replace(base, measure=measure, value=_points(part, mean))


def _twofold(sides: _Sides, mean: float, base: PayFigure[Quantity]) -> Figures:
    for weights in Weights:
        found = twofold(sides.reference, sides.other, weights=weights)
        parts: Iterator[tuple[PayMeasure, float, float | None]] = iter(
            (
                (PayMeasure.EXPLAINED, found.explained, found.explained_error),
                (PayMeasure.UNEXPLAINED, found.unexplained, found.unexplained_error),
            )
        )
        for measure, part, error in parts:
            yield replace(
                base,
                measure=measure,
                detail=str(weights),
                value=_points(part, mean),
                low=None if error is None else _points(part - Z95 * error, mean),
                high=None if error is None else _points(part + Z95 * error, mean),
            )


def _points(part: float, mean: float) -> Quantity:
    return Quantity(100 * part / mean, Unit.POINTS)
