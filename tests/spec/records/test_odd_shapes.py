"""Extracts that are not one row a person: read all the same, each by a rule of its own."""

import pytest

from tallystick.records.deposit import Deposit
from tests.unit.records.recognise.grids import drawn, grid_of, only_table, recognised, rows_of, used

# THE ESR DATA WAREHOUSE


def test_a_warehouse_extract_names_its_months_and_its_people():
    table = only_table(
        grid_of(
            drawn("""
            Unique Nhs Identifier | Tm Year Month | Ocs Code | Contracted Wte | Ethnic Origin | Payscale Code
            80001                 | 2025-MAR      | RXX      | 1.0            | A             | XR05
            80002                 | 202502        | RXX      | 0.6            | H             | XR06
            80003                 | Apr-24        | RXX      | 0.6            | H             | XR06
            80004                 | soon          | RXX      | 0.6            | H             | XR06
            """)
        )
    )
    assert table.source == "ESR data warehouse extract"
    assert rows_of(table, "person", "snapshot") == [
        ("80001", "2025-03-31"),
        ("80002", "2025-02-28"),
        ("80003", "2024-04-30"),
        ("80004", "soon"),
    ]


# APPLICATIONS, COUNTED ALREADY


def test_applications_for_each_vacancy_and_group():
    table = only_table(
        grid_of(
            drawn("""
            Vacancy ID | Ethnic origin   | Applications | Shortlisted | Appointed
            V1         | White - British | 40           | 6           | 1
            V1         | Asian - Indian  | 22           | 3           | 0
            """)
        )
    )
    assert rows_of(table, "vacancy", "ethnicity", "shortlisted") == [
        ("V1", "White - British", "6"),
        ("V1", "Asian - Indian", "3"),
    ]


WIDE = """
Vacancy Ref | Pay Band | White - British | Indian | Pakistani | Not stated | Total
V1          | Band 5   | 6               | 3      | 0         | 1          | 10
V2          | Band 6   | 2               |        | 1         | 0          | 3
"""


def test_one_column_for_each_group_becomes_one_row_for_each():
    table = only_table(grid_of(drawn(WIDE), file="shortlisted.csv"))
    assert table.kind == "applications"
    assert table.ignored == ("Total",)
    assert rows_of(table, "line", "vacancy", "band", "ethnicity", "shortlisted") == [
        (2, "V1", "Band 5", "White - British", "6"),
        (2, "V1", "Band 5", "Indian", "3"),
        (2, "V1", "Band 5", "Pakistani", "0"),
        (2, "V1", "Band 5", "Not stated", "1"),
        (3, "V2", "Band 6", "White - British", "2"),
        (3, "V2", "Band 6", "Indian", ""),
        (3, "V2", "Band 6", "Pakistani", "1"),
        (3, "V2", "Band 6", "Not stated", "0"),
    ]


def test_stages_may_stand_in_merged_cells_above_the_groups():
    table = only_table(
        grid_of(
            drawn("""
                        | Shortlisted     |        |           | Appointed       |        |
            Vacancy Ref | White - British | Indian | Pakistani | White - British | Indian | Pakistani
            V1          | 6               | 3      | 2         | 1               | 0      | 1
            """)
        )
    )
    assert rows_of(table, "ethnicity", "shortlisted", "appointed") == [
        ("White - British", "6", "1"),
        ("Indian", "3", "0"),
        ("Pakistani", "2", "1"),
    ]


def test_stages_may_stand_beside_the_groups():
    header = ["Vacancy", "Shortlisted - Indian", "Shortlisted - Pakistani", "White - British (Shortlisted)"]
    table = only_table(grid_of([header, ["V1", "3", "2", "6"]]))
    assert dict(rows_of(table, "ethnicity", "shortlisted")) == {"Indian": "3", "Pakistani": "2", "White - British": "6"}


def test_groups_without_a_stage_are_asked_about():
    found = recognised(grid_of(drawn(WIDE), file="numbers.csv"))
    assert found.tables == ()
    [problem] = found.problems
    assert "nothing says whether these are applied, shortlisted or appointed" in problem


def test_columns_called_by_letters_are_not_ethnic_groups():
    lines = [["Vacancy Ref", "A", "B", "C", "Ethnic Origin", "Shortlisted"], ["V1", "1", "2", "3", "A", "Y"]]
    table = only_table(grid_of(lines))
    assert table.ignored == ("A", "B", "C")
    assert rows_of(table, "ethnicity", "shortlisted") == [("A", "Y")]


# THE STAFF SURVEY


