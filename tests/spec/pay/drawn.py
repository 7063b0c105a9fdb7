"""From a drawn table of rates to counts of pay, and from drawn people to the figures of an organisation."""

from datetime import date
from fractions import Fraction

import numpy as np

from tallystick.definitions.pay import profile
from tallystick.disclosure.policies import internal
from tallystick.release.pay import PayTable
from tallystick.release.pay_rounding import released_pay
from tallystick.release.quantity import Quantity
from tallystick.release.release import DefinitionUsed, Provenance
from tallystick.statistics.pay.quarters import Quarter, pay_quarters
from tallystick.statistics.pay.table import Ask, pay_figures
from tallystick.tallies.paid import PARTS_OF_A_POUND, PayCounts
from tallystick.tallies.paid_people import NO_RATE, PaidPeople, Trait
from tests.spec.statistics.drawn import table


def parts(pounds):
    """Pounds as written, in whole hundred-millionths."""
    exact = Fraction(pounds) * PARTS_OF_A_POUND
    assert exact.denominator == 1
    return int(exact)


def counts(drawn):
    """A line for each rate, in pounds, and a column for each group, in the order of the classification."""
    lines = table(drawn)
    groups = tuple(name for name in lines[0] if name != "rate")
    people = np.array([[int(line[group] or 0) for group in groups] for line in lines])
    return PayCounts(rates=np.array([parts(line["rate"]) for line in lines]), groups=groups, people=people)


def quarters(drawn, **how):
    """How many of each group are in each quarter, the lowest paid first: "3 1" of two groups."""
    found = pay_quarters(counts(drawn), **how)
    return {str(quarter): " ".join(map(str, row)) for quarter, row in zip(Quarter, found.people.tolist(), strict=True)}


def staff(drawn):
    """People drawn in lines: sex, how many they are, pounds an hour (blank: not on full pay), pence of bonus."""
    lines = [line for line in table(drawn) for _ in range(int(line["people"]))]
    rate = [parts(line["rate"]) if line["rate"] else NO_RATE for line in lines]
    return PaidPeople(
        organisation="Example Trust",
        snapshot=date(2026, 3, 31),
        traits={"sex": Trait.of_people([line["sex"] for line in lines])},
        rate=np.array(rate, dtype=np.int64),
        bonus={"excellence": np.array([int(line["bonus"] or 0) for line in lines], dtype=np.int64)},
    )


def men_and_women(drawn):
    """All figures of drawn staff, men held against women as the law asks."""
    return pay_figures(Ask(people=staff(drawn), profile=profile("gpg-2017"), characteristic="sex", minimum=0))


def of_all(figures, measure, group, quarter=""):
    """The figures of a measure and a group in the whole organisation, counted as the law counts."""
    wanted = {"measure": measure, "group": group, "by": "", "variant": "", "detail": ""}
    wanted |= {"quarter": quarter} if quarter else {}
    return [one for one in figures if all(getattr(one, name) == value for name, value in wanted.items())]


def released(drawn):
    """The drawn staff's table as the analyst's desk reads it, exact and rounded once."""
    used = profile("gpg-2017")
    table = PayTable[Quantity](
        organisation="Example Trust",
        snapshot=date(2026, 3, 31),
        profile=used.name,
        banner=used.banner,
        characteristic="sex",
        provenance=Provenance(
            definition=DefinitionUsed(id=used.name, status=str(used.status), sha256=used.sha256),
            vocabulary="",
            program="",
            made_from=(),
        ),
        notices=(),
        choices=(),
        seed=0,
        figures=men_and_women(drawn),
    )
    return released_pay(table, internal())
