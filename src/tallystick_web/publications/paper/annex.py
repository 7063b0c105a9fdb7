"""The tables of the workbook beside those of a paper: every value of every measure, and what was frozen."""

from collections.abc import Iterator

from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Cell, CellKind, Table
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.words import day


def annex_of(inputs: PaperInputs) -> Iterator[Table]:
    """Every value of every measure, and the approved sets that were frozen."""
    rows = tuple(
        (
            Cell(text=capitalised(measure.name)),
            Cell(text=measure.unit_says),
            Cell(text=point.label),
            Cell(text=day(point.as_of)),
            Cell(
                text=point.says if point.value else point.why,
                kind=CellKind.NUMBER if point.value else CellKind.WITHHELD,
                value=point.value,
                figure=point.source,
            ),
            _end(point.low, point.source),
            _end(point.high, point.source),
            Cell(text=point.broken_by or "Yes"),
        )
        for measure in inputs.frozen.measures
        for point in measure.points
    )
    heads = ("Measure", "Unit", "Period", "Data date", "Value", "From", "To", "Comparable with the one before")
    if rows:
        yield Table(caption="Every value of every measure", heads=heads, rows=rows)
    sets = tuple((Cell(text=one.subject), Cell(text=one.sha256)) for one in inputs.frozen.releases)
    if sets:
        yield Table(caption="Approved sets the figures are from", heads=("Of what", "Fingerprint"), rows=sets)


def _end(end: str, source: str) -> Cell:
    return Cell(text=end, kind=CellKind.NUMBER, value=end, figure=source) if end else Cell(text="Not given")
