"""A page that asks beforehand meets the same yes or no, and the same reason, as an action would."""

import pytest

from tallystick_web.core.rules import Refused, answers, why_not


def check_even(number, *, least=0):
    if number < least:
        raise Refused(f"Give {least} or more.")
    if number % 2:
        raise Refused("Give an even number.")


@pytest.mark.parametrize(
    ("number", "least", "reason"),
    [(4, 0, ""), (3, 0, "Give an even number."), (4, 6, "Give 6 or more.")],
)
def test_the_reason_is_the_sentence_of_the_check_and_blank_where_it_refuses_nothing(number, least, reason):
    assert why_not(check_even)(number, least=least) == reason
    assert answers(check_even)(number, least=least) is not bool(reason)


def test_what_is_no_refusal_is_not_swallowed():
    with pytest.raises(TypeError):
        why_not(check_even)("four")
