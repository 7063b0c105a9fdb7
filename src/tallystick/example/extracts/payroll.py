"""What a payroll paid in March: from an export with every part of pay, or from a sheet somebody keeps by hand."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tallystick.example.extracts.sheets import as_text
from tallystick.example.extracts.staff_lists import GRADES
from tallystick.example.extracts.wording import (
    contract_words,
    disability_words,
    employee_number,
    ethnicity_code,
    ethnicity_label,
    pay_scale,
)
from tallystick.example.pay import Paid, paid_people
from tallystick.example.pay.month import Month, months_of
from tallystick.example.world import World
from tallystick.vocabulary.staff_groups import StaffGroup

_EXPORT = (
    *("Employee Number", "Assignment Number", "Primary Assignment", "Pay Scale", "Staff Group", "Assignment Category"),
    *("Gender", "Ethnic Category", "Disabled", "Month End", "Pay Frequency", "Contracted Hours", "Basic Pay"),
    *("Unsocial Hours Pay", "Allowances", "Overtime", "Arrears", "Salary Sacrifice", "Leave Type"),
    *("Bonus 12 Months", "Bonus Type"),
)
_BY_HAND = (
    *("Staff no.", "Job grade", "Ethnicity", "Disabled?", "Sex", "Pay period", "Weekly hours", "Ordinary pay"),
    *("Salary sacrifice", "Leave", "Bonus in 12 months", "Bonus type"),
)
_HOURS_OF_AN_ACTIVITY = 4


def payroll(world: World, year: int) -> Mapping[str, bytes]:
    """An export of the payroll: some people have a line for each of two jobs, and doctors' hours are activities."""
    lines = [line for paid in paid_people(world, year) for line in _export_lines(paid, world, year)]
    return {f"payroll_{year}_03.csv": as_text([_EXPORT, *lines])}


def _export_lines(paid: Paid, world: World, year: int) -> Iterator[list[object]]:
    person, job = paid.person, paid.post.job
    for number, month in enumerate(months_of(paid, world.kind)):
        is_first = number == 0
        yield [
            employee_number(person, world.kind),
            f"{10_000_000 + person.number}{'' if is_first else f'-{number + 1}'}",
            "Y" if is_first else "N",
            pay_scale(job.row),
            StaffGroup(job.staff_group).label,
            contract_words(paid.post.contract),
            person.sex.label[:1],
            ethnicity_code(person),
            disability_words(person),
            f"31/03/{year}",
            "Monthly",
            _hours(month, job.row),
            *(_money(month.basic), _money(month.unsocial), _money(month.allowances)),
            *(_money(month.overtime), _money(month.arrears), _money(month.sacrifice)),
            paid.leave,
            *((paid.bonus.pounds or "", paid.bonus.kind) if is_first else ("", "")),
        ]


def payroll_by_hand(world: World, year: int) -> Mapping[str, bytes]:
    """A sheet kept by hand: one amount for all ordinary pay, pounds with a sign, in the encoding of Windows."""
    grade_of = {row: grade for grade, row in GRADES.items()}
    lines = [
        [
            employee_number(paid.person, world.kind),
            grade_of[paid.post.job.row],
            ethnicity_label(paid.person),
            disability_words(paid.person),
            paid.person.sex.label,
            "Month",
            f"{month.hours.normalize():f}",
            f"£{month.ordinary:,.2f}",
            f"£{month.sacrifice:,.2f}" if month.sacrifice else "",
            paid.leave or "None",
            f"£{paid.bonus.pounds}.00",
            paid.bonus.kind,
        ]
        for paid in paid_people(world, year)
        for month in months_of(paid, world.kind)
    ]
    head = [[f"Payroll as at 31 March {year}"], []]
    return {f"payroll {year}.csv": as_text([*head, _BY_HAND, *lines], encoding="cp1252")}


def _money(pounds: Decimal) -> str:
    return f"{pounds:.2f}" if pounds else ""


def _hours(month: Month, row: str) -> str:
    if row.startswith("medical/"):
        return f"{(month.hours / _HOURS_OF_AN_ACTIVITY).normalize():f} PAs"
    return f"{month.hours.normalize():f}"
