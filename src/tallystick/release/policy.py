"""Policies: for whom a release is made, and how many decimals each unit keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tallystick.release.quantity import Unit


class Audience(StrEnum):
    """Who will read a release. Every role maps to one of these."""

    INTERNAL = "internal"
    ORGANISATION = "organisation"
    PUBLIC = "public"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How figures are shown to one audience.

    ``decimals`` is what people read. ``significant_digits`` is what files carry; with 0 they carry what people read
    and no more. A policy covers every unit.
    """

    name: str
    audience: Audience
    watermark: str
    significant_digits: int
    decimals: Mapping[Unit, int]

    def __post_init__(self) -> None:
        missing = [unit for unit in Unit if unit not in self.decimals]
        if missing:
            raise ValueError(f"policy {self.name} gives no decimals for: {', '.join(missing)}")


INTERNAL = Policy(
    name="internal",
    audience=Audience.INTERNAL,
    watermark="For the analyst's desk only. Not protected: small numbers here can point at people.",
    significant_digits=12,
    decimals=MappingProxyType(
        {
            Unit.PEOPLE: 0,
            Unit.YEARS: 0,
            Unit.RATIO: 2,
            Unit.RATE: 1,
            Unit.PERCENT: 1,
            Unit.POINTS: 1,
            Unit.PER_1000: 1,
            Unit.PROBABILITY: 3,
            Unit.POUNDS: 2,
        }
    ),
)
