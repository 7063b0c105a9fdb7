"""A table as an Excel workbook, with words as words. Nothing in a cell can become a formula or an address."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tallystick.publishing.workbook.drawing import AS_TEXT, CREATED
from tallystick_web.core.sheets.text import Value, in_text

_FONT: Mapping[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "top", "align": "left"}
WIDE, NARROW, SHORT = 50, 22, 14
_FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheet programs count a day that never was


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands over a column, and how wide the column is."""

    text: str
    width: int = NARROW


def workbook_of(
    heads: Sequence[Head], rows: Sequence[Sequence[Value]], *, sheet: str, title: str, about: Sequence[str], kept: int
) -> bytes:
    """The bytes of an Excel file: the table first, then a sheet that says what it is.

    An empty text is an empty cell. The first ``kept`` columns stay in sight while one looks at the others.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, AS_TEXT) as book:
        book.set_properties({"created": CREATED})
        _draw_table(book, heads, rows, sheet=sheet, kept=kept)
        page = book.add_worksheet("About")
        page.set_column(0, 0, 100)
        page.write_string(0, 0, title, book.add_format({**_FONT, "bold": True, "font_size": 16}))
        for line, text in enumerate(about, start=1):
            page.write_string(line, 0, text, book.add_format({**_FONT, "text_wrap": True}))
    return out.getvalue()


def _draw_table(book: Any, heads: Sequence[Head], rows: Sequence[Sequence[Value]], *, sheet: str, kept: int) -> None:
    page = book.add_worksheet(sheet)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, kept)
    bold = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bottom": 2})
    words = book.add_format({**_FONT, "text_wrap": True})
    day = book.add_format({**_FONT, "num_format": "d mmmm yyyy"})
    number = book.add_format({**_FONT, "align": "right", "num_format": "#,##0.####"})
    for place, head in enumerate(heads):
        page.set_column(place, place, head.width)
        page.write_string(0, place, head.text, bold)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if value != "":
                _draw_cell(page, (line, place), value, words=words, day=day, number=number)
    page.autofilter(0, 0, len(rows), len(heads) - 1)


def _draw_cell(page: Any, place: tuple[int, int], value: Value, *, words: Any, day: Any, number: Any) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        page.write_datetime(*place, value, day)
    elif isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        page.write_number(*place, float(value), number)
    else:
        # A day or a number that a cell of a workbook cannot hold as it is stands there in letters.
        page.write_string(*place, in_text(value), words)
