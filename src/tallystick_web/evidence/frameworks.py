"""What others ask an organisation to show evidence of: one file of data for each, in words of our own.

A file says where its words come from, and whether they were held against the original (``checked``).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


class FaultInFramework(Exception):
    """A file of data that cannot be used. The message names the file and the fault, for whoever wrote it."""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One thing that a framework asks about. ``name`` is its number there, or what it is about in a few words."""

    id: str
    name: str
    asks: str
    checked: bool

    @property
    def line(self) -> str:
        """Its name and what it asks, as a line."""
        return f"{self.name[:1].upper()}{self.name[1:]}: {self.asks}"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Clauses that stand together: a domain, an action, an aim."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class Framework:
    """What one framework asks. ``binds`` says on whom and how, ``unknown`` what we do not know for certain."""

    id: str
    title: str
    short_title: str
    binds: str
    unknown: str
    source_title: str
    source: str
    checked: bool
    parts: tuple[Part, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in order."""
        return tuple(one for part in self.parts for one in part.clauses)

    @property
    def clause_ids(self) -> frozenset[str]:
        """What the clauses are called."""
        return frozenset(one.id for one in self.clauses)


@cache
def frameworks() -> Mapping[str, Framework]:
    """Every framework by its id, in their order. Raises FaultInFramework where a file cannot be used."""
    found = sorted(_read(), key=lambda one: one[0])
    return {framework.id: framework for _, framework in found}


def framework_called(key: str) -> Framework | None:
    """One framework."""
    return frameworks().get(key)


def _read() -> Iterator[tuple[int, Framework]]:
    folder = files("tallystick_web.evidence") / "data" / "frameworks"
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            yield parsed(file.name, file.read_text("utf-8"))


def parsed(name: str, text: str) -> tuple[int, Framework]:
    """The place in the order and the framework of a file. Raises FaultInFramework where it cannot be used."""
    try:
        table = tomllib.loads(text)
        framework = _framework(table)
        order = int(table["order"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise FaultInFramework(
            f"{name}: {type(fault).__name__} {fault}. docs/how-to/keep-evidence.md says how"
        ) from fault
    called = [one.id for one in framework.clauses]
    twice = sorted({one for one in called if called.count(one) > 1})
    if name != f"{framework.id}.toml" or not called or twice or not framework.source.startswith("https://"):
        raise FaultInFramework(
            f"{name}: a file is called as its id is, has clauses, none of them twice (found twice: {twice}), and a "
            "source that begins with https://."
        )
    return order, framework


def _framework(table: Mapping[str, Any]) -> Framework:
    checked = bool(table["checked"])
    return Framework(
        id=table["id"],
        title=table["title"],
        short_title=table["short_title"],
        binds=table["binds"],
        unknown=table["unknown"],
        source_title=table["source_title"],
        source=table["source"],
        checked=checked,
        parts=tuple(
            Part(
                title=part["title"],
                clauses=tuple(
                    Clause(
                        id=one["id"],
                        name=one.get("name", one["id"]),
                        asks=one["asks"],
                        checked=bool(one.get("checked", checked)),
                    )
                    for one in part["clauses"]
                ),
            )
            for part in table["parts"]
        ),
    )
