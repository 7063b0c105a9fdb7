"""Decompositions and adjusted gaps, against published figures, another library, and cases worked out by hand."""

import csv
import math

import numpy as np
import pytest
import statsmodels.api as sm

from tallystick.statistics.pay.adjusted import Step, adjusted_gaps
from tallystick.statistics.pay.decomposition import People, Weights, threefold, twofold
from tallystick.statistics.pay.regression import least_squares
from tests.repository.tracked import ROOT

PUBLISHED = {
    (row["dataset"].split()[0], row["quantity"]): row
    for row in csv.DictReader(
        (ROOT / "tests/golden/pay/decomposition-reference.csv").read_text(encoding="utf-8").splitlines()
    )
}


@pytest.fixture(scope="module")
def ccard():
    """Spending on credit cards by people who rent and who own: data that another library brings."""
    data = sm.datasets.ccard.load_pandas().data
    columns = data.drop(columns=["AVGEXP", "OWNRENT"])
    constant = np.column_stack([np.ones(len(data)), columns.to_numpy()])

    def of(owns):
        chosen = (data["OWNRENT"] == owns).to_numpy()
        return People(columns=constant[chosen], outcome=data["AVGEXP"].to_numpy()[chosen])

    return of(0), of(1)


@pytest.mark.parametrize("part", ["endowments", "coefficients", "interaction"])
def test_the_three_parts_come_to_those_published(ccard, part):
    row = PUBLISHED["ccard", f"noswap {part}"]
    found = getattr(threefold(*ccard), part)
    assert found == pytest.approx(float(row["published_value"]), abs=float(row["tolerance"]))


def dummies(values):
    """A column for each value but the first."""
    return np.array([[float(value == one) for one in sorted(set(values))[1:]] for value in values])


def test_the_two_parts_of_a_pooled_fit_come_to_those_published(ccard):
    owners, renters = ccard[1], ccard[0]  # published the other way round, so that the gap is above nothing
    found = twofold(owners, renters, weights=Weights.POOLED_WITH_GROUP)
    for part in ("explained", "unexplained"):
        row = PUBLISHED["ccard", f"twofold pooled {part}"]
        assert getattr(found, part) == pytest.approx(float(row["published_value"]), abs=float(row["tolerance"]))


@pytest.mark.parametrize("weights", Weights)
def test_both_parts_come_to_the_gap_with_its_sign(ccard, weights):
    found = twofold(*ccard, weights=weights)
    row = PUBLISHED["ccard", "noswap gap"]
    assert found.explained + found.unexplained == pytest.approx(
        float(row["published_value"]), abs=float(row["tolerance"])
    )
    assert sum(found.by_column) == pytest.approx(found.explained)


def test_whose_coefficients_are_taken_is_told_by_the_three_parts(ccard):
    three = threefold(*ccard)
    mine, theirs, half = (twofold(*ccard, weights=one) for one in (Weights.REFERENCE, Weights.OTHER, Weights.HALF))
    assert theirs.explained == pytest.approx(three.endowments)
    assert mine.explained == pytest.approx(three.endowments + three.interaction)
    assert half.explained == pytest.approx((mine.explained + theirs.explained) / 2)


def test_weights_by_number_lie_between_in_proportion(ccard):
    share = len(ccard[0].outcome) / sum(len(people.outcome) for people in ccard)
    mine, theirs, found = (
        twofold(*ccard, weights=one) for one in (Weights.REFERENCE, Weights.OTHER, Weights.BY_NUMBER)
    )
    assert found.explained == pytest.approx(share * mine.explained + (1 - share) * theirs.explained)


def test_a_weight_that_is_none_is_refused():
    with pytest.raises(ValueError, match="nuemark"):
        Weights("nuemark")


def test_with_nothing_but_a_constant_the_error_is_that_of_two_means():
    first, second = np.array([1.0, 2, 4, 9]), np.array([2.0, 3, 3])
    found = twofold(
        *(People(columns=np.ones((len(one), 1)), outcome=one) for one in (first, second)), weights=Weights.OTHER
    )
    assert found.explained == found.explained_error == 0
    assert found.unexplained_error == pytest.approx(math.sqrt(first.var(ddof=1) / 4 + second.var(ddof=1) / 3))


def test_errors_are_the_spread_over_many_samples():
    """The spread over 2,000 samples of two groups, which no formula told."""
    random = np.random.default_rng(5)

    def group(intercept, slope, mean):
        years = random.normal(mean, 1, 30)
        outcome = intercept + slope * years + random.normal(0, 3, 30)
        return People(columns=np.column_stack([np.ones(30), years]), outcome=outcome)

    found = [twofold(group(9, 2, 8), group(4, 1.5, 5), weights=Weights.HALF) for _ in range(2_000)]
    for part in ("explained", "unexplained"):
        spread = np.std([getattr(one, part) for one in found])
        said = math.sqrt(np.mean([getattr(one, f"{part}_error") ** 2 for one in found]))
        assert said == pytest.approx(spread, rel=0.08)


def test_a_pooled_fit_has_no_error_of_its_own(ccard):
    found = twofold(*ccard, weights=Weights.POOLED)
    assert found.explained_error is found.unexplained_error is None


def test_the_fit_and_both_variances_are_those_of_another_library():
    random = np.random.default_rng(3)
    columns = np.column_stack([np.ones(80), random.normal(size=(80, 2))])
    outcome = columns @ [1.0, 2.0, -1.0] + random.normal(size=80) * (1 + np.abs(columns[:, 1]))
    ours, theirs = least_squares(columns, outcome), sm.OLS(outcome, columns).fit()
    assert ours.coefficients == pytest.approx(theirs.params)
    assert ours.usual == pytest.approx(theirs.cov_params())
    assert ours.robust == pytest.approx(theirs.get_robustcov_results("HC3").cov_params())


def test_what_cannot_be_fitted_is_refused():
    with pytest.raises(ValueError, match="follows"):
        least_squares(np.ones((9, 2)), np.arange(9.0))
    with pytest.raises(ValueError, match="no more people"):
        least_squares(np.ones((1, 1)), np.ones(1))


def test_a_gap_between_bands_goes_when_bands_are_held_the_same():
    """Two bands paid 10 and 20; of the other group three in four are in the lower, of the reference one in four."""
    band = ["2"] * 30 + ["8"] * 10 + ["2"] * 10 + ["8"] * 30
    is_other = np.repeat([1.0, 0.0], 40)
    pay = np.where(np.array(band) == "2", 10.0, 20.0)
    raw, same = adjusted_gaps(pay, is_other, [Step(name="band", columns=dummies(band))])
    assert raw.gap == pytest.approx(100 * (1 - math.exp(-math.log(2) / 2)))
    assert raw.low < raw.gap < raw.high
    assert (same.step, same.gap) == ("band", pytest.approx(0, abs=1e-9))


def test_too_few_people_have_no_adjusted_gap():
    is_other = np.repeat([1.0, 0.0], [19, 60])
    [raw] = adjusted_gaps(np.full(79, 10.0), is_other, [])
    assert (raw.too_few, raw.gap) == (True, None)
    many = Step(name="place", columns=dummies([str(one % 8) for one in range(60)]))
    _, placed = adjusted_gaps(np.full(60, 10.0), np.repeat([1.0, 0.0], 30), [many])
    assert placed.too_few
    with pytest.raises(ValueError, match="no pay"):
        adjusted_gaps(np.array([0.0, 1.0]), np.array([0.0, 1.0]), [])
