"""What is due from people of what waits for a second person."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import unanswered
from tallystick_web.organisations.rules import Capability, RoleId, roles

_ANSWERS = frozenset({Capability.AGREE_PEOPLE, Capability.MANAGE_PEOPLE})


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("organisations", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:  # noqa: ARG001  # the face of what says what is due
    answering = who_may(who, *_ANSWERS)
    return list(_waiting(organisation, answering)) if answering else []


def _waiting(organisation: UUID, answering: frozenset[UUID]) -> Iterator[Duty]:
    requests, resets = unanswered(organisation)
    for role in requests:
        label = roles()[RoleId(role.role)].label
        answers = answering - {role.asked_by_id, role.person_id}
        yield _duty(f"“{label}” for {role.person.name}", "decide-role", role.pk, role.asked_at, answers)
    for reset in resets:
        answers = answering - {reset.asked_by_id, reset.person_id}
        yield _duty(_reset(reset.person), "decide-second-step-reset", reset.pk, reset.asked_at, answers)


def _reset(person: Person) -> str:
    return f"Taking away the second step of signing in of {person.name}"


def _duty(text: str, route: str, asked: UUID, at: datetime, people: frozenset[UUID]) -> Duty:
    return Duty(
        kind="Waits for a second person",
        text=text,
        route=route,
        parts={"asked": asked},
        people=people,
        waits_since=localdate(at),
    )