SURVEY = """
NSS24 results by ethnicity
  | Q14a How many times have you experienced harassment... | | | Q15 Does your organisation act fairly... | |
  | by patients
  |
Ethnic group | Never | 1-2  | Base (number of responses) | Yes  | No   | Base (number of responses)
White        | 75.5  | 24.5 | 812                        | 58.1 | 41.9 | 800
BME          | 69.0  | 31.0 | 230                        | 47.25 | 52.75 | 221
Arab         | *     | *    | 9                          | *    | *    | 9
             |       |      |                            |      |      | .
"""


@pytest.mark.parametrize("sheet", ["HEALTH WELLBEING SAFETY Q13-14", "Q13 to 15 (2026)", "Sheet1"])
def test_questions_stand_above_their_answers(sheet):
    table = only_table(grid_of(drawn(SURVEY), file="survey.xlsx", sheet=sheet))
    assert table.kind == "survey"
    assert table.header_line == 5
    assert rows_of(table, "line", "question", "group", "people", "percent") == [
        (6, "Q14a", "White", "812", "24.5"),
        (6, "Q15", "White", "800", "58.1"),
        (7, "Q14a", "BME", "230", "31"),
        (7, "Q15", "BME", "221", "47.25"),
        (8, "Q14a", "Arab", "9", "*"),
        (8, "Q15", "Arab", "9", "*"),
    ]
    assert table.set_aside == ((9, "no group is named"),)


def test_shares_that_are_percentages_by_their_format_alone():
    lines = [["", "Q15 Fair?", "", ""], ["Ethnicity", "Yes", "No", "Base"], ["White", "0.581", "0.419", "800"]]
    assert rows_of(only_table(grid_of(lines)), "percent") == [("58.1",)]


def test_published_results_of_whole_organisations_are_left_out_and_this_is_said():
    lines = [
        ["", "", "Q15 Fair?", "", ""],
        ["ODS code", "Organisation name", "Yes", "No", "Base"],
        ["RXX", "N", "1", "2", "3"],
    ]
    found = recognised(grid_of(lines, file="nss.xlsx", sheet="YOUR JOB Q15"))
    assert (found.tables, found.problems) == ((), ())
    assert found.notices == (
        "nss.xlsx, sheet 'YOUR JOB Q15': these survey results are not by ethnic group, and were left out.",
    )


# JOINERS AND LEAVERS


@pytest.mark.parametrize(
    ("file", "header", "way"),
    [
        ("list.csv", "Termination Date", "left"),
        ("list.csv", "Hire Date", "joined"),
        ("new starters.csv", "Effective Date", "joined"),
    ],
)
def test_a_list_of_leavers_alone_says_which_way_they_went(file, header, way):
    lines = [["Employee Number", header, "Ethnic Origin", "Destination"], ["1", "01/04/2024", "A", "x"]]
    assert rows_of(only_table(grid_of(lines, file=file)), "movement") == [(way,)]


# A RETURN


def test_a_return_is_left_to_the_counts_door():
    header = ["organisation", "standard", "year", "indicator", "row", "group", "happened", "people", "percent"]
    found = recognised(grid_of([header, ["N", "wres", "2025", "5", "", "white", "", "", "20"]], file="survey.csv"))
    assert (found.tables, found.problems) == ((), ())
    assert found.unrecognised == ("survey.csv: return file",)
    assert found.return_files == ("survey.csv",)


# DEPOSIT.TOML BEFORE EVERYTHING


def test_a_header_of_ones_own():
    lines = [["Our ref", "Heritage", "Spine"], ["1", "A", "Band 5"]]
    said = Deposit(columns={"staff": {"our REF": "person", "Heritage": "ethnicity", "Spine": "pay_scale"}})
    table = only_table(grid_of(lines), deposit=said)
    assert used(table) == {"person": "Our ref", "ethnicity": "Heritage", "pay_scale": "Spine"}
    assert table.source == "mapped by deposit.toml"


def test_deposit_toml_wins_over_a_known_header():
    lines = [["Employee Number", "Ethnicity", "Ethnic Origin", "Pay Scale"], ["1", "A", "H", "Band 5"]]
    said = Deposit(columns={"staff": {"Ethnicity": "ethnicity"}})
    assert rows_of(only_table(grid_of(lines), deposit=said), "ethnicity") == [("A",)]


def test_a_known_header_can_be_ignored():
    lines = [["Employee Number", "Ethnicity", "Ethnic Origin", "Pay Scale"], ["1", "A", "H", "Band 5"]]
    said = Deposit(columns={"staff": {"Ethnic Origin": "ignored"}})
    assert rows_of(only_table(grid_of(lines), deposit=said), "ethnicity") == [("A",)]
