"""The table of measures: where each began, where it should be, where it was and is, how sure, and of when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tallystick.publishing.words import counts_of, in_words
from tallystick.release.release import Release
from tallystick.vocabulary.groups import capitalised
from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.plans.target_rules import Standing
from tallystick_web.publications.paper.document import Cell, CellKind, Chart, ChartKind, Mark, Table
from tallystick_web.publications.paper.moving import Moved, Way, short_name
from tallystick_web.publications.paper.words import and_more, clipped, day
from tallystick_web.reviews.frozen_rules import FrozenMeasure, FrozenPoint

HEADS = ("Measure", "Baseline", "Target, and how it stands", "Latest, how sure and of when", "Since the one before")
_PREVIOUS = "The one before"
_RANGE = "A range holds the true value 95 times in 100."
_CAPTION = "Each measure, those that got worse or are behind first"
_MOST_BARS = 8
Counts = Mapping[tuple[str, ...], str]


def is_behind(measure: FrozenMeasure) -> bool:
    """Whether a target of it is behind."""
    return any(one.standing == Standing.BEHIND for one in measure.targets)


def in_order(every: Iterable[Moved]) -> list[Moved]:
    """Worse or behind first, then better, then those with targets, then whole indicators, then the rest."""
    return sorted(every, key=_rank)


def _rank(one: Moved) -> int:
    """Where a measure stands among others. Of an indicator, a row of its own has a colon in its id."""
    measure = one.measure
    reasons = (
        one.way is Way.WORSE,
        is_behind(measure),
        one.way is Way.BETTER,
        bool(measure.targets),
        one.now is not None and ":" not in measure.id,
        one.now is not None,
    )
    return next((place for place, holds in enumerate(reasons) if holds), len(reasons))


def table_in_short(every: Sequence[Moved], *, most: int, longest: int, standards: Release | None) -> Table:
    """The measures that have come to something, so many of them, by their short names."""
    counted_yet = [one for one in in_order(every) if one.now is not None]
    shown, counts = counted_yet[:most], _counts_in(standards)
    few = len(shown) < len(counted_yet)
    told = f"{capitalised(in_words(len(shown)))} of {in_words(len(counted_yet))} measures with a value"
    return Table(
        caption=f"{told}, those that got worse or are behind first" if few else _CAPTION,
        heads=HEADS,
        rows=tuple(_short_row(one, counts, longest) for one in shown),
        note=" ".join(filter(None, (_RANGE, and_more(every, len(shown), "measure")))),
    )


def tables_of(every: Sequence[Moved], *, standards: Release | None) -> tuple[Table, ...]:
    """All measures: those that have come to something with the value before the latest too, then those still to be."""
    counted_yet = [one for one in in_order(every) if one.now is not None]
    waiting = [one.measure for one in every if one.now is None]
    return (
        *((_full_table(counted_yet, standards),) if counted_yet else ()),
        *((_waiting_table(waiting),) if waiting else ()),
    )


def _waiting_table(measures: Sequence[FrozenMeasure]) -> Table:
    return Table(
        caption="Measures of the plan that have no value yet",
        heads=("Measure", "Where it will come from", "Target, and how it stands"),
        rows=tuple(
            (Cell(text=capitalised(one.name)), Cell(text=one.source or "Not said"), Cell(text=target_said(one)))
            for one in measures
        ),
    )


def _full_table(every: Sequence[Moved], standards: Release | None) -> Table:
    counts = _counts_in(standards)
    return Table(
        caption=_CAPTION,
        heads=(*HEADS[:3], _PREVIOUS, *HEADS[3:]),
        rows=tuple(_full_row(one, counts) for one in every),
        note=f"{_RANGE} A target is reached or missed by its own rule, which the word beside it tells.",
    )


def chart_of(moved: Moved) -> Chart | None:
    """A measure over time, where there is something to hold its value against: another value, or a target."""
    measure = moved.measure
    values = sum(bool(one.value) for one in measure.points)
    target = next((one for one in measure.targets if one.line), None)
    if not values or (values < 2 and (target is None or measure.unit == MeasureUnit.RATIO)):
        return None  # a lone ratio stands beside the others in their own chart
    return Chart(
        kind=ChartKind.SERIES,
        title=capitalised(measure.name),
        says=moved.says,
        marks=tuple(_mark(one, is_newest=one is moved.now) for one in measure.points),
        unit=measure.unit,
        target=target.line if target else "",
        target_says=target.says if target else "",
        is_log=measure.unit == MeasureUnit.RATIO,
    )


def _value_cell(point: FrozenPoint | None) -> Cell:
    """A value as it was released and of when, or why there is none."""
    if point is None:
        return Cell(text="None yet")
    label = f" ({point.label})" if point.label else ""
    if not point.value:
        why = point.why or "Withheld to protect people"
        return Cell(text=f"{why}{label}", kind=CellKind.WITHHELD, figure=point.source)
    return Cell(text=f"{point.says}{label}", kind=CellKind.NUMBER, value=point.value, figure=point.source)


def target_said(measure: FrozenMeasure) -> str:
    """The targets of a measure in words, each with how the figures stand to it."""
    return " ".join(one.says for one in measure.targets) or "None"


def is_uneven(one: Moved) -> bool:
    """Whether the whole range of the newest value of a ratio lies on one side of 1."""
    if one.measure.unit != MeasureUnit.RATIO or one.now is None or not one.now.value:
        return False
    low, high = one.now.low, one.now.high
    return bool(low and Decimal(low) > 1) or bool(high and Decimal(high) < 1)


def ratios_chart(every: Iterable[Moved]) -> Chart | None:
    """The newest ratios side by side, those with targets first; None where there are fewer than two."""
    ratios = [
        one
        for one in in_order(every)
        if one.measure.unit == MeasureUnit.RATIO and one.now is not None and one.now.value
    ]
    shown = sorted(ratios, key=lambda one: not one.measure.targets)[:_MOST_BARS]
    if len(shown) < 2:
        return None
    lines = {target.line for one in shown for target in one.measure.targets if target.line}
    line = lines.pop() if len(lines) == 1 else ""
    return Chart(
        kind=ChartKind.INTERVALS,
        title="Ratios of the plan",
        says=f"{capitalised(in_words(len(shown)))} ratios of the plan: at 1, both groups fare alike.",
        marks=tuple(_named_mark(one) for one in shown),
        unit="times as often",
        target=line,
        target_says=f"The end of the range aimed for: {_plain(line)}" if line else "",
        is_log=True,
    )


def _named_mark(one: Moved) -> Mark:
    """The newest value of a measure under its name."""
    now = one.now
    if now is None:
        raise ValueError("a mark needs a value")
    return replace(_mark(now, is_newest=True), label=capitalised(short_name(one.measure)), is_broken=False)


def _row(moved: Moved, counts: Counts, *, called: str) -> tuple[Cell, ...]:
    return (
        Cell(text=capitalised(called)),
        _value_cell(moved.measure.baseline),
        Cell(text=target_said(moved.measure)),
        _latest_cell(moved.now, counts),
        Cell(text=moved.way.label, sign=moved.way.sign),
    )


def _short_row(moved: Moved, counts: Counts, longest: int) -> tuple[Cell, ...]:
    """A row where room is short: the rest of a long name or target stands in the pack."""
    name, baseline, target, *rest = _row(moved, counts, called=clipped(short_name(moved.measure), longest))
    return (name, baseline, replace(target, text=clipped(target.text, 2 * longest)), *rest)


def _full_row(moved: Moved, counts: Counts) -> tuple[Cell, ...]:
    """A row with the value before the latest in it."""
    row = _row(moved, counts, called=moved.measure.name)
    return (*row[:3], _value_cell(moved.was), *row[3:])


def _latest_cell(point: FrozenPoint | None, counts: Counts) -> Cell:
    """A value with its range, the counts behind it as far as they are shown, and its day. It is words with a value."""
    if point is None or not point.value:
        return _value_cell(point)
    reach = f"{_plain(point.low)} to {_plain(point.high)}" if point.low and point.high else ""
    behind = counts.get(tuple(point.source.partition("#")[2].split("/")), "")
    told = "; ".join(one for one in (point.says, reach, behind, day(point.as_of)) if one)
    return Cell(text=told, value=point.value, figure=point.source)


def _plain(number: str) -> str:
    """A released number without noughts at its end, with a true minus sign."""
    text = number.rstrip("0").rstrip(".") if "." in number else number
    return text.replace("-", "\N{MINUS SIGN}")


def _counts_in(standards: Release | None) -> Counts:
    """How many of how many stand behind each value of the standards, where the approved set shows them, by place."""
    if standards is None:
        return {}
    found = {}
    for table in standards.tables:
        for one in table.results:
            sides = [counts_of(side) for side in (one.top, one.bottom) if side is not None]
            place = (table.standard, str(table.year), one.indicator, *one.row.split("/"), str(one.measure), one.group)
            found[place] = " against ".join(side for side in sides if side)
    return found


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
