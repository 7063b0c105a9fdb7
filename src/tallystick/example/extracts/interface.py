"""Interface records of a staff system: a letter code for each kind of record, and tildes between the columns."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from tallystick.example.extracts.assignments import Assignment, assignments_of
from tallystick.example.extracts.sheets import as_text
from tallystick.example.extracts.wording import contract_words, disability_words, ethnicity_code, pay_scale
from tallystick.example.world import World
from tallystick.vocabulary.staff_groups import StaffGroup


def interface_records(world: World, year: int) -> Mapping[str, bytes]:
    """The interface file of 1 April: organisations, people and jobs, those that ended in the year included."""
    lines = [line for line in assignments_of(world, year) if not line.lead_employer]
    numbers = {name: str(5000 + number) for number, name in enumerate(world.plan.directorates)}
    # Somebody's record begins with the first of their jobs.
    people = {line.person.number: line for line in sorted(lines, key=_last_first)}
    records = [
        *_organisations(world.organisation, numbers),
        *(_record("PR", _person(line)) for _, line in sorted(people.items())),
        *(_record("AS", _assignment(line, numbers)) for line in lines),
    ]
    return {f"GO2_{year}0401_F.dat": as_text(records, delimiter="~", line_end="\n")}


def _last_first(line: Assignment) -> int:
    return -line.started.toordinal()


def _organisations(organisation: str, numbers: Mapping[str, str]) -> list[list[str]]:
    whole = {"OrganisationId": "4999", "OrganisationName": organisation}
    units = [
        {"OrganisationId": number, "OrganisationName": name, "ParentOrgId": "4999"} for name, number in numbers.items()
    ]
    return [_record("OR", {"RecordType": "ORA", **one}) for one in (whole, *units)]


def _record(kind: str, values: Mapping[str, str]) -> list[str]:
    return [values.get(column, "") for column in _columns()[kind]]


@cache
def _columns() -> Mapping[str, list[str]]:
    """The order of the columns is said once, where such a file is read."""
    file = files("tallystick.records") / "data" / "esr-outbound.toml"
    return dict(tomllib.loads(file.read_text("utf-8"))["columns"])


def _person(line: Assignment) -> Mapping[str, str]:
    person = line.person
    return {
        "RecordType": "PRA",
        "PersonId": str(person.number),
        "EffectiveStartDate": _digits(line.started),
        "EmployeeNumber": str(person.number + 20_000_000),
        "LastName": f"Madeup{person.number}",
        "Gender": person.sex.label,
        "DateOfBirth": _digits(person.born),
        "HireDate": _digits(line.started),
        "EthnicOrigin": ethnicity_code(person),
        "DisabilityFlag": disability_words(person),
    }


def _assignment(line: Assignment, numbers: Mapping[str, str]) -> Mapping[str, str]:
    return {
        "RecordType": "ASA",
        "PersonId": str(line.person.number),
        "AssignmentId": line.number.replace("-", "") + "0",
        "EffectiveStartDate": _digits(line.started),
        "AssignmentNumber": line.number,
        "UserAssignmentStatus": line.status.label,
        "PayrollName": line.payroll,
        "AssignmentCategory": contract_words(line.contract),
        "PrimaryAssignment": "Yes" if line.primary else "No",
        "Fte": f"{line.fte:.2f}",
        "OrganisationId": numbers[line.directorate],
        "Grade": pay_scale(line.job.row),
        "JobName": f"{StaffGroup(line.job.staff_group).label}|Made-up Role",
        "AssignmentEndDate": _digits(line.ended) if line.ended else "",
    }


def _digits(day: date) -> str:
    return day.strftime("%Y%m%d")
