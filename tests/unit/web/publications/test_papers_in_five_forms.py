"""A paper says the same in each of its forms: no word is lost, no number changed, nothing typed becomes a program."""

import io
import math
import re
import sys
import zipfile
from dataclasses import replace
from itertools import count

import pptx
import pytest
from openpyxl import load_workbook
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from tallystick_web.publications.paper import pictures
from tallystick_web.publications.paper.canonical import UnknownForm, from_bytes, to_bytes
from tallystick_web.publications.paper.document import CellKind, Document, Facts, Sign, Table
from tallystick_web.publications.paper.docx import to_docx
from tallystick_web.publications.paper.html import to_html
from tallystick_web.publications.paper.pptx import to_pptx
from tallystick_web.publications.paper.xlsx import to_xlsx
from tests.unit.web.publications.a_document import A_PAPER, FIGURES, MEASURES, number
from tests.unit.web.publications.read_back import (
    flat,
    numbers_of_workbook,
    parsed,
    rewritten,
    texts_of,
    words_of_slides,
    words_of_word,
    words_of_workbook,
)

PRINTERS = {"html": to_html, "docx": to_docx, "pptx": to_pptx, "xlsx": to_xlsx}
OFFICE = ("docx", "pptx", "xlsx")
READERS = {
    "html": lambda content: parsed(content)[0],
    "docx": words_of_word,
    "pptx": words_of_slides,
    "xlsx": words_of_workbook,
}


def with_canaries(document=A_PAPER):
    """The document with a word in each field that stands nowhere else."""
    numbers = count(1)
    return rewritten(document, lambda _: f"Canary{next(numbers):04}")


def in_slides(document):
    """What slides promise: the parts that are meant for them, and the names of those that are not."""
    shown = tuple(one for one in document.sections if one.in_slides)
    others = [one.heading for one in document.sections if not one.in_slides]
    said = [document.title, document.organisation, document.kind, document.mark, document.as_of]
    return [*said, *texts_of(document.cover), *texts_of(shown), *others, *(one.caption for one in document.annex)]


def numbers_in(document):
    tables = [block for one in document.sections for block in one.blocks if isinstance(block, Table)]
    cells = [cell for table in (*tables, *document.annex) for row in table.rows for cell in row]
    return [cell for cell in cells if cell.kind is CellKind.NUMBER]


# WORDS


@pytest.mark.parametrize("form", ["html", "docx"])
def test_every_field_of_a_document_is_read_in_the_page_and_in_word(form):
    document = with_canaries()
    said = READERS[form](PRINTERS[form](document))
    assert [text for text in texts_of(document) if text not in said] == []


def test_every_field_of_a_part_that_is_meant_for_slides_is_read_on_a_slide_or_in_its_notes():
    document = with_canaries()
    said = words_of_slides(to_pptx(document))
    assert [text for text in in_slides(document) if text not in said] == []


def test_every_field_is_read_in_the_workbook_but_the_print_of_a_number_which_is_its_value():
    document = with_canaries()
    said = words_of_workbook(to_xlsx(document))
    prints = {cell.text for cell in numbers_in(document)}
    # The marks of a chart are numbers too; what each amounts to stands in words beside it.
    prints |= {
        mark.says
        for one in document.sections
        for block in one.blocks
        for mark in getattr(block, "marks", ())
        if mark.value
    }
    assert [text for text in texts_of(document) if text not in said and text not in prints] == []


@pytest.mark.parametrize("form", PRINTERS)
def test_the_paper_as_it_is_reads_the_same_in_every_form(form):
    said = READERS[form](PRINTERS[form](A_PAPER))
    expected = [flat(one.heading) for one in A_PAPER.sections] + [A_PAPER.mark, A_PAPER.title]
    assert [text for text in expected if text not in said] == []


@pytest.mark.parametrize("form", ["html", "docx", "pptx"])
def test_a_sign_without_words_of_its_own_brings_its_word(form):
    assert "Worse" in READERS[form](PRINTERS[form](A_PAPER))


@pytest.mark.parametrize("form", PRINTERS)
def test_an_empty_document_is_printed_too(form):
    nothing = Document(title="", organisation="", kind="", mark="", as_of="", cover=Facts(rows=()), sections=())
    assert PRINTERS[form](nothing)


# NUMBERS


def test_a_cell_of_the_workbook_holds_the_released_value():
    held = [value for value, _ in numbers_of_workbook(to_xlsx(A_PAPER))]
    assert [cell.value for cell in numbers_in(A_PAPER) if float(cell.value) not in held] == []


