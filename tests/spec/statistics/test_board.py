"""Indicator 9: the board, where seats are few and whole."""

from fractions import Fraction
from math import comb

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tests.generative.measures.reference import verdict_of_seats
from tests.spec.statistics.drawn import extras, heads, measured, number, rows, the

title = "A board is as near as whole seats allow, clearly further, or it cannot be told"

SEATS = """
    seats | bme | unknown | workforce | verdict     | because
    10    | 2   | 0       | 20        | close       | exactly the share
    10    | 3   | 0       | 20        | close       | one seat more
    10    | 1   | 0       | 20        | close       | one seat fewer
    10    | 0   | 0       | 20        | cannot-tell | two seats fewer, which chance does 11 % of the time
    10    | 4   | 0       | 20        | cannot-tell | two seats more, 12 %
    10    | 5   | 0       | 20        | cannot-tell | 3.3 %
    10    | 6   | 0       | 20        | clear       | 0.6 %
    20    | 0   | 0       | 20        | clear       | 1.2 %
    20    | 1   | 0       | 20        | cannot-tell | 6.9 %
    4     | 0   | 0       | 20        | cannot-tell | 0.8 of a seat was due, so none is not close
    5     | 0   | 0       | 10        | cannot-tell | exactly half a seat was due
    2     | 0   | 0       | 20        | close       | less than half a seat was due
    4     | 0   | 0       | 12.4      | close       | 0.496 of a seat
    1     | 1   | 0       | 20        | close       | one seat is within one seat
    3     | 1   | 0       | 0         | close       | within one seat of none
    3     | 2   | 0       | 0         | clear       | chance would never do it
    10    | 0   | 0       | 0         | close       | nobody to be expected
    10    | 2   | 1       | 20        | close       | with 2 or 3 of them it is close
    10    | 3   | 1       | 20        | cannot-tell | with 3 it is close, with 4 it is not
    20    | 0   | 1       | 20        | cannot-tell | with 0 it is clear, with 1 it is not
    30    | 0   | 1       | 20        | clear       | with 0 or 1 it is clear
    4     | 0   | 1       | 20        | cannot-tell | none is not close, and one is
    10    | 0   | 10      | 50        | cannot-tell | clear on one side or clear on the other
    10    | 6   | 4       | 20        | clear       | more than chance gives however they were filled
"""


def board(seats, bme, unknown, workforce):
    """The whole board's result; ``workforce`` is a percentage of 1,000 people, ten of them of unknown ethnicity."""
    share = int(10 * Fraction(workforce))
    drawn = f"""
        row         | white                    | bme     | unknown
        board/total | {int(seats) - int(bme) - int(unknown)} | {bme}   | {unknown}
        workforce   | {990 - share}            | {share} | 10
    """
    return the(measured(heads(drawn, "9")), row="board/total")


@pytest.mark.parametrize(("seats", "bme", "unknown", "workforce", "verdict", "because"), rows(SEATS))
def test_a_board_gets_the_verdict_of_the_table(seats, bme, unknown, workforce, verdict, because):
    assert board(seats, bme, unknown, workforce).verdict == verdict
    assert verdict_of_seats(int(bme), int(seats), Fraction(workforce) / 100, int(unknown)) == verdict


@pytest.mark.parametrize(("seats", "bme", "unknown", "workforce", "verdict", "because"), rows(SEATS))
def test_p_is_the_tail_on_the_side_where_the_count_lies(seats, bme, unknown, workforce, verdict, because):
    n, taken, share = int(seats), int(bme), Fraction(workforce) / 100
    chances = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    tail = sum(chances[: taken + 1]) if taken <= n * share else sum(chances[taken:])
    assert number(board(seats, bme, unknown, workforce).p) == pytest.approx(float(tail), rel=1e-12)


def nearest_by_trying(seats, bme, unknown, share):
    """The numbers of seats nearest to ``bme`` that would be clear. Every number the known seats allow is tried."""
    possible = range(seats - unknown + 1)
    found = [n for n in possible if verdict_of_seats(n, seats, share, unknown) is Verdict.CLEAR]
    closest = min((abs(n - bme) for n in found), default=None)
    return {n for n in found if abs(n - bme) == closest}


@pytest.mark.parametrize(("seats", "bme", "unknown", "workforce", "verdict", "because"), rows(SEATS))
def test_where_it_cannot_be_told_the_nearest_clear_number_of_seats_is_named(
    seats, bme, unknown, workforce, verdict, because
):
    named = extras(board(seats, bme, unknown, workforce), "detectable")
    nearest = nearest_by_trying(int(seats), int(bme), int(unknown), Fraction(workforce) / 100)
    if verdict != "cannot-tell" or not nearest:
        assert named == {}
    else:
        assert list(named) == ["bme"]
        assert number(named["bme"].value) in nearest


