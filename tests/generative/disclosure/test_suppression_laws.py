"""Patterns of tiny tables, judged by going through every complete table there could be."""

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.disclosure.suppression.certificate import agrees, certify, intervals
from tallystick.disclosure.suppression.optimum import optimum
from tallystick.disclosure.suppression.problem import CannotProtect, Problem, single_people, small_cells
from tallystick.disclosure.suppression.suppress import suppress
from tallystick.disclosure.suppression.tables import Cell, LinkedTables, adds_up
from tests.generative.examples import costlier, costliest

ALL = "all"


@st.composite
def problems(draw, *, leaves=4, most=7):
    """Up to five cells, their published total, and some further totals that may overlap as they like."""
    names = "abcde"[: draw(st.integers(2, leaves))]
    values = draw(
        st.lists(st.integers(0, 3), min_size=len(names), max_size=len(names)).filter(lambda v: sum(v) <= most)
    )
    parts = st.lists(st.sampled_from(names), unique=True, min_size=2, max_size=len(names)).map(sorted).map(tuple)
    sums = draw(st.lists(parts, unique=True, max_size=4))
    heaviness = st.sampled_from([0.0, 1.0, 2.5])
    cells = [Cell(name=n, value=v, weight=v + draw(heaviness)) for n, v in zip(names, values, strict=True)]
    cells.append(Cell(name=ALL, value=sum(values), weight=1.0, published=True))
    count = dict(zip(names, values, strict=True))
    for one in sums:
        value = sum(count[name] for name in one)
        cells.append(Cell(name="".join(one), value=value, weight=draw(heaviness), published=draw(st.booleans())))
    equations = (adds_up(names, to=ALL), *(adds_up(one, to="".join(one)) for one in sums if len(one) > 1))
    tables = LinkedTables(cells=tuple(cells), equations=equations)
    return Problem(tables=tables, primary=small_cells(tables, up_to=2))


def all_tables(problem):
    """Every complete table with the same grand total, one a row, in the order of the cells."""
    names = [cell.name for cell in problem.tables.cells]
    leaves = names[: names.index(ALL)]
    total = problem.tables.cells[names.index(ALL)].value
    grid = np.indices((total + 1,) * len(leaves)).reshape(len(leaves), -1).T
    grid = grid[grid.sum(axis=1) == total]
    sums = [grid[:, [leaves.index(part) for part in (leaves if name == ALL else name)]].sum(axis=1) for name in names]
    return np.stack(sums, axis=1)


def protects(problem, suppressed, possible):
    """Whether every primary cell has its values among all tables that agree with what a reader or an insider knows."""
    names = [cell.name for cell in problem.tables.cells]
    true = problem.tables.values
    somebody = (possible >= np.minimum(true, problem.occupied)).all(axis=1)
    for insider in (frozenset(), *problem.insiders):
        known = [place for place, name in enumerate(names) if name not in suppressed or name in insider]
        agreeing = possible[(possible[:, known] == true[known]).all(axis=1) & somebody]
        for name in problem.primary - insider:
            if len(np.unique(agreeing[:, names.index(name)])) <= problem.width:
                return False
    return True


def cheapest(problem, possible):
    """The least weight of secondary cells that protect, by trying all sets of them; None if none do."""
    free = [cell for place, cell in enumerate(problem.tables.cells) if problem.free[place]]
    sets = (chosen for size in range(len(free) + 1) for chosen in combinations(free, size))
    for chosen in sorted(sets, key=lambda cells: sum(cell.weight for cell in cells)):
        if protects(problem, problem.primary | {cell.name for cell in chosen}, possible):
            return sum(cell.weight for cell in chosen)
    return None


def found(how, problem):
    """What a way to a pattern finds; None if it says that there is none."""
    try:
        return how(problem)
    except CannotProtect:
        return None


who = st.sampled_from(["readers", "single people", "whoever is in a cell"])


def against(problem, who):
    people = single_people(problem.tables, problem.primary) if who == "single people" else frozenset()
    return replace(problem, insiders=people, occupied=who == "whoever is in a cell")


@costliest
@given(problems(), who)
def test_the_optimum_is_what_trying_all_sets_finds(problem, who):
    problem = against(problem, who)
    possible = all_tables(problem)
    least, best = cheapest(problem, possible), found(optimum, problem)
    assert (best is None) == (least is None)
    if best is not None:
        assert abs(best.added_value - least) < 1e-6
        assert protects(problem, frozenset(best.suppressed), possible)


@costlier
@given(problems(leaves=5), who)
def test_every_primary_cell_keeps_three_values(problem, who):
    problem = against(problem, who)
    pattern = found(suppress, problem)
    assume(pattern is not None)
    assert protects(problem, frozenset(pattern.suppressed), all_tables(problem))


@costlier
@given(problems(leaves=5), who)
def test_the_usual_way_costs_no_less_than_the_optimum_and_that_no_less_than_the_bound(problem, who):
    problem = against(problem, who)
    usual, best = found(suppress, problem), found(optimum, problem)
    assert (usual is None) == (best is None)
    if usual is not None:
        assert usual.added_value >= best.added_value - 1e-6
        assert best.added_value >= usual.lower_bound - 1e-6


@costlier
@given(problems(leaves=5))
def test_a_pattern_withholds_every_primary_cell_and_none_that_must_be_published(problem):
    pattern = found(suppress, problem)
    assume(pattern is not None)
    published = {cell.name for cell in problem.tables.cells if cell.published}
    assert problem.primary <= set(pattern.suppressed)
    assert set(pattern.suppressed) - problem.primary == set(pattern.secondary)
    assert not published & set(pattern.suppressed)


@costlier
@given(problems(leaves=5), who)
def test_no_secondary_cell_is_idle(problem, who):
    problem = against(problem, who)
    pattern = found(suppress, problem)
    assume(pattern is not None)
    possible = all_tables(problem)
    for name in pattern.secondary:
        assert not protects(problem, frozenset(pattern.suppressed) - {name}, possible)


@costlier
@given(problems(leaves=5))
def test_the_same_problem_has_the_same_answer(problem):
    assert found(suppress, problem) == found(suppress, problem)


@costlier
@given(problems(leaves=5))
def test_certified_tables_are_complete_and_agree_with_all_that_is_shown(problem):
    pattern = found(suppress, problem)
    assume(pattern is not None)
    names = [cell.name for cell in problem.tables.cells]
    shown = {cell.name: cell.value for cell in problem.tables.cells if cell.name not in pattern.suppressed}
    for name, tables in certify(problem, pattern.suppressed).items():
        assert len({table[name] for table in tables}) == len(tables) > problem.width
        for table in tables:
            assert min(table.values()) >= 0
            assert shown.items() <= table.items()
            assert agrees(problem.tables, np.array([table[one] for one in names]))


@costlier
@given(problems(leaves=5))
def test_intervals_are_the_smallest_and_largest_values_of_all_tables(problem):
    names = [cell.name for cell in problem.tables.cells]
    possible = all_tables(problem)
    shown = [place for place, name in enumerate(names) if name not in problem.primary]
    agreeing = possible[(possible[:, shown] == problem.tables.values[shown]).all(axis=1)]
    for name, interval in intervals(problem, problem.primary).items():
        values = agreeing[:, names.index(name)]
        assert (interval.low, interval.high) == (values.min(), values.max())
