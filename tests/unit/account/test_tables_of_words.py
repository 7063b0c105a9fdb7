"""Tables of words come out of workbooks, Word documents and text files alike; what would do harm is refused."""

import io
import zipfile

import pytest
from docx import Document
from xlsxwriter import Workbook

from tallystick.account.sheets import read_tables
from tallystick.records.reading.word import tables_in

HEADS = ["Outcome", "Action", "Lead"]


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def document(rows, *, merge=(), nested=False):
    made = Document()
    made.add_paragraph("Our plan")
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for first, last in merge:
        table.cell(*first).merge(table.cell(*last))
    if nested:
        table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "inside"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_body(body):
    """A document whose text is written here as it stands in the file."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {namespace}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def test_tables_of_a_document_are_read_in_a_process_of_their_own(tmp_path):
    content = document([HEADS, ["Fair panels", "Score in writing\nbefore talking", "Grace Mensah"]])
    [table] = read_tables(put(tmp_path, "plan.docx", content)).tables

    assert table.name == "Table 1"
    assert table.rows == (
        (1, ("Outcome", "Action", "Lead")),
        (2, ("Fair panels", "Score in writing\nbefore talking", "Grace Mensah")),
    )


def test_a_merged_cell_says_what_it_says_once():
    rows = [HEADS, ["Fair panels", "Score", "A"], ["", "Publish", "B"], ["Theme two", "", ""]]
    [table] = tables_in(document(rows, merge=[((1, 0), (2, 0)), ((3, 0), (3, 2))]), "plan.docx")

    assert table[1:] == [["Fair panels", "Score", "A"], ["", "Publish", "B"], ["Theme two", "", ""]]


def test_a_table_inside_a_cell_is_not_a_row_of_the_outer_one():
    [table] = tables_in(document([HEADS, ["One", "Two", "Three"]], nested=True), "plan.docx")
    assert len(table) == 2


def test_what_was_struck_out_is_not_said_any_more():
    cell = (
        "<w:p><w:r><w:t>Publish </w:t></w:r><w:del><w:r><w:t>nothing</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>pay gaps</w:t></w:r></w:ins></w:p>"
    )
    content = with_body(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")
    assert tables_in(content, "plan.docx") == [[["Publish pay gaps"]]]


@pytest.mark.parametrize(
    "content",
    [
        with_body("<w:tbl><w:tr><w:tc>"),
        with_body("").replace(b"word/document.xml", b"word/documint.xml"),
        b"PK\x03\x04 and nothing more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older document",
    ],
    ids=["cut-short", "renamed", "no-archive", "older"],
)
def test_a_damaged_document_is_a_sentence_and_no_end_of_the_program(tmp_path, content):
    read = read_tables(put(tmp_path, "plan.docx", content))

    assert read.tables == ()
    assert read.problem.startswith("plan.docx could not be read: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_document_that_multiplies_itself_is_refused(tmp_path, encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb.encode(encoding))
    read = read_tables(put(tmp_path, "plan.docx", out.getvalue()))

    assert "document type of its own" in read.problem


def test_a_list_of_thousands_of_parts_is_not_read(tmp_path):
    out = io.BytesIO(with_body(""))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(3_001):
            archive.writestr(str(number), b"")
    assert "larger than any plan" in read_tables(put(tmp_path, "plan.docx", out.getvalue())).problem


def test_a_document_that_unpacks_to_hundreds_of_times_its_size_is_refused(tmp_path):
    read = read_tables(put(tmp_path, "plan.docx", with_body("<w:p/>" * 6_000_000)))
    assert "unpacks to hundreds of times its size" in read.problem


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_what_would_take_long_to_unpack_is_not_unpacked(tmp_path, name):
    read = read_tables(put(tmp_path, name, with_body("<w:p/>" * 11_000_000)))
    assert "larger than any plan" in read.problem


def test_macros_are_never_opened(tmp_path):
    out = io.BytesIO(with_body(""))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert "macros" in read_tables(put(tmp_path, "plan.docx", out.getvalue())).problem


def test_a_workbook_and_a_text_file_give_the_same_rows(tmp_path):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Plan")
        page.write_row(0, 0, HEADS)
        page.write_row(2, 0, ["One", "Two, too", "Three"])
    [sheet] = read_tables(put(tmp_path, "plan.xlsx", out.getvalue())).tables
    [text] = read_tables(put(tmp_path, "plan.csv", b'Outcome,Action,Lead\n,,\nOne,"Two, too",Three\n')).tables

    assert sheet.name == "Plan"
    assert sheet.rows == text.rows
    assert sheet.rows[2] == (3, ("One", "Two, too", "Three"))
