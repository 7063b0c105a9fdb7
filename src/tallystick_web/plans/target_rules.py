"""Targets as expressions, and what figures say of them: on track, behind, or too early or too few to tell.

What a measure came to is a point with its range. A target is never held against the value alone: where the range of the
newest point holds both what the target asks for by now and what it does not, there are too few people to tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from math import exp, hypot, log
from typing import Any

from tallystick_web.core.rules import Refused
from tallystick_web.plans.rules import Direction

BAND = (Decimal("0.80"), Decimal("1.25"))
_Z95, _Z80 = 1.959964, 0.841621  # of the normal distribution: both tails of 5 %, one tail of 20 %
_FAR = 20.0  # further out than any ratio of counts, on the log scale


class Whose(StrEnum):
    """Whose aim it is. The three stand side by side and are never one line."""

    LOCAL = "local"
    NATIONAL = "national"
    PARITY = "parity"

    @property
    def label(self) -> str:
        """Whose it is, as people read it."""
        return {
            Whose.LOCAL: "Our own target",
            Whose.NATIONAL: "National aspiration",
            Whose.PARITY: "Parity line",
        }[self]


class AimKind(StrEnum):
    """What kind of thing a target asks for."""

    LEVEL = "level"
    IMPROVEMENT = "improvement"
    TREND = "trend"
    GAP = "gap"
    PARITY = "parity"
    INTO_BAND = "into-band"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            AimKind.LEVEL: "A level: it comes to this value",
            AimKind.IMPROVEMENT: "An improvement: it moves by this much from the baseline",
            AimKind.TREND: "A trend: it moves by this much every year",
            AimKind.GAP: "A gap: it stays within this distance of another measure",
            AimKind.PARITY: "Parity: it matches another measure, which moves as well",
            AimKind.INTO_BAND: "Into the band: a ratio comes between 0.80 and 1.25",
        }[self]

    @property
    def needs_value(self) -> bool:
        """Whether it says a number."""
        return self in (AimKind.LEVEL, AimKind.IMPROVEMENT, AimKind.TREND, AimKind.GAP)

    @property
    def needs_other(self) -> bool:
        """Whether it names another measure."""
        return self in (AimKind.GAP, AimKind.PARITY)


class Standing(StrEnum):
    """What figures say of a target. People never type it."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    BEHIND = "behind"
    TOO_EARLY = "too-early"
    TOO_FEW = "too-few"
    NO_FIGURES = "no-figures"

    @property
    def label(self) -> str:
        """The standing as people read it."""
        return {
            Standing.REACHED: "Reached",
            Standing.ON_TRACK: "On track",
            Standing.BEHIND: "Behind",
            Standing.TOO_EARLY: "Too early to tell",
            Standing.TOO_FEW: "Too few people to tell",
            Standing.NO_FIGURES: "No figures yet",
        }[self]


