"""Return files drawn as small tables, and the counts that reading them must give.

A column that is left out holds what every line would say: organisation Northmoor, standard wres, year 2025.
The header is line 1 of the file, so the first row drawn is line 2.
"""

from tests.unit.tallies.return_files import HEADER, problems_of, read

SAME_EVERYWHERE = {"organisation": "Northmoor", "standard": "wres", "year": "2025"}


def file_of(drawn):
    """The file that a drawing stands for."""
    head, *body = ([cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines())
    rows = [SAME_EVERYWHERE | dict(zip(head, cells, strict=True)) for cells in body]
    columns = HEADER.split(",")
    return "\n".join([HEADER, *(",".join(row.get(column, "") for column in columns) for row in rows)]) + "\n"


def counted(drawn, indicator, row=""):
    """What was understood of one row of the only return drawn, by group."""
    [made] = read(file_of(drawn)).returns
    return {group: words(tally) for group, tally in made.find(indicator, row).items()}


def words(tally):
    """ "9 of 725", "9 of 725 in 2 years", "310 people", "24.9%" or "24.9% of 812"."""
    what = f"{tally.percent}%" if tally.happened is None else str(tally.happened)
    if tally.people is not None:
        what += f" of {tally.people}"
    elif tally.percent is None:
        what += " people"
    return what if tally.years == 1 else f"{what} in {tally.years} years"


def returns_in(drawn):
    return [(made.organisation, made.standard, made.year) for made in read(file_of(drawn)).returns]


def notices(drawn):
    return list(read(file_of(drawn)).notices)


def refused(drawn):
    """What is said of a file that is not taken: every problem, with its lines."""
    return problems_of(file_of(drawn))
