import pytest

from tests.spec.tallies.drawn import counted, notices, refused

title = "Indicators 1 and 9 count heads: happened is the headcount, and the groups of a row are its base"

BAND = """
    indicator | row        | group   | happened
    1         | clinical/5 | white   | 30
    1         | clinical/5 | bme     | 20
    1         | clinical/5 | unknown | 1
"""


def test_a_headcount_needs_no_people():
    assert counted(BAND, "1", "clinical/5") == {"white": "30 people", "bme": "20 people", "unknown": "1 people"}


def test_rows_that_are_not_in_the_file_are_said():
    # 14 bands in each of two blocks and 4 medical grades; senior managers are among the consultants.
    assert [said for said in notices(BAND) if "not in the file" in said] == [
        "31 of the 32 rows of indicator 1 in 2025 are not in the file; the workforce is the sum of those that are"
    ]


def test_a_row_with_no_line_for_unknown_ethnicity_is_read_as_nobody_and_said():
    without = "\n".join(line for line in BAND.splitlines() if "unknown" not in line)
    assert counted(without, "1", "clinical/5") == {"white": "30 people", "bme": "20 people"}
    assert "lines 2, 3: indicator 1 has rows with no line for the group 'unknown'; they were read as nobody" in notices(
        without
    )


BASE_REPEATED = """
    indicator | row        | group   | happened | people | percent
    1         | clinical/5 | white   | 30       | 51     | 58.8
    1         | clinical/5 | bme     | 20       | 51     | 39.2
    1         | clinical/5 | unknown | 1        | 51     | 2.0
"""


def test_people_may_repeat_the_total_of_the_row_and_percent_the_share_of_it():
    assert counted(BASE_REPEATED, "1", "clinical/5") == counted(BAND, "1", "clinical/5")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("20       | 51", "20       | 50"), "line 3: people is neither blank nor the total of the row's groups"),
        (("39.2", "40.0"), "line 3: percent is not this group's share of the row; leave one of them out"),
    ],
)
def test_people_that_are_no_total_and_percent_that_is_no_share_are_refused(wrong, words):
    assert refused(BASE_REPEATED.replace(*wrong)) == [words]


MEDICAL = """
    indicator | row                            | group   | happened
    1         | medical/consultant             | white   | 30
    1         | medical/consultant             | bme     | 20
    1         | medical/consultant             | unknown | 0
    1         | medical/senior-medical-manager | white   | 4
    1         | medical/senior-medical-manager | bme     | 1
    1         | medical/senior-medical-manager | unknown | 0
    1         | workforce                      | white   | 30
    1         | workforce                      | bme     | 20
    1         | workforce                      | unknown | 0
"""


def test_senior_medical_managers_are_among_the_consultants_and_not_added_to_the_workforce():
    assert counted(MEDICAL, "1", "medical/senior-medical-manager")["bme"] == "1 people"


def test_there_cannot_be_more_of_them_than_consultants():
    [problem] = refused(MEDICAL.replace("bme     | 1\n", "bme     | 21\n"))
    assert problem == (
        "lines 2, 3, 4, 5, 6, 7: 'medical/senior-medical-manager' is a part of 'medical/consultant' "
        "and holds more people than it"
    )


BOARD = """
    indicator | row                 | group   | happened
    9         | board/total         | white   | 12
    9         | board/total         | bme     | 2
    9         | board/total         | unknown | 0
    9         | board/executive     | white   | 7
    9         | board/executive     | bme     | 1
    9         | board/executive     | unknown | 0
    9         | board/non-executive | white   | 5
    9         | board/non-executive | bme     | 1
    9         | board/non-executive | unknown | 0
"""


def test_executive_and_non_executive_members_make_up_the_board():
    assert counted(BOARD, "9", "board/executive") == {"white": "7 people", "bme": "1 people", "unknown": "0 people"}
    [problem] = refused(BOARD.replace("white   | 5", "white   | 6"))
    assert problem.endswith("'board/executive' and 'board/non-executive' do not add up to 'board/total'")


WITH_WORKFORCE = """
    indicator | row         | group   | happened
    1         | workforce   | white   | 400
    1         | workforce   | bme     | 100
    1         | workforce   | unknown | 10
    9         | board/total | white   | 12
    9         | board/total | bme     | 2
    9         | board/total | unknown | 0
    9         | workforce   | white   | 400
    9         | workforce   | bme     | 100
    9         | workforce   | unknown | 10
"""


def test_the_workforce_beside_the_board_must_be_that_of_indicator_1():
    assert counted(WITH_WORKFORCE, "9", "workforce")["bme"] == "100 people"
    first, second, third = WITH_WORKFORCE.partition("9         | workforce   | white   | 400")
    assert refused(first + second.replace("400", "401") + third) == [
        "lines 8, 9, 10: the workforce given with indicator 9 is not the workforce of indicator 1"
    ]
