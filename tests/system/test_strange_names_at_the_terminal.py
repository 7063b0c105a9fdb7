"""What an analyst sees at the terminal when a name holds signs that mean something to a terminal or a browser."""

import pytest

from tests.integration.commands import ended, program
from tests.unit.publishing.releases import return_of

NAMES = [
    "Trust [/bold] of [red]North",
    "[link=https://example.org]Trust",
    "<script>alert(1)</script>",
    "Ysbyty Gwynedd – Ŵy",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_prints_the_name_as_it_is_written(name, tmp_path):
    done = ended("wres", written(tmp_path, name))
    assert done.returncode == 0, done.stderr[-300:]
    assert name in done.stdout


def test_a_process_of_its_own_prints_it_so_too(tmp_path):
    name = NAMES[-1]  # the one whose letters a process could get wrong
    done = program("wres", written(tmp_path, name))
    assert done.returncode == 0, done.stderr[-300:]
    assert name in done.stdout.decode()


def written(folder, name):
    file = folder / "return.csv"
    file.write_bytes(return_of("2: white 300/1200, bme 120/760", organisation=name))
    return file
