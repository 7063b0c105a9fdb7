"""The row of the government's gender pay gap service: what is written in it, and what the service would refuse."""

import csv
import io
from dataclasses import replace

import pytest

from tallystick.publishing.pay.gender_service import COLUMNS, Employer, row_of, to_csv, validate
from tallystick.release.shown import Hidden, Reason
from tests.spec.pay.drawn import released
from tests.spec.statistics.drawn import rows

title = "A row holds one decimal, each quarter comes to exactly 100, and what the service refuses is said beforehand"

# Sixteen to a quarter. Of the lowest, 13 men of 16 are 81.25 %: exactly half way between 81.2 and 81.3.
TRUST = """
    sex     | people | rate | bonus
    men     | 13     | 11   |
    women   | 3      | 11   |
    men     | 1      | 12   |
    women   | 7      | 12   |
    unknown | 8      | 12   |
    women   | 16     | 13   |
    men     | 10     | 20   | 50000
    men     | 1      | 20   | 80000
    women   | 5      | 20   | 50000
"""
WRITTEN = """
    column                    | value
    EmployerName              | Example Trust
    DiffMeanHourlyPercent     | 8.6
    DiffMedianHourlyPercent   | -18.2
    DiffMeanBonusPercent      | 5.2
    DiffMedianBonusPercent    | 0.0
    MaleBonusPercent          | 44.0
    FemaleBonusPercent        | 16.1
    MaleLowerQuartile         | 81.3
    FemaleLowerQuartile       | 18.7
    MaleLowerMiddleQuartile   | 12.5
    FemaleLowerMiddleQuartile | 87.5
    MaleUpperMiddleQuartile   | 0.0
    FemaleUpperMiddleQuartile | 100.0
    MaleTopQuartile           | 68.8
    FemaleTopQuartile         | 31.2
    CurrentName               | Example Trust
"""

REFUSED = """
    column                  | said       | problem
    FemaleLowerQuartile     | 18.6       | MaleLowerQuartile and FemaleLowerQuartile are 81.3 and 18.6, together 99.9; exactly 100 is expected.
    DiffMeanHourlyPercent   | 100.1      | DiffMeanHourlyPercent is '100.1'; expected is a number from -999,999,999 to 100.
    DiffMeanHourlyPercent   | 15.04      | DiffMeanHourlyPercent is '15.04'; expected is a number with at most one decimal.
    DiffMeanHourlyPercent   | about 15   | DiffMeanHourlyPercent is 'about 15'; expected is a number with at most one decimal.
    DiffMedianHourlyPercent |            | DiffMedianHourlyPercent is blank; expected is a gap in per cent of men's pay.
    DiffMeanBonusPercent    |            | DiffMeanBonusPercent is blank; expected is a gap, because MaleBonusPercent is above 0.
    DiffMedianBonusPercent  | 101        | DiffMedianBonusPercent is '101'; expected is a number from -999,999,999 to 100.
    FemaleBonusPercent      | 100.1      | FemaleBonusPercent is '100.1'; expected is a number from 0 to 100.
    FemaleBonusPercent      |            | FemaleBonusPercent is blank; expected is a share from 0 to 100.
    MaleTopQuartile         |            | MaleTopQuartile is blank; expected is a share from 0 to 100.
    EmployerName            |            | EmployerName is blank; expected is the employer's name.
    EmployerId              | RX1        | EmployerId is 'RX1'; expected is a whole number or nothing.
    CompanyLinkToGPGInfo    | our page   | CompanyLinkToGPGInfo is 'our page'; expected is an address that begins with http:// or https://, or nothing.
    DueDate                 | 2027-03-30 | DueDate is '2027-03-30'; expected is a time such as 2026/03/30 00:00:00, or nothing.
"""  # noqa: E501 a sentence stands on one line, as people read it

NO_BONUSES_FOR_MEN = """
    sex     | people | rate | bonus
    men     | 4      | 20   |
    women   | 4      | 15   | 50000
"""
NO_BONUSES_FOR_WOMEN = """
    sex     | people | rate | bonus
    men     | 4      | 20   | 50000
    women   | 4      | 15   |
"""
# One man of 4,000 is 0.025 %, which the row says is 0.0; then the service takes no gap either.
HARDLY_ANY_BONUS_FOR_MEN = """
    sex     | people | rate | bonus
    men     | 1      | 20   | 90000
    men     | 3999   | 20   |
    women   | 4      | 15   | 50000
"""
# Women are paid a hundredth of a penny more: a gap of -0.0005 %.
HARDLY_ANY_GAP = """
    sex     | people | rate    | bonus
    men     | 4      | 20      | 50000
    women   | 4      | 20.0001 | 50000
"""
QUARTERS = [column for column in COLUMNS if column.endswith("Quartile")]


