"""Sentences for gaps: of hourly pay, of bonuses, at a decile, between random pairs, adjusted, and from year to year."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tallystick.publishing.pay.words import (
    amount_of,
    group_of,
    many_in_ten,
    pence_in_the_pound,
    printed,
    reference_of,
    sign_of,
    step_called,
)
from tallystick.publishing.sentences.common import MINUS, is_zero
from tallystick.publishing.words import text_of
from tallystick.release.pay import PayFigure, PayMeasure, PayTable
from tallystick.release.quantity import Unit
from tallystick.release.shown import Figure, Shown

_MEDIANS = (PayMeasure.MEDIAN_HOURLY_GAP, PayMeasure.MEDIAN_BONUS_GAP, PayMeasure.MEDIAN_GAP_CHANGE)
BANDS_OPEN_TO_ALL = (
    "Adjusting for band asks whether people in the same band are paid the same, not whether the bands are open to all."
)


def hourly_gap(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """``for every £1 that White people are paid for an hour on average, ... are paid 86p: a mean gap of 13.6%.``"""
    return _in_the_pound(figure, of="for an hour")


def bonus_gap(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """The same of bonuses, among people who were paid one."""
    return f"{_in_the_pound(figure, of='in bonus')} Only people who were paid a bonus are counted."


def _in_the_pound(figure: PayFigure[Figure], *, of: str) -> str:
    group, reference, kind, gap = group_of(figure), reference_of(figure), kind_of(figure.measure), figure.value
    paid = pence_in_the_pound(gap) if isinstance(gap, Shown) else ""
    if kind == "median":
        said = f"for every £1 that the middle earner among {reference} is paid {of}, the middle earner among {group} is"
    else:
        said = f"for every £1 that {reference} are paid {of} on average, {group} are"
    return f"{said} paid {paid}: a {kind} gap of {amount_of(gap)}{_which_way(gap, paid)}."


def kind_of(measure: PayMeasure) -> str:
    """Whether a measure is of means or of medians."""
    return "median" if measure in _MEDIANS else "mean"


def _which_way(gap: Figure | None, paid: str) -> str:
    """What a minus means; nothing where the gap is above nothing and the pence show it."""
    if is_zero(gap):
        return ", no difference"
    if paid == "£1.00":
        return ", less than a penny either way"
    return ", so they earn more" if sign_of(gap) < 0 else ""


def decile(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """The gap where so many in ten of each group are paid less."""
    said, paid = "", pence_in_the_pound(figure.value) if isinstance(figure.value, Shown) else ""
    tenths = tenths_of(figure.detail)
    if tenths:
        said = f"where {many_in_ten(tenths)} of each group {'is' if tenths == 1 else 'are'} paid less, "
    return (
        f"{said}for every £1 that {reference_of(figure)} are paid for an hour, {group_of(figure)} are paid {paid}: "
        f"a gap of {amount_of(figure.value)}{_which_way(figure.value, paid)}."
    )


def tenths_of(detail: str) -> int:
    """The decile that a detail names, ``3`` or ``30``; 0 where it names none."""
    digits = "".join(one for one in detail if one.isdecimal())
    number = int(digits) if digits else 0
    return number if number < 10 else number // 10 % 10


def superiority(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """In how many of 100 random pairs the person of the reference group is paid more."""
    said = (
        f"pick one person of each group at random: in {_of_100(figure.value)} of 100 pairs the person from among "
        f"{reference_of(figure)} is paid more than the person from among {group_of(figure)}. Pairs on the same "
        "pay count half; in 50 of 100, neither group would be ahead."
    )
    low, high = _of_100(figure.low), _of_100(figure.high)
    return f"{said} Chance alone could put it between {low} and {high} of 100." if low and high else said


def _of_100(figure: Figure | None) -> str:
    if not isinstance(figure, Shown):
        return ""
    number = printed(figure) * (1 if figure.unit is Unit.PERCENT else 100)
    return str(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def adjusted(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """One step of the sequence of models."""
    group, reference = group_of(figure), reference_of(figure)
    held = step_called(figure.detail)
    way = {1: "less than", 0: "the same as", -1: "more than"}[sign_of(figure.value)]
    size = "" if sign_of(figure.value) == 0 else f"{text_of(figure.value).removeprefix(MINUS)} "
    alike = f"after adjusting also for {held}" if held else "before any adjustment"
    return f"{alike}, {group} are paid {size}{way} {reference}: a gap of {amount_of(figure.value)}."


def change(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """How far a gap has moved since an earlier year, in percentage points."""
    since = f"on {day_of(figure.detail)}" if figure.detail else "the year before"
    between = f"the {kind_of(figure.measure)} gap between {reference_of(figure)} and {group_of(figure)}"
    sign = sign_of(figure.value)
    if sign == 0:
        return f"{between} is the same as {since}."
    size = amount_of(figure.value).removeprefix(MINUS)
    moved = "higher" if sign > 0 else "lower"
    gained = reference_of(figure) if sign > 0 else group_of(figure)
    return f"{between} is {size} {moved} than {since}: it moved in favour of {gained}."


def day_of(detail: str) -> str:
    """A date as people write it, ``31 March 2025``; what is no date stays as it is."""
    try:
        day = date.fromisoformat(detail)
    except ValueError:
        return detail
    return f"{day.day} {day:%B %Y}"
