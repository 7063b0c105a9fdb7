"""What the charts share: numbers of marks, their words as there is room for them, and round steps of a scale."""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from tallystick.publishing.charts.layout import SIZE
from tallystick_web.publications.paper.document import Cell, CellKind, Chart, Mark, Sign, Table

WITHHELD = "withheld"
_LEAST = Decimal("0.01")  # as measures are said everywhere: with two decimals at most
_LABEL, _LABEL_LINES, _SAYS = 26, 3, 24
_STEPS = (1, 2, 2.5, 5, 10)
_ALIKE = 1e-6  # numbers nearer than this are drawn at one place
NOT_A_FINDING = frozenset({Sign.UNSURE, Sign.CLOSE})
LINE = SIZE + 4


def number(text: str) -> float | None:
    """The released value as a place on a scale; None where there is nothing to draw."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def short(text: str) -> str:
    """A released value with two decimals at most, as sentences say it; anything else as it is."""
    try:
        rounded = Decimal(text).quantize(_LEAST, ROUND_HALF_UP).normalize()
    except InvalidOperation:
        return text
    return f"{rounded:,f}".replace("-", "\N{MINUS SIGN}")


def label_lines(text: str) -> list[str]:
    """A label in three lines at most. What has no room stands in the table beside the chart."""
    lines = textwrap.wrap(text, _LABEL, max_lines=_LABEL_LINES, placeholder=" \N{HORIZONTAL ELLIPSIS}")
    return lines or [""]


def value_text(mark: Mark) -> str:
    """The value as the chart has room for it; in a word where there is none."""
    if number(mark.value) is None:
        return WITHHELD
    return mark.says if mark.says and len(mark.says) <= _SAYS else short(mark.value)


def range_text(mark: Mark) -> str:
    """The range as it is written beside the value; blank where there is none."""
    if number(mark.value) is None or not (mark.low or mark.high):
        return ""
    if not mark.high:
        return f"{short(mark.low)} upwards"
    return f"{short(mark.low)} to {short(mark.high)}" if mark.low else f"up to {short(mark.high)}"


def table_of(chart: Chart) -> Table:
    """The marks of a chart as a table, with everything that its picture has no room for."""
    has_ranges = any(range_text(mark) for mark in chart.marks)
    has_signs = any(mark.sign is not Sign.NONE for mark in chart.marks)
    heads = ["Shown in the chart", chart.unit[:1].upper() + chart.unit[1:] or "Figure"]
    heads += ["95% range"] if has_ranges else []
    heads += ["What it says"] if has_signs else []
    return Table(
        caption=f"{chart.title}: the figures",
        heads=tuple(heads),
        rows=tuple(tuple(_cells(mark, has_ranges=has_ranges, has_signs=has_signs)) for mark in chart.marks),
        note=". ".join([*filter(None, [chart.target_says, sides_of(chart)]), ""]).strip(),
    )


def sides_of(chart: Chart) -> str:
    """What lies on both sides of equal, as a sentence without its full stop; blank where nothing is said of them."""
    below, above = chart.sides
    said = [f"Below 1: {below}" if below else "", f"above 1: {above}" if above else ""]
    return "; ".join(filter(None, said))


def _cells(mark: Mark, *, has_ranges: bool, has_signs: bool) -> Iterator[Cell]:
    yield Cell(text=mark.label)
    if number(mark.value) is None:
        yield Cell(text=mark.says or WITHHELD, kind=CellKind.WITHHELD)
    else:
        said = mark.says or short(mark.value)
        yield Cell(text=said, kind=CellKind.NUMBER, value=mark.value, figure=mark.figure)
    if has_ranges:
        yield Cell(text=range_text(mark) or "no range")
    if has_signs:
        yield Cell(text=mark.sign.label.capitalize() or "Not compared", sign=mark.sign)


def round_steps(values: Sequence[float], *, most: int = 5) -> list[float]:
    """Round numbers from just below the least of ``values`` to just above the greatest, evenly apart."""
    low, high = min(values), max(values)
    width = high - low
    if width < _ALIKE * max(1.0, abs(high)):
        width = abs(high) if abs(high) > _ALIKE else 1.0
    power = 10.0 ** math.floor(math.log10(width / most))
    step = next(one * power for one in (*_STEPS, 20, 25, 50) if width / (one * power) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = last if last > first else first + 1
    return [round(step * n, 10) for n in range(first, last + 1)]


def tick_text(value: float) -> str:
    """A round number beside a scale."""
    return f"{value:,g}".replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True, kw_only=True)
class Row:
    """The room of a row: where it begins, its middle, and its label line by line."""

    top: float
    middle: float
    label: tuple[tuple[float, str], ...]


def rows_of(labels: Sequence[str], *, top: float, least: float, gap_before: Sequence[bool], gap: float) -> list[Row]:
    """The rows one under the other, each as tall as its label needs, with a gap where one is asked for."""
    rows, at = [], top
    for label, apart in zip(labels, gap_before, strict=True):
        at += gap if apart else 0
        lines = label_lines(label)
        tall = max(least, len(lines) * LINE + 10)
        first = at + tall / 2 - (len(lines) - 1) * LINE / 2 + 5
        rows.append(
            Row(
                top=round(at, 1),
                middle=round(at + tall / 2, 1),
                label=tuple((round(first + n * LINE, 1), line) for n, line in enumerate(lines)),
            )
        )
        at += tall
    return rows


def bottom_of(rows: Sequence[Row]) -> float:
    """Where the last row ends."""
    last = rows[-1]
    return round(last.middle + (last.middle - last.top), 1)
