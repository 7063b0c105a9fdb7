"""A blank workbook to fill in: one sheet for each kind of record, and one that says what each column means."""

import datetime
import io
from collections.abc import Iterator

import xlsxwriter

from tallystick.records.closed_lists import written
from tallystick.records.schemas import Field, FieldType, schemas

NOTES = "Notes"
_INTRODUCTION = (
    "Fill in the sheets you have records for, one record a row, and hand in the workbook as it is.",
    "Leave a sheet empty where you have another extract, or none. Columns that you do not need may be deleted.",
    "Never write names. Dates: 31/03/2025. Columns marked needed have to be filled in.",
)
_HEADS = ("Sheet", "Column", "Needed", "What it holds", "What to write")
_WIDTHS = (22, 28, 10, 70, 70)
_COLUMN_WIDTH = 24
_LONGEST_LIST = 30
_LIST_ROWS = 5000  # rows offered the list: a workbook that grows beyond keeps its first rows' help
# The date noted in the file. A clock would make two blank workbooks differ.
_MADE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_HOW_WRITTEN = {
    FieldType.IDENTIFIER: "a number or code",
    FieldType.TEXT: "words",
    FieldType.DATE: "a date",
    FieldType.DECIMAL: "a number",
    FieldType.WHOLE_NUMBER: "a whole number",
    FieldType.PERCENT: "a percentage from 0 to 100",
    FieldType.STAGE: "Y, a date, or a number of applications; blank where it was not reached",
}


def template_workbook() -> bytes:
    """The bytes of the blank workbook. The same schemas give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Records for race equality figures", "created": _MADE.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    for of in schemas():
        sheet = book.add_worksheet(of.title)
        for column, field in enumerate(of.fields):
            # As text, so that "02" stays "02" and a band does not become a date.
            sheet.set_column(column, column, _COLUMN_WIDTH, None if field.type is FieldType.DATE else text)
            sheet.write_string(0, column, field.title, bold)
            _offer_list(sheet, column, field)
        sheet.freeze_panes(1, 0)
    _write_notes(book.add_worksheet(NOTES), bold, book.add_format({"text_wrap": True, "valign": "top"}))
    book.close()
    return out.getvalue()


def _offer_list(sheet: xlsxwriter.worksheet.Worksheet, column: int, field: Field) -> None:
    values = list(written(field.type))
    if not values or len(",".join(values)) > 255 or len(values) > _LONGEST_LIST:
        return  # the format of workbooks allows no longer list
    # A list on offer, not a fence: other words for the same are understood.
    rule = {"validate": "list", "source": values, "error_type": "information", "show_error": False}
    sheet.data_validation(1, column, _LIST_ROWS, column, rule)


def _write_notes(sheet: xlsxwriter.worksheet.Worksheet, bold: object, wrapped: object) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for row, line in enumerate(_INTRODUCTION):
        sheet.write_string(row, 0, line)
    start = len(_INTRODUCTION) + 1
    for row, cells in enumerate(_notes(), start=start):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, bold if row == start else wrapped)


def _notes() -> Iterator[tuple[str, ...]]:
    yield _HEADS
    for of in schemas():
        yield (of.title, "", "", of.row, "")
        for field in of.fields:
            yield (of.title, field.title, "needed" if field.required else "", field.meaning, what_to_write(field))


def what_to_write(field: Field) -> str:
    """How a field is written, with its closed list where it has one."""
    values = written(field.type)
    if not values:
        return _HOW_WRITTEN[field.type]
    return "; ".join(f"{value} ({meaning})" if meaning else value for value, meaning in values.items())
