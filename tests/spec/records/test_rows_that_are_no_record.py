"""Blank rows, totals and remarks at the foot, and rows that stand twice are set aside with a reason, and no others."""

from dataclasses import replace

from tallystick.records.frames import RecordKind
from tests.spec.records.drawn import interpreted, table


def set_aside(kind, drawn):
    return dict(interpreted(table(kind, drawn)).excluded.select("line", "reason").iter_rows())


def test_what_is_set_aside_and_what_is_not():
    drawn = """
person      | ethnicity | job_role
1           | A         | Nurse
2           | A         | Total Parenteral Nutrition Nurse
            |           |
1           | A         | Nurse
Total       | 4         |
            |           |
Report run  |           |
"""
    assert set_aside("staff", drawn) == {
        4: "the row is blank",
        5: "the same row stands earlier",
        6: "it is a total at the foot of the table",
        7: "the row is blank",
        8: "it is a remark at the foot of the table",
    }


def test_a_total_with_rows_below_it_is_a_row_like_others():
    drawn = """
person | ethnicity
Total  | A
2      | A
"""
    assert set_aside("staff", drawn) == {}


def test_a_repeat_needs_a_number_to_be_a_repeat_of():
    drawn = """
case | person | case_type
     |        | Disciplinary
     |        | Disciplinary
7    |        | Disciplinary
7    |        | Disciplinary
"""
    assert set_aside("cases", drawn) == {5: "the same row stands earlier"}


def test_a_row_that_differs_in_one_cell_stays():
    drawn = """
person | ethnicity | assignment
1      | A         | 1-1
1      | A         | 1-2
"""
    assert set_aside("staff", drawn) == {}


def test_of_a_list_that_shows_several_days_the_nearest_to_31_march_is_kept():
    drawn = """
person | ethnicity | snapshot
1      | A         | 31/03/2024
1      | A         | 31/03/2025
2      | A         | 2025-03-31
"""
    found = interpreted(table("staff", drawn))
    assert found.excluded.select("line", "reason").rows() == [(2, "the row is of another 31 March")]
    assert found.records.frames[RecordKind.STAFF]["line"].to_list() == [3, 4]


def test_what_recognition_set_aside_stays_set_aside():
    whole = replace(table("staff", "person | ethnicity\n1 | A"), set_aside=((9, "a position nobody holds"),))
    assert interpreted(whole).excluded.rows() == [("staff.csv", 9, "staff", "a position nobody holds")]
