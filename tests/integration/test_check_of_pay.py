"""`tallystick check` of files of pay: what became of every row, whether or not other files are there."""

from tests.integration.commands import done
from tests.integration.pay_files import HEADER, pay_file

ROWS = (
    "Example,2025-03-31,P1,white,12.50,,2,Agenda for Change,female,permanent",
    "Example,2025-03-31,P2,bme,,,2,Agenda for Change,female,permanent",
    "Example,2025-03-31,P3,zzz,14.00,,3,Agenda for Change,male,permanent",
    "Example,2025-03-31,P4,bme,450.00,,3,Agenda for Change,male,permanent",
)


def test_a_file_of_pay_is_understood_by_itself(tmp_path):
    file = tmp_path / "pay.csv"
    file.write_text("\n".join((HEADER, *ROWS)))
    said = done("check", file).stdout
    assert "pay.csv" in said
    assert "1 row: the ethnicity could not be placed" in said
    assert "1 row: the hourly rate is over £300" in said
    assert "P3" not in said


def test_a_folder_of_pay_alone_needs_no_year(tmp_path):
    (tmp_path / "pay.csv").write_bytes(pay_file(60))
    said = done("check", tmp_path).stdout
    assert "60" in said
    assert "stands in the way of a return" not in said


def test_beside_other_extracts_both_are_told(tmp_path):
    (tmp_path / "pay.csv").write_bytes(pay_file(60))
    head = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Organisation"
    people = (
        "1,A,Band 5,Nursing and Midwifery Registered,Example NHS Trust",
        "2,N,Band 6,Nursing and Midwifery Registered,Example NHS Trust",
    )
    (tmp_path / "staff.csv").write_text("\n".join((head, *people)))
    said = done("check", tmp_path, "--year", "2025").stdout
    assert "pay.csv" in said
    assert "staff.csv" in said


def test_nothing_is_printed_where_nothing_was_asked_for(tmp_path):
    (tmp_path / "pay.csv").write_bytes(pay_file(60))
    assert done("check", tmp_path, "-q").stdout == ""
