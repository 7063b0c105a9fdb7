"""Student's t, against scipy and the printed tables."""

import pytest
from scipy.stats import t as scipy_t

from tallystick.statistics import Z95
from tallystick.statistics.student import both_tails, t95


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 9, 10, 29, 30, 99, 100, 999, 1000, 1001, 1002, 5000, 10**6])
def test_the_percentile_agrees_with_scipy(degrees):
    assert t95(degrees) == pytest.approx(scipy_t.ppf(0.975, degrees), rel=1e-11)


@pytest.mark.parametrize(("degrees", "printed"), [(1, 12.706), (2, 4.303), (9, 2.262), (30, 2.042), (120, 1.980)])
def test_the_percentile_is_that_of_the_printed_tables(degrees, printed):
    assert round(t95(degrees), 3) == printed


# Where it falls fast, and where the way to it changes; make check-long goes through all of them.
SOME = (*range(1, 100), *range(980, 1020), 1199)


@pytest.mark.parametrize("several", [SOME, pytest.param(range(1, 1200), marks=pytest.mark.long)], ids=["some", "all"])
def test_the_percentile_comes_down_to_that_of_the_normal_distribution(several):
    found = [t95(degrees) for degrees in several]
    assert found == sorted(found, reverse=True)
    assert Z95 < found[-1] < Z95 + 0.01


@pytest.mark.parametrize("degrees", [1, 2, 3, 8, 9, 50, 51, 3000])
@pytest.mark.parametrize("t", [0, 0.3, 1, 1.96, -2.5, 6])
def test_the_tails_agree_with_scipy(degrees, t):
    assert both_tails(t, degrees) == pytest.approx(2 * scipy_t.sf(abs(t), degrees), rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("degrees", [1, 7, 40, 900])
def test_the_percentile_leaves_one_in_twenty_outside(degrees):
    assert both_tails(t95(degrees), degrees) == pytest.approx(0.05, rel=1e-10)


@pytest.mark.parametrize("function", [t95, lambda degrees: both_tails(1, degrees)])
def test_no_degrees_are_refused(function):
    with pytest.raises(ValueError, match="less than one degree"):
        function(0)
