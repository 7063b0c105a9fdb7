"""Counts in a return file fill what the extracts leave out, and nothing is ever counted from both."""

import pytest

from tests.integration.commands import command, done
from tests.integration.made_up import comma_separated, files_in, lines_of, people, write

HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
OURS = "Made-up Vale"
DEPOSIT = f'organisation = "{OURS}"\n'
TRACKER = comma_separated(
    [(f"P{number:04}", "Disciplinary", "Y", "2024-06-01") for number in range(9)],
    header=("Employee Number", "Case type", "Formal (Y/N)", "Date formal investigation opened"),
)


def counts(organisation=OURS, *, year=2025, indicator="3", row="one-year"):
    """A return file with one indicator: 4 of 20 white and 5 of 20 BME people."""
    place = f"{organisation},wres,{year},{indicator},{row}"
    return f"{HEADER}\n{place},white,4,20,\n{place},bme,5,20,\n"


def folder_with(folder, **files):
    named = {"staff.csv": comma_separated(people()), "deposit.toml": DEPOSIT}
    return write({**named, **{f"{name}.csv": content for name, content in files.items()}}, folder / "in")


def report(folder, **files):
    done("wres", folder_with(folder, **files), "--year", 2025, "--out", folder / "out", "--quiet")
    return files_in(folder / "out")


def of_indicator(content, indicator, standard="wres"):
    lines = [line for line in lines_of(content) if (line["standard"], line["indicator"]) == (standard, indicator)]
    return [(line["row"], line["group"], line["happened"], line["people"]) for line in lines]


def test_an_indicator_of_the_return_file_stands_beside_those_that_were_counted(tmp_path):
    made = report(tmp_path, counts=counts())["return.csv"]
    assert of_indicator(made, "3") == [("one-year", "white", "4", "20"), ("one-year", "bme", "5", "20")]
    assert ("clinical/5", "white", "20", "") in of_indicator(made, "1")
    assert {line["organisation"] for line in lines_of(made)} == {OURS}


def test_the_counts_are_of_their_own_standard_alone(tmp_path):
    assert of_indicator(report(tmp_path, counts=counts())["return.csv"], "3", standard="wdes") == []


def test_the_lines_stand_in_the_order_of_the_standard(tmp_path):
    made = lines_of(report(tmp_path, counts=counts())["return.csv"])
    indicators = [line["indicator"] for line in made if line["standard"] == "wres"]
    assert indicators == sorted(indicators)


def test_both_files_are_named_as_what_the_report_was_made_from(tmp_path):
    page = report(tmp_path, counts=counts())["run.json"].decode()
    assert '"counts.csv"' in page
    assert '"staff.csv"' in page


def test_rows_and_counts_of_one_indicator_are_refused_by_its_number(tmp_path):
    folder = folder_with(tmp_path, counts=counts(), tracker=TRACKER)
    result = command("wres", folder, "--year", 2025, "--out", tmp_path / "out")
    assert int(result.exception.exit_code) == 3
    assert f"{OURS}, wres 2025: indicator 3 is in the return file" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_the_cases_are_counted_where_no_return_file_gives_them(tmp_path):
    """What the refusal asks for is enough: the same folder without the return file."""
    made = report(tmp_path, tracker=TRACKER)["return.csv"]
    assert ("one-year", "white", "5", "20") in of_indicator(made, "3")
    assert ("one-year", "bme", "4", "20") in of_indicator(made, "3")


def test_another_organisation_is_a_report_of_its_own(tmp_path):
    made = report(tmp_path, counts=counts("Made-up Fells"))
    ours, theirs = made["made-up-vale/return.csv"], made["made-up-fells/return.csv"]
    assert of_indicator(ours, "3") == []
    assert {line["organisation"] for line in lines_of(theirs)} == {"Made-up Fells"}
    assert of_indicator(theirs, "1") == []


def test_another_year_does_not_fill_this_one(tmp_path):
    made = lines_of(report(tmp_path, counts=counts(year=2024))["return.csv"])
    assert {line["year"] for line in made if line["indicator"] == "3"} == {"2024"}
    assert {line["year"] for line in made if line["indicator"] == "1"} == {"2025"}


def test_a_return_file_gives_the_name_where_nothing_else_does(tmp_path):
    folder = folder_with(tmp_path, counts=counts())
    (folder / "deposit.toml").unlink()
    done("wres", folder, "--year", 2025, "--out", tmp_path / "out", "--quiet")
    assert {line["organisation"] for line in lines_of((tmp_path / "out/return.csv").read_bytes())} == {OURS}


@pytest.mark.parametrize(
    "broken", [counts(row="three-year"), counts(indicator="99"), counts().replace("bme", "martian")]
)
def test_a_return_file_with_a_mistake_stops_the_extracts_too(tmp_path, broken):
    folder = folder_with(tmp_path, counts=broken)
    result = command("wres", folder, "--year", 2025, "--out", tmp_path / "out")
    assert int(result.exception.exit_code) == 3
    assert "counts.csv" in str(result.exception)
    assert not (tmp_path / "out").exists()
