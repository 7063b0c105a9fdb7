"""`tallystick wres --collection`: counts that somebody else prepared, held against those made here."""

import csv
import io
import json
from collections import defaultdict

import openpyxl
import pytest

from tallystick.account.collection import compare, differences_file
from tallystick.account.collection_files import read_prepared
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.errors import InputRefused, WrongArguments
from tests.integration.commands import done, lines_of_csv, refused
from tests.unit.tallies.return_files import HEADER, a_return, file_of, lines

WHOLE = "medical/senior-medical-manager", "workforce"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """A made-up trust of one year, and the report made of it."""
    folder = tmp_path_factory.mktemp("made-up")
    done("example", folder / "trust", "--staff", 600, "--years", 1, "--quiet")
    done("wres", folder / "trust/2025", "--year", 2025, "--out", folder / "out", "--quiet")
    return folder


@pytest.fixture(scope="module")
def ours(made_up):
    """What the extracts of the made-up trust are understood as: the same whatever it is compared with."""
    return understand(made_up / "trust/2025", HandedIn(year=2025))


class TheirReturn:
    """Our own return, to be altered and handed in as theirs. Totals follow."""

    def __init__(self, made_up):
        text = (made_up / "out/return.csv").read_text(encoding="utf-8")
        self.lines = [line for line in lines_of_csv(text) if line["standard"] == "wres"]

    def add(self, indicator, row, group, number):
        [line] = [one for one in self.lines if (one["indicator"], one["row"], one["group"]) == (indicator, row, group)]
        line["happened"] = str(int(line["happened"]) + number)

    def written(self, path):
        self._total()
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, HEADER.split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.lines)
        path.write_text(out.getvalue(), encoding="utf-8")
        return path

    def _total(self):
        totals = defaultdict(int)
        for line in self.lines:
            if line["indicator"] == "1" and line["row"] not in WHOLE:
                totals[line["group"]] += int(line["happened"])
        for line in self.lines:
            if line["row"] == "workforce":
                line["happened"] = str(totals[line["group"]])
            elif line["indicator"] in ("3", "4"):
                line["people"] = str(totals[line["group"]])


@pytest.fixture
def theirs(made_up):
    return TheirReturn(made_up)


def differences(ours, prepared):
    """The lines of collection-differences.csv, without the report that the command makes around it."""
    return lines_of_csv(differences_file(compare(ours, read_prepared(prepared)).comparisons).decode())


def by_the_command(extracts, prepared, out):
    """The lines of the file that the command writes, and what it says."""
    said = done("wres", extracts, "--year", 2025, "--collection", prepared, "--out", out).stdout
    return lines_of_csv((out / "collection-differences.csv").read_text(encoding="utf-8")), said


def test_the_same_counts_are_said_to_be_the_same_and_the_run_names_their_file(made_up, theirs, tmp_path):
    found, said = by_the_command(made_up / "trust/2025", theirs.written(tmp_path / "theirs.csv"), tmp_path / "out")
    assert found == []
    assert "figures are the same." in said
    run = json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))
    assert [source["file"] for source in run["compared_with"]] == ["theirs.csv"]
    assert "collection-differences.csv" in run["files"]


def test_the_workbook_that_is_written_can_be_handed_in_again(made_up, ours):
    assert differences(ours, made_up / "out/collection.xlsx") == []


def test_a_cell_changed_in_the_workbook_is_found(made_up, ours, tmp_path):
    book = openpyxl.load_workbook(made_up / "out/collection.xlsx")
    sheet = book["Lines"]
    [row] = [cells for cells in sheet.iter_rows() if cells[0].value == 34]
    row[7].value += 5
    book.save(tmp_path / "filled.xlsx")
    [line] = differences(ours, tmp_path / "filled.xlsx")
    assert (line["indicator"], line["number"], line["group"], line["difference"]) == ("2", "people", "white", "-5")


