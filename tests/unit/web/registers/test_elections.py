"""Elections: nothing about a person's vote, and what is counted of outreach and of the result as a total."""

from datetime import date

import pytest

from tallystick_web.registers.described import registers
from tests.unit.web.registers.drawn import YEAR, book, refused, share_of

ROUNDS = """
    title  | nominations_on | closes_on  | candidates | votes | is_safe | votes_fewer | state
    spring | 2026-05-01     | 2026-06-01 | 40         | 900   | yes     | 300         | over
    small  | 2026-06-01     | 2026-07-01 | 6          | 100   |         |             | over
    autumn | 2026-10-01     | 2026-11-01 | 30         | 600   | yes     | 150         | over
    off    | 2026-10-01     | 2026-11-01 | 30         | 999   | yes     | 999         | called-off
    past   | 2026-03-01     | 2026-03-31 | 30         | 700   | yes     | 700         | over
    next   | 2027-05-01     |            |            |       |         |             | planned
"""


def test_steps_are_taken_that_were_done_before_nominations_closed():
    steps = """
        title | election | planned_on | done_on    | state
        one   | spring   | 2026-04-01 | 2026-04-02 |
        two   | spring   | 2026-04-01 | 2026-05-01 |
        three | spring   | 2026-04-01 | 2026-05-02 |
        four  | spring   | 2026-04-01 |            |
        five  | spring   | 2026-04-01 |            | dropped
        six   | autumn   | 2026-09-01 | 2026-09-01 |
        seven | past     | 2026-02-01 | 2026-02-01 |
        eight | off      | 2026-09-01 | 2026-09-01 |
        nine  | next     | 2027-01-01 | 2027-01-01 |
    """
    assert share_of("outreach-done", book(elections=ROUNDS, election_steps=steps), YEAR) == (3, 5)


def test_votes_are_added_up_over_the_rounds_of_the_year_that_are_safe():
    assert share_of("election-result", book(elections=ROUNDS), YEAR) == (450, 1500)


def test_a_year_without_a_safe_round_says_nothing():
    small = "title | nominations_on | closes_on | votes\nsmall | 2026-06-01 | 2026-07-01 | 100"
    assert share_of("election-result", book(elections=small), YEAR) is None


# WHAT IS REFUSED

OVER = {
    "nominations_on": date(2026, 5, 1),
    "opens_on": date(2026, 5, 10),
    "closes_on": date(2026, 6, 1),
    "voters": 2000,
    "candidates": 20,
    "votes": 900,
}
TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"opens_on": date(2026, 4, 1)}, "before nominations close"),
        ({"closes_on": date(2026, 5, 9)}, "before it opens"),
        ({"votes": 2001}, "cannot be more than"),
        ({"voters": None}, "cannot be more than"),
        ({"closes_on": TODAY}, "when voting is over"),
        ({"closes_on": None}, "when voting is over"),
        ({"votes_fewer": 901, "is_safe": True}, "cannot be more than"),
        ({"votes_fewer": 300}, "at least 10 of the candidates"),
        ({"votes_fewer": 300, "is_safe": False}, "at least 10 of the candidates"),
        ({"votes_fewer": 300, "is_safe": True, "candidates": 19}, "at least 10 of the candidates"),
        ({"votes_fewer": 300, "is_safe": True, "candidates": None}, "at least 10 of the candidates"),
        ({"votes_fewer": 0, "is_safe": False}, "at least 10 of the candidates"),
    ],
)
def test_a_round_that_tells_too_much_or_contradicts_itself_is_refused(values, found):
    assert found in refused("elections", TODAY, **{**OVER, **values})


@pytest.mark.parametrize("values", [{}, {"votes_fewer": 300, "is_safe": True}, {"votes": None, "closes_on": None}])
def test_a_round_with_totals_is_taken(values):
    assert refused("elections", TODAY, **{**OVER, **values}) == ""


def test_a_step_is_not_done_before_its_day_has_come():
    assert "cannot be in the future" in refused("election-steps", TODAY, done_on=date(2026, 11, 28))
    assert refused("election-steps", TODAY, done_on=TODAY, planned_on=date(2027, 1, 1)) == ""


def test_no_column_of_an_election_has_room_for_a_person_or_a_choice():
    kinds = {one.kind.value for one in registers()["elections"].columns}
    assert kinds == {"day", "whole", "yes"}
