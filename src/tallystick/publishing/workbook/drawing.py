"""Sheets to the bytes of an Excel file. The only module that knows how such a file is written.

Text is always written as text: nothing in a cell can become a formula, a number or an address.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from tallystick.publishing.words import NOT_GIVEN
from tallystick.publishing.workbook.formats import as_printed, number_format
from tallystick.publishing.workbook.heights import row_height
from tallystick.publishing.workbook.names import table_names
from tallystick.publishing.workbook.sheets import Book, Cell, Column, Link, Sheet
from tallystick.release.shown import Hidden, Shown

# A workbook must carry a date. Any day would do, as long as it is always the same.
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  # a fixed day that belongs to no clock and no zone
_FONT, _SIZE, _RULE, _LINK = "Arial", 12, "#B1B4B6", "#1D4ED8"
_TITLE, _HEADING = 1.5, 1.2  # times the size of other text
# How a workbook is opened so that no text in it becomes a formula, a number or an address.
AS_TEXT: Mapping[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4, _MARGIN = 9, 0.5
_LONGEST_TEXT, _LONGEST_FOOTER, _LONGEST_PROPERTY = 16_000, 200, 250
_COVER_WIDTH, _SPACE = 110, 9


class _Pen:
    """The workbook that is being written, and the formats it has so far."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._formats: dict[str, Any] = {}

    def format(self, *, size: float = 1.0, **properties: Any) -> Any:
        """The format with these properties; one that was asked for before is used again."""
        key = repr((size, sorted(properties.items())))
        if key not in self._formats:
            font = {"font_name": _FONT, "font_size": _SIZE * size}
            self._formats[key] = self.book.add_format({**font, "valign": "top", **properties})
        return self._formats[key]

    def cell(self, *, numeric: bool, wrap: bool = True, **properties: Any) -> Any:
        """The format of a cell in a table. Words keep a little room from the number to their left."""
        place = {"align": "right", "indent": 0} if numeric else {"align": "left", "indent": 1}
        return self.format(**{**place, **properties}, text_wrap=wrap, bottom=1, bottom_color=_RULE)


def drawn(book: Book) -> bytes:
    """The bytes of an Excel file that holds ``book``."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    font = {"font_name": _FONT, "font_size": _SIZE}
    with Workbook(out, {**AS_TEXT, "default_format_properties": font}) as made:
        made.set_properties(_properties(book))
        pen = _Pen(made)
        _draw_cover(pen, book)
        tables = table_names(sheet.name for sheet in book.sheets)
        for sheet, table in zip(book.sheets, tables, strict=True):
            _draw_sheet(pen, sheet, table, book)
    return out.getvalue()


def _properties(book: Book) -> dict[str, Any]:
    texts = {"title": book.title, "author": book.author, "subject": book.subject, "comments": book.watermark}
    return {name: _property(text) for name, text in texts.items()} | {"created": CREATED}


def _property(text: str) -> str:
    """Text that stands outside the cells, where signs that cannot be printed would spoil the file."""
    return "".join(c if c.isprintable() else " " for c in text)[:_LONGEST_PROPERTY]


def _draw_cover(pen: _Pen, book: Book) -> None:
    page = pen.book.add_worksheet(book.cover.name)
    _set_up(page, book, one_page=True)
    page.set_column(0, 0, _COVER_WIDTH)
    _draw_line(pen, page, 0, book.cover.title, size=_TITLE, bold=True)
    for place, line in enumerate(book.cover.lines, start=1):
        size = _HEADING if line.is_heading else 1.0
        _draw_line(pen, page, place, line.text, size=size, bold=line.is_heading)


def _draw_line(pen: _Pen, page: Any, place: int, text: str, *, size: float, bold: bool) -> None:
    """A line of the cover, wrapped; a heading has room above it."""
    page.set_row(place, row_height([(text, _COVER_WIDTH)], size=size) + (_SPACE if bold else 0))
    style = pen.format(size=size, bold=bold, text_wrap=True, valign="bottom" if bold else "top")
    page.write_string(place, 0, _text(text), style)


def _draw_sheet(pen: _Pen, sheet: Sheet, table: str, book: Book) -> None:
    page = pen.book.add_worksheet(sheet.name)
    _set_up(page, book, one_page=sheet is book.sheets[0])
    head = _draw_lines_above(pen, page, sheet, book)
    page.add_table(head, 0, head + len(sheet.rows), len(sheet.columns) - 1, _table(pen, sheet.columns, table))
    page.repeat_rows(head)
    page.set_row(head, row_height((column.head, column.width - 3) for column in sheet.columns))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    for line, row in enumerate(sheet.rows, start=head + 1):
        _draw_row(pen, page, line, list(zip(row, sheet.columns, strict=True)))


def _draw_row(pen: _Pen, page: Any, line: int, row: Sequence[tuple[Cell, Column]]) -> None:
    page.set_row(line, row_height((_words(cell), column.width - 2) for cell, column in row))
    for place, (cell, column) in enumerate(row):
        _draw_cell(pen, page, (line, place), cell, column)


def _words(cell: Cell) -> str:
    """The words of a cell, which may need several lines. A number never does."""
    if isinstance(cell, Hidden):
        return str(cell.reason)
    return cell if isinstance(cell, str) else ""


def _set_up(page: Any, book: Book, *, one_page: bool) -> None:
    """How a sheet prints: across A4, as wide as one page, the watermark and the page number at the foot. The cover and
    the contents take one page each."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=_MARGIN, right=_MARGIN)
    page.fit_to_pages(1, int(one_page))
    watermark = _property(book.watermark)[:_LONGEST_FOOTER].replace("&", "&&")
    page.set_footer(f'&L&"{_FONT},Regular"{watermark}&R&"{_FONT},Regular"Page &P of &N')


