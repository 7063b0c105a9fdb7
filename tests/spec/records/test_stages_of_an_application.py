"""Applications come as marks, dates, numbers or one status; whoever reached a stage passed those before it."""

from datetime import date

from tests.spec.records.drawn import findings, read

STAGES = ("applied", "shortlisted", "interviewed", "offered", "appointed")


def stages(drawn):
    return read("applications", drawn, *STAGES)


def test_marks():
    drawn = """
person | ethnicity | shortlisted | interviewed | offered | appointed
a      | A         | Y           | Y           | Y       | Yes
b      | A         | x           | N           |         | No
c      | H         |             |             |         |
"""
    assert stages(drawn) == [(1, 1, 1, 1, 1), (1, 1, 0, 0, 0), (1, 0, 0, 0, 0)]


def test_dates_and_days_of_a_spreadsheet():
    drawn = """
person | ethnicity | shortlisted | interviewed | offered    | appointed
a      | A         | 01/05/2024  | 45420       | 2024-05-20 | 31/05/2024
b      | A         | 02/05/2024  |             |            |
"""
    assert stages(drawn) == [(1, 1, 1, 1, 1), (1, 1, 0, 0, 0)]
    assert read("applications", drawn, "appointed_on") == [date(2024, 5, 31), None]


def test_numbers_for_many_applications_alike():
    drawn = """
vacancy | ethnicity | applied | shortlisted | interviewed | offered | appointed
V1      | A         | 1,204   | 30          | 20          | 5       | 4
V1      | H         | 0       | 0           | 0           | 0       | 0
"""
    assert stages(drawn) == [(1204, 30, 20, 5, 4), (0, 0, 0, 0, 0)]


def test_one_status():
    drawn = """
person | ethnicity | status
a      | A         | Offer accepted
b      | A         | Unsuccessful at interview
c      | A         | Invited to interview
d      | A         | Not shortlisted
e      | A         | Offer declined
f      | A         | Withdrawn
"""
    assert stages(drawn) == [
        (1, 1, 1, 1, 1), (1, 1, 1, 0, 0), (1, 1, 0, 0, 0), (1, 0, 0, 0, 0), (1, 1, 1, 1, 0), (1, 0, 0, 0, 0),
    ]  # fmt: skip  # one line reads as one table


def test_longlisting_counts_for_nothing():
    drawn = """
person | ethnicity | longlisted | shortlisted | appointed
a      | A         | Y          | N           | N
"""
    assert stages(drawn) == [(1, 0, 0, 0, 0)]


APPOINTED_ONLY = """
person | ethnicity | shortlisted | appointed
a      | A         | N           | Y
b      | A         | Y           | N
c      | A         | Y           | Y
"""


def test_an_appointed_application_was_shortlisted_and_this_is_said():
    assert stages(APPOINTED_ONLY)[0] == (1, 1, 1, 1, 1)
    (found,) = findings("applications", APPOINTED_ONLY, of="stages-filled")
    assert (found.people, found.moves) == (1, 1 / 3)
    assert "1 application reached a later stage without being marked as shortlisted" in found.sentence
    assert "line 2" in found.sentence


def test_somebody_who_withdrew_after_the_offer_was_not_appointed():
    drawn = """
person | ethnicity | shortlisted | offered | appointed | withdrawn
a      | A         | Y           | Y       | Y         | 03/06/2024
b      | A         | Y           | Y       | Y         | N
c      | A         | Y           | N       | N         | Y
"""
    assert stages(drawn) == [(1, 1, 1, 1, 0), (1, 1, 1, 1, 1), (1, 1, 0, 0, 0)]
    (found,) = findings("applications", drawn, of="not-taken-up")
    assert found.people == 1


def test_without_a_stage_that_the_indicator_asks_for_the_return_is_blocked():
    drawn = """
person | ethnicity | appointed
a      | A         | Y
"""
    (found,) = findings("applications", drawn, of="stage-missing")
    assert found.blocks_return
    assert "shortlisted" in found.sentence


def test_applications_that_are_alike_in_all_we_see_are_not_repeats():
    drawn = """
ethnicity | shortlisted | appointed
A         | Y           | N
A         | Y           | N
"""
    assert len(stages(drawn)) == 2
