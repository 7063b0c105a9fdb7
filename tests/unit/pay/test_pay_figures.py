"""Small cases of pay, worked out by hand."""

from fractions import Fraction

import numpy as np
import pytest

from tallystick.statistics.pay.bands import Stock, between_and_within
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import pay_quarters, quarter_sizes
from tallystick.statistics.pay.uncertainty import mean_gap_interval, median_gap_interval, superiority
from tallystick.tallies.paid import PayCounts, Rates


def rates(*given):
    distinct, people = np.unique(np.array(given, dtype=np.int64), return_counts=True)
    return Rates(rates=distinct, people=people.astype(np.int64))


NOBODY = rates()


def stocks(shares, means, *, people=100):
    """Staff by band: shares of so many people, and the mean pay of each band."""
    numbers = {band: round(share * people) for band, share in shares.items()}
    return {(band,): Stock(people=n, pay=Fraction(n) * Fraction(means[band])) for band, n in numbers.items()}


# GAPS


def test_a_group_paid_more_has_a_gap_below_nothing():
    assert mean_gap(rates(10, 30), rates(25)) == -25


def test_the_middle_of_an_even_number_is_between_the_two_middle_rates():
    assert rates(1, 2, 4, 100).median == 3
    assert median_gap(rates(10), rates(4, 8)) == 40


def test_there_is_no_gap_with_nobody_or_beside_no_pay():
    assert mean_gap(NOBODY, rates(1)) is mean_gap(rates(1), NOBODY) is mean_gap(rates(0), rates(1)) is None
    assert median_gap(NOBODY, rates(1)) is median_gap(rates(1), NOBODY) is median_gap(rates(0), rates(1)) is None
    with pytest.raises(ValueError, match="no median"):
        _ = NOBODY.median


# COUNTS


@pytest.mark.parametrize(
    ("numbers", "people", "says"),
    [
        ([1, 1], [1, 1], "rise"),
        ([-1, 1], [1, 1], "rise"),
        ([1, 2], [1, 0], "somebody"),
        ([1, 2], [1], "one number of people"),
    ],
)
def test_impossible_rates_cannot_be_made(numbers, people, says):
    with pytest.raises(ValueError, match=says):
        Rates(rates=np.array(numbers), people=np.array(people))


@pytest.mark.parametrize(
    ("people", "says"), [([[1], [1]], "a column"), ([[1, -1], [1, 1]], "fewer"), ([[0, 0], [1, 1]], "somebody")]
)
def test_impossible_counts_cannot_be_made(people, says):
    with pytest.raises(ValueError, match=says):
        PayCounts(rates=np.array([1, 2]), groups=("white", "bme"), people=np.array(people))


# QUARTERS


def test_fewer_than_four_people_have_no_quarters():
    with pytest.raises(ValueError, match="fewer than four"):
        quarter_sizes(3)


def test_everybody_on_one_rate_is_spread_alike():
    counts = PayCounts(rates=np.array([9]), groups=("white", "bme", "unknown"), people=np.array([[60, 30, 10]]))
    found = pay_quarters(counts)
    assert found.people.sum(axis=1).tolist() == [25, 25, 25, 25]
    assert np.abs(found.people - np.array([15, 7.5, 2.5])).max() <= 1
    assert found.tied == (100, 100, 100)
    assert (found.least.max(), found.most.tolist()) == (0, [[25, 25, 10]] * 4)


# BETWEEN AND WITHIN


def test_a_group_may_be_paid_less_in_every_band_and_more_on_average():
    """The sign that turns round: two bands, each paying the other group less, and more of it in the better paid."""
    reference = stocks({"low": 0.9, "high": 0.1}, {"low": 18, "high": 45})
    other = stocks({"low": 0.75, "high": 0.25}, {"low": 17, "high": 42})
    found = between_and_within(reference, other)
    assert (found.difference, found.between, found.within) == (Fraction("-2.55"), (Fraction("-3.9"),), Fraction("1.35"))
    assert found.no_overlap == 0


