"""Menus: the tables each audience may have, as signed files. Free crossing cannot be protected; a menu can."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import ConfigDict, TypeAdapter

from tallystick.definitions import Kind
from tallystick.disclosure.signed import Name, Signed, read_packaged
from tallystick.release.policy import Audience

CONTRACT = "contract"


@dataclass(frozen=True, kw_only=True)
class MenuTable:
    """One table of a menu: what it breaks the organisation down by, for which kinds of indicator, over which years.

    A table over several ``years`` stands for a fixed block of them, one of which ends with ``a_block_ends``: blocks
    that overlapped would give single years away.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    id: Name
    title: Name
    by: str
    kinds: tuple[Kind, ...]
    years: int = 1
    a_block_ends: int = 0

    def ends_in(self, year: int) -> bool:
        """Whether a block of years ends with ``year``."""
        return self.years == 1 or (year - self.a_block_ends) % self.years == 0


@dataclass(frozen=True, kw_only=True)
class Menu:
    """All tables of one audience, with the policies for what is finer than the contract and for surveys."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    audience: Audience
    title: Name
    finer: str
    survey: str
    written_by: str
    checked_by: str
    review_by: date
    status: Signed
    source: Name
    table: tuple[MenuTable, ...]

    def find(self, by: str) -> MenuTable | None:
        """The table that breaks down by this, if it is on the menu."""
        return next((one for one in self.table if one.by == by), None)


@cache
def menus() -> Mapping[str, Menu]:
    """Every menu by its audience. The analyst's desk has none: it sees everything."""
    return read_packaged("menus", TypeAdapter(Menu))
