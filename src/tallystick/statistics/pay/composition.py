"""Who works here, how many did not say, and how many are on each rate of pay."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.release.pay import FULL_PAY, LEFT_OUT, RELEVANT, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import Figures
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import PaidPeople
from tallystick.vocabulary.characteristics import members


def breakdown_figures(compared: Compared) -> Figures:
    """Each group's share of all relevant employees, people of unknown group among them."""
    everybody = compared.people.number
    for group in compared.groups:
        yield _share(PayMeasure.BREAKDOWN, compared, compared.relevant(group), everybody, group=group)


def not_disclosed_figures(compared: Compared) -> Figures:
    """The share of relevant employees whose group is not known, and each kind of not known apart."""
    everybody = compared.people.number
    unknown = compared.relevant(UNKNOWN)
    yield _share(PayMeasure.NOT_DISCLOSED, compared, unknown, everybody, group=UNKNOWN)
    said = compared.people.traits[compared.comparator.characteristic]
    numbers = np.bincount(said.of, minlength=len(said.values))
    kinds = {
        value: int(number)
        for value, number in zip(said.values, numbers, strict=True)
        if value != UNKNOWN and number and _is_unknown(value, compared)
    }
    for kind, number in kinds.items():
        yield _share(PayMeasure.NOT_DISCLOSED, compared, number, everybody, group=UNKNOWN, detail=kind)


def _is_unknown(value: str, compared: Compared) -> bool:
    sets = compared.comparator.sets
    return members(value, of=sets) <= sets.group(UNKNOWN).members


def _share(
    measure: PayMeasure, compared: Compared, number: int, everybody: int, *, group: str, detail: str = ""
) -> PayFigure[Quantity]:
    return PayFigure(
        measure=measure,
        comparator=compared.comparator.id,
        group=group,
        detail=detail,
        value=Quantity(Fraction(100 * number, everybody), Unit.PERCENT) if everybody else None,
        n=people(number),
        n_reference=people(everybody),
    )


def population_figures(who: PaidPeople, left_out: Mapping[str, int]) -> Figures:
    """How many people are relevant, how many of them on full pay, and how many rows were left out, by reason."""
    numbers = {RELEVANT: who.number, FULL_PAY: int(who.is_full_pay.sum())}
    numbers |= {f"{LEFT_OUT}{reason}": number for reason, number in left_out.items()}
    for detail, number in numbers.items():
        yield PayFigure(measure=PayMeasure.POPULATION, detail=detail, n=people(number))


def people_at_rate_figures(compared: Compared) -> Figures:
    """How many of each group are on a rate within each pound, from the lowest that anybody is on to the highest."""
    counts = compared.counts
    if not counts.number:
        return
    pound = counts.rates // PARTS_OF_A_POUND
    lowest = int(pound[0])
    for column, group in enumerate(counts.groups):
        numbers = np.zeros(int(pound[-1]) - lowest + 1, dtype=np.int64)
        np.add.at(numbers, pound - lowest, counts.people[:, column])
        for above, number in enumerate(numbers):
            if number:
                yield PayFigure(
                    measure=PayMeasure.PEOPLE_AT_RATE,
                    comparator=compared.comparator.id,
                    group=group,
                    detail=str(lowest + above),
                    n=people(int(number)),
                )
