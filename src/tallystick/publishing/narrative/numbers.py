"""Rules for numbers: a number that no stored figure gives, and one that is printed with the wrong sign or unit."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tallystick.publishing.narrative.figures import StoredFigure
from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import UNITS_OF, Kind, Number, Passage, Remark
from tallystick.release.quantity import Unit

_SIGNS = {Unit.PERCENT: "%", Unit.POINTS: " percentage points", Unit.RATIO: " times"}
_RANGE = re.compile(r"^\W*(?:confidence|range|intervals?|limits|certain|sure|chance|prediction)", re.IGNORECASE)
AIM = re.compile(
    r"\b(?:targets?|aims?|aiming|goals?|ambitions?|objectives?|we will|we want|reach|no more than|by 20\d\d)\b",
    re.IGNORECASE,
)
# A stored figure further off than this is not what a writer meant.
_NEAR = Decimal("1.5")
_WHOLE = (Decimal(0), Decimal(100))


def number_without_figure(prose: Prose) -> Iterator[Remark]:
    """A percentage, a number of points, a ratio or a rate of pay that is no stored figure, rounded as it is written."""
    for passage, number in _checkable(prose):
        if any(explained(number, passage, prose) for explained in _EXPLAINED):
            continue
        cut_off = [one for one in prose.of_unit(number) if number.cut(one.value) == number.size]
        if cut_off:
            yield passage.remark(
                "cut-off",
                number,
                why=f"This looks like {as_printed(cut_off[0])} with decimals cut off; figures are rounded, halves up.",
                expected=_in_unit(number.rounded(cut_off[0].value), cut_off[0].unit),
            )
        else:
            yield passage.remark(
                "no-such-figure",
                number,
                why="No stored figure gives this number.",
                expected=f"A stored figure{_nearest(number, prose)}, or the source of this one.",
            )


def wrong_sign(prose: Prose) -> Iterator[Remark]:
    """A number printed with the sign that its stored figure does not have."""
    for passage in prose.passages:
        for number in passage.numbers:
            found = prose.matching(number)
            if number.sign and found and all(one.value * number.value < 0 for one in found):
                yield passage.remark(
                    "wrong-sign",
                    number,
                    why="The stored figure of this size has the other sign.",
                    expected=as_printed(found[0]),
                )


def percent_for_points(prose: Prose) -> Iterator[Remark]:
    """A difference of two percentages printed as a percentage."""
    for passage in prose.passages:
        for number in passage.of(Kind.PERCENT):
            if is_points(number, passage, prose):
                yield passage.remark(
                    "points",
                    number,
                    why="This is a difference of two percentages, which is in percentage points.",
                    expected=f"{number.size} percentage points",
                )


def ratio_with_percent_sign(prose: Prose) -> Iterator[Remark]:
    """A ratio printed with a percent sign."""
    for passage in prose.passages:
        for number in passage.of(Kind.PERCENT):
            if is_ratio(number, passage, prose):
                yield passage.remark(
                    "ratio",
                    number,
                    why="This is a ratio, and a ratio has no percent sign.",
                    expected=f"{number.size} times as often, or as likely",
                )


# WHAT A NUMBER FITS


def is_points(number: Number, passage: Passage, prose: Prose) -> bool:
    """Whether a percentage is a difference in points: a stored one, or that of two others beside it."""
    if number.kind is not Kind.PERCENT or prose.matching(number):
        return False
    stored = [one for one in prose.figures if one.unit is Unit.POINTS and number.rounded(one.value) == number.size]
    return bool(stored) or is_difference(number, passage)


def is_difference(number: Number, passage: Passage) -> bool:
    """Whether a number is how far two other percentages of its passage are apart."""
    others = [one for one in passage.of(Kind.PERCENT) if one is not number]
    return any(
        number.rounded(a.value - b.value) == number.size or number.rounded(a.size - b.size) == number.size
        for a, b in combinations(others, 2)
        if number.size and max(a.decimals, b.decimals) <= number.decimals
    )


_RATIO_WORDS = re.compile(r"\b(?:relative likelihood|likelihood ratio|disparity ratio)\b[^.%]{0,40}$", re.IGNORECASE)
_TIMES = re.compile(r"\s*times\b", re.IGNORECASE)


def is_ratio(number: Number, passage: Passage, prose: Prose) -> bool:
    """Whether a percentage is a ratio: a stored one, as it is or times 100, or one that its sentence calls so."""
    if number.kind is not Kind.PERCENT or prose.matching(number):
        return False
    ratios = [one.value for one in prose.figures if one.unit is Unit.RATIO]
    fits = any(number.size in (number.rounded(one), number.rounded(one * 100)) for one in ratios if number.decimals)
    before, behind = passage.text[: number.start - passage.start], passage.text[number.end - passage.start :]
    return fits or _RATIO_WORDS.search(before) is not None or _TIMES.match(behind) is not None


def as_printed(figure: StoredFigure) -> str:
    """A stored figure with its unit, as a text should print it."""
    if figure.unit is Unit.POUNDS:
        return f"£{figure.text} an hour"
    return _in_unit(figure.text, figure.unit)


def _in_unit(amount: Decimal | str, unit: Unit) -> str:
    return f"£{amount} an hour" if unit is Unit.POUNDS else f"{amount}{_SIGNS.get(unit, '')}"


def _nearest(number: Number, prose: Prose) -> str:
    there = [one for one in prose.of_unit(number) if abs(abs(one.value) - number.size) <= _NEAR]
    if not there:
        return ""
    nearest = min(there, key=lambda one: abs(abs(one.value) - number.size))
    return f" (the nearest is {as_printed(nearest)}, {nearest.name})"


# WHAT NEEDS NO STORED FIGURE


def _checkable(prose: Prose) -> Iterator[tuple[Passage, Number]]:
    if not prose.figures:
        return
    for passage in prose.passages:
        for number in passage.numbers:
            if number.kind in UNITS_OF and not prose.matching(number):
                yield passage, number


def _is_a_range_word(number: Number, passage: Passage, _prose: Prose) -> bool:
    """``95% range`` says how sure, not how much."""
    return _RANGE.match(passage.text[number.end - passage.start :]) is not None


def _is_all_or_nothing(number: Number, _passage: Passage, _prose: Prose) -> bool:
    """All and nothing need no figure, unless they are said to be one."""
    return number.kind is Kind.PERCENT and number.size in _WHOLE and not number.topic.measures


def _is_an_aim(_number: Number, passage: Passage, _prose: Prose) -> bool:
    """What people mean to reach is not a figure yet."""
    return passage.has(AIM)


def _is_apart(number: Number, passage: Passage, _prose: Prose) -> bool:
    """Points between two percentages of the same sentence."""
    return number.kind is Kind.POINTS and is_difference(number, passage)


_EXPLAINED = (_is_a_range_word, _is_all_or_nothing, _is_an_aim, _is_apart, is_points, is_ratio)
NUMBER_RULES: tuple[Rule, ...] = (number_without_figure, wrong_sign, percent_for_points, ratio_with_percent_sign)
