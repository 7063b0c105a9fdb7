"""Groups and groupings of any characteristic: the set is stored, and the definition people read is made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True)
class Group:
    """Some members under one code. Its two names stand inside a sentence and at the head of a column."""

    code: str
    in_sentence: str
    as_heading: str
    members: frozenset[StrEnum]

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError(f"group {self.code!r} has nobody in it")


@dataclass(frozen=True)
class Grouping:
    """Every member of ``universe`` in exactly one group, the groups in the order of display.

    ``characteristic`` is what is grouped, such as ethnicity: a code is read by the lists of its characteristic.
    """

    name: str
    title: str
    source: str
    groups: tuple[Group, ...]
    universe: tuple[StrEnum, ...]
    characteristic: str

    def __post_init__(self) -> None:
        placed = [member for group in self.groups for member in group.members]
        if sorted(placed) != sorted(self.universe):
            raise ValueError(f"grouping {self.name!r} leaves a member out or places one twice")
        if len({group.code for group in self.groups}) != len(self.groups):
            raise ValueError(f"grouping {self.name!r} uses a group code twice")

    def group_of(self, member: StrEnum) -> Group:
        """The one group this member is in."""
        return next(group for group in self.groups if member in group.members)

    def group(self, code: str) -> Group:
        """The group with this code.

        Raises:
            ValueError: the grouping has no such group.
        """
        for group in self.groups:
            if group.code == code:
                return group
        raise ValueError(f"grouping {self.name!r} has no group {code!r}")

    def definition(self, *, headings: Mapping[str, str] = MappingProxyType({})) -> str:
        """Who is in each group, in sentences made from the sets. `headings` replaces headings, by code."""
        return " ".join(
            f"{headings.get(group.code, group.as_heading)}: {self._listed(group.members)}." for group in self.groups
        )

    def _listed(self, people: Iterable[StrEnum]) -> str:
        present = set(people)
        labels = [str(getattr(member, "label", member)) for member in self.universe if member in present]
        return capitalised(" and ".join(filter(None, (", ".join(labels[:-1]), labels[-1]))))


def capitalised(words: str) -> str:
    """Words with a capital at the front and the rest as it was (`str.capitalize` would spoil "BME")."""
    return words[:1].upper() + words[1:]
