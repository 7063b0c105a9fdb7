"""What a person is paid for an hour and as bonus, from one job or several."""

import pytest

from tallystick.definitions.pay.options import Assignments
from tallystick.engine.pay import PayReason
from tallystick.vocabulary.pay_periods import PayPeriod
from tests.unit.pay.drawn_pay import adds_up, only_reason, paid

HEAD = "Employee Number | Ordinary Pay | Weekly Hours | Period Days"


def test_negative_ordinary_pay_is_a_recovery_whatever_bonus_came_with_it():
    made = paid(f"{HEAD} | Bonus in Period\n1 | -5 | 37.5 | 7 | 100")
    assert only_reason(made) == (PayReason.RECOVERY, "hourly")


def test_sacrifice_larger_than_pay_leaves_no_rate():
    made = paid(f"{HEAD} | Salary Sacrifice\n1 | 50 | 37.5 | 7 | 60", sacrifice_in_pay=True)
    assert only_reason(made) == (PayReason.RECOVERY, "hourly")


def test_nought_for_an_hour_beside_pay_is_no_rate():
    made = paid(f"{HEAD} | Hourly Pay\n1 | 600 | 30 | week | 0\n2 | | | | 0")
    assert made.rates == ["20", ""]


# SEVERAL JOBS


JOBS = """
Employee Number | Primary | Ordinary Pay | Weekly Hours | Period Days | Pay Scale | Bonus
007 | N | 100 | 10 | week | Band 2 | 5
7   | Y | 600 | 30 | week | Band 6 | 10
"""


def test_pay_and_hours_of_one_person_are_summed_and_the_primary_job_says_the_rest():
    made = paid(JOBS)
    assert made.rates == ["17.5"]
    assert made.trait("band") == ["6"]
    assert list(made.people.total_bonus) == [1500]
    assert made.excluded == {2: (PayReason.ADDED, "none")}
    assert adds_up(made)


def test_or_the_primary_job_alone():
    made = paid(JOBS, assignments=Assignments.PRIMARY)
    assert made.rates == ["20"]
    assert list(made.people.total_bonus) == [1000]
    assert made.excluded == {2: (PayReason.OTHER_JOB, "all")}
    assert adds_up(made)


def test_leave_in_one_job_takes_the_person_out_and_a_job_without_pay_does_not():
    made = paid(f"{HEAD} | Full Pay\n1 | 600 | 30 | 7 | Y\n1 | 10 | 10 | 7 | N\n2 | 600 | 30 | 7 | Y\n2 |  |  |  |")
    assert made.rates == ["", "20"]
    assert adds_up(made)


def test_rows_without_a_number_are_each_a_person():
    assert paid("Employee Number | Hourly Rate\n | 10\n | 10\n | 12").rates == ["10", "10", "12"]


def test_ready_made_rates_of_two_jobs_are_weighed_by_hours_where_both_have_them():
    made = paid("person | hourly_pay | weekly_hours\n1 | 20 | 30\n1 | 10 | 10")
    assert made.rates == ["17.5"]
    assert made.excluded == {3: (PayReason.ADDED, "none")}


def test_of_ready_made_rates_without_hours_the_first_is_taken_and_the_other_row_says_so():
    made = paid("person | primary | hourly_pay | bonus\n1 | N | 10 | 5\n1 | Y | 20 | 7\n2 | Y | 30 |")
    assert made.rates == ["20", "30"]
    assert list(made.people.total_bonus) == [1200, 0]
    assert made.excluded == {2: (PayReason.READY_MADE, "none")}
    assert adds_up(made)


@pytest.mark.parametrize("hours", ["0", "-3"])
def test_hours_of_nothing_or_less_are_none(hours):
    made = paid(f"person | hourly_pay | weekly_hours\n1 | 20 | 3\n1 | 10 | {hours}")
    assert made.rates == ["20"]
    assert made.excluded == {3: (PayReason.READY_MADE, "none")}


def test_beside_a_first_row_without_pay_the_first_rate_is_taken():
    made = paid("person | primary | hourly_pay\n1 | Y |\n1 | N | 20\n1 | N | 10")
    assert made.rates == ["20"]
    assert made.excluded == {3: (PayReason.ADDED, "none"), 4: (PayReason.READY_MADE, "none")}


# NUMBERS THAT CANNOT BE READ


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD} | Arrears\n1 | 600 | 30 | week | see note",
        f"{HEAD} | Salary Sacrifice\n1 | 600 | 30 | week | a car",
        f"{HEAD} | Bonus Span\n1 | 600 | 30 | week | some time",
        f"{HEAD} | Basic Pay\n1 | 600 | 30 | week | see total",
        "Employee Number | Hourly Pay | Ordinary Pay | Weekly Hours | Period\n1 | 20 | some | many | often",
    ],
)
def test_what_the_rate_does_not_use_may_be_anything(text):
    made = paid(text)
    assert made.rates == ["20"]
    assert made.excluded == {}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (f"{HEAD} | Salary Sacrifice\n1 | 600 | 30 | week | a car", {"sacrifice_in_pay": True}),
        (f"{HEAD} | Bonus in Period\n1 | 600 | 30 | week | some", {}),
        (f"{HEAD} | Bonus in Period | Bonus Span\n1 | 600 | 30 | week | 10 | some time", {}),
        (f"{HEAD} | Basic Pay\n1 |  | 30 | week | see total", {}),
        (f"{HEAD} | Hourly Pay\n1 | 600 | 30 | week | see pay", {}),
        (f"{HEAD} | Hourly Pay\n1 | 600 | lots | week |", {}),
        (f"{HEAD} | Hourly Pay\n1 | 600 | lots | week | 0", {}),
    ],
)
def test_what_the_rate_is_made_of_must_be_a_number(text, options):
    made = paid(text, **options)
    assert only_reason(made) == (PayReason.UNREAD, "hourly")
    assert made.rates == [""]


