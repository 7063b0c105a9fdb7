"""What an organisation of a kind has to do in a year, by when, and who says so: data/obligations.toml.

Dates move and sources age. So each obligation says where its date is from, and what was not held against the source.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import OrganisationKind

LONGEST_REASON = 500


class FaultInObligations(Exception):
    """Data that cannot be used. The message names the obligation and the fault, for whoever wrote it."""


class Layer(StrEnum):
    """What stands behind an obligation."""

    STATUTE = "statute"
    CONTRACT = "contract"
    GOOD_PRACTICE = "good-practice"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Layer.STATUTE: "By law", Layer.CONTRACT: "By contract", Layer.GOOD_PRACTICE: "Good practice"}[self]

    @property
    def binds(self) -> bool:
        """Whether it must be done."""
        return self is not Layer.GOOD_PRACTICE


class Rule(StrEnum):
    """How the date of an obligation is found."""

    YEARLY = "yearly"
    AFTER_LAST = "after-last"
    SET_YEARLY = "set-yearly"


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """One thing that is to be done, or (``is_event``) happens, from time to time.

    ``asks`` says what to do, ``binds`` on whom it is, and ``unconfirmed`` what was not held against the source; blank
    where all of it was. Of YEARLY ones ``month`` and ``day`` are known, of AFTER_LAST ones ``months`` from the last
    time, and of SET_YEARLY ones the ``dates`` that were told for some years.
    """

    id: str
    title: str
    kinds: frozenset[OrganisationKind]
    layer: Layer
    rule: Rule
    asks: str
    binds: str
    source_title: str
    source: str
    unconfirmed: str
    is_event: bool
    month: int = 0
    day: int = 0
    months: int = 0
    dates: Mapping[int, date] = field(default_factory=dict)

    @property
    def when(self) -> str:
        """How its date is found, in words."""
        if self.rule is Rule.AFTER_LAST:
            return f"At the latest {_how_long(self.months)} after the last time"
        if self.rule is Rule.YEARLY:
            return f"Every year, {'on' if self.is_event else 'by'} {self.day} {date(2001, self.month, 1):%B}"
        return "Every year, on a day that is set for that year"

    def on(self, year: int) -> date | None:
        """Its date in a year; None where nobody told it yet, or where it hangs on the last time."""
        return date(year, self.month, self.day) if self.rule is Rule.YEARLY else self.dates.get(year)


@dataclass(frozen=True, kw_only=True)
class Done:
    """That an organisation did what an obligation asks on a day: for a year, or (None) for the time being."""

    obligation: str
    year: int | None
    on: date


@dataclass(frozen=True, kw_only=True)
class OwnDate:
    """The date that an organisation set itself for an obligation in a year, and why."""

    obligation: str
    year: int
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """An obligation in a year. ``on`` is None where its date is not known; ``given`` is the date without ``own``."""

    obligation: Obligation
    year: int
    given: date | None
    own: OwnDate | None = None
    done_on: date | None = None

    @property
    def on(self) -> date | None:
        """When it is due, or happens."""
        return self.own.on if self.own else self.given

    def is_open(self) -> bool:
        """Whether it is to be done, and nobody said that it was."""
        return not self.obligation.is_event and self.done_on is None

    def is_overdue(self, on: date) -> bool:
        """Whether it was to be done by a day that is over, and nobody said that it was.

        What counts from the last time comes round by itself only when somebody says that it was done again.
        """
        is_undone = self.obligation.rule is Rule.AFTER_LAST or self.is_open()
        return is_undone and self.on is not None and self.on < on


def occurrences(
    kind: OrganisationKind, years: Sequence[int], *, done: Collection[Done], own: Collection[OwnDate]
) -> tuple[Occurrence, ...]:
    """Every obligation of a kind of organisation in some years, by date; those without one last, what binds first.

    ``done`` and ``own`` come in the order in which they were said: what was said last holds.
    """
    last_done = {(one.obligation, one.year): one.on for one in done}
    last_own = {(one.obligation, one.year): one for one in own}
    found = [
        occurrence
        for obligation in obligations_for(kind)
        for occurrence in _of_one(obligation, years, last_done=last_done, last_own=last_own)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.on or date.max, not one.obligation.layer.binds, one.obligation.title))
    )


def _of_one(
    obligation: Obligation,
    years: Sequence[int],
    *,
    last_done: Mapping[tuple[str, int | None], date],
    last_own: Mapping[tuple[str, int], OwnDate],
) -> Iterator[Occurrence]:
    if obligation.rule is Rule.AFTER_LAST:
        last = last_done.get((obligation.id, None))
        due = months_after(last, obligation.months) if last else None
        if due is None or due.year <= years[-1]:
            yield Occurrence(obligation=obligation, year=due.year if due else years[0], given=due)
        return
    for year in years:
        yield Occurrence(
            obligation=obligation,
            year=year,
            given=obligation.on(year),
            own=last_own.get((obligation.id, year)),
            done_on=last_done.get((obligation.id, year)),
        )


def check_done(*, on: date, today: date, is_event: bool) -> None:
    """Raise Refused where something cannot have been done on a day."""
    if is_event:
        raise Refused("This happens by itself: there is nothing to be done.")
    if on > today:
        raise Refused("The day must be today or in the past. Say so once it is done.")


def check_own_date(*, obligation: Obligation, year: int, on: date, reason: str) -> None:
    """Raise Refused where an organisation cannot set this date for a year: of a date in law it may only be earlier."""
    if obligation.rule is Rule.AFTER_LAST:
        raise Refused("This date hangs on when it was done last. Say when that was instead.")
    if on.year != year:
        raise Refused(f"This is about {year}. Give a day of that year.")
    if not reason.strip():
        raise Refused("Say why it is this day. Others read it beside the date.")
    given = obligation.on(year)
    if obligation.layer is Layer.STATUTE and given is not None and on > given:
        raise Refused("The law sets this date. You can aim for an earlier day, and not for a later one.")


@cache
def obligations() -> Mapping[str, Obligation]:
    """Every obligation by its id. Raises FaultInObligations where the data cannot be used."""
    return parsed((files("tallystick_web.organisations") / "data" / "obligations.toml").read_text("utf-8"))


def obligations_for(kind: OrganisationKind) -> tuple[Obligation, ...]:
    """The obligations of a kind of organisation."""
    return tuple(one for one in obligations().values() if kind in one.kinds)


def parsed(text: str) -> Mapping[str, Obligation]:
    """The obligations of a file. Raises FaultInObligations where it cannot be used: one bad one stops all."""
    found: dict[str, Obligation] = {}
    for row in tomllib.loads(text)["obligations"]:
        try:
            one = _obligation(row)
        except (KeyError, TypeError, ValueError) as fault:
            raise FaultInObligations(f"{row.get('id')}: {type(fault).__name__} {fault}") from fault
        if one.id in found or not one.source.startswith("https://"):
            raise FaultInObligations(f"{one.id}: an id is given once, and a source begins with https://")
        found[one.id] = one
    return found


def _obligation(row: Mapping[str, Any]) -> Obligation:
    rule = Rule(row["rule"])
    month, day = (int(part) for part in row["day"].split("-")) if rule is Rule.YEARLY else (0, 0)
    if rule is Rule.YEARLY:
        date(2001, month, day)  # a day that every year has
    return Obligation(
        id=row["id"],
        title=row["title"],
        kinds=frozenset(OrganisationKind(one) for one in row["kinds"]),
        layer=Layer(row["layer"]),
        rule=rule,
        asks=row["asks"],
        binds=row["binds"],
        source_title=row["source_title"],
        source=row["source"],
        unconfirmed=row["unconfirmed"],
        is_event=bool(row.get("is_event", False)),
        month=month,
        day=day,
        months=int(row["months"]) if rule is Rule.AFTER_LAST else 0,
        dates=_dates(row["dates"]) if rule is Rule.SET_YEARLY else {},
    )


def _dates(given: Sequence[date]) -> Mapping[int, date]:
    return {one.year: one for one in given}


def _how_long(months: int) -> str:
    years, left = divmod(months, 12)
    number, what = (months, "month") if left else (years, "year")
    return f"{number} {what}{'' if number == 1 else 's'}"
