"""Pay of several organisations and days handed in at once: each has its own rows, files, notices and numbers."""

import csv
import io
import json

import pytest

from tallystick.account.pay import PayAsked, pay_tables_of
from tallystick.account.pay_files import read_pay
from tallystick.definitions.pay import profile
from tallystick.release.pay import LEFT_OUT
from tests.integration.commands import done
from tests.integration.pay_files import DAY, adds_up, write

HEAD = "organisation,snapshot,person,group,hourly_pay,bonus,person_type\n"
NORTH, SOUTH = "Northmoor", "Southmoor"


def people_of(name, day, *, first=1, rate=20):
    """Thirty people of each of two groups, so that there is a gap."""
    return "".join(
        f"{name},{day},{first + n},{group},{rate + n % 7 + more},,Employee\n"
        for group, more, start in (("white", 0, 0), ("bme", 1, 30))
        for n in range(start, start + 30)
    )


BOTH = (
    HEAD
    + people_of(NORTH, "2025-03-31")
    + people_of(NORTH, "2024-03-31")
    + people_of(SOUTH, "2025-03-31", first=500)
    + f"{NORTH},2025-03-31,901,white,20,,Agency Worker\n"
    + f"{NORTH},2025-03-31,902,white,,,Employee\n"
    + f"{NORTH},2024-03-31,903,white,20,plenty,Employee\n"
    + f"{NORTH},2024-03-31,903,white,20,plenty,Employee\n"  # the same row again
    + f"{SOUTH},2025-03-31,904,white,20,,Agency Worker\n"
    + f"{SOUTH},2025-03-31,905,white,500,,Employee\n"
    + f"{SOUTH},2025-03-31,,white,20,,Employee\n"
    + "Eastmoor,2025-03-31,906,white,20,,Agency Worker\n"
    + "Total,,,,,,\n"
)
AGENCY = "there is no contract as an employee"
NO_PAY = "no pay in the period: counted, but not on full pay"
BONUS = "a bonus is no number that can be used: counted, but with no bonus"
AGAIN = "the same row stands earlier"
ASKED = PayAsked(profile=profile("govuk-2023"), characteristic="ethnicity")


@pytest.fixture
def folder(tmp_path):
    """Two files of pay: one of three organisations, and one of the first of them alone."""
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", "both.csv", BOTH)
    extra = f"{NORTH},2025-03-31,950,white,20,,Employee\n{NORTH},2025-03-31,951,white,20,,Agency Worker\nTotal,,,,,,\n"
    write(tmp_path / "in", "north.csv", HEAD + extra)
    return tmp_path / "in"


