"""Rows to files: text and workbooks, the same bytes every time."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

Cells = Sequence[object]


def as_text(rows: Iterable[Cells], *, delimiter: str = ",", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    """Rows as a text file. Spreadsheet programs on Windows write cp1252 and such line ends."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue().encode(encoding)


def as_workbook(sheets: dict[str, Iterable[Cells]]) -> bytes:
    """Sheets as an Excel workbook. Text stays text; the day it was made is always the same."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2025, 4, 14)})  # noqa: DTZ001  # a date in a file, not a moment
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, cells in enumerate(rows):
                sheet.write_row(line, 0, ["" if cell is None else cell for cell in cells])
    return out.getvalue()
