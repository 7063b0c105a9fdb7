"""The figure that a line of the national form asks for, found in one released table."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick.definitions.collection import Asked, FormLine
from tallystick.publishing.words import NOT_GIVEN
from tallystick.publishing.workbook.cells import AnySide, Result
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Measure

ONE_FIGURE = "one figure for the year"
NOT_WORKED_OUT = "not worked out here"
# The form's three columns, in its order.
GROUPS = ("white", "bme", "unknown")


def cells_of(line: FormLine, part: Part) -> tuple[Cell, ...]:
    """What a line asks for, of each of the form's groups; in words where a table does not hold it."""
    if line.figure is Asked.RATIO:
        found = _headline(part, line.indicator)
        return (_cell(None if found is None else found.value), ONE_FIGURE, ONE_FIGURE)
    if line.figure is Asked.POINTS:
        return NOT_WORKED_OUT, _cell(_points(part, line)), NOT_WORKED_OUT
    return tuple(_cell(figure_of(line, part, group)) for group in GROUPS)


def _cell(figure: Figure | None) -> Cell:
    return NOT_GIVEN if figure is None else figure


def figure_of(line: FormLine, part: Part, group: str) -> Figure | None:
    """What a line asks for of one group; None where the table does not hold it."""
    if line.figure is Asked.PERCENT:
        return _percent(part, line.indicator, group)
    side = _sides(part, line).get(group)
    return None if side is None else getattr(side, _PART_OF_SIDE[line.figure])


_PART_OF_SIDE: Mapping[Asked, str] = MappingProxyType(
    {
        Asked.HEADS: "happened",
        Asked.HAPPENED: "happened",
        Asked.PEOPLE: "people",
        Asked.RATE: "rate",
        Asked.SHARE: "rate",
    }
)


def count(figure: Figure | None) -> int | None:
    """A shown count as a number; None where it is withheld or was not given."""
    return int(figure.value) if isinstance(figure, Shown) else None


def _sides(part: Part, line: FormLine) -> dict[str, AnySide]:
    """The sides of a line by group: of a likelihood, of a row of the workforce, or of the board."""
    if line.figure in (Asked.PEOPLE, Asked.HAPPENED, Asked.RATE):
        found = _headline(part, line.indicator)
        sides = () if found is None else (found.top, found.bottom, found.unknown)
        return {side.group: side for side in sides if side is not None}
    return _shares(part, line.row) or _seats(part, line)


def _headline(part: Part, indicator_id: str) -> Result | None:
    """The likelihood of the year: one of two years together is not what the form asks."""
    found = [r for r in part.table.of_indicator(indicator_id) if r.measure is Measure.RELATIVE_LIKELIHOOD]
    return next((result for result in found if not result.row), None)


def _shares(part: Part, row: str) -> dict[str, AnySide]:
    """Every group's heads in a row of the workforce, or in the whole of it."""
    found = [r for r in part.table.results if r.measure is Measure.SHARE and r.row == row]
    return {result.group: result.top for result in found}


def _seats(part: Part, line: FormLine) -> dict[str, AnySide]:
    """The seats of every group: of the group compared, of those unknown, and of the others."""
    sides: dict[str, AnySide] = {
        other.side.group: other.side
        for other in part.table.others
        if (other.indicator, other.row) == (line.indicator, line.row)
    }
    for result in part.table.of_indicator(line.indicator):
        if result.row == line.row:
            sides |= {side.group: side for side in (result.top, result.unknown) if side is not None}
    return sides


def _percent(part: Part, indicator_id: str, group: str) -> Figure | None:
    found = [r for r in part.table.of_indicator(indicator_id) if r.measure is Measure.SURVEY_PERCENT]
    return next((result.value for result in found if result.group == group), None)


def _points(part: Part, line: FormLine) -> Figure | None:
    found = [r for r in part.table.of_indicator(line.indicator) if r.row == line.row]
    return next((result.value for result in found), None)
