"""Sentences about one group: its share of a quarter, of bonuses, of everybody; its pay; how many people it has."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick.publishing.pay.words import amount_of, group_of, not_known_called, pounds_of, spaced
from tallystick.publishing.sentences.common import is_zero, joined
from tallystick.publishing.words import text_of
from tallystick.release.pay import FULL_PAY, LEFT_OUT, RELEVANT, PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Figure, Shown


def quarter_share(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """The share of one quarter of pay, and what it could be if people on one rate stood in another order."""
    quarter = f"the {figure.quarter} quarter of pay"
    if is_zero(figure.n):
        return f"{quarter} has no employees among {group_of(figure)}."
    counts = counts_of(figure.n, figure.n_reference)
    said = f"of {quarter}, {amount_of(figure.value)} are {group_of(figure)}{counts}."
    return joined(said, _tied(figure))


def _tied(figure: PayFigure[Figure]) -> str:
    least, most, tied = figure.least, figure.most, figure.tied
    if not (isinstance(least, Shown) and isinstance(most, Shown)) or least.text == most.text:
        return ""
    who = f"{amount_of(tied)} share" if isinstance(tied, Shown) else "people share"
    return (
        f"Because {who.replace('1 person share', '1 person shares')} the rates at its ends, it could be anything "
        f"from {amount_of(least)} to {amount_of(most)}."
    )


def bonus_share(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """How many were paid a bonus in twelve months."""
    counts = counts_of(figure.happened, figure.n)
    if is_zero(figure.n):
        return f"there are no employees among {group_of(figure)}."
    return f"{amount_of(figure.value)} of {group_of(figure)} were paid a bonus in the twelve months{counts}."


def breakdown(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """The share of everybody employed."""
    if is_zero(figure.n):
        return f"there are no employees among {group_of(figure)}."
    counts = counts_of(figure.n, figure.n_reference)
    return f"{group_of(figure)} are {amount_of(figure.value)} of everybody employed{counts}."


def not_disclosed(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """Of how many it is not known, or of how many for one reason."""
    did = not_known_called(figure, table.characteristic)
    counts = counts_of(figure.n, figure.n_reference)
    if is_zero(figure.n):
        return f"no employees {did}."
    return f"{amount_of(figure.value)} of employees {did}{counts}."


def hourly_pay(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """What a group is paid for an hour, in the mean or in the middle."""
    pay = pounds_of(figure.value) if isinstance(figure.value, Shown) else text_of(figure.value)
    group = group_of(figure)
    if figure.measure is PayMeasure.MEDIAN_HOURLY_PAY:
        return f"the middle earner among {group} is paid {pay} an hour."
    return f"{group} {'are' if figure.group else 'together are'} paid {pay} an hour on average."


def at_rate(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """How many people of a group are on a rate within one pound."""
    rate = figure.detail
    at = f"on a rate from £{rate}.00 to £{rate}.99" if rate.isdecimal() else f"on {rate}"
    return f"{group_of(figure)} {at}: {_heads(figure)}."


_COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "": "people counted",
        RELEVANT: "employed on the snapshot date",
        FULL_PAY: "employed on the snapshot date and paid in full in the pay period",
    }
)


def population(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """How many people are counted, or left out and for which reason."""
    reason = figure.detail.removeprefix(LEFT_OUT)
    if reason != figure.detail:
        return f"left out, {spaced(reason)}: {_heads(figure)}."
    return f"{_COUNTED.get(figure.detail, figure.detail)}: {_heads(figure)}."


def _heads(figure: PayFigure[Figure]) -> str:
    people = figure.value if figure.n is None else figure.n
    return "no employees" if is_zero(people) else amount_of(people)


def counts_of(some: Figure | None, all_of_them: Figure | None) -> str:
    """`` (42 of 350)``; blank where either is withheld or not given."""
    if isinstance(some, Shown) and isinstance(all_of_them, Shown):
        return f" ({text_of(some)} of {text_of(all_of_them)})"
    return ""
