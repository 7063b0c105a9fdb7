"""Entries of a register that look alike: a person decides whether they are the same."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.queries.entries import entries_of


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Two entries that look alike, and by what: the older of the two first."""

    first: UUID
    first_title: str
    second: UUID
    second_title: str
    has_same_address: bool


@dataclass(frozen=True, kw_only=True)
class Looked:
    """An entry, by what it may be known."""

    id: UUID
    title: str
    addresses: tuple[str, ...] = ()


def pairs_in(organisation: UUID, register: Register) -> list[Alike]:
    """The live entries of a register that look alike, two and two."""
    addresses = [one.name for one in register.columns if one.kind is ColumnKind.ADDRESS]
    rows = entries_of(organisation, register).filter(ended_on=None, state__in=register.live_states)
    found = rows.order_by("at", "pk").values_list("pk", "title", *addresses)
    return alike(Looked(id=key, title=title, addresses=tuple(filter(None, said))) for key, title, *said in found)


def alike(entries: Iterable[Looked]) -> list[Alike]:
    """Those of some entries that share an address, or whose titles have the same words in any order."""
    every = list(entries)
    by_address: dict[str, list[Looked]] = defaultdict(list)
    by_words: dict[tuple[str, ...], list[Looked]] = defaultdict(list)
    for one in every:
        for address in {each.strip().casefold() for each in one.addresses} - {""}:
            by_address[address].append(one)
        by_words[_words(one.title)].append(one)
    found: dict[frozenset[UUID], Alike] = {}
    for groups, has_same_address in ((by_address, True), (by_words, False)):
        for group in groups.values():
            for first, second in pairwise(group):
                found.setdefault(frozenset({first.id, second.id}), _pair(first, second, has_same_address))
    return sorted(found.values(), key=lambda one: (one.first_title.casefold(), one.second_title.casefold()))


def _pair(first: Looked, second: Looked, has_same_address: bool) -> Alike:
    return Alike(
        first=first.id,
        first_title=first.title,
        second=second.id,
        second_title=second.title,
        has_same_address=has_same_address,
    )


def _words(title: str) -> tuple[str, ...]:
    """The words of a title without case, accents, signs and order."""
    apart = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(one if one.isalnum() else " " for one in apart if not unicodedata.combining(one))
    return tuple(sorted(plain.split()))
