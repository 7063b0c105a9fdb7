"""Rules of the web's source that neither the linter nor the import contracts can see."""

import ast
import re
import tomllib

import pytest

from tests.repository.tracked import ROOT, name, python_files

WEB = "src/tallystick_web/"
APPS = (
    "organisations",
    "evidence",
    "deposits",
    "numbers",
    "declarations",
    "registers",
    "questionnaires",
    "reviews",
    "publications",
    "desk",
)
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}


def web_files():
    return [path for path in python_files(WEB) if "/migrations/" not in name(path)]


def sources():
    return [(name(path), path.read_text(encoding="utf-8")) for path in web_files()]


def module_of(path):
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def app_of(path):
    return path.removeprefix(WEB).partition("/")[0]


# A TABLE IS ASKED BY ITS OWN APPLICATION. Its class may stand in a signature or a foreign key elsewhere.


def foreign_models(tree, app):
    """Names that a module imports from the models of another application."""
    for node in ast.walk(tree):
        module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        found = re.fullmatch(r"tallystick_web\.(\w+)\.models", module)
        if found and found[1] not in (app, "core"):
            yield from (each.asname or each.name for each in node.names)


def asked_of_foreign_models(source, app):
    """Lines that ask something of a table of another application, or make a row of it."""
    tree = ast.parse(source)
    foreign = set(foreign_models(tree, app))
    for node in ast.walk(tree):
        target = node.value if isinstance(node, ast.Attribute) else node.func if isinstance(node, ast.Call) else None
        if isinstance(target, ast.Name) and target.id in foreign:
            yield f"line {node.lineno}: {ast.unparse(node)[:60]}"


def test_an_application_asks_its_own_tables_alone():
    found = [f"{path}, {one}" for path, text in sources() for one in asked_of_foreign_models(text, app_of(path))]
    assert found == []


@pytest.mark.parametrize("line", ["Person.objects.all()", "Person(name='A')", "x = Person._base_manager"])
def test_a_question_to_a_foreign_table_is_found(line):
    source = f"from tallystick_web.organisations.models import Person\n{line}\n"
    assert len(list(asked_of_foreign_models(source, "numbers"))) >= 1
    assert list(asked_of_foreign_models(source, "organisations")) == []


def test_a_class_in_a_signature_or_a_foreign_key_is_let_be():
    source = (
        "from tallystick_web.organisations.models import Person\ndef a(by: Person): ...\nb = key(Person, null=True)\n"
    )
    assert list(asked_of_foreign_models(source, "numbers")) == []


# THE FENCE AND THE AUDIT


