"""What equal rates would have meant, in whole people."""

from fractions import Fraction

import pytest

from tests.spec.statistics.drawn import cell, heads, likelihood, measured, number, rows, the

title = "Equal rates are told as the whole number of people by which a count would differ"

# With totals free: the white rate for the number of BME staff. 5 of 200 is 2.5 of 100.
DISCIPLINARY = """
    bme   | white   | at the white rate | change
    9/725 | 17/2505 | 4.92              | -4
    4/100 | 5/200   | 2.5               | -1
    3/100 | 5/200   | 2.5               | 0
    2/100 | 5/200   | 2.5               | 0
    1/100 | 5/200   | 2.5               | 1
    0/100 | 5/200   | 2.5               | 2
    6/100 | 0/200   | 0                 | -6
    0/500 | 12/2500 | 2.4               | 2
"""


@pytest.mark.parametrize(("bme", "white", "expected", "change"), rows(DISCIPLINARY))
def test_the_change_is_rounded_with_halves_towards_zero(bme, white, expected, change):
    found = likelihood(bme, white).parity
    happened, people = (int(part) for part in bme.split("/"))
    assert (found.group, number(found.actual), number(found.people)) == ("bme", happened, people)
    assert number(found.change) == int(change)
    assert number(found.expected) == happened + int(change)


def test_the_change_gives_a_ratio_close_to_one():
    found = likelihood("9/725", "17/2505").parity
    assert found.gives.amount == Fraction(5, 725) / Fraction(17, 2505)


def test_no_ratio_is_given_where_nothing_would_have_happened_to_anybody():
    assert likelihood("6/100", "0/200").parity.gives is None


def test_training_at_the_white_rate_moves_the_count_at_the_bottom():
    found = likelihood("900/1500", "220/400", indicator="4").parity
    assert (found.group, number(found.change), number(found.expected), number(found.people)) == ("bme", 20, 240, 400)
    assert found.gives.amount == 1


def test_with_the_number_of_posts_fixed_what_one_group_gains_the_other_loses():
    # 420 posts for 1,960 people are 162.86 for 760, which is 42.86 more than 120.
    found = likelihood("300/1200", "120/760", indicator="2").parity
    assert (found.group, number(found.change), number(found.expected), number(found.people)) == ("bme", 43, 163, 760)
    assert found.gives.amount == Fraction(257, 1200) / Fraction(163, 760)


def test_half_a_post_is_rounded_towards_zero():
    # 5 posts for 20 people are 2.5 for 10.
    for bme, white, change in (("2/10", "3/10", 0), ("1/10", "4/10", 1), ("4/10", "1/10", -1)):
        assert number(likelihood(white, bme, indicator="2").parity.change) == change


def test_a_row_is_held_against_the_share_of_the_whole_workforce():
    drawn = """
        row        | white | bme | unknown
        clinical/5 | 70    | 28  | 2
        clinical/6 | 45    | 4   | 1
    """
    # 32 of 150 are 10.67 of 50, which is 6.67 more than 4; and 21.33 of 100, which is 6.67 less than 28.
    results = measured(heads(drawn))
    change, gives = {}, {}
    for row in ("clinical/5", "clinical/6"):
        found = the(results, row=row, measure="point_difference").parity
        assert found.group == "bme"
        change[row], gives[row] = number(found.change), found.gives.amount
    assert change == {"clinical/5": -7, "clinical/6": 7}
    assert gives["clinical/6"] == 100 * (Fraction(11, 50) - Fraction(32, 150))
    assert gives["clinical/5"] == 100 * (Fraction(21, 100) - Fraction(32, 150))


def test_seats_are_held_against_the_share_of_the_whole_workforce():
    drawn = """
        row         | white | bme | unknown
        board/total | 10    | 2   | 0
        workforce   | 700   | 286 | 14
    """
    # 28.6 % of 12 seats are 3.43, which is 1.43 more than 2.
    found = the(measured(heads(drawn, "9")), row="board/total").parity
    assert (number(found.actual), number(found.change), number(found.people)) == (2, 1, 12)
    assert found.gives.amount == 100 * (Fraction(3, 12) - Fraction(286, 1000))


def test_half_a_seat_is_rounded_towards_zero():
    drawn = """
        row         | white | bme
        board/total | 9     | 1
        workforce   | 750   | 250
    """
    found = the(measured(heads(drawn, "9")), row="board/total").parity
    assert number(found.change) == 1  # 2.5 seats are 1.5 more than 1
    assert number(found.gives) == pytest.approx(100 * (2 / 10 - 0.25))


def test_with_both_tiers_fixed_people_change_places_between_them():
    drawn = """
        row        | white | bme
        clinical/5 | 1000  | 400
        clinical/6 | 600   | 150
    """
    # (400 + 150) * (600 + 150) / 2150 = 191.86, which is 41.86 more than 150.
    found = the(measured(heads(drawn)), indicator="rdr").parity
    assert (found.group, number(found.actual), number(found.change), number(found.people)) == ("bme", 150, 42, 550)
    assert found.gives.amount == Fraction(558 * 358, 1042 * 192)


def test_surveys_are_not_asked_what_equal_rates_would_have_meant():
    results = measured([cell("200/1000", "white", "5"), cell("249/1000", "bme", "5")])
    assert [result.parity for result in results] == [None, None, None]
