"""The lines of a national collection form, as data with a version: what stands where, in the form's own order."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from tallystick.definitions.indicator import STRICT


class Asked(StrEnum):
    """What a line of a form asks for."""

    HEADS = "heads"
    PEOPLE = "people"
    HAPPENED = "happened"
    RATE = "rate"
    RATIO = "ratio"
    PERCENT = "percent"
    SHARE = "share"
    POINTS = "points"


@dataclass(frozen=True, kw_only=True)
class FormLine:
    """One numbered line. ``worked_out`` marks those that the form calculates by itself."""

    __pydantic_config__ = STRICT
    number: int
    indicator: str
    item: str
    measure: str
    figure: Asked
    row: str = ""
    worked_out: bool = False


@dataclass(frozen=True, kw_only=True)
class CollectionForm:
    """A form of one standard. ``confirmed`` says whether the original has been seen."""

    __pydantic_config__ = STRICT
    version: str
    standard: str
    confirmed: bool
    lines: tuple[FormLine, ...]


@cache
def collection_form() -> CollectionForm:
    """The form of the national data collection."""
    text = (files("tallystick.definitions") / "data" / "collection.toml").read_text("utf-8")
    return TypeAdapter(CollectionForm).validate_python(tomllib.loads(text))
