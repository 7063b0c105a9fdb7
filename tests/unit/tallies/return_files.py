"""Return files for tests: lines with the columns that are always the same left out, and what reading them says."""

import pytest

from tallystick.errors import InputRefused
from tallystick.tallies.return_file import read_return_file

HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
# A whole small return. Its header is line 1, so the first of these stands on line 2.
CASES = ("3,,white,17,2505,", "3,,bme,9,725,", "3,,unknown,1,66,")


def lines(*rest, organisation="Northmoor", standard="wres", year=2025):
    """Each of `rest` holds indicator,row,group,happened,people,percent."""
    return [f"{organisation},{standard},{year},{one}" for one in rest]


def file_of(*whole_lines, header=HEADER, end="\n"):
    """The text of a file with these lines under its header."""
    return "".join(line + end for line in (header, *whole_lines))


def a_return(*rest, **columns):
    """The text of a file in which every line is of one organisation, standard and year."""
    return file_of(*lines(*rest, **columns))


def read(content, name="return.csv"):
    return read_return_file(content if isinstance(content, bytes) else content.encode(), name=name)


def counts(file, indicator="3", row="one-year"):
    """The counts of one row of the only return in a file, by group."""
    [made] = file.returns
    return {group: (tally.happened, tally.people) for group, tally in made.find(indicator, row).items()}


def message_of(content):
    """What somebody is told who hands this in; the test fails where it is taken instead."""
    with pytest.raises(InputRefused) as refused:
        read(content)
    return str(refused.value)


def problems_of(content):
    head, *problems = message_of(content).split("\n")
    number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    assert head == f"return.csv: {number} found. Nothing was calculated. Mend the file and try again."
    return [problem.removeprefix("  ") for problem in problems]
