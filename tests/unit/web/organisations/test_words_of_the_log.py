"""Everything that the audit records has words of its own in the log."""

import ast
from importlib import import_module

import pytest

from tallystick_web.organisations.presenters import log
from tests.repository.tracked import ROOT

WEB = ROOT / "src" / "tallystick_web"


def events_of(source, package):
    """What is given to ``audit.record`` in a module: its first argument, or the texts that it is chosen from."""
    tree = ast.parse(source)
    for within in ast.walk(tree):
        if not isinstance(within, ast.FunctionDef):
            continue
        for call in ast.walk(within):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.record":
                yield from kinds_in(call.args[0], within, package)


def kinds_in(given, within, package):
    if isinstance(given, ast.Constant):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from kinds_in(given.body, within, package)
        yield from kinds_in(given.orelse, within, package)
    elif isinstance(given, ast.Attribute) and ast.unparse(given.value) == "Event":
        yield str(import_module(f"tallystick_web.{package}.rules").Event[given.attr])
    elif isinstance(given, ast.Name):
        chosen = [one.value for one in ast.walk(within) if isinstance(one, ast.Assign) and is_called(one, given.id)]
        if chosen:
            yield from kinds_in(chosen[0], within, package)


def is_called(assignment, name):
    return any(isinstance(one, ast.Name) and one.id == name for one in assignment.targets)


def recorded():
    paths = [one for one in WEB.rglob("*.py") if "migrations" not in one.parts]
    found = {kind for one in paths for kind in events_of(one.read_text("utf-8"), one.relative_to(WEB).parts[0])}
    for package in ("deposits", "numbers"):
        found |= {str(one) for one in import_module(f"tallystick_web.{package}.rules").Event}
    return sorted(found)


def test_the_kinds_are_found():
    assert {"role-asked", "role-given", "role-refused", "figures-changed", "approved-set-made"} <= set(recorded())


@pytest.mark.parametrize("kind", recorded())
def test_every_kind_that_is_recorded_has_words(kind):
    assert kind in log._WORDS
    assert log.kind_in_words(kind) == log._WORDS[kind]
