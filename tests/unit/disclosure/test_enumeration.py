"""A ratio of hidden counts keeps only as many decimals as leave each of them several values."""

from fractions import Fraction
from itertools import product

import pytest

from tallystick.disclosure.enumeration import decimals_of_ratio, possible_counts


def by_trying_all(printed, bounds, decimals):
    """How many values of each count there are, by trying every table."""
    step = Fraction(1, 2 * 10**decimals)
    found = [
        (a, b, c, d)
        for a, b, c, d in product(*(range(1, bound + 1) for bound in bounds))
        if a <= b and c <= d and printed - step <= Fraction(a * d, b * c) < printed + step
    ]
    return tuple(len(set(column)) for column in zip(*found, strict=True)) if found else (0, 0, 0, 0)


@pytest.mark.parametrize("bounds", [(4, 9, 3, 8), (6, 12, 5, 10), (2, 5, 2, 5)])
@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_no_value_is_found_that_is_not_there(bounds, decimals):
    printed = Fraction(3, 2)
    found = possible_counts(printed, bounds, decimals=decimals)
    assert all(
        ours <= all_of_them for ours, all_of_them in zip(found, by_trying_all(printed, bounds, decimals), strict=True)
    )


def test_large_counts_keep_the_policys_decimals():
    assert decimals_of_ratio(Fraction(151, 100), (63, 305, 27, 125), most=2) == 2


def test_small_counts_lose_theirs():
    few = decimals_of_ratio(Fraction(16, 9), (4, 9, 2, 8), most=2)
    assert few is None or few < 2


def test_where_hardly_anybody_is_there_nothing_is_printed():
    assert decimals_of_ratio(Fraction(1), (1, 2, 1, 2), most=2) is None
