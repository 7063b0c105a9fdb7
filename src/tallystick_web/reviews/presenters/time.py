"""The pages of protected time: a person's own hours, and what the co-ordinator sees, by name and never ranked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.templating import day
from tallystick_web.reviews.time_rules import (
    Balance,
    Entry,
    Promise,
    Quarter,
    balance_of,
    overload_of,
    quarter_of,
    said_hours,
)


class Theirs(Protocol):
    """The promises and entries of one person."""

    person: UUID
    name: str
    promises: tuple[Promise, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class PromiseLine:
    """A promise in words, and whether it still can be ended."""

    id: UUID
    says: str
    holds: bool


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """An entry as a row of a table."""

    id: UUID
    on: str
    what_for: str
    hours: str
    whose: str


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One person as the co-ordinator sees them."""

    name: str
    promised: str
    used: str
    outside: str
    advice: str
    promises: tuple[PromiseLine, ...]
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """A person's own hours on a day."""

    theirs: Theirs
    on: date

    @property
    def says(self) -> str:
        """What was promised and used this quarter, in a sentence or two."""
        now = self._balance(self.quarter)
        if not self.theirs.promises and not self.theirs.entries:
            return "You are promised no protected time, and noted no hours."
        if not now.promised:
            return f"You are promised no time this quarter, and were asked for {said_hours(now.asked)}."
        used = said_hours(now.used) if now.used else "none of them"
        said = f"You are promised {said_hours(now.promised)} this quarter, and used {used}."
        return f"{said} {said_hours(now.outside)} more came out of your own time." if now.outside else said

    @property
    def quarter(self) -> Quarter:
        """This quarter."""
        return quarter_of(self.on)

    @property
    def before(self) -> str:
        """The same of the quarter before; blank where there was nothing."""
        then = self._balance(self.quarter.before)
        if then.is_empty:
            return ""
        said = f"{self.quarter.before.label}: promised {said_hours(then.promised)}, used {said_hours(then.used)}"
        return f"{said}, and {said_hours(then.outside)} out of your own time." if then.outside else f"{said}."

    @property
    def advice(self) -> str:
        """What there is to talk about with the co-ordinator or a manager; blank where nothing is."""
        now = self._balance(self.quarter)
        said = []
        if now.over:
            said.append(f"you were asked for {said_hours(now.over)} more than was promised")
        if now.again:
            said.append("you were asked again within seven days")
        return f"This quarter {listed(said)}. You may say no." if said else ""

    @property
    def promises(self) -> tuple[PromiseLine, ...]:
        """What was promised, the newest first."""
        return promise_lines(self.theirs.promises, self.on)

    @property
    def entries(self) -> tuple[EntryLine, ...]:
        """What was noted in this quarter and the one before, the newest first."""
        return entry_lines(self.theirs.entries, self.quarter.before)

    def _balance(self, quarter: Quarter) -> Balance:
        return balance_of(self.theirs.promises, self.theirs.entries, quarter)


def person_lines(everybody: Iterable[Theirs], on: date) -> tuple[PersonLine, ...]:
    """Everybody whom something was promised to or asked of this quarter or in the one before, as they come."""
    quarter = quarter_of(on)
    return tuple(
        _person_line(one, quarter, on)
        for one in everybody
        if any(not balance_of(one.promises, one.entries, part).is_empty for part in (quarter, quarter.before))
    )


def _person_line(theirs: Theirs, quarter: Quarter, on: date) -> PersonLine:
    now = balance_of(theirs.promises, theirs.entries, quarter)
    return PersonLine(
        name=theirs.name,
        promised=said_hours(now.promised),
        used=said_hours(now.used),
        outside=said_hours(now.outside),
        advice="; ".join(overload_of(now)) or "Nothing to look at",
        promises=promise_lines(theirs.promises, on),
        entries=entry_lines(theirs.entries, quarter.before),
    )


def promise_lines(promises: Iterable[Promise], on: date) -> tuple[PromiseLine, ...]:
    """Promises in words."""
    return tuple(
        PromiseLine(
            id=one.id,
            says=f"{one.what_for}: {said_hours(one.hours)} a month, {day(one.starts_on)} to {day(one.until)}",
            holds=one.until > on,
        )
        for one in promises
    )


def entry_lines(entries: Iterable[Entry], since: Quarter) -> tuple[EntryLine, ...]:
    """Entries from a quarter on, as rows of a table."""
    return tuple(
        EntryLine(
            id=one.id,
            on=day(one.on),
            what_for=one.what_for,
            hours=said_hours(one.hours),
            whose="Protected time" if one.in_protected else "Own time",
        )
        for one in entries
        if one.on >= since.first
    )
