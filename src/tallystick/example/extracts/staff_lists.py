"""Staff lists in four shapes: the staff system's report, its warehouse, its interface, and a sheet of one's own."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from tallystick.example.extracts.assignments import Assignment, assignments_of, main_jobs, with_repeats
from tallystick.example.extracts.interface import interface_records
from tallystick.example.extracts.sheets import as_text, as_workbook
from tallystick.example.extracts.wording import (
    contract_words,
    disability_words,
    ethnicity_code,
    ethnicity_label,
    ethnicity_words,
    occupation_code,
    pay_scale,
)
from tallystick.example.world import World
from tallystick.vocabulary.employment import AssignmentStatus
from tallystick.vocabulary.staff_groups import StaffGroup

_REPORT = (
    *("Employee Number", "Assignment Number", "Last Name", "Payroll", "Org L3", "Staff Group", "Occupation Code"),
    *("Pay Scale", "Assignment Category", "Assignment Status", "Primary", "FTE", "Latest Start Date"),
    *("Date of Birth", "Gender", "Ethnic Origin", "Disabled", "International Recruit", "Lead Employer"),
)
_WAREHOUSE = (
    *(" Unique_Nhs_Identifier ", "Tm_Year_Month", "Ocs_Code", "Occupation_Code", "Main_Staff_Group_Name"),
    *("Directorate", "Pay_Scale", "Status", "Asg_Type_Of_Contract", "Contracted_Wte", "Primary_Assignment"),
    *("Assignment_Number", "Start_Date", "End_Date", "Date_Of_Birth", "Sex", "Ethnic_Category", "Disability_Flag"),
)
_OWN = (
    "Staff no.",
    "Team",
    "Job grade",
    "Type of contract",
    "Hours (FTE)",
    "Started on",
    "Ethnicity",
    "Disabled?",
    "Sex",
)
GRADES = MappingProxyType(
    {
        "Grade A": "non-clinical/3",
        "Grade B": "non-clinical/4",
        "Grade C": "non-clinical/5",
        "Grade D": "non-clinical/6",
        "Grade E": "non-clinical/7",
        "Grade F": "non-clinical/8a",
        "Grade G": "non-clinical/8b",
        "Grade H": "non-clinical/8d",
        "Director": "non-clinical/vsm",
    }
)


def staff_list(world: World, year: int) -> Mapping[str, bytes]:
    """The staff list of 31 March in the shape this kind of organisation has, by file name."""
    writers: Mapping[str, Callable[[World, int], Mapping[str, bytes]]] = {
        "staff-list": _report,
        "data-warehouse": _warehouse,
        "interface-records": interface_records,
        "own-spreadsheet": _own,
    }
    return writers[world.plan.staff_list](world, year)


def _current(world: World, year: int) -> tuple[Assignment, ...]:
    day = world.year(year).snapshot.date
    return tuple(line for line in assignments_of(world, year) if line.ended is None or line.ended > day)


def _report(world: World, year: int) -> Mapping[str, bytes]:
    """A workbook with a head of eight lines, words after codes, and some lines standing twice."""
    head: list[list[object]] = [["NHS Staff List"], [], ["Snapshot Date", f"31-MAR-{year}"], ["Payroll", "All"]]
    head += [["Employee Person Type", "Employee"], ["Printed by", "Workforce Information"], [], []]
    lines = [_report_line(line) for line in with_repeats(_current(world, year))]
    total = ["Total", *[""] * (len(_REPORT) - 2), len(lines)]
    return {f"Staff List 31 March {year}.xlsx": as_workbook({"NHS Staff List": [*head, _REPORT, *lines, [], total]})}


def _report_line(line: Assignment) -> list[object]:
    return [
        line.person.number + 20_000_000,
        line.number,
        f"Madeup{line.person.number}",
        line.payroll,
        line.directorate,
        StaffGroup(line.job.staff_group).label,
        occupation_code(line.job.staff_group),
        pay_scale(line.job.row),
        contract_words(line.contract),
        line.status.label,
        "Y" if line.primary else "N",
        line.fte,
        _slashes(line.started),
        _slashes(line.person.born),
        line.person.sex.label,
        ethnicity_words(line.person),
        disability_words(line.person),
        "Yes" if line.person.international else "No",
        "Made-up Deanery Trust" if line.lead_employer else "",
    ]


def _warehouse(world: World, year: int) -> Mapping[str, bytes]:
    """A text extract with codes, leavers of the year included."""
    lines: list[list[object]] = [
        [
            f"{line.person.number:010}",
            f"{year}-MAR",
            "X99",
            occupation_code(line.job.staff_group),
            StaffGroup(line.job.staff_group).label,
            line.directorate,
            pay_scale(line.job.row),
            line.status.label,
            contract_words(line.contract),
            line.fte,
            "Y" if line.primary else "N",
            line.number,
            line.started.isoformat(),
            line.ended.isoformat() if line.ended else "",
            line.person.born.isoformat(),
            line.person.sex.label[:1],
            ethnicity_code(line.person),
            {"Yes": "01", "No": "02", "Not Declared": "97", "Prefer Not To Answer": "98"}.get(
                disability_words(line.person), "99"
            ),
        ]
        for line in assignments_of(world, year)
        if not line.lead_employer
    ]
    return {f"esr_dw_extract_{year}03.csv": as_text([_WAREHOUSE, *_with_repeats(lines)])}


def _with_repeats(lines: list[list[object]]) -> list[list[object]]:
    return [line for number, line in enumerate(lines) for _ in range(2 if number % 401 == 11 else 1)]


def _own(world: World, year: int) -> Mapping[str, bytes]:
    """A sheet somebody keeps by hand: grades of the house, words, dates as text, in the encoding of Windows."""
    grade_of = {row: grade for grade, row in GRADES.items()}
    lines = [
        [
            f"M{line.person.number:04}",
            line.directorate,
            grade_of[line.job.row],
            contract_words(line.contract),
            f"{line.fte:.2f}",
            _words(line.started),
            ethnicity_label(line.person),
            disability_words(line.person),
            line.person.sex.label,
        ]
        for line in main_jobs(world, year)
        if line.status is not AssignmentStatus.CAREER_BREAK
    ]
    head = [[f"Our people – 31 March {year}"], []]
    return {f"our people {year}.csv": as_text([*head, _OWN, *lines], encoding="cp1252")}


def _slashes(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _words(day: date) -> str:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day}-{months[day.month - 1]}-{day.year % 100:02}"
