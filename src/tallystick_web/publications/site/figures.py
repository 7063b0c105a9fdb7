"""The figures of an edition: every value of every measure with its place in an approved set, as files hold it."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.vocabulary.formulas import harmless
from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.publications.paper.charts.marks import short
from tallystick_web.reviews.frozen_rules import Frozen, FrozenItem, FrozenMeasure, FrozenPoint

PAGE = "figures.html"
FIGURE_COLUMNS = {
    "measure": "The id of the measure.",
    "name": "What the measure is called.",
    "unit": "What the number is of.",
    "as_of": "The day that the value is of.",
    "label": "What the value is called in pages.",
    "value": "The value. Blank where it is withheld or cannot be calculated.",
    "low": "The lower end of its 95% range, where it has one.",
    "high": "The upper end of its 95% range, where it has one.",
    "text": "The value as pages print it.",
    "why": "Why there is no value, where there is none.",
    "broken_by": "Why it cannot be compared with the value before it; blank where it can.",
    "figure": "The approved set and the place in it that the value stands in, or the id of a value that was typed in.",
}
PLAN_COLUMNS = {
    "id": "The id of the item.",
    "kind": "What it is: commitment, objective, outcome, action, or success for a measure of success.",
    "text": "What it says.",
    "under": "The ids of what it stands under, with spaces between.",
    "accountable": "The role that answers for it.",
    "due_on": "The day by which it should be done.",
    "stage": "Whether it is agreed, finished, dropped or merged into another.",
    "delivery": "What was said of the doing.",
    "is_late": "Whether its day passed before it was done.",
    "said": "What was said of it last.",
    "updated_on": "When that was said.",
    "measures": "The ids of the measures that would show it, with spaces between.",
}
NUMBERS = ("value", "low", "high")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A number as a page prints it: its text, its value, and the place it stands in."""

    text: str
    value: str
    figure: str
    part: str = "value"


def printed(point: FrozenPoint) -> Printed:
    """A value, or that it is withheld."""
    return Printed(
        text=point.says if point.value else point.why or point.says,
        value=point.value,
        figure=point.source,
        part="value" if point.value else "none",
    )


def printed_range(point: FrozenPoint, unit: str) -> tuple[Printed, ...]:
    """Both ends of a range, the unit behind the second; empty where one is missing."""
    if not (point.value and point.low and point.high):
        return ()
    low = Printed(text=short(point.low), value=point.low, figure=point.source, part="low")
    return low, Printed(text=number(point.high, unit), value=point.high, figure=point.source, part="high")


def number(value: str, unit: str) -> str:
    """A number in its unit."""
    return MeasureUnit(unit).say(Decimal(value))


def values(frozen: Frozen) -> Iterator[tuple[FrozenMeasure, FrozenPoint]]:
    """Every value of every measure; a baseline that stands in no series as well."""
    for measure in frozen.measures:
        if measure.baseline is not None and measure.baseline not in measure.points:
            yield measure, measure.baseline
        for point in measure.points:
            yield measure, point


def listed(frozen: Frozen) -> list[dict[str, str]]:
    """The figures as the list of files names them."""
    return [
        {
            "id": point.source,
            "measure": measure.id,
            "label": point.label,
            **{name: getattr(point, name) for name in NUMBERS},
            "text": printed(point).text,
            "page": PAGE,
        }
        for measure, point in values(frozen)
    ]


def figures_csv(frozen: Frozen) -> bytes:
    """One line for each value. Text that a spreadsheet would take for a formula gets an apostrophe."""
    lines = (
        {
            "measure": measure.id,
            "name": measure.name,
            "unit": measure.unit,
            "as_of": point.as_of,
            "label": point.label,
            **{name: getattr(point, name) for name in NUMBERS},
            "text": printed(point).text,
            "why": "" if point.value else point.why,
            "broken_by": point.broken_by,
            "figure": point.source,
        }
        for measure, point in values(frozen)
    )
    return _csv(FIGURE_COLUMNS, lines)


def plan_csv(frozen: Frozen) -> bytes:
    """One line for each item of the plan."""
    return _csv(PLAN_COLUMNS, map(_item, frozen.items))


def _item(item: FrozenItem) -> dict[str, str]:
    same = ("id", "kind", "text", "accountable", "due_on", "stage", "delivery", "said", "updated_on")
    return {
        **{name: getattr(item, name) for name in same},
        "under": " ".join(item.uppers),
        "is_late": "true" if item.is_late else "false",
        "measures": " ".join(item.measures),
    }


def _csv(columns: Iterable[str], lines: Iterable[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: text if name in NUMBERS else harmless(text) for name, text in line.items()})
    return out.getvalue().encode()
