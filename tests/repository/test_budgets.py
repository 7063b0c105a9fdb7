"""Small named steps are what makes code easy to read; the numbers are those of code that people admire."""

from statistics import median

from tests.repository.budgets import (
    FUNCTION_MEDIAN,
    FUNCTION_REFUSE,
    LIBRARY,
    MODULE_REFUSE,
    measure_functions,
    measure_module,
    over,
    read_tree,
)


def test_no_module_is_too_long():
    modules, _ = read_tree()
    assert over(MODULE_REFUSE, modules) == []


def test_no_function_is_too_long():
    _, functions = read_tree()
    assert over(FUNCTION_REFUSE, functions) == []


def test_the_usual_function_of_the_library_is_short():
    _, functions = read_tree(LIBRARY)
    assert median(each.lines for each in functions) <= FUNCTION_MEDIAN


def test_a_module_over_the_budget_is_named():
    assert over(400, [measure_module("long.py", "x = 1\n" * 401)]) == ["long.py has 401 lines"]
    assert over(400, [measure_module("full.py", "x = 1\n" * 400)]) == []


def test_a_function_over_the_budget_is_named():
    source = "class A:\n    def long(self):\n" + "        x = 1\n" * 60
    assert over(60, measure_functions("a.py", source)) == ["a.py:2 long has 61 lines"]
    assert over(61, measure_functions("a.py", source)) == []