def test_the_sheet_saved_as_csv_is_read_like_the_workbook(made_up, ours, tmp_path):
    book = openpyxl.load_workbook(made_up / "out/collection.xlsx")
    with (tmp_path / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(book["Lines"].iter_rows(values_only=True))
    assert differences(ours, tmp_path / "filled.csv") == []


def test_people_moved_between_bands_and_groups_are_told_apart(ours, theirs, tmp_path):
    theirs.add("1", "clinical/5", "white", 2)
    theirs.add("1", "clinical/6", "white", -2)
    theirs.add("1", "non-clinical/3", "white", -1)
    theirs.add("1", "non-clinical/3", "unknown", 1)
    found = differences(ours, theirs.written(tmp_path / "theirs.csv"))
    likely = {(line["row"], line["group"]): line["likely_reason"] for line in found if line["row"] != "workforce"}
    rows_alone = {place: words for place, words in likely.items() if place[0].count("/")}
    assert rows_alone == {
        ("clinical/5", "white"): "as many more stand in 'Clinical, band 6'",
        ("clinical/6", "white"): "as many fewer stand in 'Clinical, band 5'",
        ("non-clinical/3", "white"): "as many fewer are unknown in this row: ethnicity recorded differently",
        ("non-clinical/3", "unknown"): "as many more are white in this row: ethnicity recorded differently",
    }
    totals = {line["likely_reason"] for line in found if line["row"] == "workforce"}
    assert totals == {"its rows differ by as much", "the rows of indicator 1 differ by as much"}


def test_bank_workers_whom_they_count_are_recognised(made_up, tmp_path):
    """Their counts are ours of the same extracts, made by somebody who counts bank workers as staff."""
    with_bank = tmp_path / "with-bank"
    with_bank.mkdir()
    for file in (made_up / "trust/2025").iterdir():
        (with_bank / file.name).write_bytes(file.read_bytes())
    said = (with_bank / "deposit.toml").read_text(encoding="utf-8")
    choices = '\n[choices]\ncontract-types = ["fixed-term", "locum", "permanent", "retainer", "bank"]\n'
    assert "[choices]" not in said
    (with_bank / "deposit.toml").write_text(said + choices, encoding="utf-8")
    done("wres", with_bank, "--year", 2025, "--out", tmp_path / "theirs", "--quiet")
    found, _ = by_the_command(made_up / "trust/2025", tmp_path / "theirs/return.csv", tmp_path / "out")
    in_rows = [line for line in found if line["standard"] == "wres" and "/" in line["row"]]
    told = [line for line in in_rows if "people of the contract type 'bank'" in line["likely_reason"]]
    assert len(in_rows) > 5
    assert len(told) >= 0.8 * len(in_rows)  # a bank worker's other job may be counted in its place


def test_a_file_in_the_folder_itself_is_compared_and_not_handed_in(made_up, theirs, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in (made_up / "trust/2025").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    prepared = theirs.written(folder / "theirs.csv")
    assert "in the return file" in refused(InputRefused, "wres", folder, "--year", 2025)
    assert "figures are the same." in done("wres", folder, "--year", 2025, "--collection", prepared).stdout


# COUNTS ON BOTH SIDES


@pytest.fixture
def two(file):
    """Two returns of counts: theirs first."""

    def write(theirs, ours):
        return file(theirs, "theirs.csv"), file(ours, "ours.csv")

    return write


def test_two_returns_are_compared_without_any_row(two):
    theirs, ours = two(a_return("3,,white,17,2505,", "3,,bme,9,725,"), a_return("3,,white,17,2505,", "3,,bme,11,725,"))
    said = done("wres", ours, "--collection", theirs).stdout
    assert "3 figures are the same and 1 differ" in said
    assert "no single reason" in said


def test_the_figures_on_standard_output_stay_alone(two):
    theirs, ours = two(a_return("3,,white,17,2505,", "3,,bme,9,725,"), a_return("3,,white,17,2505,", "3,,bme,11,725,"))
    result = done("wres", ours, "--collection", theirs, "--format", "json")
    assert json.loads(result.stdout)["year"] == 2025
    assert "1 differ" in result.stderr


def test_one_organisation_on_each_side_is_compared_under_either_name_and_that_is_said(two):
    same = ("3,,white,17,2505,", "3,,bme,9,725,")
    theirs, ours = two(a_return(*same, organisation="Northmoor NHS Trust"), a_return(*same))
    result = done("wres", ours, "--collection", theirs)
    assert "its figures of Northmoor NHS Trust were held against Northmoor" in result.stderr


def test_of_several_organisations_each_is_compared_with_itself(two, tmp_path):
    one, other = ("3,,white,17,2505,", "3,,bme,9,725,"), ("3,,white,17,2505,", "3,,bme,8,725,")
    theirs, ours = two(
        file_of(*lines(*one, organisation="Southmoor"), *lines(*one)),
        file_of(*lines(*one), *lines(*other, organisation="southmoor")),
    )
    done("wres", ours, "--collection", theirs, "--out", tmp_path / "out", "--quiet")
    found = {
        path.parent.name: path.read_text(encoding="utf-8").count("\n") - 1
        for path in tmp_path.glob("out/*/*.csv")
        if "differences" in path.name
    }
    assert found == {"northmoor": 0, "southmoor": 1}


def test_the_year_before_is_taken_from_their_file(two, tmp_path):
    before, now = ("3,,white,5,900,", "3,,bme,4,300,"), ("3,,white,7,950,", "3,,bme,3,310,")
    theirs, ours = two(file_of(*lines(*before, year=2024), *lines(*now)), a_return(*before))
    done("wres", ours, "--collection", theirs, "--out", tmp_path / "out", "--quiet")
    found = lines_of_csv((tmp_path / "out/collection-differences.csv").read_text(encoding="utf-8"))
    assert len(found) == 4
    assert {line["likely_reason"] for line in found} == {
        "ours is what they give for the year before: is the extract of this 31 March?"
    }


def test_figures_that_only_one_side_has_are_counted_and_not_compared(two):
    theirs, ours = two(
        a_return("3,,white,17,2505,", "3,,bme,9,725,", "2,,white,5,50,", "2,,bme,5,50,"),
        a_return("3,,white,17,2505,", "3,,bme,9,725,"),
    )
    said = done("wres", ours, "--collection", theirs).stdout
    assert "Not compared, because only they give them: indicator 2 (4)." in said


# REFUSALS


def test_a_file_that_is_neither_is_refused_with_what_it_should_look_like(file):
    said = refused(InputRefused, "wres", file(), "--collection", file("Name,Pay\nA,5\n", "other.csv"))
    assert "other.csv: this is neither a return file nor the workbook of the national collection" in said
    assert "'1a) Non-clinical staff: under band 1'" in said


def test_another_year_cannot_be_compared(two):
    same = ("3,,white,17,2505,", "3,,bme,9,725,")
    theirs, ours = two(a_return(*same, year=2024), a_return(*same))
    said = refused(WrongArguments, "wres", ours, "--collection", theirs)
    assert said == (
        "theirs.csv: nothing in it can be compared. It holds: Northmoor, wres 2024. Made here: Northmoor, wres 2025."
    )


def test_a_file_that_is_not_there(file, tmp_path):
    assert "there is no such file" in refused(WrongArguments, "wres", file(), "--collection", tmp_path / "gone.csv")
