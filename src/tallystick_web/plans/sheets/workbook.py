"""A plan as an Excel workbook: one table, with words as words. Nothing in a cell can become a formula or an address."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tallystick.publishing.workbook.drawing import AS_TEXT, CREATED
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import Row, Value

_FONT: Mapping[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "top", "align": "left"}
_WIDE, _NARROW, _SHORT = 50, 22, 14
_WIDE_ONES = (Column.TEXT, Column.NOTE, Column.HOW, Column.CAUSE, Column.UPDATE, Column.NEXT, Column.EVIDENCE_SOURCE)
_SHORT_ONES = (Column.REFERENCE, Column.COST, Column.HOURS, Column.EXPECTED_SIZE, Column.STAGE)


def workbook_of(rows: Sequence[Row], *, title: str, about: Sequence[str]) -> bytes:
    """The bytes of an Excel file: the table first, then a sheet that says what it is."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, AS_TEXT) as book:
        book.set_properties({"created": CREATED})
        _draw_table(book, rows)
        page = book.add_worksheet("About")
        page.set_column(0, 0, 100)
        page.write_string(0, 0, title, book.add_format({**_FONT, "bold": True, "font_size": 16}))
        for line, text in enumerate(about, start=1):
            page.write_string(line, 0, text, book.add_format({**_FONT, "text_wrap": True}))
    return out.getvalue()


def _draw_table(book: Any, rows: Sequence[Row]) -> None:
    page = book.add_worksheet("Plan")
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 3)
    head = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bottom": 2})
    words = book.add_format({**_FONT, "text_wrap": True})
    day = book.add_format({**_FONT, "num_format": "d mmmm yyyy"})
    number = book.add_format({**_FONT, "align": "right", "num_format": "#,##0.####"})
    for place, column in enumerate(Column):
        page.set_column(place, place, _width(column))
        page.write_string(0, place, column.head, head)
    for line, row in enumerate(rows, start=1):
        for place, column in enumerate(Column):
            if column in row:
                _draw_cell(page, (line, place), row[column], words=words, day=day, number=number)
    page.autofilter(0, 0, len(rows), len(Column) - 1)


def _draw_cell(page: Any, place: tuple[int, int], value: Value, *, words: Any, day: Any, number: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(*place, value, day)
    elif isinstance(value, Decimal):
        page.write_number(*place, float(value), number)
    else:
        page.write_string(*place, value, words)


def _width(column: Column) -> int:
    return _WIDE if column in _WIDE_ONES else _SHORT if column in _SHORT_ONES else _NARROW
