"""A row is left out of a standard only for a reason that is true of the row and of that standard."""

import polars as pl
import pytest

from tallystick.account.left_out import as_csv, left_out
from tallystick.engine import Reason
from tallystick.records.interpret.whole import EXCLUDED
from tests.spec.engine.drawn import counted

STAFF = """
    person | contract_type | disability
    1      | permanent     | disabled
    2      | bank          | disabled
    3      | permanent     | unmapped
"""
NOTHING = pl.DataFrame(schema=EXCLUDED)


def lines(standards=("wres", "wdes"), no_records=NOTHING, **tables):
    both = {standard: counted(standard=standard, staff=STAFF, **tables) for standard in standards}
    found = left_out(no_records, both).filter(~pl.col("kind").is_in([*({"staff"} if tables else ())]))
    return found.select("line", "standard", "reason").rows()


def test_one_line_stands_for_both_standards_where_both_have_the_same_reason():
    assert lines()[0] == (3, "", "The contract type is not one of those counted as staff")


def test_a_person_whom_one_standard_cannot_place_is_left_out_of_that_one_alone():
    assert lines()[1:] == [(4, "wdes", "What is recorded could not be placed in a group that the standard compares")]


def test_rows_meant_for_the_other_standard_are_not_left_out():
    survey = """
    question | group    | happened | people
    5        | white    | 10       | 40
    5        | disabled | 10       | 40
    4a-i     | disabled | 10       | 40
    Q14a     | disabled | 10       | 40
    Q99      | white    | 10       | 40
    6        | purple   | 10       | 40
"""
    assert lines(survey=survey) == [
        (5, "wdes", "Another row holds a result of the same question and group"),
        (6, "", "No indicator asks this question"),
        (7, "", "The result is of a group that is not compared"),
    ]


def test_a_case_is_left_out_for_the_reason_of_the_standard_that_asks_about_such_cases():
    cases = """
    person | kind         | probation
    1      | disciplinary | no
    1      | disciplinary | yes
    1      | capability   | no
    1      | other        | no
"""
    assert lines(cases=cases) == [
        (3, "wres", "The case fell into probation, which is left out"),
        (5, "", "The case is of another kind than the indicator counts"),
    ]


def test_a_row_that_no_standard_uses_is_listed_once():
    assert lines(movements="person\n1") == [(2, "", "No indicator counts records of this kind")]


def test_with_one_standard_every_row_it_does_not_use_is_listed():
    learning = "person | mandatory\n1 | no\n1 | yes"
    assert lines(standards=["wdes"], learning=learning) == [
        (line, "", "No indicator counts records of this kind") for line in (2, 3)
    ]


def test_rows_that_never_became_a_record_stand_among_the_others_and_read_alike():
    blank = pl.DataFrame([("staff.csv", 9, "staff", "the row is blank")], schema=EXCLUDED, orient="row")
    assert lines(no_records=blank)[-1] == (9, "", "The row is blank")
    (head, *_, last) = as_csv(left_out(blank, {})).decode().splitlines()
    assert head == "file,line,kind,standard,reason"
    assert last == "staff.csv,9,staff,,The row is blank"


@pytest.mark.parametrize("reason", Reason)
def test_what_is_no_fault_of_a_row_does_not_block_a_return(reason):
    assert not (reason.is_no_fault and reason.blocks_return)
