from dataclasses import replace

import pytest

from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tests.spec.records.drawn import findings, interpreted, read, table


def people(number, ethnicity="A", **others):
    names = list(others)
    rows = [" | ".join([str(n), ethnicity, *(others[name] for name in names)]) for n in range(number)]
    return "\n".join([" | ".join(["person", "ethnicity", *names]), *rows])


def test_the_organisations_own_reading_of_ethnicity_goes_first():
    drawn = "person | ethnicity\n1 | Local  7\n2 | A\n3 | Unspecified\n4 |\n5 | Z"
    assert read("staff", drawn, "ethnicity", deposit=Deposit(ethnicity={"local 7": "N", "a": "B"})) == [
        "N",
        "B",
        "not-known",
        "not-known",
        "not-stated",
    ]


def test_an_ethnicity_is_named_from_ten_rows_up():
    (found,) = findings("staff", people(10, "Pakistny"), of="unmapped-ethnicity")
    assert "'Pakistny' of 10 people" in found.sentence
    assert "'pakistani', whose code is J" in found.suggestion
    assert found.blocks_return


def test_a_rarer_one_is_not():
    (found,) = findings("staff", people(9, "Pakistny"), of="unmapped-ethnicity")
    assert "9 people have an unlisted text as ethnicity (lines 2, 3, 4, 5, 6 and 4 more)" in found.sentence
    assert "Pakistny" not in found.sentence + found.suggestion


@pytest.mark.parametrize("ethnicity", ["Z", "A"])
def test_a_column_with_one_ethnicity_blocks_the_return(ethnicity):
    (found,) = findings("staff", people(12, ethnicity), of="one-ethnicity")
    assert (found.blocks_return, found.moves) == (True, 1.0)
    assert findings("staff", people(9, ethnicity), of="one-ethnicity") == []


def test_the_five_unknowns_are_counted_apart():
    drawn = "person | ethnicity\n1 | A\n2 | Z\n3 | 99\n4 | Prefer not to say\n5 |\n6 | zzz"
    recorded = interpreted(table("staff", drawn)).summary[0].ethnicity
    assert (recorded.stated, recorded.not_stated, recorded.prefer_not_to_say, recorded.not_known) == (1, 1, 1, 2)
    assert (recorded.unmapped, recorded.unknown) == (1, 4)


def test_contract_types_and_statuses():
    drawn = """person | ethnicity | contract_type | status
1 | A | Fixed Term Temp | Active Assignment
2 | A | 01 | Maternity & Adoption
3 | A | Employee |
4 | A | Zero gravity | Sabbatical
5 | A | Agency | Active"""
    assert read("staff", drawn, "contract_type", "status", "row") == [
        ("fixed-term", "active", "unmapped"),
        ("bank", "maternity-and-adoption", ""),
        ("", "", "unmapped"),
        ("unmapped", "unmapped", "unmapped"),
        ("", "active", ""),
    ]


def test_no_contract_type_counts_as_permanent_and_is_said():
    (found,) = findings("staff", people(3), of="no-contract-type")
    assert (found.people, found.moves) == (3, 1.0)


def test_numbers_of_people_survive_spreadsheets():
    drawn = "person | ethnicity\n00123 | A\n123.0 | B\n12a | A"
    assert read("staff", drawn, "person") == ["123", "123", "12A"]


def test_a_national_number_makes_two_employee_numbers_one_person_in_every_file():
    staff = "person | nhs_identifier | ethnicity\n20 | 9001 | A\n30 | 9001 | A\n | 9002 | A\n40 | | A"
    learning = "person | course\n30 | Leading well\n9001 | Leading well\n40 | Leading well"
    frames = interpreted(table("staff", staff), table("learning", learning)).records.frames
    assert frames[RecordKind.STAFF]["person"].to_list() == ["20", "20", "9002", "40"]
    assert frames[RecordKind.LEARNING]["person"].to_list() == ["20", "20", "40"]