def test_nobody_has_a_sacrifice_added_back_that_cannot_be_read():
    made = paid(f"{HEAD} | Salary Sacrifice\n1 | 600 | 30 | week | a car\n2 | 600 | 30 | week | 60")
    assert made.rates == ["20", "20"]
    assert list(made.people.variants["salary-sacrifice-added-back"]) == [-1, 2_200_000_000]


# ORDINARY PAY


def test_ordinary_pay_is_the_sum_of_its_parts_without_overtime_and_arrears():
    made = paid(
        "Employee Number | Basic Pay | Allowances | Unsocial Hours Pay | Overtime | Arrears | Weekly Hours | Period\n"
        "1 | 500 | 50 | 50 | 400 | 300 | 30 | weekly\n"
        "2 |  |  |  | 400 |  | 30 | weekly"
    )
    assert made.rates == ["20", ""]
    assert made.excluded[3] == (PayReason.NO_PAY, "hourly")
    assert made.flags == [(2, "arrears were paid in the period")]


def test_the_part_of_a_bonus_that_belongs_to_the_period_is_pay():
    made = paid(
        f"{HEAD} | Bonus in Period | Bonus Span\n1 | 2000 | 37.5 | month | 3652.50 | year\n2 | 2304.40 | 37.5 | 31 |  |"
    )
    assert made.rates[0] == made.rates[1]


def test_salary_sacrifice_is_added_back_beside():
    head = f"{HEAD} | Salary Sacrifice"
    out = paid(f"{head}\n1 | 600 | 30 | week | 60\n2 | 600 | 30 | week |")
    assert out.rates == ["20", "20"]
    assert list(out.people.variants["salary-sacrifice-added-back"]) == [2_200_000_000, 2_000_000_000]
    still_in = paid(f"{head}\n1 | 600 | 30 | week | -60", sacrifice_in_pay=True)
    assert still_in.rates == ["18"]
    assert list(still_in.people.variants["salary-sacrifice-added-back"]) == [2_000_000_000]


def test_where_no_period_is_named_it_is_the_one_that_was_chosen():
    text = "Employee Number | Ordinary Pay | Weekly Hours\n1 | 600 | 30"
    assert paid(text, period=PayPeriod.WEEK).rates == ["20"]
    assert paid(text).rates == [paid(f"{HEAD}\n1 | 600 | 30 | 30.44").rates[0]]


def test_a_blank_period_beside_named_ones_is_said():
    made = paid(f"{HEAD}\n1 | 600 | 30 | week\n2 | 600 | 30 |", period=PayPeriod.WEEK)
    assert made.rates == ["20", "20"]
    assert "On 1 row no pay period is named, and a week was taken." in made.counted.notices


# BONUS


def test_bonus_by_type_in_pence_and_a_recovered_one_is_none():
    made = paid(
        "person | hourly_pay | bonus | bonus_type\n"
        "1 | 20 | £1,000.50 | local award\n"
        "1 |  | 25 | voucher\n"
        "2 | 20 | -5 | voucher\n"
        "3 | 20 | |"
    )
    assert {kind: list(pence) for kind, pence in made.people.bonus.items()} == {
        "local award": [100050, 0, 0],
        "voucher": [2500, 0, 0],
    }
    assert (4, "the bonus is below nothing, and counts as none") in made.flags


def test_no_column_of_bonus_says_nothing_and_an_empty_one_says_none():
    assert paid("person | hourly_pay\n1 | 20").people.bonus == {}
    assert {
        kind: list(pence) for kind, pence in paid("person | hourly_pay | bonus\n1 | 20 |").people.bonus.items()
    } == {"": [0]}


def test_a_bonus_taken_back_lowers_what_was_paid_of_the_same_type():
    made = paid(
        "person | hourly_pay | weekly_hours | bonus | bonus_type\n"
        "1 | 20 | 30 | 100 | local award\n"
        "1 | 20 | 10 | -40 | local award\n"
        "2 | 20 | 30 | 100 | local award\n"
        "2 | 20 | 10 | -40 | voucher"
    )
    assert {kind: list(pence) for kind, pence in made.people.bonus.items()} == {"local award": [6000, 10000]}
    assert made.flags == [(5, "the bonus is below nothing, and counts as none")]


def test_a_bonus_that_cannot_be_read_is_lost_to_bonus_alone_and_decided_for_the_person():
    made = paid(
        f"{HEAD} | Primary | Bonus\n"
        "1 | 600 | 30 | week | Y | 50\n"
        "1 | 100 | 10 | week | N | plenty\n"
        "2 | 600 | 30 | week | Y | plenty\n"
        "3 | 600 | 30 | week | Y | 70"
    )
    assert made.rates == ["17.5", "20", "20"]
    assert list(made.people.total_bonus) == [0, 0, 7000]
    assert made.excluded == {
        2: (PayReason.BONUS_UNREAD, "bonus"),
        3: (PayReason.ADDED, "none"),
        4: (PayReason.BONUS_UNREAD, "bonus"),
    }
    assert adds_up(made)


def test_the_bonus_of_a_job_that_does_not_count_may_be_anything():
    text = f"{HEAD} | Primary | Bonus\n1 | 600 | 30 | week | Y | 50\n1 | 100 | 10 | week | N | plenty"
    made = paid(text, assignments=Assignments.PRIMARY)
    assert list(made.people.total_bonus) == [5000]
    assert made.excluded == {3: (PayReason.OTHER_JOB, "all")}
