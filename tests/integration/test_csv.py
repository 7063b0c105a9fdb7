"""The figures as CSV, for spreadsheets."""

import pytest

from tests.integration.commands import GOLDEN, done, figures, lines_of_csv
from tests.unit.tallies.return_files import CASES, a_return


def as_csv(*arguments):
    return lines_of_csv(done("wres", *arguments, "--format", "csv").stdout)


def test_there_is_one_line_for_each_result_with_the_same_numbers(full_return):
    from_json, from_csv = figures(full_return)["results"], as_csv(full_return)
    assert len(from_json) == len(from_csv)
    for result, line in zip(from_json, from_csv, strict=True):
        assert (line["organisation"], line["standard"], line["year"]) == ("Northmoor", "wres", "2025")
        for name in ("indicator", "row", "measure", "group", "value", "low", "high", "p", "q", "verdict", "favours"):
            expected = "" if result[name] is None else str(result[name])
            assert line[name] == expected
        assert line["sentence"] == result["sentence"]
        assert line["definition"] == "wres/2025.1"


def test_the_counts_stand_beside_the_figures():
    [line] = as_csv(GOLDEN)
    assert (line["top_group"], line["top_happened"], line["top_people"]) == ("bme", "9", "725")
    assert (line["bottom_group"], line["bottom_happened"], line["bottom_people"]) == ("white", "17", "2505")
    assert line["parity_change"] == "-4"


@pytest.mark.parametrize("name", ["=1+1", "+44 20", "-West-", "@home"])
def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(file, name):
    path = file(a_return(*CASES, organisation=name))
    assert {line["organisation"] for line in as_csv(path)} == {f"'{name}"}
    assert figures(path)["organisation"] == name


def test_negative_numbers_stay_numbers(file):
    [*_, difference] = as_csv(file(a_return("6,,white,60,200,", "6,,bme,20,100,")))
    assert float(difference["value"]) == pytest.approx(-10)


def test_a_name_with_commas_and_quotation_marks_comes_back_whole(file):
    path = file(a_return(*CASES, organisation='"The ""Royal"", Northmoor"'))
    assert {line["organisation"] for line in as_csv(path)} == {'The "Royal", Northmoor'}
