"""Menus of pay: which measures, comparators and parts of the workforce each audience may have, as signed files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from tallystick.disclosure.signed import Name, Signed, read_packaged
from tallystick.release.pay import LEFT_OUT, PayFigure, PayMeasure, Variant
from tallystick.release.policy import Audience


@dataclass(frozen=True, kw_only=True)
class PayMenu:
    """What one audience may have of pay. Deciles are given of groups of ``deciles_from`` people or more, pay in pounds
    of groups of ``pounds_from``.

    ``policy`` names the rule for counts. ``variants`` are those that may stand beside the plain figures; one that ends
    with a colon stands before a type of bonus. ``headline_only`` are measures of the headline comparator alone.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    audience: Audience
    title: Name
    policy: str
    comparators: tuple[str, ...]
    by: tuple[str, ...]
    measures: tuple[PayMeasure, ...]
    variants: tuple[Variant, ...]
    headline_only: tuple[PayMeasure, ...]
    deciles_from: int
    pounds_from: int
    written_by: str
    checked_by: str
    review_by: date
    status: Signed
    source: Name

    def has(self, figure: PayFigure[Any], *, headline: str) -> bool:
        """Whether a figure is on the menu, where ``headline`` is the comparator that the profile puts first."""
        return (
            figure.measure in self.measures
            and (not figure.comparator or figure.comparator in self.comparators)
            and (not figure.by or figure.by in self.by)
            and (not figure.variant or figure.variant.startswith(tuple(self.variants)))
            and (figure.comparator == headline or figure.measure not in self.headline_only)
            and not figure.detail.startswith(LEFT_OUT)
        )


@cache
def pay_menus() -> Mapping[str, PayMenu]:
    """Every menu of pay by its audience. The analyst's desk has none: it sees everything."""
    return read_packaged("pay", TypeAdapter(PayMenu))
