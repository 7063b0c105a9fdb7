"""The pages about the service: its settings, what it holds about whom, and who may do what."""

import ast
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assurance_pages import assurance_pages
from markdown_parts import code, listed, page, table

WEB = Path(__file__).resolve().parents[1] / "src" / "tallystick_web"
NEEDED = "it is needed"
Words = Callable[[str, Iterable[Any]], Mapping[str, str]]


def web_pages(words: Words, intro: Mapping[str, str]) -> dict[str, str]:
    """Every page about the service, by its name under docs."""
    with tempfile.TemporaryDirectory() as folder:
        _begin(folder)
        return {
            "reference/settings.md": _settings(words, intro["settings"]),
            "assurance/record-of-processing.md": _record(words, intro["record-of-processing"]),
            "assurance/roles.md": _roles(intro["roles"]),
            **assurance_pages(words, intro),
        }


def _begin(folder: str) -> None:
    """Have Django know the tables and the addresses. Nothing is asked of any database."""
    import django

    os.environ |= {
        "TALLYSTICK_DATA": folder,
        "TALLYSTICK_ADDRESS": "https://tallystick.example.nhs.uk",
        "TALLYSTICK_SECRET_KEY": "of these pages alone",
        "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings",
    }
    django.setup()


# SETTINGS


def variables() -> dict[str, str]:
    """Every variable that the settings read, and what holds where it is not set; blank for nothing."""
    found = dict(_read(WEB / "config" / "settings.py"))
    prefix = "TALLYSTICK_OIDC"
    return found | {prefix: ""} | {f"{prefix}_<NAME>_{part}": "" for part in ("ISSUER", "CLIENT", "SECRET", "LABEL")}


def _read(module: Path) -> Iterator[tuple[str, str]]:
    calls = [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        asked = ast.unparse(node.func).rpartition(".")
        if asked[0] == "_environment":
            name, *default = (str(one.value) for one in node.args if isinstance(one, ast.Constant))
            yield (
                name,
                default[0] if default else {"is_on": "no", "required": NEEDED, "folder": NEEDED}.get(asked[2], ""),
            )


def _settings(words: Words, intro: str) -> str:
    found = variables()
    said = words("setting", found)
    rows = ((code(name), value if value in ("", NEEDED) else code(value), said[name]) for name, value in found.items())
    return page("# Settings", intro, table(("Variable", "Where it is not set", "What it is for"), rows))


# WHAT IS HELD ABOUT WHOM


def _record(words: Words, intro: str) -> str:
    from django.apps import apps

    from tallystick_web.config.backup.tables import is_left_out

    ours = [model for model in apps.get_models() if model.__module__.startswith("tallystick_web.")]
    theirs = [model for model in apps.get_models() if model not in ours]
    said = words("package_table", (model._meta.label for model in theirs))
    left_out = {model._meta.label: "no" if is_left_out(model) else "yes" for model in theirs}
    return page(
        "# Record of processing",
        intro,
        "## Tables of Tallystick",
        table(("Table", "What it holds", "Why", "How long", "In backups", "Rows are only added"), map(_row, ours)),
        "## Tables of the packages it stands on",
        table(
            ("Table", "What it holds, why and how long", "In backups"),
            ((code(label), said[label], left_out[label]) for label in said),
        ),
        "## What each table is",
        listed(f"{code(model._meta.label)}: {' '.join((model.__doc__ or '').split())}" for model in ours),
    )


def _row(model: Any) -> tuple[str, ...]:
    said = model.governance
    return (
        code(model._meta.label),
        str(said.data),
        said.purpose,
        said.retention,
        "yes" if said.in_backup else "no",
        "yes" if said.append_only else "no",
    )


# WHO MAY DO WHAT


def _roles(intro: str) -> str:
    from tallystick_web.organisations.rules import Capability, roles

    may = ((one.label, *_holders(one)) for one in Capability)
    return page(
        "# Roles",
        intro,
        table(("Role", "Reads figures of", "Given by two people"), map(_role, roles().values())),
        "## What each may do",
        table(("May", "Roles"), may),
        "## What each page asks for",
        table(("Page", "Open to people who may"), _pages()),
    )


def _role(role: Any) -> tuple[str, str, str]:
    audiences = {
        "internal": "the analyst's desk, the organisation and the public",
        "organisation": "the organisation and the public",
        "public": "the public",
        "None": "nobody",
    }
    return role.label, audiences[str(role.audience)], "yes" if role.needs_two_people else "no"


def _holders(capability: Any) -> tuple[str]:
    from tallystick_web.organisations.rules import roles

    return (", ".join(role.label for role in roles().values() if capability in role.capabilities),)


def _pages() -> list[tuple[str, str]]:
    from django.urls import get_resolver

    return sorted(
        (code(_plain(pattern)), "; or: ".join(sorted(one.label for one in enough)) or "any role of the organisation")
        for pattern, enough in _guarded(get_resolver())
    )


def _plain(pattern: str) -> str:
    """An address with the names of what stands in it, and without how they are matched."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named).replace("\\.", ".")


def _guarded(resolver: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        pattern = above + str(one.pattern).removeprefix("^").removesuffix("$")
        if hasattr(one, "url_patterns"):
            yield from _guarded(one, pattern)
        elif hasattr(one.callback, "needs_one_of"):
            yield pattern, one.callback.needs_one_of
