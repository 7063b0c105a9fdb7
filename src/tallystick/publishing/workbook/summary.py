"""The results that speak for each indicator, and the further figures that stand beside results."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from tallystick.definitions import Indicator, Kind
from tallystick.publishing.report.lines import headline_of, title_of
from tallystick.publishing.sentences import sentences_of
from tallystick.publishing.words import NOT_GIVEN, Words
from tallystick.publishing.workbook import cells
from tallystick.publishing.workbook.cells import Result
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell, Column, Sheet
from tallystick.release.comparison import Also
from tallystick.release.quantity import Unit
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Extra, Measure, Verdict

_COLUMNS = (
    *(Column("Standard", 11), Column("Year", 8), Column("Indicator", 36), Column("Row", 30)),
    *(Column("Figure", 12, numeric=True), Column("Unit", 18)),
    Column("Lower limit of 95% range", 14, numeric=True),
    Column("Upper limit of 95% range", 14, numeric=True),
    *(Column("What it says", 30), Column("In a sentence", 78)),
)
UNITS = MappingProxyType(
    {
        Measure.SHARE: "percent",
        Measure.SURVEY_PERCENT: "percent",
        Measure.RELATIVE_LIKELIHOOD: "times as often",
        Measure.DISPARITY_RATIO: "ratio of odds",
        Measure.POINT_DIFFERENCE: "percentage points",
    }
)


def summary_sheet(parts: Sequence[Part]) -> Sheet:
    """One line for each indicator of each year, and a line for those that the return does not hold."""
    return Sheet(
        name="Summary",
        title="Summary: the result that speaks for each indicator",
        about=("The counts behind each figure are on the sheet of its indicator.",),
        columns=_COLUMNS,
        rows=tuple(row for part in parts for row in _summary_rows(part)),
    )


def _summary_rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    for indicator in part.definition.indicators:
        front = (part.definition.short_title, part.table.year, title_of(indicator))
        results = part.table.of_indicator(indicator.id)
        for result in speaking(indicator, results):
            yield *front, *_summary_cells(indicator, result, part.words)
        if not results and indicator in part.definition.given:
            yield *front, *[NOT_GIVEN] * (len(_COLUMNS) - len(front))


def _summary_cells(indicator: Indicator, result: Result, words: Words) -> tuple[Cell, ...]:
    return (
        indicator.row(result.row or indicator.headline).label if indicator.rows else "All",
        cells.value(result),
        UNITS[result.measure],
        cells.low(result),
        cells.high(result),
        cells.verdict(indicator, result, words),
        sentences_of(result, words)[0],
    )


def speaking(indicator: Indicator, results: Sequence[Result]) -> Sequence[Result]:
    """The result that speaks for an indicator; where none does, the whole workforce or the whole ladder."""
    if indicator.kind is Kind.REPRESENTATION:
        whole = [r for r in results if r.row == indicator.whole and r.group == indicator.top]
        return [r for r in whole if r.measure is Measure.SHARE]
    if indicator.kind is Kind.DISPARITY:
        return [r for r in results if r.row.endswith("/lower-upper")] or results
    headline = headline_of(indicator, results)
    return [] if headline is None else [headline]


# FURTHER FIGURES

_FURTHER_COLUMNS = (
    *(Column("Standard", 11), Column("Year", 8), Column("Indicator", 40), Column("Row", 30)),
    *(Column("What is given", 50), Column("Whose, or of what", 28)),
    *(Column("Figure", 12, numeric=True), Column("Unit", 20)),
    Column("Lower limit of 95% range", 14, numeric=True),
    Column("Upper limit of 95% range", 14, numeric=True),
    Column("What it says", 30),
)
_KINDS = MappingProxyType(
    {
        Extra.COMPLEMENT_RATIO: "the ratio of those it did not happen to",
        Extra.POINT_DIFFERENCE: "the same comparison as a difference",
        Extra.PER_1000: "the rate in every 1,000",
        Extra.ONE_SEAT: "what one seat is worth",
        Extra.DETECTABLE: "the nearest count that would be a clear difference",
        Extra.POOLED: "several years together",
        Extra.STRATIFIED: "allowing for which posts people applied to",
        Extra.WITHOUT_INTERNATIONAL_RECRUITS: "without people recruited overseas",
        Extra.DISTINCT_PEOPLE: "people rather than events",
        Extra.ENVELOPE: "the smallest and largest value that the shown counts leave possible",
    }
)
_UNIT_NAMES: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.PEOPLE: "number",
        Unit.YEARS: "years",
        Unit.RATIO: "times as often",
        Unit.RATE: "percent",
        Unit.PERCENT: "percent",
        Unit.POINTS: "percentage points",
        Unit.PER_1000: "in every 1,000",
        Unit.PROBABILITY: "from 0 to 1",
    }
)


def further_sheets(parts: Sequence[Part]) -> list[Sheet]:
    """What stands beside results, one line each; no sheet where there is nothing of the kind."""
    rows = tuple(row for part in parts for result in part.table.results for row in _further_rows(part, result))
    if not rows:
        return []
    title = "Further figures that stand beside the results of indicators"
    return [Sheet(name="Further figures", title=title, columns=_FURTHER_COLUMNS, rows=rows)]


def _further_rows(part: Part, result: Result) -> Iterator[tuple[Cell, ...]]:
    indicator = part.definition.indicator(result.indicator)
    label = indicator.row(result.row or indicator.headline).label if indicator.rows else "All"
    for also in result.also:
        yield (
            *(part.definition.short_title, part.table.year, title_of(indicator), label),
            *(_kind(also.kind, result), _whose(also, indicator, part.words)),
            *(cells.found(also.value), _unit(also), cells.found(also.low), cells.found(also.high)),
            _said(also.verdict),
        )


def _kind(kind: Extra, result: Result) -> str:
    """Shares published without their answers name how many would be needed; all others name a count."""
    if kind is Extra.DETECTABLE and result.verdict is Verdict.NOT_CALCULABLE:
        return "the answers in each group that would put the difference beyond chance"
    return _KINDS[kind]


def _whose(also: Also[Figure], indicator: Indicator, words: Words) -> str:
    if also.of in words.groups:
        return words.heading(also.of)
    return indicator.row(also.of).label if also.of in indicator.row_ids else also.of or cells.NONE


def _unit(also: Also[Figure]) -> str:
    return _UNIT_NAMES[also.value.unit] if isinstance(also.value, Shown) else cells.NONE


def _said(verdict: Verdict | None) -> str:
    return cells.NOT_COMPARED if verdict is None else verdict.in_words
