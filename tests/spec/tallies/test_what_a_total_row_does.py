import pytest

from tests.spec.tallies.drawn import counted, notices, refused

title = "A total is a check on the lines above it and is never counted"

TOTAL_OF_A_ROW = """
    indicator | group   | happened | people
    4         | white   | 900      | 1500
    4         | bme     | 220      | 400
    4         | unknown | 12       | 38
    4         | Total   | 1132     | 1938
"""


def test_a_total_that_agrees_is_said_and_left_out():
    assert counted(TOTAL_OF_A_ROW, "4") == {"white": "900 of 1500", "bme": "220 of 400", "unknown": "12 of 38"}
    assert notices(TOTAL_OF_A_ROW) == ["line 5: read as a total: checked against its groups and not counted"]


def test_a_total_that_does_not_agree_stops_the_file():
    assert refused(TOTAL_OF_A_ROW.replace("1132", "1133")) == [
        "line 5: the total does not equal the sum of its groups (happened)"
    ]


@pytest.mark.parametrize("word", ["total", "TOTAL", "Totals", "Grand total", "All", "All staff", "Sum"])
def test_a_total_may_be_called_by_any_of_its_usual_names(word):
    assert counted(TOTAL_OF_A_ROW.replace("Total", word), "4")["bme"] == "220 of 400"


PART_OF_A_TOTAL = """
    indicator | group | happened | people
    4         | white | 900      | 1500
    4         | bme   | 220      | 400
    4         | Total |          | 1900
"""


def test_a_total_may_be_given_for_one_column_alone():
    assert counted(PART_OF_A_TOTAL, "4") == {"white": "900 of 1500", "bme": "220 of 400"}
    assert refused(PART_OF_A_TOTAL.replace("1900", "1938")) == [
        "line 4: the total does not equal the sum of its groups (people)"
    ]


TOTAL_AT_THE_FOOT = """
    organisation | standard | year | indicator | group | happened | people
    Northmoor    | wres     | 2025 | 3         | white | 17       | 2505
    Northmoor    | wres     | 2025 | 3         | bme   | 9        | 725
    Southmoor    | wres     | 2025 | 3         | white | 10       | 1000
    Southmoor    | wres     | 2025 | 3         | bme   | 4        | 200
    Total        |          |      |           |       | 40       | 4430
"""


def test_a_line_at_the_foot_that_sums_the_columns_is_checked_and_left_out():
    assert notices(TOTAL_AT_THE_FOOT) == ["line 6: read as the file's total: checked and not counted"]


def test_a_line_at_the_foot_that_does_not_agree_stops_the_file():
    assert refused(TOTAL_AT_THE_FOOT.replace("4430", "4431")) == [
        "line 6: the total at the foot does not equal the sum of the column people"
    ]


WORKFORCE = """
    indicator | row        | group   | happened
    1         | clinical/5 | white   | 30
    1         | clinical/5 | bme     | 20
    1         | clinical/5 | unknown | 1
    1         | clinical/6 | white   | 40
    1         | clinical/6 | bme     | 10
    1         | clinical/6 | unknown | 2
    1         | workforce  | white   | 70
    1         | workforce  | bme     | 30
    1         | workforce  | unknown | 3
"""


def test_the_workforce_must_be_the_sum_of_its_rows():
    assert counted(WORKFORCE, "1", "workforce") == {"white": "70 people", "bme": "30 people", "unknown": "3 people"}
    assert refused(WORKFORCE.replace("70", "71")) == [
        "lines 8, 9, 10: the rows of indicator 1 do not add up to the row 'workforce'"
    ]
