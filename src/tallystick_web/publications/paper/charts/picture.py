"""A chart as its picture: SVG, and the table that stands beside it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from markupsafe import Markup

from tallystick_web.publications.paper.charts.bars import bars
from tallystick_web.publications.paper.charts.intervals import intervals
from tallystick_web.publications.paper.charts.marks import table_of
from tallystick_web.publications.paper.charts.series import series
from tallystick_web.publications.paper.document import Block, Chart, ChartKind, Document

_DRAWN_BY = {ChartKind.INTERVALS: intervals, ChartKind.SERIES: series, ChartKind.BARS: bars}


def svg_of(chart: Chart, *, key: str) -> str:
    """The SVG of a chart; blank where it has no marks. ``key`` is unique on the page."""
    return _DRAWN_BY[chart.kind](chart, key=key) if chart.marks else ""


def with_pictures(document: Document) -> Document:
    """The document with each chart drawn and followed by its table; what was drawn before is drawn anew."""
    numbers = count(1)
    return replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(part for block in section.blocks for part in _parts(block, numbers)))
            for section in document.sections
        ),
    )


def _parts(block: Block, numbers: Iterator[int]) -> Iterator[Block]:
    if not isinstance(block, Chart):
        yield block
        return
    svg = Markup(svg_of(block, key=f"chart-{next(numbers)}"))  # noqa: S704  # our own template, which escapes
    yield replace(block, svg=svg)
    yield table_of(block)
