"""Policies and menus are files that somebody signed. All are read, or none."""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Annotated, Protocol, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from tallystick.errors import InputRefused

Name = Annotated[str, Field(min_length=2)]


class RulesRefused(InputRefused):
    """A file of policies, menus or decisions is not as it should be. None was used."""


class Signed(StrEnum):
    """How far a signed file has come."""

    UNCHECKED = "unchecked"
    CHECKED = "checked"


class Signature(Protocol):
    """What every signed file says of itself."""

    @property
    def written_by(self) -> str: ...
    @property
    def checked_by(self) -> str: ...
    @property
    def review_by(self) -> date: ...
    @property
    def status(self) -> Signed: ...


S = TypeVar("S", bound=Signature)


def read_packaged(folder: str, adapter: TypeAdapter[S]) -> Mapping[str, S]:
    """Every file of ``folder`` under ``disclosure/data``, by the name of the file.

    Raises RulesRefused with the problems of all files; then none is used.
    """
    found: dict[str, S] = {}
    problems: list[str] = []
    there = files("tallystick.disclosure") / "data" / folder
    for file in sorted(there.iterdir(), key=lambda one: one.name):
        name = file.name.removesuffix(".toml")
        try:
            found[name] = adapter.validate_python(tomllib.loads(file.read_text("utf-8")))
        except (ValueError, tomllib.TOMLDecodeError) as error:
            problems += problems_in(file.name, error)
        else:
            problems += [f"{file.name}: {problem}" for problem in _unsigned(found[name])]
    if problems:
        raise RulesRefused("\n".join(["No rule was loaded.", *problems]))
    return found


def _unsigned(one: Signature) -> list[str]:
    problems = [] if one.written_by else ["nobody signed it (written_by)"]
    if one.status is Signed.CHECKED and one.checked_by in ("", one.written_by):
        problems.append("only what a second person checked may be called checked")
    return problems


def problems_in(name: str, error: Exception) -> list[str]:
    """What is wrong with a file, a line for each problem, without the values that stand there."""
    if isinstance(error, ValidationError):
        return [f"{name}: {'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()]
    return [f"{name}: {error}"]
