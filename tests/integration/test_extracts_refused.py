"""Extracts that cannot be used are refused in a sentence that says which file and why, and nothing is written.

Extracts that only look odd are read: what is refused and what is not stand side by side.
"""

import pytest

from tests.integration.commands import command, done, program
from tests.integration.made_up import STAFF, comma_separated, files_in, lines_of, people, texts_of, write
from tests.unit.records.reading import made_files

YEAR = ("--year", 2025)
GOOD = comma_separated(people())
A_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_cells(header, value_of):
    """The plain staff list with one column filled otherwise: by the number of the row and what stood there."""
    column = STAFF.index(header)
    rows = [(*row[:column], value_of(number, row[column]), *row[column + 1 :]) for number, row in enumerate(people())]
    return comma_separated(rows)


def with_column(header, value):
    return comma_separated([(*row, value) for row in people()], header=(*STAFF, header))


def without_column(header):
    left = [number for number, name in enumerate(STAFF) if name != header]
    return comma_separated([[row[number] for number in left] for row in people()], [STAFF[number] for number in left])


def a_workbook(rows):
    return made_files.table([STAFF, *rows])


def a_bomb():
    text = "x" * 30_000_000
    return made_files.xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')


def password():
    return A_COMPOUND_FILE + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def either_order(number, _):
    return "25/03/2019" if number % 2 else "03/25/2019"


