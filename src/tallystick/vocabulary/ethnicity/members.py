"""The sixteen ethnic categories of the NHS and the five kinds of unknown: what everybody is counted in."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from tallystick.vocabulary import _files


class Category(StrEnum):
    """An ethnic category of the 2001 census set, the national standard for staff records.

    Source: https://www.datadictionary.nhs.uk/data_elements/ethnic_category.html
    """

    WHITE_BRITISH = "A"
    WHITE_IRISH = "B"
    OTHER_WHITE = "C"
    WHITE_AND_BLACK_CARIBBEAN = "D"
    WHITE_AND_BLACK_AFRICAN = "E"
    WHITE_AND_ASIAN = "F"
    OTHER_MIXED = "G"
    INDIAN = "H"
    PAKISTANI = "J"
    BANGLADESHI = "K"
    OTHER_ASIAN = "L"
    BLACK_CARIBBEAN = "M"
    BLACK_AFRICAN = "N"
    OTHER_BLACK = "P"
    CHINESE = "R"
    ANY_OTHER = "S"

    @property
    def label(self) -> str:
        """Its name as it stands inside a sentence: "White British", "any other Asian background"."""
        return _names()[self]


class Unknown(StrEnum):
    """Why no category is recorded. Five facts, kept apart because they ask for different work."""

    NOT_STATED = "not-stated"  # was asked and declined, or could not choose: national code Z
    PREFER_NOT_TO_SAY = "prefer-not-to-say"  # chose that answer
    NOT_KNOWN = "not-known"  # nothing is recorded: national code 99, or blank
    NOT_ASKED = "not-asked"
    WITHDRAWN = "withdrawn"  # was given once; the person took it back

    @property
    def label(self) -> str:
        """Its name as it stands inside a sentence: "prefer not to say"."""
        return _names()[self]


Member = Category | Unknown
EVERY_MEMBER: tuple[Member, ...] = (*Category, *Unknown)


class Why(StrEnum):
    """Why a text has no single meaning."""

    NOT_IN_LIST = "not-in-the-list"
    NOT_SPECIFIC = "not-specific-enough"
    SEVERAL_UNKNOWNS = "several-kinds-of-unknown"
    CODE_AND_LABEL_DIFFER = "code-and-label-differ"
    SPANS_GROUPS = "spans-groups"

    @property
    def explanation(self) -> str:
        """The reason in a sentence."""
        return EXPLANATIONS[self]


EXPLANATIONS = {
    Why.NOT_IN_LIST: "It is not in the list of codes or of labels.",
    Why.NOT_SPECIFIC: "It is not specific enough: several ethnic categories fit.",
    Why.SEVERAL_UNKNOWNS: "It puts several kinds of unknown under one name.",
    Why.CODE_AND_LABEL_DIFFER: "The code says one thing and the words after it say another.",
    Why.SPANS_GROUPS: "The people it covers fall into more than one group.",
}


@dataclass(frozen=True)
class Unmatched:
    """A text that was not matched, and why. `possible` holds what it could mean, where that is known.

    The text came from somebody's record, so it stays out of `repr`, and with it out of logs and tracebacks.
    """

    text: str = field(repr=False)
    why: Why
    possible: frozenset[StrEnum] = frozenset()


def member_of(value: str) -> Member:
    """The member with this exact value ("A", "not-stated").

    Raises:
        ValueError: there is none.
    """
    return Category(value) if value in set(Category) else Unknown(value)


@cache
def _names() -> dict[Member, str]:
    return {member_of(value): name for value, name in _files.table("members.toml")["names"].items()}
