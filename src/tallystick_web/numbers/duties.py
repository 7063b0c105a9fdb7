"""What is due from people of the values that somebody typed: each waits for a second person."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.numbers.recorded_queries import names_of, waiting
from tallystick_web.organisations.rules import Capability


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("numbers", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:  # noqa: ARG001  # the face of what says what is due
    checking = who_may(who, Capability.CHECK_MEASURES)
    values = waiting(organisation) if checking else []
    names = names_of(organisation, {one.measure for one in values}) if values else {}
    return [
        Duty(
            kind="Value to check",
            text=f"{names[one.measure]}, {one.label}",
            route="value-check",
            parts={"recorded_value": one.id},
            people=checking - {one.by_id},
            waits_since=localdate(one.at),
        )
        for one in values
    ]
