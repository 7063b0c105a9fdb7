"""Every row that was handed in is in a figure or in the list of the rows left out, and in one of the two alone.

The rows are counted here by reading the files once more with other readers, and the figures are taken from what the
report gives out.
"""

import csv
import io
import json
from collections import Counter

import openpyxl
import pytest

from tests.integration.made_up import lines_of, made_up, of_year, report_of

KINDS = ("trust", "ambulance", "mental-health")
SEED = 2
BLANK = "The row is blank"
TOTAL = "It is a total at the foot of the table"
STANDARDS = ("wres", "wdes")
SURVEYED = {
    "wres": ("5", "6", "7", "8"),
    "wdes": ("4a-i", "4a-ii", "4a-iii", "4b", "5", "6", "7", "8", "9a"),
}


# WHAT WENT IN


def rows_of(name, content):
    """The number of rows with something in them below the header."""
    if name.endswith(".dat"):
        return sum(line.startswith("ASA~") for line in content.decode("cp1252").splitlines())
    tables = workbook(content) if name.endswith(".xlsx") else [list(csv.reader(io.StringIO(text_of(content))))]
    return sum(below_header(table) for table in tables)


def workbook(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book]


def text_of(content):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def below_header(table):
    """The header is the first row of at least four names; what stands above it is a title."""
    filled = [sum(cell not in (None, "") for cell in row) for row in table]
    header = next((number for number, cells in enumerate(filled) if cells >= 4), len(filled))
    return sum(1 for cells in filled[header + 1 :] if cells)


def handed_in(kind):
    """The rows of each extract by what is in it. A file of pay is left alone by a return."""
    contents = of_year(made_up(kind, SEED))
    beside = [name for name in contents if name == "deposit.toml" or name.startswith("pay")]
    rows = {name: rows_of(name, content) for name, content in contents.items() if name not in beside}
    return {kind_of(name): number for name, number in rows.items()}


def kind_of(name):
    words = {
        "survey": "survey",
        "vacancy": "applications",
        "nhsjobs": "applications",
        "applications": "applications",
        "board": "board",
        "er ": "cases",
        "olm": "learning",
        "go2_": "staff",
        "esr_": "staff",
        "staff list": "staff",
    }
    return next(kind for word, kind in words.items() if word in name.casefold())


# WHAT CAME OUT


def left_out(kind):
    return [line for line in lines_of(report_of(kind, SEED)["exclusions.csv"]) if line["reason"] != BLANK]


def places(lines):
    """Where the rows stand; a row that two standards leave out for two reasons stands at one place."""
    return {(line["file"], line["line"], line["kind"]) for line in lines}


def number_by_kind(lines):
    return Counter(kind for _, _, kind in places(lines))


def of_return(kind, standard):
    return [line for line in lines_of(report_of(kind, SEED)["return.csv"]) if line["standard"] == standard]


def happened(lines, indicator, row):
    return sum(int(line["happened"]) for line in lines if (line["indicator"], line["row"]) == (indicator, row))


def applied(kind, standard):
    """Where recruitment begins: everybody who applied, appointed or not."""
    release = json.loads(report_of(kind, SEED)["release.json"])
    [table] = [table for table in release["tables"] if table["standard"] == standard]
    return sum(
        int(step["reached"]["value"])
        for line in table["funnel"]
        for step in line["steps"]
        if not line["by"] and step["stage"] == "applied"
    )


# THE LAW


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("standard", STANDARDS)
def test_both_standards_count_or_leave_out_every_row_of_staff_and_board(kind, standard):
    lines, rows = of_return(kind, standard), handed_in(kind)
    out = number_by_kind(line for line in left_out(kind) if line["standard"] in ("", standard))
    assert happened(lines, "1", "workforce") + out["staff"] == rows["staff"]
    assert happened(lines, "9" if standard == "wres" else "10", "board/total") + out["board"] == rows["board"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_application_is_in_the_first_stage_or_left_out(kind):
    rows = applications_in_counts(kind) if kind == "mental-health" else handed_in(kind)["applications"]
    assert applied(kind, "wres") + number_by_kind(left_out(kind))["applications"] == rows


@pytest.mark.parametrize("kind", KINDS)
def test_every_enrolment_is_counted_for_the_race_standard_or_left_out(kind):
    counted = happened(of_return(kind, "wres"), "4", "")
    assert counted + number_by_kind(left_out(kind))["learning"] == handed_in(kind)["learning"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_case_is_counted_for_one_standard_or_left_out(kind):
    """Disciplinary cases are of the one, capability cases of the other, and grievances of neither."""
    counted = sum(happened(of_return(kind, standard), "3", "two-year") for standard in STANDARDS)
    assert counted + number_by_kind(left_out(kind))["cases"] == handed_in(kind)["cases"]
    assert counted > 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_of_the_survey_is_a_line_of_one_return_or_left_out(kind):
    counted = sum(
        line["indicator"] in SURVEYED[standard] for standard in STANDARDS for line in of_return(kind, standard)
    )
    assert counted + number_by_kind(left_out(kind))["survey"] == handed_in(kind)["survey"]
    assert counted > 0


def applications_in_counts(kind):
    [content] = [content for name, content in of_year(made_up(kind, SEED)).items() if name.startswith("vacancy")]
    return sum(int(line["Applied"]) for line in lines_of(content))


@pytest.mark.parametrize("kind", KINDS)
def test_a_standard_leaves_a_row_out_for_one_reason(kind):
    for standard in STANDARDS:
        lines = [line for line in left_out(kind) if line["standard"] in ("", standard)]
        assert len(places(lines)) == len(lines) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_and_its_rows_are_named_in_the_record_of_the_run(kind):
    run = json.loads(report_of(kind, SEED)["run.json"])
    blank = Counter(
        kind_of(line["file"]) for line in lines_of(report_of(kind, SEED)["exclusions.csv"]) if line["reason"] == BLANK
    )
    for table in run["tables"]:
        named = {kind_of(source["file"]): source["rows"] for source in table["made_from"] if source["rows"]}
        assert {name: rows - blank[name] for name, rows in named.items()} == handed_in(kind)


def test_a_row_left_out_is_found_at_its_line():
    """The line is the one that the spreadsheet program shows."""
    [left] = total_lines()
    [table] = [table for table in workbook(of_year(made_up("trust", SEED))[left["file"]]) if has_total(table)]
    assert starts_with_total(table[int(left["line"]) - 1])


def has_total(table):
    return any(starts_with_total(row) for row in table)


def starts_with_total(row):
    return any(str(cell).startswith("Total") for cell in row)


def total_lines():
    lines = lines_of(report_of("trust", SEED)["exclusions.csv"])
    return [line for line in lines if line["reason"] == TOTAL]


def test_the_list_of_rows_left_out_says_nothing_of_the_rows():
    for kind in KINDS:
        [header, *_] = report_of(kind, SEED)["exclusions.csv"].decode().splitlines()
        assert header == "file,line,kind,standard,reason"
