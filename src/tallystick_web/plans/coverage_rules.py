"""Everything that is asked for, row by row, and where in the service each row is at home.

A home is a kind and a name, such as ``register:policies``. Most rows of a membership body's plan are carried by items
of the starting plan as well. A place is a part of the service under which registers and question sets are listed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from tallystick.definitions.indicator import STRICT


class Part(StrEnum):
    """A part of the service. Its name is that of its folder."""

    ORGANISATIONS = "organisations"
    EVIDENCE = "evidence"
    DEPOSITS = "deposits"
    NUMBERS = "numbers"
    DECLARATIONS = "declarations"
    REGISTERS = "registers"
    QUESTIONNAIRES = "questionnaires"
    PLANS = "plans"
    REVIEWS = "reviews"
    PUBLICATIONS = "publications"
    DESK = "desk"


class PlaceKind(StrEnum):
    """What a place is. Its id begins with it."""

    PAGE = "page"
    REVIEW = "review"
    REGISTER = "register"
    QUESTIONNAIRE = "questionnaire"


class HomeKind(StrEnum):
    """What a home is. Its name is looked up where things of that kind are listed."""

    DEFINITION = "definition"
    MEASURE = "measure"
    REGISTER = "register"
    SET = "set"
    CYCLE = "cycle"
    QUESTIONS = "questions"
    ITEM = "item"
    PAGE = "page"
    COMMAND = "command"
    DOC = "doc"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            HomeKind.DEFINITION: "definition",
            HomeKind.SET: "question set",
            HomeKind.CYCLE: "review",
            HomeKind.QUESTIONS: "questions for a board",
            HomeKind.ITEM: "item of a starting plan",
            HomeKind.DOC: "document",
        }.get(self, str(self))

    @property
    def can_count(self) -> bool:
        """Whether such a home gives a figure that nobody types in."""
        return self in (HomeKind.DEFINITION, HomeKind.MEASURE, HomeKind.SET, HomeKind.COMMAND)


class Basis(StrEnum):
    """Whether people record what a row asks for, or it is counted from what is held."""

    RECORDED = "recorded"
    COUNTED = "counted"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True, order=True)
class Home:
    """Where something is: a name among all things of a kind."""

    kind: HomeKind
    name: str


def home_called(text: str) -> Home:
    """A home from how data name it, such as ``set:pulse``. Raises ValueError where there is no such kind."""
    kind, _, name = text.partition(":")
    if not name:
        raise ValueError(f"{text} is no kind and name")
    return Home(kind=HomeKind(kind), name=name)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A part of the service where something is done or kept.

    ``homes`` are written as in the data. Registers and question sets name their place themselves and need not be there.
    """

    __pydantic_config__ = STRICT
    id: str
    text: str
    part: Part
    homes: tuple[str, ...] = ()

    @property
    def kind(self) -> PlaceKind:
        """What it is."""
        return PlaceKind(self.id.partition("/")[0])


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows that are asked for together, such as all about influence."""

    __pydantic_config__ = STRICT
    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that is asked for. ``partly`` says what of it is missing and why; blank where nothing is."""

    __pydantic_config__ = STRICT
    id: str
    group: str
    asks: str
    basis: Basis
    homes: tuple[str, ...]
    partly: str = ""

    @property
    def homes_found(self) -> tuple[Home, ...]:
        """Its homes, in the order in which people should look there."""
        return tuple(map(home_called, self.homes))


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Something that the service does not hold on purpose, although rows could be read as asking for it."""

    __pydantic_config__ = STRICT
    what: str
    why: str
    rows: tuple[str, ...]


@cache
def rows() -> Mapping[str, Row]:
    """Every row by its id, in their order."""
    found = TypeAdapter(tuple[Row, ...]).validate_python(_document()["row"])
    return MappingProxyType({one.id: one for one in found})


@cache
def asked() -> Mapping[str, str]:
    """What each row asks for, in a sentence, by its id."""
    return MappingProxyType({one.id: one.asks for one in rows().values()})


@cache
def places() -> Mapping[str, Place]:
    """Every place by its id, in the order of data/coverage.toml."""
    found = TypeAdapter(tuple[Place, ...]).validate_python(_document()["place"])
    return MappingProxyType({one.id: one for one in found})


@cache
def groups() -> tuple[Group, ...]:
    """The groups of rows, in their order."""
    return TypeAdapter(tuple[Group, ...]).validate_python(_document()["group"])


@cache
def left_out() -> tuple[LeftOut, ...]:
    """What is left out on purpose."""
    return TypeAdapter(tuple[LeftOut, ...]).validate_python(_document()["left_out"])


@cache
def pages() -> Mapping[str, str]:
    """What people call a page, by the name of its address."""
    return MappingProxyType(dict(_document()["pages"]))


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads((files("tallystick_web.plans") / "data" / "coverage.toml").read_text("utf-8"))
