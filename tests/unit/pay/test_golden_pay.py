"""Published figures of pay, held against ours: the government's worked example and others'."""

import csv
from fractions import Fraction

import numpy as np
import pytest

from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.quarters import Quarter, pay_quarters, quarter_sizes
from tallystick.tallies.paid import PayCounts, Rates
from tests.repository.tracked import ROOT

POUND = 10**8


def golden(name):
    return list(csv.DictReader((ROOT / "tests/golden/pay" / name).read_text(encoding="utf-8").splitlines()))


WORKED = {(row["case"], row["measure"]): row for row in golden("govuk-gpg-worked-example.csv")}


def rates(counts):
    """Pounds an hour to people."""
    paid = sorted((round(Fraction(str(pounds)) * POUND), people) for pounds, people in counts.items())
    return Rates(rates=np.array([one for one, _ in paid]), people=np.array([one for _, one in paid]))


def summing_to(total, people):
    """People paid alike but for one, whose pay makes up the sum."""
    low = Fraction(total * POUND, people).__floor__()
    return Rates(rates=np.array([low, total * POUND - low * (people - 1)]), people=np.array([people - 1, 1]))


def expected(measure, case="acme"):
    return float(WORKED[case, measure]["expected_value"])


def test_the_mean_gap_of_the_worked_example():
    found = mean_gap(summing_to(23_550, 1_345), summing_to(46_900, 3_100))
    assert float(found) == pytest.approx(expected("mean_hourly_gap"), abs=0.005)


def test_the_median_gap_of_the_worked_example():
    men = rates({10: 672, 15: 1, 20: 672})
    women = rates({5: 1549, 13: 1, 15: 1, 30: 1549})
    assert float(median_gap(men, women)) == pytest.approx(expected("median_hourly_gap"), abs=0.005)


@pytest.mark.parametrize(("measure", "gap"), [("mean_bonus_gap", mean_gap), ("median_bonus_gap", median_gap)])
def test_the_bonus_gaps_of_the_worked_example(measure, gap):
    men, women = (rates({int(pounds): 1}) for pounds in WORKED["acme", measure]["input_value"].split(";"))
    assert float(gap(men, women)) == pytest.approx(expected(measure), abs=0.05)


def test_the_quarters_of_the_worked_example():
    names = ("lower", "lower_middle", "upper_middle", "upper")
    assert quarter_sizes(4_445) == tuple(expected(f"quarter_size_{name}") for name in names)
    men = [187, 110, 298, 750]
    pairs = [(number, size - number) for number, size in zip(men, quarter_sizes(4_445), strict=True)]
    counts = PayCounts(rates=np.arange(1, 5) * POUND, groups=("men", "women"), people=np.array(pairs))
    found = pay_quarters(counts).people
    assert found.tolist() == [list(pair) for pair in pairs]
    for name, (number, others) in zip(names, pairs, strict=True):
        assert round(100 * number / (number + others), 1) == expected(f"quarter_share_{name}_men")


def test_people_on_one_rate_are_shared_in_proportion():
    """40 people on one rate, 36 women and 4 men, with 10 places below the boundary and 30 above it."""
    people = [[0, 30], [4, 36], [0, 10], [10, 30], [20, 20]]
    counts = PayCounts(rates=np.arange(1, 6) * POUND, groups=("men", "women"), people=np.array(people))
    assert quarter_sizes(counts.number) == (40, 40, 40, 40)
    found = pay_quarters(counts)
    assert found.people[:2].tolist() == [[1, 39], [3, 37]]
    women, men = (int(one) for one in WORKED["acme-tie", "tie_lower"]["expected_value"].split(";"))
    assert (found.people[0, 1] - 30, found.people[0, 0]) == (women, men)
    assert found.tied == (40, 0, 0)
    assert (found.least[0].tolist(), found.most[0].tolist()) == ([0, 36], [4, 40])


@pytest.mark.parametrize("row", golden("quarter-remainder-rule.csv"), ids=lambda row: row["n_mod_4"])
def test_who_is_left_over_goes_where_the_rule_says(row):
    more = [int(row[f"extra_{quarter.replace(' ', '_')}"]) for quarter in Quarter]
    assert [size - 25 for size in quarter_sizes(100 + int(row["n_mod_4"]))] == more


@pytest.mark.parametrize("row", golden("pay-quarters-by-ethnicity.csv"))
def test_shares_of_quarters_come_to_those_published(row):
    share = Fraction(100 * int(row["count"]), int(row["quarter_size"]))
    assert float(share) == pytest.approx(float(row["recomputed_share_pct"]), abs=0.05001)


@pytest.mark.parametrize("row", golden("rates-to-gap-checks.csv"))
def test_gaps_come_to_those_published_from_rates_in_pence(row):
    found = mean_gap(*(rates({row[side]: 1}) for side in ("ref_value_gbp", "cmp_value_gbp")))
    assert float(found) == pytest.approx(float(row["published_gap_pct"]), abs=0.06)
