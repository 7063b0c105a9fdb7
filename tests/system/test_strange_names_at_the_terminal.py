"""What an analyst sees at the terminal when a name holds signs that mean something to a terminal or a browser."""

import subprocess
import sys

import pytest

from tests.unit.publishing.releases import return_of

NAMES = [
    "Trust [/bold] of [red]North",
    "[link=https://example.org]Trust",
    "<script>alert(1)</script>",
    "Ysbyty Gwynedd – Ŵy",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_prints_the_name_as_it_is_written(name, tmp_path):
    file = tmp_path / "return.csv"
    file.write_bytes(return_of("2: white 300/1200, bme 120/760", organisation=name))
    ended = subprocess.run(
        [sys.executable, "-m", "tallystick", "wres", str(file)], capture_output=True, text=True, encoding="utf-8"
    )
    assert ended.returncode == 0, ended.stderr[-300:]
    assert name in ended.stdout
