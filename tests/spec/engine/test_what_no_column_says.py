"""A characteristic that no file of a kind has a column for is not the same as one that nobody answered."""

from tests.spec.engine.drawn import counted, line

STAFF = """
    person | ethnicity | disability
    1      | A         | not-known
    2      | D         | not-known
"""
APPLICATIONS = """
    person | ethnicity | disability | shortlisted | appointed
    7      | A         | not-known  | 1           | 1
    8      | D         | not-known  | 1           | 0
"""
CASES = """
    person | kind
    1      | capability
"""
BOARD = """
    person | ethnicity
    51     | A
"""


def indicators(made):
    return sorted(set(made.cube["indicator"]))


def test_blank_cells_are_people_whose_answer_is_unknown():
    made = counted(standard="wdes", applications=APPLICATIONS)
    assert line(made, "2") == {"unknown": (1, 2)}
    assert made.not_made == ()


def test_applications_without_the_column_make_no_indicator_and_say_so():
    made = counted(standard="wdes", staff=STAFF, applications=APPLICATIONS, silent=["applications disability"])
    assert "2" not in indicators(made)
    assert made.funnel.is_empty()
    assert made.variants == {}
    assert [row[3] for row in made.excluded.rows()] == ["not-recorded"] * 2
    assert made.notices == (
        (
            "The applications do not say who is disabled, so indicator 2 of the Workforce Disability Equality Standard "
            "is not made from them."
        ),
    )


def test_the_other_standard_is_counted_as_ever_without_parts_by_what_is_not_said():
    whole = counted(applications=APPLICATIONS)
    made = counted(applications=APPLICATIONS, silent=["applications disability"])
    assert line(made, "2") == line(whole, "2") == {"bme": (0, 1), "white": (1, 1)}
    assert "disability" in set(whole.cube["by"])
    assert "disability" not in set(made.cube["by"])
    assert made.notices == ()


def test_a_silent_staff_list_takes_with_it_all_that_is_held_against_the_workforce():
    made = counted(
        standard="wdes",
        staff=STAFF,
        applications=APPLICATIONS,
        cases=CASES,
        board=BOARD,
        silent=["staff disability"],
    )
    assert indicators(made) == ["2"]
    assert made.notices == (
        (
            "The staff list does not say who is disabled, so indicators 1, 3 and 10 of the Workforce Disability "
            "Equality Standard are not made from it."
        ),
    )
    assert set(made.excluded["reason"]) == {"not-recorded"}


def test_cases_and_seats_can_be_silent_by_themselves():
    made = counted(
        standard="wdes", staff=STAFF, cases=CASES, board=BOARD, silent=["cases disability", "board disability"]
    )
    assert indicators(made) == ["1"]
    assert [one.indicators for one in made.not_made] == [("3",), ("10",)]