def test_hosted_staff_and_trainees_of_another_employer():
    drawn = """person | ethnicity | organisation | payroll | lead_employer
1 | A | Northmoor | Main | Northmoor
2 | A | Northmoor | GP payroll | N
3 | A | Hospice | Main | Elsewhere NHS Trust"""
    own = Deposit(hosted=("gp PAYROLL", "Hospice"))
    assert read("staff", drawn, "hosted", "lead_employer", "organisation", deposit=own) == [
        (False, False, "Northmoor"),
        (True, False, "Northmoor"),
        (True, True, "Northmoor"),
    ]


def test_a_file_of_several_organisations_keeps_them():
    drawn = "person | ethnicity | organisation\n1 | A | North\n2 | A | South\n3 | A |"
    assert read("staff", drawn, "organisation") == ["North", "South", "Northmoor"]


@pytest.mark.parametrize("day", ["31/03/2024", "2024-MAR"])
def test_a_list_of_another_year_is_refused(day):
    with pytest.raises(InputRefused, match="the staff list shows 31 March 2024"):
        interpreted(table("staff", people(3, snapshot=day)))


def named(*, file="staff.csv", sheet="", above=(), kind="staff", drawn=None):
    return replace(table(kind, drawn or people(3), file=file), sheet=sheet, preamble=above)


OF_ANOTHER_YEAR = [
    "Staff as at 31 March 2023",
    "staff_31_March_2023",
    "Staff in post 31st March, 2023",
    "As at: 31/03/2023",
    "31.03.23",
    "31-MAR-2023",
    "31-Mar-23",
    "2023-03-31",
    "staff_20230331",
    "March 31, 2023",
    "Position: March 2023",
    "2023-03",
    "2023-MAR",
    "1 April 2022 to 31 March 2023",
    "01/04/2025 - 31/03/2026",
]


@pytest.mark.parametrize("text", OF_ANOTHER_YEAR)
def test_a_list_whose_names_say_another_year_is_refused(text):
    for place in ({"file": f"{text.replace('/', '-')}.csv"}, {"sheet": text}, {"above": ("Northmoor", text)}):
        with pytest.raises(InputRefused, match=r"says (31 )?March 202[36], and people are counted on 31 March 2025"):
            interpreted(named(**place))


@pytest.mark.parametrize(
    "text",
    [
        "Staff as at 31 March 2025",
        "31-03-2025",
        "2025-03",
        "1 April 2024 to 31 March 2025",
        "31 March 2024 to 31 March 2025",
        "2023",
        "2022-23",
        "2022/23",
        "Report run on 3 March 2023",
        "Report run on 3rd March 2023",
        "2023-03-15",
        "15/03/2023",
        "15-03-2023",
        "Run 4 April 2023",
        "Marchwood 2023",
        "3103-2023-77",
    ],
)
def test_names_that_say_this_year_or_too_little_are_fine(text):
    interpreted(named(file=f"{text.replace('/', '-')}.csv"), named(sheet=text), named(above=(text,)))


def test_a_name_is_not_asked_where_a_column_shows_the_day_or_events_are_listed():
    interpreted(named(file="31 March 2023.csv", drawn=people(3, snapshot="31/03/2025")))
    interpreted(named(file="31 March 2023.csv", kind="cases", drawn="person | case_type | opened\n1 | Conduct |"))


def test_a_list_on_which_nobody_started_in_the_year_is_refused():
    with pytest.raises(InputRefused, match="nobody started after 2 March 2023"):
        interpreted(table("staff", people(120, start="02/03/2023")))
    interpreted(table("staff", people(20, start="02/03/2023")))


def test_a_later_list_without_leavers_is_said():
    drawn = "person | ethnicity | start\n1 | A | 01/02/2020\n2 | A | 01/02/2026"
    (found,) = findings("staff", drawn, of="after-snapshot")
    assert found.people == 1


def test_a_person_without_a_number_is_said_by_line():
    (found,) = findings("staff", "person | ethnicity\n | A\n2 | A", of="no-person")
    assert "1 row without an employee number (line 2) cannot be counted as a person" in found.sentence