@pytest.fixture(scope="module")
def table():
    return released(TRUST)


@pytest.fixture
def good(table):
    return row_of(table)


def test_what_is_known_is_written_and_all_else_is_blank(good):
    assert tuple(good) == COLUMNS
    assert {column: said for column, said in good.items() if said} == dict(rows(WRITTEN))
    assert validate(good) == ()


def test_what_the_service_holds_of_an_employer_can_be_given(table):
    employer = Employer(id="1044", size="1000 to 4999", link="https://example.org/gap", due_date="2027/03/30 00:00:00")
    row = row_of(table, employer)
    given = ("EmployerId", "EmployerSize", "CompanyLinkToGPGInfo", "DueDate")
    assert [row[column] for column in given] == [employer.id, employer.size, employer.link, employer.due_date]
    assert validate(row) == ()


@pytest.mark.parametrize(("column", "said", "problem"), rows(REFUSED))
def test_a_problem_names_the_column_what_was_found_and_what_is_expected(good, column, said, problem):
    assert validate({**good, column: said}) == (problem,)


@pytest.mark.parametrize("drawn", [NO_BONUSES_FOR_MEN, HARDLY_ANY_BONUS_FOR_MEN])
def test_a_bonus_gap_is_blank_where_the_row_says_that_no_man_was_paid_one(drawn):
    row = row_of(released(drawn))
    assert (row["MaleBonusPercent"], row["FemaleBonusPercent"]) == ("0.0", "100.0")
    assert (row["DiffMeanBonusPercent"], row["DiffMedianBonusPercent"]) == ("", "")
    assert validate(row) == ()
    assert validate({**row, "DiffMeanBonusPercent": "5.0"}) == (
        "DiffMeanBonusPercent is '5.0'; expected is nothing, because MaleBonusPercent is 0.",
    )


def test_where_no_woman_was_paid_a_bonus_no_gap_is_made_up_and_the_service_will_ask():
    row = row_of(released(NO_BONUSES_FOR_WOMEN))
    assert (row["DiffMeanBonusPercent"], row["DiffMedianBonusPercent"]) == ("", "")
    assert [problem.split()[0] for problem in validate(row)] == ["DiffMeanBonusPercent", "DiffMedianBonusPercent"]


def test_what_rounds_to_nothing_has_no_sign():
    row = row_of(released(HARDLY_ANY_GAP))
    assert (row["DiffMeanHourlyPercent"], row["DiffMedianHourlyPercent"]) == ("0.0", "0.0")


def test_only_figures_counted_as_the_law_counts_are_written(table, good):
    """Shares among people of known sex are in the table too; in whatever order it holds them, the row is the same."""
    assert row_of(replace(table, figures=table.figures[::-1])) == good


@pytest.mark.parametrize(("due", "may_be_blank"), [("2021", True), ("2022", True), ("2023", False), ("", False)])
def test_years_of_furlough_may_leave_all_quarters_out(good, due, may_be_blank):
    row = {**good, "DueDate": due and f"{due}/03/31 00:00:00", **dict.fromkeys(QUARTERS, "")}
    problems = validate(row)
    assert [problem.split()[0] for problem in problems] == ([] if may_be_blank else QUARTERS)
    # One quarter left out of four is no choice.
    assert len(validate({**row, "MaleTopQuartile": "60", "FemaleTopQuartile": "40"})) == len(QUARTERS) - 2


def test_a_figure_that_is_withheld_is_blank_and_is_asked_for(table):
    hidden = Hidden(Reason.PROTECTS_PEOPLE)
    figures = tuple(
        replace(one, value=hidden if one.value else None, n=hidden if one.n else None) for one in table.figures
    )
    row = row_of(replace(table, figures=figures))
    assert [column for column in COLUMNS if row[column]] == ["EmployerName", "CurrentName"]
    asked = {problem.split()[0] for problem in validate(row)}
    assert asked == {column for column in COLUMNS[6:20] if not column.startswith("Diff") or "Hourly" in column}


def test_the_file_has_the_columns_and_harms_no_spreadsheet(table, good):
    formula = row_of(replace(table, organisation="=Example, Trust"))
    lines = list(csv.reader(io.StringIO(to_csv([good, formula]))))
    assert lines[0] == list(COLUMNS)
    assert dict(zip(COLUMNS, lines[1], strict=True)) == good
    assert lines[1][COLUMNS.index("DiffMedianHourlyPercent")] == "-18.2"
    assert lines[2][0] == "'=Example, Trust"
