"""Workforces at the edge: nobody in a group, no bonuses, too few for quarters, everybody paid the same."""

from fractions import Fraction

import pytest

from tallystick.release.pay import NotPayable
from tests.spec.pay.drawn import counts, men_and_women, of_all
from tests.spec.statistics.drawn import rows

title = "Where there is no gap, the reason stands in its place, never 0 and never 100"

NOBODY = """
    sex   | people | rate | bonus
    men   | 5      | 12   |
"""
ONLY_WOMEN = """
    sex   | people | rate | bonus
    women | 5      | 12   |
"""
WOMEN_NOT_ON_FULL_PAY = """
    sex   | people | rate | bonus
    men   | 5      | 12   |
    women | 5      |      |
"""
THREE = """
    sex   | people | rate | bonus
    men   | 2      | 12   |
    women | 1      | 12   |
"""
NOTHING_PAID = """
    sex   | people | rate | bonus
    men   | 4      | 0    |
    women | 4      | 12   |
"""
MEN_HAVE_BONUSES = """
    sex   | people | rate | bonus
    men   | 3      | 12   | 50000
    men   | 5      | 12   |
    women | 8      | 11   |
"""
WOMEN_HAVE_BONUSES = """
    sex   | people | rate | bonus
    men   | 8      | 12   |
    women | 3      | 11   | 50000
    women | 5      | 11   |
"""
ALL_THE_SAME = """
    sex   | people | rate | bonus
    men   | 60     | 12.6 |
    women | 140    | 12.6 |
"""
WOMEN_PAID_MORE = """
    sex   | people | rate | bonus
    men   | 4      | 20   |
    women | 4      | 25   |
"""

NO_FIGURE = """
    staff                 | measure           | group | why
    nobody                | mean_hourly_gap   | women | NO_EMPLOYEES
    nobody                | median_hourly_gap | women | NO_EMPLOYEES
    nobody                | bonus_share       | women | NO_EMPLOYEES
    only women            | mean_hourly_gap   | women | NO_EMPLOYEES
    women not on full pay | mean_hourly_gap   | women | NO_EMPLOYEES
    three                 | quarter_share     |       | TOO_FEW_FOR_QUARTERS
    nothing paid          | mean_hourly_gap   | women | NOTHING_PAID
    nothing paid          | median_hourly_gap | women | NOTHING_PAID
    men have bonuses      | mean_bonus_gap    | women | NO_BONUS_IN_GROUP
    men have bonuses      | median_bonus_gap  | women | NO_BONUS_IN_GROUP
    women have bonuses    | mean_bonus_gap    | women | NO_BONUS_IN_REFERENCE
    women have bonuses    | median_bonus_gap  | women | NO_BONUS_IN_REFERENCE
"""
DRAWN = {
    "nobody": NOBODY,
    "only women": ONLY_WOMEN,
    "women not on full pay": WOMEN_NOT_ON_FULL_PAY,
    "three": THREE,
    "nothing paid": NOTHING_PAID,
    "men have bonuses": MEN_HAVE_BONUSES,
    "women have bonuses": WOMEN_HAVE_BONUSES,
}


def found(drawn, measure, group="women"):
    return of_all(men_and_women(drawn), measure, group)


@pytest.mark.parametrize(("staff", "measure", "group", "why"), rows(NO_FIGURE))
def test_there_is_a_reason_and_no_number(staff, measure, group, why):
    [one] = found(DRAWN[staff], measure, group)
    assert (one.value, one.low, one.high) == (None, None, None)
    assert one.why_not is NotPayable[why]


def test_a_share_of_nobody_paid_a_bonus_is_0_and_a_share_of_nobody_is_none():
    [women] = found(MEN_HAVE_BONUSES, "bonus_share")
    assert (women.value.amount, women.happened.amount, women.why_not) == (0, 0, None)
    [nobody] = found(NOBODY, "bonus_share")
    assert (nobody.value, nobody.n.amount) == (None, 0)


def test_the_same_pay_is_no_gap_and_quarters_hold_the_mix_of_all():
    for measure in ("mean_hourly_gap", "median_hourly_gap"):
        [gap] = found(ALL_THE_SAME, measure)
        assert gap.value.amount == 0
    for quarter in found(ALL_THE_SAME, "quarter_share"):
        assert (quarter.value.amount, quarter.n.amount, quarter.n_reference.amount) == (70, 35, 50)
        assert (quarter.least.amount, quarter.most.amount) == (0, 100)


def test_women_who_are_paid_more_have_a_gap_below_nothing():
    for measure in ("mean_hourly_gap", "median_hourly_gap"):
        [gap] = found(WOMEN_PAID_MORE, measure)
        assert gap.value.amount == Fraction(-25)


def test_pay_below_nothing_is_no_rate():
    """A recovery takes a person out before rates are counted; a rate below nothing is never counted."""
    with pytest.raises(ValueError, match="from nothing up"):
        counts("rate | men\n-1 | 4")
