"""Applications, the same counted otherwise, and seats on the board."""

from tallystick.engine import Said
from tallystick.tallies.detail import By, VacancySums, VariantKind
from tests.spec.engine.drawn import counted, line, outcomes, returned

APPLICATIONS = """
    person | ethnicity | vacancy | closed     | shortlisted | appointed | international_recruit | becomes
    1      | A         | v1      | 2024-04-01 | 1           | 1         | no                    | counted
    2      | A         | v1      | 2025-03-31 | 1           | 0         | no                    | counted
    3      | D         | v1      | 2024-09-01 | 1           | 0         | no                    | counted
    1      | A         | v2      |            | 1           | 0         | no                    | counted
    3      | D         | v2      | 2024-09-01 |             | 1         | yes                   | counted
    4      | not-known | v2      | 2024-09-01 | 1           | 0         | no                    | counted
    5      | D         |         | 2024-09-01 | 1           | 0         | no                    | counted
    6      | D         | v1      | 2024-09-01 | 0           | 0         | no                    | counted
    7      | A         | v1      | 2024-03-31 | 1           | 1         | no                    | outside-the-period
    8      | unmapped  | v1      | 2024-09-01 | 1           | 1         | no                    | unmapped-group
"""


def test_appointments_out_of_those_shortlisted():
    made = counted(applications=APPLICATIONS)
    expected, became = outcomes(made, APPLICATIONS)
    assert became == expected
    assert line(made, "2") == {"bme": (1, 3), "unknown": (0, 1), "white": (1, 3)}
    assert {Said.UNDATED_APPLICATION, Said.APPOINTED_NOT_SHORTLISTED} <= set(made.said)


def test_the_same_counted_otherwise():
    variants = {one.kind: one for one in returned(counted(applications=APPLICATIONS)).detail.variants}
    assert groups(variants[VariantKind.STRATIFIED]) == {"white": (1, 3), "bme": (1, 2), "unknown": (0, 1)}
    abroad_left_out = variants[VariantKind.WITHOUT_INTERNATIONAL_RECRUITS]
    assert groups(abroad_left_out) == {"white": (1, 3), "bme": (0, 2), "unknown": (0, 1)}
    assert groups(variants[VariantKind.DISTINCT_PEOPLE]) == {"white": (1, 2), "bme": (1, 2), "unknown": (0, 1)}
    # At v1: 1 of 2 white, 0 of 1 BME. At v2: 0 of 1 white, 1 of 1 BME.
    assert variants[VariantKind.STRATIFIED].vacancies == (
        VacancySums(size=2, vacancies=1, ab=0, cw=1, abab=0, abcw=0, cwcw=1),
        VacancySums(size=3, vacancies=1, ab=1, cw=0, abab=1, abcw=0, cwcw=0),
    )


def test_a_vacancy_where_one_group_alone_was_shortlisted_is_no_stratum():
    table = """
    ethnicity | vacancy | shortlisted | appointed
    A         | v1      | 2           | 1
    not-known | v1      | 2           | 1
    D         | v2      | 3           | 1
    A         | v3      | 1           | 1
    D         | v3      | 2           | 1
"""
    (stratified,) = [
        one for one in returned(counted(applications=table)).detail.variants if one.kind is VariantKind.STRATIFIED
    ]
    # At v3: 1 of 1 white, 1 of 2 BME.
    assert stratified.vacancies == (VacancySums(size=3, vacancies=1, ab=2, cw=1, abab=4, abcw=2, cwcw=1),)


def groups(variant):
    return {tally.group: (tally.happened, tally.people) for tally in variant.tallies}


def test_people_are_not_told_apart_where_an_application_has_no_person():
    made = counted(applications="person | shortlisted\n1 | 1\n | 1")
    assert made.variants[VariantKind.DISTINCT_PEOPLE].is_empty()


def test_the_day_of_appointment_may_decide_the_year():
    table = """
    person | closed     | appointed_on | shortlisted | appointed | becomes
    1      | 2024-03-01 | 2024-05-01   | 1           | 1         | counted
    2      | 2024-09-01 |              | 1           | 0         | counted
    3      | 2025-03-01 | 2025-05-01   | 1           | 1         | outside-the-period
    """
    made = counted(applications=table, choices={"application-year": ["appointment-date"]})
    expected, became = outcomes(made, table)
    assert became == expected


def test_the_funnel_counts_every_stage():
    table = """
    person | applied | shortlisted | interviewed | offered | appointed | directorate
           | 40      | 10          | 8           | 3       | 2         | Surgery
    9      | 1       |             |             |         |           | Surgery
    8      |         |             |             |         | 1         | Surgery
    """
    made = returned(counted(applications=table))
    whole = next(found for found in made.detail.funnel if found.by is None)
    assert whole.reached == (42, 11, 9, 4, 3)
    assert any(found.by is By.DIRECTORATE and found.stratum == "Surgery" for found in made.detail.funnel)


BOARD = """
    ethnicity | voting | executive | start      | end        | becomes
    A         | yes    | yes       |            |            | counted
    D         | yes    | no        | 2025-03-31 | 2025-03-31 | counted
    not-known | no     | no        | 2020-01-01 |            | counted
    A         | yes    | yes       | 2025-04-01 |            | seat-not-filled
    A         | yes    | yes       |            | 2025-03-30 | seat-not-filled
    unmapped  | yes    | yes       |            |            | unmapped-group
"""


def test_seats_that_are_filled_on_31_march():
    made = counted(board=BOARD)
    expected, became = outcomes(made, BOARD)
    assert became == expected
    assert line(made, "9", "board/total") == {"bme": 1, "unknown": 1, "white": 1}
    assert line(made, "9", "board/voting") == {"bme": 1, "white": 1}
    assert line(made, "9", "board/non-voting") == {"unknown": 1}
    assert line(made, "9", "board/executive") == {"white": 1}
    assert line(made, "9", "board/non-executive") == {"bme": 1, "unknown": 1}


def test_a_row_of_the_board_needs_an_answer_for_every_seat():
    made = counted(board="ethnicity | voting\nA | yes\nD |")
    assert line(made, "9", "board/total") == {"bme": 1, "white": 1}
    assert line(made, "9", "board/voting") == line(made, "9", "board/non-voting") == {}
    assert Said.SEAT_OF_NO_KIND in made.said


def test_the_workforce_stands_beside_the_board():
    made = counted(staff="person\n1\n2", board=BOARD)
    assert line(made, "9", "workforce") == line(made, "1", "workforce") == {"white": 2}
