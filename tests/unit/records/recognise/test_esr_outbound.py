"""Records of the ESR outbound interface, made up here, joined into a staff list."""

import pytest

from tallystick.records.deposit import Deposit
from tallystick.records.recognise.adapters import esr_outbound
from tests.unit.records.recognise.grids import grid_of, only_table, recognised, rows_of


def record(code, **columns):
    """One record: its type and its columns by name."""
    names = esr_outbound._layout()["columns"][code[:2]]
    assert set(columns) <= set(names)
    return [code, *(columns.get(name, "") for name in names[1:])]


def person(number, ethnicity="A", **more):
    return record("PRA", PersonId=f"P{number}", EmployeeNumber=number, EthnicOrigin=ethnicity, **more)


def assignment(number, who, **more):
    columns = {"AssignmentNumber": f"{number}-1", "PrimaryAssignment": "Yes", "Grade": "NHS|XR05|Review Body Band 5"}
    return record("ASA", PersonId=f"P{who}", AssignmentId=f"A{number}", **{**columns, **more})


def staff(*lines, deposit=None):
    return only_table(
        grid_of([["HDR", "made up"], *lines, ["TRL", "1"]], file="go.txt", kind="records"), deposit=deposit
    )


def test_a_person_their_job_and_their_post_are_one_row():
    table = staff(
        person("100", "H", HireDate="20190401", DateOfBirth="19800102", Gender="Female", DisabilityFlag="No"),
        record("POA", PositionId="N1", OccupationCode="N6H", JobStaffGroup="Nursing and Midwifery Registered"),
        assignment("1", "100", PositionId="N1", Fte="0.8", AssignmentCategory="Permanent", JobName="|Staff Nurse"),
    )
    assert (table.kind, table.source) == ("staff", "ESR outbound interface")
    fields = "line person ethnicity start date_of_birth fte pay_scale occupation_code contract_type job_role"
    assert rows_of(table, *fields.split()) == [
        (
            4,
            "100",
            "H",
            "2019-04-01",
            "1980-01-02",
            "0.8",
            "NHS|XR05|Review Body Band 5",
            "N6H",
            "Permanent",
            "Staff Nurse",
        )
    ]


def test_the_tree_of_organisations_gives_employer_and_directorate():
    tree = [("1", "Northmoor", ""), ("2", "Operations", "1"), ("3", "Medicine", "2"), ("4", "Ward 3", "3")]
    units = [record("ORA", OrganisationId=i, OrganisationName=name, ParentOrgId=up) for i, name, up in tree]
    lines = [
        *units,
        person("100"),
        assignment("1", "100", OrganisationId="4"),
        assignment("2", "100", OrganisationId="2"),
    ]
    assert rows_of(staff(*lines), "organisation", "directorate") == [
        ("Northmoor", "Medicine"),
        ("Northmoor", "Operations"),
    ]
    lower = Deposit(columns={"staff": {"Org L4": "directorate"}})
    assert rows_of(staff(*lines, deposit=lower), "directorate") == [("Ward 3",), ("Operations",)]


def test_a_tree_that_comes_back_to_itself_ends():
    units = [record("ORA", OrganisationId=i, OrganisationName=f"Unit {i}", ParentOrgId=up) for i, up in ("12", "21")]
    [(organisation,)] = rows_of(
        staff(*units, person("100"), assignment("1", "100", OrganisationId="1")), "organisation"
    )
    assert organisation == "Unit 2"


def test_the_version_of_the_snapshot_day_is_used():
    versions = [
        assignment("1", "100", EffectiveStartDate="20200101", EffectiveEndDate="20241231", Grade="XR05"),
        assignment("1", "100", EffectiveStartDate="20250101", EffectiveEndDate="20250630", Grade="XR06"),
        assignment("1", "100", EffectiveStartDate="20250701", Grade="XR07"),
    ]
    at_snapshot = staff(person("100"), *versions, deposit=Deposit(year=2025))
    assert rows_of(at_snapshot, "line", "pay_scale") == [(4, "XR06")]
    assert at_snapshot.set_aside == (
        (3, "another version of this assignment was used, or none held on the day"),
        (5, "another version of this assignment was used, or none held on the day"),
    )
    assert rows_of(staff(person("100"), *versions), "pay_scale") == [("XR07",)]


@pytest.mark.parametrize(
    "dates",
    [
        {"EffectiveStartDate": "20200101", "EffectiveEndDate": "20250330"},
        {"EffectiveStartDate": "20250401"},
    ],
)
def test_a_job_that_did_not_hold_on_the_snapshot_day_is_set_aside(dates):
    table = staff(person("100"), assignment("1", "100", **dates), deposit=Deposit(year=2025))
    assert table.cells.is_empty()
    assert [line for line, _ in table.set_aside] == [3]


def test_a_person_whose_record_ended_still_has_their_ethnicity():
    ended = person("100", "H", EffectiveStartDate="20200101", EffectiveEndDate="20201231")
    table = staff(ended, assignment("1", "100", EffectiveStartDate="20200101"), deposit=Deposit(year=2025))
    assert rows_of(table, "ethnicity") == [("H",)]


def test_deletions_are_honoured():
    table = staff(
        person("100"),
        person("200"),
        assignment("1", "100"),
        assignment("2", "100"),
        assignment("3", "200"),
        ["ASD", "P100", "A2"],
        ["PRD", "P200"],
    )
    assert rows_of(table, "assignment") == [("1-1",)]
    assert table.set_aside == (
        (5, "a later record deletes this assignment"),
        (6, "a later record deletes this person"),
    )


def test_what_comes_back_after_a_deletion_is_there():
    table = staff(person("100"), assignment("1", "100"), ["ASD", "P100", "A1"], assignment("1", "100"))
    assert rows_of(table, "line") == [(5,)]


def test_applicants_are_not_staff():
    table = staff(person("100"), assignment("1", "100", AssignmentType="E"), assignment("2", "100", AssignmentType="A"))
    assert rows_of(table, "assignment") == [("1-1",)]
    assert table.set_aside == ((4, "this is the record of an applicant"),)


def test_every_assignment_record_is_a_row_or_set_aside():
    lines = [person("100"), *(assignment(str(n % 4), "100", EffectiveStartDate=f"202{n}0101") for n in range(8))]
    table = staff(*lines)
    assert sorted([*(line for (line,) in rows_of(table, "line")), *(line for line, _ in table.set_aside)]) == [
        *range(3, 11)
    ]


def test_a_job_without_its_person_is_kept_and_said():
    found = recognised(grid_of([person("100"), assignment("1", "999")], kind="records"))
    [table] = found.tables
    assert rows_of(table, "person", "ethnicity") == [("P999", None)]
    assert "their ethnicity is blank" in found.notices[-1]


@pytest.mark.parametrize("lines", [[["PRA", "P1"]], [["ASA", "P1", "A1"]], [["HDR"]]])
def test_a_file_without_persons_or_jobs_is_refused(lines):
    found = recognised(grid_of(lines, kind="records"))
    assert found.tables == ()
    assert "hand in a full extract" in found.problems[0]
