"""Where a value stands on an upright scale, and which ticks people can read beside it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_LEAST_APART = 22
# Ratios that people know, going away from 1; beyond the last they double or halve.
_ABOVE = (1.05, 1.1, 1.25, 1.5, 1.75, 2.0)
_BELOW = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5)
_STEPS = (1, 2, 5, 10, 20, 25)


@dataclass(frozen=True, kw_only=True)
class Upright:
    """A line from ``bottom`` up to ``top`` that shows values from ``low`` to ``high``; ``ticks`` are its marks."""

    bottom: float
    top: float
    low: float
    high: float
    logarithmic: bool
    ticks: tuple[tuple[float, str], ...] = ()

    def y(self, value: float) -> float:
        """The place of a value. One beyond an end lies beyond it, so that a line can be cut where it leaves."""
        low, high, at = (self._along(number) for number in (self.low, self.high, value))
        return round(self.bottom - (at - low) / (high - low) * (self.bottom - self.top), 1)

    def _along(self, value: float) -> float:
        return math.log2(value) if self.logarithmic else value


def upright_ratios(values: Iterable[float], *, bottom: float, top: float) -> Upright:
    """A scale of ratios on the logarithm that holds all values, and 1."""
    known = [1.0, *values]
    above = _rungs(max(known), _ABOVE)
    below = _rungs(1 / min(known), tuple(1 / one for one in _BELOW))
    marks = [*(1 / one for one in reversed(below)), 1.0, *above]
    scale = Upright(bottom=bottom, top=top, low=marks[0], high=marks[-1], logarithmic=True)
    words = [f"{mark:.4g}" if mark != 1 else "equal 1" for mark in marks]
    return _with_ticks(scale, marks, words, middle=marks.index(1.0))


def upright_percentages(values: Iterable[float], *, bottom: float, top: float) -> Upright:
    """A scale of percentages from a round number to a round number, as near as holds all values, within 0 and 100."""
    known = list(values)
    least, most = min(known), max(known)
    step = next((one for one in _STEPS if (most - least) / one <= 5), _STEPS[-1])
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    if first == last:
        first, last = max(first - 1, 0), last + 1
    marks = [float(step * n) for n in range(first, last + 1) if step * n <= 100]
    scale = Upright(bottom=bottom, top=top, low=marks[0], high=marks[-1], logarithmic=False)
    return _with_ticks(scale, marks, [f"{mark:g}%" for mark in marks], middle=0)


def _rungs(furthest: float, known: Sequence[float]) -> list[float]:
    """The rungs from 1 up to the first that is as far away as ``furthest``."""
    rungs = list(known)
    while rungs[-1] < furthest * (1 - 1e-9):
        rungs.append(rungs[-1] * 2)
    needed = next(n for n, rung in enumerate(rungs) if rung >= furthest * (1 - 1e-9))
    return rungs[: needed + 1]


def _with_ticks(scale: Upright, marks: Sequence[float], words: Sequence[str], *, middle: int) -> Upright:
    """The scale with the ticks that have room: the ``middle`` one first, then doublings, then all others."""
    kept: list[int] = []
    for n in sorted(range(len(marks)), key=lambda n: (n != middle, scale.logarithmic and not _doubles(marks[n]), n)):
        if all(abs(scale.y(marks[n]) - scale.y(marks[other])) >= _LEAST_APART for other in kept):
            kept.append(n)
    return replace(scale, ticks=tuple((scale.y(marks[n]), words[n]) for n in sorted(kept)))


def _doubles(mark: float) -> bool:
    return math.log2(mark).is_integer()
