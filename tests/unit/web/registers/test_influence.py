"""Influencing and stakeholders: what is refused, and what is counted."""

from datetime import date

import pytest

from tests.unit.web.registers.drawn import HALF, YEAR, book, number_of, refused, share_of

STAKEHOLDERS = """
    title      | kind      | leads   | contact_on | state
    nhs body   | national  | no       | 2026-09-30 | open
    regulator  | regulator | not-said | 2025-09-30 | open
    community  | community | yes      | 2026-01-01 | open
    community2 | community | yes      | 2025-09-29 | open
    closed     | union     | yes      | 2026-01-01 | closed
    later      | community | yes      | 2026-10-01 | open
"""
PIECES = """
    title | on         | body      | about_race | result  | link      | is_challenge | effect | state  | ended
    a     | 2026-04-01 | nhs body  | yes        | full    | https://a |              |             | closed | 2026-09-30
    b     | 2026-05-01 | community | yes        | partial |           |              |             | closed | 2026-06-01
    c     | 2026-05-01 | nhs body  | yes        | none    | https://c |              |             | closed | 2026-06-01
    d     | 2026-05-01 | nhs body  | no         | full    | https://d |              |             | closed | 2026-06-01
    e     | 2025-05-01 | regulator | yes        | partial | https://e |              |             | closed | 2026-04-01
    f     | 2026-05-01 | regulator | yes        | full    | https://f |              |             | open   |
    g     | 2026-06-01 | nhs body  | no         |         | https://g | yes          | cited       | open   |
    h     | 2026-06-01 |           | yes        |         |           | yes          | changed     | open   |
    i     | 2026-06-01 |           | yes        |         | https://i | yes          | nothing     | open   |
    j     | 2026-06-01 |           | yes        |         | https://j | yes          |             | open   |
    k     | 2026-10-01 | nhs body  | yes        |         | https://k | yes          | cited       | open   |
"""


def test_priorities_count_that_state_an_aim():
    priorities = """
        title | aim            | state
        a     | fairer careers | open
        b     |                | open
        c     | other          | closed
    """
    assert share_of("priorities-with-aim", book(priorities=priorities), HALF) == (1, 2)


def test_pieces_on_race_closed_in_the_half_year_count_with_a_result_and_evidence_of_it():
    assert share_of("influence-results", book(influence=PIECES), HALF) == (2, 4)


def test_pieces_on_race_and_challenges_count_that_went_to_national_bodies():
    drawn = book(influence=PIECES, stakeholders=STAKEHOLDERS)

    assert number_of("influence-per-body", drawn, HALF) == 4  # a, c, f and g
    assert number_of("influence-per-body", book(influence=PIECES), HALF) is None


def test_challenges_count_where_something_followed_that_can_be_shown():
    assert number_of("challenges-with-effect", book(influence=PIECES), HALF) == 1
    assert number_of("challenges-with-effect", book(), HALF) is None


def test_openings_count_that_were_used_of_those_listed_in_the_half_year():
    openings = """
        title | spotted_on | used   | state
        a     | 2026-04-01 | used   |
        b     | 2026-09-30 | missed |
        c     | 2026-05-01 |        |
        d     | 2026-05-01 | used   | struck-out
        e     | 2026-10-01 | used   |
    """
    assert share_of("openings-used", book(openings=openings), HALF) == (1, 3)


def test_requests_count_on_the_day_they_came():
    requests = "title | received_on\na | 2026-04-01\nb | 2026-09-30\nc | 2026-03-31"

    assert number_of("requests-received", book(requests=requests), HALF) == 2
    assert number_of("requests-received", book(), HALF) is None


def test_a_position_needs_two_sources_with_a_wide_mix():
    positions = """
        title | adopted_on | sources                  | wide_sources     | state
        a     | 2026-04-01 | survey interview staff   | survey interview | held
        b     | 2026-05-01 | survey interview         | survey           | held
        c     | 2026-05-01 | survey                   |                  | given-up
        d     | 2026-03-31 | survey interview         | survey interview | held
    """
    assert share_of("positions-with-range", book(positions=positions), YEAR) == (1, 3)


def test_relationships_count_with_a_contact_in_twelve_months():
    assert share_of("stakeholder-range", book(stakeholders=STAKEHOLDERS), HALF) == (1, 3)


def test_a_group_counts_once_it_had_all_three_messages():
    messages = """
        title | message | groups              | sent_on    | state
        a     | first   | national community  | 2026-04-01 |
        b     | second  | national community  | 2026-05-01 |
        c     | third   | national            | 2026-09-30 |
        d     | third   | community           | 2026-10-01 |
        e     | third   | community           | 2026-05-01 | struck-out
        f     | first   | regulator research  | 2026-05-01 |
    """
    drawn = book(stakeholders=STAKEHOLDERS, messages=messages)

    assert share_of("messages-sent", drawn, HALF) == (1, 3)  # national, regulator and community are there


def test_work_plans_in_use_count_that_name_an_outcome():
    plans = "title | is_linked | state\na | yes | open\nb | no | open\nc | | open\nd | yes | closed"
    assert share_of("work-plans-linked", book(work_plans=plans), HALF) == (1, 3)


@pytest.mark.parametrize(
    ("register", "values", "words"),
    [
        ("influence", {"effect": "cited"}, "public challenges"),
        ("openings", {"used": "missed", "why": " "}, "Say why it was not used"),
        ("requests", {"received_on": date(2026, 2, 1), "answered_on": date(2026, 1, 1)}, "before it was received"),
        ("positions", {"sources": ("survey",), "wide_sources": ("survey", "staff")}, "Tick it in both"),
        ("stakeholders", {"contact_on": date(2026, 11, 28)}, "cannot be in the future"),
        ("messages", {"sent_on": date(2026, 11, 28)}, "cannot be in the future"),
        ("work-plans", {"reviewed_on": date(2026, 11, 28)}, "cannot be in the future"),
    ],
)
def test_what_contradicts_itself_is_refused(register, values, words):
    assert words in refused(register, **values)
