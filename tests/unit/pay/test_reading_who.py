"""Who is counted in pay, who is on full pay, and what is said of everybody else."""

import pytest

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.engine.pay import Measures, PayReason
from tallystick.engine.pay.reasons import HOURLY
from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.vocabulary.pay_periods import PayPeriod
from tests.unit.pay.drawn_pay import DAY, adds_up, paid

HEAD = "Employee Number | Ordinary Pay | Weekly Hours | Period Days"


def only_reason(made):
    assert adds_up(made)
    [(reason, measures)] = made.excluded.values()
    return reason, measures


def test_a_person_on_full_pay_has_an_exact_rate():
    made = paid(f"{HEAD}\n1 | 2,587.42 | 37.5 | 30.44\n2 | 600 | 30 | week")
    assert made.rates == ["15.86678931", "20"]
    assert made.excluded == {}
    assert adds_up(made)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1 | 2000 | 0 | 7", PayReason.NO_HOURS),
        ("1 | 2000 |  | 7", PayReason.NO_HOURS),
        ("1 | -20.50 | 37.5 | 7", PayReason.RECOVERY),
        ("1 | (20.50) | 37.5 | 7", PayReason.RECOVERY),
        ("1 |  | 37.5 | 7", PayReason.NO_PAY),
        ("1 | 0 | 37.5 | 7", PayReason.NO_PAY),
        ("1 | nan | 37.5 | 7", PayReason.UNREAD),
        ("1 | 1e400 | 37.5 | 7", PayReason.UNREAD),
        ("1 | =2+2 | 37.5 | 7", PayReason.UNREAD),
        ("1 | 2000 | lots | 7", PayReason.UNREAD),
        ("1 | 2000 | 37.5 | sometimes", PayReason.UNREAD),
        ("1 | 900000000 | 0.000001 | 1", PayReason.TOO_HIGH),
    ],
)
def test_counted_but_without_an_hourly_rate(row, reason):
    made = paid(f"{HEAD}\n{row}")
    assert only_reason(made) == (reason, "hourly")
    assert made.rates == [""]


@pytest.mark.parametrize(
    ("header", "cell", "reason"),
    [
        ("Person Type", "Agency Worker", PayReason.NO_CONTRACT),
        ("Person Type", "Contractor", PayReason.NO_CONTRACT),
        ("Person Type", "Partner", PayReason.NO_CONTRACT),
        ("Contract Type", "Honorary", PayReason.NO_CONTRACT),
        ("Assignment Status", "Terminate Assignment", PayReason.NO_CONTRACT),
        ("Start Date", "01/04/2025", PayReason.NOT_THEN),
        ("End Date", "30/03/2025", PayReason.NOT_THEN),
        ("Bonus", "plenty", PayReason.BONUS_UNREAD),
    ],
)
def test_not_counted_at_all(header, cell, reason):
    made = paid(f"{HEAD} | {header}\n1 | 2000 | 37.5 | 30.44 | {cell}")
    assert only_reason(made) == (reason, "all")
    assert made.counted.people == ()


@pytest.mark.parametrize(
    ("header", "cell", "on_full_pay"),
    [
        ("Full Pay", "No", False),
        ("Full Pay", "Y", True),
        ("Leave Flag", "Y", False),
        ("Leave Type", "Maternity Leave", False),
        ("Leave Type", "Industrial action", True),
        ("Leave Type", "Annual leave", True),
    ],
)
def test_leave_that_lowers_pay_takes_people_out_of_hourly_measures_alone(header, cell, on_full_pay):
    made = paid(f"{HEAD} | {header}\n1 | 2000 | 37.5 | 30.44 | {cell}")
    assert made.people.number == 1
    assert list(made.people.is_full_pay) == [on_full_pay]
    assert adds_up(made)


def test_staff_of_hosted_organisations_are_left_out():
    text = f"{HEAD} | Payroll\n1 | 600 | 30 | week | Main\n2 | 600 | 30 | week | Hosted Body"
    made = paid(text, deposit=Deposit(hosted=("hosted body",)))
    assert made.excluded == {3: (PayReason.HOSTED, "all")}
    assert adds_up(made)


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