REFUSED = {
    "a workbook under a password": ("staff.xlsx", password(), "password"),
    "a workbook cut short": ("staff.xlsx", a_workbook(people())[:3000], "cut short or damaged"),
    "a workbook that unpacks to a flood": ("staff.xlsx", a_bomb(), "unpacks to hundreds of times its size"),
    "two cells at two ends of the world": (
        "staff.xlsx",
        made_files.two_cells("A1", "XFD1048576"),
        "far to the right",
    ),
    "days and months in two orders": (
        "staff.csv",
        with_cells("Latest Start Date", either_order),
        "'Latest Start Date' are in two orders: line 3 can only be day first and line 2 can only be month first",
    ),
    "no column of ethnicity": ("staff.csv", without_column("Ethnic Origin"), "no column is Ethnic Origin"),
    "nobody's ethnicity": (
        "staff.csv",
        with_cells("Ethnic Origin", lambda *_: "Z Not Stated"),
        "every row has the same ethnicity",
    ),
    "everybody of one ethnicity": (
        "staff.csv",
        with_cells("Ethnic Origin", lambda *_: "A White - British"),
        "every row has the same ethnicity",
    ),
    "the staff of another year": (
        "staff.csv",
        with_column("Snapshot date", "31/03/2023"),
        "the staff list shows 31 March 2023, and people are counted on 31 March 2025",
    ),
    "the staff of another month": ("staff.csv", with_column("Tm_Year_Month", "2023-MAR"), "shows 31 March 2023"),
    "a picture": ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
    "a pay scale in no list": (
        "staff.csv",
        with_cells("Pay Scale", lambda number, scale: "Made-up Ladder" if number < 20 else scale),
        "'Made-up Ladder' of 20 people could not be placed",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_name_and_the_reason(tmp_path, name):
    file, content, reason = REFUSED[name]
    error = refusal(tmp_path, {file: content})
    assert file in error
    assert reason in error


@pytest.mark.parametrize("name", ["a workbook under a password", "a workbook cut short", "a picture"])
def test_a_file_that_cannot_be_read_stops_the_good_ones_beside_it(tmp_path, name):
    file, content, reason = REFUSED[name]
    assert reason in refusal(tmp_path, {file: content, "good staff list.csv": GOOD})


def test_every_file_that_cannot_be_read_is_named_at_once(tmp_path):
    error = refusal(tmp_path, {"one.xlsx": password(), "two.xlsx": a_workbook(people())[:3000], "staff.csv": GOOD})
    assert "one.xlsx" in error
    assert "two.xlsx" in error


def refusal(folder, files):
    """What is said when a report is refused. It ends with 3, prints no figure and writes nothing."""
    out = folder / "out"
    before = files_in(write(files, folder / "in"))
    result = command("wres", folder / "in", *YEAR, "--out", out)
    assert int(result.exception.exit_code) == 3, result.exception
    assert result.stdout == ""
    assert not out.exists()
    assert files_in(folder / "in") == before
    assert [path.name for path in folder.iterdir()] == ["in"]
    return str(result.exception)


def test_an_empty_folder_is_a_wrong_argument(tmp_path):
    result = command("wres", write({}, tmp_path), *YEAR, "--out", tmp_path / "out")
    assert int(result.exception.exit_code) == 2
    assert "no return file and no extract" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_a_staff_list_without_rows_gives_no_report(tmp_path):
    result = command("wres", write({"staff.csv": comma_separated([])}, tmp_path), *YEAR, "--out", tmp_path / "out")
    assert int(result.exception.exit_code) in (3, 4)
    assert not (tmp_path / "out").exists()


def test_the_program_ends_with_the_code_and_one_sentence(tmp_path):
    write({"in/staff.xlsx": password()}, tmp_path)
    ended = program("wres", "in", *YEAR, "--out", "out", folder=tmp_path)
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert b"Traceback" not in ended.stderr
    assert len(ended.stderr.decode().strip().splitlines()) <= 4


# ODD AND STILL READ


def below_notes(text):
    return "".join(f"Note {number} of the report\n" for number in range(39)) + text


def with_three_hundred_columns():
    more = 300 - len(STAFF)
    rows = [(*row, *["x"] * more) for row in people()]
    return comma_separated(rows, header=(*STAFF, *(f"Extra {number}" for number in range(more))))


def with_formulas():
    """Every employee number is worked out by a formula, whose text is no part of the extract."""

    def fill(book):
        sheet = book.add_worksheet("Staff")
        for number, row in enumerate([STAFF, *people()]):
            sheet.write_row(number, 0, row)
            if number:
                sheet.write_formula(number, 0, '=CONCAT("FORMULA","CANARY")', None, row[0])

    return made_files.workbook(fill)


READ = {
    "a header in line 40": ("staff.csv", below_notes(GOOD)),
    "semicolons": ("staff.csv", comma_separated(people(), delimiter=";")),
    "tabs": ("staff.txt", comma_separated(people(), delimiter="\t")),
    "sixteen bits a letter": ("staff.csv", GOOD.encode("utf-16")),
    "a mark at the beginning": ("staff.csv", GOOD.encode("utf-8-sig")),
    "300 columns": ("staff.csv", with_three_hundred_columns()),
    "a workbook": ("staff.xlsx", a_workbook(people())),
    "formulas": ("staff.xlsx", with_formulas()),
    "the same list twice": ("copy.csv", GOOD),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The figures of the plain staff list."""
    return workforce_of(tmp_path_factory.mktemp("plain"), {"staff.csv": GOOD})


def workforce_of(folder, files):
    arguments = ("--organisation", "Made-up", *YEAR, "--format", "csv", "--quiet")
    return lines_of(done("wres", write(files, folder), *arguments).stdout.encode())


@pytest.mark.parametrize("name", READ)
def test_it_is_read_and_gives_the_figures_of_the_plain_list(tmp_path, plain, name):
    file, content = READ[name]
    beside = {"staff.csv": GOOD} if file == "copy.csv" else {}
    assert workforce_of(tmp_path, {**beside, file: content}) == plain


def test_the_plain_list_has_as_many_people_as_were_written(plain):
    shares = {(line["row"], line["group"]): line["top_happened"] for line in plain if line["standard"] == "wres"}
    assert shares["non-clinical/3", "bme"] == "20"
    assert shares["clinical/5", "white"] == "20"
    assert shares["workforce", "white"] == "20"


def test_no_formula_reaches_a_file(tmp_path):
    done("wres", write({"staff.xlsx": with_formulas()}, tmp_path / "in"), *YEAR, "--out", tmp_path / "out")
    texts = dict(texts_of(files_in(tmp_path / "out")))
    assert [name for name, text in texts.items() if "CANARY" in text] == []
    assert "workbook.xlsx/xl/sharedStrings.xml" in texts
