"""Patterns and ranges that others have published; tests/golden/methods/README.md says where."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.disclosure.suppression.certificate import Interval, intervals
from tallystick.disclosure.suppression.optimum import optimum
from tallystick.disclosure.suppression.problem import Problem, single_people, small_cells
from tallystick.disclosure.suppression.suppress import suppress
from tallystick.disclosure.suppression.tables import Cell, Grid, LinkedTables, Side, adds_up, cell_name

GOLDEN = Path(__file__).parents[2] / "golden" / "methods" / "suppression-instances.json"
PUBLISHED = json.loads(GOLDEN.read_text(encoding="utf-8"))
FOUR = PUBLISHED["sdcTable_problemdata"]
SEXES = PUBLISHED["microdata1"]
ALONE = PUBLISHED["single_dimension_singletons"]

ways = pytest.mark.parametrize("way", [suppress, optimum])


def side(names):
    return Side(lines=tuple(names), totals={"total": tuple(names)})


def problem_of(golden, primary):
    counts = {
        (row, column): count
        for row, line in zip(golden["rows"], golden["T"], strict=True)
        for column, count in zip(golden["cols"], line, strict=True)
    }
    tables = Grid(rows=side(golden["rows"]), columns=side(golden["cols"]), counts=counts).linked()
    return Problem(tables=tables, primary=frozenset(primary))


def four_by_four():
    return problem_of(FOUR, (cell_name(row, column) for row, column in FOUR["primary"]))


def by_sex():
    return problem_of(SEXES, {cell_name(*name.split()) for name in SEXES["primary"]})


def alone():
    counts = ALONE["counts"]
    cells = [Cell(name=name, value=count, weight=count + 1) for name, count in counts.items()]
    cells.append(Cell(name="total", value=sum(counts.values()), weight=1, published=True))
    tables = LinkedTables(cells=tuple(cells), equations=(adds_up(counts, to="total"),))
    return Problem(tables=tables, primary=small_cells(tables, up_to=1))


def test_primary_cells_alone_give_one_of_themselves_away():
    problem = four_by_four()
    low, high = FOUR["attack_primary_only"]["wb"]
    assert intervals(problem, problem.primary)["w, b"] == Interval(low=low, high=high)


@ways
def test_one_more_cell_is_enough_and_is_the_cheapest(way):
    problem = four_by_four()
    pattern = way(problem)
    expected = FOUR["my_optimum_value_weight"]
    assert pattern.secondary == tuple(cell_name(*name) for name in expected["secondary"])
    assert pattern.added_value == expected["added_value"]
    low, high = FOUR["expected_after_one_secondary"]["wb"]
    assert intervals(problem, pattern.suppressed)["w, b"] == Interval(low=low, high=high)


def test_the_least_number_of_cells_is_one_too():
    problem = four_by_four()
    alike = tuple(replace(cell, weight=1, published="total" in cell.name) for cell in problem.tables.cells)
    problem = replace(problem, tables=replace(problem.tables, cells=alike))
    assert len(optimum(problem).secondary) == FOUR["my_optimum_count_weight"]["secondaries"]


@ways
def test_one_small_cell_takes_a_rectangle_of_four(way):
    problem = by_sex()
    pattern = way(problem)
    assert set(pattern.secondary) == {cell_name(*name.split()) for name in SEXES["expected_OPT_secondary"]}
    assert len(problem.tables.cells) - len(pattern.suppressed) == SEXES["expected_publishable"]
    withheld = sum(cell.value for cell in problem.tables.cells if cell.name in pattern.suppressed)
    assert withheld == SEXES["my_optimum_total_suppressed_value"]
    low, high = SEXES["attack_A_female"]
    assert intervals(problem, pattern.suppressed)["A, female"] == Interval(low=low, high=high)


@ways
def test_two_single_people_hide_each_other_from_readers(way):
    assert len(way(alone()).secondary) == ALONE["without_singleton_rule_secondary"]


@ways
def test_two_single_people_do_not_hide_each_other_from_themselves(way):
    problem = alone()
    problem = replace(problem, insiders=single_people(problem.tables, problem.primary))
    pattern = way(problem)
    assert len(pattern.secondary) == ALONE["with_singleton_rule_secondary"]
    assert intervals(problem, pattern.suppressed, known={"a"})["c"] == Interval(low=0, high=3)
