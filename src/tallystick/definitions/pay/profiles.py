"""Profiles of pay: which groups are compared, how large they must be, and what the figures are worth in law."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tallystick.definitions.indicator import STRICT
from tallystick.definitions.pay.comparators import PayComparator, comparators, pay_comparator
from tallystick.definitions.standard import Status
from tallystick.errors import DefinitionsRefused, WrongArguments

_NOT_PROFILES = ("comparators.toml",)
# Under no profile do figures of fewer people leave the analyst's desk.
FEWEST_OUTSIDE = 5


class LeftOver(StrEnum):
    """Which quarters take one person more where the number of people does not divide by four."""

    GOVUK = "govuk"  # lower; lower and upper middle; all but upper
    UPPER = "upper"  # from the top down, as some employers have done


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """How many people each of two groups must have, in the population of the measure.

    ``publish`` holds for figures that leave the analyst's desk, ``desk`` for those that stay there. Below ``advise``
    a figure that is shown carries a warning.
    """

    __pydantic_config__ = STRICT
    publish: int
    advise: int
    desk: int


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One set of rules for pay.

    ``banner`` stands on everything made under it. ``comparators`` are by characteristic, the headline first.
    """

    __pydantic_config__ = STRICT
    id: str
    revision: int
    title: str
    kind_of_rule: str
    banner: str
    comparators: Mapping[str, tuple[str, ...]]
    minimum: Minimum
    left_over: LeftOver
    notes: tuple[str, ...]
    source: str
    written_by: str
    checked_by: str
    review_by: date
    status: Status
    sha256: str = ""

    @property
    def name(self) -> str:
        """The name a figure keeps for ever: ``govuk-2023.1``."""
        return f"{self.id}.{self.revision}"

    @property
    def characteristics(self) -> tuple[str, ...]:
        """What people may be grouped by under this profile."""
        return tuple(self.comparators)

    def compared(self, characteristic: str) -> tuple[PayComparator, ...]:
        """The comparators of a characteristic, the headline first.

        Raises WrongArguments where the profile has none for it.
        """
        if characteristic not in self.comparators:
            raise WrongArguments(
                f"The profile {self.id} does not compare people by {characteristic}. "
                f"It compares them by: {', '.join(self.characteristics)}."
            )
        return tuple(pay_comparator(name) for name in self.comparators[characteristic])


def profile(name: str) -> Profile:
    """The profile of this name. Raises WrongArguments, naming those there are, where there is none."""
    if name not in profiles():
        raise WrongArguments(f"There is no profile '{name}'. There are: {', '.join(profiles())}.")
    return profiles()[name]


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile that comes with the program, by name.

    Raises DefinitionsRefused with the problems of all files; then none is used.
    """
    found: dict[str, Profile] = {}
    problems: list[str] = []
    for name, document in _documents():
        try:
            made = TypeAdapter(Profile).validate_python({**document, "sha256": _fingerprint(document)})
        except ValidationError as error:
            problems += [f"{name}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        else:
            found[made.id] = made
            problems += [f"{name}: {problem}" for problem in problems_of(made)]
    if problems:
        raise DefinitionsRefused("\n".join(["No profile was loaded.", *problems]))
    return MappingProxyType(found)


def problems_of(made: Profile) -> Iterator[str]:
    """What is wrong with a profile beyond the shape of its file."""
    if made.status is Status.CHECKED and made.checked_by in ("", made.written_by):
        yield "only what a second person checked may be called checked"
    if made.minimum.publish < FEWEST_OUTSIDE:
        yield f"minimum.publish is under {FEWEST_OUTSIDE}"
    if made.status is Status.PROVISIONAL and not made.banner:
        yield "a provisional profile has a banner that says so"
    for characteristic, names in made.comparators.items():
        known = [name for name in names if name in comparators()]
        if len(known) != len(names):
            yield f"comparators.{characteristic} names one that does not exist"
        if any(pay_comparator(name).characteristic != characteristic for name in known):
            yield f"comparators.{characteristic} names one of another characteristic"


def _documents() -> Iterator[tuple[str, dict[str, Any]]]:
    there = files("tallystick.definitions.pay") / "data"
    for file in sorted(there.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml") and file.name not in _NOT_PROFILES:
            yield file.name, tomllib.loads(file.read_text("utf-8"))


def _fingerprint(document: Mapping[str, Any]) -> str:
    meaning = json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(meaning.encode()).hexdigest()
