"""How the program ends, for a scheduler that sees nothing else, and what it prints where."""

import json
import os

import pytest

from tests.integration.commands import GOLDEN, program
from tests.unit.tallies.return_files import a_return


def test_0_when_done_with_utf_8_on_standard_output_wherever_it_runs(file):
    path = file(a_return("3,,white,17,2505,", "3,,bme,9,725,", organisation="Ynys Môn").encode("cp1252"))
    run = program("wres", path, "--format", "json")
    assert run.returncode == 0
    assert json.loads(run.stdout.decode())["organisation"] == "Ynys Môn"
    assert run.stderr.decode().startswith("Note: return.csv: the file is not UTF-8")


def test_2_for_wrong_arguments(tmp_path):
    run = program("wres", tmp_path / "nowhere.csv")
    assert (run.returncode, run.stdout) == (2, b"")
    assert "there is no such file or folder" in run.stderr.decode()


def test_2_for_an_option_that_is_not_there(file):
    assert program("wres", file(), "--colour").returncode == 2


def test_3_for_a_file_that_is_refused_with_the_problems_and_no_traceback(file):
    run = program("wres", file(a_return("3,,white,-1,2505,", "3,,bme,9,725,")))
    assert (run.returncode, run.stdout) == (3, b"")
    assert run.stderr.decode().splitlines() == [
        "return.csv: 1 problem found. Nothing was calculated. Mend the file and try again.",
        "  line 2: happened is negative; a count of people was expected",
    ]


def test_4_where_nothing_can_be_calculated(file):
    run = program("wres", file(a_return("3,,white,0,2505,", "3,,bme,0,725,")), "--format", "json")
    assert (run.returncode, run.stdout) == (4, b"")
    assert "no figure can be made from it" in run.stderr.decode()


@pytest.mark.parametrize("audience", ["organisation", "public"])
def test_5_for_an_audience_without_a_ledger_and_nothing_is_written(file, tmp_path, audience):
    run = program("wres", file(), "--audience", audience, "--out", tmp_path / "out")
    assert (run.returncode, run.stdout) == (5, b"")
    assert "must be tested together" in run.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_device_that_is_no_file_is_a_wrong_argument():
    run = program("wres", os.devnull)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr.decode()


def test_a_folder_can_be_written_where_one_stands(file, tmp_path):
    here = tmp_path / "empty"
    here.mkdir()
    run = program("wres", file(), "--out", ".", "--quiet", folder=here)
    assert (run.returncode, run.stderr.decode()) == (0, "")
    assert (here / "report.html").exists()


def test_a_name_that_looks_like_the_terminals_own_signs_is_printed_as_it_is(file):
    name = "[b] Ann [/b]"
    path = file(a_return("3,,white,17,2505,", "3,,bme,9,725,", organisation=name))
    for run in (program("wres", path), program("check", path)):
        assert run.returncode == 0
        assert {"[b]", "[/b]"} <= set(run.stdout.decode().split())


def test_two_runs_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        assert program("wres", GOLDEN, "--quiet", "--out", tmp_path / name).returncode == 0
    written = [{each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert written[0] == written[1]
