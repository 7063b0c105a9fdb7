"""The years of one standard side by side, and the breaks that no comparison may cross."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.definitions import Comparator, Indicator, Kind, break_between
from tallystick.publishing.report.grids import verdict_words
from tallystick.publishing.report.lines import has_range, headline_of, range_text, says_of, title_of
from tallystick.publishing.report.views import Grid
from tallystick.publishing.sentences.protected import envelope_cell, is_protected, is_withheld
from tallystick.publishing.words import Words, in_words, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.quantity import Unit
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Measure
from tallystick.vocabulary.groups import capitalised

_AT_A_GLANCE = 3


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year's table, and the words of its own definition."""

    table: ReleasedTable
    words: Words

    @property
    def year(self) -> int:
        """The year of the snapshot."""
        return self.table.year


@dataclass(frozen=True, kw_only=True)
class Point:
    """One indicator in one year. ``why_not`` says why it cannot be compared with the newest year; blank if it can.

    ``other_row`` names the row that speaks for this year where it is not the newest year's: two years, say, not one.
    """

    year: Year
    indicator: Indicator
    result: Comparison[Figure]
    restated: Comparison[Figure] | None
    why_not: str
    other_row: str = ""

    @property
    def label(self) -> str:
        """The year as it stands beside its figure."""
        return f"{self.year.year}: {self.other_row}" if self.other_row else str(self.year.year)


def points_of(indicator_id: str, years: Sequence[Year]) -> list[Point]:
    """The figure that speaks for an indicator in every year that has it, the newest first."""
    found: list[Point] = []
    newest = max(year.year for year in years)
    for year in sorted(years, key=lambda one: -one.year):
        known = {indicator.id: indicator for indicator in year.words.definition.indicators}
        result = _speaking(known[indicator_id], year.table.results) if indicator_id in known else None
        if result is None:
            continue
        same_row = not found or result.row == found[0].result.row
        found.append(
            Point(
                year=year,
                indicator=known[indicator_id],
                result=result,
                restated=_speaking(known[indicator_id], year.table.restated),
                why_not=break_between(year.table.standard, indicator_id, year.year, newest),
                other_row="" if same_row else _row_label(known[indicator_id], result),
            )
        )
    return found


def _row_label(indicator: Indicator, result: Comparison[Figure]) -> str:
    return indicator.row(result.row or indicator.headline).label


def _speaking(indicator: Indicator, results: Sequence[Comparison[Figure]]) -> Comparison[Figure] | None:
    own = [result for result in results if result.indicator == indicator.id]
    if indicator.kind is Kind.REPRESENTATION:
        whole = [r for r in own if r.row == indicator.whole and r.group == indicator.top]
        return next(iter(whole), None)
    return headline_of(indicator, own)


def at_a_glance(indicators: Sequence[Indicator], years: Sequence[Year]) -> Grid | None:
    """Three years of every indicator, the newest first; None where there is only one year."""
    every = sorted({year.year for year in years}, reverse=True)
    shown = every[:_AT_A_GLANCE]
    of_more = "" if len(shown) == len(every) else f" (all {in_words(len(every))} stand under each indicator)"
    if len(shown) < 2:
        return None
    rows = []
    for indicator in indicators:
        cells = {point.year.year: _cell(point) for point in points_of(indicator.id, years)}
        if cells:
            rows.append((title_of(indicator), *(cells.get(year, "not in the file") for year in shown)))
    return Grid(
        caption=f"{capitalised(in_words(len(shown)))} years at a glance{of_more}",
        heads=("Indicator", *(str(year) for year in shown)),
        rows=tuple(rows),
        text_columns=tuple(range(len(shown) + 1)),
    )


def _cell(point: Point) -> str:
    told = ", ".join(filter(None, dict.fromkeys((_value(point.result), says_of(point.result)))))
    asides = [point.other_row, "before a break, so not to be compared with later years" if point.why_not else ""]
    return told + "".join(f" ({aside})" for aside in asides if aside)


def _value(result: Comparison[Figure]) -> str:
    if is_protected(result):
        return envelope_cell(result)
    if result.value is None:
        return "no figure"
    unit = result.value.unit if isinstance(result.value, Shown) else None
    return f"{text_of(result.value)} points" if unit is Unit.POINTS else text_of(result.value)


def years_grid(indicator: Indicator, points: Sequence[Point]) -> Grid | None:
    """Every year of one indicator, as it was counted then and under the newest definition; None for one year."""
    if len(points) < 2:
        return None
    newest = points[0].year.words.definition.id
    judged = any(point.result.verdict is not None for point in points)
    rows = [
        (
            *(point.label, _value(point.result)),
            *(_how_sure(indicator, point) if judged else ()),
            *(point.year.words.definition.id, _restated(point, newest)),
        )
        for point in points
    ]
    how_sure = ("95% range", "What it says") if judged else ()
    return Grid(
        caption="Year by year, as counted then and under the newest definition",
        heads=("Year", "Figure", *how_sure, "Counted under", f"Under {newest}"),
        rows=tuple(rows),
        text_columns=(0, 3, 4, 5) if judged else (0, 2, 3),
    )


def _how_sure(indicator: Indicator, point: Point) -> tuple[str, str]:
    if is_withheld(point.result):
        return "", ""
    return range_text(point.result) or "none", verdict_words(indicator, point.result, point.year.words)


def _restated(point: Point, newest: str) -> str:
    if point.year.words.definition.id == newest:
        return _value(point.result)
    if point.why_not:
        return "cannot be restated: a break in the series"
    return _value(point.restated) if point.restated is not None else "not restated"


def elsewhere_grid(indicator: Indicator, year: Year) -> Grid | None:
    """National figures of the same kind, each with its year and how near its source is; None where there are none."""
    found = [one for one in year.table.comparators if one.indicator == indicator.id]
    if not found:
        return None
    return Grid(
        caption="National figures, for orientation",
        heads=("Figure", "Published", "Year", "Where", "Source"),
        rows=tuple(_elsewhere(one, indicator, year.words) for one in found),
        text_columns=(0, 2, 3, 4),
    )


def _elsewhere(one: Comparator, indicator: Indicator, words: Words) -> tuple[str, ...]:
    value = str(one.value) if one.measure == Measure.RELATIVE_LIKELIHOOD else f"{one.value}%"
    source = f"{one.source_kind.in_words} ({one.note})" if one.note else one.source_kind.in_words
    return published_name(one, indicator, words), value, str(one.year), one.geography, capitalised(source)


def published_name(one: Comparator, indicator: Indicator, words: Words) -> str:
    """What a published figure is of: a ratio of two groups, or the share of one."""
    if one.measure == Measure.RELATIVE_LIKELIHOOD:
        return f"{capitalised(words.group(indicator.top))} over {words.group(indicator.bottom)}"
    return f"{words.heading(one.group)} share"


def drawable(points: Sequence[Point]) -> list[Point]:
    """The points that have a figure or a range to draw."""
    judged = (point for point in points if point.result.measure is not Measure.SHARE)
    return [point for point in judged if point.result.value or has_range(point.result)]
