"""The worked example of GOV.UK, question by question, to the decimals that it prints."""

from fractions import Fraction

import pytest

from tallystick.release.rounding import half_up
from tests.spec.pay.drawn import men_and_women, of_all
from tests.spec.statistics.drawn import rows

title = "Acme, with 1,345 men and 3,100 women on full pay: every answer that the government prints"

# Bonuses are in pence. The last line of each sex are relevant and not on full pay: they count for bonuses alone.
SUMS_AND_BONUSES = """
    sex   | people | rate | bonus
    men   | 647    | 17.5 | 99600
    men   | 1      | 17.5 | 98800
    men   | 652    | 17.5 | 230000
    men   | 44     | 17.5 |
    men   | 1      | 30   |
    men   | 30     |      |
    women | 997    | 15   | 75200
    women | 1      | 15   | 80600
    women | 1002   | 15   | 222500
    women | 1099   | 15   |
    women | 1      | 415  |
    women | 25     |      |
"""
# The man in the middle is on £15; the two women in the middle are on £13 and £15.
MIDDLES = """
    sex   | people | rate | bonus
    men   | 672    | 10   |
    men   | 1      | 15   |
    men   | 672    | 20   |
    women | 1549   | 5    |
    women | 1      | 13   |
    women | 1      | 15   |
    women | 1549   | 30   |
"""
FOUR_RATES = """
    sex   | people | rate | bonus
    men   | 187    | 10   |
    women | 925    | 10   |
    men   | 110    | 12   |
    women | 1001   | 12   |
    men   | 298    | 15   |
    women | 813    | 15   |
    men   | 750    | 22   |
    women | 361    | 22   |
"""
ANSWERS = """
    staff            | measure           | group | quarter      | answer
    sums and bonuses | mean_hourly_gap   | women |              | 13.59
    middles          | median_hourly_gap | women |              | 6.67
    sums and bonuses | bonus_share       | men   |              | 94.5
    sums and bonuses | bonus_share       | women |              | 64.0
    sums and bonuses | mean_bonus_gap    | women |              | 9.7
    sums and bonuses | median_bonus_gap  | women |              | 3.3
    four rates       | quarter_share     | men   | lower        | 16.8
    four rates       | quarter_share     | men   | lower middle | 9.9
    four rates       | quarter_share     | men   | upper middle | 26.8
    four rates       | quarter_share     | men   | upper        | 67.5
    four rates       | quarter_share     | women | lower        | 83.2
    four rates       | quarter_share     | women | lower middle | 90.1
    four rates       | quarter_share     | women | upper middle | 73.2
    four rates       | quarter_share     | women | upper        | 32.5
"""
SIZES = {"lower": 1112, "lower middle": 1111, "upper middle": 1111, "upper": 1111}
DRAWN = {"sums and bonuses": SUMS_AND_BONUSES, "middles": MIDDLES, "four rates": FOUR_RATES}


@pytest.fixture(scope="module")
def figures():
    """All figures of each drawn workforce."""
    return {name: men_and_women(drawn) for name, drawn in DRAWN.items()}


@pytest.mark.parametrize(("staff", "measure", "group", "quarter", "answer"), rows(ANSWERS))
def test_every_answer_is_the_one_printed(figures, staff, measure, group, quarter, answer):
    [one] = of_all(figures[staff], measure, group, quarter)
    decimals = len(answer.split(".")[1])
    assert half_up(Fraction(one.value.amount), decimals) == Fraction(answer)


@pytest.mark.parametrize("quarter", SIZES)
def test_the_one_left_over_is_in_the_lower_quarter(figures, quarter):
    for group in ("men", "women"):
        [one] = of_all(figures["four rates"], "quarter_share", group, quarter)
        assert one.n_reference.amount == SIZES[quarter]


def test_bonuses_count_all_relevant_employees_and_hourly_pay_those_on_full_pay(figures):
    made = figures["sums and bonuses"]
    [gap] = of_all(made, "mean_hourly_gap", "women")
    assert (gap.n_reference.amount, gap.n.amount) == (1345, 3100)
    for group, happened, people in (("men", 1300, 1375), ("women", 2000, 3125)):
        [share] = of_all(made, "bonus_share", group)
        assert (share.happened.amount, share.n.amount) == (happened, people)