@pytest.mark.parametrize(
    ("text", "value", "shown_by"),
    [
        ("22.4%", "0.224", "#,##0.0%"),  # a rate
        ("22.4%", "22.4", '#,##0.0"%"'),  # a percentage
        ("1.52 times", "1.52380952381", '#,##0.00" times"'),
        ("1,204", "1204", "#,##0"),
        ("\N{MINUS SIGN}2.5", "-2.5", "#,##0.0"),
        ("\N{POUND SIGN}12.50", "12.5", '"\N{POUND SIGN}"#,##0.00'),
        ("less than 0.001", "0.0004", '"less than 0.001"'),
        ("3", "17", "General"),  # the print is not this value, so the value is shown
    ],
)
def test_a_number_is_shown_with_the_decimals_it_was_printed_with(text, value, shown_by):
    table = Table(
        caption="One",
        heads=("What", "How many"),
        rows=((replace(number("", "", ""), text="a", kind=CellKind.TEXT, figure=""), number(text, value, "p")),),
    )
    found = numbers_of_workbook(to_xlsx(replace(A_PAPER, sections=(), annex=(table,))))
    assert found == [(float(value), shown_by)]


def test_every_number_of_the_page_carries_its_value_and_the_place_it_was_released_at():
    _, tags = parsed(to_html(A_PAPER))
    carried = {(attrs["value"], attrs.get("data-figure")) for tag, attrs in tags if tag == "data"}
    assert {(cell.value, cell.figure) for cell in numbers_in(A_PAPER)} <= carried


def test_what_is_withheld_is_words_in_every_form_and_never_a_number():
    for form, printer in PRINTERS.items():
        assert "Withheld: fewer than 10 people" in READERS[form](printer(A_PAPER)), form


# WHAT PEOPLE TYPE

HOSTILE = (
    "=HYPERLINK('http://example.org','x')",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "</td></table><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "<w:p/>]]>&amp;&#0;",
    "{{ 7 * 7 }}{% raw %}",
    "_x0041_ %s {0} \\u0041",
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER BEH} \N{RIGHT-TO-LEFT OVERRIDE}evil",
    "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GRINNING FACE}",
    "a" * 600,
    "null\x00bell\x07escape\x1bhalf\ud83d",
    "two\nlines\tand\r\nthree",
    "#REF!",
    "<svg onload=alert(1)>",
)


@pytest.fixture(scope="module", params=HOSTILE, ids=lambda text: repr(text)[:24])
def typed(request):
    """A paper with what somebody typed in front of every text."""
    return rewritten(A_PAPER, lambda text: f"{request.param} {text}")


def test_nothing_that_is_typed_becomes_a_part_of_the_page(typed):
    said, tags = parsed(to_html(typed))
    plain = {tag for tag, _ in parsed(to_html(A_PAPER))[1]}
    assert {tag for tag, _ in tags} <= plain
    assert [attrs for _, attrs in tags if any(name.startswith("on") for name in attrs)] == []
    assert A_PAPER.title in said


