from tests.spec.tallies.drawn import counted, refused

title = "Rows come from a closed list; a blank row is the one that speaks for the indicator"

BLANK = """
    indicator | row | group | happened | people
    3         |     | white | 17       | 2505
    3         |     | bme   | 9        | 725
"""
NAMED = BLANK.replace("3         |     ", "3         | one-year")


def test_for_indicator_3_a_blank_row_means_one_year():
    assert counted(BLANK, "3", "one-year") == {"white": "17 of 2505", "bme": "9 of 725"}
    assert counted(BLANK, "3", "one-year") == counted(NAMED, "3", "one-year")


TWO_YEARS = """
    indicator | row      | group | happened | people
    3         |          | white | 17       | 2505
    3         |          | bme   | 9        | 725
    3         | two-year | white | 40       | 2505
    3         | two-year | bme   | 21       | 725
"""


def test_a_two_year_row_holds_all_the_events_of_both_years_and_the_people_of_one_day():
    assert counted(TWO_YEARS, "3", "two-year") == {"white": "40 of 2505 in 2 years", "bme": "21 of 725 in 2 years"}


MORE_THAN_PEOPLE = """
    indicator | row      | group | happened | people
    3         | two-year | white | 40       | 2505
    3         | two-year | bme   | 21       | 12
"""


def test_over_two_years_there_may_be_more_events_than_people_but_not_more_than_twice():
    assert counted(MORE_THAN_PEOPLE, "3", "two-year")["bme"] == "21 of 12 in 2 years"
    assert refused(MORE_THAN_PEOPLE.replace("12", "10")) == [
        "line 3: it happened to more people than there are in 2 years (happened is over people)"
    ]


def test_in_one_year_there_may_not():
    assert refused(MORE_THAN_PEOPLE.replace("two-year", "one-year")) == [
        "line 3: it happened to more people than there are (happened is over people)"
    ]


NO_ROWS = """
    indicator | row        | group | happened | people
    4         | clinical/5 | white | 900      | 1500
    4         |            | bme   | 220      | 400
    4         |            | white | 900      | 1500
"""


def test_an_indicator_without_rows_takes_none():
    assert refused(NO_ROWS) == ["line 2: indicator 4 has no rows; leave row blank (found 'clinical/5')"]


BOARD = """
    indicator | row | group   | happened
    9         |     | white   | 12
    9         |     | bme     | 2
    9         |     | unknown | 1
"""


def test_for_indicator_9_a_blank_row_means_the_whole_board():
    assert counted(BOARD, "9", "board/total") == {"white": "12 people", "bme": "2 people", "unknown": "1 people"}


NOT_IN_THE_LIST = """
    indicator | row         | group   | happened
    1         | clinical/10 | white   | 12
    1         | clinical/9  | white   | 12
    1         | clinical/9  | bme     | 2
    1         | clinical/9  | unknown | 0
"""


def test_a_row_that_is_not_in_the_list_is_refused_with_where_to_find_the_list():
    assert refused(NOT_IN_THE_LIST) == [
        "line 2: 'clinical/10' is not a row of indicator 1. To see its rows: tallystick show indicator wres 2025 1"
    ]
