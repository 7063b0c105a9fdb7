"""What would close a gap: who would have to be where, and what equal pay inside bands would cost. Group totals only."""

import math
from dataclasses import replace
from fractions import Fraction

from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.statistics.pay.bands import NOBODY, Stock, Stocks
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.explained import stocks_of
from tallystick.statistics.pay.hourly import Figures
from tallystick.tallies.paid import PARTS_OF_A_POUND

SAME_BANDS, MOVES, SAME_PAY, COST = "same-bands", "moves", "same-pay", "cost"


def closing_figures(compared: Compared) -> Figures:
    """What each group's mean gap would be with the reference group's bands, and with its pay inside each band.

    ``same-bands``: the gap in per cent if the group were spread over bands as the reference group is, each band paid
    as it is now. ``moves``: how many of the group would then be in another band. ``same-pay``: the gap if in each band
    where the group is paid less on average it were paid the same. ``cost``: what that adds to pay, in pounds for an
    hour of all of them. Bands that one group alone is in stay as they are.
    """
    if "band" not in compared.people.traits:
        return
    stocks = stocks_of(compared)
    for group, reference, other in compared.pairs(compared.counts):
        mine, theirs = stocks[compared.reference], stocks[group]
        common = mine.keys() & theirs.keys()
        if not (reference.total and other.number and common):
            continue
        base = PayFigure[Quantity](
            measure=PayMeasure.CLOSING,
            comparator=compared.comparator.id,
            group=group,
            reference=compared.reference,
            n=people(other.number),
            n_reference=people(reference.number),
        )
        yield from _closing(mine, theirs, sorted(common), base)


def _closing(mine: Stocks, theirs: Stocks, common: list[tuple[str, ...]], base: PayFigure[Quantity]) -> Figures:
    reference, other = _all(mine), _all(theirs)
    spread, moves = _spread_alike(mine, theirs, common)
    lifted = sum(
        (max(Fraction(0), mine[path].mean - theirs[path].mean) * theirs[path].people for path in common), Fraction(0)
    )

    def gap(pay: Fraction) -> Quantity:
        return Quantity(100 * (reference.mean - pay / other.people) / reference.mean, Unit.PERCENT)

    yield replace(base, detail=SAME_BANDS, value=gap(spread))
    yield replace(base, detail=MOVES, value=Quantity(math.ceil(moves), Unit.PEOPLE))
    yield replace(base, detail=SAME_PAY, value=gap(other.pay + lifted))
    yield replace(base, detail=COST, value=Quantity(lifted / PARTS_OF_A_POUND, Unit.POUNDS))


def _all(stocks: Stocks) -> Stock:
    return sum(stocks.values(), NOBODY)


def _spread_alike(mine: Stocks, theirs: Stocks, common: list[tuple[str, ...]]) -> tuple[Fraction, Fraction]:
    """The group's pay if those in common bands were spread over them as the reference group is; how many move up or
    down for it."""
    ours, number = (sum(stocks[path].people for path in common) for stocks in (mine, theirs))
    outside = Fraction(_all(theirs).pay - sum(theirs[path].pay for path in common))
    wanted = {path: Fraction(mine[path].people * number, ours) for path in common}
    pay = sum((wanted[path] * theirs[path].mean for path in common), outside)
    moves = sum((max(Fraction(0), wanted[path] - theirs[path].people) for path in common), Fraction(0))
    return pay, moves
