"""Who is counted in pay, who is on full pay, and what is said of everybody else."""

import pytest

from tallystick.definitions.pay.options import BankStaff
from tallystick.engine.pay import Measures, PayReason
from tallystick.engine.pay.reasons import HOURLY
from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.vocabulary.staff_types import StaffType
from tests.unit.pay.drawn_pay import DAY, adds_up, only_reason, paid

HEAD = "Employee Number | Ordinary Pay | Weekly Hours | Period Days"


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


# BANK STAFF


BANK = f"{HEAD} | Contract Type\n1 | 600 | 30 | week | Bank\n2 |  |  | week | Bank\n3 | 300 | 30 | week | Permanent"


def test_bank_staff_count_where_they_have_pay_and_hours():
    made = paid(BANK)
    assert made.rates == ["20", "10"]
    assert made.excluded == {3: (PayReason.BANK_WITHOUT_PAY, "all")}
    assert made.trait("staff_type")[0] == StaffType.BANK
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


def test_snapshot_dates_in_two_orders_stop_the_file():
    with pytest.raises(InputRefused, match="dates in two orders"):
        paid("person | snapshot | hourly_pay\n1 | 31/03/2025 | 20\n2 | 03/31/2025 | 20", snapshot=None)


# ETHNICITY THAT CANNOT BE PLACED


def test_unplaced_ethnicity_is_said_and_left_out_and_never_unknown():
    made = paid("person | hourly_pay | group\n1 | 20 | Martian\n2 | 20 | A")
    assert made.excluded == {2: (PayReason.UNPLACED, "all")}
    assert len(made.rows.blocking) == 1
    assert "Martian" not in " ".join(made.rows.blocking)
    assert adds_up(made)


def test_every_reason_says_what_it_is_lost_to():
    assert {reason for reason in PayReason if reason.measures is Measures.HOURLY} == set(HOURLY)
    assert {reason for reason in PayReason if reason.measures is Measures.BONUS} == {PayReason.BONUS_UNREAD}
    assert {reason for reason in PayReason if reason.measures is Measures.NONE} == {
        PayReason.ADDED,
        PayReason.READY_MADE,
    }


@pytest.mark.parametrize("characteristic", ["sex", "disability"])
def test_an_ethnicity_that_cannot_be_placed_matters_to_no_other_report(characteristic):
    text = "person | hourly_pay | group | sex\n1 | 20 | Martian | F\n2 | 20 | A | M"
    made = paid(text, characteristic=characteristic)
    assert made.rates == ["20", "20"]
    assert made.trait("ethnicity") == ["not-known", "a"]
    assert made.excluded == {}


def test_a_person_goes_whole_or_stays_whole_where_the_ethnicity_of_one_row_cannot_be_placed():
    made = paid(
        f"{HEAD} | Primary | Ethnic Origin\n"
        "1 | 600 | 30 | week | Y | Martian\n"
        "1 | 100 | 10 | week | N | A\n"
        "2 | 600 | 30 | week | Y | A\n"
        "2 | 100 | 10 | week | N | Martian\n"
        "3 | 600 | 30 | week | Y | Martian\n"
        "3 | 100 | 10 | week | N |"
    )
    assert made.rates == ["17.5", "17.5"]
    assert made.trait("ethnicity") == ["a", "a"]
    assert {line for line, lost in made.excluded.items() if lost == (PayReason.UNPLACED, "all")} == {6, 7}
    assert adds_up(made)


# PEOPLE WITHOUT A NUMBER


def test_who_is_who_is_not_known_where_anybody_of_the_day_has_no_number():
    made = paid(
        "organisation | snapshot | person | hourly_pay\n"
        "Northmoor | 2024-03-31 | 1 | 10\n"
        "Northmoor | 2025-03-31 | 1 | 11\n"
        "Northmoor | 2025-03-31 | | 12\n"
        "Southmoor | 2025-03-31 | 1 | 13",
        snapshot=None,
    )
    assert [len(people.person) for people in made.counted.people] == [1, 0, 1]
    [said] = [said for said in made.counted.notices if "employee number" in said]
    assert said.startswith("Northmoor: 1 row of 31 March 2025 has no employee number")
    assert "change" in said
