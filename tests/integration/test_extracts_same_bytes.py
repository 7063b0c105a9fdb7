"""The same extracts give the same files to the last byte, wherever they lie and however they got there."""

import os
import platform
import re
from pathlib import Path

import pytest

from tests.integration.commands import program
from tests.integration.made_up import files_in, made_up, of_year, texts_of, write

pytestmark = pytest.mark.unwatched

COMPARED = ("release.json", "return.csv", "report.html", "exclusions.csv", "mapping.toml", "workbook.xlsx", "run.json")


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """The files of two runs of the program, with everything different that should not matter, and where they lay."""
    extracts = of_year(made_up("ambulance", 2))
    with pytest.MonkeyPatch.context() as patch:
        here = run(extracts, tmp_path_factory.mktemp("plain"), "extracts", patch, seed=1, zone="UTC", old=1_000_000_000)
        backwards = dict(reversed(extracts.items()))
        there = tmp_path_factory.mktemp("another place")
        there = run(backwards, there, "élan & co", patch, seed=7, zone="Asia/Tokyo", old=1_700_000_000)
    return here, there


def run(extracts, folder, name, patch, *, seed, zone, old):
    patch.setenv("PYTHONHASHSEED", str(seed))
    patch.setenv("TZ", zone)
    patch.setenv("COLUMNS", str(80 + seed))
    write(extracts, folder / name)
    for number, path in enumerate((folder / name).iterdir()):
        os.utime(path, (old + number, old - 86_400 * number))
    ended = program("wres", name, "--year", 2025, "--out", "out", folder=folder)
    assert ended.returncode == 0, ended.stderr.decode()
    return files_in(folder / "out")


@pytest.mark.parametrize("name", COMPARED)
def test_a_file_has_the_same_bytes(twice, name):
    here, there = twice
    assert here[name] == there[name]
    assert here[name]


def test_no_file_was_left_uncompared(twice):
    here, there = twice
    assert set(here) == set(there) == {*COMPARED, "collection.xlsx"}
    assert here["collection.xlsx"] == there["collection.xlsx"]


def test_no_file_says_where_it_was_made(twice):
    secrets = [str(Path.home()) + "/", platform.node(), "pytest-of", "another place", "élan"]
    for files in twice:
        for name, text in texts_of(files):
            assert [word for word in secrets if len(word) > 4 and word in text] == [], name
            assert re.findall(r"(?:/(?:home|root|tmp|work|Users)/|[A-Z]:\\)\w*", text) == [], name
