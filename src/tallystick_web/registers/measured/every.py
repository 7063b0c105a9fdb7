"""Every measure that registers offer, by its id without the prefix."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick_web.registers.measured import (
    concerns,
    contacts,
    contracts,
    development,
    elections,
    events,
    experts,
    funding,
    influence,
    initiatives,
    media,
    networks,
    outputs,
    pledges,
    policies,
    resources,
    stakeholders,
    suppliers,
    training,
)
from tallystick_web.registers.measured.book import RegisterMeasure

PREFIX = "registers"
_EVERY: tuple[RegisterMeasure, ...] = (
    *policies.MEASURES,
    *training.MEASURES,
    *networks.MEASURES,
    *concerns.MEASURES,
    *experts.MEASURES,
    *resources.MEASURES,
    *pledges.MEASURES,
    *elections.MEASURES,
    *initiatives.MEASURES,
    *funding.MEASURES,
    *suppliers.MEASURES,
    *contracts.MEASURES,
    *outputs.MEASURES,
    *events.MEASURES,
    *contacts.MEASURES,
    *media.MEASURES,
    *influence.MEASURES,
    *stakeholders.MEASURES,
    *development.MEASURES,
)


def register_measures() -> Mapping[str, RegisterMeasure]:
    """Every measure of registers."""
    return _BY_ID


_BY_ID = MappingProxyType({one.id: one for one in _EVERY})
