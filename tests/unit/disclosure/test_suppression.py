"""The parts of secondary suppression, by the cases that no drawn table shows."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from highspy import HighsModelStatus

from tallystick.disclosure.suppression.attacker import Attacker
from tallystick.disclosure.suppression.bound import Master, relax
from tallystick.disclosure.suppression.certificate import Interval, certify, intervals
from tallystick.disclosure.suppression.exchange import support
from tallystick.disclosure.suppression.optimum import optimum
from tallystick.disclosure.suppression.problem import CannotProtect, Problem, pattern_of, single_people, small_cells
from tallystick.disclosure.suppression.solver import INFINITY, NotSolved, Program
from tallystick.disclosure.suppression.suppress import suppress
from tallystick.disclosure.suppression.tables import Cell, Equation, Grid, LinkedTables, Side, adds_up
from tallystick.disclosure.suppression.thinning import thin

ways = pytest.mark.parametrize("way", [suppress, optimum])


def tables(counts, equations, *, published=(), weights=None):
    cells = [
        Cell(name=name, value=count, weight=(weights or {}).get(name, count), published=name in published)
        for name, count in counts.items()
    ]
    return LinkedTables(cells=tuple(cells), equations=tuple(equations))


def line(counts, **said):
    """One line of cells and their published total."""
    counts = {**counts, "total": sum(counts.values())}
    return tables(counts, [adds_up([name for name in counts if name != "total"], to="total")], **said)


# WHAT TABLES AND PROBLEMS MAY BE


def test_a_cell_has_a_count_and_a_weight():
    for value, weight in ((-1, 1.0), (1, -1.0), (1, float("inf")), (1, float("nan"))):
        with pytest.raises(ValueError, match="below zero"):
            Cell(name="a", value=value, weight=weight)


@pytest.mark.parametrize(
    ("terms", "said"), [((("a", 1), ("a", -1)), "names a cell twice"), ((("a", 2),), "neither 1 nor -1")]
)
def test_an_equation_names_each_cell_once_with_a_sign(terms, said):
    with pytest.raises(ValueError, match=said):
        Equation(terms=terms)


def test_tables_name_each_cell_once():
    cell = Cell(name="a", value=1, weight=1)
    with pytest.raises(ValueError, match="same name"):
        LinkedTables(cells=(cell, cell), equations=())


def test_sums_are_of_cells_in_the_tables_and_hold():
    with pytest.raises(ValueError, match="not in the tables"):
        tables({"a": 1}, [adds_up(["a"], to="b")])
    with pytest.raises(ValueError, match="does not hold"):
        tables({"a": 1, "b": 2}, [adds_up(["a"], to="b")])


def test_a_total_adds_up_what_stands_before_it():
    with pytest.raises(ValueError, match="named twice"):
        Side(lines=("a",), totals={"total": ("a", "b")})
    with pytest.raises(ValueError, match="named twice"):
        Side(lines=("a",), totals={"a": ("a",)})


def test_totals_of_totals_are_worked_out():
    rows = Side(lines=("a", "b", "c"), totals={"ab": ("a", "b"), "total": ("ab", "c")})
    columns = Side(lines=("x", "y"), totals={"total": ("x", "y")})
    counts = {(row, column): 1 for row in "abc" for column in "xy"}
    linked = Grid(rows=rows, columns=columns, counts=counts).linked(published=["total, total"])
    assert len(linked.cells) == 15
    assert len(linked.equations) == 2 * 3 + 5
    assert linked.cells[-1] == Cell(name="total, total", value=6, weight=6, published=True)


def test_a_cell_is_not_both_withheld_and_published():
    with pytest.raises(ValueError, match="both withheld and published"):
        Problem(tables=line({"a": 1, "b": 9}, published=["a"]), primary=frozenset("a"))


def test_what_is_protected_is_in_the_tables():
    with pytest.raises(ValueError, match="not in the tables"):
        Problem(tables=line({"a": 1}), primary=frozenset("b"))
    with pytest.raises(ValueError, match="not in the tables"):
        Problem(tables=line({"a": 1}), primary=frozenset("a"), insiders=frozenset({frozenset("b")}))


def test_one_possible_value_is_no_protection():
    with pytest.raises(ValueError, match="two possible values"):
        Problem(tables=line({"a": 1}), primary=frozenset("a"), width=0)


def test_small_cells_are_those_with_somebody_in_them_that_may_be_withheld():
    assert small_cells(line({"a": 0, "b": 1, "c": 4, "d": 5, "e": 2}, published=["e"]), up_to=4) == {"b", "c"}


def test_a_single_person_is_the_same_in_a_part_and_in_its_total():
    linked = tables(
        {"a": 1, "b": 0, "ab": 1, "c": 1, "abc": 2}, [adds_up("ab", to="ab"), adds_up(["ab", "c"], to="abc")]
    )
    assert single_people(linked, small_cells(linked, up_to=1)) == {frozenset({"a", "ab"}), frozenset("c")}
    assert single_people(linked, frozenset({"ab"})) == {frozenset({"a", "ab"})}


# PATTERNS


@ways
def test_nothing_to_protect_withholds_nothing(way):
    pattern = way(Problem(tables=line({"a": 9, "b": 0}), primary=frozenset()))
    assert (pattern.suppressed, pattern.secondary, pattern.added_value, pattern.lower_bound) == ((), (), 0, 0)


@ways
def test_a_cell_that_stands_in_no_sum_needs_no_company(way):
    assert way(Problem(tables=tables({"a": 1}, []), primary=frozenset("a"))).secondary == ()


@ways
def test_what_published_cells_give_away_cannot_be_protected(way):
    with pytest.raises(CannotProtect):
        way(Problem(tables=line({"a": 1, "b": 9}, published=["b", "total"]), primary=frozenset("a")))


@ways
def test_too_few_people_in_all_cannot_be_protected(way):
    with pytest.raises(CannotProtect):
        way(Problem(tables=line({"a": 1, "b": 0}, published=["total"]), primary=frozenset("a")))


@ways
def test_a_wider_range_takes_a_larger_neighbour(way):
    given = line({"a": 1, "b": 1, "c": 7}, published=["total"])
    narrow = Problem(tables=given, primary=frozenset("a"))
    assert way(narrow).secondary == ("b",)
    assert way(replace(narrow, width=5)).secondary == ("c",)


@ways
def test_a_total_too_small_for_the_width_cannot_be_protected(way):
    with pytest.raises(CannotProtect):
        way(Problem(tables=line({"a": 1, "b": 1}, published=["total"]), primary=frozenset("a"), width=5))


@ways
def test_a_single_person_of_one_table_learns_nothing_of_another(way):
    counts = {"a": 1, "b": 3, "ab": 4, "c": 1, "d": 2, "cd": 3}
    given = tables(counts, [adds_up("ab", to="ab"), adds_up("cd", to="cd")], published=["ab", "cd"])
    problem = Problem(tables=given, primary=frozenset("ac"), insiders=frozenset({frozenset("a"), frozenset("c")}))
    assert way(problem).secondary == ("b", "d")


@ways
def test_whoever_is_in_a_cell_knows_that_it_is_not_empty(way):
    given = line({"a": 1, "b": 1, "c": 1, "d": 5}, published=["total"])
    problem = Problem(tables=given, primary=frozenset("ab"))
    assert way(problem).secondary == ()
    pattern = way(replace(problem, occupied=True))
    assert pattern.secondary == ("d",)
    assert intervals(replace(problem, occupied=True), pattern.suppressed)["a"] == Interval(low=1, high=5)


def test_a_pattern_that_is_not_enough_is_added_to_until_it_is():
    problem = Problem(tables=line({"a": 1, "b": 2, "c": 7}, published=["total"]), primary=frozenset("a"))
    found = support(problem, Attacker(problem), Master(problem), np.zeros(4))
    assert found.tolist() == [True, True, False, False]


# Thinning alone costs a fifth to a third more here than an exchange of cells finds, which is not always the optimum.
@pytest.mark.parametrize(
    ("counts", "thinned", "exchanged", "cheapest"),
    [
        ([[8, 10, 16], [19, 2, 10], [3, 1, 3]], 34, 28, 28),
        ([[2, 4, 1], [1, 14, 12], [5, 6, 13]], 31, 23, 23),
        ([[0, 8, 4], [5, 10, 21], [0, 14, 2]], 28, 23, 22),
    ],
)
def test_a_pattern_that_cannot_be_thinned_may_be_exchanged_for_a_cheaper_one(counts, thinned, exchanged, cheapest):
    problem = three_by_three(counts)
    attacker, master = Attacker(problem), Master(problem)
    at, _ = relax(problem, attacker, master)
    kept = thin(problem, attacker, support(problem, attacker, master, at))
    assert pattern_of(problem, kept, lower_bound=0).added_value == thinned
    assert suppress(problem).added_value == exchanged
    assert optimum(problem).added_value == cheapest


@pytest.mark.parametrize("counts", [[[2, 8, 3], [4, 1, 9], [12, 3, 2]], [[7, 5, 1], [2, 2, 9], [3, 16, 14]]])
def test_an_exchange_never_costs_more(counts):
    problem = three_by_three(counts)
    assert suppress(problem).added_value >= optimum(problem).added_value


def three_by_three(counts):
    rows = Side(lines=tuple("ABC"), totals={"all": tuple("ABC")})
    columns = Side(lines=tuple("xyz"), totals={"all": tuple("xyz")})
    named = {(row, column): counts[i][j] for i, row in enumerate("ABC") for j, column in enumerate("xyz")}
    given = Grid(rows=rows, columns=columns, counts=named).linked(published=["all, all"])
    return Problem(tables=given, primary=small_cells(given, up_to=4))


# Two equal cells add up to p, so p is even; one of them has at most one person while the published t stands.
EVEN = {"p": 2, "x": 1, "y": 1, "q": 0, "t": 1}
SUMS = [adds_up("xy", to="p"), Equation(terms=(("x", 1), ("y", -1))), adds_up("xq", to="t")]


def only_even_counts():
    return tables(EVEN, SUMS, weights={"x": 1, "y": 1, "q": 1, "t": 5})


@ways
def test_a_range_that_skips_numbers_is_not_taken_for_three_values(way):
    problem = Problem(tables=only_even_counts(), primary=frozenset("p"))
    assert intervals(problem, "pxyq")["p"] == Interval(low=0, high=2)
    assert [table["p"] for table in certify(problem, "pxyq")["p"]] == [0, 2]
    pattern = way(problem)
    assert pattern.secondary == ("x", "y", "t")
    assert len({table["p"] for table in certify(problem, pattern.suppressed)["p"]}) == 3


@ways
def test_a_range_that_skips_numbers_for_good_cannot_be_protected(way):
    known = replace(
        only_even_counts(), cells=tuple(replace(c, published=c.name == "t") for c in only_even_counts().cells)
    )
    with pytest.raises(CannotProtect):
        way(Problem(tables=known, primary=frozenset("p")))


def test_a_cell_without_published_total_has_no_largest_count():
    problem = Problem(tables=line({"a": 1, "b": 9}), primary=frozenset("a"))
    assert intervals(problem, ["a", "total"])["a"] == Interval(low=0, high=None)


def test_a_cell_that_is_given_away_has_one_table():
    problem = Problem(tables=line({"a": 1, "b": 9}), primary=frozenset("a"))
    assert certify(problem, ["a"]) == {"a": ({"a": 1, "b": 9, "total": 10},)}


# THE SOLVER


def test_a_program_that_nothing_meets_has_no_solution():
    program = Program(1)
    program.bound(np.zeros(1), np.ones(1))
    program.add_row(2.0, 2.0, [0], [1.0])
    assert program.solve() is None
    with pytest.raises(NotSolved, match="overlooked"):
        program.solve_surely()


def test_a_program_without_end_is_not_taken_for_solved():
    program = Program(1)
    program.bound(np.zeros(1), np.full(1, INFINITY))
    program.price(-np.ones(1))
    with pytest.raises(NotSolved, match="stopped"):
        program.solve()


def test_a_bad_start_is_forgotten_and_the_program_solved_again(monkeypatch):
    program, run = Program(1), Program._run
    answers = [HighsModelStatus.kUnknown]
    monkeypatch.setattr(Program, "_run", lambda self: answers.pop() if answers else run(self))
    assert program.solve_surely().cost == 0


def test_the_solver_prints_nothing_of_its_own():
    code = "from tallystick.disclosure.suppression.solver import Program; Program(1, whole=True).solve()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout + run.stderr == ""


def test_the_package_is_imported_without_its_solver():
    code = "import sys, tallystick.disclosure, tallystick.disclosure.suppression; print('highspy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
