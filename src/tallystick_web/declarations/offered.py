"""People who use the service can say how they describe themselves, as everybody else whom an application offers."""

from collections.abc import Collection, Mapping
from uuid import UUID

from tallystick_web.core.declaring import Declarants, Known, add_declarants
from tallystick_web.core.registry import MeasureSource, add_measures
from tallystick_web.declarations.queries.mix_measures import PREFIX, catalogue, series
from tallystick_web.organisations.queries_people import people_of
from tallystick_web.organisations.rules import Capability

PERSON = "person"


def offer() -> None:
    """Offer the people of an organisation who use the service, and the measures of mixes."""
    asks = frozenset({str(Capability.ASK_DECLARATIONS)})
    add_measures(
        PREFIX,
        MeasureSource(
            catalogue=lambda _, measures: catalogue(measures),
            series=lambda organisation, measures, audience, held: series(organisation, measures),  # noqa: ARG005  # released to every audience alike
        ),
    )
    add_declarants(PERSON, Declarants(text="person who uses this service", find=_find, also=_also, asks=asks))


def _find(organisation: UUID, people: Collection[UUID] | None) -> Mapping[UUID, Known]:
    """Those who have an address: without one, somebody left and was forgotten."""
    found = {one.pk: Known(name=one.name, address=one.email) for one in people_of(organisation) if one.email}
    return found if people is None else {key: one for key, one in found.items() if key in set(people)}


def _also(_: UUID, people: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
    """Nobody is listed twice."""
    return {one: (one,) for one in people}
