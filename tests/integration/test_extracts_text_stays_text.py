"""A text that a spreadsheet program would work out stays a text in everything that is written."""

import csv
import io

import openpyxl
import pytest

from tests.integration.commands import done
from tests.integration.made_up import STAFF, comma_separated, files_in, lines_of, people, write

FORMULA = "=1+1"
OTHERS = ("+1+1", "-1+1", "@SUM(1)")
YEAR = ("--year", 2025)
COURSES = comma_separated(
    [(f"P{number:04}", FORMULA, "2024-06-01", "Attended", "No") for number in range(30)],
    header=("Employee Number", "Course Name", "Class Start Date", "Enrolment Status", "Mandatory"),
)
TRACKER = comma_separated(
    [(f"P{number:04}", "Disciplinary", "Y", "2024-06-01", FORMULA) for number in range(9)],
    header=("Employee Number", "Case type", "Formal (Y/N)", "Date formal investigation opened", "Directorate"),
)


def extracts():
    """The directorate, the course, the organisation and a file are called by a formula; one row is left out."""
    directorates = (FORMULA, *OTHERS)
    rows = [(*row, directorates[number // 2 % 4]) for number, row in enumerate(people())]
    staff = comma_separated([*rows, rows[0]], header=(*STAFF, "Directorate"))
    deposit = f'organisation = "{FORMULA}"\n[courses]\n"{FORMULA}" = "non-mandatory"\n'
    return {f"{FORMULA}.csv": staff, "courses.csv": COURSES, "cases.csv": TRACKER, "deposit.toml": deposit}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formulas")
    done("wres", write(extracts(), folder / "in"), *YEAR, "--out", folder / "out", "--quiet")
    return files_in(folder / "out")


@pytest.mark.parametrize("name", ["workbook.xlsx", "collection.xlsx"])
def test_no_cell_of_a_workbook_works_out_what_came_in(written, name):
    cells = cells_of(written[name])
    assert [cell.value for cell in cells if cell.data_type == "f" and "1+1" in str(cell.value)] == []
    assert [cell.value for cell in cells if cell.data_type == "f" and "SUM(1)" in str(cell.value)] == []


def test_the_formula_stands_in_the_workbook_as_a_text(written):
    texts = {cell.value for cell in cells_of(written["workbook.xlsx"]) if cell.data_type == "s"}
    assert any(str(text).startswith(FORMULA) for text in texts)


def cells_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_no_cell_of_the_return_begins_like_a_formula(written):
    begins = {cell[0] for row in csv.reader(io.StringIO(written["return.csv"].decode())) for cell in row if cell}
    assert begins & set("=+@\t\r") == set()


def test_the_figures_that_are_printed_begin_like_no_formula(tmp_path):
    lines = lines_of(done("wres", write(extracts(), tmp_path), *YEAR, "--format", "csv", "--quiet").stdout.encode())
    assert {line["organisation"] for line in lines} == {f"'{FORMULA}"}


def test_the_list_of_rows_left_out_has_a_row_of_that_file(written):
    files = {line["file"] for line in lines_of(written["exclusions.csv"])}
    assert any(FORMULA in file for file in files)


def test_the_mapping_that_is_written_can_be_read_again(written, tmp_path):
    files = {**extracts(), "deposit.toml": written["mapping.toml"]}
    done("wres", write(files, tmp_path / "in"), "--out", tmp_path / "out", "--quiet")
    assert (tmp_path / "out/return.csv").read_bytes() == written["return.csv"]


def test_the_return_that_is_written_can_be_read_again(written, tmp_path):
    (tmp_path / "return.csv").write_bytes(written["return.csv"])
    done("wres", tmp_path / "return.csv", "--out", tmp_path / "out", "--quiet")
    assert (tmp_path / "out/return.csv").read_bytes() == written["return.csv"]
