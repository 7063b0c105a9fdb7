"""Figures that stand beside a comparison because the comparison alone could mislead."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tallystick.definitions import Indicator, Valence
from tallystick.release.comparison import Also
from tallystick.release.quantity import Quantity, Unit, finite
from tallystick.release.verdict import Extra, Verdict
from tallystick.statistics.judgement import Judgement, Pair, Shares, clear_ratios, judge_differences, judge_ratios
from tallystick.statistics.proportions import newcombe

# From this rate at the bottom a ratio has little room left to grow, so what did not happen is told as well.
_COMMON = Fraction(1, 2)
# Harms rarer than this read more easily as so many in a thousand people (a house choice).
_RARE = Fraction(1, 20)
# How many counts on either side are tried first in the search for the nearest clear one, which is seldom far.
_FIRST = 8
_MOST_ANSWERS = 10**7


def of_ratio(
    indicator: Indicator, pair: Pair, judgement: Judgement, *, about_on_top: bool
) -> tuple[Also[Quantity], ...]:
    """The figures beside a relative likelihood: what did not happen, rare harms, what could have been told."""
    rates = Fraction(pair.happened_1, pair.people_1), Fraction(pair.happened_2, pair.people_2)
    found: list[Also[Quantity]] = []
    if rates[1] >= _COMMON:
        found += _of_what_did_not_happen(indicator, pair)
    if indicator.valence is Valence.HARM and max(rates) < _RARE:
        found += [
            Also(kind=Extra.PER_1000, of=group, value=Quantity(1000 * rate, Unit.PER_1000))
            for group, rate in zip((indicator.top, indicator.bottom), rates, strict=True)
        ]
    if judgement.verdict() is Verdict.CANNOT_TELL:
        found += _detectable(indicator, pair, on_top=about_on_top)
    return tuple(found)


def _of_what_did_not_happen(indicator: Indicator, pair: Pair) -> Iterator[Also[Quantity]]:
    """The ratio of the complements, the bottom group's on top so that it points the same way, and the points."""
    missed = Pair(
        happened_1=pair.people_2 - pair.happened_2,
        people_1=pair.people_2,
        happened_2=pair.people_1 - pair.happened_1,
        people_2=pair.people_1,
    )
    if missed.happened_1 or missed.happened_2:
        yield beside_of(Extra.COMPLEMENT_RATIO, indicator.bottom, judge_ratios([missed])[0], Unit.RATIO)
    shares = Shares(
        happened_1=Fraction(pair.happened_1),
        people_1=pair.people_1,
        happened_2=Fraction(pair.happened_2),
        people_2=pair.people_2,
    )
    margin = Fraction(indicator.margin_points, 100)
    points = judge_differences([shares], margin=margin)[0]
    yield beside_of(Extra.POINT_DIFFERENCE, indicator.top, points, Unit.POINTS, times=100)


def beside_of(kind: Extra, of: str, judgement: Judgement, unit: Unit, *, times: int = 1) -> Also[Quantity]:
    """A judged figure that stands beside another. ``times`` is 100 where fractions are told in points."""
    return Also(
        kind=kind,
        of=of,
        value=None if judgement.value is None else Quantity(times * judgement.value, unit),
        low=finite(times * judgement.low, unit),
        high=finite(times * judgement.high, unit),
        verdict=judgement.verdict(),
    )


def _detectable(indicator: Indicator, pair: Pair, *, on_top: bool) -> tuple[Also[Quantity], ...]:
    actual, people = (pair.happened_1, pair.people_1) if on_top else (pair.happened_2, pair.people_2)
    return nearest_clear(
        actual,
        people,
        lambda counts: clear_ratios(moved(pair, counts, on_top=on_top)),
        of=indicator.top if on_top else indicator.bottom,
    )


def nearest_clear(
    actual: int, most: int, clear: Callable[[Sequence[int]], Sequence[bool]], *, of: str
) -> tuple[Also[Quantity], ...]:
    """The count nearest to ``actual`` at which a difference would be clear, other numbers being as they are.

    ``clear`` says which of some counts, from none to ``most``, would be. Nothing is returned where none is.
    """
    start, width = 1, _FIRST
    while start <= most:
        distances = range(start, start + width)
        counts = [c for d in distances for c in (actual - d, actual + d) if 0 <= c <= most]
        found = [count for count, is_one in zip(counts, clear(counts), strict=True) if is_one]
        if found:
            return (Also(kind=Extra.DETECTABLE, of=of, value=Quantity(found[0], Unit.PEOPLE)),)
        start, width = start + width, 2 * width
    return ()


def moved(pair: Pair, counts: Iterable[int], *, on_top: bool) -> list[Pair]:
    """``pair`` with each of ``counts`` in place of what happened on top, or at the bottom."""
    return [replace(pair, **{"happened_1" if on_top else "happened_2": count}) for count in counts]


def one_seat(row: str, seats: int) -> Also[Quantity]:
    """How many points one seat is worth."""
    return Also(kind=Extra.ONE_SEAT, of=row, value=Quantity(Fraction(100, seats), Unit.POINTS))


def answers_needed(top: Fraction, bottom: Fraction) -> tuple[Also[Quantity], ...]:
    """How many people in each group must have answered for two published shares to differ beyond chance."""
    if top == bottom:
        return ()
    low, high = 0, 1
    while not _exceeds_chance(top, bottom, high):
        low, high = high, 2 * high
        if high > _MOST_ANSWERS:
            return ()
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _exceeds_chance(top, bottom, middle) else (middle, high)
    return (Also(kind=Extra.DETECTABLE, of="answers in each group", value=Quantity(high, Unit.PEOPLE)),)


def _exceeds_chance(top: Fraction, bottom: Fraction, answers: int) -> bool:
    limits = newcombe(float(top * answers), answers, float(bottom * answers), answers)
    return bool(np.any((limits.low > 0) | (limits.high < 0)))
