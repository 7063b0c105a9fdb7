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
BLANK = "the row is blank"
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
    """The rows of each extract by what is in it."""
    contents = of_year(made_up(kind, SEED))
    rows = {name: rows_of(name, content) for name, content in contents.items() if name != "deposit.toml"}
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
    """The lines of the list by standard; a row that was never understood is left out of both."""
    lines = [line for line in lines_of(report_of(kind, SEED)["exclusions.csv"]) if line["reason"] != BLANK]
    return {name: [line for line in lines if line["standard"] in ("", name)] for name in SURVEYED}


def counted(kind, standard):
    """How many rows are in the figures, by kind of extract."""
    lines = [line for line in lines_of(report_of(kind, SEED)["return.csv"]) if line["standard"] == standard]
    return {
        "staff": happened(lines, "1", "workforce"),
        "cases": happened(lines, "3", "two-year"),
        "learning": happened(lines, "4", "") if standard == "wres" else 0,
        "survey": sum(line["indicator"] in SURVEYED[standard] for line in lines),
        "board": happened(lines, "9" if standard == "wres" else "10", "board/total"),
        "applications": applied(kind, standard),
    }


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
@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_rows_in_figures_and_rows_left_out_are_the_rows_handed_in(kind, standard):
    out = Counter(line["kind"] for line in left_out(kind)[standard])
    in_figures = counted(kind, standard)
    both = {name: in_figures[name] + out[name] for name in in_figures}
    assert both == expected_of(kind)


def expected_of(kind):
    """A row of vacancy counts stands for several applications: there it is the people, and none of them left out."""
    rows = handed_in(kind)
    if kind == "mental-health":
        rows["applications"] = applications_in_counts(kind)
    return rows


def applications_in_counts(kind):
    [content] = [content for name, content in of_year(made_up(kind, SEED)).items() if name.startswith("vacancy")]
    return sum(int(line["Applied"]) for line in lines_of(content))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_a_row_is_left_out_for_one_reason(kind, standard):
    places = Counter((line["file"], line["line"]) for line in left_out(kind)[standard])
    assert [place for place, times in places.items() if times > 1] == []
    assert places


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_and_its_rows_are_named_in_the_record_of_the_run(kind):
    run = json.loads(report_of(kind, SEED)["run.json"])
    blank = Counter(
        kind_of(line["file"]) for line in lines_of(report_of(kind, SEED)["exclusions.csv"]) if line["reason"] == BLANK
    )
    for table in run["tables"]:
        named = {kind_of(source["file"]): source["rows"] for source in table["made_from"]}
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
    return [line for line in lines if line["reason"] == "it is a total at the foot of the table"]


def test_the_list_of_rows_left_out_says_nothing_of_the_rows():
    for kind in KINDS:
        [header, *_] = report_of(kind, SEED)["exclusions.csv"].decode().splitlines()
        assert header == "file,line,kind,standard,indicator,reason"
