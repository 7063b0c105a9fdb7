"""What stands in a cell of a workbook of pay: the released figure, or in words why there is none."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tallystick.publishing.pay.report.year import Pay, PayYear
from tallystick.publishing.words import NOT_GIVEN
from tallystick.publishing.workbook.sheets import Cell, Column
from tallystick.release import shown
from tallystick.vocabulary.groups import capitalised

NONE, NO_RANGE, NOBODY, ALL = "none", "no range", "not one group's", "all"


class Field(NamedTuple):
    """A column, and what of a figure stands in it."""

    column: Column
    cell: Callable[[Pay], Cell]


Fields = tuple[Field, ...]


def words(head: str, cell: Callable[[Pay], str], width: int = 26) -> Field:
    """A column of words; what has none says all."""
    return Field(Column(head, width), lambda one: cell(one) or ALL)


def number(head: str, cell: Callable[[Pay], Cell], width: int = 14) -> Field:
    """A column of numbers."""
    return Field(Column(head, width, numeric=True), cell)


def value(figure: Pay) -> Cell:
    """What a figure says, or why it says nothing."""
    if figure.value is not None:
        return figure.value
    return capitalised(str(figure.why_not)) if figure.why_not else NONE


def found(figure: shown.Figure | None, otherwise: str = NONE) -> Cell:
    """A number that a figure may not have."""
    return otherwise if figure is None else figure


def group(year: PayYear) -> Field:
    """Whose figure it is."""
    return words("Group", lambda one: year.heading(one) if one.group and one.comparator else NOBODY, 30)


def comparator(year: PayYear) -> Field:
    """Who is compared with whom."""
    return words("Compared", lambda one: year.comparator_title(one) if one.comparator else NOBODY, 44)


RANGE: Fields = (
    number("Lower limit of 95% range", lambda one: found(one.low, NO_RANGE)),
    number("Upper limit of 95% range", lambda one: found(one.high, NO_RANGE)),
)
PEOPLE: Fields = (
    number("People of the group", lambda one: found(one.n, NOT_GIVEN)),
    number("People of the reference group", lambda one: found(one.n_reference, NOT_GIVEN), 16),
)


def notes(figure: Pay) -> str:
    """What must be known beside a figure."""
    return capitalised("; ".join(map(str, figure.notes))) or NONE


NOTES: Fields = (words("To be known beside it", notes, 44),)


def rows_of(fields: Fields, years: Iterable[tuple[PayYear, Iterable[Pay]]]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each figure, its snapshot date first."""
    return tuple((year.day, *(field.cell(one) for field in fields)) for year, figures in years for one in figures)


def columns_of(fields: Fields) -> tuple[Column, ...]:
    """The columns of these rows."""
    return (Column("Snapshot date", 16), *(field.column for field in fields))
