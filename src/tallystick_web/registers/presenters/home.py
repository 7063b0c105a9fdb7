"""The page of all registers: what is due first, then every register by area, with how much of it counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tallystick_web.core.templating import capitalize_first, day, number
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Register
from tallystick_web.registers.presenters.tallies import tally_in_words
from tallystick_web.registers.queries.across import DueEntry
from tallystick_web.registers.queries.lists import Tally

_AREAS: Mapping[str, frozenset[str]] = {
    "Policies and training": frozenset({"policies", "training"}),
    "Events, and people who speak or train": frozenset({"events", "contacts"}),
    "What we publish, and the media": frozenset({"outputs", "outlets"}),
    "Buying, partners and funders": frozenset({"suppliers"}),
    "Influence and stakeholders": frozenset({"influence"}),
    "Staff networks and experts": frozenset({"networks"}),
    "Learning and resources": frozenset({"resources"}),
    "Pledges, initiatives and money": frozenset({"pledges", "initiatives", "funding", "development"}),
    "Elections": frozenset({"elections"}),
}
"""Which places of the plan stand together, by the last word of each."""
_OTHERS = "Other registers"
MOST_DUE = 10
ALSO_HERE = (
    ("mixes", "How wide the mix is of those who appear", Capability.READ_REGISTERS),
    ("bank", "How many people on the list can be asked", Capability.READ_CONTACTS),
    ("look-back-begin", "Look back at a quarter of outputs", Capability.KEEP_OUTPUTS),
    ("audit-prepare", "Prepare the yearly audit of buying", Capability.KEEP_SUPPLIERS),
    ("concerns", "Concerns as counts and times", Capability.READ_CONCERNS),
    ("where-to-look", "Where to look: sources side by side for each directorate", Capability.READ_CONCERNS),
    ("route-to-raise", "How to raise a concern", Capability.READ_PLAN),
    ("carers-passport", "Carers passport to print", Capability.READ_PLAN),
)
"""Pages made of registers: the route, the words, and what opens each."""


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """An entry that is due from the reader."""

    entry: DueEntry
    says: str


@dataclass(frozen=True, kw_only=True)
class RegisterLine:
    """A register in the list of all, and how much of it counts."""

    register: Register
    says: str


@dataclass(frozen=True, kw_only=True)
class Area:
    """Registers that stand together: those that hold something, and those without an entry."""

    title: str
    lines: tuple[RegisterLine, ...]
    without: tuple[Register, ...]


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """All registers that the reader may read."""

    lead: str
    due: tuple[DueLine, ...]
    more_due: int
    areas: tuple[Area, ...]


def home_page(
    registers: Collection[Register], tallies: Mapping[str, Tally], due: Collection[DueEntry], *, today: date
) -> HomePage:
    """The page, from how much of each register counts and from what is due from the reader."""
    lines = tuple(DueLine(entry=one, says=_when(one, today)) for one in due)
    return HomePage(
        lead=_lead(tallies, due),
        due=lines[:MOST_DUE],
        more_due=max(0, len(lines) - MOST_DUE),
        areas=_areas(registers, tallies),
    )


def area_of(register: Register) -> str:
    """The area that a register stands in."""
    place = register.place.rpartition("/")[2]
    return next((title for title, places in _AREAS.items() if place in places), _OTHERS)


def _areas(registers: Collection[Register], tallies: Mapping[str, Tally]) -> tuple[Area, ...]:
    found = []
    for title in (*_AREAS, _OTHERS):
        here = [one for one in registers if area_of(one) == title]
        held = [one for one in here if tallies[one.id].every]
        lines = tuple(RegisterLine(register=one, says=f"{tally_in_words(one, tallies[one.id])}.") for one in held)
        if here:
            without = tuple(one for one in here if one not in held)
            found.append(Area(title=title, lines=lines, without=without))
    return tuple(found)


def _lead(tallies: Mapping[str, Tally], due: Collection[DueEntry]) -> str:
    stale = sum(one.stale for one in tallies.values())
    first = _due_in_words(len(due))
    if not any(one.every for one in tallies.values()):
        return "Nothing is kept yet in the registers that are open to you."
    if not stale:
        return f"{first} Every entry was confirmed in time."
    entries = "One entry is stale" if stale == 1 else f"{number(stale)} entries are stale"
    return f"{first} {entries} in all, and not counted until somebody confirms them."


def _due_in_words(count: int) -> str:
    if not count:
        return "Nothing is due from you."
    return (
        "One entry is to be confirmed by you." if count == 1 else f"{number(count)} entries are to be confirmed by you."
    )


def _when(entry: DueEntry, today: date) -> str:
    what = capitalize_first(entry.register.one)
    if entry.review_on < today:
        return f"{what}. Stale: it should have been confirmed by {day(entry.review_on)}."
    return f"{what}. To be confirmed by {day(entry.review_on)}."
