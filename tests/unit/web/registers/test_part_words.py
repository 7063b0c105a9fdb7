"""How invitations fell on people, and what became of those who were chosen, as a page says it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tallystick_web.registers.presenters.parts import chosen_in_words, load_in_words


def fell(*times):
    """So many invitations of each of some people."""
    return {uuid4(): [date(2026, 11, 1) - timedelta(days=one) for one in range(number)] for number in times}


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ((4, 4, 4), "of 12 invitations in the last 12 months, all went to the same 3 people."),
        ((5,), "of 5 invitations in the last 12 months, all went to 1 person."),
        ((4, 3, 2, 1), "of 10 invitations in the last 12 months, 9 went to 3 of 4 people."),
    ],
)
def test_the_same_people_being_asked_again_is_said(times, says):
    assert says in load_in_words(fell(*times))


@pytest.mark.parametrize("times", [(), (1,), (1, 1, 1), (1, 1, 1, 1), (2, 2, 2, 2, 2, 2, 2)])
def test_nothing_is_said_where_nobody_is_asked_twice_or_all_are_alike(times):
    assert load_in_words(fell(*times)) == ""


@pytest.mark.parametrize(
    ("chosen", "askable", "says"),
    [
        (0, 12, ""),
        (1, 1, "1 person you chose is ticked below."),
        (3, 3, "3 people you chose are ticked below."),
        (3, 1, "1 person you chose is ticked below. 2 others are off the list"),
        (2, 0, "Nobody you chose can be asked"),
    ],
)
def test_how_many_of_those_chosen_can_be_asked_is_said(chosen, askable, says):
    said = chosen_in_words(chosen=chosen, askable=askable)
    assert said.startswith(says)
    assert bool(said) == bool(says)
