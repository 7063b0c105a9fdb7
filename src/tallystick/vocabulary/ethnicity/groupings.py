"""Groupings: which categories stand together. The set is stored; its definition is made from the set."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity.members import (
    EVERY_MEMBER,
    Category,
    Unknown,
    Unmatched,
    Why,
    member_of,
)
from tallystick.vocabulary.ethnicity.reading import Reading, read
from tallystick.vocabulary.groups import Group, Grouping, capitalised

FINEST = "finest"


ETHNICITY = "ethnicity"


def grouping(name: str) -> Grouping:
    """The grouping of this name: wres, five, five-2001, govuk, white-british-rest or finest.

    Raises:
        ValueError: there is no such grouping.
    """
    found = _by_name().get(name)
    if found is None:
        raise ValueError(f"there is no grouping {name!r}; there are {', '.join(_by_name())}")
    return found


def groupings() -> tuple[Grouping, ...]:
    """Every grouping."""
    return tuple(_by_name().values())


def members(code: str) -> frozenset[StrEnum]:
    """Who stands behind a group code of any grouping or a category code; empty when it is in no list.

    Two codes whose sets overlap must not stand beside each other in one table (`bme` beside `asian`).
    """
    wanted = code.strip().lower()
    if wanted in _by_group_code():
        return _by_group_code()[wanted]
    if wanted in set(Unknown):
        return frozenset({Unknown(wanted)})
    # Codes only: a blank or a name in a column of codes is a mistake to report, not to interpret.
    found = read(code) if 0 < len(wanted) <= 2 else None
    return frozenset({found.member}) if isinstance(found, Reading) else frozenset()


def roll_up(code: str, to: Grouping) -> str | Unmatched:
    """The group of `to` that holds everybody behind a group code or a category code.

    `asian` is `bme` in wres; `bme` is `Unmatched` in the five groups, because it spreads over four of them.
    """
    people = members(code)
    if not people:
        return Unmatched(code, Why.NOT_IN_LIST)
    holding = {to.group_of(member).code for member in people}
    if len(holding) > 1:
        return Unmatched(code, Why.SPANS_GROUPS, people)
    return holding.pop()


@cache
def _by_name() -> Mapping[str, Grouping]:
    data = _files.table("groupings.toml")
    unknown = Group(**data["unknown"], members=frozenset(Unknown))
    coarse = [_grouping(entry, unknown) for entry in data["grouping"]]
    return MappingProxyType({entry.name: entry for entry in (*coarse, _finest(data["source"], unknown))})


@cache
def _by_group_code() -> Mapping[str, frozenset[StrEnum]]:
    found: dict[str, frozenset[StrEnum]] = {}
    for group in (group for entry in groupings() for group in entry.groups):
        if found.setdefault(group.code, group.members) != group.members:
            raise ValueError(f"group code {group.code!r} means different people in two groupings")
    return MappingProxyType(found)


def _grouping(entry: Mapping[str, Any], unknown: Group) -> Grouping:
    groups = tuple(
        Group(**{**group, "members": frozenset(member_of(value) for value in group["members"].split())})
        for group in entry["groups"]
    )
    return Grouping(entry["name"], entry["title"], entry["source"], (*groups, unknown), EVERY_MEMBER, ETHNICITY)


def _finest(source: str, unknown: Group) -> Grouping:
    groups = tuple(
        Group(category.lower(), category.label, capitalised(category.label), frozenset({category}))
        for category in Category
    )
    title = "Each ethnic category by itself"
    return Grouping(FINEST, title, source, (*groups, unknown), EVERY_MEMBER, ETHNICITY)
