"""Every grouping of every characteristic, and the reading of a code by the lists of its own characteristic."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from tallystick.vocabulary import disability, ethnicity, sexes
from tallystick.vocabulary.ethnicity import Unmatched
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick.vocabulary.groups import Grouping

_MEMBERS: Mapping[str, Callable[[str], frozenset[StrEnum]]] = MappingProxyType(
    {
        ETHNICITY: ethnicity.members,
        disability.DISABILITY_STATUS: disability.members,
        sexes.SEX: sexes.members,
    }
)
_ROLL_UP: Mapping[str, Callable[[str, Grouping], str | Unmatched]] = MappingProxyType(
    {
        ETHNICITY: ethnicity.roll_up,
        disability.DISABILITY_STATUS: disability.roll_up,
        sexes.SEX: sexes.roll_up,
    }
)


def groupings() -> tuple[Grouping, ...]:
    """Every grouping."""
    return (*ethnicity.groupings(), disability.disability_grouping(), sexes.sex_grouping())


def grouping(name: str) -> Grouping:
    """The grouping of this name.

    Raises:
        ValueError: there is no such grouping.
    """
    if name == disability.DISABILITY:
        return disability.disability_grouping()
    if name == sexes.SEX:
        return sexes.sex_grouping()
    return ethnicity.grouping(name)


def members(code: str, *, of: Grouping) -> frozenset[StrEnum]:
    """Who stands behind ``code``, read by the lists of the characteristic that ``of`` groups."""
    return _MEMBERS[of.characteristic](code)


def roll_up(code: str, to: Grouping) -> str | Unmatched:
    """The group of ``to`` that holds everybody behind ``code``, or why there is none."""
    return _ROLL_UP[to.characteristic](code, to)
