"""House terms: which collective word an organisation uses, output by output, and what groups are then called.

A term names a set and never changes it: every term here stands for the same people, those the race equality
standard compares with white staff.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity import Grouping, grouping
from tallystick.vocabulary.groups import Group, capitalised


@dataclass(frozen=True)
class Term:
    """A collective term. `offered` is false for one that is only there to quote older sources."""

    id: str
    short: str
    full: str
    note: str
    source: str
    offered: bool


@dataclass(frozen=True)
class GroupLabel:
    """A group's names: inside a sentence ("white", "BME"), as a heading ("White", "Unknown ethnicity")."""

    in_sentence: str
    as_heading: str

    def __str__(self) -> str:
        return self.in_sentence


@dataclass(frozen=True)
class Terms:
    """An organisation's choice: one house term, and other terms for particular outputs.

    Statutory outputs keep the official word unless an override names them, so that a house style does not
    rename a national indicator by accident.

    Raises:
        ValueError: a term is not in the list, or is only for quoting.
    """

    house: str
    overrides: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for chosen in (self.house, *self.overrides.values()):
            if not term(chosen).offered:
                raise ValueError(f"the term {chosen!r} is only for quoting older sources")
        # A copy nobody else holds: the caller's mapping may change later.
        object.__setattr__(self, "overrides", MappingProxyType(dict(self.overrides)))

    def for_output(self, name: str) -> Term:
        """The term to use in this output ("wres", "board-paper")."""
        if name in self.overrides:
            return term(self.overrides[name])
        return official() if name in statutory_outputs() else term(self.house)


def terms() -> tuple[Term, ...]:
    """Every term, those that are only for quoting included."""
    return tuple(_by_id().values())


def term(term_id: str) -> Term:
    """The term with this id.

    Raises:
        ValueError: it is not in the list.
    """
    if term_id not in _by_id():
        raise ValueError(f"there is no term {term_id!r}; there are {', '.join(_by_id())}")
    return _by_id()[term_id]


def official() -> Term:
    """The word of the standard itself."""
    return term(_files.table("terms.toml")["official"])


def statutory_outputs() -> frozenset[str]:
    """The outputs whose wording belongs to a national standard."""
    return frozenset(_files.table("terms.toml")["statutory"])


def group_label(grouping: Grouping, group_code: str, *, term: Term) -> GroupLabel:
    """The names of a group. The term is used only where the group is the very set that the terms stand for.

    Raises:
        ValueError: the grouping has no such group.
    """
    group = grouping.group(group_code)
    if is_named_by_terms(group):
        return GroupLabel(term.short, capitalised(term.short))
    return GroupLabel(group.in_sentence, group.as_heading)


def is_named_by_terms(group: Group) -> bool:
    """Whether the terms stand for this very set of people."""
    return group.members == _set_of_the_terms()


def definition(grouping: Grouping, *, term: Term) -> str:
    """Who is in each group, in sentences, under the names this term gives them."""
    headings = {group.code: group_label(grouping, group.code, term=term).as_heading for group in grouping.groups}
    return grouping.definition(headings=headings)


@cache
def _set_of_the_terms() -> frozenset[object]:
    return frozenset(grouping("wres").group("bme").members)


@cache
def _by_id() -> Mapping[str, Term]:
    return MappingProxyType({entry["id"]: Term(**entry) for entry in _files.table("terms.toml")["term"]})
