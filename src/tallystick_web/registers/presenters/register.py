"""A register as a page: how much of it counts, and the entries that were asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day, number
from tallystick_web.registers.columns import Column, Register
from tallystick_web.registers.presenters.tallies import lead_of
from tallystick_web.registers.presenters.words import Names, in_words
from tallystick_web.registers.queries.lists import ON_A_PAGE, Listed, Page, Tally
from tallystick_web.registers.rules import Freshness


@dataclass(frozen=True, kw_only=True)
class Row:
    """An entry in the table: its title, what the columns of lists say, and how it stands."""

    id: UUID
    title: str
    cells: tuple[str, ...]
    stands: str


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """A register, or what was asked for of it. ``turned`` are the addresses of the page before and the page after."""

    register: Register
    tally: Tally
    page: Page
    names: Names
    today: date
    is_filtered: bool
    links: Sequence[Link]
    turned: tuple[str, str]

    @property
    def lead(self) -> str:
        """How much of it counts."""
        return lead_of(self.register, self.tally)

    @property
    def stale_first(self) -> str:
        """The words of the link to what is stale; blank where nothing is, or it is shown already."""
        if not self.tally.stale or self.is_filtered:
            return ""
        return (
            "See the one that is stale"
            if self.tally.stale == 1
            else f"See the {number(self.tally.stale)} that are stale"
        )

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of the table."""
        return (self.register.title_label, *(one.label for one in self._shown), "How it stands")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The entries of this page."""
        return tuple(self._row(one) for one in self.page.entries)

    @property
    def found(self) -> str:
        """How many were asked for, and which of them are shown."""
        count = self.page.count
        if not count:
            return f"No {self.register.several} like that."
        first = (self.page.number - 1) * ON_A_PAGE + 1
        last = min(self.page.number * ON_A_PAGE, count)
        if count <= ON_A_PAGE:
            what = self.register.one if count == 1 else self.register.several
            return f"{number(count)} {what}{' found' if self.is_filtered else ''}"
        return f"{number(first)} to {number(last)} of {number(count)} {self.register.several}"

    @property
    def _shown(self) -> tuple[Column, ...]:
        return tuple(one for one in self.register.columns if one.in_list)

    def _row(self, entry: Listed) -> Row:
        cells = tuple(in_words(one, entry.values[one.name], self.names) for one in self._shown)
        return Row(id=entry.id, title=entry.title, cells=cells, stands=_stands(entry, self.today))


def _stands(entry: Listed, today: date) -> str:
    """The state of an entry, and whether it can be relied on."""
    state, fresh = entry.state.label, entry.freshness(today)
    if fresh is Freshness.STALE and entry.review_on is not None:
        return f"{state}. Stale since {day(entry.review_on)}"
    if fresh is Freshness.DUE and entry.review_on is not None:
        return f"{state}. To be confirmed by {day(entry.review_on)}"
    return state


def asked_in_words(labels: Mapping[str, str], chosen: Mapping[str, str]) -> str:
    """What a list was narrowed by: “Topic: talent. Stale: yes.”"""
    return " ".join(f"{labels[name].rstrip('?')}: {words}." for name, words in chosen.items())
