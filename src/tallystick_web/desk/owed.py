"""What is due from people, gathered from every application that offers it."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from tallystick_web.core.duties import Duty
from tallystick_web.core.registry import duties
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId, capabilities_of


def owed(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    """Everything that is due from these people, each given with what they may do."""
    return [duty for find in duties() for duty in find(organisation, who, on)]


def capabilities(held: Mapping[Person, frozenset[RoleId]]) -> dict[UUID, frozenset[str]]:
    """What people may do, by their ids."""
    return {one.pk: frozenset(map(str, capabilities_of(roles))) for one, roles in held.items()}
