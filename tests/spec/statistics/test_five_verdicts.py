"""The five verdicts on a relative likelihood."""

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tallystick.statistics import plain
from tests.generative.measures.reference import exceeds_score
from tests.spec.statistics.drawn import cell, four, likelihood, measured, number, rows, the

title = "A relative likelihood gets one of five verdicts, and a clear one needs both tests and a ratio outside the band"

# BME over white staff entering the formal disciplinary process
CASES = """
    bme         | white      | verdict        | because
    9/725       | 17/2505    | cannot-tell    | 1.83 times as often, and anything from 0.84 to 4.00 fits
    400/1000    | 500/1000   | small          | exactly 0.80 is inside the band
    0/500       | 12/2500    | cannot-tell    | nobody among 500 is what chance often gives
    6/500       | 0/2500     | clear          | no ratio can be written down, and it is a clear difference
    20/20       | 60/60      | close          | it happened to everybody
    1/150       | 2/2850     | cannot-tell    | the score test finds it, the exact one does not
    500/1000    | 500/1000   | close          | the same rate among many people
    5/10        | 5/10       | cannot-tell    | the same rate among few people
    60/1000     | 30/1000    | clear          | twice as often, among many
    2150/5000   | 2000/5000  | small          | 1.08 times as often, among many
    1/1         | 0/19       | clear          | the mid-p is exactly 0.05, which is at most 0.05
    3/3         | 0/3        | clear          | the same, with three against three
    0/20        | 0/60       | not-calculable | it happened to nobody
    0/0         | 5/60       | not-calculable | there is nobody on top
    5/60        | 0/0        | not-calculable | there is nobody at the bottom
    0/0         | 0/0        | not-calculable | there is nobody at all
"""


@pytest.mark.parametrize(("bme", "white", "verdict", "because"), rows(CASES))
def test_a_relative_likelihood_gets_the_verdict_of_the_table(bme, white, verdict, because):
    assert likelihood(bme, white).verdict == verdict


def test_the_table_has_every_verdict():
    assert {row[2] for row in rows(CASES)} == set(Verdict)


def test_the_trust_with_nine_cases_against_seventeen():
    found = likelihood("9/725", "17/2505")
    low, high = (round(number(limit), 3) for limit in (found.low, found.high))
    assert (round(number(found.value), 3), low, high) == (1.829, 0.835, 3.999)
    assert found.favours == "white"
    assert number(found.parity.change) == -4


def test_the_score_alone_would_have_called_one_case_against_two_clear():
    table = four("1/150", "2/2850")
    assert exceeds_score(table)
    assert plain.doubled_mid_p(table) > 0.05
    assert number(likelihood("1/150", "2/2850").p) == pytest.approx(plain.two_sided_p(plain.ratio_statistic(table)))


def test_p_is_that_of_the_score_also_where_the_exact_test_decides():
    found = likelihood("1/150", "2/2850")
    assert number(found.p) < 0.05
    assert found.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(("bme", "white"), [("6/500", "0/2500"), ("1/20", "0/2500"), ("1/20", "0/30")])
def test_with_nobody_at_the_bottom_there_is_no_ratio_and_the_range_is_open_above(bme, white):
    found = likelihood(bme, white)
    assert (found.value, found.high, found.open) == (None, None, "high")
    low, high = plain.ratio_interval(four(bme, white))
    assert number(found.low) == pytest.approx(low, rel=1e-9)
    assert high == float("inf")
    assert 0 <= number(found.p) <= 1
    assert found.verdict is not Verdict.NOT_CALCULABLE
    assert found.favours == "white"


def test_with_nobody_on_top_the_ratio_is_zero_and_so_is_the_low_end():
    found = likelihood("0/500", "12/2500")
    assert (number(found.value), number(found.low), found.open) == (0, 0, "")
    assert number(found.high) == pytest.approx(plain.ratio_interval((0, 500, 12, 2500))[1], rel=1e-9)


REASONS = """
    bme  | white | reason
    0/20 | 0/60  | NO_EVENTS
    0/0  | 5/60  | NO_PEOPLE
    5/60 | 0/0   | NO_PEOPLE
    0/0  | 0/0   | NO_PEOPLE
    1.2% | 0.7%  | NO_COUNTS
    1.2% | 5/600 | NO_COUNTS
    1.2% | 0/0   | NO_RATE
"""


@pytest.mark.parametrize(("bme", "white", "reason"), rows(REASONS))
def test_what_cannot_be_calculated_says_why_and_has_no_range(bme, white, reason):
    found = likelihood(bme, white)
    assert found.verdict is Verdict.NOT_CALCULABLE
    assert found.not_calculable is NotCalculable[reason]
    assert (found.low, found.high, found.open, found.p, found.parity, found.also) == (None, None, "", None, None, ())


def test_people_of_unknown_ethnicity_are_shown_and_are_on_neither_side():
    lines = [cell("9/725", "bme", "3"), cell("17/2505", "white", "3"), cell("4/66", "unknown", "3")]
    found = the(measured(lines), indicator="3")
    assert (number(found.unknown.happened), number(found.unknown.people)) == (4, 66)
    alone = likelihood("9/725", "17/2505")
    assert (found.value, found.low, found.high, found.p) == (alone.value, alone.low, alone.high, alone.p)
    assert alone.unknown is None


def test_each_side_shows_its_counts_and_its_rate():
    found = likelihood("9/725", "17/2505")
    shown = [
        (side.group, number(side.happened), number(side.people), number(side.years), number(side.rate))
        for side in (found.top, found.bottom)
    ]
    assert shown == [("bme", 9, 725, 1, 9 / 725), ("white", 17, 2505, 1, 17 / 2505)]
