"""The picture of a measure over time: its values, their ranges and its target. Its table stands beside it."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.publications.site.figures import Printed, number, printed
from tallystick_web.reviews.frozen_rules import FrozenMeasure, FrozenPoint

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 600, 44, 190
_MOST = 8  # values in one picture: the newest


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A value: where it stands, its range, and its words."""

    x: float
    y: float
    top: float | None
    foot: float | None
    label: str
    value: Printed
    is_newest: bool
    is_after_break: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Places in the picture, and its words. ``lines`` join values that can be compared. ``target`` is its height."""

    says: str
    dots: tuple[Dot, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    target: float | None
    target_says: str
    equal: float | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    bottom: int = _BOTTOM


def chart_of(measure: FrozenMeasure) -> Chart | None:
    """The picture of a measure; None with fewer than two values."""
    points = [one for one in measure.points if one.value][-_MOST:]
    if len(points) < 2:
        return None
    line = next((one for one in measure.targets if one.line), None)
    is_ratio = measure.unit == MeasureUnit.RATIO
    y = _scale(measure, points, line.line if line else "")
    dots = tuple(_dot(one, at, len(points), y, one is points[-1], measure.unit) for at, one in enumerate(points))
    pairs = pairwise(dots)
    return Chart(
        says=_says(measure, points),
        dots=dots,
        lines=tuple((a.x, a.y, b.x, b.y) for a, b in pairs if not b.is_after_break),
        target=y(line.line) if line else None,
        target_says=f"Target: {number(line.line, measure.unit)}" if line else "",
        equal=y("1") if is_ratio else None,
    )


def _says(measure: FrozenMeasure, points: list[FrozenPoint]) -> str:
    return f"{measure.name}: " + ", ".join(f"{one.says} in {one.label}" for one in points) + "."


def _scale(measure: FrozenMeasure, points: list[FrozenPoint], target: str) -> Callable[[str], float]:
    """From a value to its height; ratios on a log scale, with 1 in the picture."""
    said = [end for one in points for end in (one.value, one.low, one.high) if end]
    found = [float(one) for one in (*said, target) if one]
    is_log = measure.unit == MeasureUnit.RATIO and min(found) > 0
    found += [1.0] if measure.unit == MeasureUnit.RATIO else [0.0] if min(found) >= 0 else []
    move: Callable[[float], float] = math.log if is_log else float
    lowest, highest = move(min(found)), move(max(found))
    span = (highest - lowest) or 1.0

    def y(value: str) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * (move(float(value)) - lowest) / span, 1)

    return y


def _dot(point: FrozenPoint, at: int, many: int, y: Callable[[str], float], is_newest: bool, unit: str) -> Dot:
    has_range = bool(point.low and point.high)
    return Dot(
        x=round(_LEFT + 30 + (_RIGHT - _LEFT - 60) * at / (many - 1), 1),
        y=y(point.value),
        top=y(point.high) if has_range else None,
        foot=y(point.low) if has_range else None,
        label=point.label,
        value=replace(printed(point), text=number(point.value, unit)),
        is_newest=is_newest,
        is_after_break=bool(point.broken_by),
    )
