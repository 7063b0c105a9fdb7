"""Gaps inside parts of the workforce: among women, in one staff group, on one band."""

from collections.abc import Iterator

import numpy as np

from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.quantity import Quantity
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures, How, gap_figures
from tallystick.tallies.paid_people import NOT_RECORDED, Trait

BY = ("sex", "staff_type", "cluster", "band", "staff_group", "contract", "international_recruit")


def part_figures(compared: Compared, how: How) -> Figures:
    """The mean and the median gap of each group inside each part of the workforce that was handed in."""
    for by in BY:
        trait = compared.people.traits.get(by)
        if trait is None or by == compared.comparator.characteristic:
            continue
        for part, place in _parts(trait):
            counts = compared.among(np.asarray(trait.of == place))
            like = PayFigure[Quantity](measure=PayMeasure.MEAN_HOURLY_GAP, by=by, part=part)
            yield from gap_figures(compared, counts, how, like)


def _parts(trait: Trait) -> Iterator[tuple[str, int]]:
    there = set(np.unique(trait.of))
    return ((value, place) for place, value in enumerate(trait.values) if place in there and value != NOT_RECORDED)
