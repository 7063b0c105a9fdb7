"""Which cases and enrolments count, of whom, and in which year."""

import pytest

from tallystick.engine import Reason, Said
from tests.spec.engine.drawn import counted, line, outcomes, returned

STAFF = """
    person | ethnicity | contract_type | end        | staff_group | disability
    1      | A         | permanent     |            | 03          | disabled
    2      | D         | permanent     |            | 03          | non-disabled
    3      | D         | permanent     |            | 08          | non-disabled
    4      | A         | bank          |            | 03          | non-disabled
    5      | A         | permanent     | 2024-12-31 | 03          | non-disabled
"""
CASES = """
    person | kind         | formal | opened     | agreed_sanction | medical_procedure | probation | becomes
    1      | disciplinary | yes    | 2024-04-01 | no              | no                | no        | counted
    1      | disciplinary | yes    | 2024-08-01 | no              | no                | no        | another-case
    1      | disciplinary | yes    | 2024-03-31 | no              | no                | no        | counted
    2      | disciplinary | yes    | 2025-03-31 | no              | no                | no        | counted
    2      | disciplinary | yes    | 2025-04-01 | no              | no                | no        | outside-the-period
    2      | disciplinary | yes    | 2023-03-31 | no              | no                | no        | outside-the-period
    2      | disciplinary | yes    |            | no              | no                | no        | no-date
    2      | capability   | yes    | 2024-09-01 | no              | no                | no        | another-kind-of-case
    3      | disciplinary | no     | 2024-09-01 | no              | no                | no        | not-formal
    3      | disciplinary |        | 2024-09-01 | yes             | no                | no        | counted
    3      | disciplinary | yes    | 2023-09-01 | no              | yes               | no        | counted
    3      | disciplinary | yes    | 2024-09-01 | no              | no                | yes       | probation
    4      | disciplinary | yes    | 2024-09-01 | no              | no                | no        | not-counted-as-staff
    5      | disciplinary | yes    | 2024-09-01 | no              | no                | no        | counted
    6      | disciplinary | yes    | 2023-09-01 | no              | no                | no        | counted
           | disciplinary | yes    | 2023-09-01 | no              | no                | no        | counted
           | disciplinary | yes    | 2023-09-01 | no              | no                | no        | counted
"""


def test_every_case_is_counted_or_has_its_reason():
    made = counted(staff=STAFF, cases=CASES)
    expected, became = outcomes(made_of(made, "cases"), CASES)
    assert became == expected
    assert line(made, "3", "one-year") == {"bme": (2, 2), "white": (2, 1)}
    # The people of the last three are on no list, so what they are is not known.
    assert line(made, "3", "two-year") == {"bme": (3, 2), "white": (3, 1), "unknown": (3, 0)}
    assert {Said.CASE_OF_NO_EMPLOYEE, Said.CASE_WITHOUT_PERSON} <= set(made.said)


def test_a_leaver_is_one_by_the_job_that_ended_though_bank_work_is_marked_as_the_main_one():
    staff = """
    person | contract_type | primary | end
    1      | bank          | yes     |
    1      | permanent     | no      | 2024-12-31
    2      | bank          | yes     |
"""
    cases = """
    person | kind         | opened     | becomes
    1      | disciplinary | 2024-09-01 | counted
    2      | disciplinary | 2024-09-01 | not-counted-as-staff
"""
    expected, became = outcomes(made_of(counted(staff=staff, cases=cases), "cases"), cases)
    assert became == expected


def made_of(made, kind):
    class OfKind:
        excluded = made.excluded.filter(kind=kind)

    return OfKind


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        ("agreed-sanctions", Reason.AGREED_SANCTION),
        ("medical-procedures", Reason.MEDICAL_PROCEDURE),
        ("absent-on-31-march", Reason.NOT_IN_THE_WORKFORCE),
    ],
)
def test_a_choice_leaves_cases_out(choice, reason):
    made = counted(staff=STAFF, cases=CASES, choices={choice: ["left-out"]})
    assert str(reason) in made.excluded["reason"].to_list()


def test_more_events_than_people_is_said_and_nothing_breaks():
    made = counted(staff=STAFF, cases=CASES)
    one = returned(made)
    assert Said.MORE_EVENTS_THAN_PEOPLE in made.said
    assert one.find("3", "one-year") == {}, "two white people in a workforce of one: a comparison needs both sides"
    assert set(one.find("3", "two-year")) == set(), "three white people in two years of one person"
    assert one.find("1", "workforce")


def test_a_group_that_is_not_compared_goes_alone():
    made = returned(counted(staff=STAFF, cases="person | opened\n9 | 2024-09-01"))
    assert {group: tally.happened for group, tally in made.find("3", "one-year").items()} == {"white": 0, "bme": 0}


def test_the_case_itself_says_first_who_its_person_is():
    made = counted(staff=STAFF, cases="person | ethnicity\n1 | D\n2 |\n3 | unmapped")
    assert line(made, "3", "one-year") == {"bme": (2, 2), "white": (0, 1)}
    assert made.excluded.filter(kind="cases")["reason"].to_list() == ["unmapped-group"]


def test_the_disability_standard_counts_capability_and_not_ill_health():
    cases = """
    person | kind                  | opened     | becomes
    1      | capability            | 2024-09-01 | counted
    2      | capability            | 2023-09-01 | counted
    3      | capability-ill-health | 2024-09-01 | ill-health
    3      | disciplinary          | 2024-09-01 | another-kind-of-case
    """
    made = counted(standard="wdes", staff=STAFF, cases=cases)
    expected, became = outcomes(made_of(made, "cases"), cases)
    assert became == expected
    assert line(made, "3", "two-year") == {"disabled": (1, 1), "non-disabled": (1, 2)}


def test_cases_without_a_staff_list_have_nobody_to_be_compared_with():
    made = counted(cases="person\n1")
    assert made.excluded["reason"].to_list() == ["no-staff-list"]
    assert line(made, "3", "one-year") == {}


COURSES = """
    person | took_part | mandatory | happened_on | becomes
    1      | yes       | no        | 2024-04-01  | counted
    1      | yes       | no        | 2024-04-02  | another-enrolment
    2      | no        | no        | 2024-09-01  | did-not-take-part
    2      | yes       | yes       | 2024-09-01  | mandatory
    2      | yes       | unmapped  | 2024-09-01  | unmapped-course
    2      | yes       | no        |             | no-date
    2      | yes       | no        | 2024-03-31  | outside-the-period
    3      | yes       | no        | 2025-03-31  | counted
    4      | yes       | no        | 2024-09-01  | not-in-the-workforce
           | yes       | no        | 2024-09-01  | no-person
"""


def test_people_are_counted_once_however_many_courses_they_took():
    made = counted(staff=STAFF, learning=COURSES)
    expected, became = outcomes(made_of(made, "learning"), COURSES)
    assert became == expected
    assert line(made, "4") == {"bme": (1, 2), "white": (1, 1)}
    assert line(made, "4", by="staff-group", stratum="08") == {"bme": (1, 1)}
