"""Beside points that cannot be told: the nearest count that would have been a clear difference."""

from fractions import Fraction

from tallystick.release.verdict import Extra, Measure, Verdict
from tallystick.statistics import plain
from tests.spec.statistics.drawn import heads, measured, number

title = "How many it would have taken for points to be told from chance"


def nearest(result):
    return [number(also.value) for also in result.also if also.kind is Extra.DETECTABLE]


def clear(x1, n1, x2, n2, scale=1):
    """A clear difference, found without the program's own arithmetic: beyond chance and beyond three points."""
    low, high = plain.newcombe(x1, n1, x2, n2)
    beyond_chance = low > 0 or high < 0
    return beyond_chance and abs(scale * (Fraction(x1, n1) - Fraction(x2, n2))) > Fraction(3, 100)


def nearest_by_trying(actual, possible, is_clear):
    found = [count for count in possible if is_clear(count)]
    closest = min(abs(count - actual) for count in found)
    return {count for count in found if abs(count - actual) == closest}


def test_a_survey_names_the_nearest_number_of_answers():
    lines = [
        {"indicator": "6", "group": "white", "happened": "40", "people": "200"},
        {"indicator": "6", "group": "bme", "happened": "14", "people": "60"},
    ]
    [found] = [one for one in measured(lines) if one.measure is Measure.POINT_DIFFERENCE]
    assert found.verdict is Verdict.CANNOT_TELL
    assert nearest(found)[0] in nearest_by_trying(14, range(61), lambda count: clear(count, 60, 40, 200))


def test_a_pay_band_names_the_nearest_count_with_the_workforce_as_it_is():
    drawn = """
        row        | white | bme | unknown
        clinical/5 | 300   | 100 | 0
        clinical/8a | 34   | 6   | 0
    """
    found = next(
        one for one in measured(heads(drawn)) if one.row == "clinical/8a" and one.measure is Measure.POINT_DIFFERENCE
    )
    assert found.verdict is Verdict.CANNOT_TELL
    scale = 1 - Fraction(40, 440)
    expected = nearest_by_trying(6, range(41), lambda count: clear(count, 40, 106 - count, 400, scale))
    assert nearest(found)[0] in expected
