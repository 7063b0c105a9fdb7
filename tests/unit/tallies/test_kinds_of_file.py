"""What spreadsheets make of a return: each kind of file is understood by a rule or refused by one."""

import io
import zipfile

import pytest

from tests.unit.tallies.return_files import (
    CASES,
    HEADER,
    a_return,
    counts,
    file_of,
    lines,
    message_of,
    problems_of,
    read,
)

PLAIN = a_return(*CASES)
READ = {"white": (17, 2505), "bme": (9, 725), "unknown": (1, 66)}
SHA256_WITH_MARK = "220cc7d296952f4cf57b4e7c418f47f46b342d89071da5158c8d975101fa88bf"


def separated(separator, *rest, header=HEADER):
    """The same lines with another separator; a comma inside a number stays."""
    return "\n".join([header.replace(",", separator), *(separator.join(cells) for cells in rest)]) + "\n"


def cells(*numbers, group):
    return ["Northmoor", "wres", "2025", "3", "", group, *numbers]


# ENCODINGS


def test_plain_utf_8_needs_no_remark():
    file = read(PLAIN)
    assert counts(file) == READ
    assert file.notices == ()
    assert file.rows == 3


def test_an_accent_in_utf_8_is_kept():
    [made] = read(a_return(*CASES, organisation="Ynys Môn")).returns
    assert made.organisation == "Ynys Môn"


def test_windows_1252_is_read_with_its_accents_and_said():
    file = read(a_return(*CASES, organisation="Ynys Môn").encode("cp1252"))
    assert file.returns[0].organisation == "Ynys Môn"
    assert file.notices == ("the file is not UTF-8 and was read as Windows-1252; check names with accents",)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + PLAIN.encode(),
        b"\xff\xfe" + PLAIN.encode("utf-16-le"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-16, little end first", "UTF-16, big end first"],
)
def test_a_byte_order_mark_says_how_to_read_and_is_no_part_of_the_header(content):
    file = read(content)
    assert counts(file) == READ
    assert file.notices == ()


def test_bytes_that_are_text_in_neither_encoding_are_refused_with_their_line():
    message = message_of(a_return(*CASES).encode().replace(b"725", b"7\x81\xff25"))
    assert message.startswith("return.csv, line 3: byte ")
    assert "not text in UTF-8 or Windows-1252" in message


@pytest.mark.parametrize("content", [PLAIN.encode("utf-16-le"), PLAIN.encode() + b"\0", b"\0\0\0"])
def test_a_file_that_holds_empty_bytes_is_no_text(content):
    assert "not a text file" in message_of(content)


def test_a_workbook_is_refused_with_what_to_do():
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert message_of(book.getvalue()) == (
        "return.csv: this is a workbook. Save the sheet as CSV UTF-8 and hand that in."
    )


def test_a_workbook_of_old_excel_is_refused_as_one():
    assert "this is a workbook" in message_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))


# SEPARATORS


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_semicolons_and_tabs_are_understood_and_said(separator, name):
    file = read(PLAIN.replace(",", separator))
    assert counts(file) == READ
    assert file.notices == (f"the file is separated by {name}, not by commas",)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_line_of_excel_that_names_the_separator_is_no_line_of_the_return(separator):
    assert counts(read(f"sep={separator}\n" + PLAIN.replace(",", separator))) == READ


def test_below_the_line_of_excel_the_lines_are_still_numbered_as_an_editor_does():
    content = "sep=;\r\n" + a_return("3,,white,17,2505,", "3,,bme,-9,725,").replace(",", ";").replace("\n", "\r\n")
    assert problems_of(content) == ["line 4: happened is negative; a count of people was expected"]


@pytest.mark.parametrize("declared", ['sep="', "sep=x", "sep= ", "sep=", "sep=;;"])
def test_a_line_of_excel_that_names_nonsense_is_refused(declared):
    assert "not the header of a return file" in message_of(f"{declared}\n{PLAIN}")


# NUMBERS


@pytest.mark.parametrize(
    "number", ["2505", '"2,505"', "2 505", "2\u00a0505", "2\u202f505", " 2505 ", "2505.0", "02505"]
)
def test_thousands_may_be_grouped_by_a_quoted_comma_or_a_space(number):
    assert counts(read(a_return(f"3,,white,17,{number},", *CASES[1:]))) == READ


def test_millions_are_grouped_twice():
    assert counts(read(a_return('3,,white,17,"1,234,567",', *CASES[1:])))["white"] == (17, 1234567)


@pytest.mark.parametrize(
    "number", ['"2,50"', '"25,05"', '"2,505,1"', "2 50", '"2,505 000"', '",505"', "2e3", "0x9", "½"]
)
def test_what_only_looks_like_grouped_thousands_is_refused(number):
    assert problems_of(a_return(f"3,,white,17,{number},", "3,,bme,9,725,")) == [
        "line 2: people is not a whole number; people are counted whole"
    ]


