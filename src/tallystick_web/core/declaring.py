"""People who can be asked how they describe themselves, and sets of appearances whose mix is counted.

An application that knows people by name offers them here by an id alone. The application that keeps what they said
never learns a name from it, but for the letter that goes to an address.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody who can be asked: what they are called, and the address that their links go to (blank for none)."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Declarants:
    """A kind of people who can be asked how they describe themselves; ``text`` is the kind in words ("speaker").

    ``find`` tells of an organisation's people by their ids: of those asked for, or of all. ``also`` gives for each of
    some ids every id that is the same person, the id itself first: entries that somebody merged. ``asks`` are the
    capabilities of which one is enough to send them a link.
    """

    text: str
    find: Callable[[UUID, Collection[UUID] | None], Mapping[UUID, Known]]
    also: Callable[[UUID, Collection[UUID]], Mapping[UUID, tuple[UUID, ...]]]
    asks: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Appearances:
    """How often one person appears in a row of a population: ``person`` tells people apart and says nothing else.

    ``subject`` is the id by which they can be asked; None for somebody who was forgotten. ``times`` is a number of
    appearances, or of days where those are counted.
    """

    person: UUID
    subject: UUID | None
    times: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Population:
    """Appearances whose mix is counted, such as those of speakers: of which kind of declarants, and in words of what.

    ``find`` gives those of a closed period, both days included, by the row that they stand in; a population always has
    the row ``all``, which holds every appearance of the other rows. ``rows`` are the words for each row.
    """

    text: str
    kind: str
    rows: Mapping[str, str]
    find: Callable[[UUID, date, date], Mapping[str, Sequence[Appearances]]]


_declarants: dict[str, Declarants] = {}
_populations: dict[str, Population] = {}


def add_declarants(kind: str, declarants: Declarants) -> None:
    """Offer people who can be asked, by a name that stands in addresses (``contact``)."""
    _declarants[kind] = declarants


def declarants() -> Mapping[str, Declarants]:
    """Every kind of people who can be asked."""
    return MappingProxyType(_declarants)


def add_population(name: str, population: Population) -> None:
    """Offer appearances whose mix is counted, by a name that stands in ids of measures (``speakers``)."""
    _populations[name] = population


def populations() -> Mapping[str, Population]:
    """Every population whose mix is counted."""
    return MappingProxyType(_populations)
