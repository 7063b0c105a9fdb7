"""Measures: how we would know. What each counts, in which unit, which way is better, and what it came to.

An id says where a measure comes from: ``wres/2`` is what speaks for an indicator of a standard, and
``wres/1:workforce:share:bme`` one row, measure and group of it; ``pay/mean_hourly_gap`` is of the pay gap;
``recorded/`` stands before the id of one that people type in. Other applications add kinds of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import hypot, log

_LEAST = Decimal("0.01")  # what is read of a number


class MeasureKind(StrEnum):
    """Where the values of a measure come from."""

    COMPUTED = "computed"
    RECORDED = "recorded"
    REGISTER = "register"
    QUESTIONNAIRE = "questionnaire"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            MeasureKind.COMPUTED: "Calculated from figures that were handed in",
            MeasureKind.RECORDED: "Typed in, and checked by a second person",
            MeasureKind.REGISTER: "Counted from a register",
            MeasureKind.QUESTIONNAIRE: "Counted from answers to questions",
        }[self]


class MeasureUnit(StrEnum):
    """What the number is of. A ratio is never printed with a per cent sign."""

    SHARE = "share"
    RATIO = "ratio"
    POINTS = "points"
    GAP = "gap"
    COUNT = "count"
    SCORE = "score"
    MONEY = "money"
    HOURS = "hours"
    DAYS = "days"

    @property
    def label(self) -> str:
        """The unit as people read it."""
        return {
            MeasureUnit.SHARE: "per cent",
            MeasureUnit.RATIO: "times as often",
            MeasureUnit.POINTS: "percentage points apart",
            MeasureUnit.GAP: "per cent of pay",
            MeasureUnit.COUNT: "a number of people or things",
            MeasureUnit.SCORE: "a score",
            MeasureUnit.MONEY: "pounds",
            MeasureUnit.HOURS: "hours",
            MeasureUnit.DAYS: "days",
        }[self]

    def say(self, value: Decimal) -> str:
        """A value in its unit, as a sentence holds it: with two decimals at most."""
        text = f"{value.quantize(_LEAST, ROUND_HALF_UP).normalize():,f}".replace("-", "\N{MINUS SIGN}")
        return {
            MeasureUnit.SHARE: f"{text}%",
            MeasureUnit.RATIO: f"{text} times",
            MeasureUnit.POINTS: f"{text} percentage points",
            MeasureUnit.GAP: f"{text}%",
            MeasureUnit.COUNT: text,
            MeasureUnit.SCORE: text,
            MeasureUnit.MONEY: f"£{value:,.2f}",
            MeasureUnit.HOURS: f"{text} hours",
            MeasureUnit.DAYS: f"{text} days",
        }[self]


class Better(StrEnum):
    """Which way a measure should go."""

    HIGHER = "higher"
    LOWER = "lower"
    NEAR_ONE = "near-one"
    NEITHER = "neither"

    @property
    def label(self) -> str:
        """The way as people read it."""
        return {
            Better.HIGHER: "Higher is better",
            Better.LOWER: "Lower is better",
            Better.NEAR_ONE: "Closer to 1 is better",
            Better.NEITHER: "Neither way is better by itself",
        }[self]


class Cadence(StrEnum):
    """How often there is a new value."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """How often, as people read it."""
        return {
            Cadence.MONTHLY: "Every month",
            Cadence.QUARTERLY: "Every quarter",
            Cadence.HALF_YEARLY: "Twice a year",
            Cadence.YEARLY: "Every year",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure on offer. ``what`` says in a sentence what is counted, of whom; ``counts_people`` whether it is people.

    ``source`` is what it stands under in lists: a standard, pay, or a register. Blank, it stands under its kind.
    ``is_counted`` is false for one that is named and that nothing counts yet.
    """

    id: str
    name: str
    what: str
    kind: MeasureKind
    unit: MeasureUnit
    better: Better
    cadence: Cadence
    counts_people: bool
    source: str = ""
    is_counted: bool = True

    @property
    def heading(self) -> str:
        """What it stands under in lists."""
        return self.source or self.kind.label


class RangeIs(StrEnum):
    """What the two ends of a value's range are."""

    CHANCE = "chance"
    """How far chance could move it: its 95 % range."""
    BOUNDS = "bounds"
    """The least and the most that it can be, since part of it is not known. The value is one of what is between."""


@dataclass(frozen=True, kw_only=True)
class MeasurePoint:
    """What a measure came to on a day, for one audience. ``value`` is None where it is withheld, and ``why`` says so.

    ``low`` and ``high`` are its range, where it has one, and ``range_is`` says of which kind. ``says`` is the value in
    words. ``source`` names the approved set and the place in it, or the recorded value. ``broken_by`` says why it
    cannot be compared with the point before it; blank where it can.
    """

    as_of: date
    label: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    says: str = ""
    why: str = ""
    source: str = ""
    broken_by: str = ""
    range_is: RangeIs = RangeIs.CHANCE


def is_worse(better: Better, points: Sequence[MeasurePoint]) -> bool:
    """Whether the second of two points is worse than the first, by more than their ranges together leave to chance.

    Points without a range are counts of things: any step the wrong way is one. Where a range is the least and the most
    that a value can be, all that the second can be is worse than all that the first can be. How far a ratio is from 1
    is taken on the log scale. Nothing is said across a break in the series.
    """
    return _step(better, points) > 0


def is_better(better: Better, points: Sequence[MeasurePoint]) -> bool:
    """Whether the second of two points is better than the first, by more than chance: the same the other way round."""
    return _step(better, points) < 0


def _step(better: Better, points: Sequence[MeasurePoint]) -> int:
    """1 for a step the wrong way, -1 for one the right way, and 0 where none is beyond chance, or nothing is said."""
    if len(points) != 2 or better is Better.NEITHER or points[1].broken_by:
        return 0
    before, after = (_badness(one, better) for one in points)
    if before is None or after is None:
        return 0
    are_bounds = any(one.range_is is RangeIs.BOUNDS for one in points)
    # Errors of two samples seldom fall together, so they add as squares. What is not known may all lie one way.
    step, reach = after[0] - before[0], before[1] + after[1] if are_bounds else hypot(before[1], after[1])
    return 1 if step > reach else -1 if -step > reach else 0


def has_ranges(points: Sequence[MeasurePoint]) -> bool:
    """Whether each of these points has both ends of its range."""
    return all(one.low is not None and one.high is not None for one in points)


def can_tell(measure: Measure, points: Sequence[MeasurePoint]) -> bool:
    """Whether it can be told of these points which way they go.

    Of a measure that counts people and has no range nothing is said: how far chance moves it is not known.
    """
    return has_ranges(points) or not measure.counts_people


def _badness(point: MeasurePoint, better: Better) -> tuple[float, float] | None:
    """How bad a value is, and half the width of its range; None where it is not there."""
    if point.value is None or (better is Better.NEAR_ONE and point.value <= 0):
        return None
    ends = [one for one in (point.low, point.high) if one is not None and (better is not Better.NEAR_ONE or one > 0)]
    if better is Better.NEAR_ONE:
        half = (log(ends[1]) - log(ends[0])) / 2 if len(ends) == 2 else 0.0
        return abs(log(point.value)), half
    half = float(ends[1] - ends[0]) / 2 if len(ends) == 2 else 0.0
    middle = float(ends[0]) + half if point.range_is is RangeIs.BOUNDS and ends else float(point.value)
    return middle * (-1 if better is Better.HIGHER else 1), half
