"""Disability status, and the three groups the Workforce Disability Equality Standard compares."""

from enum import StrEnum
from functools import cache

from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity.members import Unmatched, Why
from tallystick.vocabulary.groups import Group, Grouping
from tallystick.vocabulary.words import index, number_code, plain

DISABILITY = "disability"
DISABILITY_STATUS = "disability status"


class Disability(StrEnum):
    """What a staff record says. Three kinds of unknown stay apart, because they ask for different work."""

    DISABLED = "disabled"
    NON_DISABLED = "non-disabled"
    NOT_STATED = "not-stated"
    PREFER_NOT_TO_SAY = "prefer-not-to-say"
    NOT_KNOWN = "not-known"

    @property
    def label(self) -> str:
        """Its name as it stands inside a sentence."""
        return str(_files.table("disability.toml")["names"][self])


@cache
def disability_grouping() -> Grouping:
    """Disabled, non-disabled and unknown."""
    data = _files.table("disability.toml")
    groups = tuple(
        Group(**{**entry, "members": frozenset(Disability(value) for value in entry["members"].split())})
        for entry in data["group"]
    )
    title = "Disabled and non-disabled"
    return Grouping(DISABILITY, title, data["source"], groups, tuple(Disability), DISABILITY_STATUS)


def members(code: str) -> frozenset[StrEnum]:
    """Who stands behind a group code or a code of the staff record; empty when it is in no list."""
    wanted = code.strip().casefold()
    for group in disability_grouping().groups:
        if group.code == wanted:
            return group.members
    listed = _files.table("disability.toml")["codes"].get(wanted.zfill(2), wanted)
    return frozenset({Disability(listed)}) if listed in set(Disability) else frozenset()


def read(text: str) -> Disability | Unmatched:
    """Read a disability field: "01", "Yes", "Prefer not to answer", "" (not known)."""
    words = plain(text)
    if not words:
        return Disability.NOT_KNOWN
    data = _files.table("disability.toml")
    code = number_code(text, width=2)
    # Codes go first where they are written with both figures: "01" is a code, "1" a tick.
    listed = data["codes"].get(code if len(text.strip()) > 1 else "") or _words().get(words)
    return Disability(listed) if listed else Unmatched(text, Why.NOT_IN_LIST)


def roll_up(code: str, to: Grouping) -> str | Unmatched:
    """The group of `to` that holds everybody behind a code."""
    people = members(code)
    if not people:
        return Unmatched(code, Why.NOT_IN_LIST)
    holding = {to.group_of(member).code for member in people}
    return holding.pop() if len(holding) == 1 else Unmatched(code, Why.SPANS_GROUPS)


@cache
def _words() -> dict[str, str]:
    return index(_files.table("disability.toml")["words"])