def test_a_band_that_only_one_group_is_in_is_no_overlap():
    reference = stocks({"low": 0.5, "high": 0.5}, {"low": 10, "high": 30})
    other = stocks({"low": 1}, {"low": 8})
    found = between_and_within(reference, other)
    assert (found.between, found.within, found.no_overlap, found.difference) == ((0,), 2, 10, 12)


def test_groups_that_share_no_band_are_all_no_overlap():
    found = between_and_within(stocks({"low": 1}, {"low": 10}), stocks({"high": 1}, {"high": 30}))
    assert (found.between, found.within, found.no_overlap) == ((0,), 0, -20)


def test_staff_type_first_and_bands_inside_it():
    """Doctors are paid more; inside each type nobody of a band is paid otherwise."""

    def of(doctors, band_2, band_8):
        numbers = {("medical", "all"): (doctors, 50), ("other", "2"): (band_2, 12), ("other", "8"): (band_8, 28)}
        return {path: Stock(people=n, pay=Fraction(n * pay)) for path, (n, pay) in numbers.items()}

    found = between_and_within(of(10, 45, 45), of(30, 56, 14))
    assert found.within == found.no_overlap == 0
    # 10 and 30 doctors of 100 on 50; the others on 20 and 15.2 on average, because they are in other bands.
    assert found.between == (Fraction("-10") + Fraction("0.2") * Fraction("17.6"), Fraction("0.8") * Fraction("4.8"))
    assert found.difference == Fraction("-2.64")


def test_impossible_strata_are_refused():
    one = {("a",): Stock(people=1, pay=Fraction(1))}
    with pytest.raises(ValueError, match="same length"):
        between_and_within(one, {("a", "b"): Stock(people=1, pay=Fraction(1))})
    with pytest.raises(ValueError, match="have people"):
        between_and_within(one, {("a",): Stock(people=0, pay=Fraction(0))})


# CHANCE


def test_the_interval_of_the_mean_is_that_of_the_ratio_of_two_means():
    """Ten people on 10 and 30 beside ten on 10 and 20: ratio 0.75, error and degrees worked out by hand."""
    reference, other = rates(*[10, 30] * 5), rates(*[10, 20] * 5)
    found = mean_gap_interval(reference, other)
    first, second = 0.75**2 * (1000 / 9) / 10 / 400, (250 / 9) / 10 / 400
    degrees = (first + second) ** 2 / (first**2 / 9 + second**2 / 9)
    assert 15 <= degrees < 16
    reach = 100 * 2.131449545559 * (first + second) ** 0.5
    assert (found.low, found.high) == (pytest.approx(25 - reach), pytest.approx(25 + reach))


def test_no_spread_leaves_no_width():
    assert mean_gap_interval(rates(10, 10), rates(5, 5)).has_no_width
    assert median_gap_interval(rates(10, 10), rates(5, 5), seed=1).has_no_width


def test_there_is_no_interval_with_too_few_people():
    assert mean_gap_interval(rates(1), rates(1, 2)) is mean_gap_interval(rates(0, 0), rates(1, 2)) is None
    assert median_gap_interval(NOBODY, rates(1), seed=1) is median_gap_interval(rates(0), rates(1), seed=1) is None
    assert superiority(NOBODY, rates(1)) is superiority(rates(1), NOBODY) is None


def test_the_same_seed_gives_the_same_interval_and_another_another():
    reference, other = rates(*range(100, 160)), rates(*range(90, 130))
    first, again, another = (median_gap_interval(reference, other, seed=seed, draws=200) for seed in (1, 1, 2))
    assert first == again != another


def test_the_chance_to_be_paid_less_counts_ties_half():
    found = superiority(rates(1, 2, 3), rates(2, 2))
    assert found.chance == 0.5
    assert superiority(rates(5), rates(1, 2)).chance == 1
