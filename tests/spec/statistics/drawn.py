"""From a drawn table to results. What is drawn goes through the return file, as a trust's own figures would."""

from tallystick.definitions import load
from tallystick.statistics.measure import measure
from tallystick.tallies.return_file import read_return_file

COLUMNS = ("organisation", "standard", "year", "indicator", "row", "group", "happened", "people", "percent")
# Which group stands on top of each relative likelihood: the direction table of the standard.
ON_TOP = {"2": "white", "3": "bme", "4": "white"}
OTHER = {"white": "bme", "bme": "white"}


def table(drawn):
    """A drawn table as a list of dicts."""
    head, *body = ([cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines())
    return [dict(zip(head, row, strict=True)) for row in body]


def rows(drawn):
    """A drawn table as a list of tuples, without its head: for parametrize."""
    return [tuple(row.values()) for row in table(drawn)]


def return_of(lines, *, standard="wres", year=2025):
    """The return that a file with these lines holds."""
    said = {"organisation": "Example Trust", "standard": standard, "year": str(year)}
    text = "\n".join(",".join({**said, **line}.get(column, "") for column in COLUMNS) for line in lines)
    return read_return_file(f"{','.join(COLUMNS)}\n{text}\n".encode(), name="drawn.csv").returns[0]


def measured(lines, *, year=2025):
    """Every result of a return with these lines, in order."""
    return measure(return_of(lines, year=year), load("wres", year))


def of(drawn, *, year=2025):
    """Every result of a drawn return: indicator, row, group, happened, people and percent, as far as drawn."""
    return measured(table(drawn), year=year)


def the(results, **said):
    """The only result that is as ``said``."""
    (found,) = [result for result in results if all(getattr(result, key) == value for key, value in said.items())]
    return found


# RELATIVE LIKELIHOODS, DRAWN AS "9/725"


def cell(drawn, group, indicator, row=""):
    """One line of a return from "9/725" (happened of people) or from "1.2%"."""
    line = {"indicator": indicator, "row": row, "group": group}
    if drawn.endswith("%"):
        return {**line, "percent": drawn.removesuffix("%")}
    happened, people = drawn.split("/")
    return {**line, "happened": happened, "people": people}


def likelihood(top, bottom, *, indicator="3", row=""):
    """The relative likelihood of what is drawn on top over what is drawn at the bottom."""
    above = ON_TOP[indicator]
    lines = [cell(top, above, indicator, row), cell(bottom, OTHER[above], indicator, row)]
    (found,) = measured(lines)
    return found


def four(top, bottom):
    """The four numbers of two drawn groups, top first."""
    return tuple(int(number) for drawn in (top, bottom) for number in drawn.split("/"))


# HEADS, DRAWN WITH ONE COLUMN FOR EACH GROUP


def heads(drawn, indicator="1"):
    """The lines of a table with the columns row, white, bme and unknown."""
    return [
        {"indicator": indicator, "row": line["row"], "group": group, "happened": line[group]}
        for line in table(drawn)
        for group in ("white", "bme", "unknown")
        if line.get(group)
    ]


def number(quantity):
    """The amount of a quantity as a float; None stays None."""
    return None if quantity is None else float(quantity.amount)


def extras(result, kind):
    """The figures of one kind beside a result, by whose they are."""
    return {also.of: also for also in result.also if also.kind == kind}
