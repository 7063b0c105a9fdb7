"""Headers as systems and people write them, and the field that each is read as."""

import pytest

from tests.unit.records.recognise.grids import drawn, grid_of, only_table, used

EXTRACTS = {
    "a payroll's own list": (
        "staff",
        """
        Payroll no      | person
        Ethnic Category | ethnicity
        Pay Scale       | pay_scale
        Job Family      | staff_group
        Main post?      | primary
        WTE             | fte
        """,
    ),
    "a tracker of disciplinaries": (
        "cases",
        """
        Ref                        | case
        Payroll number             | person
        Process                    | case_type
        Date investigation started | opened
        Outcome                    | outcome
        """,
    ),
    "ESR staff list, as exported": (
        "staff",
        """
        Employee Number     | person
        Assignment Number   | assignment
        Org L1              | organisation
        Org L3              | directorate
        Pay Scale           | pay_scale
        Grade Step          | grade_step
        FTE                 | fte
        Assignment Category | contract_type
        Ethnic Origin       | ethnicity
        """,
    ),
    "ESR staff list, with snake case": (
        "staff",
        """
        employee_number   | person
        primary           | primary
        org_l3            | directorate
        pay_scale         | pay_scale
        ethnic_origin     | ethnicity
        latest_start_date | start
        """,
    ),
    "staff list, camel case": (
        "staff",
        """
        EmployeeNumber | person
        EthnicOrigin   | ethnicity
        PayScale       | pay_scale
        OccupationCode | occupation_code
        DateOfBirth    | date_of_birth
        """,
    ),
    "staff list, shouted and punctuated": (
        "staff",
        """
        EMP. NO.       | person
        ETHNIC ORIGIN: | ethnicity
        BAND           | pay_scale
        W.T.E.         | fte
        D.O.B.         | date_of_birth
        """,
    ),
    "staff list of a small organisation": (
        "staff",
        """
        Staff ID  | person
        Ethnicity | ethnicity
        Grade     | pay_scale
        Division  | directorate
        Job Title | job_role
        """,
    ),
    "staff list kept by hand": (
        "staff",
        """
        Staff no.        | person
        Job grade        | pay_scale
        Type of contract | contract_type
        Hours (FTE)      | fte
        Started on       | start
        Ethnicity        | ethnicity
        Disabled?        | disability
        """,
    ),
    "Trac": (
        "applications",
        """
        Vacancy ref   | vacancy
        Staff group   | staff_group
        Pay band      | band
        Directorate   | directorate
        Closing date  | closed
        Applicant id  | person
        Ethnic origin | ethnicity
        Applied       | applied
        Longlisted    | longlisted
        Shortlisted   | shortlisted
        Interviewed   | interviewed
        Offered       | offered
        Withdrawn     | withdrawn
        Started       | appointed
        """,
    ),
    "applications with one column for the stage": (
        "applications",
        """
        Job Reference | vacancy
        Candidate ID  | person
        Ethnicity     | ethnicity
        Stage Reached | status
        """,
    ),
    "applications in aggregate": (
        "applications",
        """
        Ethnic origin | ethnicity
        Applications  | applied
        Shortlisted   | shortlisted
        Appointed     | appointed
        """,
    ),
    "employee relations tracker": (
        "cases",
        """
        Case ID                          | case
        Emp No                           | person
        Case Type                        | case_type
        Formal/Informal                  | formal
        Date informal                    | informal_opened
        Date formal investigation opened | opened
        Ethnicity at opening             | ethnicity
        In probation?                    | probation
        Lead employer (Y/N)              | lead_employer
        Outcome                          | outcome
        """,
    ),
    "learning system": (
        "learning",
        """
        Employee Number  | person
        Class Name       | course
        Class Start Date | class_date
        Enrolment Status | status
        Mandatory Y/N    | mandatory
        Delivery Method  | delivery
        Funding Source   | funding
        """,
    ),
    "board": (
        "board",
        """
        Board role                | role
        Ethnic origin             | ethnicity
        Voting / non-voting       | voting
        Executive / non-executive | executive
        In post from              | start
        """,
    ),
    "leavers": (
        "movements",
        """
        Employee Number        | person
        Termination Date       | happened_on
        Leaving Reason         | reason
        Destination On Leaving | destination
        Ethnic Origin          | ethnicity
        """,
    ),
    "survey contractor": (
        "survey",
        """
        Question                   | question
        Ethnic group               | group
        Base (number of responses) | people
        %                          | percent
        """,
    ),
}


@pytest.mark.parametrize("name", EXTRACTS)
def test_every_column_is_understood(name):
    kind, columns = EXTRACTS[name]
    pairs = [line for line in drawn(columns) if len(line) == 2]
    table = only_table(grid_of([[header for header, _ in pairs], ["x"] * len(pairs)]))
    assert table.kind == kind
    assert used(table) == {field: header for header, field in pairs}


def test_columns_may_stand_in_any_order_and_among_others():
    table = only_table(grid_of([["Title", "FTE", "Ethnicity", "Nationality", "Band", "Emp No"], ["x"] * 6]))
    assert set(used(table)) == {"person", "ethnicity", "pay_scale", "fte"}
    assert table.ignored == ("Title", "Nationality")


def test_a_name_is_never_read():
    lines = [["Member", "Name", "Surname", "First Name", "Board Role", "Voting", "Ethnicity"], ["x"] * 7]
    assert set(used(only_table(grid_of(lines)))) == {"role", "voting", "ethnicity"}
