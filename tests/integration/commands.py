"""Runs the command line: inside this process where words are looked at, as a program of its own where that differs."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from typer.testing import CliRunner

from tallystick.cli import app, main

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


@dataclass(frozen=True)
class Ended:
    """How the program ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def ended(*arguments):
    """The program from its own entry point to its exit code, without the second that a new Python takes to start.

    That a process of its own ends in the same way is the matter of test_exit_codes.py.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    told = ["tallystick", *(str(each) for each in arguments)]
    code = 0
    with mock.patch.multiple(sys, argv=told, stdout=out, stderr=err):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    return Ended(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))
