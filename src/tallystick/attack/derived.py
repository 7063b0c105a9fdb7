"""Figures that are printed beside counts which are not: how many whole numbers come to just these figures.

A ratio with two decimals can have been made by very few counts. Whoever tries them all has them.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from tallystick.attack.printed import Compared, Printed

Whole = npt.NDArray[np.int64]

FEWEST = 3
_MOST_TRIED = 120
# Made from counts inside those of the comparison that they stand beside.
_OF_FEWER = ("without_international_recruits", "distinct_people")
# Numbers that are no function of what is shown beside a withheld count.
_NEVER_BESIDE_WITHHELD = ("p", "q")
_ENVELOPE = "envelope"


def given_away(compared: Compared) -> Iterator[Printed]:
    """The withheld or rounded counts of a comparison that the figures beside them give away."""
    counts = [compared.top.get("happened"), compared.top.get("people")]
    counts += [compared.bottom.get("happened"), compared.bottom.get("people")]
    hidden = [one for one in counts if one is not None and one.low < one.high]
    result = compared.result
    if not hidden:
        yield from _of_nobody(compared)
        yield from _inside(compared)
        return
    if _shows_what_counts_do_not(result):
        yield from hidden
        return
    yield from _of_nobody(compared)
    for printed, sides in _figures(compared):
        left = possible_counts(printed, [(side.low, side.high) for side in sides])
        yield from (side for side, number in zip(sides, left, strict=True) if side.low < side.high and number < FEWEST)


def _shows_what_counts_do_not(result: Mapping[str, Any]) -> bool:
    """Whether a figure stands there that no reader can work out from the counts as they are shown."""
    beside = any(
        _is_shown(also[name])
        for also in result["also"]
        if also["kind"] != _ENVELOPE
        for name in ("value", "low", "high")
    )
    return beside or any(_is_shown(result[name]) for name in _NEVER_BESIDE_WITHHELD) or result["parity"] is not None


def _of_nobody(compared: Compared) -> Iterator[Printed]:
    """Counts beside a rate that is not there, neither shown nor withheld: there is none where there is nobody."""
    sides = ((compared.top, "top"), (compared.bottom, "bottom"), (compared.unknown, "unknown"))
    for counts, name in sides:
        if len(counts) == 2 and compared.result[name]["rate"] is None:
            yield from (one for one in counts.values() if one.low < one.high)


def _figures(compared: Compared) -> Iterator[tuple[tuple[Fraction, Fraction], list[Printed]]]:
    """Each shown figure as the values it may have been rounded from, with the counts it is made of."""
    for side, name in ((compared.top, "top"), (compared.bottom, "bottom")):
        rate = (compared.result[name] or {}).get("rate")
        if len(side) == 2 and rate is not None and _is_shown(rate):
            low, high = _before_rounding(rate)
            yield (low / 100, high / 100), [side["happened"], side["people"]]
    value, measure = compared.result["value"], compared.result["measure"]
    if value is None or not _is_shown(value):
        return
    if measure in ("share", "survey_percent") and len(compared.top) == 2:
        low, high = _before_rounding(value)
        yield (low / 100, high / 100), [compared.top["happened"], compared.top["people"]]
    if measure == "relative_likelihood" and len(compared.top) == len(compared.bottom) == 2:
        yield (
            _before_rounding(value),
            [
                compared.top["happened"],
                compared.top["people"],
                compared.bottom["happened"],
                compared.bottom["people"],
            ],
        )


def _inside(compared: Compared) -> Iterator[Printed]:
    """Counts that are known, beside a ratio of fewer people that are not."""
    if len(compared.top) != 2 or len(compared.bottom) != 2:
        return
    sides = [
        *(compared.top[name] for name in ("happened", "people")),
        *(compared.bottom[name] for name in ("happened", "people")),
    ]
    for also in compared.result["also"]:
        if also["kind"] in _OF_FEWER and also["value"] is not None and _is_shown(also["value"]):
            left = possible_counts(_before_rounding(also["value"]), [(0, side.high) for side in sides])
            shown = any(also[name] is not None and _is_shown(also[name]) for name in ("low", "high"))
            if min(left) < FEWEST or shown:
                yield sides[0]


def _is_shown(figure: Mapping[str, Any] | None) -> bool:
    return figure is not None and "value" in figure


def _before_rounding(figure: Mapping[str, Any]) -> tuple[Fraction, Fraction]:
    """Every number that is printed like this lies from the one to the other."""
    text = figure["text"].replace("\N{MINUS SIGN}", "-").replace(",", "")
    step = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return Fraction(text) - step, Fraction(text) + step


def possible_counts(printed: tuple[Fraction, Fraction], ends: Sequence[tuple[int, int]]) -> list[int]:
    """How many values of each count were found that come to the printed figure.

    Two counts are a rate and four a ratio of two rates. The last count is solved for and the others are tried, all of
    them where they are few: so of many, only some are, and those found are there.
    """
    tried = [_tried(low, high) for low, high in ends[:-1]]
    grid = [one.ravel() for one in np.meshgrid(*tried, indexing="ij")]
    above, below = (grid[0], np.ones_like(grid[0])) if len(ends) == 2 else (grid[0], grid[1] * grid[2])
    first, last = _last_count(printed, above, below, ends[-1], is_rate=len(ends) == 2)
    found = first <= last
    if len(ends) == 4:
        found &= (grid[0] <= grid[1]) & (last >= grid[2])
    widest = int((last - first)[found].max()) + 1 if found.any() else 0
    solved = max(widest, len(np.unique(first[found])))
    return [*(len(np.unique(one[found])) for one in grid), solved]


def _last_count(
    printed: tuple[Fraction, Fraction], above: Whole, below: Whole, ends: tuple[int, int], *, is_rate: bool
) -> tuple[Whole, Whole]:
    """The smallest and largest last count with which the figure is printed so."""
    low, high = (float(one) for one in printed)
    with np.errstate(divide="ignore", invalid="ignore"):
        if is_rate:  # above/n lies from low to high
            first = np.ceil(np.where(high > 0, above / max(high, 1e-12), 0) - 1e-9)
            last = np.floor(np.where(low > 0, above / max(low, 1e-12), np.inf) + 1e-9)
        else:  # (a/b) / (c/n) is above·n/below
            first = np.ceil(np.where(above > 0, max(low, 0) * below / np.maximum(above, 1), 0) - 1e-9)
            last = np.floor(np.where(above > 0, high * below / np.maximum(above, 1), np.inf if low <= 0 else -1) + 1e-9)
    return (
        np.maximum(first, ends[0]).astype(np.int64),
        np.minimum(last, ends[1]).astype(np.int64),
    )


def _tried(low: int, high: int) -> Whole:
    number = min(high - low + 1, _MOST_TRIED)
    return np.unique(np.linspace(low, high, number).round().astype(np.int64))
