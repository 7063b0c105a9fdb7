"""Who is compared with whom in pay: a reference group, the groups held against it, and what to call them all."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

from tallystick.definitions.indicator import STRICT
from tallystick.errors import DefinitionsRefused
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import Grouping

UNKNOWN = "unknown"
# Joins the codes of categories that are counted together because each is too small: "j+k".
TOGETHER = "+"


@dataclass(frozen=True, kw_only=True)
class PaidGroup:
    """One group: its code, what its people are called inside a sentence, and its heading."""

    __pydantic_config__ = STRICT
    code: str
    people: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class PayComparator:
    """Whose pay is held against whose.

    ``grouping`` names the sets of people. ``reference`` is the group that a gap is a percentage of. ``parents`` names
    the wider grouping inside which small groups may be counted together; blank where none may.
    """

    __pydantic_config__ = STRICT
    id: str
    characteristic: str
    grouping: str
    title: str
    reference: str
    groups: tuple[PaidGroup, ...]
    parents: str = ""

    def __post_init__(self) -> None:
        codes = {group.code for group in self.sets.groups}
        named = {group.code for group in self.groups} or codes
        if named != codes or self.reference not in codes:
            raise ValueError(f"comparator {self.id} does not name the groups of {self.grouping}")

    @property
    def sets(self) -> Grouping:
        """The sets of people that are compared."""
        return grouping(self.grouping)

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of all groups in the fixed order of the classification, those not known last."""
        return tuple(group.code for group in self.groups or self.sets.groups)

    def named(self, code: str) -> PaidGroup:
        """What the people of a group are called; of several together, each. Raises ValueError for no such group."""
        parts = [self._one(part) for part in code.split(TOGETHER)]
        if len(parts) == 1:
            return parts[0]
        headings = " and ".join(filter(None, (", ".join(one.heading for one in parts[:-1]), parts[-1].heading)))
        return PaidGroup(code=code, people=f"people from these ethnic groups together: {headings}", heading=headings)

    def _one(self, code: str) -> PaidGroup:
        for one in self.groups:
            if one.code == code:
                return one
        group = self.sets.group(code)
        if code == UNKNOWN:
            return PaidGroup(code=code, people="people whose ethnicity is not known", heading="Not known")
        called = group.in_sentence
        # "Any other Asian background" is a background already.
        where = called if called.startswith("any other") else f"the {called} ethnic group"
        return PaidGroup(code=code, people=f"people from {where}", heading=group.as_heading)


def pay_comparator(name: str) -> PayComparator:
    """The comparator of this name. Raises KeyError where there is none."""
    return comparators()[name]


@cache
def comparators() -> Mapping[str, PayComparator]:
    """Every comparator by its name. Raises DefinitionsRefused where the file is not as it should be."""
    document = tomllib.loads((files("tallystick.definitions.pay") / "data" / "comparators.toml").read_text("utf-8"))
    try:
        found = TypeAdapter(tuple[PayComparator, ...]).validate_python(document["comparator"])
    except ValueError as error:
        raise DefinitionsRefused(f"comparators.toml: {error}") from None
    return MappingProxyType({one.id: one for one in found})
