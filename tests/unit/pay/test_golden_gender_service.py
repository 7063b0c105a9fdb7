"""The columns and the rules of the gender pay gap service, and rows of NHS trusts that it published."""

import re

import pytest

from tallystick.publishing.pay import gender_rules
from tallystick.publishing.pay.gender_service import COLUMNS, validate
from tests.unit.pay.published import published

SCHEMA = published("gpg-service-schema.csv")
SAMPLE = published("gpg-service-2021-22-nhs-trusts-sample.csv")
GOOD = {column: said for column, said in SAMPLE[0].items() if column in COLUMNS}

# For each way in which the schema words a rule: values that the rule takes, and values that it refuses.
TAKES = {
    "": ([], []),
    "absent from the older files (2019-20)": ([""], []),
    "blank for public bodies": ([""], []),
    "comma and newline inside the quoted cell; 1 marks the public sector, 86210 hospital activities": (
        ["1,\n86210"],
        [],
    ),
    "required; at most 100": (["100", "-12.5", "-999999999", "0"], ["", "100.1", "-1000000000", "12.34", "nil"]),
    "at most 100; blank exactly when male bonus share is 0": (["100", "-7.5"], ["", "100.1", "1.25", "none"]),
    "required; 0 to 100": (["0.8", "100.0"], ["", "100.1", "-0.1", "0.75"]),
    "0 to 100; male plus female must be exactly 100 in each quarter; optional only for furlough years": (
        [],
        ["", "100.1", "-0.1", "11.44", "1"],
    ),
    "banded; one value contains a comma": (["5000 to 19,999"], []),
    "True/False": (["True", "False", ""], ["yes"]),
    "yyyy/mm/dd hh:mm:ss; 03/31 for public bodies, 04/05 otherwise": (
        ["2022/03/31 00:00:00", "2022/04/05 00:00:00"],
        ["31 March 2022", "2022-03-31"],
    ),
}


def test_the_columns_are_those_of_the_service_in_its_order():
    assert tuple(row["column"] for row in SCHEMA) == COLUMNS
    decimals = {row["column"] for row in SCHEMA if row["type"] == "decimal(1)"}
    assert decimals == set(gender_rules.NUMBERS)


@pytest.mark.parametrize("row", SCHEMA, ids=lambda row: row["column"])
def test_every_column_takes_and_refuses_what_its_rule_says(row):
    column = row["column"]
    takes, refuses = TAKES[row["rule"]]
    for said in takes:
        assert validate({**GOOD, column: said}) == ()
    for said in refuses:
        problems = validate({**GOOD, column: said})
        assert any(re.search(rf"\b{column}\b", problem) for problem in problems), said


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["EmployerName"])
def test_a_published_row_has_no_problem(row):
    assert set(row) - {"source_url"} <= set(COLUMNS)
    assert validate(row) == ()


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["EmployerName"])
@pytest.mark.parametrize("quarter", gender_rules.QUARTERS)
def test_a_published_row_with_a_quarter_of_99_9_is_refused(row, quarter):
    his, hers = gender_rules.QUARTERS[quarter]
    less = str(round(float(row[hers]) - 0.1, 1))
    assert validate({**row, hers: less}) == (
        f"{his} and {hers} are {row[his]} and {less}, together 99.9; exactly 100 is expected.",
    )