def table_in(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def left_out_of(table):
    return {
        one.detail.removeprefix(LEFT_OUT): int(one.n.amount) for one in table.figures if one.detail.startswith(LEFT_OUT)
    }


def test_each_day_of_each_organisation_has_its_own_numbers_of_rows_left_out(folder):
    read = read_pay(folder)
    assert adds_up(read)
    numbers = {(one.organisation, one.snapshot.year): read.of(one.organisation).left_out(one) for one in read.people}
    total = "it is a total at the foot of the table"
    assert numbers == {
        (NORTH, 2024): {BONUS: 1, AGAIN: 1},
        (NORTH, 2025): {AGENCY: 2, total: 1, NO_PAY: 1},
        (SOUTH, 2025): {AGENCY: 1},
    }


def test_every_table_of_a_report_says_its_own_numbers(folder):
    tables = pay_tables_of(read_pay(folder), ASKED, minimum=10)
    newest, before = tables[NORTH]
    assert (newest.snapshot, before.snapshot.year) == (DAY, 2024)
    assert left_out_of(before) == {BONUS: 1, AGAIN: 1}
    assert left_out_of(newest)[AGENCY] == 2
    assert left_out_of(tables[SOUTH][0]) == {AGENCY: 1}


def test_every_row_left_out_stands_in_one_folder_alone(folder, tmp_path):
    done("pay", folder, "--out", tmp_path / "desk")
    places = ("northmoor", "southmoor", ".")
    found = {place: table_in(tmp_path / "desk" / place / "exclusions.csv") for place in places}
    columns = ["snapshot", "file", "line", "reason", "measures"]
    assert all(list(rows[0]) == columns for rows in found.values())
    listed = [(row["file"], int(row["line"]), row["measures"]) for rows in found.values() for row in rows]
    read = read_pay(folder)
    assert sorted(listed) == sorted(read.excluded.select("file", "line", "measures").rows())
    assert {row["snapshot"] for row in found["southmoor"]} == {"2025-03-31"}
    # A total of a file of several organisations, and an organisation of which nobody is counted.
    assert {row["reason"] for row in found["."]} == {AGENCY, "it is a total at the foot of the table"}
    looked_at = {place: table_in(tmp_path / "desk" / place / "to-look-at.csv") for place in ("northmoor", "southmoor")}
    assert looked_at["northmoor"] == []
    assert [row["flag"] for row in looked_at["southmoor"]] == ["the hourly rate is over £300"]


def test_each_organisation_is_told_what_is_about_it_and_made_from_its_own_files(folder):
    tables = pay_tables_of(read_pay(folder), ASKED, minimum=10)
    files = {name: [one.file for one in of_one[0].provenance.made_from] for name, of_one in tables.items()}
    assert files == {NORTH: ["both.csv", "north.csv"], SOUTH: ["both.csv"]}
    south, north = (" ".join(tables[name][0].notices) for name in (SOUTH, NORTH))
    assert "over £300" in south
    assert "1 row of 31 March 2025 has no employee number" in south
    assert SOUTH not in north
    assert "over £300" not in north
    assert "'bonus' is no number" in north


def test_years_in_folders_keep_whose_each_row_is(tmp_path):
    for year in (2024, 2025):
        (tmp_path / str(year)).mkdir()
        write(
            tmp_path / str(year),
            "pay.csv",
            HEAD + people_of(NORTH, "") + people_of(SOUTH, "", rate=400 if year == 2025 else 20),
        )
    write(tmp_path / "2025", "more.csv", HEAD + f"{NORTH},,700,white,,,Employee\n")
    read = read_pay(tmp_path)
    tables = pay_tables_of(read, ASKED, minimum=10)
    assert [one.file for one in tables[SOUTH][0].provenance.made_from] == ["2024/pay.csv", "2025/pay.csv"]
    assert read.of(SOUTH).excluded.is_empty()
    assert read.of(NORTH).excluded["file"].to_list() == ["2025/more.csv"]
    assert any("over £300" in said for said in tables[SOUTH][0].notices)
    assert not any("over £300" in said for said in tables[NORTH][0].notices)


def test_one_organisation_that_was_chosen_keeps_every_row_of_the_files(folder, tmp_path):
    done("pay", folder, "--organisation", SOUTH, "--out", tmp_path / "desk")
    rows = table_in(tmp_path / "desk" / "exclusions.csv")
    people = json.loads((tmp_path / "desk" / "run.json").read_text())["tables"][0]["made_from"]
    in_files = sum(one["rows"] for one in people)
    lost = [row for row in rows if row["measures"] in ("all", "none")]
    [south] = read_pay(folder, organisation=SOUTH).people
    assert len(lost) + south.number == in_files


def test_a_staff_list_beside_the_pay_is_of_the_organisation_whose_pay_it_tells_of(tmp_path):
    staff = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Latest Start Date\n" + "".join(
        f"{n},{'A' if n <= 30 else 'N'},XR05,Nursing and Midwifery Registered,01/02/2020\n" for n in range(1, 61)
    )
    for year, name in ((2024, NORTH), (2025, SOUTH)):
        (tmp_path / str(year)).mkdir()
        rows = people_of(name, "").replace(",white,", ",,").replace(",bme,", ",,")
        write(tmp_path / str(year), "pay.csv", HEAD + rows)
        write(tmp_path / str(year), "staff.csv", staff)
    tables = pay_tables_of(read_pay(tmp_path), ASKED, minimum=10)
    files = {name: [one.file for one in of_one[0].provenance.made_from] for name, of_one in tables.items()}
    assert files == {NORTH: ["2024/pay.csv", "2024/staff.csv"], SOUTH: ["2025/pay.csv", "2025/staff.csv"]}
