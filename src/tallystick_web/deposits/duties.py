"""What is due from people of figures that are handed in: those in which nothing is wrong wait to be signed off."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.definitions import load
from tallystick_web.core.duties import Duty
from tallystick_web.core.registry import add_duties
from tallystick_web.deposits.queries import held
from tallystick_web.deposits.rules import State
from tallystick_web.organisations.rules import Capability


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("deposits", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:  # noqa: ARG001  # the face of what says what is due
    signing = frozenset(one for one, may in who.items() if Capability.SIGN_FIGURES in may)
    if not signing:
        return []
    return [
        Duty(
            kind="Figures to sign off",
            text=f"{load(one.standard, one.year).title} {one.year}",
            route="hand-in-figures",
            parts={"deposit": one.id},
            people=signing,
            waits_since=localdate(one.changed_at),
        )
        for one in held(organisation)
        if one.state is State.OPEN and one.problems == 0
    ]
