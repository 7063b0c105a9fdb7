"""The sums that stand beside what was typed: totals, shares, rates and their ratio.

They help to see a slip of the keyboard, and are no figures: figures come from the approved sets. All is done in whole
numbers and rounded half up, as hand-in.js does it, so that a page says the same with and without the script.
"""

from collections.abc import Iterable, Mapping

from tallystick.definitions import Definition, Indicator
from tallystick.tallies import cells as reading
from tallystick_web.deposits.lines import Cells, Line, groups_of

NONE = "–"


def number_in(text: str) -> int | None:
    """The whole number that was typed; None where it is blank or is none."""
    try:
        return reading.count(text.strip(), column="it", separator=",")
    except reading.CellRefused:
        return None


def percent_of(part: int | None, whole: int | None) -> str:
    """``12.5%``, or a dash where it cannot be said."""
    if part is None or not whole or part > whole:
        return NONE
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def ratio_of(top: tuple[int | None, int | None], bottom: tuple[int | None, int | None]) -> str:
    """One rate over another, as ``1.32``; a dash where it cannot be said."""
    (happened, people), (below, people_below) = top, bottom
    if happened is None or people is None or below is None or people_below is None:
        return NONE
    if happened > people or below > people_below:
        return NONE
    over, under = happened * people_below, people * below
    if not under:
        return NONE
    hundredths = (200 * over + under) // (2 * under)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def count_at(cells: Cells, line: Line, column: str) -> int | None:
    """The whole number in one box."""
    return number_in(cells.get(line.key, {}).get(column, ""))


def heads_in(definition: Definition, indicator: Indicator, row: str, cells: Cells) -> Mapping[str, int | None]:
    """The heads of each group in one row."""
    return {
        group.code: count_at(cells, Line(indicator.id, row, group.code), "happened") for group in groups_of(definition)
    }


def total(numbers: Iterable[int | None]) -> int | None:
    """The sum of those that are there; None where none is."""
    there = [number for number in numbers if number is not None]
    return sum(there) if there else None


def summed(definition: Definition, indicator: Indicator, cells: Cells) -> Mapping[str, int | None]:
    """The heads of each group over the rows that make up the whole."""
    rows = [heads_in(definition, indicator, row.id, cells) for row in indicator.sub_rows]
    return {group.code: total(row[group.code] for row in rows) for group in groups_of(definition)}
