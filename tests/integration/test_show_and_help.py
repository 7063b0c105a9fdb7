"""What the program says about itself."""

import json
import re

import openpyxl
import pytest

from tallystick import __version__
from tallystick.errors import WrongArguments
from tests.integration.commands import command, done, figures, refused
from tests.unit.tallies.return_files import HEADER


def words(*arguments):
    """What a command prints, without the borders and line breaks of a narrow terminal."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", re.sub(r"\x1b\[[0-9;]*m", "", done(*arguments).stdout)).split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], ["wres", "check", "show", "--version"]),
        (
            ["wres"],
            [
                "--format",
                "--out",
                "--audience",
                "--term",
                "--quiet",
                "return file",
                "--ledger",
                "5 when nothing could be protected",
            ],
        ),
        (["check"], ["--quiet", "what is wrong", "3 when they are refused"]),
        (["show"], ["definitions", "indicator", "vocabulary", "terms", "return"]),
        (["show", "definitions"], ["standards and years"]),
        (["show", "indicator"], ["standard", "year", "rows a return may give"]),
        (["show", "vocabulary"], ["closed lists"]),
        (["show", "terms"], ["collective terms"]),
        (["show", "return"], ["columns of a return file"]),
    ],
    ids=lambda value: " ".join(value) or "tallystick" if isinstance(value, list) else "",
)
def test_the_help_of_a_command_is_its_manual(arguments, said):
    manual = words(*arguments, "--help").casefold()
    assert [each for each in said if each.casefold() not in manual] == []


def test_the_version_is_said():
    assert done("--version").stdout == f"tallystick {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["show"]])
def test_a_command_alone_shows_what_it_can_do(arguments):
    result = command(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.output


# SHOW


def test_show_definitions_lists_them_with_their_standing():
    lines = done("show", "definitions").stdout.splitlines()
    standing = {line.split()[0]: line for line in lines}
    assert {"wres/2020", "wres/2025", "wres/2026"} <= set(standing)
    assert all("not yet checked by a second person" in standing[f"wres/{year}"] for year in (2020, 2025, 2026))


def test_show_indicator_lists_its_rows_one_on_a_line():
    shown = done("show", "indicator", "wres", "2025", "1").stdout
    rows = [line.split()[0] for line in shown.splitlines() if line.startswith("    ")]
    assert len(rows) == 34
    assert {"non-clinical/under-1", "clinical/8a", "clinical/vsm", "medical/senior-medical-manager"} <= set(rows)


def test_show_indicator_says_what_is_counted_and_what_nobody_has_confirmed():
    shown = words("show", "indicator", "wres", "2025", "3")
    assert "3. Formal disciplinary process" in shown
    assert "Compares: bme with white" in shown
    assert "[not yet confirmed against the original guidance]" in shown
    assert "one-year" in shown
    assert "two-year" in shown


def test_show_indicator_without_a_number_shows_all():
    shown = words("show", "indicator", "WRES", "2026")
    assert "1. Representation by pay band" in shown
    assert "9. Board membership" in shown
    assert "rdr. Race disparity ratio" in shown
    assert "wres/2026.1" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["wres", "2025", "12"], "'12' is not an indicator of wres/2025.1"),
        (["wres", "1999"], "There is no definition of wres for 1999"),
        (["wrse", "2025"], "There is no definition of wrse for 2025"),
    ],
)
def test_show_indicator_of_what_is_not_there_says_what_is(arguments, said):
    assert said in refused(WrongArguments, "show", "indicator", *arguments)


def test_a_year_that_is_no_number_is_a_wrong_argument():
    assert command("show", "indicator", "wres", "2024/25").exit_code == 2


def test_show_vocabulary_alone_names_the_lists():
    names = done("show", "vocabulary").stdout.split()
    assert {"ethnicity", "ethnicity/nhs-2001", "ethnicity/census-2011", "bands", "staff-groups"} <= set(names)
    assert all(done("show", "vocabulary", name).stdout for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ethnicity", ["wres:", "bme", "five:", "asian", "Z Not stated", "PC Black - Nigerian"]),
        ("ethnicity/nhs-2001", ["A White - British", "CP White - Polish"]),
        ("ethnicity/census-2011", ["Gypsy"]),
        ("ethnicity/census-2021", ["Roma"]),
        ("bands", ["8a Band 8a", "vsm Very senior manager"]),
        ("staff-groups", ["Nursing"]),
    ],
)
def test_show_vocabulary_prints_a_list(name, said):
    shown = words("show", "vocabulary", name)
    assert [each for each in said if each not in shown] == []


def test_show_vocabulary_of_a_list_that_is_not_there_names_those_that_are():
    assert "There are: ethnicity, " in refused(WrongArguments, "show", "vocabulary", "colours")


def test_show_terms_lists_those_that_may_be_chosen(file):
    terms = [line for line in done("show", "terms").stdout.splitlines() if not line.startswith(" ")]
    assert {"bme", "ethnic-minority", "global-majority"} <= set(terms)
    for term in terms:
        done("wres", file(), "--quiet", "--term", term)
    assert terms[0] in refused(WrongArguments, "wres", file(), "--term", "bame")


def test_show_return_is_a_return_that_can_be_read(file):
    shown = done("show", "return").stdout
    assert shown.splitlines()[0] == HEADER
    assert figures(file(shown))["standard"] == "wres"


def test_show_records_names_every_kind_and_its_columns():
    kinds = done("show", "records").stdout

    assert all(kind in kinds for kind in ("staff", "applications", "cases", "learning", "board", "movements", "survey"))
    assert "Employee Number (needed)" in words("show", "records", "staff")


def test_show_records_prints_a_schema_for_programs():
    schema = json.loads(done("show", "records", "cases", "--table-schema").stdout)

    assert schema["name"] == "cases"
    assert "Case Type" in {field["name"] for field in schema["fields"]}


def test_a_blank_workbook_is_written_once(tmp_path):
    file = tmp_path / "blank.xlsx"
    done("show", "records", "--template", file)

    assert "Staff list" in openpyxl.load_workbook(file).sheetnames
    assert "There is such" not in refused(WrongArguments, "show", "records", "--template", file)


def test_a_kind_of_record_that_is_none_is_refused_with_those_there_are():
    assert "There are: staff, applications" in refused(WrongArguments, "show", "records", "payroll")


def test_show_choices_marks_the_answer_that_is_used():
    shown = words("show", "choices")

    assert "Are the staff of hosted organisations counted?" in shown
    assert "* left-out: left out" in shown
