"""What each kind of record holds, as data: its fields, their types, and the headers people really have.

From these files, and from nothing else, are made the recognition of columns, the check of typed frames, the
published table schemas, the page of the documentation and the blank workbook.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import ConfigDict, TypeAdapter

from tallystick.records.frames import RecordKind

_STRICT = ConfigDict(extra="forbid")


class FieldType(StrEnum):
    """What kind of thing a cell holds."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    DATE = "date"
    DECIMAL = "decimal"
    WHOLE_NUMBER = "whole-number"
    PERCENT = "percent"
    YES_NO = "yes-no"
    STAGE = "stage"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    SEX = "sex"
    CONTRACT_TYPE = "contract-type"
    ASSIGNMENT_STATUS = "assignment-status"
    PAY_SCALE = "pay-scale"
    STAFF_GROUP = "staff-group"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column that a kind of record may have.

    ``title`` is the header we ask for, ``aliases`` the others that are understood. ``prefer`` puts some of them in
    order, for extracts that hold more than one. ``instead`` names the field whose column is used where this one
    has none.
    """

    __pydantic_config__ = _STRICT
    name: str
    title: str
    type: FieldType
    meaning: str
    required: bool = False
    personal: bool = False
    instead: str = ""
    aliases: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that means this field, the title first."""
        return (self.title, self.name, *self.prefer, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A system whose extracts are known by headers that stand together."""

    __pydantic_config__ = _STRICT
    name: str
    headers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FrameRules:
    """What holds for the typed frame of a kind: which columns may be null, and which have a closed list."""

    __pydantic_config__ = _STRICT
    may_be_null: tuple[str, ...] = ()
    closed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One kind of record.

    ``row`` says what one row is. ``file_names`` are words in the name of a file or sheet that hint at the kind.
    ``one_of`` lists sets of fields of which a table must have one at least.
    """

    __pydantic_config__ = _STRICT
    kind: RecordKind
    version: str
    source: str
    title: str
    row: str
    file_names: tuple[str, ...]
    fields: tuple[Field, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    sources: tuple[Source, ...] = ()
    frame: FrameRules = FrameRules()

    def __post_init__(self) -> None:
        names = {each.name for each in self.fields}
        said = {name for group in self.one_of for name in group} | {each.instead for each in self.fields} - {""}
        if len(names) != len(self.fields) or said - names:
            raise ValueError(f"the schema of {self.kind} names a field twice, or one that it has not")

    def named(self, name: str) -> Field:
        """The field of this name. Raises KeyError where there is none."""
        return {each.name: each for each in self.fields}[name]

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields without which a table cannot be counted."""
        return tuple(each for each in self.fields if each.required)


@cache
def schema(kind: RecordKind) -> Schema:
    """The schema of a kind of record.

    Raises ValueError where its file is not as it should be.
    """
    document = tomllib.loads((files("tallystick.records") / "data" / f"{kind}.toml").read_text("utf-8"))
    return TypeAdapter(Schema).validate_python({**document, "kind": kind})


def schemas() -> tuple[Schema, ...]:
    """The schema of every kind, in the order of RecordKind."""
    return tuple(schema(kind) for kind in RecordKind)
