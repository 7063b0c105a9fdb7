"""Money, hours and periods as payrolls write them."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick.records.pay.numbers import MILLIONTHS, read_hours, read_lengths, read_money
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.vocabulary.minimum_wages import minimum_wage, minimum_wages
from tallystick.vocabulary.pay_periods import Absence, PayPeriod, is_no_employee, read_absence, read_days


def money(text, *beside):
    return read_money([text, *beside]).meaning[text]


def pounds(text):
    return int(Decimal(text) * PARTS_OF_A_POUND)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("15.867", "15.867"),
        ("£1,234.50", "1234.50"),
        (" £ 31,049 ", "31049"),
        ("1 234.50", "1234.50"),
        ("GBP 12", "12"),
        ("-12.5", "-12.5"),
        ("−12.5", "-12.5"),
        ("(12.50)", "-12.50"),
        ("12.50-", "-12.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e3", "1500"),
        ("1e-05", "0.00001"),
        ("0", "0"),
        ("0.000000005", "0.00000001"),  # halves up, at the last place that is kept
    ],
)
def test_an_amount_is_read_exactly(text, amount):
    assert money(text) == pounds(amount)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1e400",
            "nan",
            "NaN",
            "inf",
            "-Infinity",
            "=1+1",
            "twelve",
            "1,23,4",
            "12,3.4",
            "1.2.3",
            "--5",
            "(5",
            "(-5)",
        ),
        *("1_000", "9" * 12, "9" * 60, "\x00", "1\x002", "\u0663\u0664", "5%", "0x10", "12;50", "£"),
    ],
)
def test_what_is_no_amount_is_said_and_never_guessed(text):
    found = read_money([text])
    assert found.meaning == {text: None}
    assert found.unread == {text}


@pytest.mark.parametrize("text", ["", " ", "-", "–", "N/A", "none", "nil", "NULL"])
def test_a_blank_is_no_amount_and_no_mistake(text):
    assert read_money([text]).meaning == {text: None}
    assert read_money([text]).unread == frozenset()


def test_a_comma_is_a_decimal_point_only_where_the_column_says_so():
    assert money("15,867") == pounds("15867")
    assert money("15,867", "16,5") == pounds("15.867")
    assert money("1.234,56", "16,5") == pounds("1234.56")
    assert read_money(["16,5", "17.25"]).unread == {"16,5"}


def test_pence_are_rounded_once_halves_up():
    assert read_money(["10.005", "10.004"], parts=100).meaning == {"10.005": 1001, "10.004": 1000}


@pytest.mark.parametrize(
    ("text", "hours"), [("37.5", "37.5"), ("37:30", "37.5"), ("37,5", "37.5"), ("10 PAs", "40"), ("37.5 hours", "37.5")]
)
def test_hours_a_week(text, hours):
    assert read_hours([text]).meaning[text] == int(Decimal(hours) * MILLIONTHS)


def test_a_week_has_no_more_than_168_hours():
    assert read_hours(["168", "169"]).unread == {"169"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *[("Week", "7"), ("weekly", "7"), ("7", "7"), ("7 days", "7"), ("Fortnightly", "14"), ("14.0", "14")],
        *[("4-weekly", "28"), ("lunar month", "28"), ("28", "28"), ("Monthly", "30.44"), ("30.44", "30.44")],
        *[("31", "30.44"), ("30", "30.44"), ("year", "365.25"), ("365", "365.25"), ("12 months", "365.25")],
        *[("84", "84"), ("10.5", "10.5")],
    ],
)
def test_the_length_of_a_period(text, days):
    assert read_days(text) == Decimal(days)
    assert read_lengths([text]).meaning[text] == int(Decimal(days) * MILLIONTHS)


@pytest.mark.parametrize("text", ["0", "400", "sometimes", "-7", "1e2"])
def test_what_is_no_period(text):
    assert read_days(text) is None


def test_the_regulations_days():
    assert {period: str(period.days) for period in PayPeriod} == {
        "week": "7",
        "fortnight": "14",
        "four-weeks": "28",
        "month": "30.44",
        "year": "365.25",
    }


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("Maternity Leave", Absence.LOWERS_PAY),
        ("SICK", Absence.LOWERS_PAY),
        ("annual leave", Absence.USUALLY_PAID),
        ("Industrial action", Absence.NO_LEAVE),
        ("gardening", None),
    ],
)
def test_kinds_of_leave(text, absence):
    assert read_absence(text) is absence


def test_who_has_no_contract_as_an_employee():
    assert all(map(is_no_employee, ["Agency Worker", "LLP Member", "partner", "Contractor"]))
    assert not any(map(is_no_employee, ["Employee", "Bank", "", "Apprentice"]))


def test_the_minimum_wage_is_the_one_in_force_on_the_day():
    assert minimum_wage(date(2025, 3, 31)).adult == Decimal("11.44")
    assert minimum_wage(date(2025, 4, 5)).adult == Decimal("12.21")
    assert minimum_wage(date(2010, 1, 1)) is None
    assert [one.since for one in minimum_wages()] == sorted(one.since for one in minimum_wages())
    adults = [one.adult for one in minimum_wages()]
    assert adults == sorted(adults)
