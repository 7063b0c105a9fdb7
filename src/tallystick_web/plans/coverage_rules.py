"""What a membership body's anti-racism plan asks for, row by row, and the parts of the service that carry a row.

Most rows are carried by items of the starting plan. What no item can carry, such as a review every six months, is
carried by a place: a page, a review, a register or a questionnaire.
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
    """A part of the service. Its name is that of its folder, where it is there."""

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

    @property
    def label(self) -> str:
        """The part as people read it."""
        return {Part.DEPOSITS: "uploads", Part.DESK: "my work"}.get(self, str(self))


class PlaceKind(StrEnum):
    """What a place is. Its id begins with it."""

    PAGE = "page"
    REVIEW = "review"
    REGISTER = "register"
    QUESTIONNAIRE = "questionnaire"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where in the service something is done or kept.

    ``landed`` is false for what is not in the service yet; ``requirements`` are the rows it carries by itself.
    """

    __pydantic_config__ = STRICT
    id: str
    text: str
    part: Part
    landed: bool
    requirements: tuple[str, ...]

    @property
    def kind(self) -> PlaceKind:
        """What it is."""
        return PlaceKind(self.id.partition("/")[0])


@cache
def asked() -> Mapping[str, str]:
    """What each row asks for, in a sentence, by its id."""
    return MappingProxyType(dict(_document()["asks"]))


@cache
def places() -> Mapping[str, Place]:
    """Every place by its id, in the order of data/coverage.toml."""
    found = TypeAdapter(tuple[Place, ...]).validate_python(_document()["place"])
    return MappingProxyType({one.id: one for one in found})


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads((files("tallystick_web.plans") / "data" / "coverage.toml").read_text("utf-8"))
