"""The pages for assurance that are made from the code: how long what is kept, what is logged, and what tests hold."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown_parts import code, page, table

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src" / "tallystick_web"
LEVELS = {"info": "all is well", "warning": "look when you can", "error": "look now"}
Words = Callable[[str, Iterable[Any]], Mapping[str, str]]


def assurance_pages(words: Words, intro: Mapping[str, str]) -> dict[str, str]:
    """Each of these pages by its name under docs. Django has to know its tables by now."""
    return {
        "assurance/retention-schedule.md": _retention(words, intro["retention-schedule"]),
        "assurance/log-events.md": _log_events(words, intro["log-events"]),
        "assurance/asvs.md": _asvs(intro["asvs"]),
    }


# HOW LONG


def _retention(words: Words, intro: str) -> str:
    from django.apps import apps

    ours = [model for model in apps.get_models() if model.__module__.startswith("tallystick_web.")]
    kept = words("kept_beside", WORDS_BESIDE)
    return page(
        "# Retention schedule",
        intro,
        "## In the database",
        table(("Table", "What it holds", "How long", "Deleted by"), map(_kept, ours)),
        "## Beside the database",
        table(("What", "How long, and who deletes it"), kept.items()),
    )


WORDS_BESIDE = (
    "Counts and approved sets",
    "Files of evidence",
    "Staff files",
    "E-mails",
    "Lines of the log",
    "Backups",
    "Sessions",
)


def _kept(model: Any) -> tuple[str, ...]:
    said = model.governance
    by = f"`run_due`, after {said.keep.days} days" if said.keep else "see there"
    if said.append_only:
        by = "nobody: rows are only added"
    return code(model._meta.label), str(said.data), said.retention, by


# WHAT IS LOGGED


def _log_events(words: Words, intro: str) -> str:
    from tallystick_web.organisations.presenters.log import _WORDS as KINDS
    from tallystick_web.organisations.sign_ins import Event

    lines = {message: (level, fields) for module in _modules() for message, level, fields in _lines(module)}
    said = words("log_line", lines)
    of_accounts = words("account_event", Event)
    return page(
        "# Log events",
        intro,
        "## Lines of the log",
        table(
            ("Message", "Level", "Fields", "What it means"),
            ((code(one), *lines[one], said[one]) for one in sorted(lines)),
        ),
        table(("Level", "What to do"), ((code(one), what) for one, what in LEVELS.items())),
        "## Events of the audit",
        table(
            ("Event", "What was done"), ((code(kind), what) for kind, what in sorted({**KINDS, **of_accounts}.items()))
        ),
    )


def _modules() -> Iterator[ast.Module]:
    for path in sorted(WEB.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _lines(module: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Every line that a module writes: its message, its level, and the fields beside it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and re.fullmatch(rf"log\.(?:{'|'.join(LEVELS)})", ast.unparse(node.func)):
            extra = next((one.value for one in node.keywords if one.arg == "extra"), None)
            fields = (
                [one.value for one in extra.keys if isinstance(one, ast.Constant)]
                if isinstance(extra, ast.Dict)
                else []
            )
            yield ast.literal_eval(node.args[0]), ast.unparse(node.func)[4:], ", ".join(map(code, fields))


# WHAT TESTS HOLD


def _asvs(intro: str) -> str:
    controls = tomllib.loads((ROOT / "docs" / "asvs.toml").read_text(encoding="utf-8"))["control"]
    return page(
        "# What the ASVS asks", intro, table(("Control", "What it asks", "What answers it"), map(_control, controls))
    )


def _control(control: Mapping[str, Any]) -> tuple[str, str, str]:
    answers = [_test(name) for name in control.get("tests", ())]
    answers += [f"**The operator**: {control['operator']}."] if "operator" in control else []
    answers += [control["note"]] if "note" in control else []
    if not answers:
        raise SystemExit(f"docs/asvs.toml, {control['number']}: nothing answers it")
    return control["number"], control["asks"], "<br>".join(answers)


def _test(name: str) -> str:
    """A link to a test. Raises SystemExit where it is not there."""
    path, _, function = name.partition("::")
    file = ROOT / "tests" / path
    if not file.is_file() or f"\ndef {function}(" not in file.read_text(encoding="utf-8"):
        raise SystemExit(f"docs/asvs.toml names {name}, and there is no such test")
    return f"[{function.removeprefix('test_').replace('_', ' ')}](../../tests/{path})"
