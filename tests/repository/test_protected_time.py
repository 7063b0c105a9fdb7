"""Protected time knows of nobody's ethnicity, and its tables are asked by the modules that keep it and no other."""

import ast
import re

import pytest

from tests.repository.tracked import name, python_files

REVIEWS = "src/tallystick_web/reviews/"
KEEPERS = (
    f"{REVIEWS}models/time.py",
    f"{REVIEWS}time_rules.py",
    f"{REVIEWS}queries/time.py",
    f"{REVIEWS}actions/time.py",
    f"{REVIEWS}presenters/time.py",
    f"{REVIEWS}views/time.py",
)
MAY_ASK = {f"{REVIEWS}models/__init__.py", f"{REVIEWS}queries/time.py", f"{REVIEWS}actions/time.py"}
TABLES = {"TimeCoordinator", "TimePromise", "TimePromiseEnd", "TimeUsed", "TimeUsedEnd"}
TELLS_WHAT_SOMEBODY_IS = re.compile(
    r"ethnic|race|\bbme\b|group|declar|characteristic|vocabulary|grouping", re.IGNORECASE
)


def without_docstrings(source):
    """The code of a module: its names and texts, without what it says of itself."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body[0].value = ast.Constant(value=0)
    return ast.unparse(tree)


def told_of_people(source):
    return TELLS_WHAT_SOMEBODY_IS.findall(without_docstrings(source))


def asked(source):
    """The tables of protected time that a module imports, or whose rows it reaches from elsewhere."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            yield from (each.name for each in node.names if each.name in TABLES)
        if isinstance(node, ast.Attribute) and node.attr in TABLES:
            yield node.attr


def sources():
    return {name(path): path.read_text(encoding="utf-8") for path in python_files("src/")}


def test_protected_time_knows_of_nobodys_ethnicity():
    found = sources()
    assert [(path, words) for path in KEEPERS if (words := told_of_people(found[path]))] == []


def test_nothing_else_asks_the_tables_of_protected_time():
    found = {path for path, text in sources().items() if "/migrations/" not in path and list(asked(text))}
    assert found == MAY_ASK


@pytest.mark.parametrize(
    "line",
    [
        "from tallystick.vocabulary.groups import capitalised",
        "hours = total(by='ethnicity')",
        "rows.filter(person__declaration=None)",
        "def by_group(): ...",
    ],
)
def test_a_module_that_would_add_up_by_what_somebody_is_is_found(line):
    assert told_of_people(f'"""Never by ethnicity."""\n{line}\n')
    assert not told_of_people('"""Never by ethnicity."""\nhours = 1\n')


@pytest.mark.parametrize(
    "line", ["from tallystick_web.reviews.models import TimeUsed", "rows = models.TimePromise.objects"]
)
def test_a_module_that_would_ask_is_found(line):
    assert list(asked(line))
