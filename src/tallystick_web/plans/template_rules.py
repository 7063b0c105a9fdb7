"""The starting plans there are, read from data/templates, all or nothing: every problem is found before any is told."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tallystick_web.organisations.rules import OrganisationKind
from tallystick_web.plans.coverage_rules import asked, places
from tallystick_web.plans.template_checks import problems_of
from tallystick_web.plans.template_items import NONE_KNOWN, EvidenceSource, Template, TemplateAction

_DATA = files("tallystick_web.plans") / "data"
# What a table of the file is called in the plan.
_TABLES = {
    "commitment": "commitments",
    "objective": "objectives",
    "outcome": "outcomes",
    "action": "actions",
    "success": "successes",
    "measure": "measures",
    "for": "kinds",
}


@cache
def templates() -> Mapping[str, Template]:
    """Every starting plan by its id."""
    return MappingProxyType(load_templates(_DATA / "templates"))


def template(name: str) -> Template | None:
    """The starting plan with an id, where there is one."""
    return templates().get(name)


def templates_for(kind: OrganisationKind) -> tuple[Template, ...]:
    """The starting plans that fit a kind of organisation."""
    return tuple(one for one in templates().values() if kind in one.kinds)


@cache
def evidence_sources() -> Mapping[str, EvidenceSource]:
    """What actions lean on, by id."""
    document = tomllib.loads((_DATA / "evidence_sources.toml").read_text("utf-8"))
    return MappingProxyType(TypeAdapter(dict[str, EvidenceSource]).validate_python(document))


def source_in_words(action: TemplateAction) -> str:
    """What an action leans on, as a plan prints it."""
    if action.evidence_source == NONE_KNOWN:
        return "No study of this is known to us."
    return evidence_sources()[action.evidence_source].in_words


def load_templates(folder: Traversable) -> dict[str, Template]:
    """Read every starting plan of a folder.

    Raises ValueError with all problems of all files; then nothing is loaded.
    """
    loaded: dict[str, Template] = {}
    problems: list[str] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        try:
            found = TypeAdapter(Template).validate_python(_renamed(tomllib.loads(file.read_text("utf-8"))))
        except (ValidationError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{file.name}: {error}")
            continue
        wrong = problems_of(found, places=places(), requirements=asked(), sources=evidence_sources())
        problems += [f"{file.name}: {problem}" for problem in wrong]
        loaded[found.id] = found
    if problems:
        raise ValueError("No starting plan was loaded.\n" + "\n".join(problems))
    return loaded


def _renamed(document: dict[str, Any]) -> dict[str, Any]:
    return {_TABLES.get(key, key): value for key, value in document.items()}