def _draw_lines_above(pen: _Pen, page: Any, sheet: Sheet, book: Book) -> int:
    """The title in the first cell and the lines under it; gives back the line of the table's head."""
    page.set_row(0, row_height([], size=_TITLE))
    page.write_string(0, 0, _text(sheet.title), pen.format(size=_TITLE, bold=True))
    lines = [book.author, *filter(None, [book.watermark]), *sheet.about, "This sheet holds one table."]
    for place, text in enumerate(lines, start=1):
        page.set_row(place, row_height([]))
        page.write_string(place, 0, _text(text), pen.format())
    if sheet is book.contents:
        return len(lines) + 1
    way_back = pen.format(underline=1, font_color=_LINK)
    page.write_url(len(lines) + 1, 0, _address(book.contents.name), way_back, f"Back to {book.contents.name}")
    page.set_row(len(lines) + 1, row_height([]) + _SPACE)
    return len(lines) + 2


def _address(sheet: str) -> str:
    return f"internal:'{sheet}'!A1"


def _table(pen: _Pen, columns: Sequence[Column], name: str) -> dict[str, Any]:
    """What makes the cells a table with a name and a head. Filter buttons would cover the heads."""
    # The indent keeps the words of two heads apart.
    styles = {numeric: pen.cell(numeric=numeric, bold=True, valign="bottom", indent=1) for numeric in (True, False)}
    heads = [{"header": column.head, "header_format": styles[column.numeric]} for column in columns]
    return {"name": name, "columns": heads, "autofilter": False, "style": None}


def _draw_cell(pen: _Pen, page: Any, place: tuple[int, int], cell: Cell, column: Column) -> None:
    match cell:
        case Shown():
            style = pen.cell(numeric=True, wrap=False, num_format=number_format(cell))
            page.write_number(*place, float(cell.value), style)
        case Hidden():
            page.write_string(*place, str(cell.reason), pen.cell(numeric=column.numeric))
        case Link():
            style = pen.cell(numeric=False, underline=1, font_color=_LINK)
            page.write_url(*place, _address(cell.sheet), style, cell.sheet)
        case Decimal():
            style = pen.cell(numeric=True, wrap=False, num_format=as_printed(cell))
            page.write_number(*place, float(cell), style)
        case int():
            page.write_number(*place, cell, pen.cell(numeric=column.numeric, wrap=False, num_format="0"))
        case str():
            page.write_string(*place, _text(cell), pen.cell(numeric=column.numeric))


def _text(text: str) -> str:
    """Text as a cell can hold it: never blank, and where it is cut it says so."""
    if len(text) > _LONGEST_TEXT:
        return f"{text[:_LONGEST_TEXT]} ... (cut here: a cell cannot hold more)"
    return text if text.strip() else NOT_GIVEN
