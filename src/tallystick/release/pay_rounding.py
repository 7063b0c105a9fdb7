"""Rounding of pay figures: each by its unit, and shares of one whole so that what people read comes to 100."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tallystick.release.pay import NUMBERS, PayFigure, PayMeasure, PayTable, with_numbers
from tallystick.release.policy import Policy
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import shown
from tallystick.release.shown import Figure, Guarded, Hidden, Shown, Withheld

_WHOLES = (PayMeasure.QUARTER_SHARE, PayMeasure.BREAKDOWN)


def released_pay(table: PayTable[Quantity] | PayTable[Guarded], policy: Policy) -> PayTable[Figure]:
    """Return ``table`` with every number rounded once by ``policy``, and what the gate withheld hidden."""
    exact: Sequence[PayFigure[Any]] = table.figures
    figures = tuple(_released(figure, policy) for figure in exact)
    return table.with_figures(_adding_up(exact, figures, policy), withheld=table.withheld)


def _released(figure: PayFigure[Any], policy: Policy) -> PayFigure[Figure]:
    numbers: dict[str, Figure | None] = {name: _figure(getattr(figure, name), policy) for name in NUMBERS}
    return with_numbers(figure, numbers)


def _figure(number: Guarded | None, policy: Policy) -> Figure | None:
    if number is None:
        return None
    return Hidden(number.reason) if isinstance(number, Withheld) else shown(number, policy=policy)


def _adding_up(
    exact: Sequence[PayFigure[Any]], figures: tuple[PayFigure[Figure], ...], policy: Policy
) -> tuple[PayFigure[Figure], ...]:
    """The figures with the shares of each whole rounded together: what is printed of a whole comes to 100."""
    wholes: dict[tuple[str, ...], dict[int, Fraction]] = defaultdict(dict)
    for place, figure in enumerate(exact):
        if figure.measure in _WHOLES and isinstance(figure.value, Quantity):
            whole = (figure.measure, figure.comparator, figure.quarter, figure.variant)
            wholes[whole][place] = Fraction(figure.value.amount)
    found = list(figures)
    for shares in wholes.values():
        if sum(shares.values()) == 100:
            for place, text in largest_remainders(shares, decimals=policy.decimals[Unit.PERCENT]).items():
                found[place] = _printed(found[place], text, policy)
    return tuple(_as_in_the_breakdown(figure, found) for figure in found)


def _as_in_the_breakdown(figure: PayFigure[Figure], found: list[PayFigure[Figure]]) -> PayFigure[Figure]:
    """The share of those not known as it stands among the groups, so that nobody reads two numbers for it."""
    if figure.measure is not PayMeasure.NOT_DISCLOSED or figure.detail or figure.by:
        return figure
    same = (figure.comparator, figure.group, figure.n)
    groups = (one for one in found if one.measure is PayMeasure.BREAKDOWN)
    return replace(
        figure, value=next((one.value for one in groups if (one.comparator, one.group, one.n) == same), figure.value)
    )


def _printed(figure: PayFigure[Figure], text: Decimal, policy: Policy) -> PayFigure[Figure]:
    if not isinstance(figure.value, Shown):
        return figure
    # On the desk files keep the exact share; outside it they hold what people read and no more.
    value = figure.value.value if policy.significant_digits else text
    return replace(figure, value=Shown(value=value, text=str(text), unit=figure.value.unit))


def largest_remainders(shares: "dict[int, Fraction]", *, decimals: int) -> dict[int, Decimal]:
    """Each share cut to its decimals, and what is then missing given to those that lost most, the first of equals.

    Shares that come to 100 still do.
    """
    scale = 10**decimals
    whole = {place: int(share * scale // 1) for place, share in shares.items()}
    missing = round(sum(shares.values()) * scale) - sum(whole.values())
    by_loss = sorted(shares, key=lambda place: whole[place] - shares[place] * scale)
    for place in by_loss[:missing]:
        whole[place] += 1
    return {place: Decimal(steps).scaleb(-decimals) for place, steps in whole.items()}
