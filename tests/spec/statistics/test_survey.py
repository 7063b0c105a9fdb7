"""Survey indicators: two percentages and the points between them."""

from decimal import Decimal, localcontext

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tallystick.statistics import Z95, plain
from tests.spec.statistics.drawn import cell, extras, measured, number, rows, the

title = "Answers of two groups are compared in points, with Newcombe's range and a band of 3 points"


def survey(bme, white, indicator="5"):
    return measured([cell(white, "white", indicator), cell(bme, "bme", indicator)])


def points(bme, white, indicator="5"):
    return the(survey(bme, white, indicator), measure="point_difference")


def answered(percent, people):
    """A percentage with the number of people who answered."""
    return {"indicator": "5", "percent": percent, "people": str(people)}


def newcombe(share_1, n1, share_2, n2):
    """Newcombe's interval once more, from the closed form of Wilson's limits, with 40 digits."""
    with localcontext(prec=40):
        z, p1, p2 = Decimal(Z95), Decimal(share_1), Decimal(share_2)

        def wilson(p, n):
            middle = p + z**2 / (2 * n)
            reach = z * (p * (1 - p) / n + z**2 / (4 * n * n)).sqrt()
            return (middle - reach) / (1 + z**2 / n), (middle + reach) / (1 + z**2 / n)

        (l1, u1), (l2, u2) = wilson(p1, n1), wilson(p2, n2)
        below = ((p1 - l1) ** 2 + (u2 - p2) ** 2).sqrt()
        above = ((u1 - p1) ** 2 + (p2 - l2) ** 2).sqrt()
        return p1 - p2 - below, p1 - p2 + above


CASES = """
    bme        | white      | points | verdict
    249/1000   | 207/1000   | 4.2    | clear
    2300/10000 | 2000/10000 | 3      | small
    2301/10000 | 2000/10000 | 3.01   | clear
    1700/10000 | 2000/10000 | -3     | small
    1699/10000 | 2000/10000 | -3.01  | clear
    2050/10000 | 2000/10000 | 0.5    | close
    2000/10000 | 2000/10000 | 0      | close
    25/100     | 20/100     | 5      | cannot-tell
    20/100     | 20/100     | 0      | cannot-tell
    5/5        | 0/5        | 100    | clear
    0/5        | 0/5        | 0      | cannot-tell
"""


@pytest.mark.parametrize(("bme", "white", "difference", "verdict"), rows(CASES))
def test_points_get_the_verdict_of_the_table(bme, white, difference, verdict):
    found = points(bme, white)
    assert number(found.value) == pytest.approx(float(difference))
    assert found.verdict == verdict


@pytest.mark.parametrize(("bme", "white", "difference", "verdict"), rows(CASES))
def test_the_verdict_follows_from_newcombes_range_and_the_margin(bme, white, difference, verdict):
    (x1, n1), (x2, n2) = ([int(part) for part in drawn.split("/")] for drawn in (bme, white))
    low, high = newcombe(Decimal(x1) / n1, n1, Decimal(x2) / n2, n2)
    found = points(bme, white)
    assert number(found.low) == pytest.approx(float(100 * low), abs=1e-9)
    assert number(found.high) == pytest.approx(float(100 * high), abs=1e-9)
    if low > 0 or high < 0:
        assert verdict == ("clear" if abs(Decimal(difference)) > 3 else "small")
    else:
        assert verdict == ("close" if 100 * low >= -3 and 100 * high <= 3 else "cannot-tell")


def test_the_percentages_come_first_each_with_wilsons_range():
    found = survey("249/1000", "207/1000")
    assert [(one.measure, one.group) for one in found] == [
        ("survey_percent", "white"),
        ("survey_percent", "bme"),
        ("point_difference", ""),
    ]
    for one, happened in zip(found, (207, 249), strict=False):
        low, high = plain.wilson(happened, 1000)
        assert number(one.value) == happened / 10
        assert (number(one.low), number(one.high)) == (pytest.approx(100 * low), pytest.approx(100 * high))
        assert (one.verdict, one.not_calculable) == (None, None)


@pytest.mark.parametrize("indicator", ["5", "6", "7", "8"])
def test_every_survey_indicator_is_measured_alike(indicator):
    found = points("249/1000", "207/1000", indicator)
    assert (found.indicator, found.verdict, number(found.value)) == (indicator, "clear", pytest.approx(4.2))


def test_a_percentage_with_the_number_of_people_is_as_good_as_counts():
    given = measured([{**answered("20.7", 1000), "group": "white"}, {**answered("24.9", 1000), "group": "bme"}])
    found, counted = the(given, measure="point_difference"), points("249/1000", "207/1000")
    assert (found.value, found.low, found.high, found.p, found.verdict) == (
        counted.value,
        counted.low,
        counted.high,
        counted.p,
        counted.verdict,
    )


def test_a_percentage_need_not_come_from_a_whole_number_of_answers():
    given = measured([{**answered("20.7", 55), "group": "white"}, {**answered("33.3", 41), "group": "bme"}])
    found = the(given, measure="point_difference")
    low, high = newcombe("0.333", 41, "0.207", 55)
    assert (number(found.low), number(found.high)) == (
        pytest.approx(float(100 * low)),
        pytest.approx(float(100 * high)),
    )
    assert number(found.value) == pytest.approx(12.6)


# WITHOUT THE NUMBER OF PEOPLE WHO ANSWERED


def test_percentages_alone_stand_without_a_range():
    found = survey("24.9%", "20.7%")
    for one, percent in zip(found, (20.7, 24.9), strict=False):
        assert (number(one.value), one.low, one.high) == (pytest.approx(percent), None, None)
    difference = found[-1]
    assert number(difference.value) == pytest.approx(4.2)
    assert (difference.verdict, difference.low, difference.high) == (Verdict.NOT_CALCULABLE, None, None)
    assert difference.not_calculable is NotCalculable.NO_ANSWERS_COUNTED
    assert difference.favours == "white"


@pytest.mark.parametrize("percents", [("24.9", "20.7"), ("20.7", "24.9"), ("60", "40"), ("100", "0"), ("3", "2.5")])
def test_the_number_of_answers_named_is_the_least_that_exceeds_chance(percents):
    bme, white = (Decimal(percent) / 100 for percent in percents)

    def exceeds(answers):
        low, high = newcombe(bme, answers, white, answers)
        return low > 0 or high < 0

    found = points(*(f"{percent}%" for percent in percents))
    (needed,) = (int(also.value.amount) for also in extras(found, "detectable").values())
    assert exceeds(needed)
    # Not only one fewer: from a few people upwards, no smaller number does.
    step = max(1, needed // 300)
    assert not any(exceeds(answers) for answers in {needed - 1, *range(1, needed, step)} if answers)


@pytest.mark.parametrize("percents", [("20", "20"), ("0", "0"), ("100", "100")])
def test_no_number_of_answers_is_named_where_the_percentages_are_equal(percents):
    assert points(*(f"{percent}%" for percent in percents)).also == ()


def test_answers_counted_in_one_group_only_are_not_enough():
    found = points("24.9%", "207/1000")
    assert found.not_calculable is NotCalculable.NO_ANSWERS_COUNTED
    assert number(found.value) == pytest.approx(4.2)


def test_where_nobody_of_a_group_answered_there_is_no_percentage_and_no_difference():
    found = survey("0/0", "207/1000")
    assert [one.not_calculable for one in found] == [None, NotCalculable.NO_PEOPLE, NotCalculable.NO_PEOPLE]
    assert [one.value is None for one in found] == [False, True, True]
    assert found[-1].favours == "neither"