def test_in_a_file_with_semicolons_a_full_stop_could_be_either_and_is_refused():
    content = separated(";", cells("17", "2.505", "", group="white"), cells("9", "725", "", group="bme"))
    assert problems_of(content) == [
        "line 2: people could be a decimal or thousands; write the number without a full stop"
    ]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_thousands_after_a_full_stop_are_never_read_as_so_many_ones(separator):
    # "2.000" is two thousand in half of Europe and two in the other half.
    content = separated(separator, cells("1", "2.000", "", group="white"), cells("1", "725", "", group="bme"))
    assert problems_of(content) == [
        "line 2: people could be a decimal or thousands; write the number without a full stop"
    ]


def test_in_a_file_with_semicolons_a_percentage_may_have_a_decimal_comma():
    content = separated(";", cells("", "", "0,7", group="white"), cells("", "", "1,2", group="bme"))
    [made] = read(content).returns
    assert {group: str(tally.percent) for group, tally in made.find("3", "one-year").items()} == {
        "white": "0.7",
        "bme": "1.2",
    }


def test_in_a_file_with_commas_a_percentage_may_not_have_a_decimal_comma():
    content = a_return('5,,white,,,"20,7"', "5,,bme,,,24.9")
    assert problems_of(content) == ["line 2: percent is not a number from 0 to 100"]


def test_a_percentage_may_carry_its_sign():
    [made] = read(a_return("5,,white,,,20.7%", "5,,bme,,,24.9 %")).returns
    assert [str(tally.percent) for tally in made.tallies] == ["20.7", "24.9"]


# LINES


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Macintosh"])
def test_lines_may_end_as_any_computer_ends_them(end):
    assert counts(read(PLAIN.replace("\n", end))) == READ


def test_the_last_line_may_lack_its_end():
    assert counts(read(PLAIN.rstrip("\n"))) == READ


@pytest.mark.parametrize("rest", ["\n\n\n", ",,,,,,,,\n" * 3, "\r\n", " , ,,,,,,,\n", ",,,,,,,,,,,,\n", '"",,,\n'])
def test_blank_lines_at_the_end_say_nothing(rest):
    file = read(PLAIN + rest)
    assert (counts(file), file.rows, file.notices) == (READ, 3, ())


def test_blank_lines_between_others_count_as_lines_all_the_same():
    content = PLAIN.replace("Northmoor,wres,2025,3,,bme", "\n,,,\nNorthmoor,wres,2025,3,,bme").replace("725", "-725")
    assert problems_of(content) == ["line 5: people is negative; a count of people was expected"]


def test_a_line_break_inside_quotation_marks_does_not_put_later_line_numbers_out():
    content = file_of(
        *lines(*CASES[:1], organisation='"North\nmoor"'),
        *lines("3,,bme,-9,725,", organisation='"North\r\nmoor"'),
        *lines("3,,unknown,1,-66,", organisation="North moor"),
    )
    assert problems_of(content) == [
        "line 4: happened is negative; a count of people was expected",
        "line 6: people is negative; a count of people was expected",
    ]


def test_a_line_may_stop_short_where_only_blanks_would_follow():
    assert counts(read(file_of(*(line.rstrip(",") for line in lines(*CASES))))) == READ


# NAMES


def test_columns_may_stand_in_any_order_and_case():
    content = file_of(
        "17,white,2505,3,Northmoor,2025,WRES",
        "9,bme,725,3,Northmoor,2025,wres",
        "1,unknown,66,3,Northmoor,2025,Wres",
        header="HAPPENED,Group, people ,Indicator,ORGANISATION,Year,Standard",
    )
    assert counts(read(content)) == READ


def test_a_column_without_a_name_is_left_alone():
    assert counts(read(file_of(*(f"{line},a note" for line in lines(*CASES)), header=f"{HEADER},"))) == READ


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3,,White,17,2505,", "white"),
        ("Indicator 3,One year,WHITE,17,2505,", "white"),
        ("metric 3,, white ,17,2505,", "white"),
    ],
)
def test_names_may_be_written_as_people_write_them(written, meant):
    assert counts(read(a_return(written, *CASES[1:])))[meant] == (17, 2505)


@pytest.mark.parametrize("name", ["=1+1", "+44", "-West-", "@home"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0"], ids=["at once", "after a space", "after a hard space"])
def test_an_apostrophe_that_keeps_text_from_being_a_formula_is_taken_off(name, before):
    [made] = read(a_return(*CASES, organisation=f"{before}'{name}")).returns
    assert made.organisation == name


@pytest.mark.parametrize("name", ["'Twas Hall", "O'Connor Ward", "''"])
def test_other_apostrophes_stay(name):
    [made] = read(a_return(*CASES, organisation=name)).returns
    assert made.organisation == name


def test_what_was_read_is_named_by_its_bytes():
    file = read(b"\xef\xbb\xbf" + PLAIN.encode(), name="northmoor.csv")
    # From sha256sum
    assert file.name == "northmoor.csv"
    assert file.sha256 == SHA256_WITH_MARK
