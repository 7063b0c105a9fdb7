"""What `tallystick wres --out` writes, all of it or nothing."""

import hashlib
import json
from pathlib import Path

import pytest

from tallystick.errors import DisclosureRefused, InputRefused, NothingCalculable, WrongArguments
from tests.integration.commands import GOLDEN, command, done, figures, refused
from tests.unit.tallies.return_files import CASES, a_return, file_of, lines

SET = ["collection.xlsx", "release.json", "report.html", "return.csv", "run.json", "workbook.xlsx"]
SEVERAL = file_of(
    *lines("3,,white,17,2505,", "3,,bme,9,725,"),
    *lines("3,,white,20,2400,", "3,,bme,11,650,", year=2020),
    *lines("3,,white,10,1000,", "3,,bme,4,200,", organisation="=South & Moor"),
    *lines("3,,white,11,1000,", "3,,bme,5,200,", organisation="South: Moor"),
    *lines("3,,white,11,1000,", "3,,bme,5,200,", organisation="東"),
)


def names_in(folder):
    return sorted(str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_one_organisation_gets_its_set_in_the_folder_itself(out):
    result = done("wres", GOLDEN, "--out", out)
    assert names_in(out) == SET
    assert f"Report: {out / 'report.html'}" in result.stderr


def test_folders_on_the_way_are_made(out):
    done("wres", GOLDEN, "--out", out / "a/b", "--quiet")
    assert names_in(out / "a/b") == SET


def test_several_organisations_get_folders_of_their_own_with_names_any_system_takes(file, out):
    done("wres", file(SEVERAL), "--out", out)
    assert sorted(path.name for path in out.iterdir()) == ["northmoor", "organisation", "south-moor", "south-moor-2"]
    assert all(names_in(folder) == SET for folder in out.iterdir())


def test_the_years_of_one_organisation_stay_together(file, out):
    done("wres", file(SEVERAL), "--out", out)
    assert [each["year"] for each in figures(out / "northmoor/return.csv")] == [2020, 2025]


def test_the_run_names_the_hash_of_every_other_file_and_of_what_it_was_made_from(out):
    done("wres", GOLDEN, "--out", out)
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["files"] == {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in SET if name != "run.json"
    }
    [table] = run["tables"]
    assert table["made_from"] == [
        {"file": GOLDEN.name, "sha256": hashlib.sha256(GOLDEN.read_bytes()).hexdigest(), "rows": 2}
    ]
    assert (run["audience"], run["policy"], table["definition"]["id"]) == ("internal", "internal", "wres/2020.1")


def test_the_return_that_is_written_gives_the_same_figures(full_return, out):
    done("wres", full_return, "--out", out)
    before, after = figures(full_return), figures(out / "return.csv")
    assert before["results"] == after["results"]
    assert before["results"]


def test_figures_and_a_folder_may_be_asked_for_at_once(out):
    result = done("wres", GOLDEN, "--out", out, "--format", "json")
    assert json.loads(result.stdout)["year"] == 2020
    assert names_in(out) == SET


def test_the_report_needs_nothing_from_elsewhere(out):
    done("wres", GOLDEN, "--out", out)
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Kent and Medway" in page
    assert not any(part in page for part in ("<script src", "<link ", "@import", "url(http"))


# REFUSALS


def test_a_folder_that_holds_something_is_refused_and_left_alone(out):
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    assert "this is not an empty folder" in refused(WrongArguments, "wres", GOLDEN, "--out", out)
    assert names_in(out) == ["mine.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused_and_left_alone(out):
    out.write_text("mine", encoding="utf-8")
    assert "this is not an empty folder" in refused(WrongArguments, "wres", GOLDEN, "--out", out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_taken(out):
    out.mkdir()
    done("wres", GOLDEN, "--out", out)
    assert names_in(out) == SET


def test_a_folder_inside_a_file_cannot_be_written(out):
    out.write_text("mine", encoding="utf-8")
    assert "cannot be written" in refused(WrongArguments, "wres", GOLDEN, "--out", out / "inside")


def everything_beside(out):
    return sorted(path.name for path in out.parent.iterdir())


@pytest.mark.parametrize(
    ("kind", "content", "options"),
    [
        (InputRefused, a_return("3,,white,-1,2,"), []),
        (NothingCalculable, a_return("3,,white,0,2,", "3,,bme,0,2,"), []),
        (DisclosureRefused, a_return(*CASES), ["--audience", "public"]),
        (WrongArguments, a_return(*CASES), ["--term", "no-such-term"]),
    ],
    ids=["refused", "nothing calculable", "audience", "term"],
)
def test_a_command_that_fails_leaves_nothing_behind(file, out, kind, content, options):
    path = file(content)
    refused(kind, "wres", path, "--out", out, *options)
    assert everything_beside(out) == ["return.csv"]


@pytest.mark.parametrize("at", ["report.html", "release.json", "run.json"])
def test_a_disk_that_fills_up_half_way_leaves_nothing_behind_and_is_said_plainly(file, out, monkeypatch, at):
    path, write = file(), Path.write_bytes

    def full_disk(self, content):
        if self.name == at:
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    result = command("wres", path, "--out", out)
    assert result.exception is not None
    assert everything_beside(out) == ["return.csv"]
    assert isinstance(result.exception, WrongArguments)
    assert "cannot be written (No space left on device)" in str(result.exception)
