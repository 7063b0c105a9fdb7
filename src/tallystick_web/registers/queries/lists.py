"""A register as a list: what is asked for of it, one page of that, and how much of it counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.columns import Column, ColumnKind, Register, State
from tallystick_web.registers.models import Entry
from tallystick_web.registers.queries.entries import entries_of
from tallystick_web.registers.queries.stored import field_of, said_in
from tallystick_web.registers.rules import Freshness, freshness

ON_A_PAGE = 40
BY_TITLE, BY_REVIEW, BY_ADDED = "title", "review", "added"
NOT_OVER = "not-over"
_SEARCHED = frozenset({ColumnKind.TEXT})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries are asked for, and in which order. Blank asks for all.

    ``state`` is the id of a state, or asks for what is not over. ``chosen`` are answers by the names of columns.
    ``order`` names a column of days, of which the newest comes first, or one of the orders that every register has.
    """

    text: str = ""
    state: str = ""
    chosen: Mapping[str, Any] = field(default_factory=dict)
    owner: UUID | None = None
    is_stale: bool = False
    order: str = BY_TITLE
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An entry in a list. ``values`` are those of the columns that lists have."""

    id: UUID
    title: str
    state: State
    owner: str
    review_on: date | None
    values: Mapping[str, Any]

    def freshness(self, today: date) -> Freshness:
        """Whether it can be relied on today."""
        return freshness(is_live=self.state.is_live, review_on=self.review_on, today=today)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of what was asked for, and how many there are in all."""

    entries: tuple[Listed, ...]
    count: int
    number: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.count // ON_A_PAGE))


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many entries of a register count, and how many would if they had been confirmed in time."""

    counting: int = 0
    stale: int = 0
    every: int = 0


def page_of(organisation: UUID, register: Register, wanted: Wanted, *, today: date) -> Page:
    """One page of a register."""
    rows = _wanted(organisation, register, wanted, today)
    count = rows.count()
    number = min(wanted.page, max(1, -(-count // ON_A_PAGE)))
    start = (number - 1) * ON_A_PAGE
    shown = [one for one in register.columns if one.in_list]
    fields = ("pk", "title", "state", "owner__name", "review_on", *(field_of(register, one.name) for one in shown))
    found = _ordered(rows, register, wanted.order).values(*fields)[start : start + ON_A_PAGE]
    return Page(entries=tuple(_listed(one, register, shown) for one in found), count=count, number=number)


def tally_of(organisation: UUID, register: Register, *, today: date) -> Tally:
    """How much of a register counts today."""
    return Tally(**entries_of(organisation, register).aggregate(**counted(register, today)))


def counted(register: Register, today: date) -> dict[str, Count]:
    """What a tally is made of, as the database counts it."""
    is_live = Q(state__in=register.live_states)
    return {
        "counting": Count("pk", filter=is_live & (Q(review_on=None) | Q(review_on__gte=today))),
        "stale": Count("pk", filter=is_live & Q(review_on__lt=today)),
        "every": Count("pk"),
    }


def orders_of(register: Register) -> tuple[str, ...]:
    """The orders that a register can be listed in; the first is that of a list nobody asked anything of."""
    days = [one.name for one in register.columns if one.kind is ColumnKind.DAY and one.in_list]
    dated = [one for one in days if one in register.key]
    others = [one for one in days if one not in register.key]
    return (*dated, BY_TITLE, *others, *((BY_REVIEW,) if register.months else ()), BY_ADDED)


def _wanted(organisation: UUID, register: Register, wanted: Wanted, today: date) -> OwnedQuerySet[Entry]:
    rows = entries_of(organisation, register)
    if wanted.text:
        rows = rows.filter(_says(register, wanted.text))
    if wanted.state:
        rows = rows.filter(ended_on=None) if wanted.state == NOT_OVER else rows.filter(state=wanted.state)
    if wanted.owner is not None:
        rows = rows.filter(owner=wanted.owner)
    if wanted.is_stale:
        rows = rows.filter(state__in=register.live_states, review_on__lt=today)
    for name, answer in wanted.chosen.items():
        rows = rows.filter(_answers(register, register.column(name), answer))
    return rows


def _says(register: Register, text: str) -> Q:
    found = Q(title__icontains=text)
    for column in register.columns:
        if column.kind in _SEARCHED:
            found |= Q(**{f"{column.name}__icontains": text})
    return found


def _answers(register: Register, column: Column, answer: Any) -> Q:
    if column.kind is ColumnKind.SEVERAL:
        return Q(**{f"{column.name}__contains": f",{answer},"})
    return Q(**{field_of(register, column.name): answer})


def _ordered(rows: OwnedQuerySet[Entry], register: Register, order: str) -> OwnedQuerySet[Entry]:
    if order == BY_ADDED:
        return rows.order_by("-at", "pk")
    if order == BY_REVIEW:
        return rows.order_by(F("review_on").asc(nulls_last=True), "title", "pk")
    if order in orders_of(register) and order != BY_TITLE:
        return rows.order_by(F(order).desc(nulls_last=True), "title", "pk")
    return rows.order_by("title", "pk")


def _listed(found: Mapping[str, Any], register: Register, shown: Collection[Column]) -> Listed:
    return Listed(
        id=found["pk"],
        title=found["title"],
        state=register.state(found["state"]),
        owner=found["owner__name"] or "",
        review_on=found["review_on"],
        values=said_in(found, shown, register),
    )
