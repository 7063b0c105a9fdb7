"""What registers offer to the application that keeps declarations: people by their ids, and appearances."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from tallystick_web.core import erasures, registry
from tallystick_web.core.declaring import (
    Appearances,
    Declarants,
    Known,
    Population,
    add_declarants,
    add_population,
)
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.actions.people import KIND, forget_again, forget_long_silent
from tallystick_web.registers.described.events import EventKind
from tallystick_web.registers.part_rules import PartTaken, Stage, TakesPartAs
from tallystick_web.registers.queries.parts import entries_of_kind, parts_between
from tallystick_web.registers.queries.people import known_people, same_people
from tallystick_web.registers.rules import Event

Choose = Callable[[PartTaken], bool]

_ON_STAGE = frozenset({TakesPartAs.SPEAKER, TakesPartAs.CHAIR, TakesPartAs.PANEL_MEMBER, TakesPartAs.FACILITATOR})
_BOUGHT = frozenset({TakesPartAs.TRAINER, TakesPartAs.FACILITATOR})


def offer() -> None:
    """Offer everything of this to the applications below."""
    asks = frozenset({str(Capability.ASK_DECLARATIONS)})
    text = "person who speaks, writes, trains or represents"
    add_declarants(KIND, Declarants(text=text, find=_find, also=_also, asks=asks))
    for name, population in _populations().items():
        add_population(name, population)
    erasures.offer_again(Event.FORGOTTEN, forget_again)
    registry.add_due("people of registers forgotten after five years", forget_long_silent)


def _populations() -> Mapping[str, Population]:
    return {
        "speakers": _population(
            "appearances at events",
            rows={"main": "main talks and chairs", "other": "other slots"},
            of=lambda part: part.register == "events" and part.part in _ON_STAGE and part.has_appeared,
            row=lambda part: "main" if part.is_prominent else "other",
        ),
        "contributions": _population(
            "contributions to outputs",
            rows={"written": "written by them", "other": "speaking, quoted or featured"},
            of=lambda part: part.register == "outputs" and part.has_appeared,
            row=lambda part: "written" if part.part is TakesPartAs.AUTHOR else "other",
        ),
        "spokespeople": _population(
            "appearances of spokespeople",
            of=lambda part: part.part is TakesPartAs.SPOKESPERSON and part.has_appeared,
        ),
        "trainers": _population(
            "days of trainers and facilitators",
            of=lambda part: part.part in _BOUGHT and part.has_appeared,
            times=lambda part: part.days if part.days is not None else Decimal(1),
        ),
        "scoping": _population(
            "people who took part in scoping",
            of=lambda part: part.part is TakesPartAs.SCOPING_VOICE and part.has_appeared,
        ),
        "candidates": _population(
            "candidates of election rounds",
            of=lambda part: part.part is TakesPartAs.CANDIDATE and part.has_appeared,
        ),
        "roundtables": _population(
            "places at round tables that were taken", at=EventKind.ROUNDTABLE, of=lambda part: part.has_appeared
        ),
        "roundtables-invited": _population(
            "invitations to round tables",
            at=EventKind.ROUNDTABLE,
            rows={"came": "invitations that were followed"},
            of=lambda part: Stage.INVITED in part.reached,
            row=lambda part: "came" if part.has_appeared else "",
        ),
    }


def _population(
    text: str,
    *,
    of: Choose,
    rows: Mapping[str, str] | None = None,
    row: Callable[[PartTaken], str] = lambda part: "",  # noqa: ARG005  # the face of a choice of rows
    times: Callable[[PartTaken], Decimal] = lambda part: Decimal(1),  # noqa: ARG005  # one appearance each
    at: EventKind | None = None,
) -> Population:
    """Appearances of people on the list: which parts they are ``of``, and the row of each beside the one of all."""
    named = {"all": text, **(rows or {})}

    def find(organisation: UUID, since: date, until: date) -> Mapping[str, Sequence[Appearances]]:
        parts = [one for one in parts_between(organisation, since, until) if of(one)]
        if at is not None:
            there = entries_of_kind(organisation, "events", at)
            parts = [one for one in parts if one.register == "events" and one.entry in there]
        return {
            name: _counted(parts if name == "all" else [p for p in parts if row(p) == name], times) for name in named
        }

    return Population(text=text, kind=KIND, rows=named, find=find)


def _counted(parts: Iterable[PartTaken], times: Callable[[PartTaken], Decimal]) -> list[Appearances]:
    """How often each person appears in some parts."""
    found: dict[UUID, Appearances] = {}
    for part in parts:
        before = found[part.person].times if part.person in found else Decimal(0)
        found[part.person] = Appearances(person=part.person, subject=part.contact, times=before + times(part))
    return list(found.values())


def _find(organisation: UUID, people: Collection[UUID] | None) -> Mapping[UUID, Known]:
    return {
        key: Known(name=name, address=address) for key, (name, address) in known_people(organisation, people).items()
    }


def _also(organisation: UUID, people: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
    same = same_people(organisation)
    return {one: same.group(one) for one in people}