# BANK STAFF


BANK = f"{HEAD} | Contract Type\n1 | 600 | 30 | week | Bank\n2 |  |  | week | Bank\n3 | 300 | 30 | week | Permanent"


def test_bank_staff_count_where_they_have_pay_and_hours():
    made = paid(BANK)
    assert made.rates == ["20", "10"]
    assert made.excluded == {3: (PayReason.BANK_WITHOUT_PAY, "all")}
    assert made.trait("staff_type")[0] == "Bank"
    assert adds_up(made)


def test_or_not_at_all():
    made = paid(BANK, bank=BankStaff.LEFT_OUT)
    assert made.rates == ["10"]
    assert {reason for reason, _ in made.excluded.values()} == {PayReason.BANK}
    assert adds_up(made)


# WHOSE AND WHEN


DAYS = """
organisation | snapshot | person | group | hourly_pay
Northmoor | 31/03/2025 | 1 | white | 10
Northmoor | 2024 | 1 | white | 9
Southmoor | 2025-03-31 | 1 | bme | 11
Northmoor | never | 2 | bme | 11
"""


def test_each_organisation_and_day_is_counted_by_itself():
    made = paid(DAYS, snapshot=None)
    found = [(people.organisation, str(people.snapshot), people.number) for people in made.counted.people]
    assert found == [("Northmoor", "2024-03-31", 1), ("Northmoor", "2025-03-31", 1), ("Southmoor", "2025-03-31", 1)]
    assert made.excluded == {5: (PayReason.NO_SNAPSHOT, "all")}
    assert adds_up(made)


def test_or_those_that_were_asked_for():
    made = paid(DAYS, snapshot=None, only=DAY, organisation="Northmoor")
    assert made.people.number == 1
    assert made.excluded[3] == (PayReason.OTHER_SNAPSHOT, "all")
    assert made.excluded[4] == (PayReason.OTHER_ORGANISATION, "all")
    assert adds_up(made)


def test_a_person_is_the_same_in_two_years_and_never_the_number_itself():
    first, second = (people.person for people in paid(DAYS, snapshot=None).counted.people[:2])
    assert list(first) == list(second)
    assert "1" not in first


# ORDINARY PAY


def test_ordinary_pay_is_the_sum_of_its_parts_without_overtime_and_arrears():
    made = paid(
        "Employee Number | Basic Pay | Allowances | Unsocial Hours Pay | Overtime | Arrears | Weekly Hours | Period\n"
        "1 | 500 | 50 | 50 | 400 | 300 | 30 | weekly\n"
        "2 |  |  |  | 400 |  | 30 | weekly"
    )
    assert made.rates == ["20", ""]
    assert made.excluded[3] == (PayReason.NO_PAY, "hourly")
    assert made.counted.flagged.rows() == [("pay.csv", 2, "arrears were paid in the period")]


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
    assert ("pay.csv", 4, "the bonus is below nothing, and counts as none") in made.counted.flagged.rows()


def test_no_column_of_bonus_says_nothing_and_an_empty_one_says_none():
    assert paid("person | hourly_pay\n1 | 20").people.bonus == {}
    assert {
        kind: list(pence) for kind, pence in paid("person | hourly_pay | bonus\n1 | 20 |").people.bonus.items()
    } == {"": [0]}


# TRAITS, FLAGS, QUARTILES


def test_a_column_that_was_not_handed_in_is_absent_and_a_blank_in_one_is_not_known():
    made = paid("person | hourly_pay | group | sex\n1 | 20 | A | F\n2 | 21 |  |")
    assert set(made.people.traits) == {"ethnicity", "sex"}
    assert made.trait("ethnicity") == ["a", "not-known"]
    assert made.trait("sex") == ["female", "unknown"]


