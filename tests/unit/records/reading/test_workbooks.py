"""A workbook comes back as the text that people see in it, on the lines where they see it."""

import datetime as dt

import pytest

from tallystick.errors import InputRefused
from tallystick.records.reading.contents import content_of
from tallystick.records.reading.workbooks import read_workbook
from tests.unit.records.reading import made_files


def read(content):
    taken = made_files.Taken()
    taken.notices = read_workbook(content, "staff.xlsx", content_of(content, "staff.xlsx"), taken)
    return taken


def one_cell(value, number_format=None, **options):
    def fill(book):
        book.add_worksheet().write(0, 0, value, book.add_format({"num_format": number_format or "General"}))

    [(cell, line)] = read(made_files.workbook(fill, **options)).rows
    assert line == 1
    return cell


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("02", None, "02"),
        ("5", None, "5"),
        (5, None, "5"),
        (5.0, "0.00", "5"),
        (0.6, "0.00", "0.6"),
        (1 / 3, None, "0.333333333"),
        (0.156, "0.0%", "0.156"),
        (20123456, None, "20123456"),
        (True, None, "true"),
        (False, None, "false"),
        (dt.date(2025, 3, 31), "dd/mm/yyyy", "2025-03-31"),
        (dt.date(2025, 3, 31), "mmm-yy", "2025-03-31"),
        (dt.datetime.combine(dt.date(2025, 3, 31), dt.time(14, 5)), "dd/mm/yyyy hh:mm", "2025-03-31 14:05:00"),
        (dt.time(9, 30), "hh:mm", "09:30:00"),
        ("31/03/2025", None, "31/03/2025"),
        ("  Band 5 ", None, "  Band 5 "),
    ],
)
def test_a_cell_becomes_text(value, number_format, text):
    assert one_cell(value, number_format) == text


def test_a_date_counted_from_1904_is_the_same_date():
    assert one_cell(dt.date(2025, 3, 31), "dd/mm/yyyy", date_1904=True) == "2025-03-31"


def test_text_that_looks_like_a_formula_stays_text():
    assert [row[0] for row in read(made_files.table([["=1+1"], ["+44"], ["@x"], ["-"]])).rows] == [
        "=1+1",
        "+44",
        "@x",
        "-",
    ]


def test_a_formula_gives_its_stored_result():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(1, 0, '="a"&"b"', None, "ab")

    taken = read(made_files.workbook(fill))
    assert taken.rows == [("2", 1), ("ab", 2)]
    assert taken.notices == ()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2"><f>1+1</f></c>',
        '<c r="A2"><f>1+1</f><v></v></c>',
        '<c r="A2"><f>1+1</f><v/></c>',
        '<c r="A2"><f t="shared" si="0"/></c>',
        '<c r="A2"><f t="shared" si="0"/><v></v></c>',
    ],
)
def test_a_formula_without_a_result_is_blank_and_said(cell):
    taken = read(
        made_files.xlsx(
            f'<row r="1"><c r="A1"><v>7</v></c></row><row r="2">{cell}</row><row r="3"><c r="A3"><v>8</v></c></row>'
        )
    )
    assert taken.rows == [("7", 1), ("", 2), ("8", 3)]
    assert len(taken.notices) == 1
    assert "never stored" in taken.notices[0]


def test_an_error_is_blank_and_said():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_formula(1, 0, "=NA()", None, "#N/A")
        sheet.write(1, 1, "c")

    taken = read(made_files.workbook(fill))
    assert taken.rows == [("a", "b", 1), ("", "c", 2)]
    assert ["#N/A" in notice for notice in taken.notices] == [True]


# LINES AND COLUMNS


def test_blank_rows_above_between_and_leading_columns_leave_the_lines_alone():
    content = made_files.table([["Name", "Band"], [], ["x", "5"]], start_row=3, start_column=2)
    assert read(content).rows == [
        ("", "", 1),
        ("", "", 2),
        ("", "", 3),
        ("Name", "Band", 4),
        ("", "", 5),
        ("x", "5", 6),
    ]


def test_blank_columns_to_the_right_are_left_out():
    assert read(made_files.table([["a", "b", " ", ""], ["c", "", "", "  "]])).rows == [("a", "b", 1), ("c", "", 2)]


def test_a_merged_cell_stands_in_its_corner():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 1, "Title")
        sheet.write_row(2, 0, ["a", "b"])

    assert read(made_files.workbook(fill)).rows == [("Title", "", 1), ("", "", 2), ("a", "b", 3)]


def test_500_columns_are_read_and_501_refused():
    assert len(read(made_files.table([["x"] * 500])).rows[0]) == 501
    with pytest.raises(InputRefused, match="more than 500 columns"):
        read(made_files.table([["x"] * 501]))


def test_a_filled_cell_far_beside_the_table_is_refused_and_a_blank_one_is_not():
    with pytest.raises(InputRefused, match="beyond column 500"):
        read(made_files.two_cells("A1", "ZZZ2"))
    blank = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
    assert read(made_files.xlsx(blank)).rows == [("1", 1)]


def test_a_filled_cell_far_below_the_table_is_refused():
    with pytest.raises(InputRefused, match="far below the table, in row 1048576"):
        read(made_files.two_cells("A1", "B1048576"))
    assert len(read(made_files.two_cells("A1", "B90000")).rows) == 90_000


# SHEETS


def test_every_sheet_is_read_and_a_hidden_one_said():
    def fill(book):
        book.add_worksheet("Staff").write(0, 0, "a")
        hidden = book.add_worksheet("Old")
        hidden.write(0, 0, "b")
        hidden.hide()
        very = book.add_worksheet("Lists")
        very.write(0, 0, "c")
        very.very_hidden()
        book.add_worksheet("Blank")

    taken = read(made_files.workbook(fill))
    assert taken.sheets == [("Staff", "table"), ("Old", "table"), ("Lists", "table")]
    assert [row[0] for row in taken.rows] == ["a", "b", "c"]
    assert ["'Old' is hidden" in each or "'Lists' is hidden" in each for each in taken.notices] == [True, True]


def test_rows_hidden_by_a_filter_are_read_and_said():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["a", "b", "c"])
        sheet.set_row(1, None, None, {"hidden": True})

    taken = read(made_files.workbook(fill))
    assert taken.rows == [("a", 1), ("b", 2), ("c", 3)]
    assert ["some rows or columns are hidden" in each for each in taken.notices] == [True]


def test_a_workbook_of_nothing_is_refused():
    with pytest.raises(InputRefused, match="holds no filled cell"):
        read(made_files.table([]))


def test_an_open_document_spreadsheet_is_read():
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2025-03-31"><text:p>31/03/25</text:p>'
        "</table:table-cell></table:table-row>"
    )
    taken = read(made_files.ods(f'<table:table table:name="T">{blank}{row}</table:table>'))
    assert taken.rows == [("", "", 1), ("", "", 2), ("x", "2025-03-31", 3)]
