"""Files of pay as they come, to the people who are paid: every row is one of them or is in the exclusions."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tallystick.account.pay_files import read_pay
from tallystick.errors import InputRefused, NothingCalculable, WrongArguments
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tests.integration.pay_files import DAY, PAY_FILE, PAYROLL, ZOE, adds_up, said, trait, write
from tests.unit.pay.drawn_pay import pounds
from tests.unit.records.reading import made_files


def by_hand(pay, hours, *, days="30.44", bonus="0"):
    """Pay for an hour as the regulations have it, worked out with Decimal to the place that is kept."""
    rate = (Decimal(pay) + Decimal(bonus)) * 7 / Decimal(days) / Decimal(hours)
    return int((rate * PARTS_OF_A_POUND).to_integral_value(ROUND_HALF_UP))


# THE PAY FILE


def test_the_pay_file_of_several_organisations_and_days(tmp_path):
    made = read_pay(write(tmp_path, "pay.csv", PAY_FILE))
    north, south = made.people
    assert (north.organisation, north.snapshot, north.number) == ("Northmoor", DAY, 5)
    assert (south.organisation, south.snapshot) == ("Southmoor", date(2024, 3, 31))
    assert [pounds(rate) for rate in north.rate] == ["15.867", "16", "", "20.5", "12.00000001"]
    assert trait(north, "ethnicity") == ["white", "white-british", "bme", "h", "not-stated"]
    assert trait(south, "ethnicity") == ["prefer-not-to-say"]
    assert trait(north, "staff_type")[3] == "other"
    assert list(north.total_bonus) == [0, 10050, 0, 0, 0]
    assert trait(north, "service")[:2] == ["0-2", "2-5"]
    assert adds_up(made)
    reasons = made.excluded.select("line", "measures").rows()
    assert reasons == [(4, "hourly"), (8, "all")]


def test_one_organisation_or_day_can_be_asked_for(tmp_path):
    file = write(tmp_path, "pay.csv", PAY_FILE)
    assert [people.organisation for people in read_pay(file, organisation="southmoor").people] == ["Southmoor"]
    assert [people.number for people in read_pay(file, snapshot=DAY).people] == [5]
    with pytest.raises(WrongArguments, match="no pay of 'Eastmoor'"):
        read_pay(file, organisation="Eastmoor")
    with pytest.raises(NothingCalculable, match="another snapshot date"):
        read_pay(file, snapshot=date(2020, 3, 31))


# ROWS OF A PAYROLL


def test_rows_of_a_payroll_as_untidy_as_they_come(tmp_path):
    text = PAYROLL.replace("2.100,00", "2100.00")
    made = read_pay(write(tmp_path, "payroll.csv", text, encoding="cp1252"), snapshot=DAY, organisation="Northmoor")
    [people] = made.people
    assert people.organisation == "Northmoor"
    expected = [
        by_hand("2587.42", "37.5"),
        by_hand("2100", "37.5"),
        by_hand("608.58", "37.5", days="7"),
        by_hand("4000", "40"),
        -1,  # on leave
        by_hand("1800", "30"),  # two jobs, the primary one second
        -1,  # a recovery
        -1,  # no hours
        by_hand("1000", "10"),
        -1,  # no number
    ]
    assert list(people.rate) == expected
    assert f"{Decimal(expected[0]) / PARTS_OF_A_POUND:.3f}" == "15.867"
    assert trait(people, "ethnicity")[:4] == ["a", "n", "h", "not-stated"]
    assert trait(people, "band")[:4] == ["5", "5", "8a", "consultant"]
    assert list(people.total_bonus) == [0, 0, 0, 150000, 0, 0, 0, 0, 0, 0]
    lost = dict(made.excluded.select("line", "measures").iter_rows())
    assert lost == {8: "hourly", 9: "all", 10: "none", 12: "hourly", 13: "hourly", 15: "all", 16: "hourly", 17: "all"}
    assert adds_up(made)
    assert ZOE not in said(made)


def test_a_comma_for_a_decimal_point_where_the_whole_column_has_it(tmp_path):
    text = "Employee Number;Hourly Rate;Ethnic Origin\n1;15,867;A\n2;16,5;B\n"
    made = read_pay(write(tmp_path, "pay.csv", text), snapshot=DAY)
    assert [pounds(rate) for rate in made.people[0].rate] == ["15.867", "16.5"]


# THE REPORT OF THE STAFF RECORD


def esr_report():
    above = [[f"ESR NHS Gender Pay Gap Report {n}"] for n in range(6)]
    above += [["Snapshot Date", "", "31-MAR-2025"], []]
    rows = [
        ["Employee Number", "Gender", "Hourly Rate", "Quartile", "Pay Scale", "Employee Person Type"],
        ["10000001", "Female", "15.8672", "1", "XR05", "Employee"],
        ["10000002", "Male", "18.2", "2", "XR06", "Employee"],
        ["10000003", "Female", "22.15", "3", "New Scale 2025", "Employee"],
        ["10000004", "Male", "61.9", "4", "Consultant", "Employee"],
        ["10000004", "Male", "61.9", "4", "Consultant", "Employee"],
        ["10000005", "Female", "9.50", "1", "Apprentice", "Employee"],
        ["10000002", "Male", "17.2", "2", "XR05", "Employee"],
    ]
    return made_files.table([*above, *rows])


def test_the_report_of_the_staff_record_below_its_eight_lines(tmp_path):
    file = tmp_path / "ESR GPG.xlsx"
    file.write_bytes(esr_report())
    made = read_pay(file, organisation="Northmoor")
    [people] = made.people
    assert people.snapshot == DAY
    assert [pounds(rate) for rate in people.rate] == ["15.8672", "18.2", "22.15", "61.9", "9.5"]
    assert trait(people, "band") == ["5", "6", "", "consultant", "under-1"]
    assert adds_up(made)
    reasons = dict(made.excluded.select("line", "measures").iter_rows())
    assert reasons == {14: "all", 16: "none"}  # the same row twice; a second row of one person
    text = said(made)
    assert "a pay quarter for 5 people on full pay, and 5 of them" in text
    assert "pay scale" in text
    assert "10000004" not in text
    assert "Apprentices" in text


def test_another_day_than_the_one_above_the_header_is_said(tmp_path):
    file = tmp_path / "ESR GPG.xlsx"
    file.write_bytes(esr_report())
    made = read_pay(file, organisation="Northmoor", snapshot=date(2024, 3, 31))
    assert made.people[0].snapshot == date(2024, 3, 31)
    assert any("above the header stands 31 March 2025" in notice for notice in made.notices)


def test_what_the_report_leaves_out_is_taken_from_the_staff_list_beside_it(tmp_path):
    (tmp_path / "ESR GPG.xlsx").write_bytes(esr_report())
    staff = "Employee Number,Ethnic Origin,Disabled,Pay Scale,Staff Group,Latest Start Date\n" + "\n".join(
        f"1000000{n},{code},No,XR05,Nursing and Midwifery Registered,01/02/2020"
        for n, code in enumerate("ABNH", start=1)
    )
    write(tmp_path, "staff list.csv", staff)
    write(
        tmp_path,
        "cases.csv",
        "Case Number,Employee Number,Case Type,Date Opened,Ethnic Origin\n1,2,Disciplinary,01/02/2025,A\n",
    )
    made = read_pay(tmp_path, organisation="Northmoor")
    [people] = made.people
    assert trait(people, "ethnicity") == ["a", "b", "n", "h", "not-known"]
    assert trait(people, "band") == ["5", "6", "5", "consultant", "under-1"]
    assert {source.file for source in made.sources} == {"ESR GPG.xlsx", "staff list.csv"}
    assert any("cases.csv" in notice and "left alone" in notice for notice in made.notices)


def test_the_same_people_in_two_files_are_said(tmp_path):
    write(tmp_path, "main.csv", "person,group,hourly_pay,weekly_hours\n7,A,10,30\n8,A,12,30\n")
    write(tmp_path, "second.csv", "person,group,hourly_pay,weekly_hours\n7,A,20,10\n")
    write(tmp_path, "return.csv", "organisation,standard,year,indicator,row,group,happened,people,percent\n")
    made = read_pay(tmp_path, snapshot=DAY)
    assert [pounds(rate) for rate in made.people[0].rate] == ["12.5", "12"]
    assert any(notice.startswith("1 person stands in more than one file") for notice in made.notices)
    assert "return.csv: this is a return file, and was left alone" in made.notices
    assert adds_up(made)


def test_headers_without_rows_leave_nobody(tmp_path):
    with pytest.raises(NothingCalculable, match="Nobody is left to count"):
        read_pay(write(tmp_path, "pay.csv", "person,group,hourly_pay\n"), snapshot=DAY)


# SEVERAL YEARS


def test_folders_named_after_years_are_read_one_by_one(tmp_path):
    for year, rate in (("2024", 10), ("2025", 11)):
        (tmp_path / year).mkdir()
        write(tmp_path / year, "pay.csv", f"person,group,hourly_pay\n7,A,{rate}\n8,B,\n")
    made = read_pay(tmp_path, organisation="Northmoor")
    assert [str(people.snapshot) for people in made.people] == ["2024-03-31", "2025-03-31"]
    assert list(made.people[0].person) == list(made.people[1].person)
    assert [source.file for source in made.sources] == ["2024/pay.csv", "2025/pay.csv"]
    assert made.excluded["file"].to_list() == ["2024/pay.csv", "2025/pay.csv"]
    assert adds_up(made)
    [people] = read_pay(tmp_path, snapshot=date(2024, 3, 31)).people
    assert str(people.snapshot) == "2024-03-31"
    assert people.rate[0] == 10 * PARTS_OF_A_POUND
    (tmp_path / "2023").mkdir()
    write(tmp_path / "2023", "staff.csv", "Employee Number,Ethnic Origin,Pay Scale\n1,A,XR05\n")
    assert "2023: nobody is counted from this folder" in read_pay(tmp_path).notices
    write(tmp_path / "2025", "pay.csv", f"person,group,hourly_pay\n7,{ZOE},10\n")
    with pytest.raises(InputRefused, match="In the folder 2025"):
        read_pay(tmp_path)
