"""Whole files and workbooks: sheets left out, files handed in twice, and nothing personal in a sentence."""

import pytest

from tallystick.records.deposit import Deposit
from tallystick.records.reading.grids import FileRead
from tallystick.records.recognise import recognise
from tests.unit.records.recognise.grids import book, file_of, grid_of, recognised

STAFF = [["Employee Number", "Ethnic Origin", "Pay Scale"], ["1", "A", "Band 5"]]
LEAVERS = [["Employee Number", "Termination Date", "Leaving Reason"], ["1", "01/04/2024", "x"]]
PIVOT = [["Row Labels", "Sum"], ["a", "3"], ["b", "4"]]


def test_every_sheet_is_a_table_of_its_own():
    found = recognise([book(North=STAFF, South=STAFF, Leavers=LEAVERS)])
    assert [(table.kind, table.sheet) for table in found.tables] == [
        ("staff", "North"),
        ("staff", "South"),
        ("movements", "Leavers"),
    ]


def test_two_files_of_one_kind_are_both_kept():
    found = recognised(grid_of(STAFF, file="a.csv"), grid_of([*STAFF, ["2", "B", "Band 6"]], file="b.csv"))
    assert [table.file for table in found.tables] == ["a.csv", "b.csv"]


@pytest.mark.parametrize("name", ["Notes", "cover sheet", "READ ME", "Lookups", "Contents", "Guidance 2"])
def test_a_sheet_of_notes_is_left_out_and_said(name):
    found = recognise([book(**{name: [["How to use this workbook"], ["Ask the analyst"]]})])
    assert (found.tables, found.problems) == ((), ())
    assert found.notices == (
        f"book.xlsx, sheet '{name}': nothing in this sheet looks like a record, and it was left out.",
    )


def test_a_working_sheet_beside_a_good_one_is_left_out_and_said():
    found = recognise([book(Data=STAFF, Pivot=PIVOT)])
    assert len(found.tables) == 1
    assert found.problems == ()
    assert any("'Pivot'" in notice for notice in found.notices)


def test_a_sheet_that_is_nearly_a_record_is_a_problem_even_beside_a_good_one():
    nearly = [["Employee Number", "Assignment Number", "FTE", "Occupation Code"], ["1", "1-1", "1", "N6H"]]
    found = recognise([book(Data=STAFF, Bank=nearly)])
    assert len(found.tables) == 1
    assert "sheet 'Bank': this looks like staff list" in found.problems[0]


def test_a_file_that_is_nothing_is_a_problem():
    assert len(recognised(grid_of(PIVOT, file="pivot.csv")).problems) == 1


@pytest.mark.parametrize("lines", [[], [[""]], [["", " "], ["", ""]]])
def test_an_empty_sheet_is_said(lines):
    found = recognise([book(Data=STAFF, Sheet2=lines)])
    assert found.problems == ()
    assert found.notices == ("book.xlsx, sheet 'Sheet2': there is nothing in it.",)


def test_a_sheet_with_headers_alone_says_nothing():
    found = recognise([book(Data=STAFF, Cases=[["Case ID", "Case Type", "Emp No"]])])
    assert [table.kind for table in found.tables] == ["staff"]
    assert found.notices == ("book.xlsx, sheet 'Cases': there are headers and no rows; it was left out.",)


def test_a_text_file_with_headers_alone_says_that_there_were_none():
    found = recognised(grid_of([["Case ID", "Case Type", "Emp No"]], file="cases.csv"))
    assert [(table.kind, table.cells.height) for table in found.tables] == [("cases", 0)]
    assert found.notices == ("cases.csv: there are headers and no rows; it was taken to say that there were none.",)


def test_the_same_file_twice_is_read_once():
    first, again = grid_of(STAFF, file="a.csv"), grid_of(STAFF, file="copy of a.csv")
    found = recognised(first, again)
    assert len(found.tables) == 1
    assert found.notices == ("copy of a.csv: this is the same file as a.csv, and was read once.",)


def test_what_reading_said_is_passed_on():
    read = FileRead("a.csv", "1", (grid_of(STAFF, file="a.csv"),), ("the file was read as Windows-1252",))
    broken = FileRead("b.xlsx", "2", (), (), "this workbook is locked")
    found = recognise([read, broken])
    assert found.notices == ("a.csv: the file was read as Windows-1252",)
    assert found.problems == ("b.xlsx: this workbook is locked",)


def test_a_sheet_can_be_given_its_kind_or_left_out():
    said = Deposit(files={"book.xlsx#Old": "ignored"})
    found = recognise([book(Data=STAFF, Old=STAFF)], said)
    assert [table.sheet for table in found.tables] == ["Data"]


# NOTHING PERSONAL IN A SENTENCE


CANARY = "Q-canary-77"


@pytest.mark.parametrize(
    "header",
    [
        ["Employee Number", "Ethnic Origin", "Pay Scale"],
        ["Employee Number", "Pay Scale", "FTE"],
        ["Employee Number", "Pay Scale", "Ethnicity", "Ethnic Group"],
        ["Employee Number", "Ethnic Origin", "Start Date", "Type", "Reason"],
        ["what", "ever"],
        [CANARY, CANARY],  # no header at all: the first line is somebody's
    ],
)
def test_no_sentence_repeats_a_cell(header):
    lines = [["Run by", CANARY], header, *([f"{CANARY}{n}"] * len(header) for n in range(4))]
    found = recognise([file_of(grid_of(lines)), book(A=lines, B=STAFF)])
    assert not any(CANARY in said for said in (*found.problems, *found.notices, *found.unrecognised))
    assert CANARY not in repr(found)


def test_numbers_among_the_headers_are_not_repeated():
    [problem] = recognised(
        grid_of([["Employee Number", "Pay Scale", "FTE", "1234567"], ["1", "Band 5", "1", "x"]])
    ).problems
    assert "1234567" not in problem
