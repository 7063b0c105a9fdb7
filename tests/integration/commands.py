"""Runs the command line: inside this process where words are looked at, as a program of its own for exit codes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from tallystick.cli import app

GOLDEN = Path(__file__).parents[1] / "golden/wres/kmpt-2020-return.csv"


def command(*arguments):
    """What came of a command, whatever it was."""
    return CliRunner().invoke(app, [str(each) for each in arguments])


def done(*arguments):
    """What came of a command that must succeed."""
    result = command(*arguments)
    if result.exception is not None:
        raise result.exception
    assert result.exit_code == 0
    return result


def refused(kind, *arguments):
    """What somebody is told by a command that must end in this error."""
    result = command(*arguments)
    assert isinstance(result.exception, kind), result.output
    assert result.stdout == ""
    return str(result.exception)


def figures(*arguments):
    """The JSON of `tallystick wres`."""
    return json.loads(done("wres", *arguments, "--format", "json").stdout, parse_constant=refuse_constant)


def refuse_constant(name):
    raise AssertionError(f"{name} is not JSON")


def lines_of_csv(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def program(*arguments, folder=None):
    """The program as a scheduler would start it; what it says comes back as bytes."""
    run = [sys.executable, "-m", "tallystick", *(str(each) for each in arguments)]
    return subprocess.run(run, capture_output=True, cwd=folder, timeout=60)
