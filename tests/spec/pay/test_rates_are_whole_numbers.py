"""Who is on the same rate is asked of whole numbers, never of floating-point ones."""

from fractions import Fraction

import numpy as np
import pytest

from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import pay_quarters
from tallystick.tallies.paid import PARTS_OF_A_POUND, PayCounts, Rates
from tests.spec.pay.drawn import counts, parts, staff
from tests.spec.statistics.drawn import rows

title = "Rates a hundred-millionth of a pound apart are two rates, and no float ever compares them"

# Two people on each. Where the rates are one, all four are tied; where they are two, the quarters cut between them.
APART = """
    lower             | higher            | distinct
    15.00000000       | 15.00000000       | 1
    15.00000000       | 15.00000001       | 2
    15.86666666       | 15.86666667       | 2
    0.1               | 0.10000000        | 1
    90071992.54740992 | 90071992.54740993 | 2
"""
# 2 to the 53rd: as floats both are the same number.
BLIND = 2**53

PEOPLE = """
    sex   | people | rate  | bonus
    men   | 2      | 15    | 0
    women | 2      | 15.00 | 0
"""


def test_a_float_could_not_tell_the_last_pair_apart():
    lower, higher = parts("90071992.54740992"), parts("90071992.54740993")
    assert (lower, higher - lower) == (BLIND, 1)
    assert float(lower) == float(higher)


@pytest.mark.parametrize(("lower", "higher", "distinct"), rows(APART))
def test_rates_are_one_or_two_by_their_last_digit(lower, higher, distinct):
    found = PayCounts.of_people(
        [parts(rate) for rate in (lower, lower, higher, higher)], [0, 1, 0, 1], ("men", "women")
    )
    assert len(found.rates) == int(distinct)
    made = pay_quarters(found)
    if distinct == "1":
        assert made.tied == (4, 4, 4)
        assert made.most.tolist() == [[1, 1]] * 4
    else:
        assert made.tied == (2, 0, 2)  # the middle boundary falls between the two rates


@pytest.mark.parametrize(("lower", "higher", "distinct"), [row for row in rows(APART) if row[2] == "2"])
def test_a_gap_of_a_hundred_millionth_is_a_gap(lower, higher, distinct):
    drawn = f"""
        rate     | men | women
        {lower}  |     | 1
        {higher} | 1   |
    """
    found = counts(drawn)
    men, women = found.of("men"), found.of("women")
    assert mean_gap(men, women) == median_gap(men, women) > 0
    assert mean_gap(men, women) * parts(higher) == 100


@pytest.mark.parametrize("people", [1, 2, 2048])
def test_sums_are_exact_beyond_what_64_bits_hold(people):
    found = Rates(rates=np.array([BLIND - 1, BLIND + 1]), people=np.array([1, people]))
    assert found.total == BLIND - 1 + (BLIND + 1) * people
    assert found.mean == Fraction(found.total, people + 1)


def test_rates_stay_whole_from_people_to_quarters():
    people = staff(PEOPLE)
    made = people.counts(np.array([0, 0, 1, 1]), ("men", "women"))
    kinds = {people.rate.dtype, made.rates.dtype, made.people.dtype, made.of("men").rates.dtype}
    kinds |= {part.dtype for part in (pay_quarters(made).people, pay_quarters(made).least, pay_quarters(made).most)}
    assert kinds == {np.dtype(np.int64)}
    assert made.rates.tolist() == [15 * PARTS_OF_A_POUND]
    # What is left over is shared in whole numbers as well.
    assert isinstance(made.of("men").total, int)
