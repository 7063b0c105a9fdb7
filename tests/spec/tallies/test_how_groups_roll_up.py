import pytest

from tests.spec.tallies.drawn import counted, refused

title = "Counts may come by finer groups; they add up to those the standard compares"

CATEGORY_CODES = """
    indicator | group | happened | people
    4         | A     | 800      | 1300
    4         | B     | 40       | 80
    4         | C     | 60       | 120
    4         | H     | 120      | 200
    4         | N     | 100      | 200
    4         | Z     | 10       | 30
    4         | 99    | 2        | 8
"""


def test_category_codes_of_the_national_standard_add_up():
    # White: A, B and C. Unknown: Z (not stated) and 99 (not known).
    assert counted(CATEGORY_CODES, "4") == {"white": "900 of 1500", "bme": "220 of 400", "unknown": "12 of 38"}


LOCAL_CODES = """
    indicator | group | happened | people
    4         | A     | 800      | 1300
    4         | CP    | 60       | 120
    4         | CY    | 40       | 80
    4         | LC    | 120      | 200
    4         | PC    | 100      | 200
"""


def test_local_codes_add_up_with_others_under_the_same_national_code():
    # Polish and other European are two of the codes under C: nobody is in both.
    assert counted(LOCAL_CODES, "4") == {"white": "900 of 1500", "bme": "220 of 400"}


FIVE_GROUPS = """
    indicator | group   | happened | people
    4         | white   | 900      | 1500
    4         | mixed   | 20       | 40
    4         | asian   | 120      | 210
    4         | black   | 70       | 130
    4         | other   | 10       | 20
    4         | unknown | 12       | 38
"""


def test_the_five_groups_add_up():
    assert counted(FIVE_GROUPS, "4") == {"white": "900 of 1500", "bme": "220 of 400", "unknown": "12 of 38"}


MIXED_FINENESS = """
    indicator | group   | happened | people
    4         | white   | 900      | 1500
    4         | asian   | 120      | 210
    4         | M       | 50       | 90
    4         | N       | 50       | 100
    4         | unknown | 12       | 38
"""


def test_coarse_groups_and_codes_may_stand_side_by_side_where_nobody_is_in_two():
    assert counted(MIXED_FINENESS, "4")["bme"] == "220 of 400"


@pytest.mark.parametrize(("one", "other"), [("bme", "asian"), ("asian", "H"), ("white", "A"), ("unknown", "Z")])
def test_groups_that_share_people_are_refused(one, other):
    drawn = f"""
        indicator | group   | happened | people
        4         | white   | 900      | 1500
        4         | bme     | 220      | 400
        4         | unknown | 12       | 38
        4         | {one}   | 1        | 2
        4         | {other} | 1        | 2
    """
    assert any(
        f"'{one}' and '{other}' overlap, so some people would be counted twice" in said for said in refused(drawn)
    )


SPREAD = """
    indicator | group           | happened | people
    4         | white-british   | 800      | 1300
    4         | bme             | 220      | 400
    4         | ethnic-minority | 320      | 600
"""


def test_a_group_whose_people_stand_on_both_sides_cannot_be_used():
    [problem] = refused(SPREAD)
    assert problem.startswith("line 4: 'ethnic-minority' is not a group that fits in white, bme, unknown.")


UNKNOWNS = """
    indicator | group             | happened | people
    4         | white             | 900      | 1500
    4         | bme               | 220      | 400
    4         | not-stated        | 4        | 10
    4         | prefer-not-to-say | 3        | 9
    4         | not-known         | 2        | 8
    4         | not-asked         | 2        | 7
    4         | withdrawn         | 1        | 4
"""


def test_the_five_kinds_of_unknown_add_up_to_unknown():
    assert counted(UNKNOWNS, "4")["unknown"] == "12 of 38"
