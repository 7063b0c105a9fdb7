from datetime import date

import pytest

from tallystick.records.deposit import Deposit
from tests.spec.records.drawn import findings, interpreted, read, table


def test_kinds_of_case_and_what_is_formal():
    drawn = """person | case_type | formal | opened | ill_health
1 | Disciplinary | Y | 01/05/2024 |
2 | Informal conduct | | 01/05/2024 |
3 | Performance | Formal | 01/05/2024 | Yes
4 | Capability | N | 01/05/2024 | No
5 | Grievance | | 01/05/2024 |
6 | Conduct | | |
7 | Witchcraft | Y | 01/05/2024 |"""
    assert read("cases", drawn, "kind", "formal") == [
        ("disciplinary", True),
        ("disciplinary", False),
        ("capability-ill-health", True),
        ("capability", False),
        ("other", True),
        ("disciplinary", False),
        ("other", True),
    ]
    (found,) = findings("cases", drawn, of="unmapped-case-type")
    assert found.people == 1
    assert "Witchcraft" not in found.sentence


def test_procedures_of_cases():
    drawn = """person | case_type | outcome | procedure | probation
1 | MHPS conduct | Agreed sanction | | No
2 | Conduct | Warning | MHPS | Yes"""
    columns = ("agreed_sanction", "medical_procedure", "probation")
    assert read("cases", drawn, *columns) == [(True, True, False), (False, True, True)]


def test_a_case_leaves_ethnicity_to_the_staff_list_only_where_it_says_nothing():
    assert read("cases", "person | ethnicity\n1 |\n2 | Z\n3 | A", "ethnicity") == ["", "not-stated", "A"]


LEARNING = """person | course | class_date | status | mandatory
1 | Leading well | 01/05/2024 | Attended | N
2 | Fire safety | 01/05/2024 | Completed | Statutory
3 | Coaching | 01/05/2024 | Did not attend |
4 | Coaching | 01/05/2024 | |
5 | Coaching | 01/05/2024 | Levitated |"""


def test_who_took_part_and_what_is_mandatory():
    assert read("learning", LEARNING, "took_part", "mandatory") == [
        (True, "no"),
        (True, "yes"),
        (False, "unmapped"),
        (True, "unmapped"),
        (False, "unmapped"),
    ]


def test_the_organisation_says_which_courses_are_mandatory():
    own = Deposit(courses={"COACHING": "non-mandatory", "Leading well": "mandatory"})
    assert read("learning", LEARNING, "mandatory", deposit=own) == ["yes", "yes", "no", "no", "no"]


def test_a_course_nobody_has_spoken_for_is_told_with_the_people_on_it():
    (found,) = findings("learning", LEARNING, of="unmapped-course")
    assert (found.people, found.moves, found.blocks_return) == (1, 1 / 3, True)
    assert (
        "1 person has an unlisted text as course (line 5). Nobody has said whether it is mandatory." in found.sentence
    )
    assert "under [courses] in deposit.toml" in found.suggestion


def test_it_is_named_where_many_took_part():
    rows = [f"{number} | Coaching | 01/05/2024 | Attended" for number in range(10)]
    drawn = "\n".join(["person | course | class_date | status", *rows])
    (found,) = findings("learning", drawn, of="unmapped-course")
    assert "the course 'Coaching' of 10 people" in found.sentence


def test_completion_stands_in_for_the_day_of_the_class():
    drawn = "person | course | class_date | completed\n1 | a | | 02/05/2024\n2 | a | 01/05/2024 | 09/05/2024"
    assert read("learning", drawn, "happened_on") == [date(2024, 5, 2), date(2024, 5, 1)]


def test_seats():
    drawn = """role | ethnicity | voting | executive
Chair | A | Y | N
Chief Nurse | H | Voting |
Non-Executive Director | A | Y |
Adviser | A | Non-voting |"""
    assert read("board", drawn, "voting", "executive") == [(True, False), (True, True), (True, False), (False, None)]
    (found,) = findings("board", drawn, of="unmapped-seat")
    assert found.blocks_return


@pytest.mark.parametrize(
    ("drawn", "file", "expected"),
    [
        ("person | movement\n1 | New starter\n2 | Left\n3 | ?", "m.csv", ["joined", "left", "unmapped"]),
        ("person | happened_on\n1 | 01/05/2024", "Leavers 2025.csv", ["left"]),
        ("person | happened_on\n1 | 01/05/2024", "starters.csv", ["joined"]),
        ("person | happened_on\n1 | 01/05/2024", "starters and leavers.csv", ["unmapped"]),
        ("person | reason\n1 | Retirement", "m.csv", ["left"]),
    ],
)
def test_joining_and_leaving(drawn, file, expected):
    (frame,) = interpreted(table("movements", drawn, file=file)).records.frames.values()
    assert frame["movement"].to_list() == expected


def test_survey_results():
    drawn = """question | group | happened | people | percent
Q14a | All other ethnic groups combined | | 1,204 | 24.9%
WRES indicator 7 | White | 30 | 60 | *
q15 | bme | | | 140"""
    assert read("survey", drawn, "question", "group", "happened", "people", "percent") == [
        ("Q14a", "bme", None, 1204, "24.9"),
        ("7", "white", 30, 60, ""),
        ("Q15", "bme", None, None, ""),
    ]
    (found,) = findings("survey", drawn, of="unread-number")
    assert "line 4" in found.sentence


def test_events_of_another_year_alone_are_said():
    drawn = "person | case_type | opened\n1 | Conduct | 01/05/2021"
    (found,) = findings("cases", drawn, of="not-in-year")
    assert "the latest day is 1 May 2021" in found.sentence


def test_a_kind_that_was_not_handed_in_is_absent():
    found = interpreted(table("board", "role | ethnicity\nChair | A"))
    assert [str(kind) for kind in found.records.frames] == ["board"]
    assert interpreted().summary == ()
