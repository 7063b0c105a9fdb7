"""Papers read back by other programs than those that wrote them, and documents with other texts in each field."""

import io
import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser

import docx
import pptx
from openpyxl import load_workbook

# Released values and what leads to them are no prose; the picture is drawn by the printer.
NO_PROSE = {"value", "low", "high", "target", "figure", "key", "svg"}
PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
SILENT_IN_HTML = {"style", "title", "desc"}


def texts_of(value, field=""):
    """Every text of a document, or of a part of it, by walking through its fields."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return [value] if value and field not in NO_PROSE else []
    if isinstance(value, tuple):
        return [text for one in value for text in texts_of(one, field)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in texts_of(getattr(value, one.name), one.name)]
    return []


def rewritten(value, write, field=""):
    """The document with ``write(text)`` in place of every text that is not blank."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return write(value) if value and field not in NO_PROSE else value
    if isinstance(value, tuple):
        return tuple(rewritten(one, write, field) for one in value)
    if is_dataclass(value):
        changed = {one.name: rewritten(getattr(value, one.name), write, one.name) for one in fields(value)}
        return replace(value, **changed)
    return value


def flat(text):
    """Text without its spacing, which forms differ in."""
    return re.sub(r"\s+", " ", text)


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said, self.tags, self.silent = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.silent += tag in SILENT_IN_HTML

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT_IN_HTML

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def parsed(html):
    """The words that a page shows, and its elements with their attributes."""
    page = _Page()
    page.feed(html.decode("utf-8"))
    return flat(" ".join(page.said)), page.tags


def words_of_word(content):
    """Every word of a Word file, its head and foot among them."""
    made = docx.Document(io.BytesIO(content))
    parts = [made.element.body, made.sections[0].header._element, made.sections[0].footer._element]
    paragraphs = [one for part in parts for one in part.iter(PARAGRAPH)]
    return flat("\n".join("".join(map(_written, one.iter())) for one in paragraphs))


def _written(element):
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    return (element.text or "") if name == "t" else "\n" if name in ("br", "tab") else ""


def words_of_slides(content):
    """Every word of slides and of their notes."""
    made = pptx.Presentation(io.BytesIO(content))
    said = []
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                said += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
        said.append(slide.notes_slide.notes_text_frame.text)
    return flat("\n".join(said))


def words_of_workbook(content):
    """Every cell of a workbook as text. A number is shown by its format, so what the format adds is read too."""
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return flat("\n".join(str(cell.value) for cell in cells))


def numbers_of_workbook(content):
    """Every number of a workbook with the format it is shown by."""
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [(cell.value, cell.number_format) for cell in cells if cell.data_type == "n" and cell.value is not None]
