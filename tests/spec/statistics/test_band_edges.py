"""Exactly 0.80 and exactly 1.25 belong to the band."""

from fractions import Fraction

import pytest

from tests.spec.statistics.drawn import four, heads, likelihood, measured, number, rows, the

title = "A ratio of exactly 0.80 or 1.25 is inside the band, and a hair beyond it is outside"

RATIOS = """
    bme        | white      | ratio  | verdict
    4000/10000 | 5000/10000 | 0.8    | small
    3999/10000 | 5000/10000 | 0.7998 | clear
    4001/10000 | 5000/10000 | 0.8002 | small
    5000/10000 | 4000/10000 | 1.25   | small
    5001/10000 | 4000/10000 | 1.25025| clear
    4999/10000 | 4000/10000 | 1.24975| small
"""

# At each of these floating-point division says 1.2500000000000002 or 0.7999999999999999.
TRAPS = """
    bme      | white
    424/1000 | 530/1000
    648/1000 | 810/1000
    720/1000 | 810/900
    624/1000 | 2574/3300
    792/1210 | 2700/3300
    232/300  | 3190/3300
    261/725  | 495/1100
"""

# The odds ratio of white over BME staff: (5000/10000) over (BME upper/BME lower).
TIERS = """
    bme_lower | bme_upper | ratio | verdict
    10000     | 4000      | 1.25  | small
    10000     | 3999      | 1.2503| clear
    10000     | 6250      | 0.8   | small
    10000     | 6251      | 0.7999| clear
"""


@pytest.mark.parametrize(("bme", "white", "ratio", "verdict"), rows(RATIOS))
def test_the_edge_is_inside_and_a_hair_beyond_is_outside(bme, white, ratio, verdict):
    found = likelihood(bme, white)
    assert number(found.value) == pytest.approx(float(ratio), abs=1e-6)
    assert found.verdict == verdict


@pytest.mark.parametrize(("bme", "white"), rows(TRAPS))
def test_the_edge_is_exact_where_floating_point_is_not(bme, white):
    x1, n1, x2, n2 = four(bme, white)
    exact = Fraction(x1, n1) / Fraction(x2, n2)
    assert exact in (Fraction(4, 5), Fraction(5, 4))
    assert not 0.80 <= (x1 / n1) / (x2 / n2) <= 1.25
    found = likelihood(bme, white)
    assert found.value.amount == exact
    assert found.verdict == "small"


@pytest.mark.parametrize(("bme_lower", "bme_upper", "ratio", "verdict"), rows(TIERS))
def test_the_edge_of_a_disparity_ratio_is_as_exact(bme_lower, bme_upper, ratio, verdict):
    drawn = f"""
        row        | white | bme
        clinical/5 | 10000 | {bme_lower}
        clinical/6 | 5000  | {bme_upper}
    """
    found = the(measured(heads(drawn)), indicator="rdr")
    assert number(found.value) == pytest.approx(float(ratio), abs=1e-4)
    assert found.verdict == verdict
