"""Made-up organisations as files, and small extracts written by hand. Nobody in them exists.

What takes seconds is done once for all tests of a process and kept as bytes.
"""

import csv
import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.tallies.return_file import write_return_file
from tests.integration.commands import done

KINDS = ("trust", "ambulance", "mental-health", "membership-body")


# WHOLE ORGANISATIONS


@cache
def made_up(kind, seed=1, staff=220, years=2):
    """Every file of `tallystick example` by its path, such as 2025/deposit.toml."""
    with TemporaryDirectory() as folder:
        options = ("--kind", kind, "--seed", seed, "--staff", staff, "--years", years, "--quiet")
        done("example", folder, *options)
        return files_in(folder)


@cache
def report_of(kind, seed=1, year=2025):
    """Every file of the report of a made-up organisation: of one year, or of all where there is no year."""
    with TemporaryDirectory() as folder:
        write(made_up(kind, seed), folder)
        extracts = Path(folder) / str(year) if year else Path(folder)
        years = ("--year", year) if year else ()
        done("wres", extracts, *years, "--out", Path(folder) / "out", "--quiet")
        return files_in(Path(folder) / "out")


@cache
def return_of(kind, seed=1, year=2025):
    """The return file of a made-up organisation, made as the command makes it and without the report around it."""
    with TemporaryDirectory() as folder:
        write(made_up(kind, seed), folder)
        extracts = Path(folder) / str(year) if year else Path(folder)
        return write_return_file(understand(extracts, HandedIn(year=year)).returns)


def files_in(folder):
    """The bytes of each file below a folder, by its path there."""
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def texts_of(files):
    """The text of each file, and of each part of a workbook, with its name."""
    for name, content in files.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{name}/{part}", archive.read(part).decode()) for part in archive.namelist())
        else:
            yield name, content.decode()


def write(files, folder):
    """Writes files, text or bytes, by their path below a folder; gives the folder back."""
    for name, content in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Path(folder)


def of_year(files, year=2025):
    """The files of one year without the folder in front."""
    return {name.removeprefix(f"{year}/"): content for name, content in files.items() if name.startswith(f"{year}/")}


# BY HAND

STAFF = (
    "Employee Number",
    "Assignment Number",
    "Ethnic Origin",
    "Disabled",
    "Staff Group",
    "Pay Scale",
    "Assignment Category",
    "Assignment Status",
    "Latest Start Date",
)
A_NURSE = ("A White - British", "No", "Nursing and Midwifery Registered", "NHS|XR05|Review Body Band 5")
A_CLERK = (
    "N Black or Black British - African",
    "Yes",
    "Administrative and Clerical",
    "NHS|XN03|Non Review Body Band 3",
)


def people(number=40):
    """The rows of a plain staff list: nurses who are white and clerks who are Black, turn and turn about."""
    return [
        (
            f"P{each:04}",
            f"P{each:04}-1",
            *(A_CLERK if each % 2 else A_NURSE),
            "Permanent",
            "Active Assignment",
            "2019-05-01",
        )
        for each in range(number)
    ]


def comma_separated(rows, header=STAFF, delimiter=","):
    """A table as the text of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def lines_of(content):
    """The rows of a CSV file by the names in its header."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
