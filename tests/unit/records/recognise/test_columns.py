"""Two columns for one field, none for another, and columns known by what they hold."""

import pytest

from tests.unit.records.recognise.grids import grid_of, only_table, recognised, rows_of, used

BASE = ["Employee Number", "Pay Scale"]
ETHNIC = ["A", "H", "Black - African", "Z"]


def staff(header, values, *, base=BASE):
    """A staff list whose last column has this header and these values."""
    return grid_of([[*base, header], *([str(n), "Band 5", value] for n, value in enumerate(values))])


def two(first, second, values=(("A", "H"), ("B", "J"))):
    lines = [["Employee Number", "Pay Scale", first, second], *(["1", "Band 5", *pair] for pair in values)]
    return grid_of(lines)


# TWO COLUMNS FOR ONE FIELD


def test_the_title_wins():
    assert used(only_table(two("Ethnicity", "Ethnic Origin")))["ethnicity"] == "Ethnic Origin"


def test_two_others_are_a_problem_that_says_what_to_write():
    found = recognised(two("Ethnicity", "Ethnic Group"))
    assert found.tables == ()
    assert found.problems == (
        (
            "extract.csv: 'Ethnicity' and 'Ethnic Group' could both be Ethnic Origin; write in deposit.toml, under "
            '[columns.staff], the one to use: "Ethnicity" = "ethnicity".'
        ),
    )


def test_a_blank_column_gives_way():
    table = only_table(two("Ethnic Origin", "Ethnic Group", [("", "H"), ("", "J")]))
    assert rows_of(table, "ethnicity") == [("H",), ("J",)]


def test_two_alike_are_one():
    assert rows_of(only_table(two("Ethnicity", "Ethnic Group", [("A", "A"), ("", "")])), "ethnicity") == [
        ("A",),
        ("",),
    ]


def test_a_preference_is_said():
    found = recognised(
        grid_of([[*BASE, "Ethnicity", "Hire Date", "Start Date"], ["1", "Band 5", "A", "01/01/2020", "01/01/2021"]])
    )
    assert used(found.tables[0])["start"] == "Hire Date"
    assert found.notices == ("extract.csv: 'Hire Date' and 'Start Date' mean Latest Start Date; 'Hire Date' was used.",)


def test_the_top_of_the_tree_is_the_employer_not_the_ward():
    lines = [[*BASE, "Ethnicity", "Organisation", "Org L1"], ["1", "Band 5", "A", "Ward 3", "Northmoor"]]
    assert rows_of(only_table(grid_of(lines)), "organisation") == [("Northmoor",)]


# KNOWN BY WHAT THEY HOLD


@pytest.mark.parametrize("header", ["Heritage", ""])
def test_ethnic_categories_are_known_by_sight(header):
    found = recognised(staff(header, ETHNIC))
    assert rows_of(found.tables[0], "ethnicity") == [(value,) for value in ETHNIC]
    said = f"'{header}'" if header else "column 3"
    assert found.notices == (f"extract.csv: {said} was read as Ethnic Origin, because of what it holds.",)


@pytest.mark.parametrize(
    "values",
    [
        ["M", "F", "M", "F", "F"],  # sexes: both are ethnic categories too
        ["A", "A", "A", "A"],
        ["D", "E", "F", "G"],  # wards, grades, whatever has letters
        ["A", "H", "London", "Leeds", "York"],
        ["A", "H"],
    ],
)
def test_letters_alone_are_not_ethnic_categories(values):
    [problem] = recognised(staff("Letters", values)).problems
    assert "no column is Ethnic Origin" in problem


def test_two_columns_that_look_the_same_are_not_guessed_between():
    lines = [["Employee Number", "Pay Scale", "One", "Two"], *([str(n), "Band 5", v, v] for n, v in enumerate(ETHNIC))]
    assert len(recognised(grid_of(lines)).problems) == 1


def test_bands_are_known_by_sight():
    lines = [["Employee Number", "Ethnicity", "Money"], *(["1", "A", band] for band in ("Band 5", "8a", "XR07"))]
    assert used(only_table(grid_of(lines)))["pay_scale"] == "Money"


def test_dates_are_taken_only_where_they_are_needed():
    days = ["01/04/2024", "2024-05-06", "7 June 2024"]
    cases = [["Case ID", "Emp No", "Begun"], *([str(n), "1", day] for n, day in enumerate(days))]
    assert used(only_table(grid_of(cases)))["opened"] == "Begun"
    lines = [[*BASE, "Ethnicity", "Begun"], *(["1", "Band 5", "A", day] for day in days)]
    assert only_table(grid_of(lines)).ignored == ("Begun",)


# WHAT IS MISSING


def test_a_missing_column_is_said_with_the_headers_there_are():
    [problem] = recognised(
        grid_of([["Employee Number", "Pay Scale", "FTE", "Heritage"], ["1", "Band 5", "1", "x"]])
    ).problems
    assert problem == (
        "extract.csv: this looks like staff list, and no column is Ethnic Origin; its columns are 'Employee Number', "
        "'Pay Scale', 'FTE', 'Heritage'. If one of them is, write in deposit.toml, under [columns.staff]: "
        '"its header" = "ethnicity".'
    )


def test_a_national_number_stands_in_for_an_employee_number():
    table = only_table(grid_of([["NHS Unique Id", "Pay Scale", "Ethnicity"], ["800", "Band 5", "A"]]))
    assert rows_of(table, "person", "nhs_identifier") == [("800", "800")]


def test_a_column_that_is_not_there_is_not_in_the_table():
    assert set(only_table(staff("Ethnicity", ["A"])).cells.columns) == {"line", "person", "pay_scale", "ethnicity"}
