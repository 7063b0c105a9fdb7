"""A header counts by how few kinds of record have it; where nothing decides, somebody is asked."""

import pytest

from tallystick.records.deposit import Deposit
from tests.unit.records.recognise.grids import drawn, grid_of, only_table, recognised


def kind_of(headers, file="extract.csv"):
    [line] = drawn(headers)
    return only_table(grid_of([line, ["x"] * len(line)], file=file)).kind


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Employee Number | Ethnic Origin | Pay Scale", "staff"),
        ("Employee Number | Ethnic Origin | Band | Leaving Date | Leaving Reason | FTE | Assignment Number", "staff"),
        ("Employee Number | Ethnic Origin | Band | Leaving Date | Leaving Reason | Destination", "movements"),
        ("Case ID | Emp No | Case Type | Date Opened | Ethnicity | Band | Division | Status | Staff Group", "cases"),
        ("Employee Number | Course | Start Date | Status | Ethnic Origin", "learning"),
        ("Role | Ethnicity | Voting", "board"),
        ("Ethnicity | Applied | Appointed", "applications"),
    ],
)
def test_the_kind_whose_words_they_are(headers, kind):
    assert kind_of(headers) == kind


EITHER = [["Employee Number", "Ethnic Origin", "Start Date", "Type", "Reason"], ["1", "A", "01/04/2024", "x", "y"]]


def test_what_could_be_two_kinds_is_asked_for_in_one_sentence():
    found = recognised(grid_of(EITHER, file="list.csv"))
    assert found.tables == ()
    assert found.problems == (
        (
            "list.csv: this could be cases or joiners and leavers; write in deposit.toml, under [files], which it is: "
            '"list.csv" = "cases".'
        ),
    )


def test_the_file_name_tips_the_balance():
    assert only_table(grid_of(EITHER, file="disciplinary.csv")).kind == "cases"


def test_deposit_toml_decides():
    said = Deposit(files={"list.csv": "movements"})
    assert only_table(grid_of(EITHER, file="list.csv"), deposit=said).kind == "movements"


def test_a_file_can_be_left_out():
    found = recognised(grid_of([["anything"], ["1"]], file="old.csv"), deposit=Deposit(files={"old.csv": "ignored"}))
    assert found.problems == ()
    assert found.notices == ("old.csv: left out, as deposit.toml says.",)


def test_a_file_that_is_named_and_not_there_is_said():
    found = recognised(deposit=Deposit(files={"gone.csv": "staff"}))
    assert found.notices == ("deposit.toml, files: there is no 'gone.csv' in what was handed in.",)
