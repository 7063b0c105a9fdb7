"""Menus of pay: which measures, comparators and parts of the workforce each audience may have, as signed files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import ConfigDict, TypeAdapter

from tallystick.disclosure.signed import Name, Signed, read_packaged
from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.policy import Audience
from tallystick.release.quantity import Quantity

# Beside the plain figures these speak of the few who differ, so they stay on the desk.
_DESK_VARIANTS = ("salary-sacrifice-added-back", "known-only")


@dataclass(frozen=True, kw_only=True)
class PayMenu:
    """What one audience may have of pay. Deciles are given of groups of ``deciles_from`` people or more.

    ``policy`` names the rule for counts.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    audience: Audience
    title: Name
    policy: str
    comparators: tuple[str, ...]
    by: tuple[str, ...]
    measures: tuple[PayMeasure, ...]
    deciles_from: int
    written_by: str
    checked_by: str
    review_by: date
    status: Signed
    source: Name

    def has(self, figure: PayFigure[Quantity]) -> bool:
        """Whether a figure is on the menu."""
        return (
            figure.measure in self.measures
            and (not figure.comparator or figure.comparator in self.comparators)
            and (not figure.by or figure.by in self.by)
            and figure.variant not in _DESK_VARIANTS
        )


@cache
def pay_menus() -> Mapping[str, PayMenu]:
    """Every menu of pay by its audience. The analyst's desk has none: it sees everything."""
    return read_packaged("pay", TypeAdapter(PayMenu))
