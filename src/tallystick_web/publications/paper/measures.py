"""The table of measures: where each began, where it should be, where it was and is, how sure, and of when."""

from collections.abc import Sequence

from tallystick.publishing.words import counts_of
from tallystick.release.release import Release
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Cell, CellKind, Chart, ChartKind, Mark, Sign, Table
from tallystick_web.publications.paper.moving import Moved
from tallystick_web.publications.paper.words import and_more, day
from tallystick_web.reviews.frozen_rules import FrozenMeasure, FrozenPoint

HEADS = ("Measure", "Baseline", "Target", "Previous", "Latest", "How sure", "Data date", "Since the one before")
_RATIO = "ratio"
_CAPTION = "Each measure, those that got worse first"


def table_of(every: Sequence[Moved], *, most: int, standards: Release | None, caption: str = _CAPTION) -> Table:
    """The measures as a table of so many rows at most; how many more there are stands under it."""
    shown = every[:most]
    note = " ".join(
        one
        for one in (
            "A range holds the true value 95 times in 100.",
            "A target is reached or missed by its own rule, which the word beside it tells.",
            and_more(every, len(shown), "measure"),
        )
        if one
    )
    return Table(caption=caption, heads=HEADS, rows=tuple(_row(one, standards) for one in shown), note=note)


def chart_of(moved: Moved) -> Chart | None:
    """A measure over time, where it has two values or more; a break or a withheld value leaves its place empty."""
    measure = moved.measure
    if sum(bool(one.value) for one in measure.points) < 2:
        return None
    target = next((one for one in measure.targets if one.line), None)
    return Chart(
        kind=ChartKind.SERIES,
        title=capitalised(measure.name),
        says=moved.says,
        marks=tuple(_mark(one, is_newest=one is moved.now) for one in measure.points),
        unit=measure.unit,
        target=target.line if target else "",
        target_says=target.says if target else "",
        is_log=measure.unit == _RATIO,
    )


def value_cell(point: FrozenPoint | None, *, with_label: bool = False, sign: Sign = Sign.NONE) -> Cell:
    """A value as it was released, or why there is none."""
    if point is None:
        return Cell(text="None yet", sign=sign)
    label = f" ({point.label})" if with_label and point.label else ""
    if not point.value:
        why = point.why or "Withheld to protect people"
        return Cell(text=f"{why}{label}", kind=CellKind.WITHHELD, figure=point.source, sign=sign)
    return Cell(text=f"{point.says}{label}", kind=CellKind.NUMBER, value=point.value, figure=point.source, sign=sign)


def target_said(measure: FrozenMeasure) -> str:
    """The targets of a measure in words, each with how the figures stand to it."""
    return " ".join(one.says for one in measure.targets) or "None"


def _row(moved: Moved, standards: Release | None) -> tuple[Cell, ...]:
    measure, now = moved.measure, moved.now
    return (
        Cell(text=capitalised(measure.name)),
        value_cell(measure.baseline, with_label=True),
        Cell(text=target_said(measure)),
        value_cell(moved.was, with_label=True),
        value_cell(now, with_label=True),
        _sure_cell(now, _counts(now, standards)),
        Cell(text=day(now.as_of) if now else "None yet"),
        Cell(text=moved.way.label, sign=moved.way.sign),
    )


def _sure_cell(point: FrozenPoint | None, counts: str) -> Cell:
    """The range of a value and the counts behind it, as far as they are shown."""
    if point is None or not point.value:
        return Cell(text="Not given")
    told = f"{_plain(point.low)} to {_plain(point.high)}" if point.low and point.high else ""
    return Cell(text="; ".join(one for one in (told, counts) if one) or "Not given", figure=point.source)


def _plain(number: str) -> str:
    """A released number without noughts at its end, with a true minus sign."""
    text = number.rstrip("0").rstrip(".") if "." in number else number
    return text.replace("-", "\N{MINUS SIGN}")


def _counts(point: FrozenPoint | None, standards: Release | None) -> str:
    """How many of how many stand behind a value of a standard, where the approved set shows them."""
    place = point.source.partition("#")[2].split("/") if point and point.value else []
    if standards is None or len(place) != 6:
        return ""
    standard, year, indicator, row, measure, group = place
    tables = [one for one in standards.tables if one.standard == standard and str(one.year) == year]
    for result in (one for table in tables for one in table.of_indicator(indicator)):
        if (result.row, str(result.measure), result.group) == (row, measure, group):
            sides = [counts_of(one) for one in (result.top, result.bottom) if one is not None]
            return " against ".join(one for one in sides if one)
    return ""


def _mark(point: FrozenPoint, *, is_newest: bool) -> Mark:
    return Mark(
        label=point.label,
        value=point.value,
        low=point.low,
        high=point.high,
        says=point.says if point.value else point.why,
        figure=point.source,
        is_newest=is_newest,
        is_broken=bool(point.broken_by),
    )
