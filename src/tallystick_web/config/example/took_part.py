"""Who took part in what, in a made-up membership body: people on a list, events, outputs, and panels that fill up."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from tallystick_web.config.example.registered import Keeper
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.parts import Slot, consider_people, move_part, record_appearance, record_paid
from tallystick_web.registers.actions.people import forget_contact, merge_people
from tallystick_web.registers.asked_rules import HowAsked
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.outputs import OutputKind
from tallystick_web.registers.part_rules import Found, Paid, Prominence, Stage, TakesPartAs
from tallystick_web.registers.queries.parts import parts_of

_SEED = 11
_PEOPLE = 66
_FIRST = (
    *("Ade", "Bea", "Callum", "Devi", "Elin", "Farah", "Gwen", "Hamid", "Ines", "Jonah", "Kemi", "Luca", "Mei"),
    *("Nadia", "Owen", "Pooja", "Quentin", "Rosa", "Sanjay", "Tess", "Usman", "Vera", "Will", "Xenia", "Yasmin", "Zac"),
)
_LAST = (
    *("Abara", "Brook", "Castle", "Dhillon", "Ekwueme", "Fairley", "Gill", "Hussain", "Inman", "Joseph", "Khan"),
    *("Lyle", "Moyo", "Nwosu", "Orchard", "Patel", "Quayle", "Rahman", "Shore", "Tran", "Underhill", "Vaughan"),
)
_BODIES = ("Westmoor Trust", "Harbour Care", "Northern Fells University", "a network of carers", "", "Lowland Council")
_ROLES = (["speaker"], ["speaker", "facilitator"], ["author", "speaker"], ["trainer", "facilitator"], ["spokesperson"])
_TOPICS = ("leadership", "talent", "data", "allyship", "speaking-up", "boards", "health", "communications", "networks")
_KINDS = ("webinar", "roundtable", "learning-session", "conference", "peer-learning", "board-development")
_TITLES = {
    "webinar": "Webinar: what the figures say, and what they do not",
    "roundtable": "Round table: who is asked, and who is heard",
    "learning-session": "Learning together: saying it in the meeting",
    "conference": "Conference: boards that keep their word",
    "peer-learning": "Peer learning of people committees",
    "board-development": "The board learns: race equality, one step further",
}
_MONTHS = 24
_ON_STAGE, _BEFORE = 13, 4  # people at each event: so many that the mix of a half year can be shown, and fewer earlier
_LATELY = 15  # months
_OUTPUTS = (
    (OutputKind.ARTICLE, "What we heard in {month}"),
    (OutputKind.REPORT, "Briefing of {month}: boards and race equality"),
    (OutputKind.AUDIO, "Two chairs talk, {month}"),
    (OutputKind.IMAGERY, "Pictures of {month}"),
)


def take_part(keeper: Keeper) -> Sequence[UUID]:
    """Fill the list of people, hold two years of events, publish a year of outputs. Returns who is on the list."""
    drawn = random.Random(_SEED)  # noqa: S311  # made-up people, the same each time
    people = _list(keeper, drawn)
    _hold(keeper, drawn, people)
    _publish(keeper, drawn, people)
    _fill_panel(keeper, people)
    _merge_and_forget(keeper, people)
    return [*people[:2], *people[4:]]


def _list(keeper: Keeper, drawn: random.Random) -> list[UUID]:
    """People with made-up names. Whatever else is drawn hangs on no name."""
    names = drawn.sample([f"{first} {last}" for first in _FIRST for last in _LAST], _PEOPLE)
    return [keeper.add(registers()["contacts"], _person(place, name, drawn)) for place, name in enumerate(names)]


def _person(place: int, name: str, drawn: random.Random) -> dict[str, object]:
    is_inside = place % 4 == 0
    consent = -drawn.randrange(340, 700)
    return {
        "title": name,
        "roles": _ROLES[place % len(_ROLES)],
        "side": "inside" if is_inside else "outside",
        "body": "" if is_inside else drawn.choice(_BODIES),
        "topics": drawn.sample(_TOPICS, 2),
        "address": f"{name.lower().replace(' ', '.')}@people.example",
        "agreed": drawn.choice((2, 3, 4, 6, 12)),
        "asks_access": place % 9 == 0,
        "fee": 0 if is_inside else drawn.choice((150, 250, 400)),
        "consent_on": consent,
        "consent_way": drawn.choice(("email", "form", "spoken")),
        "confirmed": drawn.randrange(370, 400) if place % 11 == 0 else drawn.randrange(5, 335),
    } | ({"consent_on": -drawn.randrange(410, 700)} if place % 11 == 0 else {})


# EVENTS


def _hold(keeper: Keeper, drawn: random.Random, people: Sequence[UUID]) -> None:
    for back in range(_MONTHS, 0, -1):
        kind = _KINDS[back % len(_KINDS)]
        on = _in_month(keeper.today, back)
        event = _event(keeper, kind, on, came=drawn.randrange(18, 140))
        for place, one in enumerate(drawn.sample(people, _ON_STAGE if back <= _LATELY else _BEFORE)):
            _appear(keeper, event, one, place, drawn)
    for kind, title in (("safe-space", "Safe space of the race equality network"), ("team-meeting", "Team meeting")):
        for back in (1, 2, 4, 7):
            more = {"has_item": back != 2} if kind == "team-meeting" else {}
            said = {"title": title, "kind": kind, "on": -30 * back, "came": 9 + 2 * back, **more}
            keeper.add(registers()["events"], said)
    keeper.add(
        registers()["events"],
        {
            "title": "Evening of the carers’ network",
            "kind": "celebration",
            "on": 25,
            "then": ["cancelled", "The room."],
        },
    )


def _event(keeper: Keeper, kind: str, on: date, came: int | None) -> UUID:
    is_board = kind == "board-development"
    said = {
        "title": _TITLES[kind],
        "kind": kind,
        "on": (on - keeper.today).days,
        "audience": ["whole-board"] if is_board else ["networks", "hr"],
        "topics": ["boards", "data"] if is_board else ["leadership", "allyship"],
        "has_race": True,
        "asks_after": kind != "webinar",
        "seats": 15 if is_board else 160,
    }
    return keeper.add(registers()["events"], said | ({"came": min(came, 13) if is_board else came} if came else {}))


def _appear(keeper: Keeper, event: UUID, one: UUID, place: int, drawn: random.Random) -> None:
    parts = (TakesPartAs.CHAIR, TakesPartAs.SPEAKER, TakesPartAs.SPEAKER, TakesPartAs.TRAINER, TakesPartAs.PANEL_MEMBER)
    part = parts[min(place, len(parts) - 1)]
    slot = Slot(
        part=part,
        prominence=Prominence.MAIN if place < 3 or place % 3 == 0 else Prominence.OTHER,
        found=Found.LIST if drawn.random() < 0.7 else Found.OTHERWISE,
        days=Decimal(1) if part is TakesPartAs.TRAINER else None,
    )
    row = record_appearance(register=registers()["events"], entry=event, contact=one, slot=slot, **_by(keeper))
    if place % 4 == 1:
        record_paid(part=row.pk, paid=drawn.choice((Paid.YES, Paid.NO, Paid.OFFERED)), **_by(keeper))


# OUTPUTS


def _publish(keeper: Keeper, drawn: random.Random, people: Sequence[UUID]) -> None:
    for back in range(12, 0, -1):
        on = _in_month(keeper.today, back)
        for place, (kind, title) in enumerate(_OUTPUTS):
            output = keeper.add(
                registers()["outputs"], _output(keeper, kind, title.format(month=f"{on:%B} {on.year}"), on)
            )
            if kind is OutputKind.IMAGERY:
                continue
            part = TakesPartAs.AUTHOR if place < 2 else TakesPartAs.SPOKESPERSON
            for one in drawn.sample(people, 4):
                record_appearance(
                    register=registers()["outputs"], entry=output, contact=one, slot=Slot(part=part), **_by(keeper)
                )
    keeper.add(registers()["outputs"], {"title": "Guide to fair panels", "kind": "report", "state": "in-preparation"})


def _output(keeper: Keeper, kind: OutputKind, title: str, on: date) -> dict[str, object]:
    days = (on - keeper.today).days
    checked = {} if kind is OutputKind.AUDIO else {"is_checked": on.month % 3 > 0, "checklist_on": days}
    pictures = {"images_on": days, "are_images_noted": True} if kind is OutputKind.IMAGERY else {}
    relevance = ("about", "considered", "not-relevant", "considered")[on.month % 4]
    said = {"title": title, "kind": kind.value, "state": "in-use", "published_on": days, "relevance": relevance}
    return said | {"has_prompts": on.month % 2 == 0} | checked | pictures


# A PANEL THAT FILLS UP, AND PEOPLE WHO ARE ONE, OR GONE


def _fill_panel(keeper: Keeper, people: Sequence[UUID]) -> None:
    """The next conference: some were thought of, some said yes, one said no."""
    event = _event(keeper, "conference", keeper.today + timedelta(days=40), came=None)
    events, slot = registers()["events"], Slot(part=TakesPartAs.PANEL_MEMBER, prominence=Prominence.MAIN)
    chosen = [one for place, one in enumerate(people) if place % 11][9:18]
    for stage, some in ((Stage.CONSIDERED, chosen[:3]), (Stage.INVITED, chosen[3:])):
        consider_people(
            register=events, entry=event, people=some, slot=slot, stage=stage, all_the_same=True, **_by(keeper)
        )
    invited = [
        one for one in parts_of(keeper.made.organisation.pk, "events", event) if one.taken.stage is Stage.INVITED
    ]
    for part, stage in zip(invited, (Stage.ACCEPTED, Stage.ACCEPTED, Stage.DECLINED), strict=False):
        move_part(part=part.id, to=stage, **_by(keeper))


def _merge_and_forget(keeper: Keeper, people: Sequence[UUID]) -> None:
    by = _by(keeper)
    merge_people(kept=people[1], merged=people[2], **by)
    forget_contact(organisation=keeper.made.organisation.pk, contact=people[3], how=HowAsked.EMAIL, **by)


class _Did(TypedDict):
    by: Person
    at: datetime


def _by(keeper: Keeper) -> _Did:
    return {"by": keeper.made.people[RoleId.EVENTS_LEAD], "at": keeper.now}


def _in_month(today: date, back: int) -> date:
    """A day of the month so many months ago, and never one to come."""
    month = today.year * 12 + today.month - 1 - back
    return date(month // 12, month % 12 + 1, 3 + back % 24)