NEAREST = """
    seats | bme | unknown | workforce | nearest | because
    10    | 0   | 0       | 20        | 6       | none at all would still be chance 11 % of the time
    20    | 1   | 0       | 20        | 0       | none is nearer than the nine that would be clear above
    20    | 1   | 1       | 20        | 9       | with an unknown seat it cannot be told that there is none
    4     | 0   | 0       | 50        | none    | not even all four of them
    10    | 0   | 10      | 50        | none    | every seat is unknown, so nothing can move
"""


@pytest.mark.parametrize(("seats", "bme", "unknown", "workforce", "nearest", "because"), rows(NEAREST))
def test_the_nearest_clear_number_by_example(seats, bme, unknown, workforce, nearest, because):
    found = board(seats, bme, unknown, workforce)
    assert found.verdict == "cannot-tell"
    named = [str(int(number(also.value))) for also in extras(found, "detectable").values()]
    assert (named or ["none"]) == [nearest]


def test_the_difference_is_board_minus_workforce_with_unknown_ethnicity_in_both():
    found = board(12, 2, 1, 28)
    assert found.value.amount == 100 * (Fraction(2, 12) - Fraction(280, 1000))
    assert (found.measure, found.group, found.top.group, found.bottom.group) == (
        "point_difference",
        "bme",
        "bme",
        "bme",
    )
    assert (number(found.top.happened), number(found.top.people)) == (2, 12)
    assert (number(found.bottom.happened), number(found.bottom.people)) == (280, 1000)
    assert number(found.unknown.happened) == 1


def test_a_board_has_no_range_and_no_q():
    found = board(10, 2, 0, 20)
    assert (found.low, found.high, found.open, found.q) == (None, None, "", None)


@pytest.mark.parametrize(("seats", "points"), [(8, 12.5), (10, 10), (12, 8.333), (15, 6.667)])
def test_one_seat_is_always_told_in_points(seats, points):
    ((row, one_seat),) = extras(board(seats, 1, 0, 20), "one_seat").items()
    assert (row, number(one_seat.value)) == ("board/total", pytest.approx(points, abs=1e-3))


@pytest.mark.parametrize(("bme", "favours"), [(1, "white"), (2, "neither"), (3, "bme")])
def test_a_board_leans_to_the_group_with_more_seats_than_its_share_of_the_workforce(bme, favours):
    assert board(10, bme, 0, 20).favours == favours


def test_every_row_of_the_board_is_held_against_the_whole_workforce():
    drawn = """
        row                 | white | bme | unknown
        board/total         | 12    | 2   | 1
        board/voting        | 10    | 1   | 0
        board/non-voting    | 2     | 1   | 1
        board/executive     | 5     | 1   | 0
        board/non-executive | 7     | 1   | 1
        workforce           | 700   | 286 | 14
    """
    found = measured(heads(drawn, "9"))
    shares = {one.row: one.value.amount for one in found if one.indicator == "9"}
    seats = {"total": (2, 15), "voting": (1, 11), "non-voting": (1, 4), "executive": (1, 6), "non-executive": (1, 9)}
    assert shares == {f"board/{row}": 100 * (Fraction(*of) - Fraction(286, 1000)) for row, of in seats.items()}


BOARD = "row | white | bme\nboard/total | 9 | 1"


def test_the_workforce_may_come_from_the_rows_of_indicator_1():
    lines = [*heads("row | white | bme\nclinical/5 | 500 | 150\nclinical/6 | 300 | 50"), *heads(BOARD, "9")]
    found = the(measured(lines), indicator="9")
    assert found.value.amount == -10
    assert found.verdict == "close"


def test_the_workforce_may_be_a_published_share():
    lines = [*heads(BOARD, "9"), {"indicator": "9", "row": "workforce", "group": "bme", "percent": "20"}]
    found = the(measured(lines), indicator="9")
    assert (number(found.value), found.verdict, found.bottom.happened) == (-10, "close", None)
    assert number(found.bottom.rate) == 0.2
    assert number(found.parity.change) == 1


def test_without_a_workforce_the_seats_are_shown_and_nothing_is_compared():
    found = the(measured(heads(BOARD, "9")), indicator="9")
    assert (found.value, found.bottom, found.parity, found.favours) == (None, None, None, "neither")
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable.NO_WHOLE)
    assert number(found.top.people) == 10
    assert number(extras(found, "one_seat")["board/total"].value) == 10


def test_a_board_with_nobody_on_it_cannot_be_compared():
    found = board(0, 0, 0, 20)
    assert (found.value, found.p, found.also) == (None, None, ())
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable.NO_PEOPLE)


def test_a_published_share_of_the_board_stands_without_a_verdict():
    lines = [
        {"indicator": "9", "row": "board/total", "group": "bme", "percent": "16.5"},
        *heads("row | white | bme\nworkforce | 714 | 286", "9"),
    ]
    found = the(measured(lines), indicator="9")
    assert number(found.value) == pytest.approx(-12.1)  # the national figure for 2024
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable.NO_COUNTS)
    assert (found.favours, found.p, found.also) == ("white", None, ())
