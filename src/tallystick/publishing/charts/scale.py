"""Where a value stands on a line, and which ticks people can read."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tallystick.publishing.charts.layout import text_width

_DOUBLINGS_SHOWN = 3
_BETWEEN_TICKS = 6


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on a scale: its place and its words."""

    x: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A line from ``left`` to ``right`` that shows values from ``low`` to ``high``."""

    left: float
    right: float
    low: float
    high: float
    logarithmic: bool
    ticks: tuple[Tick, ...] = ()

    def x(self, value: float) -> float:
        """The place of a value; one beyond the ends stands at the end."""
        low, high, at = (self._along(number) for number in (self.low, self.high, self._within(value)))
        return round(self.left + (at - low) / (high - low) * (self.right - self.left), 1)

    def holds(self, value: float) -> bool:
        """Whether a value is within the ends."""
        return self.low <= value <= self.high

    def _within(self, value: float) -> float:
        return min(max(value, self.low), self.high)

    def _along(self, value: float) -> float:
        return math.log2(value) if self.logarithmic else value


def ratio_scale(values: Iterable[float], ends: Iterable[float], *, left: float, right: float) -> Scale:
    """A scale of doublings around 1. Values always fit; ends of ranges as far as three doublings, then arrows."""
    needed = [math.log2(value) for value in values if value > 0]
    reached = [math.log2(end) for end in ends if end > 0]
    below = _doublings([-power for power in needed], [-power for power in reached])
    above = _doublings(needed, reached)
    scale = _bare(left, right, 2.0**-below, 2.0**above, logarithmic=True)
    return _with_ticks(scale, [2.0**power for power in range(-below, above + 1)], "{:g}")


def _doublings(needed: Sequence[float], reached: Sequence[float]) -> int:
    """How many doublings a side of 1 shows: all values with their ranges a step further, at least one."""
    furthest = math.ceil(max([1.0, *needed]) - 1e-9)
    reach = math.ceil(max([1.0, *reached]) - 1e-9)
    return max(furthest, min(reach, max(_DOUBLINGS_SHOWN, furthest + 1)))


def points_scale(values: Iterable[float], *, left: float, right: float) -> Scale:
    """A scale of points around 0, the same length on both sides."""
    furthest = max([5.0, *(abs(value) for value in values)])
    step = _nice_step(furthest)
    end = step * math.ceil(furthest / step - 1e-9)
    scale = _bare(left, right, -end, end, logarithmic=False)
    steps = round(end / step)
    return _with_ticks(scale, [step * n for n in range(-steps, steps + 1)], "{:+g}")


def percent_scale(values: Iterable[float], *, left: float, right: float) -> Scale:
    """A scale of percentages from 0 to the first round number that holds them all."""
    furthest = max([10.0, *values])
    step = next(one for one in (5, 10, 20, 25) if furthest / one <= 5)
    end = min(100, step * math.ceil(furthest / step - 1e-9))
    scale = _bare(left, right, 0, end, logarithmic=False)
    return _with_ticks(scale, [step * n for n in range(round(end / step) + 1)], "{:g}%")


def _nice_step(furthest: float) -> float:
    """A step that gives two to four ticks on either side of 0."""
    return float(next(step for step in (2, 5, 10, 20, 25, 50) if furthest / step <= 3.5 or step == 50))


def _bare(left: float, right: float, low: float, high: float, *, logarithmic: bool) -> Scale:
    return Scale(left=left, right=right, low=low, high=high, logarithmic=logarithmic)


def _with_ticks(scale: Scale, values: Sequence[float], words: str) -> Scale:
    """The scale with as many of the ticks as have room for their words, the middle of the scale among them."""
    ticks = [Tick(x=scale.x(value), label=_label(value, words)) for value in values]
    middle = next((n for n, value in enumerate(values) if value == (1 if scale.logarithmic else 0)), 0)
    every = next(n for n in range(1, len(ticks) + 1) if _fit(ticks[middle % n :: n]))
    return replace(scale, ticks=tuple(ticks[middle % every :: every]))


def _fit(ticks: Sequence[Tick]) -> bool:
    """Whether the words of neighbouring ticks stay apart."""
    return all(
        other.x - one.x > (text_width(one.label) + text_width(other.label)) / 2 + _BETWEEN_TICKS
        for one, other in pairwise(ticks)
    )


def _label(value: float, words: str) -> str:
    return "0" if value == 0 and "+" in words else words.format(value).replace("-", "\N{MINUS SIGN}")
