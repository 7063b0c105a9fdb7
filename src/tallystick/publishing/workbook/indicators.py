"""A sheet for each indicator, with every year that may stand in one table."""

from collections.abc import Iterable, Iterator, Sequence

from tallystick.definitions import Indicator
from tallystick.publishing.report.lines import title_of
from tallystick.publishing.workbook.cells import Result
from tallystick.publishing.workbook.columns import Fields, Row, fields_of
from tallystick.publishing.workbook.parts import Part, span
from tallystick.publishing.workbook.sheets import Cell, Sheet
from tallystick.release.verdict import Measure

SHARES = (Measure.SHARE, Measure.SURVEY_PERCENT)
Key = tuple[object, ...]


def indicator_sheets(parts: Sequence[Part]) -> list[Sheet]:
    """The sheets of all indicators that have results.

    Years share a table while the indicator counts the same event among the same people, under the same heads.
    A year that does not gets a table of its own, so that nobody reads across the break.
    """
    together: dict[Key, list[Part]] = {}
    for part in parts:
        for indicator in part.definition.indicators:
            if part.table.of_indicator(indicator.id):
                together.setdefault(_key(part, indicator), []).append(part)
    alone = _indicators_with_one_key(together)
    return [_sheet(together[key], str(key[1]), whole=key[:2] in alone) for key in _in_order(together, parts)]


def _in_order(together: Iterable[Key], parts: Sequence[Part]) -> list[Key]:
    """Standard by standard, and within each as the newest definition lists its indicators."""
    listed = dict.fromkeys((part.table.standard, i.id) for part in parts for i in part.definition.indicators)
    order = {name: place for place, name in enumerate(listed)}
    return sorted(together, key=lambda key: order[str(key[0]), str(key[1])])


def _key(part: Part, indicator: Indicator) -> Key:
    heads = tuple(field.column.head for field in fields_of(indicator, part.words))
    return (part.table.standard, indicator.id, indicator.title, indicator.event, indicator.pool, heads)


def _indicators_with_one_key(together: dict[Key, list[Part]]) -> set[Key]:
    named = [key[:2] for key in together]
    return {name for name in named if named.count(name) == 1}


def _sheet(parts: Sequence[Part], indicator_id: str, *, whole: bool) -> Sheet:
    newest = parts[0]
    indicator = newest.definition.indicator(indicator_id)
    fields = fields_of(indicator, newest.words)
    short = newest.definition.short_title
    name = f"{short} {indicator.title if indicator.ours else indicator.id}"
    return Sheet(
        name=name if whole else f"{name}, {span(parts)}",
        title=f"{short}: {title_of(indicator)}, {span(parts)}",
        about=(indicator.asks, *_break_note(indicator, whole)),
        columns=tuple(field.column for field in fields),
        rows=tuple(cells for part in parts for cells in _rows(part, indicator_id, fields)),
    )


def _break_note(indicator: Indicator, whole: bool) -> tuple[str, ...]:
    if whole:
        return ()
    return (f"These years count {indicator.pool}. Other years are on a sheet of their own and cannot be compared.",)


def _rows(part: Part, indicator_id: str, fields: Fields) -> Iterator[tuple[Cell, ...]]:
    for row in rows_of(part, part.definition.indicator(indicator_id)):
        yield tuple(field.cell(row) for field in fields)


def rows_of(part: Part, indicator: Indicator) -> Iterator[Row]:
    """The rows of one year, in the order of the results: each comparison with the shares it compares."""
    results = part.table.of_indicator(indicator.id)
    for name in dict.fromkeys(result.row for result in results):
        here = [result for result in results if result.row == name]
        shares = {result.group: result for result in here if result.measure in SHARES}
        compared: list[Result | None] = [result for result in here if result.measure not in SHARES]
        for one in compared or [None]:
            label = indicator.row(name or indicator.headline).label
            yield Row(year=part.table.year, label=label, compared=one, shares=shares)
