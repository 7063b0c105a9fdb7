"""A plan as an Excel workbook: one table, with words as words."""

from collections.abc import Sequence

from tallystick_web.core.sheets import workbook
from tallystick_web.core.sheets.workbook import NARROW, SHORT, WIDE, Head
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import Row

_WIDE_ONES = (Column.TEXT, Column.NOTE, Column.HOW, Column.CAUSE, Column.UPDATE, Column.NEXT, Column.EVIDENCE_SOURCE)
_SHORT_ONES = (Column.REFERENCE, Column.COST, Column.HOURS, Column.EXPECTED_SIZE, Column.STAGE)


def workbook_of(rows: Sequence[Row], *, title: str, about: Sequence[str]) -> bytes:
    """The bytes of an Excel file: the table first, then a sheet that says what it is."""
    heads = [Head(text=column.head, width=_width(column)) for column in Column]
    cells = [[row.get(column, "") for column in Column] for row in rows]
    return workbook.workbook_of(heads, cells, sheet="Plan", title=title, about=about, kept=3)


def _width(column: Column) -> int:
    return WIDE if column in _WIDE_ONES else SHORT if column in _SHORT_ONES else NARROW
