"""Inside parts of the workforce (women, one staff group, one band): the gaps, and how many did not say."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.compared import Compared, Mask
from tallystick.statistics.pay.hourly import Figures, How, gap_figures
from tallystick.tallies.paid_people import NOT_RECORDED, Trait

BY = ("sex", "staff_type", "cluster", "band", "staff_group", "contract", "international_recruit")


def part_figures(compared: Compared, how: How) -> Figures:
    """The mean and the median gap of each group inside each part of the workforce that was handed in.

    With the share of relevant employees there whose group is not known.
    """
    for by in BY:
        trait = compared.people.traits.get(by)
        if trait is None or by == compared.comparator.characteristic:
            continue
        for part, place in _parts(trait):
            there = np.asarray(trait.of == place)
            like = PayFigure[Quantity](measure=PayMeasure.MEAN_HOURLY_GAP, by=by, part=part)
            yield from gap_figures(compared, compared.among(there), how, like)
            yield _not_disclosed(compared, there, like)


def _not_disclosed(compared: Compared, there: Mask, like: PayFigure[Quantity]) -> PayFigure[Quantity]:
    unknown, everybody = int((there & compared.are(UNKNOWN)).sum()), int(there.sum())
    return replace(
        like,
        measure=PayMeasure.NOT_DISCLOSED,
        comparator=compared.comparator.id,
        group=UNKNOWN,
        value=Quantity(Fraction(100 * unknown, everybody), Unit.PERCENT),
        n=people(unknown),
        n_reference=people(everybody),
    )


def _parts(trait: Trait) -> Iterator[tuple[str, int]]:
    there = set(np.unique(trait.of))
    return ((value, place) for place, value in enumerate(trait.values) if place in there and value != NOT_RECORDED)