def named_everywhere(source):
    """Reasons given for leaving the fence."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "everywhere":
            yield node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""


def test_whoever_leaves_the_fence_says_why_in_words():
    reasons = [(path, reason) for path, text in sources() for reason in named_everywhere(text)]
    assert [one for one in reasons if len(str(one[1]).split()) < 3] == []


def test_the_fence_is_left_where_rows_are_read_and_nowhere_near_a_page():
    """Views, forms and presenters ask queries; those say why they look further."""
    pages = re.compile(r"/(?:\w*views|\w*forms|presenters)(?:/|\.py)")
    assert [path for path, text in sources() if pages.search(path) and "everywhere(" in text] == []


RAW = re.compile(r"\.raw\(|\.extra\(|RawSQL|connections?\.cursor\(|cursor\.execute")
MAY_WRITE_SQL = {  # each with the reason
    f"{WEB}core/append_only.py",  # triggers are SQL
    f"{WEB}core/audit.py",  # a lock of PostgreSQL
}


def test_nothing_writes_sql_past_the_fence():
    assert [path for path, text in sources() if RAW.search(text) and path not in MAY_WRITE_SQL] == []


def past_the_fence(source):
    return [line.strip() for line in source.splitlines() if re.search(r"_base_manager|_raw_delete|_asked_of", line)]


MAY_SCOPE = {f"{WEB}core/models.py"}  # the fence itself


def test_nothing_walks_round_the_fence():
    assert [path for path, text in sources() if past_the_fence(text) and path not in MAY_SCOPE] == []


# SETTINGS

ASKS_THE_ENVIRONMENT = re.compile(r"os\.environ(?!\.(?:setdefault|update)\()|os\.getenv")


def test_the_environment_is_read_in_one_place():
    """docs/reference/settings.md is made from what is read there, so nothing is left out of it."""
    found = [path for path, text in sources() if ASKS_THE_ENVIRONMENT.search(text)]
    assert found == [f"{WEB}config/environment.py"]


# ROWS ABOUT PEOPLE

COUNTED_ONLY = {"understood_counts"}  # what may be had of the module that also reads rows


def test_only_the_worker_has_files_with_rows_understood():
    found = []
    for path, text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.module == "tallystick.account.understand":
                others = {each.name for each in node.names} - COUNTED_ONLY
                allowed = path == f"{WEB}deposits/jobs.py" or path.startswith(f"{WEB}config/example/")
                found += [] if allowed else [f"{path}: {one}" for one in others]
    assert found == []


# CONTRACTS THAT LIST MODULES


def test_every_module_of_jobs_is_protected():
    named = re.compile(r"/(?:\w+_)?jobs(?:/__init__)?\.py$")
    jobs = {module_of(path) for path, _ in sources() if named.search(path) and app_of(path) != "core"}
    assert jobs == set(CONTRACTS["web-jobs-are-named"]["protected_modules"])


def test_every_module_of_rules_is_pure():
    rules = {module_of(path) for path, _ in sources() if re.search(r"/\w+_rules\.py$", path)}
    rules |= {
        f"tallystick_web.registers.{one}" for one in ("columns", "described", "measured")
    }  # the rules of registers
    rules |= {f"tallystick_web.questionnaires.{one}" for one in ("set_checks", "sets", "measured")}  # their rules
    assert rules == {one for one in CONTRACTS["web-rules-are-pure"]["source_modules"] if "*" not in one}


def test_every_module_of_rules_is_held_to_types():
    """A module that is not named there is read by the type checker, and whatever it finds is thrown away."""
    held = {
        module
        for one in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["overrides"]
        if one.get("ignore_errors") is False
        for module in one["module"]
    }
    rules = {module_of(path) for path, _ in sources() if re.search(r"/\w+_rules\.py$", path)}
    assert sorted(rules - held - {one for one in rules if one.startswith("tallystick_web.core.")}) == []


# NAMES

TOO_VAGUE = {"utils", "helpers", "common", "misc", "services", "managers"}


def test_no_module_is_named_after_nothing():
    assert [path for path, _ in sources() if path.rpartition("/")[2].removesuffix(".py") in TOO_VAGUE] == []


# ONE VERB, ONE FUNCTION, ONE TRANSACTION, ONE EVENT


def actions_of(source):
    """Public functions that write into the audit: the verbs of an application."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and "audit.record(" in ast.unparse(node):
            yield node


def faults_of_an_action(node):
    said, arguments = ast.unparse(node), node.args
    if arguments.args or arguments.posonlyargs:
        yield "takes arguments by their place"
    if "at" not in {one.arg for one in arguments.kwonlyargs}:
        yield "does not say when (at=)"
    if "by" not in {one.arg for one in arguments.kwonlyargs} and "by=None" not in said:
        yield "does not say who (by=)"
    if "transaction.atomic" not in said:
        yield "is not one transaction"
    if node.returns is None or ast.unparse(node.returns) == "None":
        yield "does not return what it made"
    if ast.get_docstring(node) is None:
        yield "has no sentence"


def test_an_action_takes_names_and_is_one_transaction():
    found = [
        f"{path}, {node.name} {fault}"
        for path, text in sources()
        if app_of(path) in APPS
        for node in actions_of(text)
        for fault in faults_of_an_action(node)
    ]
    assert found == []


def test_a_careless_action_is_named():
    careless = "def close(thing, by):\n    audit.record('closed')\n"
    [node] = actions_of(careless)
    assert len(list(faults_of_an_action(node))) == 6