class Finding(StrEnum):
    """What figures say of what was expected of an action. They never say why it happened."""

    WORKED = "worked"
    NO_SIGN = "no-sign"
    OTHER_WAY = "other-way"
    TOO_EARLY = "too-early"
    CANNOT_TELL = "cannot-tell"

    @property
    def label(self) -> str:
        """The finding as people read it."""
        return {
            Finding.WORKED: "It moved as expected",
            Finding.NO_SIGN: "No sign of it",
            Finding.OTHER_WAY: "It moved the other way",
            Finding.TOO_EARLY: "Too early to tell",
            Finding.CANNOT_TELL: "Cannot tell",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Point:
    """What a measure came to on a day, with its range where it has one (counts of entries have none)."""

    as_of: date
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a target asks for: a kind, the way the measure should go, and a number and another measure as it needs."""

    kind: AimKind
    direction: Direction
    value: Decimal | None = None
    other: str = ""

    def __post_init__(self) -> None:
        if self.kind.needs_value and self.value is None:
            raise Refused("Enter the number that this target asks for.")
        if self.kind.needs_other and not self.other:
            raise Refused("Choose the measure that this one is held against.")
        if self.kind is AimKind.INTO_BAND and self.direction is not Direction.TOWARDS_ONE:
            raise Refused("Only a ratio can come into the band. Choose another kind of target for this measure.")

    @property
    def document(self) -> dict[str, str]:
        """The aim as it is stored."""
        said = {"kind": str(self.kind), "direction": str(self.direction), "other": self.other}
        return said | ({"value": str(self.value)} if self.value is not None else {})

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Aim":
        """The aim that was stored."""
        return cls(
            kind=AimKind(document["kind"]),
            direction=Direction(document["direction"]),
            value=Decimal(document["value"]) if "value" in document else None,
            other=document.get("other", ""),
        )


@dataclass(frozen=True, kw_only=True)
class Course:
    """An aim with everything it is held against: the baseline, when it begins and is due, and the other measure."""

    aim: Aim
    baseline: Point
    due_on: date
    other: Sequence[Point] = ()

    @property
    def goal(self) -> Decimal | None:
        """What the measure should come to by the day it is due; None where the other measure has no value yet."""
        return self._goal_by(self.due_on)

    def due_by(self, on: date) -> Decimal | None:
        """What the measure should have come to by a day, on a straight line from the baseline."""
        goal = self._goal_by(on)
        if goal is None or self.aim.kind is AimKind.TREND:
            return goal
        whole = (self.due_on - self.baseline.as_of).days
        gone = min(max((on - self.baseline.as_of).days, 0), whole)
        return self.baseline.value + (goal - self.baseline.value) * Decimal(gone) / Decimal(max(whole, 1))

    def left(self, point: Point) -> float:
        """How much of the time between baseline and due date was left on the day of a point: 1 to 0."""
        whole = max((self.due_on - self.baseline.as_of).days, 1)
        return 1 - min(max((point.as_of - self.baseline.as_of).days, 0), whole) / whole

    def _goal_by(self, on: date) -> Decimal | None:
        aim, start = self.aim, self.baseline.value
        sign = _sign(aim.direction, start)
        match aim.kind:
            case AimKind.LEVEL:
                return aim.value
            case AimKind.IMPROVEMENT:
                return start + sign * _said(aim)
            case AimKind.TREND:
                years = Decimal((min(on, self.due_on) - self.baseline.as_of).days) / Decimal("365.25")
                return start + sign * _said(aim) * max(years, Decimal(0))
            case AimKind.INTO_BAND:
                return BAND[1] if start > 1 else BAND[0]
            case AimKind.GAP | AimKind.PARITY:
                return self._beside_other(sign, on)

    def _beside_other(self, sign: Decimal, on: date) -> Decimal | None:
        there = _newest(self.other, on)
        if there is None:
            return None
        distance = _said(self.aim) if self.aim.kind is AimKind.GAP else Decimal(0)
        return there.value - sign * distance


def standing_of(course: Course, points: Sequence[Point], *, on: date) -> Standing:
    """What the newest point that is not younger than ``on`` says of a target.

    The whole range of the point must be where the target asks it to be, or where it does not: otherwise there are too
    few people to tell. A value without a range is a range of one point.
    """
    latest = _newest(points, on)
    if latest is None:
        return Standing.NO_FIGURES
    if latest.as_of <= course.baseline.as_of:
        return Standing.TOO_EARLY
    goal, by_now = course.goal, course.due_by(latest.as_of)
    if goal is None or by_now is None:
        return Standing.NO_FIGURES
    if course.aim.kind is AimKind.INTO_BAND:
        return _standing(
            *_from_band(latest), goal=0.0, by_now=_out_of_band(course.baseline.value) * course.left(latest)
        )
    way = _sign(course.aim.direction, course.baseline.value)
    ends = sorted(-way * one for one in (latest.value, latest.low, latest.high) if one is not None)
    return _standing(float(ends[0]), float(ends[-1]), goal=float(-way * goal), by_now=float(-way * by_now))


def _standing(best: float, worst: float, *, goal: float, by_now: float) -> Standing:
    """What a range from its best to its worst end says, on a scale on which less is better."""
    if worst <= goal:
        return Standing.REACHED
    if worst <= by_now:
        return Standing.ON_TRACK
    return Standing.BEHIND if best > by_now else Standing.TOO_FEW


def _from_band(point: Point) -> tuple[float, float]:
    """How far the best and the worst of a point's range lie outside the band."""
    ends = [one for one in (point.low, point.high) if one is not None] or [point.value]
    outside = [_out_of_band(one) for one in (*ends, point.value)]
    holds_band = min(ends) <= BAND[1] and max(ends) >= BAND[0]
    return 0.0 if holds_band else min(outside), max(outside)


def _out_of_band(ratio: Decimal) -> float:
    """How far a ratio lies outside the band, on the log scale; 0 inside it."""
    if ratio <= 0:
        return _FAR
    return max(log(BAND[0]) - log(ratio), log(ratio) - log(BAND[1]), 0.0)


def finding_of(
    *, direction: Direction, size: Decimal | None, due_on: date, before: Point | None, points: Sequence[Point], on: date
) -> Finding:
    """What the figures say of an expectation: the change since it was written down, with the range of that change.

    The range joins those of both points as if they were independent; of a ratio it is taken on the log scale. What
    was not to be expected before ``due_on`` is not asked before it.
    """
    if on < due_on:
        return Finding.TOO_EARLY
    latest, is_ratio = _newest(points, on), direction is Direction.TOWARDS_ONE
    if before is None or (is_ratio and before.value <= 0):
        return Finding.CANNOT_TELL
    if latest is None or latest.as_of <= before.as_of:
        return Finding.TOO_EARLY
    if is_ratio and latest.value <= 0:
        return Finding.CANNOT_TELL
    low, high = _change(before, latest, is_ratio=is_ratio)
    if _sign(direction, before.value) < 0:
        low, high = -high, -low
    if low > 0:
        return Finding.WORKED
    if high < 0:
        return Finding.OTHER_WAY
    if size is None or high >= _expected(size, before, direction):
        return Finding.CANNOT_TELL
    return Finding.NO_SIGN


def heads(*, share: Decimal, people: int) -> int:
    """The whole number of people that a share (in percent) of a group asks for: never a part of a person."""
    return int((share * people / 100).to_integral_value(rounding=ROUND_CEILING))


def _said(aim: Aim) -> Decimal:
    if aim.value is None:
        raise ValueError(f"an aim of the kind {aim.kind} has a number")
    return aim.value


def _sign(direction: Direction, start: Decimal) -> Decimal:
    """Which way is better, from where a measure stands: 1 for up, -1 for down."""
    if direction is Direction.TOWARDS_ONE:
        return Decimal(-1) if start > 1 else Decimal(1)
    return Decimal(1) if direction is Direction.UP else Decimal(-1)


def _newest(points: Sequence[Point], on: date) -> Point | None:
    there = [one for one in points if one.as_of <= on]
    return max(there, key=lambda one: one.as_of) if there else None


def _change(before: Point, after: Point, *, is_ratio: bool) -> tuple[float, float]:
    """The range of the change between two points: a difference, or the log of a ratio."""
    scaled = log if is_ratio else float
    change = scaled(after.value) - scaled(before.value)
    half = hypot(_half(before, scaled), _half(after, scaled))
    return change - half, change + half


def _half(point: Point, scaled: Any) -> float:
    if point.low is None or point.high is None:
        return 0.0
    return float(scaled(point.high) - scaled(point.low)) / 2


def _expected(size: Decimal, before: Point, direction: Direction) -> float:
    """How far the measure was expected to move, on the scale of the change."""
    if direction is not Direction.TOWARDS_ONE:
        return float(size)
    start = float(before.value)
    end = start - float(size) if start > 1 else start + float(size)
    return abs(log(max(end, exp(-_FAR))) - log(start))


def told_apart(point: Point, *, is_ratio: bool) -> tuple[Decimal, Decimal] | None:
    """Below and above what a later value, of as many people, could be told from this one; None without a range.

    With four chances in five, at the usual one in twenty of a false alarm: 2.80 standard errors of the change, whose
    square is twice that of one value. The standard error is read off the 95 % range (Cohen, Statistical Power Analysis
    for the Behavioral Sciences, 2nd edition, 1988). Of a ratio it is worked out on the log scale.
    """
    if point.low is None or point.high is None or (is_ratio and min(point.low, point.value) <= 0):
        return None
    value = float(point.value)
    change = (_Z95 + _Z80) * 2**0.5 * _half(point, log if is_ratio else float) / _Z95
    ends = (value * exp(-change), value * exp(change)) if is_ratio else (value - change, value + change)
    return Decimal(str(ends[0])), Decimal(str(ends[1]))