def test_staff_type_and_cluster_follow_from_the_band():
    made = paid(
        "person | hourly_pay | Pay Scale\n1 | 20 | Band 5\n2 | 60 | Consultant\n3 | 80 | VSM\n4 | 20 | What we call it"
    )
    assert made.trait("band") == ["5", "consultant", "vsm", ""]
    assert made.trait("cluster") == ["2", "5", "4", ""]
    senior = "Very senior managers and others"
    assert made.trait("staff_type") == ["Agenda for Change", "Medical and dental", senior, senior]


def test_what_the_file_says_of_staff_type_stands():
    assert paid("person | hourly_pay | band | staff_type\n1 | 20 | 5 | Local pay").trait("staff_type") == ["Local pay"]


def test_age_by_birth_date_or_year():
    made = paid(
        "person | hourly_pay | Date of Birth | Birth Year\n"
        "1 | 20 | 31/03/2000 |\n"
        "2 | 20 | 01/04/2000 |\n"
        "3 | 20 | | 1999"
    )
    assert made.trait("age_band") == ["25-34", "under-25", "25-34"]


def test_unlikely_rates_are_kept_and_flagged():
    made = paid("person | hourly_pay\n1 | 11.43\n2 | 11.44\n3 | 300\n4 | 300.01")
    assert made.rates == ["11.43", "11.44", "300", "300.01"]
    assert [(line, flag) for _, line, flag in made.counted.flagged.rows()] == [
        (2, "the hourly rate is under the National Living Wage"),
        (5, "the hourly rate is over £300"),
    ]
    low = next(said for said in made.counted.notices if "National Living Wage" in said)
    assert "£11.44 on 31 March 2025" in low
    assert "Apprentices" in low


def test_quarters_of_another_system_are_compared_and_not_used():
    made = paid(
        "person | hourly_pay | Quartile\n"
        "1 | 10 | 1\n"
        "2 | 11 | 2\n"
        "3 | 11 | 1\n"
        "4 | 12 | 2\n"
        "5 | 13 | 3\n"
        "6 | 14 | 3\n"
        "7 | 15 | 4\n"
        "8 | 16 | 1"
    )
    [said] = [said for said in made.counted.notices if "quarter" in said]
    assert "for 8 people on full pay, and 7 of them" in said


def test_unplaced_ethnicity_is_said_and_left_out_and_never_unknown():
    made = paid("person | hourly_pay | group\n1 | 20 | Martian\n2 | 20 | A")
    assert made.excluded == {2: (PayReason.UNPLACED, "all")}
    assert len(made.rows.blocking) == 1
    assert "Martian" not in " ".join(made.rows.blocking)
    assert adds_up(made)


def test_every_reason_says_what_it_is_lost_to():
    assert {reason for reason in PayReason if reason.measures is Measures.HOURLY} == set(HOURLY)
    assert {reason for reason in PayReason if reason.measures is Measures.NONE} == {PayReason.ADDED}


# WHAT IS PRINTED


def sentences(text, **options):
    made = paid(text, **options)
    return " ".join(PayOptions(**options).sentences(made.rows.said))


def test_every_choice_is_a_sentence_of_the_report():
    said = sentences(
        "person | Ordinary Pay | Weekly Hours | Salary Sacrifice | Arrears | Overtime\n1 | 600 | 30 | | | ",
        bank=BankStaff.LEFT_OUT,
    )
    assert "the pay and the hours of several jobs are summed" in said
    assert "Bank staff are not counted." in said
    assert "names no pay period: a month (30.44 days) was taken" in said
    assert "no part of the ordinary pay that the file gives" in said
    assert "Arrears of other periods are no part of ordinary pay" in said
    assert "Overtime, redundancy pay" in said


def test_what_does_not_matter_to_a_file_is_not_said_of_it():
    said = sentences("person | hourly_pay\n1 | 20", assignments=Assignments.PRIMARY)
    assert "the primary assignment alone" in said
    assert "ready made" in said
    assert "30.44" not in said


def test_snapshot_dates_in_two_orders_stop_the_file():
    with pytest.raises(InputRefused, match="dates in two orders"):
        paid("person | snapshot | hourly_pay\n1 | 31/03/2025 | 20\n2 | 03/31/2025 | 20", snapshot=None)
