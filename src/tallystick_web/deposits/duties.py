"""What is due from people of figures: those that are asked and not handed in, and those that wait to be signed off."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.definitions import available, load
from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.deposits.queries import Held, held
from tallystick_web.deposits.rules import State, asked_now, day_of
from tallystick_web.organisations.queries import kind_of
from tallystick_web.organisations.rules import Capability


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("deposits", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    signing, handing_in = who_may(who, Capability.SIGN_FIGURES), who_may(who, Capability.HAND_IN_FIGURES)
    if not (signing or handing_in):
        return []
    there = [one for one in held(organisation) if one.state in (State.OPEN, State.SIGNED)]
    asked = asked_now(kind_of(organisation), available(), on=on) if handing_in else ()
    return [*_to_sign(there, signing), *_to_hand_in(there, asked, handing_in)]


def _to_sign(there: Sequence[Held], people: frozenset[UUID]) -> Iterator[Duty]:
    for one in there if people else ():
        if one.state is State.OPEN and one.problems == 0:
            yield Duty(
                kind="Figures to sign off",
                text=_called(one.standard, one.year),
                route="hand-in-figures",
                parts={"deposit": one.id},
                people=people,
                waits_since=localdate(one.changed_at),
            )


def _to_hand_in(there: Sequence[Held], asked: Sequence[tuple[str, int]], people: frozenset[UUID]) -> Iterator[Duty]:
    """What is asked and neither signed nor ready to be: it waits from the day that its figures are of."""
    known = {(one.standard, one.year): one for one in there if one.state is State.SIGNED or one.problems == 0}
    begun = {(one.standard, one.year): one for one in there}
    for standard, year in asked:
        if (standard, year) not in known:
            one = begun.get((standard, year))
            yield Duty(
                kind="Figures to hand in",
                text=_called(standard, year),
                route="hand-in-figures" if one else "hand-in",
                parts={"deposit": one.id} if one else {},
                people=people,
                waits_since=day_of(year),
            )


def _called(standard: str, year: int) -> str:
    return f"{load(standard, year).title} {year}"
