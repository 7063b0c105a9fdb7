"""The return file as it is written."""

import pytest

from tallystick.tallies.return_file import write_return_file
from tests.unit.tallies.return_files import CASES, HEADER, a_return, file_of, lines, read


def written(content):
    return write_return_file(read(content).returns).decode()


def test_it_is_plain_utf_8_with_named_rows_and_blank_percentages():
    assert written(a_return(*CASES, organisation="Ynys Môn")) == (
        f"{HEADER}\n"
        "Ynys Môn,wres,2025,3,one-year,white,17,2505,\n"
        "Ynys Môn,wres,2025,3,one-year,bme,9,725,\n"
        "Ynys Môn,wres,2025,3,one-year,unknown,1,66,\n"
    )


@pytest.mark.parametrize("name", ["=1+1", "+44", "-West-", "@home"])
def test_a_name_that_a_spreadsheet_would_run_gets_an_apostrophe(name):
    [_, *rest] = written(a_return(*CASES, organisation=name)).splitlines()
    assert all(line.startswith(f"'{name},wres,") for line in rest)


def test_a_small_percentage_is_written_without_an_exponent():
    assert ",5,,white,,,0.0000001\n" in written(a_return("5,,white,,,0.0000001", "5,,bme,,,0"))


def test_whatever_its_order_was_it_is_written_in_the_order_of_the_standard():
    mixed = file_of(*lines("4,,bme,1,2,", "3,two-year,white,1,2,", "4,,white,1,2,", "3,,bme,1,2,"))
    with_rest = mixed + "".join(f"{line}\n" for line in lines("3,,white,1,2,", "3,two-year,bme,1,2,"))
    assert [line.split(",")[3:6] for line in written(with_rest).splitlines()[1:]] == [
        ["3", "one-year", "white"],
        ["3", "one-year", "bme"],
        ["3", "two-year", "white"],
        ["3", "two-year", "bme"],
        ["4", "", "white"],
        ["4", "", "bme"],
    ]
