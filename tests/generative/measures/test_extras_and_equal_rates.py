"""Laws of the figures beside a comparison, and of whole people."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.statistics import plain
from tallystick.statistics.board import seats_verdict
from tallystick.statistics.equal_rates import whole_people
from tests.generative.examples import costliest
from tests.generative.measures import reference
from tests.spec.statistics.drawn import extras, heads, likelihood, measured, number, the

differences = st.one_of(st.fractions(-1000, 1000), st.integers(-2001, 2001).map(lambda halves: Fraction(halves, 2)))


@st.composite
def small(draw, people):
    return draw(st.integers(0, people)), people


@costliest
@given(indicator=st.sampled_from(["2", "3", "4"]), data=st.data())
def test_the_detectable_count_is_the_nearest_clear_one(indicator, data):
    top, bottom = (data.draw(small(data.draw(st.integers(1, 60)))) for _ in range(2))
    assume(top[0] + bottom[0])
    table = (*top, *bottom)
    found = likelihood(f"{top[0]}/{top[1]}", f"{bottom[0]}/{bottom[1]}", indicator=indicator)
    named = [number(also.value) for also in extras(found, "detectable").values()]
    if reference.verdict_of_ratio(table) != "cannot-tell":
        assert named == []
    else:
        nearest = reference.nearest_clear(table, 0 if indicator == "3" else 2)
        assert named == [] if not nearest else named[0] in nearest


@costliest
@given(seats=st.integers(1, 25), bme_in_workforce=st.integers(0, 500), data=st.data())
def test_the_detectable_number_of_seats_is_the_nearest_clear_one(seats, bme_in_workforce, data):
    taken = data.draw(st.integers(0, seats))
    unknown = data.draw(st.integers(0, min(3, seats - taken)))
    drawn = f"""
        row         | white                     | bme                | unknown
        board/total | {seats - taken - unknown} | {taken}            | {unknown}
        workforce   | {500 - bme_in_workforce}  | {bme_in_workforce} | 0
    """
    found = the(measured(heads(drawn, "9")), row="board/total")
    named = [number(also.value) for also in extras(found, "detectable").values()]

    def verdict(count):
        return reference.verdict_of_seats(count, seats, Fraction(bme_in_workforce, 500), unknown)

    clear = [count for count in range(seats - unknown + 1) if verdict(count) == "clear"]
    closest = min((abs(count - taken) for count in clear), default=None)
    if verdict(taken) != "cannot-tell" or not clear:
        assert named == []
    else:
        assert [abs(count - taken) for count in named] == [closest]
        assert named[0] in clear


@costliest
@given(bme=st.integers(0, 200), white=st.integers(0, 200))
def test_the_answers_named_exceed_chance_and_one_fewer_do_not(bme, white):
    assume(bme != white)
    lines = [
        {"indicator": "5", "group": group, "percent": str(half / 2)} for group, half in (("bme", bme), ("white", white))
    ]
    found = the(measured(lines), measure="point_difference")
    (needed,) = (int(also.value.amount) for also in extras(found, "detectable").values())

    def exceeds(answers):
        low, high = plain.newcombe(answers * bme / 200, answers, answers * white / 200, answers)
        return low > 0 or high < 0

    assert exceeds(needed)
    assert needed == 1 or not exceeds(needed - 1)


@given(difference=differences)
def test_whole_people_are_the_nearest_and_a_half_goes_towards_zero(difference):
    found = whole_people(difference)
    assert abs(found - difference) <= Fraction(1, 2)
    if abs(found - difference) == Fraction(1, 2):
        assert abs(found) < abs(difference)
    assert whole_people(-difference) == -found


@given(seats=st.integers(1, 25), data=st.data())
def test_a_board_has_the_verdict_of_the_reference(seats, data):
    taken = data.draw(st.integers(0, seats))
    unknown = data.draw(st.integers(0, seats - taken))
    share = data.draw(st.fractions(0, 1, max_denominator=3000))
    expected = reference.verdict_of_seats(taken, seats, share, unknown)
    assert seats_verdict(taken, seats, share, unknown=unknown) is expected


@given(seats=st.integers(1, 25), data=st.data())
def test_turning_the_board_round_leaves_the_verdict_except_where_no_seat_is_the_point(seats, data):
    taken = data.draw(st.integers(1, seats - 1)) if seats > 1 else 0
    assume(taken)
    share = data.draw(st.fractions(0, 1, max_denominator=3000))
    there = seats_verdict(taken, seats, share, unknown=0)
    assert there is seats_verdict(seats - taken, seats, 1 - share, unknown=0)


@pytest.mark.parametrize(("difference", "people"), [("1/2", 0), ("-1/2", 0), ("3/2", 1), ("-3/2", -1), ("0", 0)])
def test_halves_by_example(difference, people):
    assert whole_people(Fraction(difference)) == people
