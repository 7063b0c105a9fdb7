"""Files of pay that are refused, hostile ones, and a folder that two commands read."""

import pytest

from tallystick.account.pay_files import read_pay
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.definitions.pay.options import PayOptions
from tallystick.errors import InputRefused, WrongArguments
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tests.integration.pay_files import DAY, PAY_FILE, PAYROLL, ZOE, adds_up, said, trait, write
from tests.unit.pay.drawn_pay import pounds
from tests.unit.records.reading import made_files

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
