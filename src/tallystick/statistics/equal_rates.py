"""What equal rates would have meant: by how many a count would differ, and the measure that would give.

Changes are exact fractions first, then whole people, halves towards zero, so that no person is made up.
"""

import math
from fractions import Fraction

from tallystick.definitions import EqualRates
from tallystick.release.comparison import EqualRate
from tallystick.release.quantity import Quantity, Unit
from tallystick.statistics.judgement import Pair


def whole_people(difference: Fraction) -> int:
    """Return ``difference`` as a whole number of people, rounded half towards zero."""
    rounded = math.ceil(abs(difference) - Fraction(1, 2))
    return rounded if difference > 0 else -rounded


def of_ratio(pair: Pair, *, group: str, people: int, on_top: bool, held: EqualRates) -> EqualRate[Quantity] | None:
    """What equal rates would have meant for ``group``, which stands on top of the ratio or at its bottom.

    ``held`` says what stays as it is. With totals free the group's own count moves to the other group's rate;
    with posts fixed, what one group gains the other loses. ``people`` is the group's headcount, which is not
    its people times years. None where the other group has no rate or the question is not asked.
    """
    own, other = _own_and_other(pair, on_top)
    if held is EqualRates.TOTALS_FREE:
        expected = Fraction(other[0] * own[1], other[1])
    elif held is EqualRates.POSTS_FIXED:
        expected = Fraction((own[0] + other[0]) * own[1], own[1] + other[1])
    else:
        return None
    change = whole_people(expected - own[0])
    lost = change if held is EqualRates.POSTS_FIXED else 0
    after = _ratio_after(own[0] + change, own[1], other[0] - lost, other[1], on_top)
    return _equal_rate(group, own[0], change, people, after, Unit.RATIO)


def of_tiers(pair: Pair, *, group: str) -> EqualRate[Quantity]:
    """What equal odds would have meant for ``group`` at the bottom of a disparity ratio, both tiers fixed."""
    upper_1, people_1, upper_2, people_2 = pair.cells
    expected = Fraction(people_2 * (upper_1 + upper_2), people_1 + people_2)
    change = whole_people(expected - upper_2)
    x1, x2 = upper_1 - change, upper_2 + change
    below = (people_1 - x1) * x2
    after = Fraction(x1 * (people_2 - x2), below) if below else None
    return _equal_rate(group, upper_2, change, people_2, after, Unit.RATIO)


def of_share(*, group: str, actual: int, people: int, whole: Fraction) -> EqualRate[Quantity]:
    """What the share ``whole`` of the workforce would have meant in a row, or on a board, of ``people``."""
    change = whole_people(people * whole - actual)
    after = 100 * (Fraction(actual + change, people) - whole)
    return _equal_rate(group, actual, change, people, after, Unit.POINTS)


def _own_and_other(pair: Pair, on_top: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    top, bottom = (pair.happened_1, pair.people_1), (pair.happened_2, pair.people_2)
    return (top, bottom) if on_top else (bottom, top)


def _ratio_after(own: int, own_people: int, other: int, other_people: int, on_top: bool) -> Fraction | None:
    rates = Fraction(own, own_people), Fraction(other, other_people)
    top, bottom = rates if on_top else rates[::-1]
    return top / bottom if bottom else None


def _equal_rate(
    group: str, actual: int, change: int, people: int, after: Fraction | None, unit: Unit
) -> EqualRate[Quantity]:
    return EqualRate(
        group=group,
        actual=Quantity(actual, Unit.PEOPLE),
        change=Quantity(change, Unit.PEOPLE),
        expected=Quantity(actual + change, Unit.PEOPLE),
        people=Quantity(people, Unit.PEOPLE),
        gives=None if after is None else Quantity(after, unit),
    )
