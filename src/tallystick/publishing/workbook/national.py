"""National figures that others published, for orientation, each with its year and how near its source is."""

from collections.abc import Sequence

from tallystick.definitions import Comparator, Indicator
from tallystick.publishing.report.lines import title_of
from tallystick.publishing.report.series import published_name
from tallystick.publishing.words import listed
from tallystick.publishing.workbook import cells
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell, Column, Sheet
from tallystick.publishing.workbook.summary import UNITS
from tallystick.release.verdict import Measure

_COLUMNS = (
    *(Column("Standard", 11), Column("Indicator", 40), Column("Row", 22), Column("What is given", 24)),
    *(Column("Published figure", 12, numeric=True), Column("Unit", 18), Column("Year", 8)),
    *(Column("Year of the report", 12), Column("Stands beside the returns of", 18), Column("Where", 24)),
    *(Column("How near the source is", 36), Column("Remark", 34), Column("Source", 60)),
)
NOT_STATED = "not stated"


def national_sheet(parts: Sequence[Part]) -> Sheet:
    """One line for each published figure, however many years it stands beside."""
    beside: dict[Comparator, list[Part]] = {}
    for part in parts:
        for one in part.table.comparators:
            beside.setdefault(one, []).append(part)
    lines = sorted(beside.items(), key=lambda line: _place(*line))
    return Sheet(
        name="National figures",
        title="National figures that others published, for orientation",
        about=("A figure has the decimals it was printed with. Years may count differently: see Notes.",),
        columns=_COLUMNS,
        rows=tuple(_cells(one, those) for one, those in lines),
    )


def _place(one: Comparator, those: Sequence[Part]) -> tuple[str, int, str, int]:
    """Standard by standard, in the order of the indicators, each group's newest figure first."""
    ids = [indicator.id for indicator in those[0].definition.indicators]
    return one.standard, ids.index(one.indicator), one.group, -one.year


def _cells(one: Comparator, those: Sequence[Part]) -> tuple[Cell, ...]:
    newest = those[0]
    indicator = newest.definition.indicator(one.indicator)
    return (
        *(newest.definition.short_title, title_of(indicator), _row(one, indicator)),
        *(published_name(one, indicator, newest.words), one.value, UNITS[Measure(one.measure)], one.year),
        *(one.report_year or NOT_STATED, listed([str(part.table.year) for part in those]), one.geography),
        *(one.source_kind.in_words, one.note or cells.NONE, one.source),
    )


def _row(one: Comparator, indicator: Indicator) -> str:
    return indicator.row(one.row).label if one.row else "All"
