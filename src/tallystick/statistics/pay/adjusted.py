"""The adjusted gap: what is left of a gap among people who are alike in more and more ways.

Bands and grades come out of promotion themselves. To hold them the same answers "is the same band paid the same", never
"is everybody as likely to reach it". So the whole sequence of models is shown, and no model by itself.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tallystick.statistics import Z95
from tallystick.statistics.pay.regression import Floats, least_squares

FEWEST_OF_A_GROUP = 20
FEWEST_FOR_A_COLUMN = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Step:
    """What one model adds to the one before: a name, and its columns, a row for each person."""

    name: str
    columns: Floats


@dataclass(frozen=True, kw_only=True)
class AdjustedGap:
    """The gap among people alike in all steps up to this one, in per cent, with its 95 % interval.

    ``too_few`` says that there are too few people for this model; then there is no gap.
    """

    step: str
    gap: float | None
    low: float | None
    high: float | None
    too_few: bool


def adjusted_gaps(pay: Floats, is_other: Floats, steps: Sequence[Step]) -> tuple[AdjustedGap, ...]:
    """Return the gap without adjustment, and then after each step with all before it.

    ``pay`` is above nothing for everybody, ``is_other`` is 1 for people of the other group and 0 for the reference. The
    logarithm of pay is fitted, so a gap is one of geometric means. Fewer than 20 people of a group, or fewer than ten
    for each column, have no adjusted gap. Raises ValueError where somebody is paid nothing.
    """
    if (pay <= 0).any():
        raise ValueError("the logarithm of no pay is not a number")
    return tuple(_gaps(np.log(pay), is_other, steps))


def _gaps(outcome: Floats, is_other: Floats, steps: Sequence[Step]) -> Iterator[AdjustedGap]:
    columns = np.column_stack([np.ones(len(outcome)), is_other])
    for step in (Step(name="", columns=np.empty((len(outcome), 0))), *steps):
        columns = np.column_stack([columns, step.columns])
        if _are_too_few(columns, is_other):
            yield AdjustedGap(step=step.name, gap=None, low=None, high=None, too_few=True)
        else:
            yield _gap(step.name, columns, outcome)


def _are_too_few(columns: Floats, is_other: Floats) -> bool:
    others = int(is_other.sum())
    people, width = columns.shape
    return bool(min(others, people - others) < FEWEST_OF_A_GROUP or people < FEWEST_FOR_A_COLUMN * width)


def _gap(name: str, columns: Floats, outcome: Floats) -> AdjustedGap:
    fit = least_squares(columns, outcome)
    effect, error = float(fit.coefficients[1]), math.sqrt(fit.robust[1, 1])
    gap, low, high = (100 * (1 - math.exp(effect + reach * error)) for reach in (0, Z95, -Z95))
    return AdjustedGap(step=name, gap=gap, low=low, high=high, too_few=False)
