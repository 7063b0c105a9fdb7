"""Files of pay as they come, to the people who are paid: every row is one of them or is in the exclusions."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import polars as pl
import pytest

from tallystick.account.pay_files import read_pay
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.definitions.pay.options import PayOptions
from tallystick.errors import InputRefused, NothingCalculable, WrongArguments
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tests.unit.pay.drawn_pay import pounds
from tests.unit.records.reading import made_files

DAY = date(2025, 3, 31)
ZOE = "Zoë Ottoline"  # stands in files below and may stand in no sentence


def write(folder, name, text, *, encoding="utf-8"):
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def by_hand(pay, hours, *, days="30.44", bonus="0"):
    """Pay for an hour as the regulations have it, worked out with Decimal to the place that is kept."""
    rate = (Decimal(pay) + Decimal(bonus)) * 7 / Decimal(days) / Decimal(hours)
    return int((rate * PARTS_OF_A_POUND).to_integral_value(ROUND_HALF_UP))


def adds_up(made):
    """In and out are all rows, for each file and in all."""
    out = made.excluded.filter(pl.col("measures") != "hourly").height
    file = made.reconciliation
    assert (file["rows"] == file["people"] + file["added"] + file["left_out"]).all()
    assert file["people"].sum() == sum(people.number for people in made.people)
    used = {source.file: source.rows for source in made.sources}
    assert all(rows == used[name.partition(",")[0]] for name, rows in file.select("file", "rows").iter_rows())
    return file["rows"].sum() == file["people"].sum() + out


def said(made):
    return "\n".join([*made.notices, *made.choices, repr(made)])


def trait(people, name):
    return [people.traits[name].values[place] for place in people.traits[name].of]


# THE PAY FILE


PAY_FILE = """\
organisation,snapshot,person,group,hourly_pay,bonus,band,staff_type,sex,international_recruit,service
Northmoor,2025-03-31,1,white,15.867,,5,,female,no,0-2
Northmoor,2025-03-31,2,White-British,16.00,100.50,6,,male,yes,2-5
Northmoor,2025-03-31,3,BME,,,consultant,,female,,2-5
Northmoor,2025-03-31,4,Asian or Asian British - Indian,20.5,0,8a,Local,male,,
Northmoor,2025-03-31,5,not-stated,12.00000001,,vsm,,,,
Southmoor,2024-03-31,1,prefer not to say,10.42,,Band 8 - Range A,,male,,
Total,,,,,,,,,,
"""


def test_the_pay_file_of_several_organisations_and_days(tmp_path):
    made = read_pay(write(tmp_path, "pay.csv", PAY_FILE))
    north, south = made.people
    assert (north.organisation, north.snapshot, north.number) == ("Northmoor", DAY, 5)
    assert (south.organisation, south.snapshot) == ("Southmoor", date(2024, 3, 31))
    assert [pounds(rate) for rate in north.rate] == ["15.867", "16", "", "20.5", "12.00000001"]
    assert trait(north, "ethnicity") == ["white", "white-british", "bme", "h", "not-stated"]
    assert trait(south, "ethnicity") == ["prefer-not-to-say"]
    assert trait(north, "staff_type")[3] == "Local"
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


PAYROLL = f"""\
Payroll extract;;;;;;;;;;;;;;;
Printed for;{ZOE};;;;;;;;;;;;;;
Employee Number;Full Name;Employee Person Type;Primary Assignment;Ethnic Origin;Gender;Basic Pay;Unsocial Hours Pay;\
Overtime;Period Days;Contracted Hours;Leave Type;Bonus 12 months;Pay Scale;Staff Group;Division
001;{ZOE};Employee;Y;A White - British;F;£2,587.42;;150;Monthly;37.5;;;XR05;Nursing and Midwifery Registered;Medicine
002;{ZOE};Employee;Y;N;M;2.100,00;;;Monthly;37.5;;;XR05;Nursing and Midwifery Registered;Medicine
003;{ZOE};Employee;Y;Asian or Asian British – Indian;F;596.08;12.50;;7;37:30;;;Band 8 - Range A;Nursing;Surgery
004;{ZOE};Employee;Y;Z Not Stated;F;4,000.00;;;30.44;10 PAs;;1,500.00;Consultant;Medical and Dental;Surgery
005;{ZOE};Employee;Y;A;F;900.00;;;Monthly;37.5;Maternity Leave;;XR06;Nursing and Midwifery Registered;Medicine
006;{ZOE};Agency Worker;Y;A;M;900.00;;;Monthly;37.5;;;XR06;Nursing and Midwifery Registered;Medicine
007;{ZOE};Employee;N;A;M;300.00;;;Monthly;10;;;XR02;Estates and Ancillary;Estates
007;{ZOE};Employee;Y;A;M;1,500.00;;;Monthly;20;;;XR03;Estates and Ancillary;Estates
008;{ZOE};Employee;Y;A;M;-45.00;;;Monthly;37.5;;;XR03;Estates and Ancillary;Estates
009;{ZOE};Employee;Y;A;M;1,500.00;;;Monthly;0;;;XR03;Estates and Ancillary;Estates
010;{ZOE};Bank;Y;M;F;1,000.00;;;Monthly;10;;;XR02;Additional Clinical Services;Medicine
011;{ZOE};Bank;Y;M;F;;;;Monthly;;;;XR02;Additional Clinical Services;Medicine
012;{ZOE};Employee;Y;B;F;1e400;;;Monthly;37.5;;;XR02;Additional Clinical Services;Medicine
Report run 01/04/2025;;;;;;;;;;;;;;;
"""


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


# WHAT IS REFUSED


def test_nobody_says_the_day(tmp_path):
    file = write(tmp_path, "pay.csv", "person,hourly_pay\n1,10\n")
    with pytest.raises(WrongArguments, match="--snapshot 2025-03-31"):
        read_pay(file)


def test_no_pay_is_there(tmp_path):
    file = write(tmp_path, "staff.csv", "Employee Number,Ethnic Origin,Pay Scale\n1,A,XR05\n")
    with pytest.raises(InputRefused, match="No file of pay was found"):
        read_pay(file, snapshot=DAY)
    with pytest.raises(WrongArguments):
        read_pay(tmp_path / "nothing.csv", snapshot=DAY)


def test_an_ethnicity_that_cannot_be_placed_stops_a_report_and_not_an_analysis(tmp_path):
    file = write(tmp_path, "pay.csv", f"person,group,hourly_pay\n1,{ZOE},10\n2,A,11\n")
    with pytest.raises(InputRefused, match="could not be placed") as refused:
        read_pay(file, snapshot=DAY)
    assert ZOE not in str(refused.value)
    made = read_pay(file, snapshot=DAY, options=PayOptions(analysis=True))
    assert [people.number for people in made.people] == [1]
    assert adds_up(made)
    write(tmp_path, "deposit.toml", f'[ethnicity]\n"{ZOE}" = "H"\n')
    assert trait(read_pay(tmp_path, snapshot=DAY).people[0], "ethnicity") == ["h", "a"]


HOSTILE = ["=HYPERLINK(1234)", "nan", "1e400", "-5", "+5", "£", "1,2,3", "٣٤", "9" * 300, "@SUM(A1)", ZOE, "'; --"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_hostile_file_keeps_its_rows_and_no_sentence_repeats_it(tmp_path, encoding):
    head = "person,group,sex,hourly_pay,bonus,weekly_hours,ordinary_pay,period,band,leave,birth_year,start,quartile\n"
    rows = [f"{n},A,F," + ",".join([f'"{cell}"'] * 9) + f",,{n}\n" for n, cell in enumerate(HOSTILE)]
    file = write(tmp_path, "pay.csv", head + "".join(rows) + "99,A,F,20,,,,,5,,,,\n", encoding=encoding)
    made = read_pay(file, snapshot=DAY)
    assert adds_up(made)
    assert made.people[0].rate[-1] == 20 * PARTS_OF_A_POUND
    text = said(made)
    assert not [cell for cell in HOSTILE if len(cell) > 5 and cell in text]


def test_a_file_with_a_character_that_no_text_has_is_refused_whole(tmp_path):
    file = write(tmp_path, "pay.csv", f"person,hourly_pay\n1,10\x00\n2,{ZOE}\n")
    with pytest.raises(InputRefused, match=r"pay\.csv: this is not a text file") as refused:
        read_pay(file, snapshot=DAY)
    assert ZOE not in str(refused.value)


def test_a_formula_in_a_workbook_is_text_or_nothing_and_never_worked_out(tmp_path):
    file = tmp_path / "pay.xlsx"
    file.write_bytes(made_files.table([["person", "hourly_pay"], ["1", "=1+1"], ["2", 12.5]]))
    [people] = read_pay(file, snapshot=DAY).people
    assert [pounds(rate) for rate in people.rate] == ["", "12.5"]


# TWO COMMANDS, ONE FOLDER


STAFF = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Latest Start Date\n" + "".join(
    f"{n},{code},XR05,Nursing and Midwifery Registered,01/02/2020\n" for n, code in enumerate("ABNHAAN", start=1)
)
RETURNS = HandedIn(year=2025, organisation="Northmoor")
DOUBTFUL = "Employee Number,Hourly,Rate per Hour\n1,10,11\n2,11,12\n"


@pytest.mark.parametrize("pay", [PAY_FILE, PAYROLL, DOUBTFUL])
def test_the_returns_leave_a_file_of_pay_alone_and_say_so(tmp_path, pay):
    write(tmp_path, "staff.csv", STAFF)
    alone = understand(tmp_path, RETURNS)
    write(tmp_path, "salaries.csv", pay)
    beside = understand(tmp_path, RETURNS)
    assert beside.returns == alone.returns != ()
    assert beside.accounts[0].made_from == alone.accounts[0].made_from
    assert any(
        notice.startswith("salaries.csv: this is a file of pay, and was left alone") for notice in beside.notices
    )
    assert ZOE not in "".join(beside.notices)


def test_a_staff_list_that_says_pay_can_be_called_one(tmp_path):
    write(tmp_path, "staff.csv", STAFF)
    plain = understand(tmp_path, RETURNS)
    with_pay = STAFF.replace("Pay Scale,", "Hourly Rate,Pay Scale,").replace("XR05,", "15.87,XR05,")
    write(tmp_path, "staff.csv", with_pay)
    write(tmp_path, "deposit.toml", '[files]\n"staff.csv" = "staff"\n')
    assert understand(tmp_path, RETURNS).returns == plain.returns != ()


def test_a_column_that_could_be_two_stops_a_report_of_pay(tmp_path):
    with pytest.raises(InputRefused, match="could both be Hourly Pay"):
        read_pay(write(tmp_path, "pay.csv", DOUBTFUL), snapshot=DAY)


def test_what_is_wrong_with_other_files_does_not_stop_a_report_of_pay(tmp_path):
    write(tmp_path, "pay.csv", PAY_FILE)
    write(tmp_path, "shopping.csv", "apples,pears\n1,2\n")
    made = read_pay(tmp_path)
    assert any(notice.startswith("shopping.csv") for notice in made.notices)
    assert len(made.people) == 2
