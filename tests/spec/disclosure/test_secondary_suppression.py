"""Small tables with exact totals: which cells must be withheld so that others stay unknown.

In a drawing `*` stands after a primary cell, which is small and must be withheld; `+` after a secondary cell, which is
withheld so that the primary ones cannot be worked out; and `=` after a cell that must be published.
"""

from dataclasses import replace

import pytest

from tallystick.disclosure.suppression.certificate import Interval, intervals
from tallystick.disclosure.suppression.optimum import optimum
from tallystick.disclosure.suppression.problem import Problem, single_people
from tallystick.disclosure.suppression.suppress import suppress
from tallystick.disclosure.suppression.tables import Cell, LinkedTables, adds_up

title = "A withheld number is not given away by the totals around it"

ways = pytest.mark.parametrize("way", [suppress, optimum])

# 35 of 40 and 5 of 20 would give the 5 away twice over. Of all rectangles through it the lightest is withheld.
ONE_SMALL_CELL = """
          | joined | stayed | left | total
    East  | 20     | 50     | 10   | 80
    North | 8+     | 19     | 22*  | 49
    South | 17+    | 32     | 12+  | 61
    total | 45     | 101    | 44   | 190
"""

ENOUGH_SMALL_CELLS = """
          | joined | stayed | total
    East  | 3*     | 4*     | 7
    North | 2*     | 4*     | 6
    total | 5      | 8      | 13
"""

# Two small cells in a row hide each other there, but not in their columns.
A_LINE_IS_NOT_ENOUGH = """
          | joined | stayed | left | total
    East  | 3*     | 4*     | 30   | 37
    North | 9+     | 8+     | 40   | 57
    South | 20     | 20     | 20   | 60
    total | 32     | 32     | 90   | 154
"""

# Where every cell weighs the same, withholding two totals would be the cheapest.
THE_TOTAL_STANDS = """
          | joined | stayed | total
    East  | 3*     | 30+    | 33=
    North | 40+    | 50+    | 90=
    total | 43=    | 80=    | 123=
"""

# Regions add up to counties, and again to sizes. What `county 1` and `small` differ by is K and N.
BY_COUNTY_AND_BY_SIZE = """
    cell     | county   | size  | people
    A        | county 1 | small | 2*
    B        | county 1 | small | 2*
    I        | county 1 | small | 8
    J        | county 1 | small | 8
    K        | county 2 | small | 3*
    L        | county 2 | large | 3*
    M        | county 2 | large | 3*
    N        | county 2 | small | 7+
    county 1 | all      |       | 20
    county 2 | all      |       | 16
    small    |          | all   | 30
    large    |          | all   | 6
    all      |          |       | 36
"""

# One of the two single people knows his own cell, and would know the other's from the total.
SINGLE_PEOPLE = """
    cell  | line  | people
    nurse | total | 1*
    clerk | total | 2
    cook  | total | 1*
    guard | total | 0
    total |       | 4=
"""
SINGLE_PEOPLE_AGAINST_EACH_OTHER = SINGLE_PEOPLE.replace("2\n", "2+\n")


def lines_of(drawn):
    return [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]


def cell_of(name, drawn, *, weight):
    value = int(drawn.rstrip("*+="))
    return Cell(name=name, value=value, weight=value if weight is None else weight, published=drawn.endswith("="))


def marked(drawn_of, mark):
    return frozenset(name for name, drawn in drawn_of.items() if drawn.endswith(mark))


def problem_of(drawn_of, equations, *, weight=None):
    cells = tuple(cell_of(name, drawn, weight=weight) for name, drawn in drawn_of.items())
    tables = LinkedTables(cells=cells, equations=tuple(equations))
    return Problem(tables=tables, primary=marked(drawn_of, "*"))


def crossed(drawn, **said):
    """A drawn table of rows and columns with a total of each: its problem and the secondary cells drawn in it."""
    (_, *columns), *rows = lines_of(drawn)
    drawn_of = {f"{row} {column}": cell for row, *cells in rows for column, cell in zip(columns, cells, strict=True)}
    names = [row for row, *_ in rows]
    across = [adds_up([f"{row} {one}" for one in columns[:-1]], to=f"{row} total") for row in names]
    down = [adds_up([f"{one} {column}" for one in names[:-1]], to=f"total {column}") for column in columns]
    return problem_of(drawn_of, across + down, **said), marked(drawn_of, "+")


def listed(drawn, *ways_to_add):
    """A drawn list of cells, each with the totals that it is part of; only the sums named are known."""
    (_, *sums, _), *rows = lines_of(drawn)
    parts = {}
    for name, *totals, _ in rows:
        for one, total in zip(sums, totals, strict=True):
            if total and one in (ways_to_add or sums):
                parts.setdefault((one, total), []).append(name)
    drawn_of = {name: cell for name, *_, cell in rows}
    return problem_of(drawn_of, [adds_up(of, to=total) for (_, total), of in parts.items()]), marked(drawn_of, "+")


@ways
@pytest.mark.parametrize("drawn", [ONE_SMALL_CELL, ENOUGH_SMALL_CELLS, A_LINE_IS_NOT_ENOUGH])
def test_the_lightest_cells_that_protect_are_withheld(way, drawn):
    problem, secondary = crossed(drawn)
    assert set(way(problem).secondary) == secondary


def test_without_company_a_small_cell_is_given_away():
    problem, _ = crossed(ONE_SMALL_CELL)
    assert intervals(problem, problem.primary) == {"North left": Interval(low=22, high=22)}


def test_with_company_it_has_many_possible_values():
    problem, secondary = crossed(ONE_SMALL_CELL)
    assert intervals(problem, problem.primary | secondary) == {"North left": Interval(low=5, high=30)}
    withheld = problem.primary | secondary
    assert sum(cell.value for cell in problem.tables.cells if cell.name in withheld) == 59


@ways
def test_what_must_be_published_is_published(way):
    problem, secondary = crossed(THE_TOTAL_STANDS, weight=1)
    assert set(way(problem).secondary) == secondary


@ways
@pytest.mark.parametrize("one", ["county", "size"])
def test_each_way_of_adding_up_is_safe_by_itself(way, one):
    problem, _ = listed(BY_COUNTY_AND_BY_SIZE, one)
    assert way(problem).secondary == ()


@ways
def test_two_ways_of_adding_up_are_protected_together(way):
    problem, secondary = listed(BY_COUNTY_AND_BY_SIZE)
    assert intervals(problem, problem.primary)["K"] == Interval(low=3, high=3)
    assert set(way(problem).secondary) == secondary
    assert intervals(problem, problem.primary | secondary)["K"] == Interval(low=0, high=10)


@ways
def test_a_single_person_does_not_learn_of_another(way):
    problem, secondary = listed(SINGLE_PEOPLE)
    assert set(way(problem).secondary) == secondary == set()
    problem, secondary = listed(SINGLE_PEOPLE_AGAINST_EACH_OTHER)
    problem = replace(problem, insiders=single_people(problem.tables, problem.primary))
    assert set(way(problem).secondary) == secondary