def test_nothing_that_is_typed_becomes_a_formula_or_an_address(typed):
    book = load_workbook(io.BytesIO(to_xlsx(typed)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type in ("f", "e")] == []
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert [link.target for link in links if link.target] == []


def test_nothing_that_is_typed_becomes_a_formula_in_the_workbooks_behind_charts_of_slides(typed):
    with zipfile.ZipFile(io.BytesIO(to_pptx(typed))) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert len(books) == 3
    for content in books:
        cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("form", OFFICE)
def test_what_is_typed_leaves_the_file_whole(typed, form):
    assert flat(A_PAPER.title) in READERS[form](PRINTERS[form](typed))


@pytest.mark.parametrize("form", PRINTERS)
def test_letters_that_turn_round_the_order_of_others_or_spoil_a_file_are_left_out(form):
    turned = replace(A_PAPER, title="safe \N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH NO-BREAK SPACE}\x07title")
    said = READERS[form](PRINTERS[form](turned))
    assert "safe title" in said
    assert not re.search("[\u202e\ufeff\x07]", said)


# NO CLOCK


@pytest.mark.parametrize("form", PRINTERS)
def test_the_same_paper_gives_the_same_bytes(form):
    assert PRINTERS[form](A_PAPER) == PRINTERS[form](from_bytes(to_bytes(A_PAPER)))


@pytest.mark.parametrize("form", OFFICE)
def test_an_office_file_carries_no_time_of_the_machine(form):
    for parts in files_within(PRINTERS[form](A_PAPER)):
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = parts.read("docProps/core.xml").decode("utf-8")
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", about)) == {"2000-01-01T00:00:00Z"}
        assert about.count("<dc:language>en-GB</dc:language>") == 1


def files_within(content):
    """A file of parts, and those among its parts that are such files themselves."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    yield parts
    for name in parts.namelist():
        if name.endswith(".xlsx"):
            yield from files_within(parts.read(name))


# WHAT OTHER PROGRAMS NEED TO KNOW


def test_word_knows_headings_repeated_heads_captions_and_descriptions_of_pictures():
    with zipfile.ZipFile(io.BytesIO(to_docx(A_PAPER))) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    tables = len(re.findall(r"<w:tbl>|<w:tbl ", body))
    assert body.count("<w:tblHeader/>") == tables - 4  # all but the cover's and the objectives' facts have a head
    assert body.count("<w:tblCaption ") == tables
    assert body.count('w:val="Heading1"') == len([one for one in A_PAPER.sections if one.level == 2]) + 1
    assert body.count('w:val="Heading2"') == 3
    descriptions = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', body)
    assert len(descriptions) == 3
    assert "still a clear difference" in descriptions[0]


def test_where_no_picture_can_be_drawn_word_has_the_sentence_and_the_table_of_the_chart(monkeypatch):
    pictures._can_write.cache_clear()
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = words_of_word(to_docx(A_PAPER))
    pictures._can_write.cache_clear()
    assert "The likelihood came down from 1.71 to 1.52 in three years" in said
    assert "Likelihood of appointment from shortlisting: the figures" in said


def test_a_numbered_list_of_word_begins_at_one_each_time():
    numbering = io.BytesIO(to_docx(A_PAPER))
    with zipfile.ZipFile(numbering) as parts:
        lists = parts.read("word/numbering.xml").decode("utf-8")
    assert lists.count('<w:startOverride w:val="1"/>') == 2


def test_charts_and_tables_of_slides_are_described():
    made = pptx.Presentation(io.BytesIO(to_pptx(A_PAPER)))
    frames = [shape for slide in made.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    described = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames]
    assert len(described) == 6
    assert all(described)
    assert "1.52 times 1.27 to 1.83" in described[0]


def test_a_slide_shows_the_first_rows_of_a_long_table_and_says_how_many_more_there_are():
    made = pptx.Presentation(io.BytesIO(to_pptx(A_PAPER)))
    shown = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    assert all(len(table.rows) <= 9 for table in shown)
    assert "17 more rows stand in the paper or its workbook." in words_of_slides(to_pptx(A_PAPER))


def test_no_table_of_a_slide_reaches_its_foot_however_wordy():
    wordy = tuple(tuple(replace(cell, text=f"{cell.text} and more " * 9) for cell in row) for row in MEASURES.rows)
    document = replace(A_PAPER, sections=(replace(FIGURES, blocks=(replace(MEASURES, rows=wordy),)),))
    made = pptx.Presentation(io.BytesIO(to_pptx(document)))
    [(slide, frame)] = [(slide, shape) for slide in made.slides for shape in slide.shapes if shape.has_table]
    foot = min(place.top for place in slide.placeholders if place.placeholder_format.type == PP_PLACEHOLDER.FOOTER)
    assert frame.top + Pt(about_as_tall(frame.table)) <= foot
    assert len(frame.table.rows) >= 4


def about_as_tall(table):
    """The height of a table in points, with letters that are half as wide as they are tall."""
    tall = 0
    for row in table.rows:
        lines = []
        for cell, column in zip(row.cells, table.columns, strict=True):
            size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
            lines.append(math.ceil(len(cell.text_frame.text) / (column.width.pt / (size * 0.5))) * size * 1.2)
        tall += max(lines) + 8
    return tall


def test_every_slide_has_a_title_the_mark_and_notes():
    made = pptx.Presentation(io.BytesIO(to_pptx(A_PAPER)))
    for slide in made.slides:
        assert slide.shapes.title.text_frame.text
        assert A_PAPER.mark in [place.text_frame.text for place in slide.placeholders]
        assert slide.notes_slide.notes_text_frame.text


def test_a_sheet_of_the_workbook_holds_one_table_and_no_merged_cells():
    book = load_workbook(io.BytesIO(to_xlsx(A_PAPER)))
    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert {len(sheet.tables) for sheet in book.worksheets[1:]} == {1}
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []


def test_each_sign_has_a_shape_and_a_word_of_its_own():
    signs = [sign for sign in Sign if sign is not Sign.NONE]
    assert len({sign.shape for sign in signs}) == len({sign.label for sign in signs}) == 8


# KEPT


def test_a_document_is_kept_and_read_again_whole():
    assert from_bytes(to_bytes(A_PAPER)) == A_PAPER


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"form": 2, "document": {}}', b'{"form": 1, "document": {"title": 1}}', b"\xff"]
)
def test_another_file_is_no_document(content):
    with pytest.raises(UnknownForm):
        from_bytes(content)
