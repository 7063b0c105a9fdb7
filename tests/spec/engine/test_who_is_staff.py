"""Who is counted as staff on 31 March, and which of a person's jobs stands for them."""

import pytest

from tallystick.engine import Collapse, Said
from tests.spec.engine.drawn import counted, line, outcomes, returned

JOBS = """
person | contract_type | status       | start      | end        | hosted | row        | ethnicity | becomes
1      | permanent     | active       | 2015-01-01 |            | no     | clinical/5 | A         | counted
2      |               |              |            |            |        | clinical/5 | A         | counted
3      | bank          | active       | 2015-01-01 |            | no     |            | A         | contract-type
4      | unmapped      | active       | 2015-01-01 |            | no     | clinical/5 | A       | unmapped-contract-type
5      | permanent     | career-break | 2015-01-01 |            | no     | clinical/5 | A         | status
6      | permanent     | unmapped     | 2015-01-01 |            | no     | clinical/5 | A         | counted
7      | permanent     | active       | 2015-01-01 |            | yes    | clinical/5 | A         | hosted
8      | permanent     | active       | 2025-04-01 |            | no     | clinical/5 | A         | not-yet-employed
9      | permanent     | active       | 2025-03-31 | 2025-03-31 | no     | clinical/5 | A         | counted
10     | permanent     | active       | 2015-01-01 | 2025-03-30 | no     | clinical/5 | A         | no-longer-employed
11     | permanent     | active       | 2015-01-01 |            | no     |            | A         | no-row
12     | permanent     | active       | 2015-01-01 |            | no     | unmapped   | A         | unmapped-row
13     | permanent     | active       | 2015-01-01 |            | no     | clinical/5 | unmapped  | unmapped-group
14     | permanent     | active       | 2015-01-01 |            | no     | clinical/5 | not-known | counted
       | permanent     | active       | 2015-01-01 |            | no     | clinical/5 | A         | no-person
"""


def test_every_job_is_counted_or_has_its_reason():
    made = counted(staff=JOBS)
    expected, became = outcomes(made, JOBS)
    assert became == expected
    assert line(made, "1", "workforce") == {"unknown": 1, "white": 4}
    assert Said.NO_CONTRACT_TYPE in made.said


@pytest.mark.parametrize(
    ("choice", "answer", "people"),
    [
        ("contract-types", ["permanent", "bank"], 4),  # a bank worker is in no row of the standard
        ("contract-types", ["bank"], 0),
        ("statuses-left-out", [], 5),
        ("hosted", ["counted"], 5),
    ],
)
def test_a_choice_changes_who_is_counted(choice, answer, people):
    made = counted(staff=JOBS, choices={choice: answer})
    assert line(made, "1", "workforce").get("white", 0) == people


# Each pair of jobs is one person's: the first drawn is the one that should stand for them.
PAIRS = {
    Collapse.NOT_PRIMARY: """
    person | primary | start      | fte | assignment
    1      | yes     | 2015-01-01 | 0.2 | 9
    1      | no      | 2020-01-01 | 1.0 | 1
    """,
    Collapse.STARTED_EARLIER: """
    person | primary | start      | fte | assignment
    1      |         | 2020-01-01 | 0.2 | 9
    1      | no      | 2015-01-01 | 1.0 | 1
    """,
    Collapse.FEWER_HOURS: """
    person | primary | start      | fte | assignment
    1      | yes     | 2015-01-01 | 0.6 | 9
    1      | yes     | 2015-01-01 | 0.4 | 1
    """,
    Collapse.LISTED_LATER: """
    person | primary | start      | fte | assignment
    1      | yes     | 2015-01-01 |     | 10
    1      | yes     | 2015-01-01 | 0.0 | 9
    """,
}


@pytest.mark.parametrize("why", Collapse)
def test_one_job_stands_for_a_person(why):
    made = counted(staff=PAIRS[why])
    assert line(made, "1", "workforce") == {"white": 1}
    assert made.excluded.rows() == [("staff.csv", 3, "staff", "another-assignment")]
    assert made.collapses == {why: 1}


def test_a_job_that_does_not_count_never_stands_for_a_person():
    staff = """
    person | primary | contract_type | row
    1      | yes     | bank          | clinical/5
    1      | no      | permanent     | clinical/6
    """
    made = counted(staff=staff)
    assert line(made, "1", "clinical/6") == {"white": 1}
    assert made.excluded["reason"].to_list() == ["contract-type"]


def test_the_same_number_at_two_organisations_is_two_people():
    staff = """
    organisation | person
    R1A          | 1
    R2B          | 1
    """
    assert counted(staff=staff).cube.filter(indicator="1", row="workforce", by="")["happened"].to_list() == [1, 1]


def test_senior_medical_managers_are_consultants_too_and_one_person():
    staff = """
    person | row                | within
    1      | medical/consultant | medical/senior-medical-manager
    2      | medical/consultant |
    """
    made = counted(staff=staff)
    assert line(made, "1", "medical/consultant") == {"white": 2}
    assert line(made, "1", "medical/senior-medical-manager") == {"white": 1}
    assert line(made, "1", "workforce") == {"white": 2}


def test_a_return_gives_every_row_and_nought_where_there_is_nobody():
    made = returned(counted(staff="person | ethnicity\n1 | D"))
    assert len(made.rows_of("1")) == 34
    assert {group: tally.happened for group, tally in made.find("1", "clinical/9").items()} == {
        "white": 0,
        "bme": 0,
        "unknown": 0,
    }
    assert made.find("1", "workforce")["bme"].happened == 1
    assert not made.rows_of("3"), "no cases were handed in"


def test_the_disability_standard_counts_the_same_people_by_disability():
    staff = """
    person | disability
    1      | disabled
    2      | prefer-not-to-say
    3      | unmapped
    """
    made = counted(staff=staff, standard="wdes")
    assert line(made, "1", "workforce") == {"disabled": 1, "unknown": 1}
    assert made.excluded["reason"].to_list() == ["unmapped-group"]
