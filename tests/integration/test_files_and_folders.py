"""A folder of return files is read as one."""

import pytest

from tallystick.errors import InputRefused, WrongArguments
from tests.integration.commands import GOLDEN, done, figures, refused
from tests.unit.tallies.return_files import CASES, a_return


def test_every_csv_file_of_a_folder_is_read_in_the_order_of_their_names(file, tmp_path):
    for name in ("b.csv", "a.CSV", "c.csv"):
        file(a_return(*CASES, organisation=name[0]), f"in/{name}")
    file("not a return", "in/notes.txt")
    assert [each["organisation"] for each in figures(tmp_path / "in")] == ["a", "b", "c"]
    assert [each["made_from"][0]["file"] for each in figures(tmp_path / "in")] == ["a.CSV", "b.csv", "c.csv"]


def test_the_problems_of_all_files_are_told_at_once(file, tmp_path):
    file(a_return("3,,white,-1,2,", "3,,bme,1,2,"), "in/a.csv")
    file(a_return(*CASES, organisation="B"), "in/b.csv")
    file(b"PK\x03\x04", "in/c.csv")
    told = refused(InputRefused, "wres", tmp_path / "in")
    assert told.splitlines() == [
        "a.csv: 1 problem found. Nothing was calculated. Mend the file and try again.",
        "  line 2: happened is negative; a count of people was expected",
        "c.csv: this is a workbook. Save the sheet as CSV UTF-8 and hand that in.",
    ]


def test_the_same_return_in_two_files_is_refused(file, tmp_path):
    file(a_return(*CASES), "in/a.csv")
    file(a_return("4,,white,1,2,", "4,,bme,1,2,"), "in/b.csv")
    told = refused(InputRefused, "wres", tmp_path / "in")
    assert "The same return is in more than one file" in told
    assert "Northmoor, wres 2025" in told


def test_the_same_organisation_in_two_files_of_different_years_is_one_release(file, tmp_path):
    file(a_return(*CASES), "in/a.csv")
    file(a_return(*CASES, year=2020), "in/b.csv")
    done("wres", tmp_path / "in", "--out", tmp_path / "out")
    assert (tmp_path / "out/report.html").exists()
    assert [each["made_from"][0]["file"] for each in figures(tmp_path / "in")] == ["b.csv", "a.csv"]


def test_a_folder_without_csv_files_is_a_wrong_argument(tmp_path):
    assert "no return file and no extract in this folder" in refused(WrongArguments, "check", tmp_path)


def test_a_link_to_a_file_that_is_gone_is_refused_and_named(file, tmp_path):
    file(a_return(*CASES), "in/a.csv")
    (tmp_path / "in/b.csv").symlink_to(tmp_path / "gone.csv")
    assert refused(InputRefused, "wres", tmp_path / "in").startswith("b.csv: the file cannot be read")


def test_a_folder_named_like_a_file_is_refused_and_named(file, tmp_path):
    (tmp_path / "in/b.csv").mkdir(parents=True)
    assert refused(InputRefused, "wres", tmp_path / "in").startswith("b.csv: the file cannot be read")


# CHECK


def test_check_says_what_was_understood_of_each_indicator(full_return):
    said = done("check", full_return).stdout
    rows = {line.split("Northmoor")[1].split()[2]: line for line in said.splitlines() if "Northmoor" in line}
    assert list(rows) == [*"123456789"]
    assert "wres/2025.1" in said


def test_check_says_which_indicators_are_not_in_the_file():
    said = done("check", GOLDEN).stdout
    assert said.count("not in the file") == 8


def test_check_gives_notices_apart_from_what_it_prints(file):
    result = done("check", file(a_return(*CASES).replace(",", ";")))
    assert result.stderr == "Note: return.csv: the file is separated by semicolons, not by commas.\n"
    assert "Note" not in result.stdout


def test_check_refuses_what_wres_refuses(file):
    path = file(a_return("3,,white,-1,2,", "3,,bme,1,2,"))
    assert refused(InputRefused, "check", path) == refused(InputRefused, "wres", path)


# QUIET


@pytest.mark.parametrize("option", ["--quiet", "-q"])
@pytest.mark.parametrize("command", ["wres", "check"])
def test_quiet_says_nothing_at_all_where_nothing_was_asked_for(file, command, option):
    result = done(command, file(a_return(*CASES).replace(",", ";")), option)
    assert (result.stdout, result.stderr) == ("", "")


def test_quiet_still_gives_the_figures_and_the_folder_and_nothing_beside_them(file, tmp_path):
    path = file(a_return(*CASES).replace(",", ";"))
    loud = done("wres", path, "--format", "json")
    quiet = done("wres", path, "--format", "json", "--quiet", "--out", tmp_path / "out")
    assert quiet.stdout == loud.stdout
    assert loud.stderr != "" == quiet.stderr
    assert (tmp_path / "out/report.html").exists()
