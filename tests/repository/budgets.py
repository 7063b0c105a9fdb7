"""How long modules and functions are. `python -m tests.repository.budgets` prints the report."""

import ast
from dataclasses import dataclass
from functools import cache
from statistics import median, quantiles

from tests.repository.tracked import name, python_files

MODULE_QUESTION, MODULE_REFUSE = 300, 400
FUNCTION_QUESTION, FUNCTION_REFUSE = 30, 60
FUNCTION_MEDIAN = 10
LIBRARY = "src/tallystick/"


@dataclass(frozen=True)
class Measured:
    where: str
    lines: int

    def __str__(self):
        return f"{self.where} has {self.lines} lines"


def measure_module(where, source):
    return Measured(where, len(source.splitlines()))


def measure_functions(where, source):
    """Lines from `def` to the end, docstring and inner functions included."""
    return [
        Measured(f"{where}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def over(budget, measured):
    return [str(each) for each in measured if each.lines > budget]


@cache
def read_tree(*folders):
    modules, functions = [], []
    for path in python_files(*folders):
        if "/migrations/" in name(path):  # Django writes them
            continue
        source = path.read_text(encoding="utf-8")
        modules.append(measure_module(name(path), source))
        functions.extend(measure_functions(name(path), source))
    return modules, functions


def report():
    modules, functions = read_tree(LIBRARY)
    yield f"{len(modules)} modules of the library, median {median(each.lines for each in modules):.0f} lines"
    lengths = [each.lines for each in functions]
    ninth = quantiles(lengths, n=10)[-1]
    yield f"{len(functions)} functions, median {median(lengths):.0f}, nine in ten up to {ninth:.0f} lines"
    questions = over(MODULE_QUESTION, modules) + over(FUNCTION_QUESTION, functions)
    yield "Worth a question: " + ("; ".join(questions) or "none")


if __name__ == "__main__":
    print("\n".join(report()))  # noqa: T201  # run as a program, this module is one
