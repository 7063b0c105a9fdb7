"""Whoever asked that their ethnicity and disability are not used is counted, and of neither is anything said."""

from tallystick.records.frames import RecordKind
from tests.spec.records.drawn import interpreted, table

STAFF = """
person | name_of_nothing | ethnicity | disability | pay_scale | staff_group | start | nhs_identifier
7      | x               | White - British | Yes        | Band 5    | Nursing and Midwifery Registered | 2020-01-01 | N1
8      | x               | Indian | No         | Band 5    | Nursing and Midwifery Registered | 2020-01-01 | N2
0009   | x               | White - British | Yes | Band 6 | Nursing and Midwifery Registered | 2020-01-01 | N1
"""
CASES = """
person | ethnicity | opened
7      | White - British | 2024-06-01
8      | Indian | 2024-06-01
"""


def said(kind, *tables, of):
    records = interpreted(*tables, is_stopped=lambda person: person in of).records
    frame = records.frames[RecordKind(kind)]
    return dict(frame.select("person", "ethnicity").unique().rows()), frame


def staff():
    return table("staff", STAFF.replace("name_of_nothing | ", "").replace("| x               ", ""))


def test_their_ethnicity_is_withdrawn_and_their_disability_is_not_stated():
    people, frame = said("staff", staff(), of={"8"})
    assert people["8"] == "withdrawn"
    assert frame.filter(person="8")["disability"].to_list() == ["not-stated"]
    assert people["7"] == "A"


def test_they_are_still_counted():
    _, frame = said("staff", staff(), of={"8"})
    assert frame.height == 3


def test_they_are_left_out_of_every_file_that_names_them():
    people, _ = said("cases", staff(), table("cases", CASES), of={"8"})
    assert people == {"7": people["7"], "8": "withdrawn"}
    assert people["7"] != "withdrawn"


def test_a_second_job_under_another_number_is_theirs_too():
    """Numbers 7 and 9 have one national number: they are one person."""
    people, frame = said("staff", staff(), of={"9"})
    assert set(frame.filter(person="7")["ethnicity"]) == {"withdrawn"}
    assert people["8"] != "withdrawn"


def test_without_a_notice_nothing_changes():
    assert said("staff", staff(), of=set())[1].equals(interpreted(staff()).records.frames[RecordKind.STAFF])
