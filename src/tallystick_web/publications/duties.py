"""What publications ask of people: to sign off what somebody else began, and to publish what was signed off."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications.queries_editions import Edition, unpublished


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("publications", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    signers = who_may(who, Capability.DECIDE_REVIEWS)
    publishers = who_may(who, Capability.PUBLISH)
    return list(_waiting(organisation, signers, publishers, on)) if signers or publishers else []


def _waiting(organisation: UUID, signers: frozenset[UUID], publishers: frozenset[UUID], on: date) -> Iterator[Duty]:
    for edition in unpublished(organisation):
        if edition.is_signed:
            is_held = edition.until is not None and localdate(edition.until) > on  # it is published by itself
            people = frozenset() if is_held else publishers
            yield from _duty("Edition to publish", "edition-publish", edition, people)
        else:
            yield from _duty("Edition to sign off", "edition-sign", edition, signers - {edition.by_id})


def _duty(kind: str, route: str, edition: Edition, people: frozenset[UUID]) -> Iterator[Duty]:
    if people:
        yield Duty(
            kind=kind,
            text=f"{edition.publication.title}, edition {edition.number}",
            route=route,
            parts={"edition": edition.pk},
            people=people,
            due_on=edition.due_on,
        )
