"""A plan as a Word document: for each kind of item a table of who and when, and further tables of what else it says.

The rows of all tables begin with the reference, so that they belong together for a reader and for a program.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.sheets.text import in_text
from tallystick_web.core.templating import day
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import Row, Value

_FIRST = (
    Column.REFERENCE,
    Column.KIND,
    Column.TEXT,
    Column.UNDER,
    Column.LEAD,
    Column.LEAD_TITLE,
    Column.ACCOUNTABLE,
    Column.ACCOUNTABLE_TITLE,
    Column.DUE_ON,
    Column.STAGE,
    Column.STATUS,
)
_MOST = 7  # columns in a further table: more cannot be read on paper
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document_of(rows: Sequence[Row], *, title: str, about: Sequence[str]) -> bytes:
    """The bytes of a Word document."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    made = Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.core_properties.title = _plain(title)[:200]
    made.core_properties.author = ""
    made.add_heading(_plain(title), level=0)
    for line in about:
        made.add_paragraph(_plain(line))
    for kind in Kind:
        of_kind = [row for row in rows if row[Column.KIND] == kind.label]
        if of_kind:
            made.add_heading(capitalised(kind.plural), level=1)
            for columns in _parted(of_kind):
                _add_table(made, columns, [row for row in of_kind if set(row) & set(columns[1:])])
    out = io.BytesIO()
    made.save(out)
    return _without_clock(out)


def _without_clock(written: io.BytesIO) -> bytes:
    """The same document, whenever it was written: each part of it would carry the time."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parted(rows: Sequence[Row]) -> Iterator[tuple[Column, ...]]:
    """The columns that hold anything, in tables that fit a page: each begins with the reference."""
    used = [one for one in Column if any(one in row for row in rows)]
    yield tuple(one for one in _FIRST if one in used)
    rest = [one for one in used if one not in _FIRST]
    for start in range(0, len(rest), _MOST - 1):
        yield (Column.REFERENCE, *rest[start : start + _MOST - 1])


def _add_table(made: Any, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    table = made.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(column.head).bold = True
    _repeat(table.rows[0])
    for row in rows:
        for cell, column in zip(table.add_row().cells, columns, strict=True):
            cell.text = _plain(_said(row[column])) if column in row else ""
    made.add_paragraph()


def _repeat(row: Any) -> None:
    """Have a row stand at the head of each page that its table goes on to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001  # the package has no word of its own for this


def _said(value: Value) -> str:
    return day(value) if isinstance(value, date) else in_text(value)


def _plain(text: str) -> str:
    """The text without signs that no such document can hold."""
    return _UNWRITABLE.sub("", text)
