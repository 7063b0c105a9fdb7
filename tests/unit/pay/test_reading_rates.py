"""Pay for an hour, held against figures worked out by hand with Decimal."""

from decimal import Decimal
from fractions import Fraction

from tallystick.engine.pay.rates import Job, hourly, rounded
from tallystick.tallies.paid import PARTS_OF_A_POUND

MONTH, YEAR, WEEK = 30_440_000, 365_250_000, 7_000_000


def job(pay=None, *, hours="37.5", days=MONTH, rate=None, bonus=None, span=None, added=0):
    parts = [None if money is None else int(Decimal(money) * PARTS_OF_A_POUND) for money in (rate, pay, bonus)]
    worked = None if hours is None else int(Decimal(hours) * 10**6)
    return Job(parts[0], parts[1], parts[2], span, days, worked, int(Decimal(added) * PARTS_OF_A_POUND))


def pounds(rate):
    return Decimal(rate) / PARTS_OF_A_POUND


def test_band_5_on_entry_paid_by_the_month():
    # 31,049 a year is 2,587.42 a month: x 7 / 30.44 / 37.5
    by_hand = Decimal("2587.42") * 7 / Decimal("30.44") / Decimal("37.5")
    assert pounds(hourly([job("2587.42")])) == round(by_hand, 8)
    assert f"{pounds(hourly([job('2587.42')])):.3f}" == "15.867"


def test_the_published_rate_of_the_scale_is_another_number():
    published = Decimal(31049) / (Decimal("52.143") * Decimal("37.5"))
    assert f"{published:.2f}" == "15.88"
    assert f"{pounds(hourly([job('31049', days=YEAR)])):.2f}" == "15.87"


def test_bonus_of_a_longer_time_counts_for_its_part_alone():
    # 3,652.50 for a year is 10 a day, so 304.40 for a month.
    assert hourly([job("2000", bonus="3652.50", span=YEAR)]) == hourly([job("2304.40")])
    assert hourly([job("2000", bonus="304.40")]) == hourly([job("2304.40")])
    # A bonus for a week paid in a month is all in the month.
    assert hourly([job("2000", bonus="304.40", span=WEEK)]) == hourly([job("2304.40")])


def test_pay_and_hours_of_several_jobs_are_summed_whatever_their_periods():
    # 600 a week for 30 hours, and 304.40 a month (70 a week) for 5: 670 / 35
    assert pounds(hourly([job("600", hours="30", days=WEEK), job("304.40", hours="5")])) == round(Decimal(670) / 35, 8)


def test_a_ready_made_rate_is_kept_as_it_is():
    assert hourly([job(rate="15.86723", hours=None)]) == 1_586_723_000


def test_ready_made_rates_of_two_jobs_are_weighted_by_hours():
    assert pounds(hourly([job(rate="20", hours="30"), job(rate="10", hours="10")])) == Decimal("17.5")


def test_without_hours_the_main_job_speaks():
    assert pounds(hourly([job(rate="20", hours=None), job(rate="10", hours="10")])) == 20


def test_salary_sacrifice_added_back():
    assert hourly([job("2000", added="304.40")]) == hourly([job("2304.40")])
    # On a ready-made rate: 70 a week over 35 hours is 2 more.
    assert pounds(hourly([job(rate="20", hours="35", added="304.40")])) == 22
    assert pounds(hourly([job(rate="20", hours=None, added="304.40")])) == 20


def test_halves_go_up():
    assert [rounded(Fraction(n, 2)) for n in (1, 3, -1)] == [1, 2, 0]
