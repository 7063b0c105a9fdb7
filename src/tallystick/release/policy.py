"""Policies: for whom a release is made, and how many decimals each unit keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
