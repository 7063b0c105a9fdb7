"""Initiatives and ways into work: the reason for positive action, and what is counted of people and hires."""

from datetime import date

import pytest

from tallystick_web.registers.described.initiatives import Basis
from tests.unit.web.registers.drawn import YEAR, book, number_of, refused, share_of

INITIATIVES = """
    title  | kind        | state
    doors  | sponsorship |
    doors2 | sponsorship | closed
    mentor | mentoring   |
    party  | celebration |
"""
COUNTS = """
    initiative | since      | until      | took_part | opened | progressed | state
    doors      | 2026-04-01 | 2027-03-31 | 14        | 11     |            |
    doors      | 2026-04-01 | 2026-09-30 | 9         | 9      |            |
    doors2     | 2026-04-01 | 2026-09-30 | 6         |        |            |
    mentor     | 2026-05-01 | 2026-06-30 | 30        |        | 4          |
    mentor     | 2026-07-01 | 2026-07-31 | 99        |        |            | struck-out
    party      | 2026-05-01 | 2026-05-01 | 400       |        |            |
    doors      | 2025-04-01 | 2026-03-31 | 70        | 70     | 7          |
"""


def counted():
    return book(initiatives=INITIATIVES, initiative_counts=COUNTS)


def test_colleagues_with_a_sponsor_are_counted_in_the_year_and_nobody_twice():
    assert number_of("sponsored-progress", counted(), YEAR) == 14 + 6


def test_chances_are_those_opened_for_people_with_a_sponsor():
    assert number_of("sponsored-chances", counted(), YEAR) == 11


def test_people_in_initiatives_are_all_but_guests_of_a_celebration():
    assert number_of("initiative-uptake", counted(), YEAR) == 14 + 6 + 30


@pytest.mark.parametrize("measure", ["sponsored-progress", "sponsored-chances", "initiative-uptake", "hires-by-route"])
def test_without_a_count_nothing_is_said(measure):
    assert number_of(measure, book(initiatives=INITIATIVES), YEAR) is None


def test_hires_through_other_ways_in_are_out_of_all_hired():
    hires = """
        since      | until      | hired | apprentices | no_degree
        2026-04-01 | 2026-09-30 | 60    | 4           | 6
        2026-10-01 | 2027-03-31 | 40    | 3           | 7
        2026-04-01 | 2026-06-30 | 30    | 3           | 3
    """
    assert share_of("hires-by-route", book(hires=hires), YEAR) == (20, 100)


# WHAT IS REFUSED

DAYS = {"since": date(2026, 4, 1), "until": date(2026, 9, 30)}


@pytest.mark.parametrize("basis", [Basis.POSITIVE_ACTION, Basis.OCCUPATION])
def test_what_is_not_open_to_everybody_says_why(basis):
    assert "The Equality Act 2010 wants the reason" in refused("initiatives", basis=basis, reason=" ")
    assert refused("initiatives", basis=basis, reason="Two of 40 senior posts.") == ""


def test_what_is_open_to_everybody_needs_no_reason_and_ends_after_it_begins():
    assert refused("initiatives", basis=Basis.EVERYBODY, **DAYS) == ""
    assert "cannot come before" in refused("initiatives", since=date(2026, 5, 1), until=date(2026, 4, 1))


@pytest.mark.parametrize(
    ("register", "values", "found"),
    [
        ("initiative-counts", {"took_part": 3, "opened": 4}, "chance opened"),
        ("initiative-counts", {"took_part": 3, "progressed": 4}, "moved up"),
        ("initiative-counts", {"took_part": 3, "until": date(2027, 1, 1)}, "cannot be in the future"),
        ("hires", {"hired": 3, "apprentices": 2, "no_degree": 2}, "than in all"),
    ],
)
def test_counts_add_up(register, values, found):
    assert found in refused(register, **{**DAYS, **values})


def test_counts_that_add_up_are_taken():
    assert refused("initiative-counts", took_part=3, opened=3, progressed=3, **DAYS) == ""
    assert refused("hires", hired=3, apprentices=2, no_degree=1, **DAYS) == ""
