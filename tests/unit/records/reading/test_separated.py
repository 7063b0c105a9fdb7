"""A text file comes back cell by cell, whatever parts the cells and however it was encoded."""

import pytest

from tallystick.errors import InputRefused
from tallystick.records.reading import limits, separated
from tallystick.records.reading.separated import read_text
from tests.unit.records.reading.made_files import Taken


def read(content):
    taken = Taken()
    taken.notices = read_text(content if isinstance(content, bytes) else content.encode(), "staff.csv", taken)
    return taken


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
def test_the_separator_is_found_by_content_and_said(separator, name):
    lines = [separator.join(cells) for cells in (["Smith, A", "5", "x"], ["Jones, B", "6", "y"])]
    taken = read("\n".join(lines))
    assert taken.rows == [("Smith, A", "5", "x", 1), ("Jones, B", "6", "y", 2)]
    assert taken.sheets == [("", "table")]
    assert [name in notice for notice in taken.notices] == [True]


def test_commas_need_no_words():
    taken = read("a,b\n1;2;3,4\n")
    assert (taken.rows, taken.notices) == ([("a", "b", 1), ("1;2;3", "4", 2)], ())


def test_a_preamble_does_not_hide_the_separator():
    assert read("Report, all staff\n\na;b;c\n1;2;3\n").rows[2:] == [("a", "b", "c", 3), ("1", "2", "3", 4)]


def test_a_declared_separator_holds_and_is_no_row():
    assert read("sep=;\r\na,b;c\r\n").rows == [("a,b", "c", 2)]
    assert read('sep=;\r\n"a,b";c\r\n').rows == [("a,b", "c", 2)]


def test_tildes_make_records_in_which_a_line_may_end_early():
    taken = read('PRA~1~"x~\nASA~2~4362624|Nurse|N6H~4~5\nORA\n')
    assert taken.sheets == [("", "records")]
    assert taken.rows == [
        ("PRA", "1", '"x', "", None, 1),
        ("ASA", "2", "4362624|Nurse|N6H", "4", "5", 2),
        ("ORA", None, None, None, None, 3),
    ]


# LINES


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("cell", ["x", '"x"'])
def test_blank_lines_count_whatever_ends_them(end, cell):
    content = end.join(["", "a,b", "", f"{cell},1", ""])
    assert read(content).rows == [("", "", 1), ("a", "b", 2), ("", "", 3), ("x", "1", 4)]


def test_a_line_break_in_quotation_marks_counts():
    assert read('a,b\n"x\r\ny",1\nz,2\n').rows == [("a", "b", 1), ("x\r\ny", "1", 2), ("z", "2", 4)]


def test_other_characters_that_some_call_line_ends_do_not_count():
    assert read("a,b\nx\x0b\x0c\x85\u2028y,1\nz,2").rows[1:] == [("x\x0b\x0c\x85\u2028y", "1", 2), ("z", "2", 3)]


def test_lines_count_on_from_part_to_part(monkeypatch):
    monkeypatch.setattr(separated, "_PART_BYTES", 10)
    monkeypatch.setattr(separated, "_PART_ROWS", 3)
    lines = [f"a{number},{number}" for number in range(1, 50)]
    wanted = [(f"a{number}", str(number), number) for number in range(1, 50)]
    assert read("\n".join(lines)).rows == wanted
    assert read("\n".join(lines).replace("a1,", '"a1",')).rows == wanted


# CELLS


def test_quotation_marks_hold_separators_and_double_inside():
    assert read('"a,b","say ""x""",\'c\n').rows == [("a,b", 'say "x"', "'c", 1)]


def test_text_stays_as_it_is():
    assert read("=1+1,02, 5 ,-\nx,y,z,w\n").rows[0] == ("=1+1", "02", " 5 ", "-", 1)


def test_blank_columns_to_the_right_are_left_out():
    assert read("a,b,,\n1,,,\n").rows == [("a", "b", 1), ("1", "", 2)]
    assert read('a,"b",,\n1,, ,\n').rows == [("a", "b", 1), ("1", "", 2)]


@pytest.mark.parametrize("cell", ['"Smith "Jonny" J",5', '"never closed,5\n6,7'])
def test_a_faulty_quotation_mark_is_refused_with_its_line_and_no_cell(cell):
    with pytest.raises(InputRefused, match="from line 2 on") as refused:
        read(f'"a",b\n{cell}\n')
    assert "Smith" not in str(refused.value)


# ENCODINGS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_an_encoding_is_found(encoding):
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    taken = read(mark + "name,pay\nZoë,£5\n".encode(encoding))
    assert taken.rows == [("name", "pay", 1), ("Zoë", "£5", 2)]
    assert ["Windows-1252" in notice for notice in taken.notices] == ([True] if encoding == "cp1252" else [])


def test_bytes_of_no_encoding_are_refused_with_line_and_byte():
    with pytest.raises(InputRefused, match="line 2: byte 6 "):
        read(b"a,b\nx\x81,1\n")


# LIMITS


def test_500_columns_are_read_and_501_refused():
    assert len(read(",".join("x" * 500)).rows[0]) == 501
    for cell in ("x", '"x"'):
        with pytest.raises(InputRefused, match="more than 500 columns"):
            read(",".join([cell] * 501))


def test_rows_over_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 3)
    assert len(read("a\nb\nc\n").rows) == 3
    for cell in ("d", '"d"'):
        with pytest.raises(InputRefused, match="2 million rows"):
            read(f"a\nb\nc\n{cell}\n")


def test_a_file_of_blanks_is_refused():
    with pytest.raises(InputRefused, match="no filled cell"):
        read(" \r\n\r\n")
